/* Articles of Factiva as text: their parts have an order, or codes before them, and behind each stands its number. */
#ifndef DL_CLIPPINGS_FACTIVA_H
#define DL_CLIPPINGS_FACTIVA_H

#include "article/record/records.h"

/** Whether the line is the number behind an article: "Document NYTF000020050408dp1900j9s", in the reader's language, or
 *  behind its code. Any thread. */
bool dl_factiva_is_number(dl_slice line);

/** The part that a code such as "HD" stands for; DL_PART_COUNT: none. Any thread. */
dl_part dl_factiva_part(dl_slice code);

/** Fills the record from the text of one article (well-formed), as dl_clippings_fill does. */
void dl_factiva_fill(dl_record *record, dl_arena *arena, dl_slice text);

#endif
