/* a NEAR/5 b. Groups are multiplied out: (a OR b) NEAR c is (a NEAR c) OR (b NEAR c). A phrase is a part of several
 * words. */
#include "query/near.h"
#include "query/words.h"

#include <string.h>

enum { CHOICE_LIMIT = 64, WORD_LIMIT = 64 };

/* Whether words stand near each other there: in the text and the headline. A name's come in any order, and values are
 * no words. */
static bool has_places(const dl_field *field)
{
    return !field || field->type == DL_FIELD_WORDS;
}

/* The ways to read one operand: itself, or each clause of a group. 0: it cannot be read. */
static size_t choices_of(const dl_query_node *node, const dl_field *field)
{
    if (node->kind == DL_QUERY_WORD || node->kind == DL_QUERY_PHRASE)
        return node->field == field && has_places(field);
    if (node->kind != DL_QUERY_GROUP)
        return 0;
    for (size_t i = 0; i < node->clause_count; i++) {
        const dl_query_node *clause = node->clauses[i];
        if (clause->kind == DL_QUERY_GROUP || clause->occur != DL_SHOULD ||
            !choices_of(clause, field))
            return 0;
    }
    return node->clause_count;
}

static const dl_query_node *choice(const dl_query_node *node, size_t which)
{
    return node->kind == DL_QUERY_GROUP ? node->clauses[which] : node;
}

/* The most words of any way to read it. */
static size_t longest_of(const dl_query_node *node)
{
    size_t most = node->word_count;
    for (size_t i = 0; i < node->clause_count; i++)
        most = node->clauses[i]->word_count > most ? node->clauses[i]->word_count : most;
    return most;
}

/* The field of its words; all of an operand's are the same, see choices_of. */
static const dl_field *field_of(const dl_query_node *node)
{
    return node->kind == DL_QUERY_GROUP && node->clause_count ? node->clauses[0]->field : node->field;
}

/* Words that are near each other must be so, too: all are near in any order otherwise. */
static dl_query_node *with_inner(dl_arena *arena, dl_query_node *near, const dl_query_node **inner, size_t count)
{
    if (!count)
        return near;
    dl_query_node *group = dl_words_node(arena, DL_QUERY_GROUP, NULL);
    dl_query_node **clauses = dl_arena_alloc(arena, (count + 1) * sizeof *clauses);
    if (!group || !clauses)
        return NULL;
    near->occur = DL_MUST;
    clauses[0] = near;
    for (size_t i = 0; i < count; i++) {
        clauses[i + 1] = dl_words_node(arena, DL_QUERY_PHRASE, NULL);
        if (!clauses[i + 1])
            return NULL;
        *clauses[i + 1] = *inner[i];
        clauses[i + 1]->occur = DL_MUST;
        clauses[i + 1]->unlit = true;
    }
    group->clauses = clauses;
    group->clause_count = count + 1;
    return group;
}

/* One way to read all of them; `which` tells it in mixed radix. */
static dl_query_node *one_way(dl_arena *arena, dl_query_node *const *operands, size_t count,
                              size_t which, uint32_t distance, bool ordered)
{
    size_t words = 0, inner_count = 0;
    const dl_query_node **chosen = dl_arena_alloc(arena, count * sizeof *chosen);
    const dl_query_node **inner = dl_arena_alloc(arena, count * sizeof *inner);
    dl_query_node *near = dl_words_node(arena, DL_QUERY_PHRASE, field_of(operands[0]));
    if (!chosen || !inner || !near)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t ways = operands[i]->kind == DL_QUERY_GROUP ? operands[i]->clause_count : 1;
        chosen[i] = choice(operands[i], which % ways);
        which /= ways;
        words += chosen[i]->word_count;
        if (!dl_query_is_tight(chosen[i]))
            inner[inner_count++] = chosen[i];
    }
    near->words = dl_arena_alloc(arena, words * sizeof *near->words);
    if (!near->words)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        dl_query_word *own = near->words + near->word_count;
        memcpy(own, chosen[i]->words, chosen[i]->word_count * sizeof *own);
        own->offset = 0;
        if (chosen[i]->kind == DL_QUERY_PHRASE && dl_query_is_tight(chosen[i]))
            own->part = chosen[i]->value;
        near->word_count += chosen[i]->word_count;
    }
    near->window = distance; /* no tight one any more */
    near->window += dl_query_span(near) - 1;
    near->any_order = !ordered;
    return with_inner(arena, near, inner, inner_count);
}

bool dl_near_node(dl_query_node **out, dl_arena *arena, dl_query_node *const *operands, size_t count,
                  uint32_t distance, bool ordered)
{
    size_t ways = 1, words = 0;
    *out = NULL;
    for (size_t i = 0; i < count; i++) {
        words += longest_of(operands[i]);
        if (words > WORD_LIMIT)
            return false;
        ways *= choices_of(operands[i], field_of(operands[0]));
        if (!ways || ways > CHOICE_LIMIT)
            return false;
    }
    if (ways == 1) {
        *out = one_way(arena, operands, count, 0, distance, ordered);
        return true;
    }
    dl_query_node *group = dl_words_node(arena, DL_QUERY_GROUP, NULL);
    dl_query_node **clauses = dl_arena_alloc(arena, ways * sizeof *clauses);
    for (size_t i = 0; group && clauses && i < ways; i++) {
        clauses[i] = one_way(arena, operands, count, i, distance, ordered);
        if (!clauses[i])
            return true;
        clauses[i]->occur = DL_SHOULD;
    }
    if (!group || !clauses)
        return true;
    group->clauses = clauses;
    group->clause_count = ways;
    *out = group;
    return true;
}
