/* How many passages variants of a query match: for suggestions and diagnoses. */
#ifndef DL_PROBE_H
#define DL_PROBE_H

#include "engine/stored/reader.h"

typedef struct dl_probe {
    dateline_reader *reader;
    dl_arena *arena; /* for what is found */
    dl_analyzer *analyzer;
    dl_slice query;  /* as typed, well-formed */
    bool all_languages; /* stems of all languages of the index, not of the analyzer's alone */
    bool names;         /* with that, names in other scripts, too */
    dl_store_search search; /* of the query; root: its tree, weighed */
    dateline_error *error;
} dl_probe;

/** Parses `text` as the search does, into the arena. Errors: those of dl_understand. */
dateline_status dl_probe_parse(dl_query *out, dl_probe *probe, dl_slice text) DATELINE_MUST_USE;

/** Counts what `root` (may be NULL) matches, weighing it anew. Exact. Errors: as dateline_search. */
dateline_status dl_probe_count(uint64_t *out, dl_probe *probe, dl_query_node *root) DATELINE_MUST_USE;

/** `root` in the query language, in the arena; "" when memory ran out, which the arena then tells. */
const char *dl_probe_print(dl_probe *probe, const dl_query_node *root);

#endif
