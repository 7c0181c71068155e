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

/** Whether the segment is only the "s" of a possessive that UAX #29 parts from its word: "1990's". */
bool dl_compound_is_possessive(dl_slice text, dl_segment segment);

/** Cuts a segment at inner . _ and apostrophes, if it holds a letter, and drops a possessive 's at its
 *  end. Writes at most `room` (at least 1) parts; *rest gets where the segment goes on as words of
 *  their own (no room for all; a list of numbers, "1,2"), else segment.end. Returns the number of
 *  parts. */
size_t dl_compound_parts(dl_part *out, size_t room, size_t *rest, dl_slice text, dl_segment segment);

/** Whether one hyphen or dash alone stands in [end, begin): '-', or 0. */
char dl_compound_joiner(dl_slice text, size_t end, size_t begin);

/** A tag: its sign in ASCII, where the sign stands, and its body of letters, digits, marks and '_'. */
typedef struct dl_tag {
    char sign;
    size_t begin, body, end;
} dl_tag;

/** Whether the segment that begins at `begin` is in a tag: '#', '@' or '$' (or a full-width form) stands
 *  directly before it (underscores may come between), no letter or digit before that, and the body
 *  holds a letter; '$' wants it first. Bodies of '@' are Latin. */
bool dl_compound_tag(dl_tag *out, dl_slice text, size_t begin);

/** Cuts [begin, end) of a tag's body into words: at '_', before a capital after a small letter, before the
 *  last of several capitals that a small letter follows, and between letters and digits. At most
 *  `room` parts; the last takes what is left. */
size_t dl_compound_tag_parts(dl_part *out, size_t room, dl_slice text, size_t begin, size_t end);

#endif
