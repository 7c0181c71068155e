/* Front matter. */
#include "article/formats/markdown/front_matter.h"
#include "article/base/article.h"
#include "article/lines/prose.h"
#include "util/ascii.h"
#include "util/utf8.h"

enum { BLOCK_LIMIT = 64 * 1024, LIST_LIMIT = 50 };

static bool take_line(dl_slice *line, dl_slice text, size_t *at)
{
    if (!dl_slice_next_line(line, text, at))
        return false;
    while (line->size && strchr("\r \t", line->data[line->size - 1]) && line->data[line->size - 1])
        line->size--;
    return true;
}

size_t dl_front_matter_size(dl_slice text)
{
    dl_slice fence, line;
    size_t at = 0, names = 0;
    if (!take_line(&fence, text, &at) || !(dl_slice_is(fence, "---") || dl_slice_is(fence, "+++")))
        return 0;
    char sign = fence.data[0] == '-' ? ':' : '=';
    while (at < BLOCK_LIMIT && take_line(&line, text, &at)) {
        if (dl_slice_equal(line, fence) || (sign == ':' && dl_slice_is(line, "...")))
            return names ? at : 0;
        names += line.size && memchr(line.data, sign, line.size) != NULL;
    }
    return 0;
}

/* "Publish Date: 2025-11-18": the name; empty: the line is no such one. */
static dl_slice name_in(dl_slice line)
{
    enum { NAME_MOST = 30 };
    size_t at = 0;
    while (at < line.size && at < NAME_MOST && (dl_is_letter(line.data[at]) || (at && strchr(" _-", line.data[at]))))
        at++;
    const bool named = at && at < line.size && line.data[at] == ':' && (at + 1 == line.size || line.data[at + 1] == ' ');
    return dl_slice_cut(line, 0, named ? at : 0);
}

size_t dl_front_matter_bare_size(dl_slice text, const dl_part_map *map)
{
    dl_slice line;
    size_t at = 0, known = 0, rank;
    while (at < BLOCK_LIMIT && take_line(&line, text, &at) && line.size) {
        const dl_slice name = name_in(line);
        if (!name.size && !(known && line.data[0] == ' ')) /* a value may go on */
            return 0;
        const dl_part part = name.size ? dl_part_find(map, name, &rank) : DL_PART_COUNT;
        known += part == DL_PART_TITLE || part == DL_PART_AUTHOR || part == DL_PART_DATE || part == DL_PART_URL;
    }
    return known > 1 && at < BLOCK_LIMIT ? at : 0;
}

/* A byte; of blanks one. */
static void add_byte(dl_buffer *out, char byte)
{
    if (byte != ' ' || !out->size || out->data[out->size - 1] != ' ')
        dl_buffer_add_byte(out, byte);
}

/* The character that `digits` hexadecimal ones at text[at] say; 0: none. */
static uint32_t hexadecimal(dl_slice text, size_t at, size_t digits)
{
    uint32_t code = 0;
    if (at + digits > text.size)
        return 0;
    for (size_t i = at; i < at + digits; i++) {
        const char byte = text.data[i], small = (char)(byte | 0x20);
        if (!dl_is_digit(byte) && (small < 'a' || small > 'f'))
            return 0;
        code = code << 4 | (uint32_t)(dl_is_digit(byte) ? byte - '0' : small - 'a' + 10);
    }
    return code;
}

/* What "\" and the byte behind it at text[at] mean in double quotes; behind it. */
static size_t add_escaped(dl_buffer *out, dl_slice text, size_t at)
{
    static const struct {
        char name;
        size_t digits;
    } codes[] = {{'x', 2}, {'u', 4}, {'U', 8}};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const uint32_t code = text.data[at] == codes[i].name ? hexadecimal(text, at + 1, codes[i].digits) : 0;
        if (code) {
            char bytes[4];
            dl_buffer_add(out, bytes, dl_utf8_encode(code, bytes));
            return at + 1 + codes[i].digits;
        }
    }
    add_byte(out, memchr("nrt", text.data[at], 3) ? ' ' : text.data[at]);
    return at + 1;
}

