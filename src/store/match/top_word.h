/* A word of a query as documents hold it: one term, or several that count as one, list by list. All of its lists move along
 * together. For top.c; inline, since most of a search's time is spent here. */
#ifndef DL_TOP_WORD_H
#define DL_TOP_WORD_H

#include "store/match/top.h"

/* Adds what the lists behind the first say of the document at hand. */
static inline void dl_top_word_add_others(dl_top_word *word)
{
    for (size_t i = 1; i < word->list_count; i++)
        if (word->lists[i].document == word->document)
            word->frequency += word->lists[i].frequency;
}

/* Takes the document that is the next in the lists. */
static inline void dl_top_word_settle(dl_top_word *word)
{
    const dl_postings *first = &word->lists[0];
    if (first->document < word->other) {
        word->document = first->document;
        word->frequency = first->frequency;
        return;
    }
    word->document = word->other;
    word->frequency = first->document == word->document ? first->frequency : 0;
    dl_top_word_add_others(word);
}

static inline void dl_top_word_find_other(dl_top_word *word)
{
    word->other = DL_POSTINGS_END;
    for (size_t i = 1; i < word->list_count; i++)
        if (word->lists[i].document < word->other)
            word->other = word->lists[i].document;
}

static inline void dl_top_word_next_other(dl_top_word *word)
{
    for (size_t i = 1; i < word->list_count; i++)
        if (word->lists[i].document == word->document)
            dl_postings_next(&word->lists[i]);
    dl_top_word_find_other(word);
}

/* Moves to the first document, once more if `again`. */
static inline void dl_top_word_begin(dl_top_word *word, bool again)
{
    for (size_t i = 0; i < word->list_count && again; i++)
        dl_postings_rewind(&word->lists[i]);
    dl_top_word_find_other(word);
    dl_top_word_settle(word);
}

/* Moves to the next document. */
static inline void dl_top_word_next(dl_top_word *word)
{
    const bool others = word->other == word->document;
    if (word->lists[0].document == word->document)
        dl_postings_next(&word->lists[0]);
    if (others)
        dl_top_word_next_other(word);
    dl_top_word_settle(word);
}

/* Moves to the first document that is not before `document`. */
static inline void dl_top_word_skip_to(dl_top_word *word, uint32_t document)
{
    if (document <= word->document)
        return;
    dl_postings_skip_to(&word->lists[0], document);
    if (word->other < document) {
        for (size_t i = 1; i < word->list_count; i++)
            dl_postings_skip_to(&word->lists[i], document);
        dl_top_word_find_other(word);
    }
    dl_top_word_settle(word);
}

/* No document holds it more often. */
static inline double dl_top_word_most(const dl_top_word *word)
{
    double total = 0;
    for (size_t i = 0; i < word->list_count; i++)
        total += (double)word->lists[i].total;
    return total;
}

static inline bool dl_top_word_has_failed(const dl_top_word *word)
{
    for (size_t i = 0; i < word->list_count; i++)
        if (word->lists[i].failed)
            return true;
    return false;
}

#endif
