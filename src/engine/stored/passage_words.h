/* The words of passages' texts, as terms of their documents: what the term schema (engine/stored/terms.h) says of text. */
#ifndef DL_PASSAGE_WORDS_H
#define DL_PASSAGE_WORDS_H

#include "engine/stored/pairs.h"
#include "engine/stored/signature.h"
#include "store/store.h"
#include "text/analyzer.h"

typedef struct dl_passage_words dl_passage_words;

/** `analyzer` must outlive it. One thread at a time. NULL when memory ran out. */
dl_passage_words *dl_passage_words_new(dl_analyzer *analyzer);
void dl_passage_words_free(dl_passage_words *words);

/** The documents that follow are of `document`, whose lexicon is empty. */
void dl_passage_words_begin(dl_passage_words *words, dl_store_document *document);

/** Adds the words of a passage's text to the document's last one, with the stop words of `language`. Errors: MEMORY. */
dateline_status dl_passage_words_add(dl_passage_words *words, dl_slice text, dl_language language,
                                     dateline_error *error) DATELINE_MUST_USE;

/** What was gathered of the text that was added last: its signature, and which words stand side by side. */
const dl_signer *dl_passage_words_signer(const dl_passage_words *words);
const dl_pairs *dl_passage_words_pairs(const dl_passage_words *words);

#endif
