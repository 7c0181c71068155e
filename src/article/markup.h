/* Tags in SGML and XML that need not be well-formed, without a tree: one tag after the other, and elements of a
 * stream one by one. */
#ifndef DL_MARKUP_H
#define DL_MARKUP_H

#include "article/reading.h"

typedef struct dl_tag {
    size_t begin, end; /* bytes: from "<" to behind ">" */
    dl_slice name;     /* as written */
    dl_slice attributes;
    bool closing; /* "</name>" */
} dl_tag;

/** The next tag in `text` at or after `at`: "<" and a letter, or "</" and a letter, up to ">". False: none. */
bool dl_tag_next(dl_tag *out, dl_slice text, size_t at);

/** ASCII case ignored. */
bool dl_tag_is(const dl_tag *tag, const char *name);

/** The value of an attribute, without quotes; empty when it is not there. */
dl_slice dl_tag_attribute(const dl_tag *tag, const char *name);

/** Appends `text` with "&amp;", "&#233;" and the like as characters; control characters are blanks. */
void dl_markup_text(dl_buffer *out, dl_slice text);

/** Behind declarations, comments and a DOCTYPE at the front of `text`, and blanks. */
size_t dl_markup_skip_prolog(dl_slice text);

/* Elements of a stream: those of any of `names` (two at most, NULL: one). */
typedef struct dl_elements {
    const char *names[2];
    bool xml; /* CDATA and comments hold no end; else a second beginning ends the first */
    bool open[2]; /* of CDATA, of comments no end is left, which dl_elements_next keeps in mind */
} dl_elements;

/** Moves to the next element and has all of it at hand: *size bytes, 0 when there is none. One that is larger than
 *  an article may be is told and passed over, one that is not closed told. */
dateline_status dl_elements_next(dl_reading *reading, dl_elements *elements, size_t *size) DATELINE_MUST_USE;

#endif
