/* Binary property lists of Apple's ("bplist00"), looked into where they lie: nothing is copied or expanded, so that a small one
 * which refers to its parts many times costs no more. The format is told at the front of CFBinaryPList.c (Apple's CF-Lite): objects, a
 * table of where they begin, 32 bytes that say where that is. */
#ifndef DL_PLIST_H
#define DL_PLIST_H

#include "util/slice.h"

typedef struct dl_plist {
    dl_slice bytes; /* all of it */
    uint64_t table; /* where the table of objects begins */
    uint64_t count; /* of objects */
    unsigned offset_size, reference_size; /* bytes, 1 to 8 */
    uint64_t root;  /* the outermost object's number */
} dl_plist;

/** False: `bytes` is no such list, or it is cut. Any thread, as all here. */
bool dl_plist_open(dl_plist *out, dl_slice bytes);

/** The number of what the dictionary `object` has under `key` (ASCII). False: it has none, or is no dictionary. */
bool dl_plist_member(uint64_t *out, const dl_plist *list, uint64_t object, const char *key);

/** The bytes of data or of an ASCII string, within the list's. False: the object is neither. */
bool dl_plist_bytes(dl_slice *out, const dl_plist *list, uint64_t object);

#endif
