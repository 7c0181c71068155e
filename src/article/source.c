/* Sources: a stream of bytes through libarchive, told apart by content, cut into articles. */
#include "article/source.h"
#include "article/plain.h"
#include "article/records.h"
#include "util/error.h"
#include "util/utf8.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 256 * 1024, PROBLEM_LIMIT = 20 };

struct dl_source {
    char *path;
    int file;
    dl_source_stamp stamp;
};

/* One dl_source_read. */
typedef struct reading {
    dl_source *source;
    const dl_source_events *events;
    uint64_t limit; /* bytes of an article */
    struct archive *archive;
    dl_arena arena;
    dl_buffer pending; /* bytes not yet delivered */
    uint64_t pending_at; /* their place in the stream */
    bool ended;
    unsigned problems;
    dateline_error *error;
} reading;

/* ---- opening ---- */

static dl_source_stamp stamp_of(const struct stat *found)
{
    return (dl_source_stamp){(uint64_t)found->st_size, (int64_t)found->st_mtim.tv_sec * 1000000000 +
                                                           found->st_mtim.tv_nsec};
}

static dateline_status adopt(dl_source **out, int file, const char *path, dateline_error *error)
{
    struct stat found;
    dl_source *source = calloc(1, sizeof *source);
    dateline_status status = DATELINE_OK;
    if (source)
        source->path = strdup(path);
    if (!source || !source->path)
        status = dl_fail_memory(error);
    else if (fstat(file, &found))
        status = dl_fail_io(error, path, "look at", errno);
    else if (!S_ISREG(found.st_mode))
        status = dl_fail(error, DATELINE_ERROR_IO, "%s: is no regular file", path);
    if (status) {
        close(file);
        if (source)
            free(source->path);
        free(source);
        return status;
    }
    source->file = file;
    source->stamp = stamp_of(&found);
    *out = source;
    return DATELINE_OK;
}

dateline_status dl_source_open(dl_source **out, const char *path, dateline_error *error)
{
    *out = NULL;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe must not make us wait */
    if (file < 0)
        return dl_fail_io(error, path, "open", errno);
    return adopt(out, file, path, error);
}

