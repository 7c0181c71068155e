/* Which words of a query are names: the index tells. */
#include "engine/search/proper.h"
#include "schema/field.h"
#include "text/analyzer.h"
#include "text/names.h"
#include "util/error.h"

enum { SAMPLE = 32, CODE = 4 /* letters of a script in front of a name's key */ };

typedef struct sample {
    uint32_t documents[SAMPLE]; /* the first that have the word, ascending */
    size_t count;
} sample;

static bool take_document(void *context, uint32_t document)
{
    sample *taken = context;
    taken->documents[taken->count++] = document;
    return taken->count < SAMPLE;
}

/* Whether any of the names is in the index at all: mostly not, and then there is nothing to take away. */
static dateline_status is_there(bool *out, dateline_reader *reader, const dl_query_node *node, dl_buffer *term,
                                dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    *out = false;
    for (size_t i = 0; i < node->name_count && !*out && !status; i++) {
        uint64_t count = 0;
        dl_buffer_clear(term);
        dl_term_make(term, DL_PREFIX_NAME, node->names[i]);
        status = term->failed ? dl_fail_memory(error)
                              : dl_store_term_count(&count, reader->store, dl_buffer_slice(term), error);
        *out = count > 0;
    }
    return status;
}

/* How many of the sample hold a word with a capital that sounds as the word does: its keys are those in front of the first
 * other script's names. */
static dateline_status count_capitals(size_t *out, dateline_reader *reader, const dl_query_node *node, const sample *of,
                                      int script, dl_buffer *term, dateline_error *error)
{
    bool holding[SAMPLE] = {false};
    dateline_status status = DATELINE_OK;
    dl_buffer name = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < node->name_count && !status; i++) {
        const dl_slice other = node->names[i];
        if (memcmp(other.data, node->names[0].data, CODE) != 0)
            break;
        dl_buffer_clear(&name);
        dl_buffer_clear(term);
        dl_names_term(&name, script, other.data + CODE);
        dl_term_make(term, DL_PREFIX_NAME, dl_buffer_slice(&name));
        status = name.failed || term->failed ? dl_fail_memory(error)
                                             : dl_store_term_mark(holding, reader->store, dl_buffer_slice(term),
                                                                  of->documents, of->count, error);
    }
    dl_buffer_free(&name);
    *out = 0;
    for (size_t i = 0; i < of->count; i++)
        *out += holding[i];
    return status;
}

static dateline_status judge(dl_query_node *node, dateline_reader *reader, dl_buffer *term, dateline_error *error)
{
    const dl_query_word *word = node->words;
    const int script = dl_analyzer_script(word->folded);
    sample found = {.count = 0};
    size_t capitals = 0;
    bool there = false;
    if (!dl_names_has_capitals(script) || !word->stem.size)
        return DATELINE_OK;
    dateline_status status = is_there(&there, reader, node, term, error);
    if (status || !there)
        return status;
    dl_buffer_clear(term);
    dl_buffer_add_text(term, DL_PREFIX_STEM);
    dl_term_make(term, "", word->stem);
    status = term->failed ? dl_fail_memory(error)
                          : dl_store_term_documents(reader->store, dl_buffer_slice(term), take_document, &found, error);
    if (!status && found.count)
        status = count_capitals(&capitals, reader, node, &found, script, term, error);
    if (!status && capitals * 2 < found.count)
        node->name_count = 0;
    return status;
}

static dateline_status walk(dl_query_node *node, dateline_reader *reader, dl_buffer *term, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    if (node->kind == DL_QUERY_WORD && node->name_count)
        status = judge(node, reader, term, error);
    for (size_t i = 0; i < node->clause_count && !status; i++)
        status = walk(node->clauses[i], reader, term, error);
    return status;
}

dateline_status dl_proper_apply(dl_query_node *root, dateline_reader *reader, dateline_error *error)
{
    dl_buffer term = DL_BUFFER_EMPTY;
    const dateline_status status = root ? walk(root, reader, &term, error) : DATELINE_OK;
    dl_buffer_free(&term);
    return status;
}
