/* Cutting a text into what the analyzer reads and what it must not: patterns and fuzzy words. */
#ifndef DL_PIECES_H
#define DL_PIECES_H

#include "util/slice.h"

typedef enum dl_piece_kind {
    DL_PIECE_TEXT,    /* for the analyzer */
    DL_PIECE_PATTERN, /* holds '*' or '?': "chair*", "w?ld", "#SCO*", "pic.twit*", "*" */
    DL_PIECE_FUZZY    /* "word" of "word~", "word~2" */
} dl_piece_kind;

typedef struct dl_piece {
    dl_piece_kind kind;
    dl_slice text;
    unsigned edits; /* FUZZY: 1 or 2 */
    bool edits_cut; /* more were asked for */
    bool unheeded;  /* '*' or '?' stands inside a word of a script without blanks (but Korean), which has no patterns;
                       at its ends it says nothing, as such words are found inside others */
} dl_piece;

/** The piece at *at, which moves behind it; false at the end. A pattern begins and ends with '*', '?', a
 *  letter or a digit, or a sign (# @ $) that begins it. */
bool dl_piece_next(dl_piece *out, dl_slice text, size_t *at);

#endif
