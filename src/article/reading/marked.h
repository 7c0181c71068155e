/* Pages that hold many articles, each from a mark up to the next. */
#ifndef DL_MARKED_H
#define DL_MARKED_H

#include "article/reading/reading.h"

typedef dateline_status dl_marked_sink(void *context, dl_slice piece);

/** Calls `sink` with each stretch that begins with `mark`, up to the next or the end, as the reading goes on; it is valid until the sink
 *  returns. What stands before the first is passed over. One above the limit is told (`what`, "an article is") and left out. Errors:
 *  the reading's, the sink's. */
dateline_status dl_marked_each(dl_reading *reading, const char *mark, const char *what, dl_marked_sink *sink,
                               void *context) DATELINE_MUST_USE;

#endif
