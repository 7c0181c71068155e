/* Templates that stand for words. Wikis have thousands; these are common, and many wikis call them so. */
#include "article/formats/wiki/wiki_markup.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"

enum { PARTS = 12 };

typedef enum shape {
    FIRST,  /* shows its first part */
    LAST,   /* the last one: {{lang|de|Wort}} */
    ALL,    /* one behind the other: {{chem|H|2|O}} */
    LIST,   /* apart by commas */
    AMOUNT, /* a number, or a range, and its unit: {{convert|5|to|6|km|mi}} */
    NAMED,  /* the first part, and what it is called elsewhere: {{nihongo|Tokyo|...}} */
    QUOTE,
    SIGN /* what `says` says */
} shape;

static const struct known_template {
    const char *name;
    shape shape;
    const char *says; /* in front */
} known[] = {
    {"w", LAST, ""}, {"lang", LAST, ""}, {"wikipedia", LAST, ""}, {"transl", LAST, ""}, {"transliteration", LAST, ""},
    {"nowrap", FIRST, ""}, {"nobr", FIRST, ""}, {"small", FIRST, ""}, {"smaller", FIRST, ""}, {"big", FIRST, ""},
    {"larger", FIRST, ""}, {"abbr", FIRST, ""}, {"tooltip", FIRST, ""}, {"flag", FIRST, ""},
    {"flagcountry", FIRST, ""}, {"flagu", FIRST, ""}, {"vanchor", FIRST, ""}, {"visible anchor", FIRST, ""},
    {"ill", FIRST, ""}, {"interlanguage link", FIRST, ""}, {"angbr", FIRST, ""}, {"angle bracket", FIRST, ""},
    {"nts", FIRST, ""}, {"val", FIRST, ""}, {"mvar", FIRST, ""}, {"math", FIRST, ""}, {"sup", FIRST, ""},
    {"sub", FIRST, ""}, {"sic", FIRST, ""}, {"okina", SIGN, "\u02BB"}, {"em", FIRST, ""}, {"strong", FIRST, ""},
    {"center", FIRST, ""}, {"unicode", FIRST, ""}, {"resize", LAST, ""}, {"color", LAST, ""},
    {"font color", LAST, ""}, {"rtl-lang", LAST, ""}, {"as of", FIRST, "As of "}, {"circa", FIRST, "c. "},
    {"c.", FIRST, "c. "}, {"uss", FIRST, "USS "}, {"hms", FIRST, "HMS "}, {"us$", FIRST, "US$"},
    {"gbp", FIRST, "\u00A3"}, {"\u00A3", FIRST, "\u00A3"}, {"\u20AC", FIRST, "\u20AC"}, {"chem", ALL, ""},
    {"hlist", LIST, ""}, {"ubl", LIST, ""}, {"unbulleted list", LIST, ""}, {"plainlist", FIRST, ""},
    {"flatlist", FIRST, ""}, {"convert", AMOUNT, ""}, {"cvt", AMOUNT, ""}, {"unit", AMOUNT, ""},
    {"unit\u00E9", AMOUNT, ""}, {"nihongo", NAMED, ""}, {"quote", QUOTE, ""}, {"blockquote", QUOTE, ""},
    {"cquote", QUOTE, ""}, {"quotation", QUOTE, ""}, {"bquote", QUOTE, ""}, {"quote box", QUOTE, ""},
    {"zitat", QUOTE, ""}, {"cita", QUOTE, ""}, {"citazione", QUOTE, ""}, {"citation bloc", QUOTE, ""},
    {"cytat", QUOTE, ""}, {"\u0446\u0438\u0442\u0430\u0442\u0430", QUOTE, ""}, {"ndash", SIGN, "\u2013"},
    {"mdash", SIGN, "\u2014"}, {"en dash", SIGN, "\u2013"}, {"em dash", SIGN, "\u2014"}, {"snd", SIGN, " \u2013 "},
    {"spaced ndash", SIGN, " \u2013 "}, {"\u2013", SIGN, " \u2013 "}, {"\u00B7", SIGN, " \u00B7 "},
    {"\u2022", SIGN, " \u2022 "}, {"dot", SIGN, " \u00B7 "}, {"'s", SIGN, "'s"}, {"'", SIGN, "'"},
    {"nbsp", SIGN, " "}, {"spaces", SIGN, " "}, {"!", SIGN, "|"}, {"=", SIGN, "="},
};
enum { KNOWN = sizeof known / sizeof *known };

