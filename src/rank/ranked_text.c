/* Texts as the second stage sees them. */
#include "rank/ranked_text.h"
#include "text/word_cache.h"
#include "util/error.h"
#include "util/hash.h"
#include "util/utf8.h"

#include <stdlib.h>

/* Room for one more item; false when memory ran out. */
static bool make_room(void **items, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return true;
    size_t larger = *capacity ? *capacity * 2 : 256;
    void *grown = realloc(*items, larger * size);
    if (!grown)
        return false;
    *items = grown;
    *capacity = larger;
    return true;
}

static bool grow_lexicon(dl_units *units)
{
    size_t before = units->lexeme_capacity;
    if (!make_room((void **)&units->lexemes, &units->lexeme_capacity, units->lexeme_count, sizeof(dl_lexeme)))
        return false;
    if (units->lexeme_capacity == before)
        return true;
    size_t mask = units->lexeme_capacity * 2 - 1;
    free(units->slots);
    units->slots = calloc(mask + 1, sizeof *units->slots);
    if (!units->slots)
        return false;
    for (size_t i = 0; i < units->lexeme_count; i++) {
        size_t slot = units->lexemes[i].hash & mask;
        while (units->slots[slot])
            slot = (slot + 1) & mask;
        units->slots[slot] = (uint32_t)i + 1;
    }
    return true;
}

/* The number of a stem, or UINT32_MAX when memory ran out. */
static uint32_t intern(dl_units *units, dl_slice stem)
{
    if (!grow_lexicon(units))
        return UINT32_MAX;
    uint64_t hash = dl_hash64(stem, 0);
    size_t mask = units->lexeme_capacity * 2 - 1, slot = hash & mask;
    for (; units->slots[slot]; slot = (slot + 1) & mask) {
        const dl_lexeme *known = &units->lexemes[units->slots[slot] - 1];
        if (known->hash == hash && dl_slice_equal(known->stem, stem))
            return units->slots[slot] - 1;
    }
    dl_lexeme made = {.stem = dl_arena_copy(&units->arena, stem), .hash = hash};
    if (units->arena.failed)
        return UINT32_MAX;
    units->lexemes[units->lexeme_count] = made;
    units->slots[slot] = (uint32_t)++units->lexeme_count;
    return (uint32_t)units->lexeme_count - 1;
}

/* ---- kin ---- */

bool dl_stems_akin(dl_slice one, dl_slice other)
{
    const dl_slice longer = one.size > other.size ? one : other;
    const size_t least = one.size < other.size ? one.size : other.size;
    size_t shared = 0;
    while (shared < least && one.data[shared] == other.data[shared])
        shared++;
    if (shared < DL_KIN_LETTERS || (one.data[0] >= '0' && one.data[0] <= '9'))
        return false;
    shared = dl_utf8_count(dl_slice_cut(longer, 0, dl_utf8_floor(longer, shared)));
    return shared >= DL_KIN_LETTERS && shared * 5 >= dl_utf8_count(longer) * 3;
}

/* The first word of the question that a stem is akin to, + 1; or 0. */
static uint32_t kin_of(const dl_question *question, dl_slice stem)
{
    for (size_t i = 0; i < question->count; i++) {
        const dl_question_term *term = &question->terms[i];
        bool akin = dl_stems_akin(stem, term->stem);
        for (size_t o = 0; o < term->other_count && !akin; o++)
            akin = !dl_query_wanted(term->wanted, o) && dl_stems_akin(stem, term->others[o]);
        if (akin)
            return (uint32_t)i + 1;
    }
    return 0;
}

/* ---- texts ---- */

/* A stem that two words share is the first one's. */
static bool ask_for(dl_units *units, dl_slice stem, size_t term, const dl_languages *wanted)
{
    uint32_t number = intern(units, stem);
    if (number == UINT32_MAX)
        return false;
    dl_lexeme *lexeme = &units->lexemes[number];
    if (!lexeme->term) {
        lexeme->term = (uint32_t)term + 1;
        lexeme->wanted = wanted;
    }
    return true;
}

