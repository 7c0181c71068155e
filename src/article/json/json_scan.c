/* Looking at JSON text without parsing it. */
#include "article/json/json_scan.h"

#include <stdlib.h>

/* Within a string: to behind its closing quote, or the text's end. The quote is looked for once, and again where an
 * escape has taken it: strings may be long, and full of escapes. */
static void scan_string(dl_json_scan *scan, dl_slice text)
{
    size_t at = scan->at + scan->escaped, quote = at;
    scan->escaped = false;
    while (at < text.size) {
        if (quote <= at) {
            const char *found = memchr(text.data + at, '"', text.size - at);
            quote = found ? (size_t)(found - text.data) : text.size;
        }
        const char *escape = memchr(text.data + at, '\\', quote - at);
        if (!escape) {
            scan->in_string = quote == text.size;
            scan->at = quote + !scan->in_string;
            return;
        }
        at = (size_t)(escape - text.data) + 2;
    }
    scan->escaped = at > text.size;
    scan->at = text.size;
}

bool dl_json_scan_run(dl_json_scan *scan, dl_slice text)
{
    while (scan->at < text.size) {
        if (scan->in_string) {
            scan_string(scan, text);
            continue;
        }
        char byte = text.data[scan->at++];
        if (byte == '"') {
            scan->in_string = true;
        } else if (byte == '{' || byte == '[') {
            scan->depth++;
            scan->values++;
        } else if (byte == ',' || byte == ':') {
            scan->values++;
        } else if ((byte == '}' || byte == ']') && scan->depth && --scan->depth == 0) {
            return true;
        }
    }
    return false;
}

bool dl_json_scan_string(dl_json_scan *scan, dl_slice text)
{
    if (!scan->in_string && !scan->at && text.size) {
        scan->in_string = true;
        scan->at = 1;
    }
    if (scan->in_string && text.size)
        scan_string(scan, text);
    return !scan->in_string;
}

/* The code unit of "\uXXXX" at `at`, or -1. */
static long escaped_unit(dl_slice text, size_t at)
{
    char digits[5] = {0};
    if (text.size - at < 6 || text.data[at] != '\\' || text.data[at + 1] != 'u')
        return -1;
    memcpy(digits, text.data + at + 2, 4);
    return strspn(digits, "0123456789abcdefABCDEF") == 4 ? strtol(digits, NULL, 16) : -1;
}

static bool is_high(long unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(long unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

bool dl_json_mend_surrogates(dl_buffer *out, dl_slice text)
{
    size_t done = 0, step;
    for (size_t at = 0; at < text.size; at += step) {
        step = 1;
        if (text.data[at] != '\\')
            continue;
        long unit = escaped_unit(text, at);
        step = unit < 0 ? 2 : 6;
        if (is_high(unit) && is_low(escaped_unit(text, at + 6 < text.size ? at + 6 : text.size))) {
            step = 12;
        } else if (is_high(unit) || is_low(unit)) {
            dl_buffer_add(out, text.data + done, at - done);
            dl_buffer_add_text(out, "\\uFFFD");
            done = at + step;
        }
    }
    if (!done)
        return false;
    dl_buffer_add(out, text.data + done, text.size - done);
    return true;
}

/* The quotation mark that ends the string which begins at `at`, or where the text is over. */
static size_t string_end(dl_slice text, size_t at)
{
    for (at++; at < text.size && text.data[at] != '"'; at++)
        at += text.data[at] == '\\';
    return at;
}

bool dl_json_mend_numbers(dl_buffer *out, dl_slice text)
{
    static const dl_slice words[] = {{"NaN", 3}, {"-Infinity", 9}, {"Infinity", 8}};
    size_t done = 0;
    for (size_t at = 0; at < text.size; at++) {
        if (text.data[at] == '"') {
            at = string_end(text, at);
            continue;
        }
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (dl_slice_starts(dl_slice_cut(text, at, text.size), words[i])) {
                dl_buffer_add(out, text.data + done, at - done);
                dl_buffer_add_text(out, "null");
                at += words[i].size - 1;
                done = at + 1;
                break;
            }
    }
    if (!done)
        return false;
    dl_buffer_add(out, text.data + done, text.size - done);
    return true;
}

bool dl_json_mend_commas(dl_buffer *out, dl_slice text)
{
    size_t done = 0;
    for (size_t at = 0; at < text.size; at++) {
        if (text.data[at] == '"') {
            at = string_end(text, at);
            continue;
        }
        if (text.data[at] != ',')
            continue;
        size_t next = at + 1;
        while (next < text.size && memchr(" \t\r\n", text.data[next], 4))
            next++;
        if (next == text.size || (text.data[next] != '}' && text.data[next] != ']'))
            continue;
        dl_buffer_add(out, text.data + done, at - done);
        done = at + 1;
    }
    if (!done)
        return false;
    dl_buffer_add(out, text.data + done, text.size - done);
    return true;
}
