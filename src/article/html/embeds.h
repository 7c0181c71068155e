/* Posts embedded in a page: blockquotes of X (Twitter), Mastodon, Bluesky and Threads, and AMP's.
 */
#ifndef DL_HTML_EMBEDS_H
#define DL_HTML_EMBEDS_H

#include "article/article.h"
#include "article/html/tree.h"

typedef struct dl_html_post {
    uint32_t node; /* its element; 0: found in a script */
    dl_slice text;
    const dl_tweet *tweet;
} dl_html_post;

/** Whether the element is an embedded post: by its class, by a tweet's number or permalink in an
 * attribute, or a paragraph that is nothing but a permalink. Any thread. */
bool dl_html_is_embed(const dl_html_tree *tree, uint32_t at);

/** Reads the post in element `at`. False when it says nothing. *failed: memory ran out. */
bool dl_html_embed_read(dl_html_post *out, dl_arena *arena, const dl_html_tree *tree, uint32_t at,
                        bool *failed);

/* A post whose page leaves its text to a script has its address as text. */

/** Finds posts whose markup stands escaped within scripts, JSON or attributes ("\u003Cblockquote
 *  class=\"twitter-tweet\""), each id once, but those of `known`. False when memory ran out. */
bool dl_html_embeds_escaped(dl_html_post **out, size_t *count, dl_arena *arena,
                            const dl_html_tree *tree, const dl_html_post *known,
                            size_t known_count);

#endif
