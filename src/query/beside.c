/* Another way to write what a query says, beside it. */
#include "query/beside.h"
#include "util/error.h"

dateline_status dl_beside_put(dl_query_node **slot, dl_words *words, dl_slice text, dl_words_how how,
                              dateline_error *error)
{
    dl_arena *arena = words->arena;
    dl_query_node *made = NULL, *group = dl_words_node(arena, DL_QUERY_GROUP, NULL);
    dl_query_node **clauses = dl_arena_alloc(arena, 2 * sizeof *clauses);
    const dateline_status status = dl_words_text(&made, words, text, how, error);
    if (status || !made || made->kind == DL_QUERY_GROUP)
        return status;
    if (!group || !clauses)
        return dl_fail_memory(error);
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
