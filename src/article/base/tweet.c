/* A tweet from its text and its attribution. */
#include "article/base/tweet.h"
#include "article/lines/entities.h"
#include "article/lines/prose.h"
#include "util/utf8.h"

enum { TWEET_MOST = 400 }; /* code points: 280, and some for links and names that do not count */

/* Behind the first `wanted` in `text`, or 0. */
static size_t find_behind(dl_slice text, const char *wanted)
{
    const char *found = memmem(text.data, text.size, wanted, strlen(wanted));
    return found ? (size_t)(found - text.data) + strlen(wanted) : 0;
}

/* The digits behind "/status/" in a link to twitter.com or x.com, or the empty slice. */
static dl_slice status_id(dl_slice link)
{
    static const char *const sites[] = {"://twitter.com/", "://www.twitter.com/", "://mobile.twitter.com/",
                                        "://x.com/", "://www.x.com/"};
    size_t begin = 0;
    for (size_t i = 0; i < sizeof sites / sizeof *sites && !begin; i++)
        begin = find_behind(link, sites[i]) ? find_behind(link, "/status/") : 0;
    size_t end = begin;
    while (begin && end < link.size && dl_is_digit(link.data[end]))
        end++;
    return dl_slice_cut(link, begin, end);
}

static bool is_picture(dl_slice link)
{
    return dl_slice_starts(link, DL_LITERAL("pic.twitter.com/")) ||
           dl_slice_starts(link, DL_LITERAL("pic.x.com/"));
}

const dl_tweet *dl_tweet_make(dl_arena *arena, const dl_attribution *from, dl_slice text)
{
    dl_tweet *tweet = dl_arena_alloc(arena, sizeof *tweet);
    dl_entities entities;
    if (!tweet || !dl_entities_find(&entities, arena, text))
        return NULL;
    *tweet = (dl_tweet){.name = from->name,
                        .handle = from->handle,
                        .date = from->date,
                        .truncated = dl_flat_tweet_is_truncated(text)};
    for (size_t i = 0; i < entities.link_count; i++) {
        dl_slice id = status_id(entities.links[i]);
        if (id.size) {
            tweet->id = id;
            tweet->url = entities.links[i];
        } else if (!tweet->id.size && is_picture(entities.links[i])) {
            tweet->url = entities.links[i];
        }
    }
    return tweet;
}

/* The earliest place from which at most TWEET_MOST code points are left. */
static size_t earliest(dl_slice text)
{
    size_t at = text.size, code_points = 0;
    while (at && code_points < TWEET_MOST) {
        at--;
        code_points += (text.data[at] & 0xC0) != 0x80;
    }
    return at;
}

size_t dl_tweet_begin(dl_slice text)
{
    size_t from = earliest(text);
    if (!from)
        return 0;
    for (size_t at = from; at < text.size; at++)
        if (text.data[at] == '\n')
            return at + 1;
    for (size_t at = from; at < text.size; at++)
        if (text.data[at] == ' ' && at >= 16 && dl_prose_ends_sentence(dl_slice_cut(text, at - 16, at)))
            return at + 1;
    return 0;
}
