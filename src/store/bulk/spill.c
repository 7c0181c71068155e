/* Records of several runs become one: only where the documents of the next run begin is told anew. */
#include "store/bulk/spill.h"
#include "store/glass/encode.h"
#include "util/error.h"
#include "util/varint.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { WRITE_AT_ONCE = 1 << 19 /* bytes */ };

typedef struct spilling {
    int file;
    const char *path;
    uint64_t offset;   /* behind what was written */
    dl_buffer waiting; /* what follows it */
    uint64_t begin;    /* of the stream at hand */
    size_t range;      /* of its last key */
    dl_bulk_ranges *ranges;
    dl_buffer entries; /* of the record at hand */
} spilling;

dl_bulk_part dl_bulk_part_of(dl_bulk_run *run)
{
    const dl_buffer *buffers[] = {&run->heads, &run->lists, &run->positions};
    dl_bulk_part part = {.run = run, .list_ranges = run->list_ranges, .position_ranges = run->position_ranges};
    dl_bulk_stream *streams[] = {&part.heads, &part.lists, &part.positions};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        *streams[i] = (dl_bulk_stream){buffers[i]->size ? buffers[i]->data : "", -1, 0, buffers[i]->size};
    return part;
}

static dateline_status write_waiting(spilling *to, dateline_error *error)
{
    for (size_t at = 0; at < to->waiting.size;) {
        ssize_t done = pwrite(to->file, to->waiting.data + at, to->waiting.size - at, (off_t)(to->offset + at));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return dl_fail_io(error, to->path, "write", done ? errno : ENOSPC);
        at += (size_t)done;
    }
    to->offset += to->waiting.size;
    dl_buffer_clear(&to->waiting);
    return DATELINE_OK;
}

/* ---- records ---- */

static dateline_status put_record(spilling *to, dl_slice key, dateline_error *error)
{
    if (to->ranges)
        to->range = dl_bulk_ranges_note(to->ranges, to->range, key, to->offset + to->waiting.size - to->begin);
    dl_varint_put_text(&to->waiting, key);
    dl_varint_put_text(&to->waiting, dl_buffer_slice(&to->entries));
    if (to->waiting.failed || to->entries.failed)
        return dl_fail_memory(error);
    return to->waiting.size < WRITE_AT_ONCE ? DATELINE_OK : write_waiting(to, error);
}

/* Entries uint(gap) text(value): a slot's values, a term's positions. */
static void join_texts(dl_buffer *out, const dl_slice *entries, size_t count)
{
    uint64_t last = 0;
    for (size_t i = 0; i < count; i++) {
        const char *next = entries[i].data, *end = next + entries[i].size;
        uint64_t document = dl_varint_read(&next);
        dl_varint_put(out, document - last);
        dl_buffer_add(out, next, (size_t)(end - next));
        for (bool first = true; next < end && i + 1 < count; first = false) {
            if (!first)
                document += dl_varint_read(&next);
            size_t size = (size_t)dl_varint_read(&next);
            next += size;
        }
        last = document;
    }
}

/* A term's postings, or lengths. */
static void join_postings(dl_buffer *out, const dl_slice *entries, size_t count)
{
    uint64_t documents = 0, total = 0, last = 0;
    for (size_t i = 0; i < count; i++) {
        const char *next = entries[i].data;
        documents += dl_varint_read(&next);
        total += dl_varint_read(&next);
        last = dl_varint_read(&next);
    }
    dl_varint_put(out, documents);
    dl_varint_put(out, total);
    dl_varint_put(out, last);
    for (size_t i = 0; i < count; i++) {
        const char *next = entries[i].data, *end = next + entries[i].size;
        (void)dl_varint_read(&next);
        (void)dl_varint_read(&next);
        uint64_t here = dl_varint_read(&next), first = dl_varint_read(&next);
        dl_varint_put(out, i ? first - last - 1 : first);
        dl_buffer_add(out, next, (size_t)(end - next));
        last = here;
    }
}

static dateline_status spill_texts(void *context, dl_slice key, const dl_slice *entries, size_t count,
                                   dateline_error *error)
{
    spilling *to = context;
    dl_buffer_clear(&to->entries);
    join_texts(&to->entries, entries, count);
    return put_record(to, key, error);
}

static dateline_status spill_postings(void *context, dl_slice key, const dl_slice *entries, size_t count,
                                      dateline_error *error)
{
    spilling *to = context;
    if (dl_bulk_is_slot(key))
        return spill_texts(context, key, entries, count, error);
    dl_buffer_clear(&to->entries);
    join_postings(&to->entries, entries, count);
    return put_record(to, key, error);
}

/* ---- streams ---- */

/* Which streams of a part; see dl_bulk_run. */
typedef enum which { HEADS, LISTS, POSITIONS } which;

static const dl_bulk_stream *stream_of(const dl_bulk_part *part, which wanted)
{
    return wanted == HEADS ? &part->heads : wanted == LISTS ? &part->lists : &part->positions;
}

static dateline_status spill_streams(dl_bulk_stream *out, dl_bulk_ranges *ranges, spilling *to,
                                     const dl_bulk_part *parts, size_t count, which wanted, dateline_error *error)
{
    dl_bulk_stream *streams = malloc(count * sizeof *streams);
    if (!streams)
        return dl_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        streams[i] = *stream_of(&parts[i], wanted);
    to->begin = to->offset + to->waiting.size;
    to->ranges = ranges;
    to->range = 0;
    dateline_status status =
        dl_bulk_merge(streams, count, NULL, NULL, to->path, 0, wanted == POSITIONS ? spill_texts : spill_postings, to, error);
    const uint64_t size = to->offset + to->waiting.size - to->begin;
    if (ranges)
        dl_bulk_ranges_end(ranges, to->range, size);
    *out = (dl_bulk_stream){NULL, to->file, to->begin, size};
    free(streams);
    return status;
}

dateline_status dl_bulk_spill(dl_bulk_part *out, const dl_bulk_part *parts, size_t count, int file, uint64_t *offset,
                              const char *path, dateline_error *error)
{
    *out = (dl_bulk_part){0};
    spilling to = {.file = file, .path = path, .offset = *offset};
    dateline_status status = spill_streams(&out->heads, NULL, &to, parts, count, HEADS, error);
    if (!status)
        status = spill_streams(&out->lists, &out->list_ranges, &to, parts, count, LISTS, error);
    if (!status)
        status = spill_streams(&out->positions, &out->position_ranges, &to, parts, count, POSITIONS, error);
    if (!status)
        status = write_waiting(&to, error);
    *offset = to.offset;
    dl_buffer_free(&to.waiting);
    dl_buffer_free(&to.entries);
    return status;
}
