/* Posts embedded in a page: blockquotes of X (Twitter), Mastodon, Bluesky, Threads, Instagram and TikTok, AMP's,
 * frames, and elements that a script fills. */
#ifndef DL_HTML_EMBEDS_H
#define DL_HTML_EMBEDS_H

#include "article/base/article.h"
#include "article/html/tree/tree.h"

typedef struct dl_html_post {
    uint32_t node; /* its element; 0: found in a script */
    dl_slice text; /* its address when the page leaves the text to a script */
    const dl_tweet *tweet;
} dl_html_post;

/* What an element's attributes say of a post; what they don't say is empty. Slices of the tree. */
typedef struct dl_html_stated {
    dl_slice id, url, handle, name;
    dl_slice object;                /* JSON that may hold the post */
    const char *base;               /* of an address of which `rest` is the end, or NULL */
    dl_slice rest;
    dl_slice page; /* a post of Facebook's: its address, which may be that of a frame, where it is escaped */
} dl_html_stated;

/** Reads the attributes of the element `at`. False when they name no post. Any thread. */
bool dl_html_embed_stated(dl_html_stated *out, const dl_html_tree *tree, uint32_t at);

/** Makes url, id (which is the address, as in what Facebook's interface says) and handle of stated->page, in the arena. */
void dl_html_embed_page(dl_html_stated *stated, dl_arena *arena);

/** Reads out->object: a post's address, name and handle into `out`, its words without markup into *text, all in
 * the arena. False when it is no post's. */
bool dl_html_embed_object(dl_html_stated *out, dl_arena *arena, dl_slice *text);

/* The elements that hold a post's parts, or 0. */
typedef struct dl_html_card {
    uint32_t text, handle, name, date;
    dl_slice url; /* its permalink, may be empty; as a page of its network has it, relative */
    dl_slice rest;    /* or the end of it, behind `base` */
    const char *base;
    dl_slice hidden;  /* or an address that leads on to it (dl_permalink_redirected) */
    dl_slice id, by;  /* its id and who wrote it, where they stand in attributes; may be empty */
    dl_slice moment;  /* when it was written, as ISO 8601 */
} dl_html_card;

/** Reads a post that is drawn by elements which say in their classes what they are ("tweet-text",
 * "tweet-author-handle") within one of class "tweet", or as Nitter does. False without words or handle. Any thread. */
bool dl_html_card_find(dl_html_card *out, const dl_html_tree *tree, uint32_t at);

/** Reads a post as the pages of Mastodon, Bluesky, Threads and Telegram draw it, or a comment as those of Reddit and Hacker News do,
 * in which others may stand. False when it is none. Any thread. */
bool dl_html_drawn_find(dl_html_card *out, const dl_html_tree *tree, uint32_t at);

/* What a caption says, and who shared it. */
typedef struct dl_html_captioned {
    dl_buffer text;
    dl_slice name, handle, words, url; /* words: in which the day is named */
} dl_html_captioned;

/** Reads an element of Instagram's, TikTok's or Facebook's; false when it is none. out->text is the caller's, all else the
 * arena's or the tree's. */
bool dl_html_captioned_read(dl_html_captioned *out, dl_arena *arena, const dl_html_tree *tree, uint32_t at);

/** Whether the element is an embedded post: by its class, by a tweet's number or permalink in an
 * attribute, or a paragraph that is nothing but a permalink. Any thread. */
bool dl_html_is_embed(const dl_html_tree *tree, uint32_t at);

/** Reads the post in element `at`. False when it says nothing. *failed: memory ran out. */
bool dl_html_embed_read(dl_html_post *out, dl_arena *arena, const dl_html_tree *tree, uint32_t at,
                        bool *failed);

/** Finds posts whose markup stands escaped within scripts, JSON or attributes ("\u003Cblockquote
 *  class=\"twitter-tweet\""), each id once. Those of `known` are none of them; one that the page shows without its words or cut off gets its words
 *  here. False when memory ran out. */
bool dl_html_embeds_escaped(dl_html_post **out, size_t *count, dl_arena *arena,
                            const dl_html_tree *tree, dl_html_post *known,
                            size_t known_count);

#endif
