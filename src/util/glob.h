/* Patterns with '*' (any characters, also none) and '?' (one code point). Pure functions, any thread. */
#ifndef DL_GLOB_H
#define DL_GLOB_H

#include "util/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Whether all of `text` fits. Well-formed UTF-8; at most pattern.size * text.size steps. */
bool dl_glob_fits(dl_slice pattern, dl_slice text);

/** Bytes before the first '*' or '?': what every text that fits begins with. */
size_t dl_glob_fixed(dl_slice pattern);

/** Whether it is plain text and one '*' at its end. */
bool dl_glob_is_prefix(dl_slice pattern);

#ifdef __cplusplus
}
#endif

#endif
