/* Words that some write with a hyphen, an apostrophe or points in them and others without: "COVID19" and "COVID-19",
 * "ceasefire" and "cease-fire", "OBrien" and "O'Brien", "UN" and "U.N."; and "metoo",
 * which may be "#MeToo". */
#ifndef DL_HYPHENS_H
#define DL_HYPHENS_H

#include "query/joined.h"

/** Puts beside plain words and compounds that are not quoted what they are in the other way, if enough passages of the
 * index have that, and tags and handles where it is only in those; `main`: the language of most passages. One of the
 * two must be found (a group that is `alike`). Call it before dl_tongues_apply. *root may be replaced. Errors: MEMORY,
 * and those of `known`. */
dateline_status dl_hyphens_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_language main,
                                 dl_joined_known *known, void *context, dateline_error *error) DATELINE_MUST_USE;

#endif
