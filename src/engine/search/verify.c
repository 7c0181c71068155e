/* Asking documents themselves whether they answer. */
#include "engine/search/verify.h"
#include "engine/search/glance.h"
#include "engine/stored/pairs.h"
#include "engine/stored/record.h"
#include "util/error.h"

#include <stdlib.h>

/* A node that was asked for, and what looks for it. */
struct dl_verify_node {
    struct dl_verify_node *next;
    const dl_query_node *node;
    dl_highlighter *highlighter;
    dl_pairs_asked pairs;
};

void dl_verify_begin(dl_verify *verify, dateline_reader *reader, dl_analyzer *analyzer)
{
    *verify = (dl_verify){.reader = reader, .analyzer = analyzer, .arena = DL_ARENA_EMPTY};
}

void dl_verify_end(dl_verify *verify)
{
    for (struct dl_verify_node *node = verify->nodes, *next; node; node = next) {
        next = node->next;
        dl_highlighter_free(node->highlighter);
        free(node);
    }
    dl_arena_free(&verify->arena);
    dl_buffer_free(&verify->scratch);
    *verify = (dl_verify){0};
}

static dateline_status known_node(struct dl_verify_node **out, dl_verify *verify, const dl_query_node *node,
                                  dateline_error *error)
{
    for (struct dl_verify_node *known = verify->nodes; known; known = known->next)
        if (known->node == node) {
            *out = known;
            return DATELINE_OK;
        }
    struct dl_verify_node *made = calloc(1, sizeof *made);
    if (!made)
        return dl_fail_memory(error);
    dateline_status status = dl_highlighter_new(&made->highlighter, verify->analyzer, node, error);
    if (status) {
        free(made);
        return status;
    }
    made->node = node;
    dl_pairs_ask(&made->pairs, node);
    made->next = verify->nodes;
    verify->nodes = made;
    *out = made;
    return DATELINE_OK;
}

/* The text that a node speaks of, and its language: of a field, the article's headline, else the passage. */
static bool text_of(dl_slice *out, dl_slice *language, dl_verify *verify, const dl_query_node *node,
                    dl_slice data)
{
    dl_article_record article;
    dl_passage_record passage;
    bool fine = node->field ? dl_record_get_article(&article, &verify->arena, data)
                            : dl_record_get_passage(&passage, &verify->arena, data);
    if (!fine)
        return false;
    *out = node->field ? article.title : passage.passage.text;
    *language = node->field ? article.language : passage.language;
    return true;
}

static dateline_status verify_node(void *context, const dl_query_node *node, dl_slice data, bool *answers,
                                   dateline_error *error)
{
    dl_verify *verify = context;
    struct dl_verify_node *known = NULL;
    dl_unpacker *unpacker;
    dl_slice record, text, language;
    *answers = false;
    dateline_status status = known_node(&known, verify, node, error);
    if (!status && dl_pairs_deny(&known->pairs, dl_packed_label(data)))
        return DATELINE_OK;
    dl_arena_reset(&verify->arena);
    if (!status)
        status = dl_reader_unpacker(&unpacker, verify->reader, error);
    if (status)
        return status;
    if (!dl_unpacker_run(&record, unpacker, data) || !text_of(&text, &language, verify, node, record))
        return verify->arena.failed || dl_unpacker_starved(unpacker)
                   ? dl_fail_memory(error)
                   : dl_fail(error, DATELINE_ERROR_DAMAGED,
                             "%s: a document is damaged; run: dateline check, then dateline index --rebuild",
                             verify->reader->index);
    const dl_glance glance = dl_glance_phrase(node, text, &verify->scratch);
    *answers = glance == DL_GLANCE_YES;
    if (glance != DL_GLANCE_UNSURE)
        return DATELINE_OK;
    return dl_highlighter_answers(answers, known->highlighter, text, dl_language_find(language),
                                  DATELINE_HEADLINE, error);
}

dl_store_verifier dl_verify_verifier(dl_verify *verify)
{
    return (dl_store_verifier){verify_node, verify, DL_VERIFY_LIMIT};
}
