/* Wiki markup: what nests is taken away first, then the lines are looked at. */
#include "article/formats/wiki/wiki_markup.h"
#include "article/lines/prose.h"
#include "article/reading/markup.h"

enum {
    DEEPEST = 20 /* words within links within templates */,
    MAGIC_WORD = 60,
    VARIANT = 1000,
    LONGEST_CAPTION = 20000 /* bytes */
};

/* What has a beginning and an end, and may stand in itself. */
enum { TEMPLATE, LINK, PAIRS };
static const struct {
    char begin[3], end[3];
} pairs[PAIRS] = {{"{{", "}}"}, {"[[", "]]"}};

/* Elements whose content is no text of the page. */
static const char *const hidden[DL_WIKI_HIDDEN] = {
    "ref",      "gallery", "math",     "score",        "timeline", "syntaxhighlight", "source",
    "style",    "graph",   "hiero",    "chem",         "imagemap", "section",         "includeonly",
    "mapframe", "maplink", "inputbox", "templatedata", "ce"};

/* Elements that stand apart from what is around them. */
static const char *const apart[] = {"p",  "div", "center", "poem", "li", "ul", "ol", "dl", "dt", "dd", "table",
                                    "tr", "td",  "th",     "h1",   "h2", "h3", "h4", "h5", "h6", NULL};

static void spend(dl_wiki *of, size_t bytes)
{
    of->budget -= bytes < of->budget ? bytes : of->budget;
}

/* Behind the end of what begins at `at`, or `at`: it has none. A link ends in its paragraph. */
static size_t end_of(dl_wiki *of, int pair, dl_slice text, size_t at)
{
    size_t depth = 0, i = at;
    while (i + 1 < text.size && i - at < of->budget && !(pair == LINK && dl_wiki_stands(text, i, "\n\n"))) {
        if (dl_wiki_stands(text, i, pairs[pair].begin)) {
            depth++;
            i += 2;
        } else if (dl_wiki_stands(text, i, pairs[pair].end)) {
            i += 2;
            if (!--depth)
                return i;
        } else {
            i++;
        }
    }
    spend(of, i - at);
    return at;
}

static void strip(dl_wiki *at, dl_buffer *out, dl_slice text, unsigned depth);

/* ---- links ---- */

/* Files and categories, as the wiki calls them, and as all wikis and the large ones do. */
static bool is_aside(const dl_wiki *at, dl_slice space)
{
    static const char *const spaces[] = {"File",
                                         "Image",
                                         "Category",
                                         "Media",
                                         "Datei",
                                         "Bild",
                                         "Kategorie",
                                         "Fichier",
                                         "Archivo",
                                         "Imagen",
                                         "Immagine",
                                         "Categoria",
                                         "Ficheiro",
                                         "Imagem",
                                         "Bestand",
                                         "Categorie",
                                         "Plik",
                                         "Grafika",
                                         "Kategoria",
                                         "Fil",
                                         "Kategori",
                                         "Dosya",
                                         "Soubor",
                                         "Cat\u00E9gorie",
                                         "Categor\u00EDa",
                                         "\u0424\u0430\u0439\u043B",
                                         "\u041A\u0430\u0442\u0435\u0433\u043E\u0440\u0438\u044F",
                                         "\u0418\u0437\u043E\u0431\u0440\u0430\u0436\u0435\u043D\u0438\u0435",
                                         "\u0645\u0644\u0641",
                                         "\u062A\u0635\u0646\u064A\u0641",
                                         "\u30D5\u30A1\u30A4\u30EB",
                                         NULL};
    for (size_t i = 0; i < at->spaces->count; i++)
        if (dl_slice_equal(at->spaces->names[i], space))
            return true;
    return dl_wiki_is_among(space, spaces);
}

