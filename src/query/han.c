/* Chinese and Japanese words in other forms of their characters. */
#include "query/han.h"
#include "query/beside.h"
#include "text/han_forms.h"
#include "util/error.h"
#include "util/utf8.h"

/* Characters of Japanese, as they are now and as they were, which names still are; sorted. */
static const struct {
    uint32_t now, once;
} kanji[] = {
    {0x4E07, 0x842C}, {0x4E0E, 0x8207}, {0x4E21, 0x5169}, {0x4E26, 0x7ADD}, {0x4E57, 0x4E58}, {0x4E88, 0x8C6B},
    {0x4E9C, 0x4E9E}, {0x4EEE, 0x5047}, {0x4F1A, 0x6703}, {0x4F1D, 0x50B3}, {0x515A, 0x9EE8}, {0x5186, 0x5713},
    {0x51A8, 0x5BCC}, {0x51E6, 0x8655}, {0x5263, 0x528D}, {0x52B4, 0x52DE}, {0x52B9, 0x6548}, {0x533A, 0x5340},
    {0x533B, 0x91AB}, {0x53B3, 0x56B4}, {0x53CE, 0x6536}, {0x56E3, 0x5718}, {0x56FD, 0x570B}, {0x5869, 0x9E7D},
    {0x5897, 0x589E}, {0x58F0, 0x8072}, {0x58F1, 0x58F9}, {0x58F2, 0x8CE3}, {0x5909, 0x8B8A}, {0x5968, 0x734E},
    {0x5B66, 0x5B78}, {0x5B9D, 0x5BF6}, {0x5B9F, 0x5BE6}, {0x5BFE, 0x5C0D}, {0x5BFF, 0x58FD}, {0x5C02, 0x5C08},
    {0x5C06, 0x5C07}, {0x5CE1, 0x5CFD}, {0x5CF0, 0x5CEF}, {0x5CF6, 0x5D8B}, {0x5D0E, 0xFA11}, {0x5DCC, 0x5DD6},
    {0x5DE3, 0x5DE2}, {0x5E30, 0x6B78}, {0x5E83, 0x5EE3}, {0x5E84, 0x838A}, {0x5F01, 0x8FAF}, {0x5F53, 0x7576},
    {0x5F93, 0x5F9E}, {0x5FB3, 0x5FB7}, {0x5FDC, 0x61C9}, {0x6075, 0x60E0}, {0x6226, 0x6230}, {0x6255, 0x62C2},
    {0x629E, 0x64C7}, {0x6319, 0x64E7}, {0x6570, 0x6578}, {0x658E, 0x9F4B}, {0x65E7, 0x820A}, {0x6681, 0x66C9},
    {0x66FD, 0x66FE}, {0x6761, 0x689D}, {0x6765, 0x4F86}, {0x6804, 0x69AE}, {0x685C, 0x6AFB}, {0x6867, 0x6A9C},
    {0x691C, 0x6AA2}, {0x697D, 0x6A02}, {0x69D9, 0x69C7}, {0x6A29, 0x6B0A}, {0x6A2A, 0x6A6B}, {0x6B53, 0x6B61},
    {0x6B6F, 0x9F52}, {0x6C17, 0x6C23}, {0x6CA2, 0x6FA4}, {0x6D5C, 0x6FF1}, {0x6E08, 0x6FDF}, {0x6E0B, 0x6F81},
    {0x6E80, 0x6EFF}, {0x6EDD, 0x7027}, {0x702C, 0x7028}, {0x70B9, 0x9EDE}, {0x713C, 0x71D2}, {0x72EC, 0x7368},
    {0x731F, 0x7375}, {0x767A, 0x767C}, {0x770C, 0x7E23}, {0x771F, 0x771E}, {0x7815, 0x788E}, {0x793C, 0x79AE},
    {0x7ADC, 0x9F8D}, {0x7C9B, 0x8085}, {0x7D4C, 0x7D93}, {0x7D75, 0x7E6A}, {0x7D99, 0x7E7C}, {0x7DCF, 0x7E3D},
    {0x7DD1, 0x7DA0}, {0x7E26, 0x7E31}, {0x8133, 0x8166}, {0x82B8, 0x85DD}, {0x8535, 0x85CF}, {0x85AC, 0x85E5},
    {0x89B3, 0x89C0}, {0x8A33, 0x8B6F}, {0x8A3C, 0x8B49}, {0x8AAD, 0x8B80}, {0x8C4A, 0x8C50}, {0x8FBA, 0x908A},
    {0x9244, 0x9435}, {0x9271, 0x945B}, {0x92AD, 0x9322}, {0x9332, 0x9304}, {0x95A2, 0x95DC}, {0x95D8, 0x9B2A},
    {0x970A, 0x9748}, {0x9759, 0x975C}, {0x983C, 0x8CF4}, {0x99C5, 0x9A5B}, {0x9A13, 0x9A57}, {0x9AD8, 0x9AD9},
    {0x9DB4, 0x974F}, {0x9EC4, 0x9EC3}, {0x9ED2, 0x9ED1},
};

/* Ways to write it: both forms of Chinese, the traditional one with the old character of Taiwan's name; those of
 * Japanese, of whose names 0x8FBA has two more. */
typedef enum way { SIMPLIFIED, TRADITIONAL, OLD, NOW, ONCE, ELSE, WAYS } way;

static uint32_t write_japanese(uint32_t code, way how)
{
    if (code == 0x9089 || code == 0x8FBA || code == 0x908A)
        return how == NOW ? 0x8FBA : how == ONCE ? 0x908A : 0x9089;
    for (size_t i = 0; i < sizeof kanji / sizeof *kanji; i++)
        if (code == (how == NOW ? kanji[i].once : kanji[i].now))
            return how == NOW ? kanji[i].now : kanji[i].once;
    return code;
}

static uint32_t write_character(uint32_t code, way how)
{
    if (how >= NOW)
        return write_japanese(code, how);
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
    uint64_t count;
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
        else if (other) {
            status =
                walk->known(walk->context, &count, dl_slice_cut(dl_buffer_slice(out), begin, out->size), walk->error);
            there = !status && count > 0;
        }
    }
    *known = any && there;
    return status;
}

static bool is_among(const dl_slice *made, size_t count, dl_slice text)
{
    size_t i = 0;
    while (i < count && !dl_slice_equal(made[i], text))
        i++;
    return i < count;
}

static dateline_status look(dl_query_node **slot, dl_beside *walk)
{
    const dl_query_node *run = *slot;
    dateline_status status = DATELINE_OK;
    if (run->field || run->unlit || !dl_query_is_run(run))
        return status;
    walk->left--;
    dl_slice made[WAYS];
    size_t count = 0;
    for (way how = SIMPLIFIED; how < WAYS && !status; how++) {
        dl_buffer other = DL_BUFFER_EMPTY;
        bool known = false;
        status = write_form(&other, &known, walk, run, how);
        if (!status && known && !is_among(made, count, dl_buffer_slice(&other))) {
            made[count] = dl_arena_copy(walk->words.arena, dl_buffer_slice(&other));
            status = dl_beside_put(slot, walk, made[count++], DL_AS_ONE);
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
