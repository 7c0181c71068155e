/* Wiki markup: what nests is taken away first, then the lines are looked at. */
#include "article/wiki_text.h"
#include "article/markup.h"
#include "article/prose.h"
#include "article/word_date.h"
#include "util/buffer.h"

#include <strings.h>

enum { DEEPEST = 20 /* words within links within templates */ };

/* What has a beginning and an end, and may stand in itself. */
enum { TEMPLATE, TABLE, LINK, PAIRS };
static const struct {
    char begin[3], end[3];
} pairs[PAIRS] = {{"{{", "}}"}, {"{|", "|}"}, {"[[", "]]"}};

/* Elements whose content is no text of the page. */
static const char *const hidden[] = {"ref",    "gallery", "math",  "score", "timeline", "syntaxhighlight",
                                     "source", "style",   "graph", "hiero", "imagemap", "section"};
enum { HIDDEN = sizeof hidden / sizeof *hidden };

typedef struct wiki {
    dl_wiki_text *out;
    bool unclosed[HIDDEN + 1]; /* of the kind no end is left; the last: of comments */
    size_t budget;             /* bytes that ends may still be looked for in vain */
} wiki;

static void strip(wiki *at, dl_buffer *out, dl_slice text, unsigned depth);

static bool stands(dl_slice text, size_t at, const char *wanted)
{
    const size_t size = strlen(wanted);
    return at + size <= text.size && memcmp(text.data + at, wanted, size) == 0;
}

static bool is_same(dl_slice name, const char *wanted)
{
    return name.size == strlen(wanted) && strncasecmp(name.data, wanted, name.size) == 0;
}

static void spend(wiki *of, size_t bytes)
{
    of->budget -= bytes < of->budget ? bytes : of->budget;
}

