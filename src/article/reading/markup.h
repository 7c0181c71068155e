/* Tags in SGML and XML that need not be well-formed, without a tree: one tag after the other, and elements of a
 * stream one by one. */
#ifndef DL_MARKUP_H
#define DL_MARKUP_H

#include "article/reading/reading.h"

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

/** Whether it is one of `list`, whose end is NULL. */
bool dl_tag_is_among(const dl_tag *tag, const char *const *list);

/** The value of an attribute, without quotes; empty when it is not there. */
dl_slice dl_tag_attribute(const dl_tag *tag, const char *name);

/** Appends `text` with "&amp;", "&#233;" and the like as characters; control characters are blanks. */
void dl_markup_text(dl_buffer *out, dl_slice text);

/** Appends `text` with its "<", "&" and quotation marks as references, so that it stands in markup as it is. */
void dl_markup_escape(dl_buffer *out, dl_slice text);

/** Behind declarations, comments and a DOCTYPE at the front of `text`, and blanks. */
size_t dl_markup_skip_prolog(dl_slice text);

/* Elements of a stream: those of any of `names` (two at most, NULL: one). */
typedef struct dl_elements {
    const char *names[2];
    bool xml; /* CDATA and comments hold no end; else a second beginning ends the first */
} dl_elements;

/** Hands each element whole to `each`, at whose time the reading stands there and its arena is empty, until that fails. One
 *  that is larger than an article may be is told and passed over, one that is not closed told. */
dateline_status dl_elements_read(dl_reading *reading, const dl_elements *elements,
                                 dateline_status (*each)(void *context, dl_slice element),
                                 void *context) DATELINE_MUST_USE;

#endif
