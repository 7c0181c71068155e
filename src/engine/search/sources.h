/* Resolving `source:` in a query: which sources' paths fit. */
#ifndef DL_SOURCES_H
#define DL_SOURCES_H

#include "engine/stored/reader.h"

typedef struct dl_sources {
    dateline_reader *reader;
    dl_arena *arena;      /* holds the terms */
    dl_manifest manifest; /* loaded at the first use */
    bool loaded;
} dl_sources;

void dl_sources_begin(dl_sources *sources, dateline_reader *reader, dl_arena *arena);
void dl_sources_end(dl_sources *sources);

/** A dl_store_source_resolver.resolve. A value with '*', '?' or '[' is a pattern for the whole path or
 *  its end after a '/'; any other fits wherever the path holds it. */
dateline_status dl_sources_resolve(void *context, dl_slice value, const dl_slice **terms,
                                   size_t *count, dateline_error *error);

#endif
