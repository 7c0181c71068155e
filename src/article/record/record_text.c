/* Tags of a record's text. */
#include "article/record/record_text.h"
#include "article/html/tree/embed_marks.h"
#include "article/lines/prose.h"
#include "article/network/permalink.h"
#include "article/reading/markup.h"

#include <strings.h>

enum { WRAPPED_MOST = 200 }; /* bytes of a line that an editor may have wrapped */

typedef enum tag_kind {
    WORDS, /* within a line; one that must be closed says nothing unless it is: "<EM>" may be the name of a share */
    BREAK, /* ends a line */
    BLOCK,
    TREE,    /* what stands within is not plain text */
    AS_IT_IS /* nor is it HTML */
} tag_kind;

static const struct known_tag {
    const char *name;
    tag_kind kind;
} known_tags[] = {
    {"a", WORDS},          {"abbr", WORDS},    {"b", WORDS},           {"big", WORDS},      {"cite", WORDS},    {"code", WORDS},
    {"del", WORDS},        {"em", WORDS},      {"font", WORDS},        {"i", WORDS},        {"ins", WORDS},     {"mark", WORDS},
    {"nobr", WORDS},       {"q", WORDS},       {"small", WORDS},       {"span", WORDS},     {"strike", WORDS},  {"strong", WORDS},
    {"sub", WORDS},        {"sup", WORDS},     {"time", WORDS},        {"tt", WORDS},       {"u", WORDS},       {"br", BREAK},
    {"dd", BREAK},         {"dl", BREAK},      {"dt", BREAK},          {"img", BREAK},      {"wbr", WORDS},     {"article", BLOCK},
    {"aside", BLOCK},      {"body", BLOCK},    {"center", BLOCK},      {"div", BLOCK},      {"footer", BLOCK},  {"h1", BLOCK},
    {"h2", BLOCK},         {"h3", BLOCK},      {"h4", BLOCK},          {"h5", BLOCK},       {"h6", BLOCK},      {"header", BLOCK},
    {"hr", BLOCK},         {"html", BLOCK},    {"li", BLOCK},          {"ol", BLOCK},       {"p", BLOCK},       {"section", BLOCK},
    {"ul", BLOCK},         {"audio", TREE},    {"blockquote", TREE},   {"figcaption", TREE}, {"figure", TREE}, {"iframe", TREE},
    {"head", TREE},        {"table", TREE},    {"tbody", TREE},        {"td", TREE},        {"th", TREE},       {"tr", TREE},
    {"video", TREE},       {"pre", AS_IT_IS},  {"script", AS_IT_IS},   {"style", AS_IT_IS}, {"textarea", AS_IT_IS},
};

typedef struct known_tag known_tag;

/* What a tag is; NULL: it is none of HTML, like "<Strong Point Inc>". */
static const known_tag *find_known(const dl_tag *tag)
{
    const known_tag *known = known_tags, *end = known_tags + sizeof known_tags / sizeof *known_tags;
    while (known < end && !(known->name[0] == (tag->name.data[0] | 0x20) && dl_tag_is(tag, known->name)))
        known++;
    const dl_slice attributes = tag->attributes;
    const bool plausible =
        !attributes.size || memchr(attributes.data, '=', attributes.size) || dl_slice_ends(attributes, DL_LITERAL("/"));
    return known < end && plausible ? known : NULL;
}

/* One tag or comment after the other. */
typedef struct marks {
    dl_slice text;
    size_t at;
    dl_tag tag; /* the next one that is no comment, if it is known to be there */
    bool known, none, unclosed; /* none: no tag comes; unclosed: no comment has an end, "<!--" is text */
} marks;

/* The next one, a comment as a tag without a name; what stands in a comment is no tag. */
static bool next_mark(dl_tag *out, marks *from)
{
    const dl_slice text = from->text;
    if (!from->none && (!from->known || from->tag.begin < from->at))
        from->none = !dl_tag_next(&from->tag, text, from->at);
    from->known = !from->none;
    const dl_slice before = dl_slice_cut(text, from->at, from->known ? from->tag.begin : text.size);
    const size_t ahead = from->unclosed ? SIZE_MAX : dl_slice_find(before, "<!--");
    if (ahead != SIZE_MAX) {
        const size_t begin = from->at + ahead, end = dl_slice_find(dl_slice_cut(text, begin, text.size), "-->");
        from->unclosed = end == SIZE_MAX;
        if (!from->unclosed) {
            *out = (dl_tag){.begin = begin, .end = begin + end + strlen("-->")};
            from->at = out->end;
            return true;
        }
    }
    if (!from->known)
        return false;
    *out = from->tag;
    from->at = out->end;
    return true;
}

