/* How a query was understood and what each hit's score is made of. */
#include "engine/search/explain.h"
#include "rank/second_stage.h"
#include "util/error.h"

#include <math.h>

/* What the buffer holds, as text of the arena; empties it. */
static const char *take(dl_buffer *text, dl_arena *arena)
{
    const char *copy = text->failed ? NULL : dl_arena_string(arena, dl_buffer_slice(text));
    dl_buffer_clear(text);
    return copy;
}

static const char *label_of(dl_buffer *text, dl_arena *arena, const dl_query_node *node)
{
    if (node->kind == DL_QUERY_GROUP && !node->alike)
        dl_buffer_add_text(text, "all of: ");
    dl_query_print(text, node);
    return take(text, arena);
}

static void add_part(dateline_hit *hit, dateline_score_part *parts, const char *stage, const char *part,
                     double score)
{
    if (score > 0)
        parts[hit->part_count++] = (dateline_score_part){stage, part, score};
}

/* The parts of one hit that are not 0: by the index's terms, and by the stage that ordered it anew. */
static bool fill_parts(dateline_hit *hit, dl_arena *arena, const dl_store_scored *parts, size_t count,
                       const char *const *labels, const dl_store_match *match, size_t at)
{
    dateline_score_part *made = dl_arena_alloc(arena, (count + DL_UNIT_PARTS + 2) * sizeof *made);
    double sum = 0;
    if (!made)
        return false;
    hit->parts = made;
    for (size_t i = 0; i < count; i++) {
        sum += parts[i].scores[at];
        add_part(hit, made, "terms", labels[i], parts[i].scores[at]);
    }
    const double recency = hit->score * match->newness / (1 + match->newness);
    for (size_t i = 0; match->parts && i < DL_UNIT_PARTS; i++)
        add_part(hit, made, "order", dl_second_stage_part((dl_unit_part)i), match->parts[i]);
    if (!match->parts && fabs(hit->score - recency - sum) > 1e-6 * (1 + fabs(hit->score)))
        add_part(hit, made, "order", "behind those that were ordered", hit->score - recency);
    add_part(hit, made, "order", "recency", recency);
    return true;
}

static dateline_status explain_hits(dateline_result *result, dateline_hit *hits, dl_arena *arena,
                                    dateline_reader *reader, const dl_store_search *search,
                                    const dl_store_match *matches, dl_buffer *text,
                                    dateline_error *error)
{
    dl_store_scored *parts;
    size_t count;
    uint32_t *documents = dl_arena_alloc(arena, (result->hit_count + 1) * sizeof *documents);
    if (!documents)
        return dl_fail_memory(error);
    for (size_t i = 0; i < result->hit_count; i++)
        documents[i] = matches[i].document;
    dateline_status status = dl_store_explain(&parts, &count, arena, reader->store, search, documents,
                                              result->hit_count, error);
    if (status)
        return status;
    const char **labels = dl_arena_alloc(arena, (count + 1) * sizeof *labels);
    bool fine = labels != NULL;
    for (size_t i = 0; fine && i < count; i++)
        fine = (labels[i] = label_of(text, arena, parts[i].node)) != NULL;
    for (size_t i = 0; fine && i < result->hit_count; i++)
        fine = fill_parts(&hits[i], arena, parts, count, labels, &matches[i], i);
    return fine ? DATELINE_OK : dl_fail_memory(error);
}

dateline_status dl_explain(dateline_result *result, dateline_hit *hits, dl_arena *arena,
                           dateline_reader *reader, const dl_store_search *search, dl_slice text,
                           const dl_store_match *matches, dateline_error *error)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dateline_explanation *made = dl_arena_alloc(arena, sizeof *made);
    if (!made)
        return dl_fail_memory(error);
    dl_query_tokens(&out, text);
    made->tokens = take(&out, arena);
    if (search->root)
        dl_query_dump(&out, search->root);
    made->tree = take(&out, arena);
    dateline_status status = dl_store_describe(&out, reader->store, search, error);
    if (!status) {
        made->compiled = take(&out, arena);
        result->explanation = made;
        status = explain_hits(result, hits, arena, reader, search, matches, &out, error);
    }
    if (!status && (!made->tokens || !made->tree || !made->compiled))
        status = dl_fail_memory(error);
    dl_buffer_free(&out);
    return status;
}
