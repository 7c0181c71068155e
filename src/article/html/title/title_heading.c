/* The heading that is a page's headline. */
#include "article/html/title/title_heading.h"
#include "article/html/title/title_lines.h"
#include "article/html/title/title_links.h"
#include "article/html/title/title_shown.h"
#include "article/html/title/title_text.h"
#include "article/html/tree/class_words.h"
#include "article/html/tree/deck.h"
#include "article/html/tree/texts.h"
#include "article/html/tree/unseen.h"

#include <strings.h>

/* Bytes of a heading, of that with all its blanks, headings of a rank that are looked at: more have
 * only pages that are made to take long. */
enum { HEADING_MOST = 400, RAW_MOST = 4000, HEADINGS_MOST = 300 };

enum { LONE_LEAST = 10 }; /* bytes of a headline that is stated nowhere */

/* The text that a heading shows: without parts that are not shown, unless all are. */
static dl_slice text_of(const dl_html_titles *t, const dl_html_tree *tree, uint32_t at)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    bool parts = false;
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++) {
        GumboTag tag = dl_html_tag(tree, i);
        if (tag == GUMBO_TAG_LAST) {
            dl_html_squeeze(&out, dl_html_node_text(tree, i));
        } else if (dl_html_is_no_text(tree, i) || dl_html_is_unseen(tree, i)) {
            parts = true;
            if (tree->nodes[i].text) /* a dash between a kicker and the rest */
                dl_html_squeeze(&out, DL_LITERAL(" "));
            i = tree->nodes[i].end - 1;
        } else if (tag == GUMBO_TAG_BR || tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV) {
            dl_html_squeeze(&out, DL_LITERAL(" "));
        }
    }
    dl_slice shown = dl_slice_trim(dl_buffer_slice(&out));
    dl_slice text = parts && shown.size ? dl_arena_copy(t->arena, shown)
                                        : dl_html_element_text(t->arena, tree, at);
    t->arena->failed |= out.failed;
    dl_buffer_free(&out);
    return text;
}

/* The text of a heading; empty of one that is too long, or that is no part of the page. */
static dl_slice heading_text(const dl_html_titles *t, const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 8 };
    if (tree->nodes[at].text > RAW_MOST || dl_html_is_called_deck(tree, at))
        return dl_slice_of(NULL);
    uint32_t up = at;
    for (int level = 0; level < LEVELS && up; level++, up = tree->nodes[up].parent)
        if (dl_html_has_class(tree, up, "skiptranslate") || dl_html_is_no_text(tree, up))
            return dl_slice_of(NULL);
    dl_slice text = text_of(t, tree, at);
    if (text.size > HEADING_MOST)
        return dl_slice_of(NULL);
    return tree->nodes[at].links ? dl_html_title_path_end(t, tree, at, text) : text;
}

/* The heading behind a hidden one that holds the same words, or that itself; the words of that one
 * where it shows but some of them. */
static dl_html_title shown_again(const dl_html_titles *t, const dl_html_tree *tree,
                                 dl_html_title hidden)
{
    dl_slice key = dl_html_key(t->arena, hidden.text);
    for (uint32_t i = hidden.node + 1; i < tree->count; i++) {
        GumboTag tag = dl_html_tag(tree, i);
        if (tag < GUMBO_TAG_H1 || tag > GUMBO_TAG_H3)
            continue;
        dl_slice text = heading_text(t, tree, i), shown = dl_html_key(t->arena, text);
        if (dl_html_key_holds(key, shown))
            return (dl_html_title){shown.size * 2 > key.size ? text : hidden.text, i};
    }
    return hidden;
}

/* Whether what a <meta> states is stated elsewhere, too. */
static bool agrees(const dl_html_titles *t)
{
    bool found = false;
    for (int i = DL_TITLE_HEADLINE; i < DL_TITLE_STATEMENTS; i++)
        found = found || (t->keys[i].size && dl_slice_equal(t->keys[i], t->keys[DL_TITLE_STATED]));
    return found;
}

/* Whether a text shows what is stated, perhaps with a line above it. */
static bool shows(const dl_html_titles *t, dl_slice text, dl_html_statement which)
{
    dl_slice key = dl_html_key(t->arena, text), known = t->keys[which];
    return dl_slice_equal(key, known) ||
           (known.size >= 8 && known.size * 2 >= key.size && dl_html_key_holds(key, known));
}

/* Whether a heading shows the headline of JSON-LD that `first` is not: that one was written for
 * search engines. */
