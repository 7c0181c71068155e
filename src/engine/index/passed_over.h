/* Files that are passed over, counted by what their names end with. */
#ifndef DL_PASSED_OVER_H
#define DL_PASSED_OVER_H

#include <dateline/index.h>

enum { DL_PASSED_KINDS = 64, DL_PASSED_SIZE = 16 };

/** All zero is empty. */
typedef struct dl_passed_over {
    uint64_t files;
    struct {
        char name[DL_PASSED_SIZE];
        uint64_t files;
    } kinds[DL_PASSED_KINDS];
    size_t count;
} dl_passed_over;

/** Counts a file: by its ending, in small letters; README for those; "other" where it has no ending that can be shown, and
 *  where there are more kinds than the table has room for. `name` has no folders. */
void dl_passed_over_add(dl_passed_over *all, const char *name);

/** Counts one of a kind that has a name already, "link" or the like, of less than DL_PASSED_SIZE bytes. */
void dl_passed_over_add_kind(dl_passed_over *all, const char *kind);

/** The kinds, the most frequent first; `out` has room for DL_PASSED_KINDS, and borrows the names. Returns how many. */
size_t dl_passed_over_list(dateline_file_kind *out, const dl_passed_over *all);

#endif
