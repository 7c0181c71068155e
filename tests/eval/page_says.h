/* What a web page itself says: whether it bears out what gold holds of it. */
#ifndef EVAL_PAGE_SAYS_H
#define EVAL_PAGE_SAYS_H

#include "article/html/tree/json_ld.h"
#include "article/html/tree/meta.h"
#include "article/html/tree/texts.h"
#include "util/clock.h"

typedef struct page_says {
    dl_arena arena;
    dl_slice text; /* the page in UTF-8 */
    dl_html_tree tree;
    dl_html_metas metas;
    dl_json_ld ld;
    dl_slice key; /* letters and digits of all it shows and states and of all attributes, scripts
                   * and comments, as dl_html_key has them */
} page_says;

/** Reads `page`, which must outlive it; ends the program when memory runs out. */
void page_says_open(page_says *out, dl_slice page);
void page_says_close(page_says *page);

/** Whether these words stand anywhere in the page: in what it shows, in an attribute's value, or in
 * its source as it is written. */
bool page_says_words(const page_says *page, dl_slice words);

/** Where a page states a title. */
typedef enum page_place {
    PAGE_OG_TITLE,
    PAGE_TWITTER_TITLE,
    PAGE_HEADLINE, /* of a <meta> */
    PAGE_JSON_LD,
    PAGE_TITLE,
    PAGE_H1,
    PAGE_H2,
    PAGE_PLACES
} page_place;

/** "og:title", "twitter:title", "headline", "json-ld", "title", "h1", "h2". */
extern const char *const page_place_names[PAGE_PLACES];

/** Whether a title that stands at that place is `key` (of dl_html_key), but for half its letters at
 * most. */
bool page_says_title_at(page_says *page, page_place place, dl_slice key);

/** Whether one at any place is. */
bool page_says_title(page_says *page, dl_slice key);

/** Whether one key holds the other, which has at least half of its letters. */
bool page_says_alike(dl_slice a, dl_slice b);

/** Whether two titles are one but for a word or two: of the words of the longer, of at least five,
 * four of five stand in the other in the same order, and all that have figures. */
bool page_says_near(dl_slice a, dl_slice b);

/** Whether the day stands anywhere in the page, in figures or in words. */
bool page_says_day(page_says *page, dl_date day);

/** Whether it is the day on which the page says that it was changed. */
bool page_says_changed(const page_says *page, dl_date day);

#endif
