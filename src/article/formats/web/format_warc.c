/* Web archives (WARC, ISO 28500): responses and resources that are web pages or text, an article each; texts that
 * were made of them (WET) likewise; the posts in answers to what pages of X, Bluesky and Mastodon asked for. ARC, which the
 * Internet Archive wrote before, has a line before each response. */
#include "article/formats/web/stored_page.h"
#include "article/formats/web/stored_posts.h"
#include "article/lines/prose.h"
#include "article/reading/format.h"
#include "util/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

enum { HEAD_LIMIT = 64 * 1024 };

static bool is_warc(dl_slice text)
{
    return dl_slice_starts(text, DL_LITERAL("WARC/"));
}

/* "https://a.example/ 192.0.2.1 20051119103000 text/html 1234": address, host, time, type, other things in version 2, length. */
static bool is_arc(dl_slice text)
{
    enum { LINE_MOST = 8192, TIME = 14 };
    const char *end = text.size ? memchr(text.data, '\n', text.size < LINE_MOST ? text.size : LINE_MOST) : NULL;
    const dl_slice line = dl_slice_cut(text, 0, end ? (size_t)(end - text.data) : 0);
    size_t blanks = 0, digits = 0, last = 0;
    for (size_t at = 0; at < line.size; at++) {
        if (line.data[at] == ' ') {
            blanks++;
            last = 0;
        } else if (dl_is_digit(line.data[at])) {
            digits += blanks == 2;
            last++;
        } else if (line.data[at] != '\r') {
            last = line.size; /* no number */
        }
    }
    const size_t scheme = dl_slice_find(line, ":");
    return scheme && scheme < dl_slice_find(line, " ") && digits == TIME && blanks >= 4 && last && last < line.size;
}

static bool sniff(const dl_head *head)
{
    return is_warc(head->text) || (dl_slice_starts(head->text, DL_LITERAL("filedesc:")) && is_arc(head->text));
}

typedef struct record_head {
    size_t size; /* of the head, with its empty line */
    uint64_t length;
    dl_slice type, address, content;
} record_head;

static bool take_length(record_head *out, dl_slice length)
{
    char digits[24] = {0};
    memcpy(digits, length.data ? length.data : "", length.size < sizeof digits ? length.size : 0);
    out->length = strtoull(digits, NULL, 10);
    return dl_is_digit(digits[0]);
}

static bool take_arc_head(record_head *out, dl_slice text)
{
    const char *end = memchr(text.data, '\n', text.size);
    const dl_slice line = dl_slice_trim(dl_slice_cut(text, 0, (size_t)(end - text.data)));
    size_t last = line.size;
    while (line.data[last - 1] != ' ')
        last--;
    *out = (record_head){.size = (size_t)(end - text.data) + 1,
                         .type = DL_LITERAL("response"),
                         .address = dl_slice_cut(line, 0, dl_slice_find(line, " "))};
    return take_length(out, dl_slice_cut(line, last, line.size));
}

/* The head at the front of the rest. False: there is none. */
static bool take_head(record_head *out, dl_slice text)
{
    if (is_arc(text))
        return take_arc_head(out, text);
    *out = (record_head){.size = dl_http_head_size(text)};
    if (!out->size || !is_warc(text))
        return false;
    dl_slice head = dl_slice_cut(text, 0, out->size);
    const bool known = take_length(out, dl_http_header(head, "Content-Length"));
    out->type = dl_http_header(head, "WARC-Type");
    out->address = dl_http_header(head, "WARC-Target-URI");
    out->content = dl_http_header(head, "Content-Type");
    if (out->address.size > 2 && out->address.data[0] == '<') /* as WARC/1.0 has it */
        out->address = dl_slice_cut(out->address, 1, out->address.size - 1);
    return known;
}

/* Whether the record holds what may be text. The block is at hand at least in its first bytes. */
static bool is_wanted(const record_head *head, dl_slice block)
{
    if (dl_slice_ends(head->address, DL_LITERAL("/robots.txt")) || /* crawlers keep what they must heed */
        dl_slice_starts(head->address, DL_LITERAL("metadata:"))) /* and Wget what it was asked and said */
        return false;
    if (dl_slice_is(head->type, "response"))
        return dl_http_kind_of(dl_slice_cut(block, 0, dl_http_head_size(block))) != DL_HTTP_OTHER;
    return (dl_slice_is(head->type, "resource") || dl_slice_is(head->type, "conversion")) &&
           dl_http_kind_of_type(head->content) != DL_HTTP_OTHER;
}

static dateline_status skip(dl_reading *reading, uint64_t size)
{
    dateline_status status = DATELINE_OK;
    while (!status && size) {
        size_t have = dl_reading_rest(reading).size, now = size < have ? (size_t)size : have;
        dl_reading_use(reading, now);
        size -= now;
        if (!size || reading->ended)
            break;
        status = dl_reading_fill(reading);
    }
    return status;
}

