/* Tags of a record's text. */
#include "article/record_text.h"
#include "article/markup.h"

#include <strings.h>

typedef struct known_tag {
    const char *name;
    dl_tags says;
    bool only_closing; /* "<S>" may stand for the name of a share, "</s>" is a tag */
} known_tag;

static const known_tag known_tags[] = {
    {"p", DL_TAGS_OF_PARAGRAPHS, false},        {"pre", DL_TAGS_OF_PARAGRAPHS, false},
    {"textarea", DL_TAGS_OF_PARAGRAPHS, false}, {"script", DL_TAGS_OF_PARAGRAPHS, false},
    {"style", DL_TAGS_OF_PARAGRAPHS, false},    {"div", DL_TAGS_OF_BLOCKS, false},
    {"ul", DL_TAGS_OF_BLOCKS, false},           {"ol", DL_TAGS_OF_BLOCKS, false},
    {"li", DL_TAGS_OF_BLOCKS, false},           {"table", DL_TAGS_OF_BLOCKS, false},
    {"blockquote", DL_TAGS_OF_BLOCKS, false},   {"figure", DL_TAGS_OF_BLOCKS, false},
    {"h1", DL_TAGS_OF_BLOCKS, false},           {"h2", DL_TAGS_OF_BLOCKS, false},
    {"h3", DL_TAGS_OF_BLOCKS, false},           {"h4", DL_TAGS_OF_BLOCKS, false},
    {"hr", DL_TAGS_OF_BLOCKS, false},           {"iframe", DL_TAGS_OF_BLOCKS, false},
    {"section", DL_TAGS_OF_BLOCKS, false},      {"html", DL_TAGS_OF_BLOCKS, false},
    {"body", DL_TAGS_OF_BLOCKS, false},         {"article", DL_TAGS_OF_BLOCKS, false},
    {"figcaption", DL_TAGS_OF_BLOCKS, false},   {"br", DL_TAGS_OF_WORDS, false},
    {"em", DL_TAGS_OF_WORDS, false},            {"strong", DL_TAGS_OF_WORDS, false},
    {"span", DL_TAGS_OF_WORDS, false},          {"img", DL_TAGS_OF_WORDS, false},
    {"sup", DL_TAGS_OF_WORDS, false},           {"sub", DL_TAGS_OF_WORDS, false},
    {"small", DL_TAGS_OF_WORDS, false},         {"code", DL_TAGS_OF_WORDS, false},
    {"font", DL_TAGS_OF_WORDS, false},          {"dl", DL_TAGS_OF_WORDS, false},
    {"dt", DL_TAGS_OF_WORDS, false},            {"dd", DL_TAGS_OF_WORDS, false},
    {"a", DL_TAGS_OF_WORDS, true},              {"b", DL_TAGS_OF_WORDS, true},
    {"i", DL_TAGS_OF_WORDS, true},              {"u", DL_TAGS_OF_WORDS, true},
};

/* What a tag is; NULL: it is none of HTML. */
static const known_tag *find_known(const dl_tag *tag)
{
    for (const known_tag *known = known_tags; known < known_tags + sizeof known_tags / sizeof *known_tags; known++)
        if (known->name[0] == (tag->name.data[0] | 0x20) && dl_tag_is(tag, known->name))
            return known;
    return NULL;
}

dl_tags dl_record_tags(dl_slice text)
{
    static const char doctype[] = "<!doctype";
    dl_tags tags = DL_TAGS_NONE;
    if (text.size > sizeof doctype && strncasecmp(text.data, doctype, sizeof doctype - 1) == 0)
        tags = DL_TAGS_OF_BLOCKS;
    dl_tag tag;
    for (size_t at = 0; tags != DL_TAGS_OF_PARAGRAPHS && dl_tag_next(&tag, text, at); at = tag.end) {
        const known_tag *known = find_known(&tag);
        if (known && (tag.closing || !known->only_closing) && known->says > tags)
            tags = known->says;
    }
    return tags;
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
               ((text.data[end] >= '0' && text.data[end] <= '9') ||
                ((text.data[end] | 0x20) >= 'a' && (text.data[end] | 0x20) <= 'z')))
            end++;
        if (end >= begin + 2 && end < text.size && text.data[end] == ';')
            return true;
    }
    return false;
}

/* ---- as plain text ---- */

/* Text between tags, without comments. */
static void add_words(dl_buffer *out, dl_slice text)
{
    size_t begin;
    while ((begin = dl_slice_find(text, "<!--")) != SIZE_MAX) {
        dl_slice comment = dl_slice_cut(text, begin, text.size);
        size_t size = dl_slice_find(comment, "-->");
        if (size == SIZE_MAX)
            break;
        dl_markup_text(out, dl_slice_cut(text, 0, begin));
        text = dl_slice_cut(comment, size + strlen("-->"), comment.size);
    }
    dl_markup_text(out, text);
}

/* Behind the end of a line that follows `at`, since a tag has said it. */
static size_t skip_line_end(dl_slice text, size_t at)
{
    size_t end = at;
    while (end < text.size && memchr(" \t\r", text.data[end], 3))
        end++;
    return end < text.size && text.data[end] == '\n' ? end + 1 : at;
}

void dl_record_add_plain(dl_buffer *out, dl_slice text)
{
    size_t done = 0;
    dl_tag tag;
    for (size_t at = 0; dl_tag_next(&tag, text, at); at = tag.end) {
        const known_tag *known = find_known(&tag);
        if (!known)
            continue;
        add_words(out, dl_slice_cut(text, done, tag.begin));
        done = tag.end;
        bool line = strcmp(known->name, "br") == 0;
        if (line || (known->name[0] == 'd' && out->size && out->data[out->size - 1] != '\n')) /* a list of definitions */
            dl_buffer_add_byte(out, '\n');
        if (line || known->name[0] == 'd')
            done = skip_line_end(text, done);
    }
    add_words(out, dl_slice_cut(text, done, text.size));
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

void dl_record_add_page(dl_buffer *page, dl_slice text, dl_tags tags)
{
    if (tags == DL_TAGS_OF_PARAGRAPHS) {
        dl_buffer_add_slice(page, text);
        return;
    }
    bool lines = tags != DL_TAGS_OF_BLOCKS && dl_slice_find(text, "\n\n") == SIZE_MAX &&
                 dl_slice_find(text, "\n\r\n") == SIZE_MAX && !has_break(text);
    for (size_t at = 0, ends; at < text.size;) {
        const char *next = memchr(text.data + at, '\n', text.size - at);
        size_t end = next ? (size_t)(next - text.data) : text.size;
        dl_buffer_add_slice(page, dl_slice_cut(text, at, end));
        for (at = end, ends = 0; at < text.size && memchr(" \t\r\n", text.data[at], 4); at++)
            ends += text.data[at] == '\n';
        if (ends)
            dl_buffer_add_text(page, ends > 1 || lines ? "<p>" : "\n");
    }
}
