/* Submissions of Reddit and Hacker News among the records: they have a title and are articles. */
#ifndef DL_SUBMISSION_H
#define DL_SUBMISSION_H

#include "article/json/json_long.h"
#include "article/record/records.h"

/** Of a record made of a submission: its address is where it is discussed, what it links to stands in the text; what was
 *  removed is neither text nor author. Other records stay. */
void dl_submission_fill(dl_record *record, dl_arena *arena, const dl_json_long *taken, const json_t *object);

#endif
