/* What of a text the words of a phrase light, or of NEAR: which of the places where they stand belong together. */
#ifndef DL_PHRASES_H
#define DL_PHRASES_H

#include "dateline/search.h"
#include "highlight/leaves.h"

/* A token that answers a word of a leaf. */
typedef struct dl_place {
    const dl_atom *atom;
    size_t begin, end; /* bytes of the text */
    uint32_t position;
    dateline_via via;
} dl_place;

/* A stretch of text that is lit. */
typedef struct dl_lit {
    size_t begin, end; /* bytes of the text */
    const char *shown; /* what of the query it answers */
    dateline_via via;
    bool whole; /* a pattern's match of a whole compound or tag: a part of it that fits is better */
} dl_lit;

/** Receives one of them. Return false to stop. */
typedef bool dl_lit_sink(void *context, dl_lit lit);

/** What a word's place lights by itself. */
dl_lit dl_place_lit(const dl_place *place);

/** Tells what the leaf, a PHRASE, lights: words side by side as one stretch, others one by one. `places`: all of its
 *  words, by word, then position. False when memory ran out. */
bool dl_phrase_light(const dl_leaf *leaf, const dl_place *places, size_t count, dl_lit_sink *sink, void *context);

#endif
