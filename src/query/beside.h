/* Another way to write what a query says, beside it. */
#ifndef DL_BESIDE_H
#define DL_BESIDE_H

#include "query/joined.h"
#include "query/words.h"

/* A walk over a query's tree. */
typedef struct dl_beside dl_beside;

/** Looks at a node, which it may replace. Errors: MEMORY, and those of `known`. */
typedef dateline_status dl_beside_look(dl_query_node **slot, dl_beside *walk);

struct dl_beside {
    dl_words words;
    dl_joined_known *known;
    void *context; /* of `known` */
    dl_beside_look *look;
    dateline_error *error;
    unsigned left; /* words that may still be looked up */
};

/** Looks at each node of the tree, those within before their group, but for what is in a group that is `alike`; *root may be
 *  NULL. Errors: those of `look`. */
dateline_status dl_beside_walk(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                               void *context, dl_beside_look *look, dateline_error *error) DATELINE_MUST_USE;

/** Puts the node in *slot and that of `text`, which must live as long as the tree, in one group: they mean the same
 * (`alike`). Nothing where `text` is no word or several. Errors: MEMORY. */
dateline_status dl_beside_put(dl_query_node **slot, dl_beside *walk, dl_slice text,
                              dl_words_how how) DATELINE_MUST_USE;

#endif
