/* Libraries that most searches need nothing of are loaded when first called: linked, they and the libraries that they
 * bring would be a third of what a search takes to start. They are libarchive, Brotli, libxml2, gumbo and md4c, which read
 * sources, CLD2, which sees their languages, and ICU's i18n, which also writes names in Latin letters.
 * late.c defines the functions of theirs that are used, under their own names, and calls the real ones:
 * whoever uses another one adds it there; CLD2's are C++, and found by text/detect.cc. A function that cannot be loaded
 * ends the program: ask before. */
#ifndef DL_LATE_H
#define DL_LATE_H

#include <dateline/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum dl_late {
    DL_LATE_ARCHIVE,
    DL_LATE_BROTLI,
    DL_LATE_XML,
    DL_LATE_GUMBO,
    DL_LATE_MD4C,
    DL_LATE_ICU,
    DL_LATE_CLD2,
    DL_LATE_COUNT
} dl_late;

/** Loads one. Errors: IO, says that it cannot be loaded. Any thread. */
dateline_status dl_late_load(dl_late library, dateline_error *error) DATELINE_MUST_USE;

/** Loads all. */
dateline_status dl_late_load_all(dateline_error *error) DATELINE_MUST_USE;

/** A function of a library, by the name that it is linked by. Never NULL. Any thread. */
void *dl_late_find(dl_late library, const char *name);

#ifdef __cplusplus
}
#endif

#endif
