/* What a page states its title to be, and how well a heading fits that. All for any thread; keys
 * are made in the arena of what is stated. */
#ifndef DL_HTML_TITLE_FIT_H
#define DL_HTML_TITLE_FIT_H

#include "article/html/title/title_parts.h"
#include "article/html/tree/site.h"

/** What it states, the surer first: in a <meta>, in JSON-LD, in its <title>, and that with the
 * site's name, which some set in the heading. */
typedef enum dl_html_statement {
    DL_TITLE_STATED,
    DL_TITLE_HEADLINE,
    DL_TITLE_PAGE,
    DL_TITLE_WHOLE,
    DL_TITLE_STATEMENTS
} dl_html_statement;

typedef struct dl_html_titles {
    dl_arena *arena;
    dl_html_site site;
    dl_slice name, url; /* the site's, the page's */
    dl_slice texts[DL_TITLE_STATEMENTS], keys[DL_TITLE_STATEMENTS];
    size_t fronts[DL_TITLE_STATEMENTS][DL_HTML_TITLE_FRONTS];
} dl_html_titles;

/** Fits, which other numbers are added to: it is what a <meta> states, or what is stated; all of that's front before a mark,
 * or a large part at its front; a large part within it; of the first rank, three or more words
 * that all stand in it. */
enum { DL_FIT_STATED = 14000, DL_FIT_EXACT = 10000, DL_FIT_FRONT = 6000, DL_FIT_HELD = 5000, DL_FIT_WORDS = 3000 };

/** How well a heading fits what it fits best, 0 not at all; of two alike the longer. `first`: of
 * the first rank, for which less is asked. */
size_t dl_html_title_fit(const dl_html_titles *t, dl_slice text, bool first);

/** Whether a text names the site; whether it is that or words of the site's name alone. */
bool dl_html_title_is_site(const dl_html_titles *t, dl_slice text);
bool dl_html_title_of_site(const dl_html_titles *t, dl_slice text);

/** Whether no title but <title> is stated. */
bool dl_html_title_page_alone(const dl_html_titles *t);

/** Whether a byte stands between words: a blank or a sign of ASCII that words do not have within.
 */
bool dl_html_between_words(char c);

/** The next word from *at on: no blank, and more than a sign. False behind the last. */
bool dl_html_next_word(dl_slice *word, dl_slice text, size_t *at);

/** How many words of `text` that have at least `least` bytes stand in `in`; *total: of how many,
 * the shorter ones, too. */
size_t dl_html_shared_words(dl_slice text, dl_slice in, size_t least, size_t *total);

#endif
