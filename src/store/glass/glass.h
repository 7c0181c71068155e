/* Reading glass's tables (Xapian's, format of 2016-03-14) without Xapian, by mapping their files: a tenth of the time
 * that a look-up through Xapian takes. Only a shortcut. Whatever is not as expected (a block of a later commit, damage,
 * compression, no memory) is no error here: the answer is UNSURE, and whoever asked asks Xapian, which says what is
 * wrong, but for blocks that are not what was written, or whose items do not lie in them: dl_glass_is_spoilt tells. The
 * files must not be written to meanwhile, nor cut. C, no Xapian here. One thread at a time. */
#ifndef DL_GLASS_H
#define DL_GLASS_H

#include "store/glass/sums.h"
#include "util/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* In the order of the version file. */
typedef enum dl_glass_which { DL_GLASS_POSTLIST, DL_GLASS_DOCDATA, DL_GLASS_TERMLIST, DL_GLASS_POSITION } dl_glass_which;

/** A table as it was at a commit. */
typedef struct dl_glass dl_glass;

/** The table of a generation's folder at the revision of `version`. Each block is compared with its sum when it is first
 *  looked at, the root here; `sums` are borrowed, and may be NULL. NULL: it cannot be read so. */
dl_glass *dl_glass_open(const char *folder, const dl_version_file *version, const dl_sums *sums, dl_glass_which which);
void dl_glass_close(dl_glass *table);

/** Whether a block was met that Xapian must not be let read. */
bool dl_glass_is_spoilt(const dl_glass *table);

typedef enum dl_glass_answer { DL_GLASS_ABSENT, DL_GLASS_FOUND, DL_GLASS_UNSURE } dl_glass_answer;

enum { DL_GLASS_LEVELS = 10 };

/** A place in a table. Begin with dl_glass_cursor_begin, end with dl_glass_cursor_end. */
typedef struct dl_glass_cursor {
    dl_glass *table;
    struct dl_glass_place {
        const unsigned char *block;
        unsigned item;
    } places[DL_GLASS_LEVELS]; /* from the leaf up */
    bool leaf_alone;   /* those above it are not known yet */
    dl_slice key, tag; /* of the entry; borrowed until the cursor moves */
    dl_buffer joined;  /* a tag of several parts */
} dl_glass_cursor;

void dl_glass_cursor_begin(dl_glass_cursor *cursor, dl_glass *table);
void dl_glass_cursor_end(dl_glass_cursor *cursor);

/** Moves to the last entry whose key is not greater than `key`. ABSENT: there is none. */
dl_glass_answer dl_glass_seek(dl_glass_cursor *cursor, dl_slice key);

/** Moves to the next entry; after seek or next said FOUND. ABSENT: that was the last. */
dl_glass_answer dl_glass_next(dl_glass_cursor *cursor);

/** The tag of exactly this key: cursor->tag. */
dl_glass_answer dl_glass_get(dl_glass_cursor *cursor, dl_slice key);

/** Looks at all blocks in which entries from one key to the other are looked for, as Xapian does. False: one is not what it
 *  should be. */
bool dl_glass_look(dl_glass *table, dl_slice from, dl_slice until);

enum { DL_GLASS_AHEAD = 16 };

/** Begins to bring near what dl_glass_get will look at for these keys, at most DL_GLASS_AHEAD. Only a hint. */
void dl_glass_fetch(dl_glass *table, const dl_slice *keys, size_t count);

#ifdef __cplusplus
}
#endif
#endif