/* "<GM>", "<NVO.CO>" */
static bool is_symbol(const dl_tag *tag)
{
    bool capitals = !tag->closing && !tag->attributes.size;
    for (size_t i = 0; capitals && i < tag->name.size; i++)
        capitals = (tag->name.data[i] >= 'A' && tag->name.data[i] <= 'Z') || tag->name.data[i] == '.';
    return capitals;
}

/* Whether lines without tags are many more than `blocks`, and paragraphs: most of them end a sentence, or most of the text
 * stands in lines that nobody wraps. */
static bool has_paragraphs_of_lines(dl_slice text, size_t blocks)
{
    size_t lines = 0, sentences = 0, bytes = 0, unwrapped = 0;
    dl_slice line;
    for (size_t at = 0; dl_slice_next_line(&line, text, &at);) {
        line = dl_prose_trim(line);
        if (!line.size || memchr(line.data, '<', line.size))
            continue;
        lines++;
        sentences += dl_prose_ends_sentence(line);
        bytes += line.size;
        unwrapped += line.size > WRAPPED_MOST ? line.size : 0;
    }
    return lines > 2 * blocks && (2 * sentences >= lines || 2 * unwrapped >= bytes);
}

/* Whether it opens the quote of an embedded post, which has paragraphs of its own whatever the text around it has. */
static bool opens_post(const dl_tag *tag)
{
    bool found = false;
    for (const char *const *mark = dl_html_embed_marks; !tag->closing && dl_tag_is(tag, "blockquote") && *mark; mark++)
        found |= dl_slice_find(tag->attributes, *mark) != SIZE_MAX;
    return found;
}

/* Whether it only fetches a script, as what is put beside a post does, or ends one. */
static bool fetches_script(const dl_tag *tag)
{
    return dl_tag_is(tag, "script") && (tag->closing || dl_tag_attribute(tag, "src").size);
}

dl_tags dl_record_tags(dl_slice text)
{
    static const char doctype[] = "<!doctype";
    if (text.size > sizeof doctype && strncasecmp(text.data, doctype, sizeof doctype - 1) == 0)
        return DL_TAGS_OF_PARAGRAPHS;
    size_t sure = 0, likely = 0, symbols = 0, opened = 0, blocks = 0, paragraphs = 0;
    bool tree = false, as_it_is = false, comments = false, post = false;
    dl_tag tag;
    for (marks all = {.text = text}; next_mark(&tag, &all);) {
        if (!tag.name.size) {
            comments = true;
            continue;
        }
        const known_tag *known = find_known(&tag);
        const bool symbol = is_symbol(&tag);
        if (post || opens_post(&tag)) {
            opened += !post;
            sure++;
            likely++;
            tree = true;
            post = !(tag.closing && dl_tag_is(&tag, "blockquote"));
            continue;
        }
        if (!known) {
            symbols += symbol;
            continue;
        }
        const bool counts = known->kind != WORDS || tag.closing || tag.attributes.size, block = known->kind >= BLOCK;
        sure += counts && (!symbol || dl_tag_is(&tag, "br"));
        likely += counts;
        blocks += block && !fetches_script(&tag);
        opened += block && !tag.closing;
        paragraphs += dl_tag_is(&tag, "p");
        tree |= known->kind == TREE;
        as_it_is |= known->kind == AS_IT_IS && !fetches_script(&tag);
    }
    if (likely <= symbols || (!sure && likely < 2))
        return comments ? DL_TAGS_OF_WORDS : DL_TAGS_NONE;
    if (!opened)
        return DL_TAGS_OF_WORDS;
    if (as_it_is)
        return DL_TAGS_OF_PARAGRAPHS;
    if (has_paragraphs_of_lines(text, blocks))
        return tree ? DL_TAGS_OF_LINES : DL_TAGS_OF_WORDS;
    return paragraphs ? DL_TAGS_OF_PARAGRAPHS : DL_TAGS_OF_BLOCKS;
}

bool dl_record_has_reference(dl_slice text)
{
    for (size_t at = 0; at < text.size; at++) {
        const char *next = memchr(text.data + at, '&', text.size - at);
        if (!next)
            return false;
        at = (size_t)(next - text.data);
        size_t end = at + 1 + (at + 1 < text.size && text.data[at + 1] == '#'), begin = end;
        while (end < text.size && end - begin < 10 &&
               (dl_is_digit(text.data[end]) || dl_is_letter(text.data[end])))
            end++;
        if (end >= begin + 2 && end < text.size && text.data[end] == ';')
            return true;
    }
    return false;
}