/* A template's parts: those without a name or with a number for one, in their order. */
typedef struct template {
    dl_slice parts[PARTS];
    size_t count;
} template;

static const struct known_template *find_known(dl_slice name)
{
    static const struct known_template language = {"lang-", LAST, ""}; /* {{lang-de|Wort}} */
    if (name.size > 5 && dl_slice_starts_caseless(name, "lang-"))
        return &language;
    for (size_t i = 0; i < KNOWN; i++)
        if (dl_slice_is_caseless(name, known[i].name))
            return &known[i];
    return NULL;
}

/* "date=2025": cuts the name off. What stands in a link, a template or a tag has none: "[https://a.example?b=c d]". */
static dl_slice take_name(dl_slice *part)
{
    const char *equals = part->size ? memchr(part->data, '=', part->size) : NULL;
    const size_t size = equals ? (size_t)(equals - part->data) : 0;
    const dl_slice name = dl_prose_trim(dl_slice_cut(*part, 0, size));
    for (size_t i = 0; i < name.size; i++)
        if (strchr("[<{", name.data[i]))
            return (dl_slice){NULL, 0};
    if (!equals)
        return (dl_slice){NULL, 0};
    *part = dl_slice_cut(*part, size + 1, part->size);
    return name;
}

/* Whether a number stands there: "1,200.5", "~5". */
static bool is_number(dl_slice part)
{
    bool digit = false;
    for (size_t i = 0; i < part.size; i++) {
        digit |= dl_is_digit(part.data[i]);
        if (dl_is_letter(part.data[i]))
            return false;
    }
    return digit;
}

static void show_amount(dl_wiki *at, dl_buffer *out, const template *of, unsigned depth)
{
    static const char *const between[] = {"to", "and", "or", "by", "x", "-", "\u2013", "+/-", "\u00D7", NULL};
    bool unit = false;
    for (size_t i = 0; i < of->count && !unit; i++) {
        unit = i && !is_number(of->parts[i]) && !dl_wiki_is_among(of->parts[i], between);
        dl_buffer_add_text(out, i ? " " : "");
        at->strip(at, out, of->parts[i], depth + 1);
    }
}

/* Each of its lines is one. */
static void show_quote(dl_wiki *at, dl_buffer *out, dl_slice text, unsigned depth)
{
    dl_buffer words = DL_BUFFER_EMPTY;
    at->strip(at, &words, text, depth + 1);
    out->failed |= words.failed;
    for (size_t i = 0, end; i < words.size; i = end + 1) {
        const char *newline = memchr(words.data + i, '\n', words.size - i);
        end = newline ? (size_t)(newline - words.data) : words.size;
        dl_slice line = dl_prose_trim(dl_slice_cut(dl_buffer_slice(&words), i, end));
        while (line.size && strchr("*#:;", line.data[0]))
            line = dl_prose_trim(dl_slice_cut(line, 1, line.size));
        if (!line.size)
            continue;
        dl_buffer_add_text(out, line.data[0] == '>' ? "\n\n" : "\n\n> ");
        dl_buffer_add_slice(out, line);
    }
    dl_buffer_add_text(out, "\n\n");
    dl_buffer_free(&words);
}

