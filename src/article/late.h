/* libarchive and libxml2, which only the reading of sources needs, are loaded with the first source: with
 * the libraries that they bring they would be a quarter of what a search takes to start.
 * late.c defines the functions of theirs that are used, under their own names, and calls the real ones:
 * whoever uses another one adds it there. */
#ifndef DL_LATE_H
#define DL_LATE_H

#include <dateline/base.h>

/** Loads them. Errors: IO, says which one cannot be loaded. Any thread. */
dateline_status dl_late_load(dateline_error *error) DATELINE_MUST_USE;

#endif
