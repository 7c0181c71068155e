/* Who wrote an article, and when, as the data of a page's scripts says. */
#ifndef DL_HTML_STATE_FACTS_H
#define DL_HTML_STATE_FACTS_H

#include "util/arena.h"

#include <jansson.h>

enum { DL_HTML_STATE_AUTHORS = 8 };

typedef struct dl_html_state_facts {
    dl_slice authors[DL_HTML_STATE_AUTHORS]; /* as they stand there */
    size_t author_count;
    dl_slice date;
} dl_html_state_facts;

/** What an object that is an article says; what it does not is empty. In `arena`. Any thread. */
void dl_html_state_facts_read(dl_html_state_facts *out, dl_arena *arena, const json_t *object);

#endif
