/* Reading a source: a stream of bytes through libarchive, cut into articles. */
#include "article/html/page.h"
#include "article/json_scan.h"
#include "article/plain.h"
#include "article/prose.h"
#include "article/records.h"
#include "article/sniff.h"
#include "article/source_inner.h"
#include "util/error.h"
#include "util/utf8.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

enum { PROBLEM_LIMIT = 20 };

/* One dl_source_read. `pending` holds bytes of the stream, of which those before `start` are used up. */
typedef struct reading {
    dl_source *source;
    const dl_source_events *events;
    uint64_t limit; /* bytes of an article */
    struct archive *archive;
    dl_arena arena;
    dl_buffer pending;
    size_t start;
    uint64_t pending_at; /* where pending.data[0] is in the stream */
    uint64_t line;       /* of pending.data[start], from 1 */
    bool ended;
    uint64_t untold; /* problems past PROBLEM_LIMIT */
    unsigned told;
    bool untold_lost;
    dateline_error *error;
} reading;

/* ---- problems ---- */

/* At most PROBLEM_LIMIT problems a source are told singly; finish_problems counts the rest. The message is
 * made presentable: what others say of broken data may hold any bytes. */
static void tell(void *context, uint64_t at, bool lost, const char *message)
{
    reading *read = context;
    dateline_error shown;
    if (read->told == PROBLEM_LIMIT) {
        read->untold++;
        read->untold_lost |= lost;
        return;
    }
    read->told++;
    dl_fail(&shown, DATELINE_ERROR_INPUT, "%s", message);
    read->events->problem(read->events->context, at, lost, shown.message);
}

static void tell_warning(void *context, uint64_t at, const char *message)
{
    tell(context, at, false, message);
}

static void finish_problems(reading *read)
{
    char message[80];
    if (!read->untold)
        return;
    snprintf(message, sizeof message, "%llu more problem%s like these", (unsigned long long)read->untold,
             read->untold == 1 ? "" : "s");
    read->events->problem(read->events->context, UINT64_MAX, read->untold_lost, message);
}

/* ---- bytes ---- */

static dl_slice rest(const reading *read)
{
    return dl_slice_make(read->pending.data + read->start, read->pending.size - read->start);
}

static uint64_t place(const reading *read)
{
    return read->pending_at + read->start;
}

static void use(reading *read, size_t size)
{
    const char *at = read->pending.data + read->start, *end = at + size;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        read->line++;
        at++;
    }
    read->start += size;
}

