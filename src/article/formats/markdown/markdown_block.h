/* Blocks of Markdown as passages. For markdown_render.c; dl_markdown is one text on its way. */
#ifndef DL_MARKDOWN_BLOCK_H
#define DL_MARKDOWN_BLOCK_H

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

/** Adds what a block says whose words, as out->words, are `text`, and which stands in [begin, end) of the source; out->failed
 *  when memory ran out, as with all here. A paragraph may be held until the next block tells whether it is a post's. */
void dl_markdown_block(dl_markdown *out, dl_slice text, uint64_t begin, uint64_t end);

/** Adds HTML, if it holds more than tags, by the rules for pages, of which it is a piece. */
void dl_markdown_html(dl_markdown *out, dl_slice html, uint64_t begin, uint64_t end);

/** What is held becomes passages: it is no post. */
void dl_markdown_release(dl_markdown *out);

#endif
