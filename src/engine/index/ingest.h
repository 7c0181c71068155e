/* Bringing one source into an open writer: read, derive ids, write documents. */
#ifndef DL_INGEST_H
#define DL_INGEST_H

#include <dateline/index.h>
#include "engine/index/pipeline.h"
#include "engine/index/plan.h"
#include "engine/index/report.h"
#include "util/id_table.h"

typedef struct dl_ingest {
    dl_store_writer *writer;
    dl_analyzer *analyzer;
    dl_pipeline *pipeline;
    dl_report *report;
    uint64_t article_limit;
    const dl_part_map *map; /* what records call their parts, or NULL */
    dl_store_reader *before; /* the older segments, without what goes; or NULL */
    uint64_t batch_bytes; /* text added since the last dl_store_writer_begin */
    int64_t begin_ns; /* when the run began: dl_source_stamp_kept */
    uint64_t batch_limit; /* commit and begin again past so much; 0: all in one transaction */
    dl_id_table ids; /* given in this run */
    /* Progress: bytes of the source at hand; false stops. */
    bool (*progress)(void *context, const char *path, uint64_t source_bytes);
    void *context;
} dl_ingest;

/** Reads the source of `item` and adds its articles under the number of `entry`, whose record it
 *  fills. *articles 0: there was nothing to index, which the report tells. Errors: those of the writer,
 *  MEMORY, STOPPED; a source that cannot be read is a problem in the report. */
dateline_status dl_ingest_source(dl_ingest *ingest, const dl_plan_item *item, dl_source *source,
                                 dl_manifest_entry *entry, dateline_error *error) DATELINE_MUST_USE;

void dl_ingest_free(dl_ingest *ingest);

#endif
