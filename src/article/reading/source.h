/* Sources: opening a file, unpacking it (libarchive: gz, xz, zst, bz2, tar, zip), telling what it is by
 * its content, and delivering its articles one by one. Memory does not grow with the file, only with
 * the largest article, which `article_limit` bounds. */
#ifndef DL_SOURCE_H
#define DL_SOURCE_H

#include "article/base/article.h"
#include "article/reading/parts.h"
#include "util/hash.h"

#include <sys/stat.h>

typedef struct dl_source dl_source;

/** What stat says; enough to tell that a file did not change. */
typedef struct dl_source_stamp {
    uint64_t size;
    int64_t modified_ns; /* since 1970 UTC; of times that are too far off for it, the last 64 bits */
} dl_source_stamp;

dl_source_stamp dl_source_stamp_of(const struct stat *found);

/** Opens `path` for reading. Errors: IO (missing, no permission, not a regular file), MEMORY. */
dateline_status dl_source_open(dl_source **out, const char *path, dateline_error *error)
    DATELINE_MUST_USE;

/** Reads from an open descriptor (standard input) that stays the caller's; it is copied aside to a
 *  temporary file first, so that it can be hashed and read. `name` is for messages. */
dateline_status dl_source_open_stream(dl_source **out, int descriptor, const char *name,
                                      dateline_error *error) DATELINE_MUST_USE;
void dl_source_free(dl_source *source);

/** The stamp taken when it was opened. */
dl_source_stamp dl_source_get_stamp(const dl_source *source);

/** The stamp as a run that began then may keep it: without its time where the file could have changed since, or could
 * still, and have no other time. */
dl_source_stamp dl_source_stamp_kept(dl_source_stamp stamp, int64_t begin_ns);

/** From now on bytes are hashed when dl_source_read reads them in their order, and dl_source_hash does not read them again.
 *  Errors: MEMORY. */
dateline_status dl_source_hash_along(dl_source *source, dateline_error *error) DATELINE_MUST_USE;

/** Hash of the file's bytes as they are on disk, when this was first asked for or, hashing along, when dl_source_read
 *  ended. Errors: IO, MEMORY. */
dateline_status dl_source_hash(dl_hash128 *out, dl_source *source, dateline_error *error)
    DATELINE_MUST_USE;

typedef struct dl_source_options {
    uint64_t article_limit; /* bytes; a larger article is passed over */
    const dl_part_map *map; /* what records call their parts, or NULL: as the table of names has it */
} dl_source_options;

/* What a problem means for what the source says. Zero: it was read nevertheless. */
typedef enum dl_loss {
    DL_LOSS_NONE,
    DL_LOSS_SOME, /* something was not indexed because of it */
    DL_LOSS_NO_ARTICLE /* what is told of is whole, and no article by its kind or content: XML of another kind, a table of
                          numbers, a record without text */
} dl_loss;

/** Told about a record: a sentence. */
typedef void dl_record_problem(void *context, uint64_t at, dl_loss loss, const char *message);

typedef struct dl_source_events {
    /* One article; memory is borrowed for the call. Any status but OK ends the reading with it. */
    dateline_status (*article)(void *context, const dl_article *article, dateline_error *error);
    /* Something wrong at byte `at` (UINT64_MAX: no place) of the file or of the `member` of the archive
     * (NULL outside): a sentence without the path. Reading goes on. */
    void (*problem)(void *context, const char *member, uint64_t at, dl_loss loss, const char *message);
    /* Bytes of the file as on disk read so far; false stops the reading with STOPPED. May be NULL. */
    bool (*progress)(void *context, uint64_t bytes);
    void *context;
} dl_source_events;

/** Reads from the start and delivers every article in order. Content that cannot be used at all
 *  (empty, binary, PDF, ...) is a `problem`, not an error.
 *  *changed: the file changed while it was read (size or time differ at the end); may be NULL.
 *  Errors: IO (read failed), MEMORY, STOPPED, and whatever `article` returned. */
dateline_status dl_source_read(dl_source *source, const dl_source_options *options,
                               const dl_source_events *events, bool *changed,
                               dateline_error *error) DATELINE_MUST_USE;

/** Whether a file found in a folder or an archive is an article or holds some by its name: the endings in
 *  docs/FORMATS.md, also packed; never hidden files, README*, or editors' left-overs. */
bool dl_source_is_article_name(const char *name);

/** `name` without the ending of a packing (".gz"). */
dl_slice dl_source_bare_name(const char *name);

#endif
