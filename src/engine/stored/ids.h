/* Ids of articles and passages, as people give them back. */
#ifndef DL_IDS_H
#define DL_IDS_H

#include "engine/stored/reader.h"

/** Takes "9f86d081.12" apart: the digits before the full stop, at least 4, and the ordinal, SIZE_MAX without one.
 *  False when it is no id. */
bool dl_id_parse(const char *id, dl_slice *digits, size_t *ordinal);

/** The article whose id begins with the digits. Errors: NOT_FOUND, USAGE (several do), and dateline_search's. */
dateline_status dl_id_resolve(uint64_t *out, dateline_reader *reader, dl_slice digits, dateline_error *error)
    DATELINE_MUST_USE;

/** The documents of an article's passages, [*begin, *end). Errors: NOT_FOUND, and dateline_search's. */
dateline_status dl_id_documents(uint32_t *begin, uint32_t *end, dateline_reader *reader, uint64_t article,
                                dateline_error *error) DATELINE_MUST_USE;

#endif