/* An article in another language: "fr:Bac", "zh-min-nan:...", "simple:...". */
static bool is_language(dl_slice space)
{
    bool code =
        space.size >= 2 && (space.size <= 3 || memchr(space.data, '-', space.size) || dl_slice_is(space, "simple"));
    for (size_t i = 0; i < space.size; i++)
        code &= (space.data[i] >= 'a' && space.data[i] <= 'z') || (i && space.data[i] == '-');
    return code;
}

/* The last part of a link to a file, if it is words: "thumb", "250px" and "alt=x" have no blanks. */
static void keep_caption(dl_wiki *at, dl_slice parts, unsigned depth)
{
    dl_slice last = {NULL, 0};
    dl_buffer words = DL_BUFFER_EMPTY;
    while (parts.size)
        last = dl_prose_trim(dl_wiki_part(&parts));
    const char *blank = last.size ? memchr(last.data, ' ', last.size) : NULL,
               *equals = last.size ? memchr(last.data, '=', last.size) : NULL;
    if (!blank || (equals && equals < blank) || last.size > LONGEST_CAPTION || dl_slice_ends(last, DL_LITERAL("px")))
        return;
    strip(at, &words, last, depth + 1);
    for (size_t i = 0; i < words.size; i++)
        if (words.data[i] == '\n')
            words.data[i] = ' ';
    dl_buffer_add_slice(&at->captions, dl_buffer_slice(&words));
    dl_buffer_add_text(&at->captions, "\n\n");
    at->captions.failed |= words.failed;
    dl_buffer_free(&words);
}

static void read_link(dl_wiki *at, dl_buffer *out, dl_slice inside, unsigned depth)
{
    dl_slice shown = inside, target = dl_wiki_part(&shown);
    const char *colon = target.size ? memchr(target.data, ':', target.size) : NULL;
    const dl_slice space = dl_prose_trim(dl_slice_cut(target, 0, colon ? (size_t)(colon - target.data) : 0));
    if (space.size && is_aside(at, space)) {
        keep_caption(at, shown, depth);
        dl_buffer_add_text(out, DL_WIKI_GAP);
    } else if (target.size < inside.size && dl_prose_trim(shown).size) {
        strip(at, out, shown, depth + 1);
    } else if (!is_language(space)) { /* "w:Oslo", ":Category:Oslo" */
        const bool elsewhere = colon && colon - target.data <= 1;
        dl_buffer_add_slice(out, dl_slice_cut(target, elsewhere ? (size_t)(colon - target.data) + 1 : 0, target.size));
    }
}

/* "[https://a.example its words]": behind it, or `at`. */
static size_t read_address(dl_wiki *of, dl_buffer *out, dl_slice text, size_t at, unsigned depth)
{
    size_t end = at + 1, blank = SIZE_MAX;
    if (!dl_wiki_stands(text, end, "http://") && !dl_wiki_stands(text, end, "https://") && !dl_wiki_stands(text, end, "//"))
        return at;
    for (; end < text.size && text.data[end] != ']' && text.data[end] != '\n' && end - at < of->budget; end++)
        if (text.data[end] == ' ' && blank == SIZE_MAX)
            blank = end;
    if (end == text.size || text.data[end] != ']') {
        spend(of, end - at);
        return at;
    }
    if (blank != SIZE_MAX)
        strip(of, out, dl_slice_cut(text, blank + 1, end), depth + 1);
    return end + 1;
}

/* ---- tags ---- */

/* "Ferry.jpg|A ''ferry'' of old": the captions of a gallery. */
static void keep_gallery(dl_wiki *at, dl_slice lines, unsigned depth)
{
    dl_slice line;
    for (size_t from = 0; dl_slice_next_line(&line, lines, &from);) {
        dl_wiki_part(&line);
        keep_caption(at, line, depth);
    }
}

static size_t behind(dl_slice text, size_t at, const char *end)
{
    const size_t found = dl_slice_find(dl_slice_cut(text, at, text.size), end);
    return found == SIZE_MAX ? SIZE_MAX : at + found + strlen(end);
}

