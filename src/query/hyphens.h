/* Words of letters and figures that others write with a hyphen: "COVID19" and "COVID-19". */
#ifndef DL_HYPHENS_H
#define DL_HYPHENS_H

#include "query/joined.h"

/** Puts beside plain words in which letters meet figures once what they are with a hyphen there, if the index has that: one of
 *  the two must be found (a group that is `alike`). Call it before dl_tongues_apply. *root may be replaced. Errors: MEMORY, and those of `known`. */
dateline_status dl_hyphens_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                                 void *context, dateline_error *error) DATELINE_MUST_USE;

#endif
