/* What a text says a day to be, in the languages that were met. */
#ifndef DL_HTML_DATE_LABEL_H
#define DL_HTML_DATE_LABEL_H

#include "article/html/tree/tree.h"

/* Days within comments and teasers that are passed over at most: more have only pages that are made
 * to take long. */
enum { DL_HTML_ASIDES = 1000 };

/* The surer first. */
typedef enum dl_html_day_kind {
    DL_DAY_PUBLISHED, /* "Published 18 November 2025", "Erschienen am: 18.11.2025" */
    DL_DAY_SAID,      /* a short text that says nothing else of it */
    DL_DAY_CHANGED,   /* "Updated", "Letzte Änderung" */
    DL_DAY_PROSE,     /* somewhere in a sentence */
    DL_DAY_KINDS
} dl_html_day_kind;

/** Of a day in the text at node `at`, by its words or the short text before it. *text, a part of
 * what the node holds, is cut to begin with the words that say "published" if others stand before
 * them. Any thread. */
dl_html_day_kind dl_html_day_label(const dl_html_tree *tree, uint32_t at, dl_slice *text);

/** Whether it holds a word of publishing or changing. Any thread. */
bool dl_html_labels_day(dl_slice text);

/** Whether an element says of itself that it holds the day of a change: class "updated",
 * dateModified; but not with that of publishing. */
bool dl_html_is_of_change(const dl_html_tree *tree, uint32_t at);

/** Whether node `at` is within what is no part of the article that has this headline: comments,
 * teasers of others. */
bool dl_html_is_aside(const dl_html_tree *tree, uint32_t at, uint32_t headline);

/** Whether a link around what shows `size` bytes of a day says more than that, and not the headline: the day is of what it
 * leads to. */
bool dl_html_in_teaser(const dl_html_tree *tree, uint32_t at, size_t size, uint32_t headline);

/** The same in an <aside>. */
bool dl_html_in_other(const dl_html_tree *tree, uint32_t at, size_t size, uint32_t headline);

#endif
