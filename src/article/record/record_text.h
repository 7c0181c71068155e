/* The text of a record, of which nobody says whether it is HTML: what its tags tell, and what it is without them. */
#ifndef DL_RECORD_TEXT_H
#define DL_RECORD_TEXT_H

#include "util/arena.h"
#include "util/buffer.h"

/* What the tags of HTML in a text say. */
typedef enum dl_tags {
    DL_TAGS_NONE,         /* there are none; "<GM>" is the name of a share */
    DL_TAGS_OF_WORDS,     /* <em>, <br>, a comment: a plain text once they are gone, whose lines mean what they mean there */
    DL_TAGS_OF_LINES,     /* HTML within a text of lines, each a paragraph */
    DL_TAGS_OF_BLOCKS,    /* <ul>, <blockquote>: HTML; a blank line ends a paragraph, as the editors of sites have it */
    DL_TAGS_OF_PARAGRAPHS /* <p>, or a script: HTML, whose lines mean nothing */
} dl_tags;

/** Any bytes, any thread. */
dl_tags dl_record_tags(dl_slice text);

/** Whether `text` has a reference to a character ("&rsquo;", "&#8217;") or something that looks like one. */
bool dl_record_has_reference(dl_slice text);

/** Markup all of which was escaped once too often ("&lt;p&gt;One.&lt;/p&gt;"), as it was before, in `arena`, whose `failed` tells
 *  that memory ran out; what is none as it is. */
dl_slice dl_record_markup(dl_arena *arena, dl_slice text);

/** Appends `text` with `tags`, NONE or OF_WORDS, as plain text: without the tags of HTML and comments (of NONE all tags
 *  stay), an end of a line for <br> and each tag of a block, references as their characters. */
void dl_record_add_plain(dl_buffer *out, dl_slice text, dl_tags tags);

/** Appends `text`, HTML with `tags`, with a <p> where a paragraph ends without a tag. */
void dl_record_add_page(dl_buffer *out, dl_slice text, dl_tags tags);

#endif
