/* Stems and words. */
#include "rank/lexicon.h"
#include "util/hash.h"
#include "util/large_pages.h"

#include <stdlib.h>

/* A single search has a thousand words or two, which a large table would scatter over as many pages of memory: it is had
 * after some searches. */
enum {
    FIRST_BITS = 11, /* of the places for words */
    FULL_BITS = 18,
    FULL_AFTER = 8,  /* searches */
    STEMS = 1 << 16, /* with more, a search begins with none */
    FIRST = 1024,
    LINE = 64            /* bytes of a line of the cache */
};

/* Uninitialised. */
static void *make_table(size_t size)
{
    if (size < DL_LARGE_PAGE / 2)
        return aligned_alloc(LINE, (size + LINE - 1) / LINE * LINE);
    size = (size + DL_LARGE_PAGE - 1) / DL_LARGE_PAGE * DL_LARGE_PAGE;
    void *table = aligned_alloc(DL_LARGE_PAGE, size);
    dl_large_pages(table, size);
    return table;
}

dl_lexicon *dl_lexicon_new(void)
{
    dl_lexicon *lexicon = calloc(1, sizeof *lexicon);
    if (!lexicon)
        return NULL;
    lexicon->arena = (dl_arena)DL_ARENA_EMPTY;
    lexicon->word_bits = FIRST_BITS;
    lexicon->words = make_table(sizeof *lexicon->words << FIRST_BITS);
    if (!lexicon->words) {
        dl_lexicon_free(lexicon);
        return NULL;
    }
    memset(lexicon->words, 0, sizeof *lexicon->words << FIRST_BITS);
    return lexicon;
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

/* Room for so many stems; false: no memory, and all is as it was. */
static bool make_room(dl_lexicon *lexicon, size_t capacity)
{
    const size_t slot_count = capacity * 2;
    struct dl_lexicon_stem *stems = make_table(capacity * sizeof *stems);
    dl_lexicon_mark *marks = make_table(capacity * sizeof *marks);
    uint32_t *slots = make_table(slot_count * sizeof *slots);
    const bool made = stems && marks && slots;
    if (made) {
        memset(slots, 0, slot_count * sizeof *slots);
        for (size_t i = 0; i < lexicon->count; i++) {
            stems[i] = lexicon->stems[i];
            marks[i] = lexicon->marks[i];
            size_t slot = stems[i].hash & (slot_count - 1);
            while (slots[slot])
                slot = (slot + 1) & (slot_count - 1);
            slots[slot] = (uint32_t)i + 1;
        }
    }
    free(made ? lexicon->stems : stems);
    free(made ? lexicon->marks : marks);
    free(made ? lexicon->slots : slots);
    if (!made)
        return false;
    lexicon->stems = stems;
    lexicon->marks = marks;
    lexicon->slots = slots;
    lexicon->capacity = capacity;
    return true;
}

/* Without memory the small tables stay. */
static void enlarge(dl_lexicon *lexicon)
{
    dl_lexicon_word *words = make_table(sizeof *words << FULL_BITS);
    if (!words)
        return;
    memset(words, 0, sizeof *words << FULL_BITS);
    free(lexicon->words);
    lexicon->words = words;
    lexicon->word_bits = FULL_BITS;
    if (lexicon->capacity < STEMS)
        (void)make_room(lexicon, STEMS);
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

uint32_t dl_lexicon_stem(dl_lexicon *lexicon, dl_slice stem)
{
    const uint32_t hash = (uint32_t)dl_hash64(stem, 0);
    if (stem.size > UINT32_MAX)
        return DL_LEXICON_NONE;
    if (lexicon->count == lexicon->capacity && !make_room(lexicon, lexicon->capacity ? lexicon->capacity * 2 : FIRST))
        return DL_LEXICON_NONE;
    const size_t slot = slot_of(lexicon, stem, hash);
    if (lexicon->slots[slot])
        return lexicon->slots[slot] - 1;
    const dl_slice copy = dl_arena_copy(&lexicon->arena, stem);
    if (lexicon->arena.failed)
        return DL_LEXICON_NONE;
    lexicon->stems[lexicon->count] = (struct dl_lexicon_stem){copy.data, (uint32_t)copy.size, hash};
    lexicon->marks[lexicon->count] = (dl_lexicon_mark){0};
    lexicon->slots[slot] = (uint32_t)lexicon->count + 1;
    return (uint32_t)lexicon->count++;
}

dl_slice dl_lexicon_text(const dl_lexicon *lexicon, uint32_t place)
{
    return dl_slice_make(lexicon->stems[place].data, lexicon->stems[place].size);
}
