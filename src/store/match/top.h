/* The best documents for words, found without Xapian's matcher: by the sum of the words' weights, of documents that hold
 * some of them, and not others. What cannot be among the best is passed over. C, no Xapian here.
 *
 * Weights are KeptWeight's: factor f / (saturation + f). Where no word must be there, lists whose words together cannot lift
 * a document among the best are only asked about documents of the others (MaxScore: Turtle and Flood 1995), in windows
 * of documents that the other lists are added up in. Where one must, its list is gone through, and as soon as it cannot
 * lift a document by itself, those documents alone that hold another word, too. With a bonus for all words, documents with
 * all come first. */
#ifndef DL_TOP_H
#define DL_TOP_H

#include "query/query.h"
#include "store/glass/postings.h"
#include "store/match/top_heap.h"
#include "util/bitmap.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A word is one term, or several together: a document's frequency is then the sum of theirs. */
typedef struct dl_top_word {
    dl_postings *lists; /* at their first documents; the longest first; at least one */
    size_t list_count;
    double factor;      /* 0: adds nothing to scores */
    double documents;   /* that hold it; of several terms an estimate */
    dl_occur occur;
    /* In the course of it. */
    uint32_t document, frequency;
    uint32_t other; /* the least document of all lists but the first */
    double bonus;   /* it gives once more, as a share */
    unsigned part;  /* what it is good for, see top.c */
} dl_top_word;

/** What else a document must be, which no list says. Asked last, and of few. */
typedef struct dl_top_test {
    bool (*passes)(void *context, uint32_t document);
    void *context;
    uint64_t asked, passed;
} dl_top_test;

typedef struct dl_top {
    dl_top_word *words; /* come into another order; those of SHOULD have a factor */
    size_t count;
    double saturation;
    double bonus;      /* documents with all words of SHOULD, if there are some, get so much of each of them more */
    bool any;          /* one word of SHOULD must be there; else there is one of MUST */
    const dl_bitmap *removed; /* documents that never match; or NULL */
    dl_top_test *test; /* or NULL; asked of documents that ascend, mostly twice with a bonus */
    size_t wanted;     /* how many matches at most */
    dl_top_match *matches; /* room for so many; best first */
    size_t match_count;
    uint64_t matching; /* documents met that match */
    bool counted;      /* these are all that match */
} dl_top;

/** Finds the best. False: a list failed, or memory ran out. */
bool dl_top_run(dl_top *top);

/** Finds every document that matches, in the order of documents; not where only `any` says which. `matches` grows
 *  by realloc, and is yours to free. False: as above. */
bool dl_top_collect(dl_top *top);

#ifdef __cplusplus
}
#endif
#endif
