/* One run of the analyzer over a text: what its files share. For text/ only; one thread at a time. */
#ifndef DL_ANALYSIS_H
#define DL_ANALYSIS_H

#include "text/analyzer.h"
#include "text/compound.h"
#include "text/fold.h"
#include "text/stem.h"
#include "text/word_cache.h"

struct dl_analyzer {
    dl_segmenter *segmenter;
    dl_folder *folder;
    dl_stemmers *stemmers;
    dl_word_cache *cache;
    dl_names *names; /* made when first needed */
    dl_language language; /* of the text at hand */
    dl_segments segments; /* of the text at hand */
    dl_buffer folded, again, whole, pair; /* work space */
    bool fast;
    uint32_t edition; /* given last */
};

/* One call of dl_analyzer_run. */
typedef struct dl_analysis {
    dl_analyzer *analyzer;
    dl_slice text;
    dl_token_sink *sink;
    void *context;
    dl_initials *initials; /* of the words that are wanted; NULL: all */
    bool parts_only; /* no WHOLE of a dictionary is wanted */
    uint32_t position;
    size_t character, character_end; /* the last character of a script without blanks; 0 0: none */
    bool stopped, failed;
} dl_analysis;

/* A word's forms, borrowed until the next one is made. */
typedef struct dl_word {
    dl_slice folded, stem;
    dl_word_note *note; /* NULL: not remembered */
} dl_word;

/** Tells the words of bytes [begin, end), which begin and end at blanks as far as there are any. */
void dl_analysis_piece(dl_analysis *run, size_t begin, size_t end);

/** The same of those that run->initials, which must be there, want. */
void dl_analysis_wanted(dl_analysis *run, size_t begin, size_t end);

/** The forms of bytes [begin, end) of the text. False: memory ran out. */
bool dl_analysis_word(dl_word *out, dl_analysis *run, size_t begin, size_t end);

/** The same of `text`, at `hash`, which the cache has not. */
bool dl_analysis_make_word(dl_word *out, dl_analysis *run, dl_slice text, uint64_t hash);

/** Appends the folded form of a word to `out`. False: memory ran out. */
bool dl_analysis_fold(dl_analyzer *analyzer, dl_buffer *out, dl_slice text);

/** dl_analyzer_stem. */
dl_slice dl_analysis_stem(dl_analyzer *analyzer, dl_language language, dl_slice folded);

/** What the cache has of a word at `hash`; NULL: nothing. */
static inline dl_cached_word *dl_analysis_find_word(dl_analysis *run, dl_slice text, uint64_t hash)
{
    dl_analyzer *analyzer = run->analyzer;
    return analyzer->fast ? dl_word_cache_find(analyzer->cache, hash, analyzer->language, text) : NULL;
}

static inline dl_word dl_analysis_known(dl_cached_word *cached)
{
    return (dl_word){dl_word_cache_folded(cached), dl_word_cache_stem(cached), &cached->note};
}

/** Tells the token, if it has a term and the sink wants more. */
static inline void dl_analysis_emit(dl_analysis *run, const dl_token *token)
{
    if (!run->stopped && token->term.size && !run->sink(run->context, token))
        run->stopped = true;
}

/** Hands on a word that stands for itself: bytes [begin, end) of the text. */
static inline void dl_analysis_emit_word(dl_analysis *run, const dl_word *word, size_t begin, size_t end)
{
    const dl_token token = {.term = word->folded,
                            .stem = word->stem,
                            .begin = begin,
                            .end = end,
                            .position = run->position++,
                            .width = 1,
                            .kind = DL_TOKEN_WORD,
                            .note = word->note};
    dl_analysis_emit(run, &token);
}

#endif
