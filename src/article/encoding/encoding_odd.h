/* How odd a text looks in an encoding of one byte a letter: what ICU's statistics do not know is told by that. */
#ifndef DL_ENCODING_ODD_H
#define DL_ENCODING_ODD_H

#include "util/slice.h"

/** The encoding in which `text` is least odd, one of those that ICU does not tell (of DOS, of old Macs, of Vietnam), if it is
 *  much less so than in `guess`; else `guess`. Any thread. */
const char *dl_encoding_less_odd(const char *guess, dl_slice text);

#endif
