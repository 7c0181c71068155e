/* How else the languages of an index spell a word that was typed. Pure, any thread. */
#ifndef DL_SPELLINGS_H
#define DL_SPELLINGS_H

#include "text/language.h"
#include "util/buffer.h"

enum { DL_SPELLINGS_MOST = 48 };

/* A spelling in one language; unknown: in any. */
typedef struct dl_spelling {
    dl_buffer text;
    dl_language language;
} dl_spelling;

/** Puts other spellings of a word, as typed and folded, into `out`, and returns how many: "Mueller" of "M\u00FCller", in Danish
 * "Aalborg" of "\u00C5lborg", in Serbian, Croatian and Bosnian "Djordjevic" of "\u0110or\u0111evi\u0107", in Portuguese plurals in
 * "-\u00F5es", in English the British or American one, in Hebrew with the little words that are written with it, in Hindi with
 * nukta and without, with either sign of a nasal, with glides and without, in Vietnamese with "y" for "i", in Arabic with teh marbuta, with a hamza on another letter
 * (in Persian and Urdu without it at the end), and with "and the" before it, in Armenian with either spelling of "and" in it,
 * in Ukrainian with either g, and other forms of names (query/declined.h). None twice, nor the word itself. Whoever calls frees the texts of all of `out`, which are empty
 * before. */
size_t dl_spellings_of(dl_spelling out[DL_SPELLINGS_MOST], dl_slice original, dl_slice folded,
                       const dl_languages *held);

#endif
