/* Merging k streams by a heap of their next keys. */
#include "store/bulk/merge.h"
#include "store/bulk/encode.h"
#include "util/error.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { WINDOW_LEAST = 1 << 12, WINDOW_MOST = 1 << 18, KEY_MOST = 255 };

typedef struct reader {
    dl_bulk_stream from;
    uint64_t read;        /* bytes of the file read so far */
    dl_buffer window;     /* of the file */
    const char *at, *end; /* what is not used yet, of the window or of memory */
    dl_slice key, entries;
    uint64_t prefix; /* of the key: its first 8 bytes, big-endian */
} reader;

typedef struct merging {
    const char *path;
    size_t window;
    reader *readers;
    size_t *heap; /* readers by key, then number; the least first */
    size_t heap_size;
} merging;

/* At least `size` bytes at reader->at, if the stream has so many. */
static dateline_status fill(merging *work, reader *from, size_t size, dateline_error *error)
{
    size_t kept = (size_t)(from->end - from->at);
    if (from->from.data || kept >= size || from->read == from->from.size)
        return DATELINE_OK;
    if (kept)
        memmove(from->window.data, from->at, kept);
    from->window.size = kept;
    uint64_t wanted = size > work->window ? size : work->window;
    wanted -= kept;
    if (wanted > from->from.size - from->read)
        wanted = from->from.size - from->read;
    char *room = dl_buffer_reserve(&from->window, (size_t)wanted);
    if (!room)
        return dl_fail_memory(error);
    for (size_t done = 0; done < wanted;) {
        ssize_t got = pread(from->from.file, room + done, (size_t)wanted - done,
                            (off_t)(from->from.offset + from->read));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return dl_fail_io(error, work->path, "read", got ? errno : EIO);
        done += (size_t)got;
        from->read += (size_t)got;
    }
    from->at = from->window.data;
    from->end = room + wanted;
    return DATELINE_OK;
}

/* Turns to the next record; an empty key at the end. The records are ours: whole and well-formed.
 */
static dateline_status advance(merging *work, reader *from, dateline_error *error)
{
    dateline_status status = fill(work, from, KEY_MOST + 2 * DL_BULK_UINT_MOST, error);
    from->key.size = 0;
    if (status || from->at == from->end)
        return status;
    const char *at = from->at;
    size_t size = (size_t)dl_bulk_read_uint(&at);
    size_t key = (size_t)(at - from->at);
    at += size;
    size_t entries = (size_t)dl_bulk_read_uint(&at);
    size_t begin = (size_t)(at - from->at);
    status = fill(work, from, begin + entries, error);
    from->key = dl_slice_make(from->at + key, size);
    from->entries = dl_slice_make(from->at + begin, entries);
    from->prefix = dl_bulk_prefix(from->key);
    from->at += begin + entries;
    return status;
}

/* ---- the heap ---- */

static bool before(const merging *work, size_t a, size_t b)
{
    const reader *left = &work->readers[a], *right = &work->readers[b];
    if (left->prefix != right->prefix)
        return left->prefix < right->prefix;
    int order = dl_slice_compare(left->key, right->key);
    return order ? order < 0 : a < b;
}

static void sink_down(merging *work, size_t at)
{
    size_t moved = work->heap[at];
    for (size_t child; (child = 2 * at + 1) < work->heap_size; at = child) {
        if (child + 1 < work->heap_size && before(work, work->heap[child + 1], work->heap[child]))
            child++;
        if (!before(work, work->heap[child], moved))
            break;
        work->heap[at] = work->heap[child];
    }
    work->heap[at] = moved;
}

static size_t pop(merging *work)
{
    size_t least = work->heap[0];
    work->heap[0] = work->heap[--work->heap_size];
    if (work->heap_size)
        sink_down(work, 0);
    return least;
}

static void push(merging *work, size_t number)
{
    size_t at = work->heap_size++;
    for (; at && before(work, number, work->heap[(at - 1) / 2]); at = (at - 1) / 2)
        work->heap[at] = work->heap[(at - 1) / 2];
    work->heap[at] = number;
}

/* ---- the whole ---- */

static dateline_status merge(merging *work, size_t *group, dl_slice *entries, dl_bulk_sink *sink,
                             void *context, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    while (work->heap_size && !status) {
        size_t count = 0;
        do {
            group[count] = pop(work);
            entries[count] = work->readers[group[count]].entries;
            count++;
        } while (work->heap_size &&
                 dl_slice_equal(work->readers[work->heap[0]].key, work->readers[group[0]].key));
        status = sink(context, work->readers[group[0]].key, entries, count, error);
        for (size_t i = 0; i < count && !status; i++) {
            status = advance(work, &work->readers[group[i]], error);
            if (work->readers[group[i]].key.size)
                push(work, group[i]);
        }
    }
    return status;
}

dateline_status dl_bulk_merge(const dl_bulk_stream *streams, size_t count, const char *path,
                              size_t memory, dl_bulk_sink *sink, void *context,
                              dateline_error *error)
{
    size_t window = count ? memory / count : 0;
    merging work = {.path = path,
                    .window = window < WINDOW_LEAST  ? WINDOW_LEAST
                              : window > WINDOW_MOST ? WINDOW_MOST
                                                     : window};
    size_t *group = malloc((count + 1) * sizeof *group);
    dl_slice *entries = malloc((count + 1) * sizeof *entries);
    work.readers = calloc(count + 1, sizeof *work.readers);
    work.heap = malloc((count + 1) * sizeof *work.heap);
    dateline_status status = DATELINE_OK;
    if (!group || !entries || !work.readers || !work.heap)
        status = dl_fail_memory(error);
    for (size_t i = 0; i < count && !status; i++) {
        reader *from = &work.readers[i];
        from->from = streams[i];
        from->at = streams[i].data;
        from->end = streams[i].data ? streams[i].data + streams[i].size : NULL;
        status = advance(&work, from, error);
        if (from->key.size)
            push(&work, i);
    }
    if (!status)
        status = merge(&work, group, entries, sink, context, error);
    for (size_t i = 0; work.readers && i < count; i++)
        dl_buffer_free(&work.readers[i].window);
    free(work.readers);
    free(work.heap);
    free(group);
    free(entries);
    return status;
}