/* "As of", within a sentence small. */
static void add_front(dl_buffer *out, const char *says)
{
    size_t end = out->size;
    while (end && out->data[end - 1] == ' ')
        end--;
    const bool within = end && !strchr("\n.!?|*#:", out->data[end - 1]);
    if (within && says[0] == 'A') {
        dl_buffer_add_byte(out, 'a');
        says++;
    }
    dl_buffer_add_text(out, says);
}

static void show(dl_wiki *at, dl_buffer *out, const struct known_template *as, const template *of, unsigned depth)
{
    const dl_slice none = {NULL, 0}, first = of->count ? of->parts[0] : none,
                   last = of->count ? of->parts[of->count - 1] : none;
    if (as->shape == SIGN || first.size)
        add_front(out, as->says);
    switch (as->shape) {
    case FIRST:
    case LAST:
        at->strip(at, out, as->shape == FIRST ? first : last, depth + 1);
        return;
    case ALL:
    case LIST:
        for (size_t i = 0, shown = 0; i < of->count; i++) {
            if (!of->parts[i].size)
                continue;
            dl_buffer_add_text(out, shown++ && as->shape == LIST ? ", " : "");
            at->strip(at, out, of->parts[i], depth + 1);
        }
        return;
    case AMOUNT:
        show_amount(at, out, of, depth);
        return;
    case NAMED:
        at->strip(at, out, first.size ? first : last, depth + 1);
        if (first.size && of->count > 1 && of->parts[1].size) {
            dl_buffer_add_text(out, " (");
            at->strip(at, out, of->parts[1], depth + 1);
            dl_buffer_add_byte(out, ')');
        }
        return;
    case QUOTE:
        if (first.size)
            show_quote(at, out, first, depth);
        return;
    case SIGN:
        return;
    }
}

/* "November 18, 2025", or its parts: {{date|18|novembre|2025}}. */
static dl_date day_of(const template *of)
{
    size_t used;
    dl_buffer day = DL_BUFFER_EMPTY;
    dl_date date = of->count ? dl_word_date_take(of->parts[0], &used) : DL_DATE_NONE;
    for (size_t i = 0; i < 3 && i < of->count; i++) {
        dl_buffer_add_slice(&day, of->parts[i]);
        dl_buffer_add_text(&day, " ");
    }
    if (!dl_date_known(date) && of->count > 2)
        date = dl_word_date_take(dl_buffer_slice(&day), &used);
    dl_buffer_free(&day);
    return date;
}

void dl_wiki_template(dl_wiki *at, dl_buffer *out, dl_slice inside, unsigned depth)
{
    static const char *const days[] = {
        "date", "dateline", "byline", "datum", "fecha", "data", "\u0434\u0430\u0442\u0430", NULL};
    static const char *const texts[] = {"text", "quote", "content", NULL};
    template of = {.count = 0};
    dl_slice rest = inside, said = {NULL, 0};
    const dl_slice name = dl_prose_trim(dl_wiki_part(&rest));
    const bool news = dl_wiki_is_among(name, days);
    while (rest.size) {
        dl_slice part = dl_wiki_part(&rest);
        const dl_slice key = take_name(&part);
        part = dl_prose_trim(part);
        if (news && dl_slice_is_caseless(key, "location") && !at->out->place.size)
            at->out->place = part;
        if (news && dl_slice_is_caseless(key, "date") && !of.count)
            of.parts[of.count++] = part;
        if (dl_wiki_is_among(key, texts))
            said = part;
        if ((!key.size || (key.size == 1 && key.data[0] >= '1' && key.data[0] <= '9')) && of.count < PARTS)
            of.parts[of.count++] = part;
    }
    while (of.count && !of.parts[of.count - 1].size)
        of.count--;
    if (!of.count && said.size)
        of.parts[of.count++] = said;
    if (news && !dl_date_known(at->out->date))
        at->out->date = day_of(&of);
    const struct known_template *as = find_known(name);
    if (as)
        show(at, out, as, &of, depth);
    else
        dl_buffer_add_text(out, DL_WIKI_GAP);
}
