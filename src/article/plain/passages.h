/* All passages of an article: those at hand, then those of a very long text that are made only now. */
#ifndef DL_PASSAGES_H
#define DL_PASSAGES_H

#include "article/base/packed.h"
#include "article/plain/plain_body.h"

enum { DL_PASSAGES_AT_HAND = 1024 }; /* at most, of a text that may have millions */

typedef struct dl_passages {
    const dl_article *article;
    size_t told;
    dl_plain_body rest;
    dl_packed_reader packed;
    dl_arena arena; /* of the rest */
} dl_passages;

/** How many passages an article has. */
static inline size_t dl_passages_count(const dl_article *article)
{
    return article->passage_count + article->rest_count;
}

/** From the first one on. The article must live as long. Any thread. Free with dl_passages_end. */
dl_passages dl_passages_begin(const dl_article *article);

/** The next passage, valid until dl_passages_forget or dl_passages_end; false: that were all, or memory ran out, which
 *  dl_passages_failed tells. */
bool dl_passages_next(dl_passage *out, dl_passages *passages);
bool dl_passages_failed(const dl_passages *passages);

/** What was told so far is not looked at any more. */
void dl_passages_forget(dl_passages *passages);
void dl_passages_end(dl_passages *passages);

/** Each passage of an article counts as cut from all of its bytes. Those at hand must be the caller's. */
void dl_passages_join_ranges(dl_article *article);

#endif