/* Behind the end of what begins at `at`, or `at`: it has none. A link ends in its paragraph. */
static size_t end_of(wiki *of, int pair, dl_slice text, size_t at)
{
    size_t depth = 0, i = at;
    while (i + 1 < text.size && i - at < of->budget && !(pair == LINK && stands(text, i, "\n\n"))) {
        if (stands(text, i, pairs[pair].begin)) {
            depth++;
            i += 2;
        } else if (stands(text, i, pairs[pair].end)) {
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

/* ---- templates ---- */

/* The part up to the next "|" that stands in no link and no template; `rest` loses it. */
static dl_slice take_part(dl_slice *rest)
{
    size_t end = 0;
    int depth = 0;
    while (end < rest->size && (rest->data[end] != '|' || depth > 0)) {
        depth += stands(*rest, end, "[[") || stands(*rest, end, "{{");
        depth -= stands(*rest, end, "]]") || stands(*rest, end, "}}");
        end++;
    }
    const dl_slice part = dl_slice_cut(*rest, 0, end);
    *rest = dl_slice_cut(*rest, end + (end < rest->size), rest->size);
    return part;
}

/* "date=2025": cuts the name off. */
static dl_slice take_name(dl_slice *part)
{
    const char *equals = part->size ? memchr(part->data, '=', part->size) : NULL;
    if (!equals)
        return (dl_slice){NULL, 0};
    const size_t size = (size_t)(equals - part->data);
    const dl_slice name = dl_prose_trim(dl_slice_cut(*part, 0, size));
    *part = dl_slice_cut(*part, size + 1, part->size);
    return name;
}

static bool is_among(dl_slice name, const char *const *list)
{
    for (; *list; list++)
        if (is_same(name, *list))
            return true;
    return false;
}

/* Templates of news that state day and place; a link to another wiki, and words in another language, are text. */
static void read_template(wiki *at, dl_buffer *out, dl_slice inside, unsigned depth)
{
    static const char *const days[] = {"date", "dateline", "byline", "datum", "fecha", "data", NULL};
    static const char *const words[] = {"w", "lang", "nowrap", "nobr", "wikipedia", NULL};
    dl_slice rest = inside, last = {NULL, 0};
    const dl_slice name = dl_prose_trim(take_part(&rest));
    const bool news = is_among(name, days);
    size_t used;
    while (rest.size) {
        dl_slice part = take_part(&rest);
        const dl_slice key = take_name(&part);
        part = dl_prose_trim(part);
        if (news && is_same(key, "location") && !at->out->place.size)
            at->out->place = part;
        else if (news && (!key.size || is_same(key, "date")) && !dl_date_known(at->out->date))
            at->out->date = dl_word_date_take(part, &used);
        if (!key.size && part.size)
            last = part;
    }
    if (last.size && is_among(name, words))
        strip(at, out, last, depth + 1);
}

/* ---- links ---- */

/* Files and categories, in the languages of large wikis; an article in another language. */
static bool is_aside(dl_slice target, bool shown)
{
    static const char *const spaces[] = {
        "File",    "Image",   "Category", "Media",     "Datei",        "Bild",      "Kategorie", "Fichier",
        "Archivo", "Imagen",  "Immagine", "Categoria", "Ficheiro",     "Imagem",    "Bestand",   "Categorie",
        "Plik",    "Grafika", "Kategoria", "Fil",      "Kategori",     "Dosya",     "Soubor",    "Cat\u00E9gorie",
        "Categor\u00EDa", "\u0424\u0430\u0439\u043B", "\u041A\u0430\u0442\u0435\u0433\u043E\u0440\u0438\u044F",
        "\u0418\u0437\u043E\u0431\u0440\u0430\u0436\u0435\u043D\u0438\u0435", "\u0645\u0644\u0641", "\u062A\u0635\u0646\u064A\u0641",
        "\u30D5\u30A1\u30A4\u30EB", NULL};
    const char *colon = target.size ? memchr(target.data, ':', target.size) : NULL;
    if (!colon || colon == target.data)
        return false;
    const dl_slice space = dl_slice_cut(target, 0, (size_t)(colon - target.data));
    bool code = !shown && space.size >= 2 && space.size <= 3;
    for (size_t i = 0; i < space.size; i++)
        code &= space.data[i] >= 'a' && space.data[i] <= 'z';
    return code || is_among(dl_prose_trim(space), spaces);
}

static void read_link(wiki *at, dl_buffer *out, dl_slice inside, unsigned depth)
{
    dl_slice shown = inside, target = take_part(&shown);
    if (is_aside(target, target.size < inside.size))
        return;
    if (shown.size) {
        strip(at, out, shown, depth + 1);
        return;
    }
    const char *colon = target.size ? memchr(target.data, ':', target.size) : NULL; /* "w:Oslo" */
    const bool elsewhere = colon && colon - target.data <= 1;
    dl_buffer_add_slice(out, dl_slice_cut(target, elsewhere ? (size_t)(colon - target.data) + 1 : 0, target.size));
}

/* "[https://a.example its words]": behind it, or `at`. */
static size_t read_address(wiki *of, dl_buffer *out, dl_slice text, size_t at, unsigned depth)
{
    size_t end = at + 1, blank = SIZE_MAX;
    if (!stands(text, end, "http://") && !stands(text, end, "https://") && !stands(text, end, "//"))
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

static bool is_letter(char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static size_t behind(dl_slice text, size_t at, const char *end)
{
    const size_t found = dl_slice_find(dl_slice_cut(text, at, text.size), end);
    return found == SIZE_MAX ? SIZE_MAX : at + found + strlen(end);
}

/* Behind the tag or comment at `at`, and what it hides; `at`: it is none. */
static size_t skip_tag(wiki *of, dl_buffer *out, dl_slice text, size_t at)
{
    size_t begin = at + 1 + (at + 1 < text.size && text.data[at + 1] == '/'), name = begin;
    if (stands(text, at, "<!--")) {
        const size_t end = of->unclosed[HIDDEN] ? SIZE_MAX : behind(text, at, "-->");
        of->unclosed[HIDDEN] |= end == SIZE_MAX;
        return end == SIZE_MAX ? at + 4 : end;
    }
    while (name < text.size && is_letter(text.data[name]))
        name++;
    size_t end = name;
    while (end < text.size && end - at < 1000 && text.data[end] != '>')
        end++;
    if (name == begin || end == text.size || text.data[end] != '>')
        return at;
    const dl_slice tag = dl_slice_cut(text, begin, name);
    if (is_same(tag, "br"))
        dl_buffer_add_byte(out, '\n');
    for (size_t i = 0; begin == at + 1 && text.data[end - 1] != '/' && i < HIDDEN; i++) {
        char closing[32] = "</";
        if (of->unclosed[i] || !is_same(tag, hidden[i]))
            continue;
        strcat(closing, hidden[i]);
        const size_t last = behind(text, end, closing);
        of->unclosed[i] = last == SIZE_MAX;
        const char *close = last == SIZE_MAX ? NULL : memchr(text.data + last, '>', text.size - last);
        return close ? (size_t)(close - text.data) + 1 : end + 1;
    }
    return end + 1;
}

/* ---- what nests ---- */

/* Behind what is markup at `at`, its words added; `at`: it is none. */
static size_t take_markup(wiki *of, dl_buffer *out, dl_slice text, size_t at, unsigned depth)
{
    size_t end = at;
    switch (text.data[at]) {
    case '{':
        if (stands(text, at, "{{") && (end = end_of(of, TEMPLATE, text, at)) > at)
            read_template(of, out, dl_slice_cut(text, at + 2, end - 2), depth);
        else if (stands(text, at, "{|"))
            end = end_of(of, TABLE, text, at);
        return end;
    case '[':
        if (!stands(text, at, "[["))
            return read_address(of, out, text, at, depth);
        if ((end = end_of(of, LINK, text, at)) > at)
            read_link(of, out, dl_slice_cut(text, at + 2, end - 2), depth);
        return end;
    case '<':
        return skip_tag(of, out, text, at);
    case '\'':
        while (end < text.size && text.data[end] == '\'')
            end++;
        return end - at > 1 ? end : at;
    case '_':
        if (!stands(text, at, "__"))
            return at;
        for (end = at + 2; end < text.size && text.data[end] >= 'A' && text.data[end] <= 'Z'; end++)
            continue;
        return end > at + 2 && stands(text, end, "__") ? end + 2 : at;
    default:
        return at;
    }
}

static void strip(wiki *at, dl_buffer *out, dl_slice text, unsigned depth)
{
    for (size_t i = 0, end; depth < DEEPEST && i < text.size; i = end) {
        end = take_markup(at, out, text, i, depth);
        if (end == i)
            dl_buffer_add_byte(out, text.data[end++]);
    }
}

/* ---- lines ---- */

/* The words of "== Words ==", or empty. */
static dl_slice heading_of(dl_slice line)
{
    if (line.size < 3 || line.data[0] != '=' || line.data[line.size - 1] != '=')
        return (dl_slice){NULL, 0};
    while (line.size && line.data[0] == '=')
        line = dl_slice_cut(line, 1, line.size);
    while (line.size && line.data[line.size - 1] == '=')
        line.size--;
    return dl_prose_trim(line);
}

static void add_lines(dl_buffer *out, dl_slice text)
{
    dl_slice heading = {NULL, 0};
    for (size_t at = 0, end; at < text.size; at = end + 1) {
        const char *newline = memchr(text.data + at, '\n', text.size - at);
        end = newline ? (size_t)(newline - text.data) : text.size;
        dl_slice line = dl_prose_trim(dl_slice_cut(text, at, end));
        const dl_slice title = heading_of(line);
        size_t marks = 0;
        bool item = false, rule = line.size >= 4;
        for (size_t i = 0; i < line.size; i++)
            rule &= line.data[i] == '-';
        for (; marks < line.size && strchr("*#:;", line.data[marks]); marks++)
            item |= line.data[marks] == '*' || line.data[marks] == '#';
        line = dl_prose_trim(dl_slice_cut(line, marks, line.size));
        if (title.size)
            heading = title;
        if (!line.size)
            dl_buffer_add_byte(out, '\n');
        if (title.size || rule || !line.size || line.data[0] == '|' || line.data[0] == '!')
            continue;
        if (heading.size) {
            dl_buffer_add_byte(out, '\n');
            dl_buffer_add_slice(out, heading);
            dl_buffer_add_text(out, "\n\n");
            heading.size = 0;
        }
        dl_buffer_add_text(out, item ? "- " : "");
        dl_buffer_add_slice(out, line);
        dl_buffer_add_byte(out, '\n');
    }
}

void dl_wiki_text_read(dl_wiki_text *out, dl_arena *arena, dl_slice markup)
{
    dl_buffer words = DL_BUFFER_EMPTY, plain = DL_BUFFER_EMPTY, lines = DL_BUFFER_EMPTY, place = DL_BUFFER_EMPTY;
    wiki at = {.out = out, .budget = 16 * markup.size + 65536};
    *out = (dl_wiki_text){.date = DL_DATE_NONE};
    strip(&at, &words, markup, 0);
    if (words.size)
        dl_markup_text(&plain, dl_buffer_slice(&words));
    const bool failed = words.failed || plain.failed;
    dl_buffer_free(&words);
    add_lines(&lines, dl_buffer_slice(&plain));
    dl_buffer_free(&plain);
    strip(&at, &place, out->place, 0);
    out->text = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&lines)));
    out->place = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&place)));
    arena->failed |= failed || lines.failed || place.failed;
    dl_buffer_free(&lines);
    dl_buffer_free(&place);
}
