/* Merging k streams by a tree of losers (Knuth, "The Art of Computer Programming" 3, 5.4.1): where two streams meet, the
 * one with the greater key waits, and a stream that moved on meets those on its way up alone. */
#include "store/bulk/merge.h"
#include "store/glass/encode.h"
#include "util/error.h"
#include "util/varint.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { WINDOW_LEAST = 1 << 12, WINDOW_MOST = 1 << 18, KEY_MOST = 255 };

/* A stream's next record as far as order goes: most keys are told apart, or found equal, by this alone. */
typedef struct head {
    uint64_t prefix[2]; /* the key's first 16 bytes, big-endian */
    uint64_t rest;      /* the key's size, then the stream */
} head;

enum { PREFIX = 16 /* bytes */ };
static const uint32_t ended = UINT32_MAX; /* for a size: greater than any */

static uint32_t size_of(const head *at)
{
    return (uint32_t)(at->rest >> 32);
}

static uint32_t stream_of(const head *at)
{
    return (uint32_t)at->rest;
}

static head make_head(uint64_t first, uint64_t second, uint32_t size, uint32_t stream)
{
    return (head){{first, second}, (uint64_t)size << 32 | stream};
}

typedef struct reader {
    dl_bulk_stream from;
    uint64_t read;         /* bytes of the file read so far */
    dl_buffer windows[2];  /* of the file: the record before the one at hand may lie in the other */
    unsigned window;       /* the one that `at` is in */
    const char *at, *end;  /* what is not used yet, of the window or of memory */
    dl_slice key, entries; /* the next record; of one in pieces the entries come later, from `at` on */
    size_t later;          /* bytes of these */
    size_t next;           /* of the wanted keys: the first that is not behind */
} reader;

typedef struct merging {
    const char *path;
    const dl_bulk_keys *wanted;
    const dl_bulk_pieces *pieces;
    size_t window;
    dl_buffer key, piece; /* of what is in pieces: the key, and entries that lie over the end of a window */
    reader *readers;
    size_t count;  /* of streams */
    head winner;   /* the least of all */
    head *losers;  /* of the meetings 1 to count - 1; those of m come from 2m and 2m + 1, stream s from count + s */
} merging;

/* Appends the next bytes of the file. */
static dateline_status read_on(const merging *work, reader *from, dl_buffer *to, size_t size, dateline_error *error)
{
    char *room = dl_buffer_reserve(to, size);
    if (!room)
        return dl_fail_memory(error);
    for (size_t done = 0; done < size;) {
        ssize_t got = pread(from->from.file, room + done, size - done, (off_t)(from->from.offset + from->read));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return dl_fail_io(error, work->path, "read", got ? errno : EIO);
        done += (size_t)got;
        from->read += (size_t)got;
    }
    to->size += size;
    return DATELINE_OK;
}

/* At least `size` bytes at reader->at, if the stream has so many. *turned: the window at hand holds nothing that is in use
 * but what is from there on. */
static dateline_status fill(merging *work, reader *from, size_t size, bool *turned, dateline_error *error)
{
    size_t kept = (size_t)(from->end - from->at);
    if (from->from.data || kept >= size || from->read == from->from.size)
        return DATELINE_OK;
    if (!*turned) {
        from->window ^= 1;
        dl_buffer_clear(&from->windows[from->window]);
        dl_buffer_add(&from->windows[from->window], from->at, kept);
        *turned = true;
    } else {
        memmove(from->windows[from->window].data, from->at, kept);
        from->windows[from->window].size = kept;
    }
    dl_buffer *window = &from->windows[from->window];
    uint64_t wanted = size > work->window ? size : work->window;
    wanted -= kept;
    if (wanted > from->from.size - from->read)
        wanted = from->from.size - from->read;
    dateline_status status = read_on(work, from, window, (size_t)wanted, error);
    if (status)
        return status;
    from->at = window->data;
    from->end = window->data + window->size;
    return DATELINE_OK;
}

