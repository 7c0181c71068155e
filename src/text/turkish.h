/* Turkish words for its stemmer. Folding leaves their vowels without dots ("altında" is altinda), so that a search
 * typed on any keyboard finds them; the stemmer strips an ending only when its vowels agree with the word's. They are
 * given back by that same rule, vowel harmony: a and e are known, and say whether the i, o and u before them are ı o u
 * or i ö ü (Göksel and Kerslake 2005, "Turkish: A Comprehensive Grammar", chapter 3). A word is spelt the same
 * however it was typed. Most words get the stem that they would have unfolded; of some whose vowels do not agree
 * ("parti") a little more is stripped. */
#ifndef DL_TURKISH_H
#define DL_TURKISH_H

#include "util/buffer.h"

/** Appends the folded word with the vowels of its harmony, and ğ and ş where they are in endings. */
void dl_turkish_spell(dl_buffer *out, dl_slice folded);

/** Appends the stem of what was spelt so, folded again. */
void dl_turkish_fold(dl_buffer *out, dl_slice stem);

#endif
