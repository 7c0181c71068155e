/* What a segment is made of: its parts, the joiners between segments, hashtags and handles. Looks at
 * the original text only. */
#ifndef DL_COMPOUND_H
#define DL_COMPOUND_H

#include "text/segment.h"

enum { DL_PARTS_LIMIT = 16 }; /* parts of one compound; a longer one is cut into several */

/** A part of a compound, and how it is joined to the part before it: '-', '.', '_', '\'', or 0. */
typedef struct dl_part {
    size_t begin, end;
    char joiner;
} dl_part;

/** Cuts a segment at inner . _ and apostrophes, if it holds a letter, and drops a possessive 's at its
 *  end. Writes at most `room` (at least 1) parts; *rest gets where the segment goes on when there was
 *  no room for all, else segment.end. Returns the number of parts. */
size_t dl_compound_parts(dl_part *out, size_t room, size_t *rest, dl_slice text, dl_segment segment);

/** Whether one hyphen or dash alone stands in [end, begin): '-', or 0. */
char dl_compound_joiner(dl_slice text, size_t end, size_t begin);

/** '#', '@' or '$' when that sign (or its full-width form) opens a tag at `begin`: it stands directly
 *  before, and no letter or digit before it. Else 0. *sign_begin gets its place. */
char dl_compound_sign(size_t *sign_begin, dl_slice text, size_t begin);

/** The end of the tag's body that begins at `begin`: letters, digits, marks, '_'; ASCII only for '@'. */
size_t dl_compound_tag_end(dl_slice text, size_t begin, char sign);

/** Cuts a tag's body into words: at '_', before a capital after a small letter, before the last of
 *  several capitals that a small letter follows, and between letters and digits. At most `room` parts;
 *  the last takes what is left. */
size_t dl_compound_tag_parts(dl_part *out, size_t room, dl_slice text, size_t begin, size_t end);

#endif
