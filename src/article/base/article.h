/* An article as a parser delivers it. All memory is borrowed from the parser for the callback. */
#ifndef DL_ARTICLE_H
#define DL_ARTICLE_H

#include <dateline/search.h>
#include "article/encoding/misread.h"
#include "util/arena.h"
#include "util/clock.h"

typedef struct dl_tweet {
    dl_slice name, handle; /* handle without '@' */
    dl_slice id, url;
    dl_slice reply_to, quotes; /* ids of the tweets that it answers and quotes */
    dl_date date;
    bool truncated;
} dl_tweet;

enum { DL_PASSAGE_MOST = 64 * 1024 }; /* bytes; longer texts are several (dl_prose_piece) */

/* Small: an article may have millions. */
typedef struct dl_passage {
    dl_slice text;       /* well-formed UTF-8, not empty */
    const dl_tweet *tweet; /* NULL unless kind is tweet */
    uint64_t begin;      /* bytes of the (decompressed) source that `text` was cut from */
    uint64_t end : 56;
    uint64_t kind : 8;   /* dateline_kind */
} dl_passage;

typedef struct dl_article {
    dl_slice id; /* what a record calls itself; mostly empty */
    dl_slice member; /* the part of the source it is in, as "a.txt" in "a.tar"; empty: the source itself */
    dl_slice title, place, language, url, site;
    dl_date date;
    const dl_slice *authors;
    size_t author_count;
    uint64_t begin, end; /* the article's bytes in the (decompressed) source */
    uint64_t read_until; /* bytes of its page or text behind this one were not read: it is too long; 0: all was */
    dl_slice bytes;      /* those bytes, for hashing; of a large page without its pictures */
    uint64_t bytes_hash; /* their dl_hash64 of seed 0, where articles share them; else 0 */
    const dl_passage *passages; /* of a very long text the first ones */
    size_t passage_count;
    const struct dl_plain_body *rest; /* the others, which are made when they are asked for (passages.h); or NULL */
    const struct dl_packed_reader *packed; /* or they are unpacked then; or NULL */
    size_t rest_count;
    dl_misread misread; /* as what the texts of those were, which is mended when they are asked for (twice.h) */
    bool undivided; /* each of those was cut from all bytes of the article, rather than its own */
} dl_article;

/** `text` with each run of blanks and ends of lines as one blank: itself if it is one line, else in the arena. Empty, and
 * the arena `failed`, when memory ran out. */
dl_slice dl_article_one_line(dl_arena *arena, dl_slice text);

/** Copies a tweet into the arena. NULL when memory ran out. */
const dl_tweet *dl_tweet_copy(dl_arena *arena, const dl_tweet *from);

/** Copies an article, all but its `bytes`, `rest` and `packed`, into the arena. False when memory ran out. */
bool dl_article_copy(dl_article *out, dl_arena *arena, const dl_article *from);

#endif