/* Reads the next record, if there is one. The records are ours: whole and well-formed. */
static dateline_status read_record(merging *work, reader *from, bool *turned, dateline_error *error)
{
    dateline_status status = fill(work, from, KEY_MOST + 2 * DL_VARINT_MOST, turned, error);
    if (status || from->at == from->end)
        return status;
    const char *at = from->at;
    size_t size = (size_t)dl_varint_read(&at);
    size_t key = (size_t)(at - from->at);
    at += size;
    size_t entries = (size_t)dl_varint_read(&at);
    size_t begin = (size_t)(at - from->at);
    if (work->pieces && work->pieces->are(dl_slice_make(from->at + key, size))) {
        from->key = dl_slice_make(from->at + key, size);
        from->later = entries;
        from->at += begin;
        return DATELINE_OK;
    }
    status = fill(work, from, begin + entries, turned, error);
    from->key = dl_slice_make(from->at + key, size);
    from->entries = dl_slice_make(from->at + begin, entries);
    from->at += begin + entries;
    return status;
}

static bool is_wanted(reader *from, const dl_bulk_keys *wanted)
{
    const uint64_t prefix = dl_glass_prefix(from->key);
    for (; from->next < wanted->count; from->next++) {
        const dl_bulk_key *next = &wanted->items[from->next];
        if (next->prefix != prefix ? next->prefix > prefix : dl_slice_compare(next->key, from->key) >= 0)
            return dl_slice_equal(next->key, from->key);
    }
    return false;
}

/* Turns to the next record that is wanted; *out tells of it. */
static dateline_status advance(head *out, merging *work, uint32_t stream, dateline_error *error)
{
    reader *from = &work->readers[stream];
    *out = make_head(UINT64_MAX, UINT64_MAX, ended, stream);
    bool turned = false;
    do {
        from->key.size = 0;
        if (work->wanted && from->next == work->wanted->count)
            return DATELINE_OK;
        dateline_status status = read_record(work, from, &turned, error);
        if (status || !from->key.size)
            return status;
    } while (work->wanted && !is_wanted(from, work->wanted));
    const size_t size = from->key.size;
    *out = make_head(dl_glass_prefix(from->key), dl_glass_prefix(dl_slice_cut(from->key, size < 8 ? size : 8, size)),
                     (uint32_t)size, stream);
    return DATELINE_OK;
}

/* ---- the tree ---- */

/* Both are long or have ended, and begin alike. */
static bool long_before(const merging *work, const head *a, const head *b)
{
    if (size_of(a) == ended || size_of(b) == ended)
        return a->rest < b->rest;
    int order = dl_slice_compare(work->readers[stream_of(a)].key, work->readers[stream_of(b)].key);
    return order ? order < 0 : stream_of(a) < stream_of(b);
}

/* Without branches that would be taken half of the times. */
static bool before(const merging *work, const head *a, const head *b)
{
    const unsigned first = a->prefix[0] == b->prefix[0], second = a->prefix[1] == b->prefix[1],
                   less[] = {a->prefix[0] < b->prefix[0], a->prefix[1] < b->prefix[1], a->rest < b->rest},
                   is_long = (size_of(a) < size_of(b) ? size_of(a) : size_of(b)) > PREFIX;
    if (__builtin_expect(first & second & is_long, 0))
        return long_before(work, a, b);
    return less[0] | (first & (less[1] | (second & less[2])));
}

/* Swaps them if `swaps`. */
static void swap(head *a, head *b, bool swaps)
{
    const uint64_t mask = -(uint64_t)swaps;
    const uint64_t first = (a->prefix[0] ^ b->prefix[0]) & mask, second = (a->prefix[1] ^ b->prefix[1]) & mask,
                   rest = (a->rest ^ b->rest) & mask;
    *a = (head){{a->prefix[0] ^ first, a->prefix[1] ^ second}, a->rest ^ rest};
    *b = (head){{b->prefix[0] ^ first, b->prefix[1] ^ second}, b->rest ^ rest};
}

static bool has_key(const merging *work, const head *at, const head *other, dl_slice key)
{
    return size_of(at) == size_of(other) && at->prefix[0] == other->prefix[0] && at->prefix[1] == other->prefix[1] &&
           (size_of(at) <= PREFIX || dl_slice_equal(work->readers[stream_of(at)].key, key));
}

/* The winner among those that come to the meeting, once the losers of all meetings below it stand. */
static head first_winner(merging *work, const head *heads, size_t meeting)
{
    if (meeting >= work->count)
        return heads[meeting - work->count];
    head left = first_winner(work, heads, 2 * meeting), right = first_winner(work, heads, 2 * meeting + 1);
    bool is_left = before(work, &left, &right);
    work->losers[meeting] = is_left ? right : left;
    return is_left ? left : right;
}

