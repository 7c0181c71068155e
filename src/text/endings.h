/* Endings of Persian and Urdu, for which libstemmer has no stemmer: those of the plural and of comparison, and in Urdu
 * of gender and case. What makes another word of a word (-i of "Iranian", prefixes, verbs) stays, and so does the
 * Persian plural -an, which more nouns end in by themselves (Iran, jahan).
 *
 * Persian: Perry 2005, "A Tajik Persian Reference Grammar", and Windfuhr and Perry 2009, "Persian and Tajik" (nouns);
 * Urdu: Schmidt 1999, "Urdu: An Essential Grammar", chapter 1, as Ramanathan and Rao 2003, "A Lightweight Stemmer for
 * Hindi", strip them. */
#ifndef DL_ENDINGS_H
#define DL_ENDINGS_H

#include "text/language.h"
#include "util/buffer.h"

/** Whether there is a table for the language. Any thread. */
bool dl_endings_known(dl_language language);

/** Appends the folded word without its endings; whole where there is no table. */
void dl_endings_strip(dl_buffer *out, dl_language language, dl_slice folded);

#endif
