/* What people type who know other programs or mistype a field: only told, and searched as words. */
#ifndef DL_HABITS_H
#define DL_HABITS_H

#include "schema/field.h"

/** The field that a name which is none may mean: by another name of it, or mistyped; NULL: none. */
const dl_field *dl_habit_field(dl_slice name);

/** Whether a word looks like another program's notation, or like a field that is written otherwise; then appends how
 *  it is written here: "NEAR/5" for "w/5", "since:2015" for "date>=2015"; of a word behind "=" (`as_written`) only
 *  "title:=a" for "=title:a". `now`: for relative dates. */
bool dl_habit_word(dl_buffer *out, dl_slice word, bool as_written, int64_t now);

#endif