static bool shows_other(const dl_html_titles *t, dl_slice text, dl_slice first)
{
    return t->keys[DL_TITLE_HEADLINE].size >= 8 && shows(t, text, DL_TITLE_HEADLINE) &&
           !shows(t, first, DL_TITLE_HEADLINE) &&
           !dl_html_key_holds(t->keys[DL_TITLE_HEADLINE], dl_html_key(t->arena, first));
}

/* Whether it is the last step of a path to the page, in small letters. */
static bool is_in_list(const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 4 };
    for (int level = 0; level < LEVELS && at; level++, at = tree->nodes[at].parent)
        if (dl_html_is(tree, at, GUMBO_TAG_LI))
            return true;
    return false;
}

/* Whether microdata or RDFa calls it the headline: "headline", "name headline", "schema:headline".
 */
static bool is_called_headline(const dl_html_tree *tree, uint32_t at)
{
    static const char *const attributes[] = {"itemprop", "property"};
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        dl_slice value = dl_html_attribute(tree, at, attributes[i]);
        size_t begin = dl_slice_find(value, "headline"), end = begin + strlen("headline");
        if (begin != SIZE_MAX && (!begin || strchr(" :/", value.data[begin - 1])) &&
            (end == value.size || value.data[end] == ' '))
            return true;
    }
    return false;
}

/* The only element that is called the headline. */
static dl_html_title find_marked(const dl_html_titles *t, const dl_html_tree *tree)
{
    enum { LEAST = 10 };
    dl_html_title found = {0};
    for (uint32_t i = 0, count = 0; i < tree->count; i++)
        if (tree->nodes[i].text >= LEAST && tree->nodes[i].text <= HEADING_MOST &&
            is_called_headline(tree, i))
            found.node = count++ ? 0 : i;
    if (found.node)
        found.text = dl_html_element_text(t->arena, tree, found.node);
    return found;
}

/* The heading below one that is all link, the site's and not this page's own, if both are all that <title> holds. */
static dl_html_title find_below_masthead(const dl_html_titles *t, const dl_html_tree *tree,
                                         dl_html_title above)
{
    dl_slice whole = t->keys[DL_TITLE_WHOLE], key = dl_html_key(t->arena, above.text);
    if (dl_slice_equal(key, t->keys[DL_TITLE_STATED]) || tree->nodes[above.node].links < tree->nodes[above.node].text ||
        !dl_slice_starts(whole, key) || (t->url.size && !dl_html_title_leads_elsewhere(tree, above.node, t->url)))
        return (dl_html_title){0};
    whole = dl_slice_cut(whole, key.size, whole.size);
    for (uint32_t i = tree->nodes[above.node].end; i < tree->count && whole.size; i++) {
        GumboTag tag = dl_html_tag(tree, i);
        if (tag < GUMBO_TAG_H1 || tag > GUMBO_TAG_H4 || tree->nodes[i].links)
            continue;
        dl_slice text = heading_text(t, tree, i);
        if (dl_slice_equal(dl_html_key(t->arena, text), whole))
            return (dl_html_title){text, i};
    }
    return (dl_html_title){0};
}

/* The heading of the text that ends above another one, if both share some words. */
static dl_html_title find_above_text(const dl_html_titles *t, const dl_html_tree *tree,
                                     dl_html_title below)
{
    enum { LEAST = 3 };
    size_t words;
    dl_html_title found = dl_html_title_of_text(t->arena, tree, dl_slice_of(NULL));
    bool same = found.node && found.node < below.node &&
                dl_html_shared_words(below.text, found.text, 1, &words) >= LEAST;
    return same ? found : (dl_html_title){0};
}

/* Whether a heading is but a path: two links or more, signs between them. */
static bool is_path(const dl_html_tree *tree, uint32_t at)
{
    enum { LEAST = 2, SIGNS_MOST = 4 }; /* bytes of signs at each link */
    size_t links = 0;
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++)
        links += dl_html_is(tree, i, GUMBO_TAG_A) && tree->nodes[i].text;
    return links >= LEAST && tree->nodes[at].text <= tree->nodes[at].links + links * SIGNS_MOST;
}

/* What goes before a heading that fits, where it is not at the place of a headline: below the
 * text, beside the article, or the site's. */
static dl_html_title find_better(const dl_html_titles *t, const dl_html_tree *tree,
                                 dl_html_title heading)
{
    dl_html_title better = {0};
    if (is_in_list(tree, heading.node))
        better = find_marked(t, tree);
    if (!better.node && dl_html_title_ends_text(tree, heading.node))
        better = find_above_text(t, tree, heading);
    if (!better.node)
        better = find_below_masthead(t, tree, heading);
    return better.node ? better : heading;
}

