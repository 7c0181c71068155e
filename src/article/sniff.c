/* What a source is, told by its first bytes. */
#include "article/sniff.h"
#include "article/json_scan.h"
#include "article/prose.h"

#include <strings.h>

/* Beginnings, in any case of letters, of what is not read. The longer before the shorter. */
static const struct {
    dl_slice magic;
    const char *reason;
} strangers[] = {
    {{"\xFF\xFE\0\0", 4}, "is UTF-32; convert it with: iconv -f UTF-32 -t UTF-8"},
    {{"\0\0\xFE\xFF", 4}, "is UTF-32; convert it with: iconv -f UTF-32 -t UTF-8"},
    {{"\xFF\xFE", 2}, "is UTF-16; convert it with: iconv -f UTF-16 -t UTF-8"},
    {{"\xFE\xFF", 2}, "is UTF-16; convert it with: iconv -f UTF-16 -t UTF-8"},
    {{"%PDF-", 5}, "is a PDF, which is not read; save its text (pdftotext does)"},
    {{"{\\rtf", 5}, "is RTF, which is not read; save it as plain text"},
    {{"PK\x03\x04", 4}, "is a ZIP archive or an office document, which is not read; save its text"},
};
static const dl_slice page_starts[] = {
    {"<!doctype html", 14}, {"<html", 5}, {"<head", 5}, {"<body", 5}, {"<article", 8}, {"<div", 4},
    {"<meta", 5},           {"<p>", 3},   {"<p ", 3},   {"<script", 7}, {"<title", 6}, {"<h1", 3}};
/* These lead a page or other XML: what is in the first bytes tells. */
static const dl_slice markup_starts[] = {{"<?xml", 5}, {"<!--", 4}, {"<!doctype", 9}, {"<rss", 4}, {"<feed", 5}};

static bool starts(dl_slice text, dl_slice with)
{
    return text.size >= with.size && strncasecmp(text.data, with.data, with.size) == 0;
}

static bool listed(const dl_slice *starts_of, size_t count, dl_slice text)
{
    for (size_t i = 0; i < count; i++)
        if (starts(text, starts_of[i]))
            return true;
    return false;
}

#define LISTED(table, text) listed(table, sizeof(table) / sizeof *(table), text)

static bool is_page(dl_slice text)
{
    if (LISTED(page_starts, text))
        return true;
    for (size_t at = 0; LISTED(markup_starts, text) && at < text.size; at++)
        if (text.data[at] == '<' && starts(dl_slice_cut(text, at, text.size), DL_LITERAL("<html")))
            return true;
    return false;
}

static const char *unusable(dl_slice head, dl_slice text)
{
    if (!head.size)
        return "is empty; nothing to index";
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
        if (dl_slice_starts(head, strangers[i].magic))
            return strangers[i].reason;
    size_t controls = 0;
    for (size_t i = 0; i < head.size; i++) {
        unsigned char byte = (unsigned char)head.data[i];
        if (byte == 0)
            return "is binary (it holds zero bytes), or UTF-16 without its mark; give UTF-8 text";
        controls += byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B;
    }
    if (controls > head.size / 20)
        return "is binary (many control characters); give UTF-8 text";
    if (LISTED(markup_starts, text) && !is_page(text))
        return "is XML, which is not read yet; save it as plain text";
    return NULL;
}

/* The first byte at or after `at` that is no blank, or 0. */
static char next_sign(dl_slice text, size_t *at)
{
    *at = dl_prose_skip_blanks(text, *at);
    return *at < text.size ? text.data[*at] : '\0';
}

/* "[" that opens JSON, not "[Reuters]": an object, or nothing but other brackets, follows. */
static bool is_array(dl_slice text)
{
    size_t at = 1;
    char sign = next_sign(text, &at);
    if (sign == '[') {
        at++;
        sign = next_sign(text, &at);
    }
    return sign && strchr("{[]", sign);
}

/* JSON Lines, if the first line is a whole value, or the next one begins another (the first is broken then). */
static bool is_lines(dl_slice text, bool whole)
{
    dl_json_scan scan = {0};
    const char *end = memchr(text.data, '\n', text.size);
    if (!end)
        return !whole;
    size_t at = (size_t)(end - text.data);
    return dl_json_scan_run(&scan, dl_slice_cut(text, 0, at)) || next_sign(text, &at) == '{';
}

dl_content dl_sniff(dl_slice head, bool whole, const char **reason)
{
    size_t mark = dl_slice_starts(head, DL_LITERAL("\xEF\xBB\xBF")) ? 3 : 0;
    dl_slice text = dl_slice_cut(head, dl_prose_skip_blanks(head, mark), head.size);
    *reason = unusable(head, text);
    if (*reason)
        return DL_CONTENT_UNUSABLE;
    if (is_page(text))
        return DL_CONTENT_PAGE;
    if (!text.size || (text.data[0] != '{' && !(text.data[0] == '[' && is_array(text))))
        return DL_CONTENT_TEXT;
    return text.data[0] == '{' && is_lines(text, whole) ? DL_CONTENT_LINES : DL_CONTENT_VALUES;
}
