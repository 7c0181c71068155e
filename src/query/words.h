/* From the text of a lexeme to the nodes of the tree, by the analyzer. */
#ifndef DL_WORDS_H
#define DL_WORDS_H

#include "query/query.h"

typedef struct dl_words {
    dl_analyzer *analyzer;
    dl_arena *arena;
} dl_words;

/** *out: the node for a word or compound as typed (a WORD, or a PHRASE of the parts), or for a field's
 *  value; NULL when the text holds no word. `exact`: quoted, so words match in the folded form only.
 *  Errors: MEMORY. */
dateline_status dl_words_text(dl_query_node **out, dl_words *words, dl_slice text, bool exact,
                              dateline_error *error) DATELINE_MUST_USE;
dateline_status dl_words_field(dl_query_node **out, dl_words *words, const dl_field *field,
                               dl_slice text, dateline_error *error) DATELINE_MUST_USE;
dateline_status dl_words_prefix(dl_query_node **out, dl_words *words, const dl_field *field,
                                dl_slice text, dateline_error *error) DATELINE_MUST_USE;

/** A zeroed node with weight 1, or NULL (arena->failed). */
dl_query_node *dl_words_node(dl_arena *arena, dl_query_kind kind, const dl_field *field);

#endif
