/* Chinese words in the other form. */
#include "query/han.h"
#include "query/beside.h"
#include "text/han_forms.h"
#include "util/error.h"
#include "util/utf8.h"

enum { WORDS_MOST = 32 };

/* Ways to write it: both forms, and the traditional one with the old character of Taiwan's name. */
typedef enum way { SIMPLIFIED, TRADITIONAL, OLD, WAYS } way;

typedef struct search {
    dl_words words;
    dl_joined_known *known;
    void *context;
    dateline_error *error;
    unsigned left; /* words that may still be looked up */
} search;

static uint32_t write_character(uint32_t code, way how)
{
    const uint32_t simple = dl_han_in_form(code, DL_HAN_SIMPLIFIED);
    if (how == OLD && simple == 0x53F0)
        return 0x81FA;
    return how == SIMPLIFIED ? simple : dl_han_in_form(simple, DL_HAN_TRADITIONAL);
}

/* The words of the run so written. *known: some are others than typed, and the index has them all. */
static dateline_status write_form(dl_buffer *out, bool *known, search *work, const dl_query_node *run, way how)
{
    dateline_status status = DATELINE_OK;
    bool there = true, any = false;
    for (size_t i = 0; i < run->word_count && there && !status; i++) {
        const dl_slice word = run->words[i].folded;
        const size_t begin = out->size;
        bool other = false;
        for (size_t at = 0, length; at < word.size; at += length) {
            char bytes[4];
            const uint32_t code = dl_utf8_decode(word, at, &length), made = write_character(code, how);
            dl_buffer_add(out, bytes, dl_utf8_encode(made, bytes));
            other |= made != code;
        }
        any |= other;
        if (out->failed)
            status = dl_fail_memory(work->error);
        else if (other)
            status =
                work->known(work->context, &there, dl_slice_cut(dl_buffer_slice(out), begin, out->size), work->error);
    }
    *known = any && there;
    return status;
}

static dateline_status put_forms(dl_query_node **slot, search *work)
{
    const dl_query_node *run = *slot;
    dateline_status status = DATELINE_OK;
    work->left--;
    dl_slice last = {NULL, 0};
    for (way how = SIMPLIFIED; how < WAYS && !status; how++) {
        dl_buffer other = DL_BUFFER_EMPTY;
        bool known = false;
        status = write_form(&other, &known, work, run, how);
        if (!status && known && !dl_slice_equal(last, dl_buffer_slice(&other))) {
            last = dl_arena_copy(work->words.arena, dl_buffer_slice(&other));
            status = dl_beside_put(slot, &work->words, last, DL_AS_ONE, work->error);
        }
        dl_buffer_free(&other);
    }
    return status;
}

static dateline_status apply(dl_query_node **slot, search *work)
{
    dl_query_node *node = *slot;
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < node->clause_count && !node->alike && !status; i++)
        status = apply(&node->clauses[i], work);
    const bool plain = !node->field && node->occur != DL_MUST_NOT && !node->unlit && dl_query_is_run(node);
    return status || !plain || !work->left ? status : put_forms(slot, work);
}

dateline_status dl_han_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                             void *context, dateline_error *error)
{
    search work = {
        .words = {analyzer, arena, false}, .known = known, .context = context, .error = error, .left = WORDS_MOST};
    return *root ? apply(root, &work) : DATELINE_OK;
}
