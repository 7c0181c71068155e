/* A query that is nothing but words, phrases and filters, run without Xapian's matcher (store/match/top.h). For the .cc files of
 * store/ only. */
#ifndef DL_PLAIN_WORDS_H
#define DL_PLAIN_WORDS_H

#include "store/match/compile.h"

namespace dl
{

/* Fills *out, from `arena`; false: Xapian must run it. Then look at the verification's status. `compiled` with defer. */
bool run_plain_words(dl_store_matches *out, dl_arena *arena, const dl_store_reader &reader,
                     const dl_store_search &search, const Compiled &compiled);

} // namespace dl

#endif
