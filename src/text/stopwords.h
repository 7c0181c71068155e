/* Stop words: words so common that they say little about a passage. Indexed and searchable like any
 * other, but left out of the ranking of a query that has better ones. */
#ifndef DL_STOPWORDS_H
#define DL_STOPWORDS_H

#include "text/language.h"

/** Whether a folded word is a stop word of the language. False for languages without a list. Any
 *  thread. */
bool dl_stopword(dl_language language, dl_slice folded);

/** Whether it is one of any language. Any thread. */
bool dl_stopword_of_any(dl_slice folded);

/** The stop words of one language in a table, for asking often. Zeroed: of none. */
typedef struct dl_stopset {
    dl_language language;
    const char *slots[1024];
} dl_stopset;

/** Turns the set to a language; quick when it is that of before. */
void dl_stopset_turn(dl_stopset *set, dl_language language);

bool dl_stopset_has(const dl_stopset *set, dl_slice folded);

#endif
