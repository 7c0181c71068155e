/* A web page as an array of nodes in document order. The parser is gumbo (HTML5's rules);
 * everything lives in an arena, and no function here or in gumbo recurses over the tree. */
#ifndef DL_HTML_TREE_H
#define DL_HTML_TREE_H

#include <dateline/base.h>
#include "article/html/tree/trim.h"
#include "util/buffer.h"

#include <gumbo.h>

enum { DL_HTML_NOSCRIPT = 600 }; /* bytes of text from which on <noscript> is the page */

typedef struct dl_html_node {
    const GumboNode *node;
    uint32_t parent; /* 0 for the root */
    uint32_t end;    /* its descendants are those after it and before this */
    uint32_t text;   /* bytes of text within, not of scripts and styles */
    uint32_t links;  /* bytes of that within links */
} dl_html_node;

typedef struct dl_html_tree {
    dl_html_node *nodes; /* nodes[0] is the root element */
    uint32_t count;
    dl_html_trimmed page; /* what was parsed */
} dl_html_tree;

/** Parses `text` (UTF-8; ill-formed bytes become U+FFFD). Elements nested deeper than 500 lose
 * their tags, and so do the last ones of a page whose tree would take more than 20 MB. Errors:
 * MEMORY. Any thread with its own arena. */
dateline_status dl_html_parse(dl_html_tree *out, dl_arena *arena, dl_slice text,
                              dateline_error *error) DATELINE_MUST_USE;

/** Whether node `at` is an element of that tag; its tag, or GUMBO_TAG_LAST for text. */
bool dl_html_is(const dl_html_tree *tree, uint32_t at, GumboTag tag);
GumboTag dl_html_tag(const dl_html_tree *tree, uint32_t at);

/** An attribute's value, trimmed; empty without one or for text. */
dl_slice dl_html_attribute(const dl_html_tree *tree, uint32_t at, const char *name);

/** Whether a class of the element is exactly `name`, ASCII case ignored. */
bool dl_html_has_class(const dl_html_tree *tree, uint32_t at, const char *name);

/** Text of a text node as it stands; empty for elements. */
dl_slice dl_html_node_text(const dl_html_tree *tree, uint32_t at);

/** Whether a node's text is not the page's: a script's, a style's, ... What stands in <noscript> is
 * told again by a script, but not a page's whole text; a <template> is shown where it holds an
 * element's shadow. */
bool dl_html_is_no_text(const dl_html_tree *tree, uint32_t at);

/** Whether an element is a link: neither one that but gives a place a name, which is often left open, nor one around a whole
 * text. */
bool dl_html_is_link(const dl_html_tree *tree, uint32_t at);

/** Whether two elements have the same tag and the same class, but for numbers in it ("part-1"). */
bool dl_html_alike(const dl_html_tree *tree, uint32_t a, uint32_t b);

/** Whether node `at` is `element` or stands in it. */
bool dl_html_within(const dl_html_tree *tree, uint32_t at, uint32_t element);

/** Whether text node `at` of a heading or a caption is a line of its own that no blank parts from what that says before it: an
 * element ends between them, and both are several words. "Town's new bridge" "Three years late". In a caption one word may
 * follow a sentence: "The bridge on Tuesday." "Reuters". */
bool dl_html_is_next_line(const dl_html_tree *tree, uint32_t at, dl_slice before, bool caption);

/** Appends all text within node `at`, runs of blanks as one space, trimmed; <br>, blocks and a heading's
 * next line as a space. Scripts and styles are passed over. */
void dl_html_text(dl_buffer *out, const dl_html_tree *tree, uint32_t at);

/** First and past the last byte of the element in the page. */
void dl_html_range(const dl_html_tree *tree, uint32_t at, size_t *begin, size_t *end);

/** Appends `text` with runs of blanks (also U+00A0 and line ends) as one space, none at the front
 * of `out`; U+200B, soft hyphens, marks of direction around a part, and what joins or parts nothing vanish. */
void dl_html_squeeze(dl_buffer *out, dl_slice text);

#endif
