/* TREC's SGML: topics and documents. It is not well-formed; tags are looked for by name, any case. */
#ifndef DL_TREC_TEXT_H
#define DL_TREC_TEXT_H

#include "util/buffer.h"

/** The next <name>...</name> in `text` from *at on: its inside, and *at moves behind it. An element without
 *  an end goes to the next '<' that opens a line, or to the end. False when there is none. */
bool dl_trec_element(dl_slice *inside, dl_slice text, size_t *at, const char *name);

/** Appends `text` with tags turned to blanks and the entities of SGML's core (&amp; &lt; &gt; &quot; &apos;)
 *  to characters; other entities become blanks. */
void dl_trec_plain(dl_buffer *out, dl_slice text);

#endif
