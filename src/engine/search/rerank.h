/* The second stage of a search: reads the texts of the first stage's best matches and orders them anew by
 * rank/second_stage. What comes behind those keeps the order of the first stage.
 *
 * Of passages, DL_RERANK_CANDIDATES are looked at, and the best DL_RERANK_PASSAGES of those are read, by
 *
 *   the first stage's score + sum of w idf over the words of the question that the article's title has
 *
 * for a title is what most often brings a passage to the front, and postings tell it without a text being read. */
#ifndef DL_RERANK_H
#define DL_RERANK_H

#include "engine/stored/reader.h"
#include "rank/question.h"

/* How many matches are read, and of how many. */
enum { DL_RERANK_CANDIDATES = 40, DL_RERANK_PASSAGES = 20, DL_RERANK_ARTICLES = 100 };

/** How many matches the first stage must give for a list of `wanted`: never fewer than are looked at, so that pages
 *  agree. */
size_t dl_rerank_needs(size_t wanted, bool articles);

/** Orders matches->items, all from the first one on, the best first. `search`: what found them; it may be more than what
 *  was asked for, question->root. `articles`: each stands for its article. Scores fall from first to last.
 *  Errors: DAMAGED, STALE, IO, MEMORY. */
dateline_status dl_rerank(dl_store_matches *matches, dl_arena *arena, dateline_reader *reader, dl_analyzer *analyzer,
                          dl_question *question, const dl_store_search *search, bool articles,
                          dateline_error *error) DATELINE_MUST_USE;

#endif
