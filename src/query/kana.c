/* Katakana as others write it. */
#include "query/kana.h"
#include "query/beside.h"
#include "util/error.h"
#include "util/utf8.h"

enum { SIGN = 3 /* bytes */, LEFT_LEAST = 3 * SIGN };

/* Of foreign sounds, and as older or plainer spelling has them; the longer ones first. */
static const struct {
    const char *foreign, *plain;
} signs[] = {
    {"ヴァ", "バ"},   {"ヴィ", "ビ"}, {"ヴェ", "ベ"},   {"ヴォ", "ボ"},   {"ウィ", "ウイ"}, {"ウェ", "ウエ"},
    {"ウォ", "ウオ"}, {"ツィ", "チ"}, {"イヤ", "イア"}, {"キイ", "キー"}, {"ヴ", "ブ"},
};

static bool is_katakana(dl_slice word)
{
    for (size_t at = 0, length; at < word.size; at += length) {
        const uint32_t code = dl_utf8_decode(word, at, &length);
        if (code < 0x30A1 || code > 0x30FC)
            return false;
    }
    return word.size >= LEFT_LEAST;
}

static dl_slice whole_of(dl_arena *arena, const dl_query_node *run)
{
    dl_buffer whole = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < run->word_count; i++)
        dl_buffer_add_slice(&whole, run->words[i].folded);
    const dl_slice copy = whole.failed ? dl_slice_of(NULL) : dl_arena_copy(arena, dl_buffer_slice(&whole));
    dl_buffer_free(&whole);
    return copy;
}

static void write_other(dl_buffer *out, dl_slice word, bool plain)
{
    for (size_t at = 0; at < word.size;) {
        const dl_slice rest = dl_slice_cut(word, at, word.size);
        size_t i = 0;
        while (i < sizeof signs / sizeof *signs &&
               !dl_slice_starts(rest, dl_slice_of(plain ? signs[i].foreign : signs[i].plain)))
            i++;
        const bool known = i < sizeof signs / sizeof *signs;
        if (known)
            dl_buffer_add_text(out, plain ? signs[i].plain : signs[i].foreign);
        else
            dl_buffer_add_slice(out, dl_slice_cut(rest, 0, SIGN));
        at += known ? strlen(plain ? signs[i].foreign : signs[i].plain) : (size_t)SIGN;
    }
}

/* Puts the word with all signs of one kind, if the index has it. */
static dateline_status put_other(dl_query_node **slot, dl_beside *walk, dl_slice word, bool plain)
{
    dl_buffer other = DL_BUFFER_EMPTY;
    uint64_t known = 0;
    write_other(&other, word, plain);
    dateline_status status = other.failed ? dl_fail_memory(walk->error) : DATELINE_OK;
    if (!status && !dl_slice_equal(dl_buffer_slice(&other), word))
        status = walk->known(walk->context, &known, dl_buffer_slice(&other), walk->error);
    if (!status && known)
        status = dl_beside_put(slot, walk, dl_arena_copy(walk->words.arena, dl_buffer_slice(&other)), DL_AS_ONE);
    dl_buffer_free(&other);
    return status;
}

static dateline_status look(dl_query_node **slot, dl_beside *walk)
{
    const dl_query_node *run = *slot;
    if (!run->typed || run->occur == DL_MUST_NOT || run->unlit || !dl_query_is_run(run))
        return DATELINE_OK;
    const dl_slice word = whole_of(walk->words.arena, run), mark = DL_LITERAL("ー");
    if (!word.size)
        return dl_fail_memory(walk->error);
    if (!is_katakana(word))
        return DATELINE_OK;
    walk->left--;
    dateline_status status = DATELINE_OK;
    if (dl_slice_ends(word, mark) && word.size >= LEFT_LEAST + mark.size) /* the longer one is found by the shorter */
        status = dl_beside_put(slot, walk, dl_slice_cut(word, 0, word.size - mark.size), DL_AS_ONE);
    if (!status)
        status = put_other(slot, walk, word, true);
    return status ? status : put_other(slot, walk, word, false);
}

dateline_status dl_kana_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                              void *context, dateline_error *error)
{
    return dl_beside_walk(root, arena, analyzer, known, context, look, error);
}
