/* JSON: a record a line, or records in any layout. */
#include "article/formats/json/format_json.h"
#include "article/formats/json/json_deliver.h"
#include "article/json/json_scan.h"
#include "article/json/json_values.h"
#include "article/lines/prose.h"

/* ---- telling ---- */

/* The first byte at or after `at` that is no blank, or 0. */
static char next_sign(dl_slice text, size_t *at)
{
    *at = dl_prose_skip_blanks(text, *at);
    return *at < text.size ? text.data[*at] : '\0';
}

/* "[[" and a string: rows of a table, the first one with their names. */
static bool is_rows(dl_slice text)
{
    size_t at = 1;
    return next_sign(text, &at) == '[' && (at++, next_sign(text, &at) == '"');
}

/* "[" that opens JSON, not "[Reuters]": an object, or nothing but other brackets, follows; or a row of strings. */
static bool is_array(dl_slice text)
{
    size_t at = 1;
    char sign = next_sign(text, &at);
    if (sign == '[') {
        at++;
        sign = next_sign(text, &at);
    }
    return (sign && strchr("{[]", sign)) || is_rows(text);
}

/* ---- lists in objects ---- */

/* The string at text[*at], which is a quote; *at moves behind it. */
static dl_slice take_string(dl_slice text, size_t *at)
{
    size_t begin = ++*at;
    while (*at < text.size && text.data[*at] != '"')
        *at += text.data[*at] == '\\' ? 2 : 1;
    if (*at >= text.size) {
        *at = text.size;
        return (dl_slice){NULL, 0};
    }
    return dl_slice_cut(text, begin, (*at)++);
}

/* Behind the value at `at`; text.size when its end is not at hand. */
static size_t skip_value(dl_slice text, size_t at)
{
    dl_json_scan scan = {0};
    if (at >= text.size)
        return text.size;
    if (text.data[at] == '"') {
        take_string(text, &at);
        return at;
    }
    if (text.data[at] != '{' && text.data[at] != '[') {
        while (at < text.size && !strchr(",}]", text.data[at]))
            at++;
        return at;
    }
    return dl_json_scan_run(&scan, dl_slice_cut(text, at, text.size)) ? at + scan.at : text.size;
}

/* Where the list of records begins in an object that holds one, as answers of interfaces do: {"status": "ok",
 * "articles": [{...}, ...]}. 0: it is a record itself. Tweets are read with all of their page. */
static size_t find_list(dl_slice text)
{
    size_t at = 1, rank;
    while (at < text.size) {
        char sign = next_sign(text, &at);
        if (sign == ',') {
            at++;
            continue;
        }
        if (sign != '"')
            return 0;
        dl_slice name = take_string(text, &at);
        if (next_sign(text, &at) != ':')
            return 0;
        at++;
        char opens = next_sign(text, &at);
        size_t inner = at + 1;
        if (opens == '[' && dl_slice_is_among(name, dl_part_lists) && next_sign(text, &inner) == '{') {
            size_t most = text.size - at < 4096 ? text.size : at + 4096;
            bool titled = dl_slice_find(dl_slice_cut(text, at, most), "\"title\"") != SIZE_MAX;
            return dl_slice_is(name, "data") && !titled ? 0 : at;
        }
        if (opens == '[' && next_sign(text, &inner) == '{' && dl_slice_is_among(name, dl_part_list_holders))
            at = inner;
        if (text.size > at && text.data[at] == '{' && dl_slice_is_among(name, dl_part_list_holders)) {
            at++;
            continue;
        }
        if (opens == '"' && dl_part_find(NULL, name, &rank) == DL_PART_TEXT)
            return 0;
        at = skip_value(text, at);
    }
    return 0;
}

/* JSON Lines, if the first line is a whole value, or the next one begins another (the first is broken then). */
static bool sniff_lines(const dl_head *head)
{
    dl_slice text = head->text;
    dl_json_scan scan = {0};
    if (!text.size || text.data[0] != '{')
        return false;
    const char *end = memchr(text.data, '\n', text.size);
    if (!end)
        return !head->whole && !find_list(text);
    size_t at = (size_t)(end - text.data), behind = at;
    if (head->whole && !next_sign(text, &behind))
        return false; /* one object; it may be a list's */
    return dl_json_scan_run(&scan, dl_slice_cut(text, 0, at)) || (next_sign(text, &at) == '{' && !find_list(text));
}

