/* The posts that a page shows, in its order. */
#ifndef DL_HTML_SHOWN_POSTS_H
#define DL_HTML_SHOWN_POSTS_H

#include "article/html/embeds/embeds.h"

typedef struct dl_html_shown_posts {
    dl_html_post *items; /* in the arena */
    size_t count;
} dl_html_shown_posts;

/** Reads them; where a script would put one beside what stands for it, it is there once. `embed` has a place for each node,
 *  all false: the nodes that are posts get true. False when memory ran out. */
bool dl_html_shown_posts_find(dl_html_shown_posts *out, bool *embed, dl_arena *arena, const dl_html_tree *tree);

#endif
