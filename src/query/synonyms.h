/* Words that mean the same, from a text file: a group a line, its words apart by commas, each of one word or
 * several ("UN, United Nations"); '#' begins a comment. */
#ifndef DL_SYNONYMS_H
#define DL_SYNONYMS_H

#include "query/query.h"

typedef struct dl_synonyms dl_synonyms;

/** Reads groups from `text`; keys are made by `analyzer`, which is not kept. *out: yours, read-only and so for any
 *  thread. Errors: MEMORY. */
dateline_status dl_synonyms_new(dl_synonyms **out, dl_slice text, dl_analyzer *analyzer,
                                dateline_error *error) DATELINE_MUST_USE;
void dl_synonyms_free(dl_synonyms *synonyms);

/** Puts the other words of their groups beside those of a tree, as a group whose clauses count as one word
 *  (dl_query_node.alike). Plain words only: what is quoted, written with '=', a pattern, fuzzy, denied or in a field
 *  stays alone. Several words that stand together in the tree are looked up as one, the longest first. *root may be
 *  replaced. Call it before dl_tongues_apply. Errors: MEMORY. */
dateline_status dl_synonyms_apply(dl_query_node **root, const dl_synonyms *synonyms, dl_arena *arena,
                                  dl_analyzer *analyzer, dateline_error *error) DATELINE_MUST_USE;

#endif