static bool is_dialog(const dl_html_tree *tree, uint32_t at)
{
    const GumboNode *node = tree->nodes[at].node;
    if (node->type != GUMBO_NODE_ELEMENT)
        return false;
    GumboStringPiece tag = node->v.element.original_tag; /* newer gumbos know it, older ones do not */
    if (tag.length > 7 && strncasecmp(tag.data, "<dialog", 7) == 0)
        return true;
    return !dl_html_is(tree, at, GUMBO_TAG_UNKNOWN) && dl_slice_is(dl_html_attribute(tree, at, "role"), "dialog");
}

/* Whether it is in a box that is laid over or beside the article, or below it for its readers. */
static bool is_boxed(const dl_html_tree *tree, uint32_t at)
{
    static const char *const words[] = {
        "cookie",     "cookies",   "consent",      "gdpr",   "modal", "popup",   "overlay",
        "newsletter", "subscribe", "subscription", "signup", "login", "paywall", "dialog"};
    static const char *const parts[] = {"comments", "comment", "respond", "search"};
    enum { LEVELS = 8 };
    for (int level = 0; level < LEVELS && at; level++, at = tree->nodes[at].parent)
        if ((tree->nodes[at].text < tree->nodes[0].text / 3 &&
             dl_html_class_has(tree, at, parts, sizeof parts / sizeof *parts)) ||
            dl_html_is(tree, at, GUMBO_TAG_ASIDE) || dl_html_is(tree, at, GUMBO_TAG_FOOTER) ||
            is_dialog(tree, at) || dl_html_class_has(tree, at, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* The headings of a rank that may be the headline: which has some words, is shown, and is neither
 * the site's nor of a box. What several say alike is one. */
typedef struct lone_heading {
    dl_html_title last;
    size_t count, longer; /* of some length */
} lone_heading;

static lone_heading find_lone(const dl_html_titles *t, const dl_html_tree *tree, GumboTag rank)
{
    enum { LEAST = 3 };
    lone_heading found = {0};
    dl_slice last = {NULL, 0};
    for (uint32_t i = 0, seen = 0; i < tree->count && seen < HEADINGS_MOST; i++) {
        if (!dl_html_is(tree, i, rank) || dl_html_is_unseen(tree, i) || is_boxed(tree, i))
            continue;
        seen++;
        dl_slice text = heading_text(t, tree, i);
        bool away = rank == GUMBO_TAG_H1 ? dl_html_title_leads_home(tree, i, t->url)
                                         : dl_html_title_leads_elsewhere(tree, i, t->url);
        dl_slice key = dl_html_key(t->arena, text);
        if (text.size <= LEAST || away || dl_html_title_of_site(t, text) ||
            (found.count && dl_slice_equal(key, last)))
            continue;
        last = key;
        found.last = (dl_html_title){text, i};
        found.count++;
        found.longer += text.size > LONE_LEAST;
    }
    return found;
}

/* Whether a heading says something else than what several statements agree on. */
static bool contradicts(const dl_html_titles *t, dl_slice text)
{
    enum { LONG = 4, WORDS = 4 };
    size_t words, total;
    dl_slice stated = t->texts[DL_TITLE_STATED];
    return agrees(t) && !dl_html_shared_words(text, stated, LONG, &words) &&
           dl_html_shared_words(stated, stated, LONG, &total) >= WORDS;
}

/* The headline where no heading fits what is stated. */
static dl_html_title find_unstated(const dl_html_titles *t, const dl_html_tree *tree,
                                   dl_html_title marked)
{
    lone_heading first = find_lone(t, tree, GUMBO_TAG_H1);
    if (first.count == 1 && first.longer &&
        !dl_html_title_ends_text(tree, first.last.node) && !contradicts(t, first.last.text))
        return first.last;
    if (!marked.node)
        marked = find_marked(t, tree);
    if (marked.node && marked.text.size > LONE_LEAST)
        return marked;
    if (first.longer || !dl_html_title_page_alone(t))
        return (dl_html_title){0};
    lone_heading second = find_lone(t, tree, GUMBO_TAG_H2);
    return second.count == 1 && second.longer && !dl_html_title_ends_text(tree, second.last.node) ? second.last
                                                                                                  : (dl_html_title){0};
}

/* The only <h1>, above a lower heading that has but words of what is stated, if it has some, too. */
static dl_html_title find_above(const dl_html_titles *t, const dl_html_tree *tree, dl_html_title lower)
{
    enum { LONG = 4, LEAST = 2 };
    size_t words;
    lone_heading first = find_lone(t, tree, GUMBO_TAG_H1);
    bool shares = false;
    for (dl_html_statement i = 0; i < DL_TITLE_WHOLE; i++)
        shares |= dl_html_shared_words(first.last.text, t->texts[i], LONG, &words) >= LEAST;
    return first.count == 1 && shares && first.last.node < lower.node ? first.last : lower;
}

static size_t count_words(dl_slice text)
{
    size_t words = 0, at = 0;
    for (dl_slice word; dl_html_next_word(&word, text, &at);)
        words++;
    return words;
}

/* The only <h1>, next below a lower heading of a word or two: that one says what the headline is about. */
static dl_html_title find_below(const dl_html_titles *t, const dl_html_tree *tree, dl_html_title lower)
{
    enum { NEXT = 8, WORDS = 3 };
    if (dl_html_is(tree, lower.node, GUMBO_TAG_H1) || count_words(lower.text) >= WORDS)
        return lower;
    const lone_heading first = find_lone(t, tree, GUMBO_TAG_H1);
    const bool next = first.count == 1 && first.last.node > lower.node && first.last.node <= lower.node + NEXT;
    return next && count_words(first.last.text) >= WORDS ? first.last : lower;
}

dl_html_title dl_html_title_heading(const dl_html_titles *t, const dl_html_tree *tree)
{
    enum { NEAR = 200 };
    static const GumboTag levels[] = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3};
    dl_html_title best = {0}, marked = {0};
    uint32_t first = 0;
    size_t most = 0;
    for (size_t level = 0; level < sizeof levels / sizeof *levels; level++) {
        bool behind = most >= DL_FIT_HELD &&
                      most < DL_FIT_FRONT; /* it is not at the front of what is stated */
        bool called = first && is_called_headline(tree, first);
        if (most >= DL_FIT_FRONT && (called || (level == 2 && most >= DL_FIT_EXACT)))
            break;
        bool unlinked = level == 2 && most && !behind;
        size_t least = level == 2 && most >= DL_FIT_FRONT ? DL_FIT_STATED
                       : level && first && !behind      ? DL_FIT_EXACT
                       : level && (first || level == 2) ? DL_FIT_FRONT
                                                        : 0;
        size_t seen = 0;
        for (uint32_t i = 0; i < tree->count && seen < HEADINGS_MOST; i++) {
            bool near = !first || (i + NEAR > first && i < first + NEAR);
            if (!dl_html_is(tree, i, levels[level]) || !near ||
                (level && dl_html_is_unseen(tree, i)) || (unlinked && tree->nodes[i].links))
                continue;
            seen++;
            dl_slice text = heading_text(t, tree, i);
            size_t fits = dl_html_title_fit(t, text, !level);
            bool home = !level && fits < DL_FIT_EXACT && !dl_html_title_is_path_end(tree, i, text) &&
                        dl_html_title_leads_home(tree, i, t->url);
            home |= !level && fits < DL_FIT_FRONT && is_path(tree, i);
            if (level && fits < DL_FIT_EXACT - 600 &&
                dl_html_title_leads_elsewhere(tree, i, t->url))
                continue;
            if (level && best.node && dl_html_is(tree, best.node, GUMBO_TAG_H1) && dl_html_title_leads_home(tree, i, t->url))
                continue; /* the site's name below the headline */
            bool other = level == 1 && first && shows_other(t, text, best.text);
            if (((fits > most && fits >= least) || other) && !home) {
                most = other ? SIZE_MAX : fits;
                best = (dl_html_title){text, i};
            }
            if (!level && is_called_headline(tree, i))
                marked = (dl_html_title){text, marked.text.size ? 0 : i};
        }
        first = most >= DL_FIT_WORDS ? best.node : 0;
    }
    if (best.node && most < DL_FIT_WORDS && !dl_html_is(tree, best.node, GUMBO_TAG_H1))
        best = find_above(t, tree, best);
    if (best.node)
        best = find_below(t, tree, find_better(t, tree, best));
    if (best.node && dl_html_is_unseen(tree, best.node)) {
        dl_html_title shown = shown_again(t, tree, best);
        if (shown.text.data == best.text.data && agrees(t))
            return (dl_html_title){t->texts[DL_TITLE_STATED], shown.node};
        best = shown;
    }
    if (best.node)
        best.text = dl_html_title_lines(t, tree, best.node, best.text);
    if (best.node && dl_html_is_unseen(tree, best.node))
        best.text = dl_html_title_without_site(t->arena, &t->site, best.text);
    if (!best.node)
        best = dl_html_title_shown(t, tree);
    return best.node ? best : find_unstated(t, tree, marked);
}
