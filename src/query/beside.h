/* Another way to write what a query says, beside it. */
#ifndef DL_BESIDE_H
#define DL_BESIDE_H

#include "query/words.h"

/** Puts the node in *slot and that of `text`, which must live as long as the tree, in one group: they mean the same
 * (`alike`). Nothing where `text` is no word or several. Errors: MEMORY. */
dateline_status dl_beside_put(dl_query_node **slot, dl_words *words, dl_slice text, dl_words_how how,
                              dateline_error *error) DATELINE_MUST_USE;

#endif
