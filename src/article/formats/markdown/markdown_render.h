/* Blocks of Markdown as passages. */
#ifndef DL_MARKDOWN_RENDER_H
#define DL_MARKDOWN_RENDER_H

#include "article/base/packed.h"
#include "article/reading/reading.h"

enum {
    DL_MARKDOWN_BREAKS = 200, /* lines of a paragraph that are looked at one by one */
    DL_MARKDOWN_HELD = 8      /* paragraphs of a quote, which may be a post */
};

/* A Markdown text on its way to passages: the first five and `begin` are the caller's to set, the
 * rest is zero. */
typedef struct dl_markdown {
    dl_reading *reading;
    dl_slice text; /* what md4c reads */
    uint64_t base; /* of `text` in the source */
    dl_article *article;
    dl_packed passages;
    /* The block at hand. */
    dl_buffer words;
    size_t link;       /* where in `words` a link begins */
    size_t begin, end; /* of what it was made of; begin SIZE_MAX: nothing yet */
    size_t breaks[DL_MARKDOWN_BREAKS], break_count; /* where in `words` a line ends */
    size_t passed;               /* of `text`, what was taken with the HTML before it */
    dl_buffer post;              /* the address of the last link that leads to a post */
    size_t post_begin, post_end; /* of its words */
    struct {                     /* what the next block may say to be a post */
        dl_buffer text;
        size_t ends[DL_MARKDOWN_HELD], count;
        uint64_t begins[DL_MARKDOWN_HELD], stops[DL_MARKDOWN_HELD];
        dateline_kind kind;
        bool closed; /* the quote ended */
    } held;
    unsigned quotes, lists, cells, hidden;
    bool heading; /* within a heading of the first level */
    bool code;    /* within code between fences */
    size_t paragraphs;
    bool failed;
} dl_markdown;

/** Adds a passage; out->failed when memory ran out. */
void dl_markdown_add(dl_markdown *out, dl_passage passage);

/** All of `text`, which begins at out->base of the source, becomes passages; out->failed when
 * memory ran out. */
void dl_markdown_parse(dl_markdown *out, dl_slice text);

/** Frees all but the passages. */
void dl_markdown_free(dl_markdown *out);

#endif
