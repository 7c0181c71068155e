/* Two databases held against each other, for those who write one in two ways. For store/ and tests.
 */
#ifndef DL_STORE_COMPARE_H
#define DL_STORE_COMPARE_H

#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Compares all that can be read of two databases: statistics and values, terms, postings, positions,
 * documents' data, then metadata. *difference (appended): the first one in
 * words; nothing when they are the same. Unless `all_positions`, one of them may have none of a term that a bulk
 * build writes none of. Errors: those of dl_store_reader_open. */
dateline_status dl_store_compare(dl_buffer *difference, const char *left, const char *right,
                                 bool all_positions, dateline_error *error) DL_STORE_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
