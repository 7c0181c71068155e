/* Another way to write what a query says, beside it. */
#include "query/beside.h"
#include "util/error.h"

enum { WORDS_MOST = 32 };

static dateline_status visit(dl_query_node **slot, dl_beside *walk)
{
    dl_query_node *node = *slot;
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < node->clause_count && !node->alike && !status; i++)
        status = visit(&node->clauses[i], walk);
    return status || !walk->left ? status : walk->look(slot, walk);
}

dateline_status dl_beside_walk(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                               void *context, dl_beside_look *look, dateline_error *error)
{
    dl_beside walk = {.words = {analyzer, arena, false},
                      .known = known,
                      .context = context,
                      .look = look,
                      .error = error,
                      .left = WORDS_MOST};
    return *root ? visit(root, &walk) : DATELINE_OK;
}

dateline_status dl_beside_put(dl_query_node **slot, dl_beside *walk, dl_slice text, dl_words_how how)
{
    dl_arena *arena = walk->words.arena;
    dl_query_node *made = NULL, *group = dl_words_node(arena, DL_QUERY_GROUP, NULL);
    dl_query_node **clauses = dl_arena_alloc(arena, 2 * sizeof *clauses);
    const dateline_status status = dl_words_text(&made, &walk->words, text, how, walk->error);
    if (status || !made || made->kind == DL_QUERY_GROUP)
        return status;
    if (!group || !clauses)
        return dl_fail_memory(walk->error);
    group->occur = (*slot)->occur;
    group->alike = true;
    group->clauses = clauses;
    group->clause_count = 2;
    clauses[0] = *slot;
    clauses[1] = made;
    clauses[0]->occur = clauses[1]->occur = DL_SHOULD;
    *slot = group;
    return DATELINE_OK;
}
