/* The <meta> elements of a page. */
#ifndef DL_HTML_META_H
#define DL_HTML_META_H

#include "article/html/tree/tree.h"

typedef struct dl_html_metas {
    const dl_html_tree *tree;
    uint32_t *items; /* nodes of the <meta> elements that say something */
    size_t count;
} dl_html_metas;

/** Lists them. False when memory ran out. Any thread. */
bool dl_html_metas_find(dl_html_metas *out, dl_arena *arena, const dl_html_tree *tree);

/** What the <meta> whose property, name, itemprop or http-equiv is the surest of `names` says (the
 * surer come first, NULL ends them; ASCII case ignored); empty without one. */
dl_slice dl_html_meta(const dl_html_metas *metas, const char *const *names);

/** What all <meta> of the surest of `names` say: at most `most`. Returns how many. */
size_t dl_html_meta_all(const dl_html_metas *metas, const char *const *names, dl_slice *out,
                        size_t most);

/** What the <link rel=canonical> says; empty without one. */
dl_slice dl_html_canonical(const dl_html_tree *tree);

/** Whether microdata say that an element's property is of a picture or of what a reader wrote, not of the article. */
bool dl_html_is_of_item(const dl_html_tree *tree, uint32_t at);

#endif
