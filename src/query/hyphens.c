/* Words of letters and figures that others write with a hyphen. */
#include "query/hyphens.h"
#include "query/beside.h"
#include "util/ascii.h"
#include "util/error.h"

enum { WORD_MOST = 24 };

/* Where letters meet figures, once; 0: nowhere. */
static size_t seam_of(dl_slice word)
{
    size_t seams = 0, at = 0;
    for (size_t i = 0; i < word.size && word.size <= WORD_MOST; i++) {
        if (!dl_is_letter(word.data[i]) && !dl_is_digit(word.data[i]))
            return 0;
        if (i && dl_is_letter(word.data[i - 1]) != dl_is_letter(word.data[i])) {
            seams++;
            at = i;
        }
    }
    return seams == 1 ? at : 0;
}

static void add_hyphened(dl_buffer *out, dl_slice word, size_t seam)
{
    dl_buffer_add_slice(out, dl_slice_cut(word, 0, seam));
    dl_buffer_add_byte(out, '-');
    dl_buffer_add_slice(out, dl_slice_cut(word, seam, word.size));
}

static bool is_plain(const dl_query_node *node)
{
    return node->kind == DL_QUERY_WORD && !node->field && node->occur != DL_MUST_NOT && !node->unlit &&
           node->words[0].form == DL_FORM_PLAIN && node->words[0].stem.size;
}

static dateline_status look(dl_query_node **slot, dl_beside *walk)
{
    const dl_query_node *node = *slot;
    const dl_query_word *word = is_plain(node) ? node->words : NULL;
    const size_t seam = word && word->original.size == word->folded.size ? seam_of(word->folded) : 0;
    if (!seam)
        return DATELINE_OK;
    dl_buffer other = DL_BUFFER_EMPTY;
    bool known = false;
    walk->left--;
    add_hyphened(&other, word->folded, seam);
    dateline_status status = other.failed ? dl_fail_memory(walk->error)
                                          : walk->known(walk->context, &known, dl_buffer_slice(&other), walk->error);
    dl_buffer_clear(&other);
    add_hyphened(&other, word->original, seam);
    if (!status && known)
        status = dl_beside_put(slot, walk, dl_arena_copy(walk->words.arena, dl_buffer_slice(&other)), DL_AS_TYPED);
    dl_buffer_free(&other);
    return status;
}

dateline_status dl_hyphens_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                                 void *context, dateline_error *error)
{
    return dl_beside_walk(root, arena, analyzer, known, context, look, error);
}
