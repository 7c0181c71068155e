/* The second stage's score of a unit (a passage with its article's title, or a whole article).
 *
 *   score = sum over terms   w idf^1.2 sat(tf)          tf = (body + 4 title) / norm
 *                          + 0.3 w idf' sat(exact / norm)
 *         + sum over pairs   w min(idf) 0.15 (sat(ordered / norm) + sat(near / norm))
 *         + 0.4 max over windows of 20 words of the sum of idf of the terms within
 *         + 0.4 sum over terms   w idf^1.2 sat(tf of all units of its article), when the unit is a passage
 *         + 0.35 sum over terms  w idf^1.2 sat(title), when it is an article
 *         + 0.25 max over blocks of 100 words of the sum over terms of w idf sat(tf within), likewise
 *         + stage one's score of what is no plain word: phrases, fields, patterns
 *
 * A word inside a hashtag or handle counts 0.7, and two of them are no pair: they are parts of one word. A word that
 * is only akin to the one asked (dl_stems_akin: stemmers leave "buddhist" and "buddhism" apart) counts 0.3.
 *
 *   sat(x) = (k1 + 1) x / (k1 + x)      norm = 1 - b + b length / average length      k1 = 1.2, b = 0.75, of articles 0.65
 *
 * A passage below a title that says nothing but the question's words (a heading, "Merkel.") has at least norm 1: that it is
 * short is no merit.
 *
 * An article that answers in several of the units is more likely to be about the question: that many passages are
 * alike in words is decided by what stands around them. Its texts are counted as one, without norm or title. An
 * article that is ranked itself is one long text, so what would be its best passage counts too, and its title, which
 * would be lost among the words of a long text, once more: as a field of its own.
 *
 * The first line is BM25F with one length for all fields (Robertson, Zaragoza: "The Probabilistic Relevance
 * Framework: BM25 and Beyond", 2009, 3.6); the second prefers the form that was asked over what only has its
 * stem; the pairs are the sequential dependence model (Metzler, Croft: "A Markov random field model for term
 * dependencies", 2005) with BM25's saturation, near meaning within 8 words in any order; the window is after
 * Tao, Zhai: "An exploration of proximity measures in information retrieval", 2007. What the best units say of the
 * others is rank/feedback's. */
#ifndef DL_SECOND_STAGE_H
#define DL_SECOND_STAGE_H

#include "rank/ranked_text.h"

typedef struct dl_second_stage {
    double average_length; /* of units, in words; above 0 */
} dl_second_stage;

/** Fills `score` and `parts` of every unit. The question's idf must be there. */
void dl_second_stage_score(dl_units *units, const dl_second_stage *stage);

/** "words", "pairs", "window", "article", "title", "block", "first stage", "feedback". */
const char *dl_second_stage_part(dl_unit_part part);

#endif
