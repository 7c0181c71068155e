/* The own page of a post, which may show nothing but what it states for other programs. */
#ifndef DL_HTML_POST_PAGE_H
#define DL_HTML_POST_PAGE_H

#include "article/html/embeds/embeds.h"
#include "article/html/metadata.h"

typedef struct dl_html_own_post {
    dl_html_post post; /* its tweet is NULL: none */
    dl_slice headline; /* of the page: who wrote it, without what it says */
    dl_slice quoted;   /* what it says, by the title: of a long text the headline; may be empty */
} dl_html_own_post;

/** Reads the post whose own page this is, as its address tells, of what the page states: by whom it
 * is, and what it says. `shown` is the only post that the page shows, or NULL: a page that states
 * no address may have its. False when it is no such page, or memory ran out (arena->failed). */
bool dl_html_post_page_read(dl_html_own_post *out, dl_arena *arena, const dl_html_tree *tree,
                            const dl_html_metadata *page, const dl_html_post *shown);

/** Puts the host of the page's address before those of posts that have none, in the arena. */
void dl_html_post_page_resolve(dl_html_post *posts, size_t count, dl_arena *arena, dl_slice url);

/** Whether the page's address is that of one of the posts. */
bool dl_html_post_page_shows(dl_slice url, const dl_html_post *posts, size_t count);

#endif
