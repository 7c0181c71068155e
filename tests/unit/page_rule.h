/* Rules of what a web page is taken to say: small pages with what is expected of them. */
#ifndef PAGE_RULE_H
#define PAGE_RULE_H

#include "article/html/page.h"

/* The paragraph that follows every page's body. */
#define BODY                                                                                       \
    "<p>The bridge over the river opened on Tuesday, after three years of work, and the first "    \
    "cars crossed it at noon.</p>"

#define OG(title) "<meta property=og:title content='" title "'>"
#define LD(fields)                                                                                 \
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\"," fields "}</script>"
#define LINES_50                                                                                   \
    "<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x" \
    "<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x<p>x" \
    "<p>x<p>x<p>x<p>x"

/* More nodes than belong to a headline. */
#define FAR LINES_50 LINES_50 LINES_50 LINES_50 LINES_50

typedef struct page_rule {
    const char *what, *head, *body, *expected;
    const char *language; /* NULL: "en" */
} page_rule;

/** Reads each page, writes what `add` takes of it, and compares. */
void page_rules_check(const page_rule *rules, size_t count,
                      void (*add)(dl_buffer *, const dl_article *));

/** What `add` may be: the authors, apart by commas. */
void page_rule_authors(dl_buffer *out, const dl_article *article);

#endif
