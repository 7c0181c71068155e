/* The body of a plain text: blocks to passages. The rules are in docs/FORMATS.md. */
#ifndef DL_PLAIN_BODY_H
#define DL_PLAIN_BODY_H

#include "article/base/article.h"
#include "article/plain/blocks.h"

enum { DL_PLAIN_AHEAD = 6 }; /* blocks that a headline and decks are told by: five decks, and what follows them */

/* The passages are made one after the other, since there may be millions. A value: a copy goes on from where it is. */
typedef struct dl_plain_body {
    dl_slice text;
    uint64_t base;    /* of it in the source */
    dl_blocks blocks; /* to come, behind those seen */
    dl_block seen[DL_PLAIN_AHEAD];
    size_t seen_count;
    size_t at, block_end; /* what was not looked at of a block with tweets */
    size_t begin, end;    /* what is left of the stretch that is cut into passages */
    dateline_kind kind;
    const dl_tweet *tweet;        /* that it is; else NULL */
    size_t tweet_begin, tweet_end; /* a tweet is the next stretch, unless empty */
    dl_attribution attribution;
    dl_slice place; /* that opens one of the first paragraphs so far */
    unsigned paragraphs;
    bool failed; /* memory ran out */
} dl_plain_body;

/** The body of `text`, which must live as long, from byte `from` on. Any thread. */
dl_plain_body dl_plain_body_begin(dl_slice text, uint64_t base, size_t from);

/** A block to come, the first is 0; NULL: there are fewer. `index` is below DL_PLAIN_AHEAD. Valid until the next call. */
const dl_block *dl_plain_body_see(dl_plain_body *body, size_t index);

/** Takes the next block, of which nothing becomes a passage then; false: there is none. */
bool dl_plain_body_take(dl_block *out, dl_plain_body *body);

/** The next passage; false: that were all, or memory ran out. What it points to is in the text or in `arena`, which may
 * be reset when `tweet` is NULL. */
bool dl_plain_body_next(dl_passage *out, dl_plain_body *body, dl_arena *arena);

/** The same of bytes [*begin, end) alone; *begin moves on. */
bool dl_plain_body_cut(dl_passage *out, dl_plain_body *body, dl_arena *arena, size_t *begin, size_t end,
                       dateline_kind kind, const dl_tweet *tweet);

#endif
