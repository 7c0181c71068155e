/* The endings of languages for which libstemmer has no stemmer, or a worse one. Constant data, any thread.
 *
 * Those of Slavic, Baltic, Finnic and Turkic languages, Icelandic, Albanian, Armenian, Georgian and Bengali were chosen by
 * what they do for the words of Universal Dependencies' treebanks and UniMorph's tables: an ending is there because it
 * brings more forms of one word together than forms of different words. Of words that the choice did not see, too, most
 * forms come together, in Finnish the fewest, and what comes together is mostly one word's.
 *
 * Persian: Perry 2005, "A Tajik Persian Reference Grammar", and Windfuhr and Perry 2009, "Persian and Tajik" (nouns);
 * Urdu: Schmidt 1999, "Urdu: An Essential Grammar", chapter 1, as Ramanathan and Rao 2003, "A Lightweight Stemmer for
 * Hindi", strip them. What makes another word of a word there (-i of "Iranian", prefixes, verbs) stays, and so does the
 * Persian plural -an, which more nouns end in by themselves (Iran, jahan). */
#ifndef DL_ENDING_LISTS_H
#define DL_ENDING_LISTS_H

#include <stddef.h>

/** Of a step's endings the longest goes that fits. Folded, blanks between them: "ending", or "ending>what it becomes". */
typedef struct dl_ending_list {
    const char *language; /* rows of one stand together */
    int step;             /* 1, then 2 */
    size_t least;         /* characters that must stand before it */
    const char *endings;
} dl_ending_list;

extern const dl_ending_list dl_ending_lists[];
extern const size_t dl_ending_list_count;

#endif
