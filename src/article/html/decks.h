/* A page's decks: its description as it stands in the page or is stated, and sentences between headline and main text. */
#ifndef DL_HTML_DECKS_H
#define DL_HTML_DECKS_H

#include "article/html/metadata.h"
#include "article/html/tree/blocks.h"

/** Keeps blocks that are decks, as such, where text was chosen; those of the text that say what the description says stay
 *  paragraphs. metadata->description becomes what the page shows of it, and empty where it is no deck or among the blocks.
 *  Returns the element where it stands, if it is none of the blocks; else 0. What it needs is in `arena`. Any thread. */
uint32_t dl_html_mark_decks(dl_html_blocks *blocks, dl_html_metadata *metadata, dl_arena *arena,
                            const dl_html_tree *tree);

#endif
