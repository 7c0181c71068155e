/* Words of scripts without blanks. For text/ only. */
#ifndef DL_UNSPACED_H
#define DL_UNSPACED_H

#include "text/analysis.h"

/** How many characters of a script without blanks the part is made of; 0 for other words. */
uint32_t dl_analysis_count_characters(dl_slice text, dl_part part);

/** The same. All of these scripts lie above U+0E00: most words show by a byte that they are none. */
static inline uint32_t dl_analysis_characters(dl_slice text, dl_part part)
{
    return (unsigned char)text.data[part.begin] < 0xE0 ? 0 : dl_analysis_count_characters(text, part);
}

/** Tells such a part of `count` characters: the word as the dictionary has it, its characters, one position each, and
 *  their pairs. `single`: it is no part of a compound. */
void dl_analysis_emit_characters(dl_analysis *run, dl_part part, uint32_t count, bool single, bool inside_tag);

#endif