dateline_status dl_source_open_stream(dl_source **out, int descriptor, const char *name,
                                      dateline_error *error)
{
    *out = NULL;
    FILE *aside = tmpfile();
    if (!aside)
        return dl_fail_io(error, name, "make a temporary file for", errno);
    dateline_status status = DATELINE_OK;
    char *chunk = malloc(CHUNK);
    if (!chunk)
        status = dl_fail_memory(error);
    while (!status) {
        ssize_t got = read(descriptor, chunk, CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            status = dl_fail_io(error, name, "read", errno);
        if (got <= 0)
            break;
        if (fwrite(chunk, 1, (size_t)got, aside) != (size_t)got)
            status = dl_fail_io(error, name, "write a temporary file for", errno);
    }
    free(chunk);
    if (!status && fflush(aside))
        status = dl_fail_io(error, name, "write a temporary file for", errno);
    int file = status ? -1 : fcntl(fileno(aside), F_DUPFD_CLOEXEC, 0);
    if (!status && file < 0)
        status = dl_fail_io(error, name, "open", errno);
    fclose(aside);
    return status ? status : adopt(out, file, name, error);
}

void dl_source_free(dl_source *source)
{
    if (!source)
        return;
    close(source->file);
    free(source->path);
    free(source);
}

dl_source_stamp dl_source_get_stamp(const dl_source *source)
{
    return source->stamp;
}

dateline_status dl_source_hash(dl_hash128 *out, dl_source *source, dateline_error *error)
{
    dl_hasher *hasher = dl_hasher_new();
    char *chunk = malloc(CHUNK);
    dateline_status status = hasher && chunk ? DATELINE_OK : dl_fail_memory(error);
    for (off_t at = 0; !status;) {
        ssize_t got = pread(source->file, chunk, CHUNK, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            status = dl_fail_io(error, source->path, "read", errno);
        if (got <= 0)
            break;
        dl_hasher_add(hasher, dl_slice_make(chunk, (size_t)got));
        at += got;
    }
    if (!status)
        *out = dl_hasher_result(hasher);
    free(chunk);
    dl_hasher_free(hasher);
    return status;
}

/* ---- bytes ---- */

/* At most PROBLEM_LIMIT problems a source are told singly; finish_problems counts the rest. */
static void tell(void *context, uint64_t at, bool lost, const char *message)
{
    reading *read = context;
    if (read->problems++ < PROBLEM_LIMIT)
        read->events->problem(read->events->context, at, lost, message);
}

static void tell_warning(void *context, uint64_t at, const char *message)
{
    tell(context, at, false, message);
}

static void finish_problems(reading *read)
{
    char message[80];
    if (read->problems <= PROBLEM_LIMIT)
        return;
    snprintf(message, sizeof message, "%u more problems like these", read->problems - PROBLEM_LIMIT);
    read->events->problem(read->events->context, UINT64_MAX, true, message);
}

/* Adds the next chunk to `pending`. Damaged compression ends the stream with a problem. */
static dateline_status fill(reading *read)
{
    char *room = dl_buffer_reserve(&read->pending, CHUNK);
    if (!room)
        return dl_fail_memory(read->error);
    la_ssize_t got = archive_read_data(read->archive, room, CHUNK);
    if (got == ARCHIVE_RETRY)
        return DATELINE_OK;
    if (got < 0) {
        char message[200];
        const char *reason = archive_error_string(read->archive);
        if (archive_errno(read->archive) == EIO || archive_errno(read->archive) == EISDIR)
            return dl_fail_io(read->error, read->source->path, "read", archive_errno(read->archive));
        snprintf(message, sizeof message, "damaged from here on (%s); what came before is indexed",
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

static void drop(reading *read, size_t size)
{
    memmove(read->pending.data, read->pending.data + size, read->pending.size - size);
    read->pending.size -= size;
    read->pending_at += size;
}

/* ---- what it is ---- */

/* The sentence for content that is no text that can be read, or NULL. */
static const char *unusable(dl_slice head)
{
    dl_slice text = dl_slice_trim(head);
    if (dl_slice_starts(head, DL_LITERAL("\xFF\xFE")) || dl_slice_starts(head, DL_LITERAL("\xFE\xFF")))
        return "is UTF-16; convert it with: iconv -f UTF-16 -t UTF-8";
    size_t controls = 0;
    for (size_t i = 0; i < head.size; i++) {
        unsigned char byte = (unsigned char)head.data[i];
        if (byte == 0)
            return "is binary (it holds a zero byte); give text";
        controls += byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B;
    }
    if (controls * 10 > head.size)
        return "is binary (mostly control characters); give text";
    static const char *const tags[] = {"<!doctype", "<html", "<?xml"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (text.size >= strlen(tags[i]) && strncasecmp(text.data, tags[i], strlen(tags[i])) == 0)
            return "is a web page or XML, which is not read yet; save its text";
    return NULL;
}

static dl_slice without_bom(dl_slice text)
{
    return dl_slice_starts(text, DL_LITERAL("\xEF\xBB\xBF")) ? dl_slice_cut(text, 3, text.size) : text;
}

/* ---- delivering ---- */

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

static dateline_status deliver_record(reading *read, dl_slice text, uint64_t at)
{
    dl_article article;
    bool found;
    dl_arena_reset(&read->arena);
    dl_slice trimmed = dl_slice_trim(text);
    if (!trimmed.size)
        return DATELINE_OK;
    at += (uint64_t)(trimmed.data - text.data);
    dateline_status status =
        dl_record_parse(&article, &found, &read->arena, trimmed, at, tell, read, read->error);
    if (!status && found)
        status = read->events->article(read->events->context, &article, read->error);
    return status;
}

/* The whole stream as one article. */
static dateline_status read_text(reading *read)
{
    dateline_status status = DATELINE_OK;
    while (!status && !read->ended && read->pending.size <= read->limit)
        status = fill(read);
    if (status)
        return status;
    if (read->pending.size > read->limit) {
        char message[160];
        snprintf(message, sizeof message,
                 "larger than %llu bytes, too large for one article; split it, or raise --article-limit",
                 (unsigned long long)read->limit);
        tell(read, UINT64_MAX, true, message);
        return DATELINE_OK;
    }
    return deliver_text(read, dl_buffer_slice(&read->pending));
}

/* A line at a time; a line that is too long is passed over. */
static dateline_status read_lines(reading *read)
{
    dateline_status status = DATELINE_OK;
    size_t searched = 0;
    bool skipping = false;
    while (!status) {
        char *end = read->pending.size > searched
                        ? memchr(read->pending.data + searched, '\n', read->pending.size - searched)
                        : NULL;
        if (!end && !read->ended) {
            searched = read->pending.size;
            if (searched > read->limit) {
                if (!skipping)
                    tell(read, read->pending_at, true,
                         "a record larger than the limit for an article was passed over; raise "
                         "--article-limit to read it");
                skipping = true;
                drop(read, read->pending.size);
                searched = 0;
            }
            status = fill(read);
            continue;
        }
        size_t size = end ? (size_t)(end - read->pending.data) : read->pending.size;
        dl_slice line = dl_slice_make(read->pending.data, size);
        if (!skipping)
            status = deliver_record(read, read->pending_at ? line : without_bom(line),
                                    read->pending_at + (read->pending_at ? 0 : line.size - without_bom(line).size));
        skipping = false;
        searched = 0;
        if (!end)
            break;
        drop(read, size + 1);
    }
    return status;
}

/* Whether the first line is a record by itself, which makes it JSON Lines; else one object for all. */
static bool first_line_closes(dl_slice text)
{
    const char *end = memchr(text.data, '\n', text.size);
    dl_slice line = dl_slice_trim(end ? dl_slice_make(text.data, (size_t)(end - text.data)) : text);
    return line.size && line.data[line.size - 1] == '}';
}

static dateline_status read_content(reading *read)
{
    dateline_status status = DATELINE_OK;
    while (!status && !read->ended && read->pending.size < CHUNK)
        status = fill(read);
    if (status)
        return status;
    dl_slice head = dl_buffer_slice(&read->pending);
    dl_slice text = dl_slice_trim(without_bom(head));
    const char *reason = head.size ? unusable(head) : "is empty; nothing to index";
    if (reason) {
        tell(read, UINT64_MAX, true, reason);
        return DATELINE_OK;
    }
    if (!text.size || text.data[0] != '{')
        return read_text(read);
    if (first_line_closes(text) || !read->ended)
        return read_lines(read);
    return deliver_record(read, text, (uint64_t)(text.data - head.data));
}

dateline_status dl_source_read(dl_source *source, uint64_t article_limit,
                               const dl_source_events *events, bool *changed, dateline_error *error)
{
    reading read = {.source = source, .events = events, .limit = article_limit, .error = error};
    struct archive_entry *entry;
    dateline_status status = DATELINE_OK;
    if (lseek(source->file, 0, SEEK_SET) < 0)
        return dl_fail_io(error, source->path, "read", errno);
    read.archive = archive_read_new();
    if (!read.archive)
        return dl_fail_memory(error);
    archive_read_support_filter_gzip(read.archive);
    archive_read_support_filter_xz(read.archive);
    archive_read_support_filter_zstd(read.archive);
    archive_read_support_filter_bzip2(read.archive);
    archive_read_support_format_raw(read.archive);
    archive_read_support_format_empty(read.archive);
    int opened = archive_read_open_fd(read.archive, source->file, 65536);
    if (opened == ARCHIVE_OK)
        opened = archive_read_next_header(read.archive, &entry);
    if (opened == ARCHIVE_OK || opened == ARCHIVE_WARN)
        status = read_content(&read);
    else if (opened == ARCHIVE_EOF)
        tell(&read, UINT64_MAX, true, "is empty; nothing to index");
    else {
        char message[200];
        const char *reason = archive_error_string(read.archive);
        snprintf(message, sizeof message, "cannot be unpacked (%s)", reason ? reason : "damaged");
        tell(&read, UINT64_MAX, true, message);
    }
    finish_problems(&read);
    archive_read_free(read.archive);
    dl_arena_free(&read.arena);
    dl_buffer_free(&read.pending);
    struct stat now;
    if (!status && changed) {
        bool known = fstat(source->file, &now) == 0;
        dl_source_stamp stamp = known ? stamp_of(&now) : source->stamp;
        *changed = stamp.size != source->stamp.size || stamp.modified_ns != source->stamp.modified_ns;
    }
    return status;
}

/* ---- names ---- */

static bool ends_in(dl_slice name, const char *const *endings, dl_slice *stem)
{
    for (; *endings; endings++) {
        dl_slice ending = dl_slice_of(*endings);
        if (name.size > ending.size && dl_slice_ends(name, ending)) {
            *stem = dl_slice_cut(name, 0, name.size - ending.size);
            return true;
        }
    }
    return false;
}

bool dl_source_is_article_name(const char *text)
{
    static const char *const formats[] = {".txt", ".text", ".json", ".jsonl", ".ndjson", NULL};
    static const char *const packings[] = {".gz", ".xz", ".zst", ".bz2", NULL};
    dl_slice name = dl_slice_of(text);
    if (name.size == 0 || text[0] == '.' || dl_slice_starts(name, DL_LITERAL("README")) ||
        dl_slice_ends(name, DL_LITERAL("~")))
        return false;
    ends_in(name, packings, &name);
    return ends_in(name, formats, &name);
}
