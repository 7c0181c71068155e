/* Which language a text is in, by CLD2, which is loaded when first asked: see late/late.h. */
#ifndef DL_DETECT_H
#define DL_DETECT_H

#include "text/language.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The language of most of `text` (any bytes; ill-formed UTF-8 is in none), or unknown when CLD2 is not
 *  sure of it, or it has no row in the table. `hint`: what the surroundings say (a stated language, the
 *  article's), unknown for nothing; it tips the scale of short and close calls only. Looks at the first
 *  DL_DETECT_BYTES. Any thread. */
dl_language dl_detect(dl_slice text, dl_language hint);
enum { DL_DETECT_BYTES = 1024 };

/** Version of CLD2 and of its tables, constant: an index must remember it. */
const char *dl_detect_version(void);

#ifdef __cplusplus
}
#endif

#endif
