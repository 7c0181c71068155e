/* Wiki markup of MediaWiki to plain text, by simple rules: of templates only those are known that stand for words. */
#ifndef DL_WIKI_TEXT_H
#define DL_WIKI_TEXT_H

#include "util/arena.h"
#include "util/clock.h"

/* The name spaces that links do not show, files and categories, as the wiki calls them. */
typedef struct dl_wiki_spaces {
    const dl_slice *names;
    size_t count;
} dl_wiki_spaces;

/* What a page's markup says. Texts live in the arena. */
typedef struct dl_wiki_text {
    dl_slice
        text; /* paragraphs apart by blank lines, list items behind "- ", quotes behind "> ", cells of a row by " | " */
    dl_slice captions; /* of pictures, a line each */
    dl_slice place;    /* that a template of news states: {{byline|location=Oslo}} */
    dl_date date;      /* likewise: {{date|November 18, 2025}} */
} dl_wiki_text;

/** Reads well-formed `markup`: links are their words, files, references, comments and most templates are left out, as are
 *  headings above nothing. When memory runs out, the arena says so. Any thread with its own arena. */
void dl_wiki_text_read(dl_wiki_text *out, dl_arena *arena, dl_slice markup, const dl_wiki_spaces *spaces);

/** The lines of `captions` that hold something, in the arena; *count of them. When memory runs out, the arena says so. */
const dl_slice *dl_wiki_captions(dl_arena *arena, dl_slice captions, size_t *count);

#endif
