/* What is asked of an index run. */
#ifndef DL_ASKED_H
#define DL_ASKED_H

#include <dateline/index.h>

/** Whether it makes sense, as far as that can be told before anything is made: what is refused leaves neither a folder nor a
 *  lock behind. Errors: USAGE, MEMORY; of forgetting also NO_INDEX, DAMAGED, IO. */
dateline_status dl_asked_check(const dateline_index_options *options, dateline_error *error) DATELINE_MUST_USE;

#endif
