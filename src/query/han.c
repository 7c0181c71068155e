/* Chinese words in the other form. */
#include "query/han.h"
#include "query/beside.h"
#include "text/han_forms.h"
#include "util/error.h"
#include "util/utf8.h"

/* Ways to write it: both forms, and the traditional one with the old character of Taiwan's name. */
typedef enum way { SIMPLIFIED, TRADITIONAL, OLD, WAYS } way;

static uint32_t write_character(uint32_t code, way how)
{
    const uint32_t simple = dl_han_in_form(code, DL_HAN_SIMPLIFIED);
    if (how == OLD && simple == 0x53F0)
        return 0x81FA;
    return how == SIMPLIFIED ? simple : dl_han_in_form(simple, DL_HAN_TRADITIONAL);
}

/* The words of the run so written. *known: some are others than typed, and the index has them all. */
static dateline_status write_form(dl_buffer *out, bool *known, dl_beside *walk, const dl_query_node *run, way how)
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
            status = dl_fail_memory(walk->error);
        else if (other)
            status =
                walk->known(walk->context, &there, dl_slice_cut(dl_buffer_slice(out), begin, out->size), walk->error);
    }
    *known = any && there;
    return status;
}

static dateline_status look(dl_query_node **slot, dl_beside *walk)
{
    const dl_query_node *run = *slot;
    dateline_status status = DATELINE_OK;
    if (run->field || run->occur == DL_MUST_NOT || run->unlit || !dl_query_is_run(run))
        return status;
    walk->left--;
    dl_slice last = {NULL, 0};
    for (way how = SIMPLIFIED; how < WAYS && !status; how++) {
        dl_buffer other = DL_BUFFER_EMPTY;
        bool known = false;
        status = write_form(&other, &known, walk, run, how);
        if (!status && known && !dl_slice_equal(last, dl_buffer_slice(&other))) {
            last = dl_arena_copy(walk->words.arena, dl_buffer_slice(&other));
            status = dl_beside_put(slot, walk, last, DL_AS_ONE);
        }
        dl_buffer_free(&other);
    }
    return status;
}

dateline_status dl_han_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                             void *context, dateline_error *error)
{
    return dl_beside_walk(root, arena, analyzer, known, context, look, error);
}
