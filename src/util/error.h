/* Writing the caller's dateline_error. */
#ifndef DL_ERROR_H
#define DL_ERROR_H

#include <dateline/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Fills *error (if not NULL) with `status` and a printf-style sentence (cut at a character
 *  boundary when too long; bytes that are not UTF-8 become '?'; line ends become blanks), and
 *  returns `status`, so that `return dl_fail(...)` reads well. */
dateline_status dl_fail(dateline_error *error, dateline_status status, const char *format, ...)
    DATELINE_PRINTF(3, 4);

/** dl_fail(MEMORY, "out of memory"). */
dateline_status dl_fail_memory(dateline_error *error);

/** dl_fail(IO, "<path>: cannot <verb>: <strerror(number)>"). */
dateline_status dl_fail_io(dateline_error *error, const char *path, const char *verb, int number);

#ifdef __cplusplus
}
#endif

#endif
