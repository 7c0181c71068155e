/* Addresses of single posts. */
#ifndef DL_HTML_PERMALINK_H
#define DL_HTML_PERMALINK_H

#include "util/arena.h"

#include <stdint.h>

typedef enum dl_network { DL_NETWORK_OTHER, DL_NETWORK_X, DL_NETWORK_MASTODON, DL_NETWORK_META, DL_NETWORK_TIKTOK, DL_NETWORK_BLUESKY } dl_network;

typedef struct dl_permalink {
    dl_slice handle; /* without "@"; empty when the address does not say it */
    dl_slice id;
    dl_network network;
} dl_permalink;

/** Reads the permalink of a post, also a relative one: "https://x.com/HANDLE/status/ID" (X),
 * ".../i/status/ID", "bsky.app/profile/HANDLE/post/ID" (Bluesky), "www.threads.net/@HANDLE/post/ID"
 * (Threads), "HOST/@HANDLE/ID" (Mastodon); none that is relative: "www.instagram.com/p/ID" (also "reel" and "tv"),
 * "www.tiktok.com/@HANDLE/video/ID", "t.me/HANDLE/NUMBER" (its id is "HANDLE/NUMBER"), "truthsocial.com/@HANDLE/posts/ID".
 * Both slices are of `link`. False for other addresses. Any thread. */
bool dl_permalink_read(dl_permalink *out, dl_slice link);

/** The time that the number of a post holds, in seconds since 1970, or 0: on X since November 2010
 * milliseconds since 2010-11-04T01:42:54.657Z above 22 bits ("snowflake"), on Mastodon milliseconds
 * since 1970 above 16, on TikTok seconds since then above 32, on Instagram and Threads (in digits of 64) milliseconds
 * since 2011-08-24T21:07:01.721Z above 23, on Bluesky (in digits of 32) microseconds since 1970 above 10. */
int64_t dl_permalink_seconds(const dl_permalink *link);

/** Whether `text` is the permalink of a post on one of these, and nothing else. */
bool dl_permalink_is_post(dl_slice text);

/** The address that a web archive's address holds behind its time
 * (".../web/20221021140614/https://example.org/a"), or `link` itself. */
dl_slice dl_permalink_unarchived(dl_slice link);

/* What an address has that leads on to another, which it holds as an object in base64 ("/redirect/2/eyJlIjoi..."). */
#define DL_PERMALINK_HIDDEN "/eyJ"

/** The permalink of a post that such an address leads on to, in the arena; empty where it is none, or memory ran out. */
dl_slice dl_permalink_redirected(dl_arena *arena, dl_slice link);

/** The id of a post in the address of a frame that shows it
 * ("platform.twitter.com/embed/Tweet.html?id=ID"), or empty. */
dl_slice dl_permalink_framed_id(dl_slice address);

#endif