/* Its slices point into the window, which moves. */
static bool keep_head(record_head *head, dl_arena *arena)
{
    dl_slice *const parts[] = {&head->type, &head->address, &head->content};
    dl_arena_reset(arena);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        *parts[i] = dl_arena_copy(arena, *parts[i]);
    return !arena->failed;
}

static dateline_status read_record(dl_reading *reading, record_head *head)
{
    uint64_t at = dl_reading_place(reading) + head->size;
    if (!keep_head(head, &reading->arena))
        return dl_fail_memory(reading->run->error);
    dateline_status status = dl_reading_want(reading, head->size + HEAD_LIMIT);
    if (status)
        return status;
    dl_slice block = dl_slice_cut(dl_reading_rest(reading), head->size, dl_reading_rest(reading).size);
    if (block.size > head->length)
        block.size = (size_t)head->length;
    if (!is_wanted(head, block))
        return skip(reading, head->size + head->length);
    if (head->length > dl_reading_limit(reading)) {
        dl_reading_tell_too_large(reading, "a record is");
        return skip(reading, head->size + head->length);
    }
    bool response = dl_slice_is(head->type, "response");
    status = dl_reading_want(reading, head->size + (size_t)head->length);
    if (status)
        return status;
    size_t have = dl_reading_rest(reading).size - head->size;
    if (have < head->length)
        dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_NONE,
                        "the record is cut; the end of the file may be missing");
    block = dl_slice_cut(dl_reading_rest(reading), head->size,
                         head->size + (have < head->length ? have : (size_t)head->length));
    dl_http_body body;
    bool found = true;
    const char *problem =
        response ? dl_http_read(&body, &reading->arena, block, (size_t)dl_reading_limit(reading))
                 : dl_http_read_plain(&body, &reading->arena, block, head->content);
    if (reading->arena.failed)
        return dl_fail_memory(reading->run->error);
    if (problem)
        dl_reading_tell(reading, at, DL_LOSS_SOME, problem);
    else if (body.kind == DL_HTTP_JSON)
        status = dl_stored_posts_deliver(reading, &body, at + (uint64_t)(body.raw.data - block.data));
    else if (dl_prose_trim(body.text).size)
        status =
            dl_stored_page_deliver(&found, reading, &body, head->address, at + (uint64_t)(body.raw.data - block.data));
    if (!status && !found)
        dl_reading_tell(reading, at + (uint64_t)(body.raw.data - block.data), DL_LOSS_NO_ARTICLE, dl_stored_page_none);
    return status ? status : skip(reading, head->size + head->length);
}

/* The next line that begins a record, or text.size. */
static size_t next_record(dl_slice text, bool arc)
{
    if (!arc) {
        const char *next = memmem(text.data, text.size, "\nWARC/", 6);
        return next ? (size_t)(next - text.data) : text.size;
    }
    for (size_t at = 0; at < text.size;) {
        const char *end = memchr(text.data + at, '\n', text.size - at);
        at = end ? (size_t)(end - text.data) + 1 : text.size;
        if (is_arc(dl_slice_cut(text, at, text.size)))
            return at;
    }
    return text.size;
}

/* To the next line that begins a record. */
static dateline_status find_record(dl_reading *reading, bool arc, bool *found)
{
    dateline_status status = DATELINE_OK;
    bool told = false;
    while (!(status = dl_reading_want(reading, HEAD_LIMIT))) {
        dl_slice text = dl_reading_rest(reading);
        size_t blanks = 0;
        while (blanks < text.size && (text.data[blanks] == '\r' || text.data[blanks] == '\n'))
            blanks++;
        dl_reading_use(reading, blanks);
        text = dl_reading_rest(reading);
        *found = arc ? is_arc(text) : is_warc(text);
        if (*found || !text.size)
            break;
        if (!told)
            dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_SOME,
                            "no record here; passed over to the next one");
        told = true;
        const size_t next = next_record(text, arc), kept = arc ? HEAD_LIMIT / 2 : 8; /* a line that is cut */
        dl_reading_use(reading, next < text.size                      ? next
                                : text.size > kept && !reading->ended ? text.size - kept
                                                                      : text.size);
    }
    return status;
}

static dateline_status read_warc(dl_reading *reading)
{
    dateline_status status;
    bool found = false;
    const bool arc = dl_slice_starts(dl_reading_rest(reading), DL_LITERAL("filedesc:"));
    while (!(status = find_record(reading, arc, &found)) && found) {
        record_head head;
        if (take_head(&head, dl_reading_rest(reading))) {
            status = read_record(reading, &head);
        } else {
            dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_SOME, "a record without Content-Length");
            dl_reading_use(reading, 5);
        }
        if (status)
            break;
    }
    if (!status && !reading->delivered && !reading->told)
        dl_reading_tell(reading, UINT64_MAX, DL_LOSS_NO_ARTICLE,
                        "is a web archive without pages of text; nothing to index");
    return status;
}

const dl_format dl_format_warc = {"web archive", sniff, read_warc, true};