/* The stream of the winner moves on. */
static dateline_status move_on(merging *work, dateline_error *error)
{
    head moved;
    dateline_status status = advance(&moved, work, stream_of(&work->winner), error);
    for (size_t meeting = (work->count + stream_of(&moved)) / 2; meeting; meeting /= 2)
        swap(&moved, &work->losers[meeting], before(work, &work->losers[meeting], &moved));
    work->winner = moved;
    return status;
}

/* ---- pieces ---- */

static dateline_status next_piece(void *context, dl_slice *entries, dateline_error *error)
{
    merging *work = context;
    dateline_status status = DATELINE_OK;
    *entries = (dl_slice){NULL, 0};
    if (size_of(&work->winner) == ended)
        return DATELINE_OK;
    reader *from = &work->readers[stream_of(&work->winner)];
    if (!dl_slice_equal(from->key, dl_buffer_slice(&work->key)))
        return DATELINE_OK;
    const size_t here = (size_t)(from->end - from->at), held = here < from->later ? here : from->later;
    *entries = dl_slice_make(from->at, held);
    if (held < from->later) {
        dl_buffer_clear(&work->piece);
        dl_buffer_add_slice(&work->piece, *entries);
        status = read_on(work, from, &work->piece, from->later - held, error);
        *entries = dl_buffer_slice(&work->piece);
    }
    from->at += held;
    return status ? status : move_on(work, error);
}

static dateline_status merge_pieces(merging *work, void *context, dateline_error *error)
{
    dl_buffer_clear(&work->key);
    dl_buffer_add_slice(&work->key, work->readers[stream_of(&work->winner)].key);
    if (work->key.failed)
        return dl_fail_memory(error);
    return work->pieces->sink(context, dl_buffer_slice(&work->key), next_piece, work, error);
}

/* ---- the whole ---- */

static dateline_status merge(merging *work, dl_slice *entries, dl_bulk_sink *sink, void *context,
                             dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    while (size_of(&work->winner) != ended && !status) {
        const head first = work->winner;
        dl_slice key = work->readers[stream_of(&first)].key;
        size_t count = 0;
        if (work->pieces && work->pieces->are(key)) {
            status = merge_pieces(work, context, error);
            continue;
        }
        do {
            entries[count++] = work->readers[stream_of(&work->winner)].entries;
            status = move_on(work, error);
        } while (!status && size_of(&work->winner) != ended && has_key(work, &work->winner, &first, key));
        if (!status)
            status = sink(context, key, entries, count, error);
    }
    return status;
}

/* The first record of each stream, and the first winner. */
static dateline_status begin(merging *work, const dl_bulk_stream *streams, dateline_error *error)
{
    head *heads = malloc(work->count * sizeof *heads);
    dateline_status status = heads ? DATELINE_OK : dl_fail_memory(error);
    for (size_t i = 0; i < work->count && !status; i++) {
        reader *from = &work->readers[i];
        from->from = streams[i];
        from->at = streams[i].data;
        from->end = streams[i].data ? streams[i].data + streams[i].size : NULL;
        status = advance(&heads[i], work, (uint32_t)i, error);
    }
    if (!status)
        work->winner = first_winner(work, heads, 1);
    free(heads);
    return status;
}

dateline_status dl_bulk_merge(const dl_bulk_stream *streams, size_t count, const dl_bulk_keys *wanted,
                              const dl_bulk_pieces *pieces, const char *path, size_t memory, dl_bulk_sink *sink,
                              void *context, dateline_error *error)
{
    if (!count)
        return DATELINE_OK;
    size_t window = memory / count / 2;
    merging work = {.path = path,
                    .wanted = wanted,
                    .pieces = pieces,
                    .window = window < WINDOW_LEAST  ? WINDOW_LEAST
                              : window > WINDOW_MOST ? WINDOW_MOST
                                                     : window,
                    .count = count};
    dl_slice *entries = malloc(count * sizeof *entries);
    work.readers = calloc(count, sizeof *work.readers);
    work.losers = malloc(count * sizeof *work.losers);
    dateline_status status =
        entries && work.readers && work.losers ? begin(&work, streams, error) : dl_fail_memory(error);
    if (!status)
        status = merge(&work, entries, sink, context, error);
    for (size_t i = 0; work.readers && i < count; i++)
        for (size_t window_at = 0; window_at < 2; window_at++)
            dl_buffer_free(&work.readers[i].windows[window_at]);
    dl_buffer_free(&work.key);
    dl_buffer_free(&work.piece);
    free(work.readers);
    free(work.losers);
    free(entries);
    return status;
}