dateline_status dl_units_begin(dl_units *units, const dl_question *question, dateline_error *error)
{
    *units = (dl_units){.question = question};
    bool fine = true;
    for (size_t i = 0; i < question->count; i++)
        fine = fine && ask_for(units, question->terms[i].stem, i, NULL);
    for (size_t i = 0; i < question->count; i++)
        for (size_t o = 0; o < question->terms[i].other_count; o++)
            fine = fine && ask_for(units, question->terms[i].others[o], i, dl_query_wanted(question->terms[i].wanted, o));
    return fine ? DATELINE_OK : dl_fail_memory(error);
}

void dl_units_end(dl_units *units)
{
    free(units->items);
    free(units->occurrences);
    free(units->stems);
    free(units->lexemes);
    free(units->slots);
    dl_arena_free(&units->arena);
    *units = (dl_units){0};
}

dateline_status dl_units_open(dl_units *units, uint32_t article, double stage_one, dateline_error *error)
{
    if (!make_room((void **)&units->items, &units->capacity, units->count, sizeof(dl_unit)))
        return dl_fail_memory(error);
    units->items[units->count++] = (dl_unit){
        .first = units->occurrence_count,
        .first_stem = units->stem_count,
        .article = article,
        .stage_one = stage_one};
    units->position = 0;
    return DATELINE_OK;
}

static bool count_stem(dl_units *units, dl_unit *unit, uint32_t number)
{
    dl_lexeme *lexeme = &units->lexemes[number];
    if (!lexeme->unit && !lexeme->term) { /* met for the first time */
        lexeme->term = kin_of(units->question, lexeme->stem);
        lexeme->kin = lexeme->term != 0;
    }
    if (lexeme->unit == units->count) {
        units->stems[lexeme->at].count++;
        return true;
    }
    if (!make_room((void **)&units->stems, &units->stem_capacity, units->stem_count, sizeof(dl_unit_stem)))
        return false;
    lexeme->unit = (uint32_t)units->count;
    lexeme->at = (uint32_t)units->stem_count;
    units->stems[units->stem_count++] = (dl_unit_stem){number, 1};
    unit->stem_count++;
    return true;
}

/* The same, by the analyzer's note if it has one. */
static uint32_t number_of(dl_units *units, const dl_token *token, dl_slice stem)
{
    dl_word_note *note = token->note;
    if (note && note->edition == units->edition)
        return note->number;
    const uint32_t number = intern(units, stem);
    if (note && number != UINT32_MAX)
        *note = (dl_word_note){units->edition, number};
    return number;
}

static bool add_token(void *context, const dl_token *token)
{
    dl_units *units = context;
    dl_slice stem = token->kind == DL_TOKEN_PAIR ? token->term : token->stem;
    if (!stem.size)
        return true;
    dl_unit *unit = &units->items[units->count - 1];
    uint32_t number = number_of(units, token, stem);
    units->failed = number == UINT32_MAX || !count_stem(units, unit, number);
    *(units->in_title ? &unit->title_length : &unit->length) += 1;
    if (units->failed || !units->lexemes[number].term)
        return !units->failed;
    const dl_lexeme *lexeme = &units->lexemes[number];
    const uint32_t term = lexeme->term - 1;
    if (lexeme->wanted && !dl_languages_has(lexeme->wanted, dl_analyzer_text_language(units->analyzer)))
        return true;
    if (!make_room((void **)&units->occurrences, &units->occurrence_capacity, units->occurrence_count,
                   sizeof(dl_occurrence))) {
        units->failed = true;
        return false;
    }
    units->occurrences[units->occurrence_count++] = (dl_occurrence){
        term, units->position + token->position, units->in_title, token->inside_tag,
        !lexeme->kin && dl_slice_equal(token->term, units->question->terms[term].folded), lexeme->kin};
    unit->count++;
    return true;
}

dateline_status dl_units_add(dl_units *units, dl_analyzer *analyzer, dl_slice text, bool in_title,
                             dateline_error *error)
{
    dl_unit *unit = &units->items[units->count - 1];
    uint32_t before = unit->length + unit->title_length;
    units->in_title = in_title;
    if (units->analyzer != analyzer)
        units->edition = dl_analyzer_edition(analyzer);
    units->analyzer = analyzer;
    dateline_status status = dl_analyzer_run(analyzer, text, add_token, units, error);
    if (!status && units->failed)
        status = dl_fail_memory(error);
    unit = &units->items[units->count - 1];
    units->position += (unit->length + unit->title_length - before) + DL_UNIT_GAP;
    return status;
}
