/* Gold sets of web pages: packed folders of page.html, gold.json and perhaps articleBody.txt. */
#ifndef EVAL_PAGE_SETS_H
#define EVAL_PAGE_SETS_H

#include "article/base/article.h"
#include "util/arena.h"
#include "util/buffer.h"

#include <jansson.h>

typedef struct page_entry {
    const dl_article *article; /* as we read the page */
    const json_t *gold;
    dl_slice page;
    dl_slice body; /* articleBody.txt, empty without it */
} page_entry;

/** Reads a page; ends the program when memory runs out. */
void page_sets_read(dl_article *out, dl_arena *arena, dl_slice page);

/** Calls `each` for every folder of the tar archive that holds a page and its gold. False when it
 * cannot be read or holds none. */
bool page_sets_each(const char *path, void (*each)(void *context, const page_entry *entry),
                    void *context);

#endif