dl_slice dl_record_markup(dl_arena *arena, dl_slice text)
{
    static const char *const tags[] = {"&lt;/p&gt;", "&lt;/div&gt;", "&lt;br"};
    bool escaped = false;
    if (!text.size || !memchr(text.data, '&', text.size) || memchr(text.data, '<', text.size))
        return text;
    for (size_t i = 0; i < sizeof tags / sizeof *tags && !escaped; i++)
        escaped = dl_slice_find(text, tags[i]) != SIZE_MAX;
    if (!escaped)
        return text;
    dl_buffer markup = DL_BUFFER_EMPTY;
    dl_markup_text(&markup, text);
    text = dl_arena_copy(arena, dl_buffer_slice(&markup));
    arena->failed |= markup.failed;
    dl_buffer_free(&markup);
    return dl_prose_trim(text);
}

/* ---- as plain text ---- */

/* Behind the end of a line that follows `at`, since a tag has said it. */
static size_t skip_line_end(dl_slice text, size_t at)
{
    size_t end = at;
    while (end < text.size && memchr(" \t\r", text.data[end], 3))
        end++;
    return end < text.size && text.data[end] == '\n' ? end + 1 : at;
}

void dl_record_add_plain(dl_buffer *out, dl_slice text, dl_tags tags)
{
    size_t done = 0;
    dl_tag tag;
    for (marks all = {.text = text}; tags != DL_TAGS_NONE && next_mark(&tag, &all);) {
        const known_tag *known = tag.name.size ? find_known(&tag) : NULL;
        if (tag.name.size && !known)
            continue;
        dl_markup_text(out, dl_slice_cut(text, done, tag.begin));
        done = tag.end;
        if (!known) { /* a comment with a line of its own takes that along */
            done = !out->size || out->data[out->size - 1] == '\n' ? skip_line_end(text, done) : done;
            continue;
        }
        const bool line = dl_tag_is(&tag, "br"); /* two of them are a blank line */
        if (line || (known->kind > WORDS && out->size && out->data[out->size - 1] != '\n'))
            dl_buffer_add_byte(out, '\n');
        if (known->kind > WORDS)
            done = skip_line_end(text, done);
    }
    dl_markup_text(out, dl_slice_cut(text, done, text.size));
}

/* ---- as a page ---- */

static bool has_break(dl_slice text)
{
    dl_tag tag;
    for (size_t at = 0; dl_tag_next(&tag, text, at); at = tag.end)
        if (dl_tag_is(&tag, "br"))
            return true;
    return false;
}

/* Appends the post that a line stands for, as WordPress has it: its address alone, or a shortcode, "[tweet ADDRESS]",
 * "[tweet id="NUMBER"]", "[embed]ADDRESS[/embed]". False: the line is text. */
static bool add_line_post(dl_buffer *page, dl_slice line)
{
    enum { NUMBER_LEAST = 15 };
    static const char *const openings[] = {"[embed", "[tweet ", "[twitter "};
    bool code = false;
    line = dl_prose_trim(line);
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        code |= dl_slice_starts(line, dl_slice_of(openings[i])) && line.data[line.size - 1] == ']';
    for (size_t at = 0, end; at < line.size; at = end + 1) { /* its words */
        for (end = at; end < line.size && !(code && strchr("[]= \"'", line.data[end]));)
            end++;
        const dl_slice word = dl_slice_cut(line, at, end);
        size_t digits = 0;
        while (digits < word.size && dl_is_digit(word.data[digits]))
            digits++;
        const bool number = code && digits >= NUMBER_LEAST && digits == word.size;
        if (!number && !dl_permalink_is_post(word))
            continue;
        dl_buffer_printf(page, "<p>%s%.*s</p><p>", number ? "https://twitter.com/i/status/" : "", (int)word.size,
                         word.data);
        return true;
    }
    return false;
}

void dl_record_add_page(dl_buffer *page, dl_slice text, dl_tags tags)
{
    if (tags == DL_TAGS_OF_PARAGRAPHS) {
        dl_buffer_add_slice(page, text);
        return;
    }
    bool lines = tags == DL_TAGS_OF_LINES || (tags != DL_TAGS_OF_BLOCKS && dl_slice_find(text, "\n\n") == SIZE_MAX &&
                                              dl_slice_find(text, "\n\r\n") == SIZE_MAX && !has_break(text));
    for (size_t at = 0, ends; at < text.size;) {
        const char *next = memchr(text.data + at, '\n', text.size - at);
        size_t end = next ? (size_t)(next - text.data) : text.size;
        if (!add_line_post(page, dl_slice_cut(text, at, end)))
            dl_buffer_add_slice(page, dl_slice_cut(text, at, end));
        for (at = end, ends = 0; at < text.size && memchr(" \t\r\n", text.data[at], 4); at++)
            ends += text.data[at] == '\n';
        if (ends)
            dl_buffer_add_text(page, ends > 1 || lines ? "<p>" : "\n");
    }
}