/* Without a comment behind it, quotes and what they escape. */
static dl_slice value_of(dl_arena *arena, dl_slice text)
{
    dl_buffer out = DL_BUFFER_EMPTY, clean = DL_BUFFER_EMPTY;
    text = dl_slice_trim(text);
    const bool opens = text.size && (text.data[0] == '"' || text.data[0] == '\'');
    const char closes[] = {opens ? text.data[0] : ' ', ' ', '#', '\0'};
    const size_t comment = dl_slice_find(text, opens ? closes : " # ");
    if (comment != SIZE_MAX)
        text = dl_slice_trim(dl_slice_cut(text, 0, comment + opens));
    char quote = text.size >= 2 ? text.data[0] : '\0';
    bool quoted = (quote == '"' || quote == '\'') && text.data[text.size - 1] == quote;
    if (quoted)
        text = dl_slice_cut(text, 1, text.size - 1);
    for (size_t at = 0; at < text.size;) {
        const bool more = quoted && at + 1 < text.size;
        if (more && quote == '"' && text.data[at] == '\\') {
            at = add_escaped(&out, text, at + 1);
        } else {
            at += more && quote == '\'' && text.data[at] == '\'' && text.data[at + 1] == '\'';
            add_byte(&out, text.data[at++]);
        }
    }
    dl_utf8_sanitize(&clean, dl_buffer_slice(&out));
    const dl_slice result = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&clean)));
    arena->failed |= out.failed || clean.failed;
    dl_buffer_free(&out);
    dl_buffer_free(&clean);
    return result;
}

typedef struct values {
    dl_slice items[LIST_LIMIT];
    size_t count;
} values;

static void add_value(values *out, dl_arena *arena, dl_slice text)
{
    dl_slice value = value_of(arena, text);
    if (value.size && out->count < LIST_LIMIT)
        out->items[out->count++] = value;
}

/* "[a, 'b, c']" as its items; anything else as one. */
static void add_list(values *out, dl_arena *arena, dl_slice text)
{
    text = dl_slice_trim(text);
    if (text.size < 2 || text.data[0] != '[' || text.data[text.size - 1] != ']') {
        add_value(out, arena, text);
        return;
    }
    text = dl_slice_cut(text, 1, text.size - 1);
    char quote = '\0';
    size_t begin = 0;
    for (size_t at = 0; at <= text.size; at++) {
        char byte = at < text.size ? text.data[at] : ',';
        if (at < text.size && quote) {
            quote = byte == quote ? '\0' : quote;
        } else if (byte == ',') {
            add_value(out, arena, dl_slice_cut(text, begin, at));
            begin = at + 1;
        } else if (byte == '"' || byte == '\'') {
            quote = byte;
        }
    }
}

static void set_part(dl_record *record, dl_arena *arena, dl_part part, const values *found)
{
    dl_slice *list = dl_arena_alloc(arena, (found->count + 1) * sizeof *list);
    if (!list || !found->count)
        return;
    memcpy(list, found->items, found->count * sizeof *list);
    if (part == DL_PART_AUTHOR) {
        record->authors = list;
        record->author_count = found->count;
    } else if (part == DL_PART_DECK) {
        record->decks = list;
        record->deck_count = found->count;
    } else {
        record->parts[part] = list[0];
    }
}

/* "published: true" is a switch of site generators, no day. */
static bool is_switch(const values *found)
{
    return found->count && (dl_slice_is(found->items[0], "true") || dl_slice_is(found->items[0], "false"));
}

