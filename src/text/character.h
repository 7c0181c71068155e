/* What the analyzer asks about single characters. Pure functions, any thread. Ill-formed bytes, decoded
 * as 0xFFFFFFFF, belong to no class. */
#ifndef DL_CHARACTER_H
#define DL_CHARACTER_H

#include <stdbool.h>
#include <stdint.h>

/** Makes a segment a word: a letter, number or emoji. (Not the letters that serve as apostrophes.) */
bool dl_character_is_word(uint32_t code);

/** A capital letter, as sentences open with in scripts that have them. */
bool dl_character_is_capital(uint32_t code);

/** Belongs to the character before it: a mark, a skin tone, a joiner, an invisible format character. */
bool dl_character_is_mark(uint32_t code);

/** ' and what is written for it: ’ ‘ ʼ ʻ and the full-width form. */
bool dl_character_is_apostrophe(uint32_t code);

/** _ and the other connectors. */
bool dl_character_is_underscore(uint32_t code);

/** A decimal digit of any script. */
bool dl_character_is_digit(uint32_t code);

/** A letter of the scripts that are written without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese), or of
 *  Korean, whose blanks part more than words. */
bool dl_character_is_unspaced(uint32_t code);

/** One of the scripts without blanks that spell sounds, Thai, Lao, Khmer and Burmese: their letters are few, so that two of
 *  them side by side tell little. */
bool dl_character_is_southern(uint32_t code);

/** A letter of the Latin script. */
bool dl_character_is_latin(uint32_t code);

#endif
