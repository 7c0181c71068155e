/* What an index run knows. For indexer.c, which looks and plans, and index_write.c, which writes. */
#ifndef DL_INDEX_RUN_H
#define DL_INDEX_RUN_H

#include "engine/index/builder.h"
#include "engine/index/ingest.h"
#include "engine/stored/reader.h"
#include "store/segments/generation.h"

typedef struct dl_index_run {
    const dateline_index_options *options;
    char *index; /* absolute */
    dl_report *report;
    dl_writer_lock *lock;
    int64_t begin_us, told_us;
    int64_t begin_wall_ns;
    /* The index as it is; NULL when there is none. */
    dateline_reader *reader;
    bool fresh; /* write a new generation from nothing */
    dl_builder builder;
    bool distrusted; /* what was built in bulk does not pass Xapian's check */
    dl_manifest manifest;
    dl_manifest before; /* of the index that is rebuilt, where it can be read */
    dl_paths kept; /* the paths that the index remembers and still shall */
    dl_scan scan;
    dl_plan plan;
    dl_ingest ingest;
    dl_source *input; /* standard input, when asked for */
    uint64_t length, documents; /* that were written: see dl_pipeline_measured */
    const char *language;
    const char *map_text; /* what records call their parts, or NULL */
    dl_part_map map;
    dl_arena arena;
    dateline_progress progress;
    uint64_t bytes_before; /* of the sources read so far */
} dl_index_run;

/** Tells the caller's progress function where the run is; seldom, unless `force`. False: stop. */
bool dl_index_tell(dl_index_run *run, const char *phase, const char *path, bool force);

/** The same while tables are written, as store/ asks; `context` is the run. */
bool dl_index_writing(void *context);

/** Writes what is planned: one more segment, or a new generation that then is the index. Errors: IO, MEMORY, STOPPED,
 *  DAMAGED, INTERNAL; the index then is as it was. */
dateline_status dl_index_write(dl_index_run *run, dateline_error *error) DATELINE_MUST_USE;

#endif