/* Adds the next chunk. Damaged compression ends the stream with a problem. */
static dateline_status fill(reading *read)
{
    if (read->start) {
        size_t left = read->pending.size - read->start;
        memmove(read->pending.data, read->pending.data + read->start, left);
        read->pending_at += read->start;
        read->pending.size = left;
        read->start = 0;
    }
    char *room = dl_buffer_reserve(&read->pending, DL_SOURCE_CHUNK);
    if (!room)
        return dl_fail_memory(read->error);
    la_ssize_t got = archive_read_data(read->archive, room, DL_SOURCE_CHUNK);
    if (got == ARCHIVE_RETRY)
        return DATELINE_OK;
    if (got < 0) {
        char message[200];
        const char *reason = archive_error_string(read->archive);
        int number = archive_errno(read->archive);
        if (number == EIO || number == EISDIR || number == EACCES)
            return dl_fail_io(read->error, read->source->path, "read", number);
        if (number == ENOMEM)
            return dl_fail_memory(read->error);
        snprintf(message, sizeof message, "damaged from here on (%s); what came before is kept",
                 reason ? reason : "cannot be unpacked");
        tell(read, read->pending_at + read->pending.size, true, message);
        got = 0;
    }
    read->pending.size += (size_t)got;
    read->ended = got == 0;
    if (read->events->progress &&
        !read->events->progress(read->events->context,
                                (uint64_t)archive_filter_bytes(read->archive, -1)))
        return dl_fail(read->error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was");
    return DATELINE_OK;
}

/* ---- articles ---- */

static dateline_status deliver_text(reading *read, dl_slice text)
{
    dl_article article;
    dateline_status status =
        dl_plain_parse(&article, &read->arena, text, 0, tell_warning, read, read->error);
    if (!status && !article.passage_count)
        tell(read, UINT64_MAX, true, "holds nothing but blanks; nothing to index");
    else if (!status)
        status = read->events->article(read->events->context, &article, read->error);
    return status;
}

static dateline_status deliver_page(reading *read, dl_slice text)
{
    dl_article article;
    size_t invalid = dl_utf8_first_invalid(text);
    dateline_status status = dl_html_page(&article, &read->arena, text, read->error);
    if (!status && article.passage_count)
        return read->events->article(read->events->context, &article, read->error);
    if (!status)
        tell(read, invalid < text.size ? invalid : UINT64_MAX, true,
             "is a web page without text of its own (scripts or links only); save the page as it is shown");
    return status;
}

/* The first `size` bytes of what is left as one record. */
static dateline_status deliver_record(reading *read, size_t size)
{
    dl_article article;
    bool found;
    dl_slice whole = dl_slice_cut(rest(read), 0, size), text = dl_prose_trim(whole);
    if (dl_slice_ends(text, DL_LITERAL("},")))
        text.size--;
    if (!text.size)
        return DATELINE_OK;
    dl_arena_reset(&read->arena);
    uint64_t at = place(read) + (uint64_t)(text.data - whole.data);
    dateline_status status = dl_record_parse(&article, &found, &read->arena, text, at, read->line, tell,
                                             read, read->error);
    if (!status && found)
        status = read->events->article(read->events->context, &article, read->error);
    return status;
}

static void tell_too_large(reading *read, const char *what)
{
    char message[160];
    snprintf(message, sizeof message,
             "%s larger than the limit of %llu bytes for an article; split it, or raise the limit", what,
             (unsigned long long)read->limit);
    tell(read, place(read), true, message);
}

/* ---- the kinds of content ---- */

/* The whole stream as one article. */
static dateline_status read_whole(reading *read, dateline_status (*deliver)(reading *read, dl_slice text))
{
    dateline_status status = DATELINE_OK;
    while (!status && !read->ended && read->pending.size <= read->limit)
        status = fill(read);
    if (!status && read->pending.size > read->limit)
        tell_too_large(read, "is");
    else if (!status)
        status = deliver(read, rest(read));
    return status;
}

/* A record a line; one that is too long is passed over. */
static dateline_status read_lines(reading *read)
{
    dateline_status status = DATELINE_OK;
    size_t searched = 0; /* of what is left */
    bool skipping = false;
    while (!status) {
        dl_slice text = rest(read);
        const char *end = text.size > searched
                              ? memchr(text.data + searched, '\n', text.size - searched)
                              : NULL;
        size_t size = end ? (size_t)(end - text.data) : text.size;
        if (size > read->limit) {
            if (!skipping)
                tell_too_large(read, "a record is");
            skipping = true;
        }
        if (!end && !read->ended) {
            searched = skipping ? 0 : text.size;
            if (skipping)
                use(read, text.size);
            status = fill(read);
            continue;
        }
        if (!skipping)
            status = deliver_record(read, size);
        skipping = false;
        searched = 0;
        use(read, size + (end != NULL));
        if (!end)
            break;
    }
    return status;
}

/* To the next byte that is no blank and no comma: *sign, or 0 at the end. */
static dateline_status find_sign(reading *read, char *sign)
{
    dateline_status status = DATELINE_OK;
    *sign = '\0';
    while (!status) {
        dl_slice text = rest(read);
        size_t at = 0, next;
        while ((next = dl_prose_skip_blanks(text, at)) < text.size && text.data[next] == ',')
            at = next + 1;
        if (next < text.size) {
            use(read, next);
            *sign = text.data[next];
            break;
        }
        use(read, text.size);
        if (read->ended)
            break;
        status = fill(read);
    }
    return status;
}

/* The value that begins here, up to its end, or passed over when it is too large. */
static dateline_status read_value(reading *read)
{
    dateline_status status = DATELINE_OK;
    dl_json_scan scan = {0};
    bool skipping = false, closed = false;
    for (;;) {
        closed = dl_json_scan_run(&scan, rest(read));
        if (scan.at > read->limit) {
            if (!skipping)
                tell_too_large(read, "a record is");
            skipping = true;
        }
        if (closed || read->ended)
            break;
        if (skipping) {
            use(read, rest(read).size);
            scan.at = 0;
        }
        status = fill(read);
        if (status)
            return status;
    }
    size_t size = closed ? scan.at : rest(read).size;
    if (!skipping)
        status = deliver_record(read, size);
    use(read, size);
    return status;
}

/* To the next "{", telling once of what stands before it. */
static dateline_status pass_over(reading *read)
{
    dateline_status status = DATELINE_OK;
    tell(read, place(read), true, "no JSON object here; passed over to the next one");
    for (;;) {
        dl_slice text = rest(read);
        const char *next = text.size ? memchr(text.data, '{', text.size) : NULL;
        use(read, next ? (size_t)(next - text.data) : text.size);
        if (next || read->ended || (status = fill(read)))
            return status;
    }
}

/* An array of records, or records one after the other, in any layout. */
static dateline_status read_values(reading *read)
{
    char sign;
    bool opened = false;
    dateline_status status = find_sign(read, &sign);
    uint64_t values = 0;
    while (!status && sign) {
        if (sign == '[' && !opened && !values) {
            opened = true;
            use(read, 1);
        } else if (sign == ']' && opened) {
            opened = false;
            use(read, 1);
        } else if (sign == '{' || sign == '[') {
            values++;
            status = read_value(read);
        } else {
            values++;
            status = pass_over(read);
        }
        if (!status)
            status = find_sign(read, &sign);
    }
    if (!status && !values)
        tell(read, UINT64_MAX, true, "is an empty list; nothing to index");
    else if (!status && opened)
        tell(read, place(read), false, "the list is not closed; the end of the file may be missing");
    return status;
}

static dateline_status read_content(reading *read)
{
    dateline_status status = DATELINE_OK;
    const char *reason;
    while (!status && !read->ended && read->pending.size < DL_SOURCE_CHUNK)
        status = fill(read);
    if (status)
        return status;
    switch (dl_sniff(rest(read), read->ended, &reason)) {
    case DL_CONTENT_TEXT:
        return read_whole(read, deliver_text);
    case DL_CONTENT_PAGE:
        return read_whole(read, deliver_page);
    case DL_CONTENT_LINES:
        return read_lines(read);
    case DL_CONTENT_VALUES:
        return read_values(read);
    case DL_CONTENT_UNUSABLE:
        break;
    }
    if (!read->told) /* damaged compression says enough */
        tell(read, UINT64_MAX, true, reason);
    return DATELINE_OK;
}

/* ---- the whole ---- */

static dateline_status open_archive(reading *read, bool *empty)
{
    struct archive_entry *entry;
    struct archive *archive = read->archive = archive_read_new();
    *empty = false;
    if (!archive)
        return dl_fail_memory(read->error);
    archive_read_support_filter_gzip(archive);
    archive_read_support_filter_xz(archive);
    archive_read_support_filter_zstd(archive);
    archive_read_support_filter_bzip2(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
    int opened = archive_read_open_fd(archive, read->source->file, 65536);
    if (opened == ARCHIVE_OK)
        opened = archive_read_next_header(archive, &entry);
    if (opened == ARCHIVE_OK || opened == ARCHIVE_WARN)
        return DATELINE_OK;
    *empty = true;
    if (opened == ARCHIVE_EOF) {
        tell(read, UINT64_MAX, true, "is empty; nothing to index");
        return DATELINE_OK;
    }
    if (archive_errno(archive) == EIO)
        return dl_fail_io(read->error, read->source->path, "read", EIO);
    char message[200];
    const char *reason = archive_error_string(archive);
    snprintf(message, sizeof message, "cannot be unpacked (%s)", reason ? reason : "damaged");
    tell(read, UINT64_MAX, true, message);
    return DATELINE_OK;
}

dateline_status dl_source_read(dl_source *source, uint64_t article_limit,
                               const dl_source_events *events, bool *changed, dateline_error *error)
{
    reading read = {.source = source, .events = events, .limit = article_limit, .line = 1, .error = error};
    bool empty;
    struct stat now;
    if (changed)
        *changed = false;
    if (lseek(source->file, 0, SEEK_SET) < 0)
        return dl_fail_io(error, source->path, "read", errno);
    dateline_status status = open_archive(&read, &empty);
    if (!status && !empty)
        status = read_content(&read);
    finish_problems(&read);
    archive_read_free(read.archive);
    dl_arena_free(&read.arena);
    dl_buffer_free(&read.pending);
    if (!status && changed && fstat(source->file, &now) == 0) {
        dl_source_stamp stamp = dl_source_stamp_of(&now);
        *changed = stamp.size != source->stamp.size || stamp.modified_ns != source->stamp.modified_ns;
    }
    return status;
}
