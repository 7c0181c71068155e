/* Forgetting paths: they are no longer followed, and what the index holds of them leaves it. */
#ifndef DL_FORGET_H
#define DL_FORGET_H

#include "engine/index/index_run.h"

/** Whether that can be done by itself, and there is an index: nothing is made for it. Errors: USAGE, NO_INDEX, DAMAGED, IO,
 *  MEMORY. */
dateline_status dl_forget_check(const dateline_index_options *options, dateline_error *error) DATELINE_MUST_USE;

/** Notes in `run` which remembered paths stay, and in its list of sources which are to be removed: those at the run's paths
 *  and below them, but for what another path that stays finds. The files themselves are not looked at. A path may also be
 *  the name of what came from standard input, as an answer shows it.
 *  Errors: USAGE (a path of which nothing can be forgotten), IO, MEMORY. */
dateline_status dl_forget_paths(dl_index_run *run, dateline_error *error) DATELINE_MUST_USE;

#endif
