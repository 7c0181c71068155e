/* Articles of Nexis Uni and Lexis Advance as text: headline, paper and day, labels, "Body", the text, "End of Document". */
#ifndef DL_CLIPPINGS_UNI_H
#define DL_CLIPPINGS_UNI_H

#include "article/record/records.h"

/** Whether the line ends an article. Any thread. */
bool dl_uni_is_end(dl_slice line);

/** Fills the record from the text of one article (well-formed), as dl_clippings_fill does; a list of all of them may stand
 *  before it. */
void dl_uni_fill(dl_record *record, dl_arena *arena, dl_slice text);

#endif
