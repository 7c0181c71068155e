/* The data that a page holds for its scripts. */
#include "article/html/content/script_state.h"
#include "article/html/tree/embed_marks.h"
#include "util/buffer.h"
#include "util/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

enum {
    LEAST = 300, /* bytes of a state */
    STATE_MOST = 2 << 20,
    BYTES_MOST = 8 << 20,
    VALUES_MOST = 150000, /* of all of a page: more are made to fill memory */
    SCRIPTS_MOST = 500,
    DEPTH = 30
};

typedef struct gathering {
    json_t *states;
    dl_buffer streamed;   /* what React's server components send */
    size_t values, bytes; /* that may still be read */
} gathering;

/* ---- what is packed ---- */

typedef struct unpacking {
    const json_t *packed;
    json_t **made; /* of each place, or NULL */
    size_t left;   /* values that may still be made */
} unpacking;

/* The value at a place of the array. A reference of the caller's. What holds itself, or has no place, is null. */
static json_t *unpack_at(unpacking *of, json_int_t place, int depth)
{
    size_t i, count = json_array_size(of->packed);
    const char *key;
    json_t *item;
    if (place < 0 || (size_t)place >= count || depth > DEPTH || !of->left)
        return json_null();
    json_t **made = &of->made[place];
    if (*made)
        return json_incref(*made);
    of->left--;
    const json_t *value = json_array_get(of->packed, (size_t)place);
    *made = json_null(); /* while it is made */
    json_t *out = NULL;
    if (json_is_object(value)) {
        out = json_object();
        json_object_foreach((json_t *)value, key, item)
        {
            json_object_set_new(out, key,
                                unpack_at(of, json_is_integer(item) ? json_integer_value(item) : -1, depth + 1));
        }
    } else if (json_is_array(value) &&
               json_is_string(json_array_get(value, 0))) { /* ["ShallowReactive", 1], ["Date", "..."] */
        item = json_array_get(value, 1);
        out = json_is_integer(item) ? unpack_at(of, json_integer_value(item), depth + 1) : json_incref(item);
    } else if (json_is_array(value)) {
        out = json_array();
        json_array_foreach(value, i, item)
        {
            json_array_append_new(out, unpack_at(of, json_is_integer(item) ? json_integer_value(item) : -1, depth + 1));
        }
    } else {
        out = json_incref((json_t *)value);
    }
    *made = out ? out : json_null();
    return json_incref(*made);
}

/* Whether an array's first item names the places of others. */
static bool is_packed(const json_t *value)
{
    const char *key;
    json_t *item, *first = json_array_get(value, 0);
    if (json_array_size(value) < 3 || !(json_is_object(first) || json_is_array(first)))
        return false;
    if (json_is_array(first))
        return json_is_string(json_array_get(first, 0)) && json_is_integer(json_array_get(first, 1));
    json_object_foreach(first, key, item)
    {
        if (!json_is_integer(item))
            return false;
    }
    return json_object_size(first) > 0;
}

static json_t *unpack(json_t *value)
{
    if (!is_packed(value))
        return value;
    unpacking of = {.packed = value, .left = VALUES_MOST};
    const size_t count = json_array_size(value);
    of.made = calloc(count, sizeof *of.made);
    json_t *out = of.made ? unpack_at(&of, 0, 0) : NULL;
    for (size_t i = 0; i < count && of.made; i++)
        json_decref(of.made[i]);
    free(of.made);
    json_decref(value);
    return out;
}

json_t *dl_html_state_parse(size_t *used, dl_slice text)
{
    json_error_t error;
    json_t *value = json_loadb(text.data, text.size, JSON_DISABLE_EOF_CHECK, &error);
    *used = error.position > 0 ? (size_t)error.position : 1;
    return value ? unpack(value) : NULL;
}

/* ---- where it stands ---- */

/* How long the value is that begins with `text`, and in *values of about how many it is made; 0: it does not end. */
static size_t extent_of(size_t *values, dl_slice text)
{
    size_t open = 0;
    bool quoted = false;
    *values = 1;
    for (size_t i = 0; i < text.size; i++) {
        const char sign = text.data[i];
        if (quoted && sign == '\\')
            i++;
        else if (sign == '"')
            quoted = !quoted;
        else if (!quoted && (sign == '{' || sign == '['))
            open++, ++*values;
        else if (!quoted && sign == ',')
            ++*values;
        else if (!quoted && (sign == '}' || sign == ']') && !--open)
            return i + 1;
    }
    return 0;
}

/* Adds the state that begins with `text`, if it is JSON. Bytes that it has, or 1. */
static size_t take(gathering *into, dl_slice text)
{
    size_t values, used;
    if (text.size > into->bytes)
        text.size = into->bytes;
    const size_t size = extent_of(&values, text);
    into->bytes -= size ? size : text.size;
    if (size < LEAST || values > into->values)
        return size ? size : 1;
    into->values -= values;
    json_t *state = dl_html_state_parse(&used, dl_slice_cut(text, 0, size));
    if (state)
        json_array_append_new(into->states, state);
    return size;
}

