/* Stop words: words so common that they say little about a passage. Indexed and searchable like any
 * other, but left out of the ranking of a query that has better ones. */
#ifndef DL_STOPWORDS_H
#define DL_STOPWORDS_H

#include "text/language.h"

/** Whether a folded word is a stop word of the language. False for languages without a list. Any
 *  thread. */
bool dl_stopword(dl_language language, dl_slice folded);

#endif
