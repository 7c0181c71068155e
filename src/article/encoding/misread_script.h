/* Text of another script whose bytes were read as Western letters, and written as UTF-8: "Ïðèâåò" for "Привет", in windows-1251. */
#ifndef DL_MISREAD_SCRIPT_H
#define DL_MISREAD_SCRIPT_H

#include "article/encoding/encoding.h"
#include "util/arena.h"

typedef struct dl_misread_script {
    char encoding[DL_ENCODING_NAME]; /* what the bytes are in */
    uint8_t western;                 /* as what they were read */
} dl_misread_script;

/** Whether `sample` (UTF-8, some hundreds of bytes and more) is surely such: most of its letters are accented, as in no language of
 *  Europe's West, and their bytes are letters of another script. Any thread. */
bool dl_misread_script_find(dl_misread_script *out, dl_slice sample);

/** `text` as it was meant, in `arena`; itself where it has none of these letters, or others, too. */
dl_slice dl_misread_script_mend(dl_arena *arena, dl_slice text, const dl_misread_script *as);

#endif
