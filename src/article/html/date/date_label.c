/* Labels of days. */
#include "article/html/date/date_label.h"
#include "article/html/tree/texts.h"

#include <strings.h>

/* Parts of words, the case of ASCII ignored. */
static const char *const
    published[] = {"publish",      "posted",     "created",      "first seen",
                   "released",     "written on", "issued",       "veröffentlicht",
                   "erschienen",   "erstellt",   "eingestellt",  "verfasst",
                   "gepostet",     "publié",     "mis en ligne", "mise en ligne",
                   "paru le",      "posté",      "publicad",     "publicaci",
                   "publicat",     "publicação", "pubblicat",    "geplaatst",
                   "gepubliceerd", "publicer",   "publisert",    "julkaistu",
                   "opublikowan",  "publikacji", "publikov",     "убликов",
                   "убликац",      "убліков",    "yayın",        "ngày đăng",
                   "نشر",          "发布",       "發布",         "發佈",
                   "公開日",       "掲載",       "配信",         "등록",
                   "입력",         "ημοσίευ",      "ημοσιεύ",
                   "ΗΜΟΣΙΕΥ",      "ναρτήθηκε",    "ΝΑΡΤΗΘΗΚΕ",
                   NULL},
    *const changed[] = {"updat",      "modif",      "edited",      "revised",    "last change",
                        "aktualisi",  "geändert",   "nderung",     "bearbeitet", "editiert",
                        "überarbeit", "mis à jour", "mise à jour", "actuali",    "atualiza",
                        "aggiorna",   "bijgewerkt", "gewijzigd",   "oppdater",   "uppdater",
                        "opdater",    "ndrad",      "päivitet",    "zaktualiz",  "aktualiz",
                        "бновл",      "зменен",     "новлено",     "güncel",     "cập nhật",
                        "تحديث",      "更新",       "修正",        "수정",       "νημέρωση",
                        "νημερώθηκε", "ΝΗΜΕΡΩ",     "ροποποι",    NULL};

/* Where one of the words begins in `text`, SIZE_MAX without. */
static size_t find_word(dl_slice text, const char *const *words)
{
    size_t best = SIZE_MAX;
    for (; *words; words++) {
        size_t size = strlen(*words);
        for (size_t i = 0; i + size <= text.size && i < best; i++)
            if (strncasecmp(text.data + i, *words, size) == 0)
                best = i;
    }
    return best;
}

bool dl_html_labels_day(dl_slice text)
{
    return find_word(text, published) != SIZE_MAX || find_word(text, changed) != SIZE_MAX;
}

/* Without blanks at its beginning, of which no-break spaces are some. */
static dl_slice without_blanks(dl_slice text)
{
    static const char no_break[] = "\u00A0";
    for (text = dl_slice_trim(text); dl_slice_starts(text, dl_slice_of(no_break));)
        text = dl_slice_trim(dl_slice_cut(text, sizeof no_break - 1, text.size));
    return text;
}

/* The text before node `at`, if it is short. */
static dl_slice text_before(const dl_html_tree *tree, uint32_t at)
{
    enum { NODES = 6, MOST = 40 };
    for (uint32_t i = at; i-- > 0 && at - i <= NODES;) {
        dl_slice text = without_blanks(dl_html_node_text(tree, i));
        if (text.size)
            return text.size <= MOST ? text : dl_slice_of(NULL);
    }
    return dl_slice_of(NULL);
}

bool dl_html_is_of_change(const dl_html_tree *tree, uint32_t at)
{
    static const char *const attributes[] = {"itemprop", "class"}, *const parts[] = {
                                                                       "publish", "entry-date",
                                                                       "updat", "modif", "mod-time", "modtime"};
    enum { PUBLISHING = 2 };
    for (size_t a = 0; a < sizeof attributes / sizeof *attributes; a++) {
        dl_slice value = dl_html_attribute(tree, at, attributes[a]);
        for (size_t i = 0; i < sizeof parts / sizeof *parts && value.size; i++)
            if (dl_html_holds_word(value, parts[i]))
                return i >= PUBLISHING;
    }
    return false;
}

dl_html_day_kind dl_html_day_label(const dl_html_tree *tree, uint32_t at, dl_slice *text)
{
    enum { SHORT = 60, LABELLED = 110 };
    if (text->size > LABELLED)
        return DL_DAY_PROSE;
    size_t out = find_word(*text, published), back = find_word(*text, changed);
    if (out != SIZE_MAX) {
        if (back < out)
            *text = dl_slice_cut(*text, out, text->size);
        return DL_DAY_PUBLISHED;
    }
    if (back != SIZE_MAX || dl_html_is_of_change(tree, tree->nodes[at].parent))
        return DL_DAY_CHANGED;
    if (text->size > SHORT)
        return DL_DAY_PROSE;
    dl_slice before = text_before(tree, at);
    return find_word(before, published) != SIZE_MAX ? DL_DAY_PUBLISHED
           : find_word(before, changed) != SIZE_MAX ? DL_DAY_CHANGED
                                                    : DL_DAY_SAID;
}

/* Whether one of the names begins so: "comment-list", but not "entry-comments-link". */
static bool starts_class(dl_slice names, const char *with)
{
    size_t size = strlen(with);
    for (size_t i = 0; i + size <= names.size; i++)
        if ((!i || names.data[i - 1] == ' ') && strncasecmp(names.data + i, with, size) == 0)
            return true;
    return false;
}

bool dl_html_is_aside(const dl_html_tree *tree, uint32_t at, uint32_t headline)
{
    enum { LEVELS = 40 };
    static const char *const names[] = {"teaser", "related"}, *const attributes[] = {"class", "id"};
    for (int level = 0; level < LEVELS && at && !(at <= headline && headline < tree->nodes[at].end);
         level++, at = tree->nodes[at].parent) {
        if (dl_html_is(tree, at, GUMBO_TAG_BLOCKQUOTE)) /* a post that is quoted */
            return true;
        for (size_t a = 0; a < sizeof attributes / sizeof *attributes; a++) {
            dl_slice said = dl_html_attribute(tree, at, attributes[a]);
            if (starts_class(said, "comment"))
                return true;
            for (size_t i = 0; i < sizeof names / sizeof *names && said.size; i++)
                if (dl_html_holds_word(said, names[i]))
                    return true;
        }
    }
    return false;
}

bool dl_html_in_teaser(const dl_html_tree *tree, uint32_t at, size_t size, uint32_t headline)
{
    enum { LEVELS = 4, MORE = 16, TEASER_MOST = 600 };
    for (int level = 0; level < LEVELS && at; level++, at = tree->nodes[at].parent)
        if (dl_html_is(tree, at, GUMBO_TAG_A) && dl_html_attribute(tree, at, "href").size)
            return tree->nodes[at].text > size + MORE && tree->nodes[at].text <= TEASER_MOST &&
                   !(at <= headline && headline < tree->nodes[at].end);
    return false;
}

bool dl_html_in_other(const dl_html_tree *tree, uint32_t at, size_t size, uint32_t headline)
{
    enum { LEVELS = 12 };
    bool aside = false;
    uint32_t in = at;
    for (int level = 0; level < LEVELS && in && !aside; level++, in = tree->nodes[in].parent)
        aside = dl_html_is(tree, in, GUMBO_TAG_ASIDE);
    return aside && dl_html_in_teaser(tree, at, size, headline);
}
