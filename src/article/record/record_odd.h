/* What programs leave in the values of records: lists and escapes as they print them, words for nothing. */
#ifndef DL_RECORD_ODD_H
#define DL_RECORD_ODD_H

#include "util/arena.h"

/** "['Ann Bell', "Carl Day"]", a list as Python prints it, or JSON, as "Ann Bell; Carl Day", in `arena`;
 *  "[[Ann Bell]]", a link between notes, as its words; what is neither as it is. */
dl_slice dl_record_list(dl_arena *arena, dl_slice text);

/** Whether `text` stands for nothing: "None", "nan", "[deleted]". */
bool dl_record_is_nobody(dl_slice text);

/** Whether `text` is a program that tweets are written with, which tables call their source: "Twitter for iPhone". */
bool dl_record_is_program(dl_slice text);

/** A text in one line in which "\\n" stands for the ends of its lines, with these and what else is escaped, in `arena`; another
 *  as it is. */
dl_slice dl_record_unescaped(dl_arena *arena, dl_slice text);

/** "b'caf\\xc3\\xa9'", bytes as Python prints them, as those bytes, in `arena`; what is none as it is. */
dl_slice dl_record_bytes(dl_arena *arena, dl_slice text);

#endif
