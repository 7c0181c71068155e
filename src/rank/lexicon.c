/* Stems and words. */
#include "rank/lexicon.h"
#include "util/hash.h"

#include <stdlib.h>

/* A single search has a thousand words or two, which a large table would scatter over as many pages of memory: it is had
 * after some searches. */
enum {
    FIRST_BITS = 11, /* of the places for words */
    FULL_BITS = 17,
    FULL_AFTER = 8,  /* searches */
    STEMS = 1 << 16, /* with more, a search begins with none */
    FIRST = 1024
};

dl_lexicon *dl_lexicon_new(void)
{
    dl_lexicon *lexicon = calloc(1, sizeof *lexicon);
    if (!lexicon)
        return NULL;
    lexicon->arena = (dl_arena)DL_ARENA_EMPTY;
    lexicon->word_bits = FIRST_BITS;
    lexicon->words = calloc((size_t)1 << FIRST_BITS, sizeof *lexicon->words);
    if (lexicon->words)
        return lexicon;
    dl_lexicon_free(lexicon);
    return NULL;
}

void dl_lexicon_free(dl_lexicon *lexicon)
{
    if (!lexicon)
        return;
    dl_arena_free(&lexicon->arena);
    free(lexicon->stems);
    free(lexicon->marks);
    free(lexicon->slots);
    free(lexicon->words);
    free(lexicon);
}

static void forget(dl_lexicon *lexicon)
{
    dl_arena_reset(&lexicon->arena);
    memset(lexicon->words, 0, sizeof *lexicon->words << lexicon->word_bits);
    if (lexicon->slots)
        memset(lexicon->slots, 0, 2 * lexicon->capacity * sizeof *lexicon->slots);
    lexicon->count = 0;
    lexicon->search = 0;
}

/* Without memory the small table stays. */
static void enlarge(dl_lexicon *lexicon)
{
    dl_lexicon_word *words = calloc((size_t)1 << FULL_BITS, sizeof *words);
    if (!words)
        return;
    free(lexicon->words);
    lexicon->words = words;
    lexicon->word_bits = FULL_BITS;
}

void dl_lexicon_begin(dl_lexicon *lexicon)
{
    if (lexicon->count >= STEMS || lexicon->search == UINT32_MAX || lexicon->arena.failed)
        forget(lexicon);
    if (++lexicon->search >= FULL_AFTER && lexicon->word_bits < FULL_BITS)
        enlarge(lexicon);
}

/* The slot of a stem, or the empty one where it belongs. */
static size_t slot_of(const dl_lexicon *lexicon, dl_slice stem, uint32_t hash)
{
    const size_t mask = lexicon->capacity * 2 - 1;
    size_t slot = hash & mask;
    for (; lexicon->slots[slot]; slot = (slot + 1) & mask) {
        const struct dl_lexicon_stem *known = &lexicon->stems[lexicon->slots[slot] - 1];
        if (known->hash == hash && dl_slice_equal(dl_slice_make(known->data, known->size), stem))
            break;
    }
    return slot;
}

/* Room for one more; false: no memory, and all is as it was. */
static bool grow(dl_lexicon *lexicon)
{
    if (lexicon->count < lexicon->capacity)
        return true;
    const size_t capacity = lexicon->capacity ? lexicon->capacity * 2 : FIRST, mask = capacity * 2 - 1;
    struct dl_lexicon_stem *stems = realloc(lexicon->stems, capacity * sizeof *stems);
    lexicon->stems = stems ? stems : lexicon->stems;
    struct dl_lexicon_mark *marks = stems ? realloc(lexicon->marks, capacity * sizeof *marks) : NULL;
    lexicon->marks = marks ? marks : lexicon->marks;
    uint32_t *slots = marks ? calloc(mask + 1, sizeof *slots) : NULL;
    if (!slots)
        return false;
    for (size_t i = 0; i < lexicon->count; i++) {
        size_t slot = stems[i].hash & mask;
        while (slots[slot])
            slot = (slot + 1) & mask;
        slots[slot] = (uint32_t)i + 1;
    }
    free(lexicon->slots);
    lexicon->slots = slots;
    lexicon->capacity = capacity;
    return true;
}

uint32_t dl_lexicon_stem(dl_lexicon *lexicon, dl_slice stem)
{
    const uint32_t hash = (uint32_t)dl_hash64(stem, 0);
    if (!grow(lexicon) || stem.size > UINT32_MAX)
        return DL_LEXICON_NONE;
    const size_t slot = slot_of(lexicon, stem, hash);
    if (lexicon->slots[slot])
        return lexicon->slots[slot] - 1;
    const dl_slice copy = dl_arena_copy(&lexicon->arena, stem);
    if (lexicon->arena.failed)
        return DL_LEXICON_NONE;
    lexicon->stems[lexicon->count] = (struct dl_lexicon_stem){copy.data, (uint32_t)copy.size, hash};
    lexicon->marks[lexicon->count] = (struct dl_lexicon_mark){.head = dl_lexicon_head(stem)};
    lexicon->slots[slot] = (uint32_t)lexicon->count + 1;
    return (uint32_t)lexicon->count++;
}

dl_slice dl_lexicon_text(const dl_lexicon *lexicon, uint32_t place)
{
    return dl_slice_make(lexicon->stems[place].data, lexicon->stems[place].size);
}
