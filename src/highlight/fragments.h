/* The best stretches of a long text: those with the most of what was asked for, and some text around. */
#ifndef DL_FRAGMENTS_H
#define DL_FRAGMENTS_H

#include <dateline/search.h>
#include "text/analyzer.h"
#include "util/arena.h"

/** Up to `limit` stretches of about `size` code points (a span is never cut, and neighbours may grow
 *  together) of a text of more, in `arena`; ascending, disjoint. The first has the most different terms,
 *  each other the most that are new. None are told when the text is not longer than `size`, or size is 0;
 *  its beginning when there are no spans. They begin and end outside of words, where the analyzer has
 *  them, and of characters with their marks. Errors: MEMORY. */
dateline_status dl_fragments_choose(const dateline_fragment **out, size_t *count, dl_arena *arena,
                                    dl_analyzer *analyzer, const dateline_passage *passage,
                                    size_t size, size_t limit, dateline_error *error)
    DATELINE_MUST_USE;

#endif
