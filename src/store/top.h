/* The best documents for plain words, found without Xapian's matcher: any of the words, or all, by the sum of their
 * weights. What cannot be among the best is passed over. C, no Xapian here.
 *
 * Weights are KeptWeight's: factor f / (saturation + f). Any of the words: lists whose words together cannot lift a
 * document among the best are only asked about documents of the others (MaxScore: Turtle and Flood 1995), in windows
 * of documents that the other lists are added up in. With a bonus for all words, documents with all come first. */
#ifndef DL_TOP_H
#define DL_TOP_H

#include "store/postings.h"
#include "util/bitmap.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A word is one term, or several together: a document's frequency is then the sum of theirs. */
typedef struct dl_top_word {
    dl_postings *lists; /* at their first documents; the longest first; at least one */
    size_t list_count;
    double factor;
    double documents; /* that hold it; of several terms an estimate */
    /* In the course of it. */
    uint32_t document, frequency;
    uint32_t other; /* the least document of all lists but the first */
} dl_top_word;

typedef struct dl_top_match {
    uint32_t document;
    double score;
} dl_top_match;

typedef struct dl_top {
    dl_top_word *words; /* come into another order */
    size_t count;
    double saturation;
    double bonus;      /* documents with all words get so much of each word more; when not `all` */
    bool all;          /* must be there */
    const dl_bitmap *removed; /* documents that never match; or NULL */
    size_t wanted;     /* how many matches at most */
    dl_top_match *matches; /* room for so many; best first, the same score by document */
    size_t match_count;
    uint64_t matching; /* documents met that match */
    bool counted;      /* these are all that match */
} dl_top;

/** Finds the best. False: a list failed, or memory ran out. */
bool dl_top_run(dl_top *top);

/** Finds every document with all words, in the order of documents. `matches` grows by realloc, and is yours to free.
 *  False: as above. */
bool dl_top_collect(dl_top *top);

/** Makes a heap of matches, whose best is taken out by dl_top_pop. */
void dl_top_heapify(dl_top_match *matches, size_t count);
dl_top_match dl_top_pop(dl_top_match *matches, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