static bool sniff_values(const dl_head *head)
{
    dl_slice text = head->text;
    size_t at = 1;
    if (text.size && text.data[0] == '\x1E') /* a sequence (RFC 7464) */
        text = dl_slice_cut(text, 1, text.size);
    if (!text.size)
        return false;
    if (text.data[0] == '[')
        return is_array(text);
    /* "{" and then a name or nothing; not RTF, not a template. */
    return text.data[0] == '{' && strchr("\"}", next_sign(text, &at));
}

/* ---- records ---- */

/* A record a line; one that is too long is passed over. */
static dateline_status read_lines(dl_reading *reading)
{
    dateline_status status = DATELINE_OK;
    size_t searched = 0; /* of the rest */
    bool skipping = false;
    while (!status) {
        dl_slice text = dl_reading_rest(reading);
        const char *end = text.size > searched ? memchr(text.data + searched, '\n', text.size - searched) : NULL;
        size_t size = end ? (size_t)(end - text.data) : text.size;
        if (size > dl_reading_limit(reading)) {
            if (!skipping)
                dl_reading_tell_too_large(reading, "a record is");
            skipping = true;
        }
        if (!end && !reading->ended) {
            searched = skipping ? 0 : text.size;
            if (skipping)
                dl_reading_use(reading, text.size);
            status = dl_reading_fill(reading);
            continue;
        }
        if (!skipping)
            status = dl_json_deliver(reading, size);
        skipping = false;
        searched = 0;
        dl_reading_use(reading, size + (end != NULL));
        if (!end)
            break;
    }
    return status;
}

/* To the next "{", telling once of what stands before it. */
static dateline_status pass_over(dl_reading *reading)
{
    dateline_status status = DATELINE_OK;
    dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_SOME,
                    "no JSON object here; passed over to the next one");
    for (;;) {
        dl_slice text = dl_reading_rest(reading);
        const char *next = text.size ? memchr(text.data, '{', text.size) : NULL;
        dl_reading_use(reading, next ? (size_t)(next - text.data) : text.size);
        if (next || reading->ended || (status = dl_reading_fill(reading)))
            return status;
    }
}

/* How many brackets are open at the end of `text`. */
static size_t depth_of(dl_slice text)
{
    size_t depth = 0;
    for (size_t at = 0; at < text.size;) {
        if (text.data[at] == '"') {
            take_string(text, &at);
            continue;
        }
        depth += text.data[at] == '{' || text.data[at] == '[';
        depth -= text.data[at] == '}' || text.data[at] == ']';
        at++;
    }
    return depth;
}

/* Behind the object that a list stood in, which says no more of records. */
static dateline_status leave_object(dl_reading *reading, size_t depth)
{
    char sign = ' ';
    dateline_status status = DATELINE_OK;
    while (!status && depth && !(status = dl_json_next_sign(reading, &sign)) && sign) {
        if (strchr("}]:", sign)) {
            depth -= sign != ':';
            dl_reading_use(reading, 1);
        } else {
            status = dl_json_skip_value(reading);
        }
    }
    return status;
}

/* An array of records, or records one after the other, in any layout. */
static dateline_status read_values(dl_reading *reading)
{
    char sign;
    bool opened = false;
    dateline_status status = dl_json_next_sign(reading, &sign);
    uint64_t values = 0;
    size_t list = !status && sign == '{' ? find_list(dl_reading_rest(reading)) : 0;
    size_t depth = depth_of(dl_slice_cut(dl_reading_rest(reading), 0, list));
    dl_reading_use(reading, list);
    sign = list ? '[' : sign;
    while (!status && sign) {
        if (sign == '[' && !opened && !values && !is_rows(dl_reading_rest(reading))) {
            opened = true;
            dl_reading_use(reading, 1);
        } else if (sign == ']' && opened) {
            opened = false;
            dl_reading_use(reading, 1);
            status = leave_object(reading, depth); /* of an answer the rest is its own */
            depth = 0;
        } else if (sign == '{' || sign == '[') {
            values++;
            status = dl_json_read_value(reading);
        } else {
            values++;
            status = pass_over(reading);
        }
        if (!status)
            status = dl_json_next_sign(reading, &sign);
    }
    if (!status && !values)
        dl_reading_tell(reading, UINT64_MAX, DL_LOSS_NO_ARTICLE, "is an empty list; nothing to index");
    else if (!status && opened)
        dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_NONE,
                        "the list is not closed; the end of the file may be missing");
    return status;
}

const dl_format dl_format_json_lines = {"JSON Lines", sniff_lines, read_lines, .dated = true};
const dl_format dl_format_json_values = {"JSON", sniff_values, read_values, .dated = true};
