/* Names of authors out of the words around them: "By Ann Bell and Carl Day on November 18". */
#ifndef DL_HTML_NAMES_H
#define DL_HTML_NAMES_H

#include <dateline/base.h>
#include "util/slice.h"

enum { DL_HTML_NAMES = 20 };

/** Names, each once; what is no name, or one too many, is not taken. Slices of what was added. */
typedef struct dl_html_names {
    dl_slice *items; /* room for DL_HTML_NAMES */
    size_t count;
} dl_html_names;

/** Adds a name, without what stands before and behind it ("By ", " says:"). Any thread. */
void dl_html_names_add_one(dl_html_names *to, dl_slice name);

/** Adds the names of a text that holds nothing else: "By A, B and C". */
void dl_html_names_add(dl_html_names *to, dl_slice text);

/** Adds the names of words that a page shows: up to what ends a name (" on ", a number, ...),
 * without parts in small letters ("editor"). */
void dl_html_names_add_shown(dl_html_names *to, dl_slice text);

/** Whether it has the form of a person's name: two to five words in capitals, "von" and the like
 * among them. */
bool dl_html_is_person(dl_slice text);

/** Whether the first letter is a small one, a capital. */
bool dl_html_starts_small(dl_slice text);
bool dl_html_starts_capital(dl_slice text);

#endif
