/* Feedback: units that are like the best ones gain. It looks at the units alone: no second search, no look-up.
 *
 *   v(stem)  = (1 + ln count) ln((units + 1) / holding)     holding: units that hold the stem
 *   centroid = sum over units   e^(15 (score / best - 1)) v / |v|
 *   score   += 2 best cos(v, centroid)
 *
 * The centroid is Rocchio's ("Relevance feedback in information retrieval", 1971), with units believed by their
 * scores as relevance models do it (Lavrenko, Croft: "Relevance-based language models", 2001). To move scores by
 * likeness within the list is after Diaz: "Regularizing ad hoc retrieval scores", 2005. A unit that stands far above
 * the others is the centroid alone, so that neither feedback nor many weak hits of one make carry a sure answer
 * away. */
#ifndef DL_FEEDBACK_H
#define DL_FEEDBACK_H

#include "rank/ranked_text.h"

/** Adds feedback to scores that dl_second_stage_score gave; nothing to fewer than 3 units, or scores of 0. False when memory
 *  ran out. */
bool dl_feedback_add(dl_units *units);

#endif