/* Behind the tag or comment at `at`, and what it hides; `at`: it is none. */
static size_t skip_tag(dl_wiki *of, dl_buffer *out, dl_slice text, size_t at, unsigned depth)
{
    size_t begin = at + 1 + (at + 1 < text.size && text.data[at + 1] == '/'), name = begin;
    if (dl_wiki_stands(text, at, "<!--")) {
        const size_t end = of->unclosed[DL_WIKI_HIDDEN] ? SIZE_MAX : behind(text, at, "-->");
        of->unclosed[DL_WIKI_HIDDEN] |= end == SIZE_MAX;
        dl_buffer_add_text(out, DL_WIKI_GAP);
        return end == SIZE_MAX ? at + 4 : end;
    }
    while (name < text.size && (dl_is_letter(text.data[name]) || (name > begin && dl_is_digit(text.data[name]))))
        name++;
    size_t end = name;
    while (end < text.size && end - at < 1000 && text.data[end] != '>')
        end++;
    if (name == begin || end == text.size || text.data[end] != '>')
        return at;
    const dl_slice tag = dl_slice_cut(text, begin, name);
    if (dl_slice_is_caseless(tag, "br"))
        dl_buffer_add_text(out, DL_WIKI_BREAK);
    if (dl_wiki_is_among(tag, apart))
        dl_buffer_add_text(out, DL_WIKI_BREAK);
    if (dl_slice_is_caseless(tag, "blockquote")) {
        dl_buffer_add_text(out, begin == at + 1 ? "\n\n> " : "\n\n");
        return dl_prose_skip_blanks(text, end + 1);
    }
    for (size_t i = 0; begin == at + 1 && text.data[end - 1] != '/' && i < DL_WIKI_HIDDEN; i++) {
        char closing[32] = "</";
        if (of->unclosed[i] || !dl_slice_is_caseless(tag, hidden[i]))
            continue;
        strcat(closing, hidden[i]);
        const size_t last = behind(text, end, closing);
        of->unclosed[i] = last == SIZE_MAX;
        const char *close = last == SIZE_MAX ? NULL : memchr(text.data + last, '>', text.size - last);
        dl_buffer_add_text(out, DL_WIKI_GAP);
        if (close && dl_slice_is_caseless(tag, "gallery"))
            keep_gallery(of, dl_slice_cut(text, end + 1, last - strlen(closing)), depth);
        return close ? (size_t)(close - text.data) + 1 : end + 1;
    }
    return end + 1;
}

/* ---- what nests ---- */

/* Or of another script, or a "_" that another follows not. */
static bool is_capital(dl_slice text, size_t at)
{
    const char byte = text.data[at];
    return (byte >= 'A' && byte <= 'Z') || (unsigned char)byte >= 0x80 || (byte == '_' && !dl_wiki_stands(text, at, "__"));
}

/* "-{zh-hans:a; zh-hant:b}-", "-{a}-": words of Chinese wikis for readers of either letters; the first of them. */
static size_t take_variant(dl_wiki *of, dl_buffer *out, dl_slice text, size_t at, unsigned depth)
{
    const size_t limit = text.size - at > VARIANT ? at + VARIANT : text.size,
                 end = dl_slice_find(dl_slice_cut(text, at, limit), "}-");
    if (end == SIZE_MAX)
        return at;
    dl_slice words = dl_slice_cut(text, at + 2, at + end);
    const char *flag = words.size ? memchr(words.data, '|', words.size) : NULL; /* "A|", "H|" */
    const bool shown = !flag || !memchr("HT-", words.data[0], 3);
    if (flag && flag - words.data <= 4)
        words = dl_slice_cut(words, (size_t)(flag - words.data) + 1, words.size);
    const char *colon =
        dl_slice_starts(dl_prose_trim(words), DL_LITERAL("zh")) ? memchr(words.data, ':', words.size) : NULL;
    if (colon)
        words = dl_slice_cut(words, (size_t)(colon - words.data) + 1, words.size);
    const char *next = colon && words.size ? memchr(words.data, ';', words.size) : NULL;
    if (shown)
        strip(of, out, dl_slice_cut(words, 0, next ? (size_t)(next - words.data) : words.size), depth + 1);
    return at + end + 2;
}