/* The list items or folded lines below a name: "- Ada", "- name: Ada", "  more words". */
static void add_below(values *out, dl_arena *arena, dl_slice block, size_t *at)
{
    dl_slice line;
    dl_buffer folded = DL_BUFFER_EMPTY;
    for (size_t next = *at; take_line(&line, block, &next); *at = next) {
        dl_slice text = dl_slice_trim(line);
        bool item = dl_slice_starts(text, DL_LITERAL("- "));
        bool indented = line.size && (line.data[0] == ' ' || line.data[0] == '\t');
        if (!item && !indented)
            break;
        if (item)
            text = dl_slice_trim(dl_slice_cut(text, 2, text.size));
        const bool name = dl_slice_starts(text, DL_LITERAL("name:"));
        if (name)
            text = dl_slice_cut(text, 5, text.size);
        if (item || (name && !out->count && !folded.size)) {
            add_value(out, arena, text);
        } else if (!out->count) {
            dl_buffer_add_byte(&folded, ' ');
            dl_buffer_add_slice(&folded, text);
        }
    }
    if (!out->count)
        add_value(out, arena, dl_buffer_slice(&folded));
    arena->failed |= folded.failed;
    dl_buffer_free(&folded);
}

/* A value that goes on in indented lines, as those who write YAML fold what is long. */
static dl_slice with_folded(dl_arena *arena, dl_slice block, dl_slice text, size_t *at)
{
    dl_slice line;
    dl_buffer all = DL_BUFFER_EMPTY;
    for (size_t next = *at;
         take_line(&line, block, &next) && line.size && (line.data[0] == ' ' || line.data[0] == '\t'); *at = next) {
        if (!all.size)
            dl_buffer_add_slice(&all, text);
        dl_buffer_add_byte(&all, ' ');
        dl_buffer_add_slice(&all, dl_slice_trim(line));
    }
    text = all.size ? dl_arena_copy(arena, dl_buffer_slice(&all)) : text;
    arena->failed |= all.failed;
    dl_buffer_free(&all);
    return text;
}

/* What stands between """ of TOML's, over lines. */
static void add_quoted_lines(values *out, dl_arena *arena, dl_slice block, dl_slice text, size_t *at)
{
    const size_t begin = (size_t)(text.data - block.data) + 3;
    const dl_slice rest = dl_slice_cut(block, begin, block.size), quotes = dl_slice_cut(text, 0, 3);
    const char *end = memmem(rest.data, rest.size, quotes.data, quotes.size);
    if (!end)
        return;
    const dl_slice inner = dl_slice_cut(rest, 0, (size_t)(end - rest.data));
    dl_slice line;
    add_value(out, arena, dl_article_one_line(arena, inner));
    *at = begin + inner.size + quotes.size;
    take_line(&line, block, at);
}

void dl_front_matter_read(dl_record *record, dl_arena *arena, dl_slice block, const dl_part_map *map)
{
    dl_slice line;
    size_t at = 0, ranks[DL_PART_COUNT], rank;
    for (dl_part part = 0; part < DL_PART_COUNT; part++)
        ranks[part] = SIZE_MAX;
    char sign = block.data[0] == '+' ? '=' : ':';
    while (take_line(&line, block, &at)) {
        const char *end = line.size ? memchr(line.data, sign, line.size) : NULL;
        if (!end || line.data[0] == ' ' || line.data[0] == '#')
            continue;
        dl_slice name = dl_slice_trim(dl_slice_cut(line, 0, (size_t)(end - line.data)));
        dl_slice text = dl_slice_trim(dl_slice_cut(line, (size_t)(end - line.data) + 1, line.size));
        dl_part part = dl_part_find(map, name, &rank);
        values found = {.count = 0};
        bool below = !text.size || dl_slice_is(text, ">") || dl_slice_is(text, "|") || dl_slice_is(text, ">-") ||
                     dl_slice_is(text, "|-");
        if (sign == '=' && (dl_slice_starts(text, DL_LITERAL("\"\"\"")) || dl_slice_starts(text, DL_LITERAL("'''"))))
            add_quoted_lines(&found, arena, block, text, &at);
        else if (below && sign == ':')
            add_below(&found, arena, block, &at);
        else
            add_list(&found, arena, sign == ':' ? with_folded(arena, block, text, &at) : text);
        if (part == DL_PART_COUNT || part == DL_PART_TEXT || rank >= ranks[part] || !found.count ||
            (part == DL_PART_DATE && is_switch(&found)))
            continue;
        ranks[part] = rank;
        set_part(record, arena, part, &found);
    }
}