/* Appends what a string literal of a script stands for, from behind its quote on. Bytes up to its end. */
static size_t unquote(dl_buffer *out, dl_slice script, char quote)
{
    static const char letters[] = "nrtbf", stand_for[] = "\n\r\t\b\f";
    size_t at = 0;
    while (at < script.size && script.data[at] != quote && script.data[at] != '\n') {
        const size_t left = script.size - at;
        const char *from = script.data + at;
        const bool wide = left >= 6 && from[0] == '\\' && from[1] == 'u',
                   narrow = left >= 4 && from[0] == '\\' && from[1] == 'x';
        if (wide || narrow) {
            char digits[5] = {0}, bytes[4];
            memcpy(digits, from + 2, wide ? 4 : 2);
            uint32_t code = (uint32_t)strtoul(digits, NULL, 16);
            at += wide ? 6 : 4;
            if (code >= 0xD800 && code < 0xDC00 && left >= 12 && from[6] == '\\' && from[7] == 'u') {
                memcpy(digits, from + 8, 4);
                const uint32_t low = (uint32_t)strtoul(digits, NULL, 16);
                code = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
                at += 6;
            }
            code = code >= 0xD800 && code < 0xE000 ? 0xFFFD : code;
            dl_buffer_add(out, bytes, dl_utf8_encode(code, bytes));
        } else if (from[0] == '\\' && left >= 2) {
            const char *letter = strchr(letters, from[1]);
            dl_buffer_add_byte(out, letter ? stand_for[letter - letters] : from[1]);
            at += 2;
        } else {
            dl_buffer_add_byte(out, from[0]);
            at++;
        }
    }
    return at;
}

static size_t blanks_at(dl_slice text, size_t at)
{
    size_t count = 0;
    while (at + count < text.size && isspace((unsigned char)text.data[at + count]))
        count++;
    return count;
}

static bool opens(dl_slice text, size_t at)
{
    return at < text.size && (text.data[at] == '{' || text.data[at] == '[');
}

/* Adds the state that a string of a script is, whose quote stands at `at`. Past its end. */
static size_t take_string(gathering *into, dl_slice script, size_t at)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    const size_t end = at + 1 + unquote(&text, dl_slice_cut(script, at + 1, script.size), script.data[at]);
    const dl_slice said = dl_buffer_slice(&text);
    if (said.size >= LEAST && opens(said, blanks_at(said, 0)))
        take(into, said);
    dl_buffer_free(&text);
    return end;
}

/* Other values than JSON's become null, in a copy. */
static void mend(char *text, size_t size)
{
    static const char word[] = "undefined";
    bool quoted = false;
    for (size_t i = 0; i + sizeof word <= size; i++) {
        if (quoted && text[i] == '\\')
            i++;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && text[i] == 'u' && memcmp(text + i, word, sizeof word - 1) == 0)
            memcpy(text + i, "null     ", sizeof word - 1);
    }
}

/* What a script sets something to, hands to JSON.parse, or streams. */
static void take_script(gathering *into, dl_slice script)
{
    static const char push[] = "push([1,", parse[] = "JSON.parse(";
    char *copy = malloc(script.size + 1);
    if (!copy)
        return;
    memcpy(copy, script.data, script.size);
    mend(copy, script.size);
    const dl_slice text = dl_slice_make(copy, script.size);
    for (size_t at = 0; at < text.size;) {
        const char sign = text.data[at++];
        if (sign != '=' && sign != '(' && sign != ',')
            continue;
        const dl_slice before = dl_slice_cut(text, 0, at);
        const size_t begin = at + blanks_at(text, at);
        const bool quoted = begin < text.size && strchr("\"'", text.data[begin]) && text.data[begin];
        if (sign == '=' && opens(text, begin)) {
            at = begin + take(into, dl_slice_cut(text, begin, text.size));
        } else if (quoted && (sign == '=' || dl_slice_ends(before, DL_LITERAL(parse)))) {
            at = take_string(into, text, begin);
        } else if (quoted && sign == ',' && dl_slice_ends(before, DL_LITERAL(push))) {
            at = begin + 1 + unquote(&into->streamed, dl_slice_cut(text, begin + 1, text.size), text.data[begin]);
        }
    }
    free(copy);
}

/* Scripts that are JSON, and those that hold some; not JSON-LD, which is read elsewhere. */
static void take_scripts(gathering *into, dl_slice page)
{
    for (size_t at = 0, seen = 0; at < page.size && seen < SCRIPTS_MOST; seen++) {
        const size_t found = dl_slice_find(dl_slice_cut(page, at, page.size), "<script");
        if (found == SIZE_MAX)
            break;
        const size_t tag = at + found;
        const char *close = memchr(page.data + tag, '>', page.size - tag);
        const size_t begin = close ? (size_t)(close - page.data) + 1 : page.size;
        const size_t size = dl_slice_find(dl_slice_cut(page, begin, page.size), "</script");
        at = size == SIZE_MAX ? page.size : begin + size;
        const dl_slice opening = dl_slice_cut(page, tag, begin), body = dl_slice_trim(dl_slice_cut(page, begin, at));
        if (body.size < LEAST && dl_slice_find(body, DL_HTML_STREAMED) == SIZE_MAX)
            continue;
        if (dl_slice_find(opening, "ld+json") != SIZE_MAX)
            continue;
        const bool json = dl_slice_find(opening, "json") != SIZE_MAX;
        const char *brace = json && !opens(body, 0) ? memchr(body.data, '{', body.size) : NULL; /* behind <![CDATA[ */
        if (json && (brace || opens(body, 0)))
            take(into, dl_slice_cut(body, brace ? (size_t)(brace - body.data) : 0, body.size));
        else
            take_script(into, body);
    }
}