/* Behind what is markup at `at`, its words added; `at`: it is none. */
static size_t take_markup(dl_wiki *of, dl_buffer *out, dl_slice text, size_t at, unsigned depth)
{
    size_t end = at;
    switch (text.data[at]) {
    case '{':
        if (dl_wiki_stands(text, at, "{{") && (end = end_of(of, TEMPLATE, text, at)) > at)
            dl_wiki_template(of, out, dl_slice_cut(text, at + 2, end - 2), depth);
        return end;
    case '[':
        if (!dl_wiki_stands(text, at, "[["))
            return read_address(of, out, text, at, depth);
        if ((end = end_of(of, LINK, text, at)) > at)
            read_link(of, out, dl_slice_cut(text, at + 2, end - 2), depth);
        return end;
    case '<':
        return skip_tag(of, out, text, at, depth);
    case '\'':
        while (end < text.size && text.data[end] == '\'')
            end++;
        return end - at > 1 ? end : at;
    case '-':
        return dl_wiki_stands(text, at, "-{") ? take_variant(of, out, text, at, depth) : at;
    case '_':
        if (!dl_wiki_stands(text, at, "__"))
            return at;
        for (end = at + 2; end < text.size && end < at + MAGIC_WORD && is_capital(text, end); end++)
            continue;
        return end > at + 2 && dl_wiki_stands(text, end, "__") ? end + 2 : at;
    default:
        return at;
    }
}

static void strip(dl_wiki *at, dl_buffer *out, dl_slice text, unsigned depth)
{
    for (size_t i = 0, end; depth < DEEPEST && i < text.size; i = end) {
        end = take_markup(at, out, text, i, depth);
        if (end == i)
            dl_buffer_add_byte(out, text.data[end++]);
    }
}

/* What the second step makes of the words that the first one left, in the arena. */
static dl_slice as_lines(dl_arena *arena, const dl_buffer *words)
{
    dl_buffer plain = DL_BUFFER_EMPTY, lines = DL_BUFFER_EMPTY;
    if (words->size)
        dl_markup_text(&plain, dl_buffer_slice(words));
    dl_wiki_lines(&lines, dl_buffer_slice(&plain));
    const dl_slice text = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&lines)));
    arena->failed |= words->failed || plain.failed || lines.failed;
    dl_buffer_free(&plain);
    dl_buffer_free(&lines);
    return text;
}

void dl_wiki_text_read(dl_wiki_text *out, dl_arena *arena, dl_slice markup, const dl_wiki_spaces *spaces)
{
    dl_buffer words = DL_BUFFER_EMPTY, place = DL_BUFFER_EMPTY;
    dl_wiki at = {.out = out, .spaces = spaces, .strip = strip, .budget = 16 * markup.size + 65536};
    *out = (dl_wiki_text){.date = DL_DATE_NONE};
    strip(&at, &words, markup, 0);
    out->text = as_lines(arena, &words);
    out->captions = as_lines(arena, &at.captions);
    dl_buffer_free(&words);
    strip(&at, &place, out->place, 0);
    out->place = as_lines(arena, &place);
    dl_buffer_free(&at.captions);
    dl_buffer_free(&place);
}

const dl_slice *dl_wiki_captions(dl_arena *arena, dl_slice text, size_t *count)
{
    size_t room = 0;
    dl_slice *lines = NULL;
    dl_slice line;
    *count = 0;
    for (size_t at = 0; dl_slice_next_line(&line, text, &at);) {
        if (!line.size)
            continue;
        lines = dl_arena_room(arena, lines, &room, *count, sizeof *lines);
        if (!lines)
            break;
        lines[(*count)++] = line;
    }
    return lines;
}
