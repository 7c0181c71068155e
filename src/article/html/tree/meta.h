/* The <meta> elements of a page, and the texts that metadata is read from. */
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

/** A copy of `text` with its blanks squeezed and trimmed; of an element's text. In `arena`. */
dl_slice dl_html_squeezed(dl_arena *arena, dl_slice text);
dl_slice dl_html_element_text(dl_arena *arena, const dl_html_tree *tree, uint32_t at);

/** A copy of `text`, squeezed, without the tags and entities that some writers leave in it. In
 * `arena`; empty when memory ran out. */
dl_slice dl_html_plain(dl_arena *arena, dl_slice text);

/** Letters and digits of `text` alone, compatibility forms and case folded: what two ways of
 * writing the same title share. In `arena`. */
dl_slice dl_html_key(dl_arena *arena, dl_slice text);

enum { DL_HTML_KEY_TOLD = 60 /* the least that dl_html_key_tells asks for */ };

/** Whether a text's key says what another states, of some length, but perhaps for what stands at its end ("Read more"):
 * four fifths of the letters, of the first 400, in a row. */
bool dl_html_key_tells(dl_slice whole, dl_slice stated);

/** Whether a key holds another, which is not empty. */
bool dl_html_key_holds(dl_slice whole, dl_slice part);

/** Whether two texts are the same, the case of ASCII ignored, and not empty. */
bool dl_html_same_text(dl_slice a, dl_slice b);

/** Where the host begins in an address, 0 without one; of the page that an archive's address holds
 * ("https://archive.example/2014/http://example.org/a"). */
size_t dl_html_host_begin(dl_slice url);

/** The site's name and its host's without the ending, as keys. */
typedef struct dl_html_site {
    dl_slice name, host;
} dl_html_site;

/** Of the site's name and the page's address; either may be empty. In `arena`. */
dl_html_site dl_html_site_of(dl_arena *arena, dl_slice name, dl_slice url);

/** Whether a text names the site: as the site does, or as the host does ("The Example" of
 * example.org). */
bool dl_html_names_site(dl_arena *arena, const dl_html_site *site, dl_slice text);

/** Whether `value` is `name`, or holds `part`, ASCII case ignored. */
bool dl_html_same_name(dl_slice value, const char *name);
bool dl_html_holds_word(dl_slice value, const char *part);

/** Whether microdata say that an element's property is of a picture or of what a reader wrote, not of the article. */
bool dl_html_is_of_item(const dl_html_tree *tree, uint32_t at);

/** Whether a class of the element, or what hides it, says that it is not shown, or to screen
 * readers alone. */
bool dl_html_is_unseen(const dl_html_tree *tree, uint32_t at);

#endif
