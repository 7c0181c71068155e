/* Passages at hand, then the rest. */
#include "article/plain/passages.h"
#include "article/base/twice.h"

dl_passages dl_passages_begin(const dl_article *article)
{
    dl_passages passages = {.article = article, .arena = DL_ARENA_EMPTY};
    if (article->rest)
        passages.rest = *article->rest;
    if (article->packed)
        passages.packed = *article->packed;
    return passages;
}

static bool next_of_rest(dl_passage *out, dl_passages *passages)
{
    if (passages->article->packed)
        return dl_packed_next(out, &passages->packed, &passages->arena);
    return passages->article->rest && dl_plain_body_next(out, &passages->rest, &passages->arena);
}

bool dl_passages_next(dl_passage *out, dl_passages *passages)
{
    const dl_article *article = passages->article;
    if (passages->told < article->passage_count) {
        *out = article->passages[passages->told++];
        return true;
    }
    if (!next_of_rest(out, passages))
        return false;
    if (article->undivided) {
        out->begin = article->begin;
        out->end = article->end;
    }
    if (article->misread)
        dl_twice_mend_passage(out, &passages->arena, article->misread);
    passages->told++;
    return true;
}

bool dl_passages_failed(const dl_passages *passages)
{
    return passages->rest.failed || passages->arena.failed;
}

void dl_passages_forget(dl_passages *passages)
{
    if (!passages->rest.tweet)
        dl_arena_reset(&passages->arena);
}

void dl_passages_end(dl_passages *passages)
{
    dl_arena_free(&passages->arena);
}

void dl_passages_join_ranges(dl_article *article)
{
    dl_passage *passages = (dl_passage *)article->passages; /* the parser's own */
    for (size_t i = 0; i < article->passage_count; i++) {
        passages[i].begin = article->begin;
        passages[i].end = article->end;
    }
    article->undivided = true;
}
