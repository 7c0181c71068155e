/* What a page says of its article: JSON-LD (schema.org), Open Graph, meta, microdata, time, title.
 */
#ifndef DL_HTML_METADATA_H
#define DL_HTML_METADATA_H

#include "article/html/content/state_facts.h"
#include "article/html/tree/tree.h"
#include "util/clock.h"

typedef struct dl_html_metadata {
    dl_slice title, description, language, url, site;
    dl_slice words; /* by which the page wants to be found */
    dl_slice body; /* JSON-LD's articleBody */
    dl_date date;
    const dl_slice *authors;
    size_t author_count;
} dl_html_metadata;

/** Reads it; what is not said is empty. Lives in `arena`. False when memory ran out. Any thread. */
bool dl_html_metadata_read(dl_html_metadata *out, dl_arena *arena, const dl_html_tree *tree);

/** Adds what the page itself does not say: authors, the day. *arena is failed when memory ran out. */
void dl_html_metadata_complete(dl_html_metadata *of, dl_arena *arena, const dl_html_state_facts *facts);

#endif
