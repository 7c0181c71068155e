/* One text while it is read: a window of bytes that moves on, the problems told about it, and its articles
 * on their way out. What every format's reader works with. Not thread-safe. */
#ifndef DL_READING_H
#define DL_READING_H

#include "article/encoding/encoding.h"
#include "article/network/account.h"
#include "article/reading/source_inner.h"
#include "util/arena.h"

struct archive;
struct dl_reading;

/* One dl_source_read. */
typedef struct dl_run {
    dl_source *source;
    const dl_source_options *options;
    const dl_source_events *events;
    uint64_t file_bytes; /* of the file as on disk, read so far */
    uint64_t unpacked;   /* bytes that came out of packed ones, of all levels */
    dl_account owner;       /* of an archive of posts; lives in `arena` */
    bool looked;            /* for who that is, in an archive that is packed */
    dl_arena arena;
    dateline_status status; /* a failure that libarchive only passes on */
    dateline_error *error;
} dl_run;

/** Puts up to `size` bytes of where a reading's come from into `room`; *got 0: their end, or damage, which is told. */
typedef dateline_status dl_reading_pull(struct dl_reading *reading, char *room, size_t size, size_t *got);

/* A text: the file, what is packed in it, or a member of an archive. `pending` holds bytes of it, of which
 * those before `start` are used up. Positions count UTF-8 once it is converted. */
typedef struct dl_reading {
    dl_run *run;
    dl_reading_pull *pull;   /* where its bytes come from */
    struct archive *archive; /* whose entry it is; NULL: the file itself */
    const char *member;      /* its name in the archive; NULL outside archives */
    bool of_book;            /* a page of EPUB: some are but lists of the others */
    dl_slice name;           /* the last part of the file's or member's name */
    dl_decoder *decoder;     /* NULL: as it is */
    dl_buffer raw;           /* not yet decoded */
    bool raw_ended;
    dl_buffer pending;
    size_t start;
    uint64_t pending_at; /* where pending.data[0] is in the text */
    uint64_t line;       /* of pending.data[start], from 1 */
    bool ended;
    dl_arena arena; /* for one article: readers reset it */
    dl_record_days days;
    uint64_t delivered; /* articles */
    unsigned told;  /* problems told singly */
    uint64_t untold; /* and past that */
    dl_loss untold_loss; /* the worst of those */
} dl_reading;

/** Begins with the file itself. */
void dl_reading_begin(dl_reading *reading, dl_run *run);

/** Begins with an entry of `archive`, whose bytes `pull` gives; `member` is its name, or NULL: what is packed alone. */
void dl_reading_begin_entry(dl_reading *reading, dl_run *run, struct archive *archive, dl_reading_pull *pull,
                            const char *member);

/** Tells how many problems were not told singly, and frees. */
void dl_reading_end(dl_reading *reading);

/** Reads everything from here on through the decoder, which is taken over. Errors: MEMORY (also when it is NULL), IO,
 *  STOPPED. */
dateline_status dl_reading_decode(dl_reading *reading, dl_decoder *decoder) DATELINE_MUST_USE;

/* ---- bytes ---- */

/** The bytes at hand that are not used up. Valid until the next fill. */
static inline dl_slice dl_reading_rest(const dl_reading *reading)
{
    const char *data = reading->pending.data ? reading->pending.data : "";
    return dl_slice_make(data + reading->start, reading->pending.size - reading->start);
}

/** Where they begin in the text. */
static inline uint64_t dl_reading_place(const dl_reading *reading)
{
    return reading->pending_at + reading->start;
}

/** Adds the next chunk to the rest; none: `ended` is set. Damage ends the text with a problem. Errors: IO, MEMORY,
 *  STOPPED. */
dateline_status dl_reading_fill(dl_reading *reading) DATELINE_MUST_USE;

/** Fills until at least `size` bytes are at hand, or all. Errors: those of dl_reading_fill. */
dateline_status dl_reading_want(dl_reading *reading, size_t size) DATELINE_MUST_USE;

/** The first `size` bytes of the rest are used up. dl_reading_drop: all, without counting lines. */
void dl_reading_use(dl_reading *reading, size_t size);
void dl_reading_drop(dl_reading *reading);

/** Fills until the text ends or is larger than an article may be, which is told: *fits false. Errors: those of dl_reading_fill. */
dateline_status dl_reading_whole(dl_reading *reading, bool *fits) DATELINE_MUST_USE;

/* ---- telling ---- */

/** At most 20 problems a text are told singly, the rest is counted. `context` is the reading: fits the callbacks
 *  of the parsers. The message may hold any bytes. */
void dl_reading_tell(void *context, uint64_t at, dl_loss loss, const char *message);
void dl_reading_warn(void *context, uint64_t at, const char *message);

/** "WHAT larger than the limit": `what` is like "a record is". */
void dl_reading_tell_too_large(dl_reading *reading, const char *what);

/** Hands an article over, what was converted twice in it mended. Errors: MEMORY, those of the one who takes it. */
dateline_status dl_reading_deliver(dl_reading *reading, dl_article *article) DATELINE_MUST_USE;

/** The most bytes of an article. */
static inline uint64_t dl_reading_limit(const dl_reading *reading)
{
    return reading->run->options->article_limit;
}

#endif