/* Appends an attribute's value as its characters. */
static void add_decoded(dl_buffer *out, dl_slice value)
{
    static const struct {
        dl_slice from;
        char to;
    } entities[] = {{DL_LITERAL("&quot;"), '"'},  {DL_LITERAL("&#34;"), '"'},   {DL_LITERAL("&#39;"), '\''},
                    {DL_LITERAL("&#x27;"), '\''}, {DL_LITERAL("&apos;"), '\''}, {DL_LITERAL("&lt;"), '<'},
                    {DL_LITERAL("&gt;"), '>'},    {DL_LITERAL("&amp;"), '&'}};
    for (size_t at = 0; at < value.size;) {
        size_t i = 0, count = sizeof entities / sizeof *entities;
        while (value.data[at] == '&' && i < count &&
               !dl_slice_starts(dl_slice_cut(value, at, value.size), entities[i].from))
            i++;
        const bool entity = value.data[at] == '&' && i < count;
        dl_buffer_add_byte(out, entity ? entities[i].to : value.data[at]);
        at += entity ? entities[i].from.size : 1;
    }
}

/* Values of attributes: data-page="{&quot;...". */
static void take_attributes(gathering *into, dl_slice page)
{
    static const char *const openings[] = {"=\"{&quot;", "=\"[{&quot;", "='{\"", "='[{\""};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        for (size_t at = 0, seen = 0; at < page.size && seen < SCRIPTS_MOST; seen++) {
            const size_t found = dl_slice_find(dl_slice_cut(page, at, page.size), openings[i]);
            if (found == SIZE_MAX)
                break;
            const size_t begin = at + found + 2;
            const char *close = memchr(page.data + begin, page.data[begin - 1], page.size - begin);
            at = close ? (size_t)(close - page.data) : page.size;
            if (at - begin < LEAST || at - begin > STATE_MOST)
                continue;
            dl_buffer value = DL_BUFFER_EMPTY;
            add_decoded(&value, dl_slice_cut(page, begin, at));
            take(into, dl_buffer_slice(&value));
            dl_buffer_free(&value);
        }
}

/* ---- what is streamed ---- */

/* Rows: an id, a colon, and "T", a size and a text, or JSON, which letters may stand before, up to the line's end. */
static void read_rows(json_t *rows, json_t *states, dl_slice text)
{
    for (size_t at = 0; at < text.size;) {
        size_t digits = 0, used = 0;
        char id[17];
        while (at + digits < text.size && isxdigit((unsigned char)text.data[at + digits]))
            digits++;
        const bool named = digits && digits < sizeof id && at + digits + 1 < text.size && text.data[at + digits] == ':';
        const char *line = memchr(text.data + at, '\n', text.size - at);
        const size_t end = line ? (size_t)(line - text.data) : text.size;
        if (!named) {
            at = end + 1;
            continue;
        }
        snprintf(id, sizeof id, "%.*s", (int)digits, text.data + at);
        size_t begin = at + digits + 1;
        if (text.data[begin] == 'T') {
            char *behind = NULL;
            const char *size = text.data + begin + 1; /* ends, at the latest, at the buffer's zero */
            const unsigned long said = strtoul(size, &behind, 16);
            begin = (size_t)(behind - text.data) + 1;
            at = begin < text.size && said < text.size - begin ? begin + said : text.size;
            if (begin < at)
                json_object_set_new(rows, id, json_stringn(text.data + begin, at - begin));
            continue;
        }
        while (begin < end && isupper((unsigned char)text.data[begin]))
            begin++;
        json_t *value = dl_html_state_parse(&used, dl_slice_cut(text, begin, end));
        if (value && (json_is_object(value) || json_is_array(value)))
            json_array_append(states, value);
        if (value)
            json_object_set(rows, id, value);
        json_decref(value);
        at = end + 1;
    }
}

json_t *dl_html_script_states(json_t **rows, dl_slice page)
{
    gathering into = {.states = json_array(), .streamed = DL_BUFFER_EMPTY, .values = VALUES_MOST, .bytes = BYTES_MOST};
    *rows = json_object();
    if (into.states && *rows) {
        take_scripts(&into, page);
        take_attributes(&into, page);
        if (into.streamed.size && !into.streamed.failed && into.streamed.size <= STATE_MOST)
            read_rows(*rows, into.states, dl_buffer_slice(&into.streamed));
    }
    dl_buffer_free(&into.streamed);
    return into.states;
}
