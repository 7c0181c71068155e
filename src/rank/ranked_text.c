/* Texts as the second stage sees them. */
#include "rank/ranked_text.h"
#include "text/plain_word.h"
#include "util/error.h"
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

/* The number of the stem at that place of the lexicon, or UINT32_MAX when memory ran out. */
static uint32_t number_of(dl_units *units, uint32_t place)
{
    uint32_t *number = dl_lexicon_number(units->lexicon, place);
    if (*number)
        return *number - 1;
    if (!make_room((void **)&units->lexemes, &units->lexeme_capacity, units->lexeme_count, sizeof(dl_lexeme)))
        return UINT32_MAX;
    units->lexemes[units->lexeme_count] = (dl_lexeme){0};
    *number = (uint32_t)++units->lexeme_count;
    return *number - 1;
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

struct dl_asked_stem {
    uint64_t head;
    dl_slice stem;
    uint32_t term;
};

/* Stems that begin otherwise are not akin. */
static inline bool begin_alike(uint64_t one, uint64_t other)
{
    return (one ^ other) >> 8 * (sizeof one - DL_KIN_LETTERS) == 0;
}

/* The first word of the question that the stem is akin to, + 1; or 0. */
static uint32_t kin_of(const dl_units *units, uint32_t place)
{
    const uint64_t head = units->lexicon->marks[place].head;
    for (size_t i = 0; i < units->asked_count; i++)
        if (begin_alike(head, units->asked[i].head) &&
            dl_stems_akin(dl_lexicon_text(units->lexicon, place), units->asked[i].stem))
            return units->asked[i].term + 1;
    return 0;
}

/* ---- stems ---- */

/* A stem that two words share is the first one's. */
static bool ask_for(dl_units *units, dl_slice stem, size_t term, const dl_languages *wanted)
{
    const uint32_t place = dl_lexicon_stem(units->lexicon, stem);
    const uint32_t number = place == DL_LEXICON_NONE ? UINT32_MAX : number_of(units, place);
    if (number == UINT32_MAX)
        return false;
    dl_lexeme *lexeme = &units->lexemes[number];
    if (!lexeme->term) {
        lexeme->term = (uint32_t)term + 1;
        lexeme->wanted = wanted;
    }
    return true;
}

/* What answers in few languages alone has no kin. */
static bool list_asked(dl_units *units)
{
    const dl_question *question = units->question;
    size_t most = question->count;
    for (size_t i = 0; i < question->count; i++)
        most += question->terms[i].other_count;
    units->asked = malloc((most + 1) * sizeof *units->asked);
    for (size_t i = 0; i < question->count && units->asked; i++) {
        const dl_question_term *term = &question->terms[i];
        units->asked[units->asked_count++] =
            (struct dl_asked_stem){dl_lexicon_head(term->stem), term->stem, (uint32_t)i};
        for (size_t o = 0; o < term->other_count; o++)
            if (!dl_query_wanted(term->wanted, o))
                units->asked[units->asked_count++] =
                    (struct dl_asked_stem){dl_lexicon_head(term->others[o]), term->others[o], (uint32_t)i};
    }
    return units->asked != NULL;
}

dateline_status dl_units_begin(dl_units *units, const dl_question *question, dl_lexicon *lexicon, dateline_error *error)
{
    *units = (dl_units){.question = question, .lexicon = lexicon};
    dl_lexicon_begin(lexicon);
    bool fine = true;
    for (size_t i = 0; i < question->count; i++)
        fine = fine && ask_for(units, question->terms[i].stem, i, NULL);
    for (size_t i = 0; i < question->count; i++)
        for (size_t o = 0; o < question->terms[i].other_count; o++)
            fine = fine && ask_for(units, question->terms[i].others[o], i, dl_query_wanted(question->terms[i].wanted, o));
    return fine && list_asked(units) ? DATELINE_OK : dl_fail_memory(error);
}

void dl_units_end(dl_units *units)
{
    free(units->asked);
    free(units->items);
    free(units->occurrences);
    free(units->stems);
    free(units->lexemes);
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

/* Counts the stem in the unit. NULL: memory ran out. */
static inline const dl_lexeme *count_stem(dl_units *units, dl_unit *unit, uint32_t place)
{
    const uint32_t number = number_of(units, place);
    if (number == UINT32_MAX)
        return NULL;
    dl_lexeme *lexeme = &units->lexemes[number];
    *(units->in_title ? &unit->title_length : &unit->length) += 1;
    if (lexeme->unit == units->count) {
        units->stems[lexeme->at].count++;
        return lexeme;
    }
    if (!lexeme->unit && !lexeme->term) { /* met for the first time */
        lexeme->term = kin_of(units, place);
        lexeme->kin = lexeme->term != 0;
    }
    if (!make_room((void **)&units->stems, &units->stem_capacity, units->stem_count, sizeof(dl_unit_stem)))
        return NULL;
    lexeme->unit = (uint32_t)units->count;
    lexeme->at = (uint32_t)units->stem_count;
    units->stems[units->stem_count++] = (dl_unit_stem){number, 1};
    unit->stem_count++;
    return lexeme;
}

/* Notes a word of the question, unless the text is in no language that it answers in. */
static bool note(dl_units *units, dl_unit *unit, const dl_lexeme *lexeme, dl_occurrence at)
{
    if (lexeme->wanted && !dl_languages_has(lexeme->wanted, dl_analyzer_text_language(units->analyzer)))
        return true;
    if (!make_room((void **)&units->occurrences, &units->occurrence_capacity, units->occurrence_count,
                   sizeof(dl_occurrence)))
        return false;
    at.term = lexeme->term - 1;
    at.in_title = units->in_title;
    at.kin = lexeme->kin;
    units->occurrences[units->occurrence_count++] = at;
    unit->count++;
    return true;
}

static dl_slice folded_of(const dl_units *units, const dl_lexeme *lexeme)
{
    return units->question->terms[lexeme->term - 1].folded;
}

/* ---- any words, as the analyzer tells them ---- */

typedef struct stretch {
    dl_units *units;
    uint32_t words; /* so far */
} stretch;

static bool add_token(void *context, const dl_token *token)
{
    stretch *run = context;
    dl_units *units = run->units;
    const dl_slice stem = token->kind == DL_TOKEN_PAIR ? token->term : token->stem;
    run->words = token->position + 1 > run->words ? token->position + 1 : run->words;
    if (!stem.size)
        return true;
    dl_unit *unit = &units->items[units->count - 1];
    const uint32_t place = dl_lexicon_stem(units->lexicon, stem);
    const dl_lexeme *lexeme = place == DL_LEXICON_NONE ? NULL : count_stem(units, unit, place);
    units->failed = !lexeme ||
                    (lexeme->term &&
                     !note(units, unit, lexeme,
                           (dl_occurrence){.position = units->position + token->position,
                                           .in_tag = token->inside_tag,
                                           .exact = !lexeme->kin &&
                                                    dl_slice_equal(token->term, folded_of(units, lexeme))}));
    return !units->failed;
}

static dateline_status add_stretch(dl_units *units, dl_slice text, dateline_error *error)
{
    stretch run = {units, 0};
    dateline_status status = dl_analyzer_run(units->analyzer, text, add_token, &run, error);
    units->position += run.words;
    return status;
}

/* ---- plain words ---- */

typedef struct learning {
    dl_lexicon *lexicon;
    dl_lexicon_word word;
    bool failed;
} learning;

static bool learn_token(void *context, const dl_token *token)
{
    learning *made = context;
    if (token->stem.size)
        made->word.place = dl_lexicon_stem(made->lexicon, token->stem);
    made->failed = token->stem.size && made->word.place == DL_LEXICON_NONE;
    return false;
}

/* The place of its stem; NONE: it has none. */
static inline dateline_status find_stem(uint32_t *out, dl_units *units, dl_slice text, const dl_plain_word *word,
                                        dateline_error *error)
{
    dl_lexicon_word *known = dl_lexicon_word_of(units->lexicon, word->hash);
    if (known->hash != word->hash) {
        learning made = {units->lexicon, {word->hash, DL_LEXICON_NONE}, false};
        dateline_status status = dl_analyzer_run(units->analyzer, dl_slice_cut(text, word->begin, word->end), learn_token,
                                                 &made, error);
        if (status || made.failed)
            return status ? status : dl_fail_memory(error);
        *known = made.word;
    }
    *out = known->place;
    return DATELINE_OK;
}

/* Folded, ASCII letters are small. */
static bool folds_to(dl_slice word, dl_slice folded)
{
    bool same = word.size == folded.size;
    for (size_t i = 0; i < word.size && same; i++)
        same = (word.data[i] | 0x20) == folded.data[i];
    return same;
}

static dateline_status add_plain(dl_units *units, dl_slice text, const dl_plain_word *word, uint32_t place,
                                 dateline_error *error)
{
    const uint32_t position = units->position++;
    if (place == DL_LEXICON_NONE)
        return DATELINE_OK;
    dl_unit *unit = &units->items[units->count - 1];
    const dl_lexeme *lexeme = count_stem(units, unit, place);
    if (!lexeme)
        return dl_fail_memory(error);
    if (!lexeme->term)
        return DATELINE_OK;
    const bool exact = !lexeme->kin && folds_to(dl_slice_cut(text, word->begin, word->end), folded_of(units, lexeme));
    return note(units, unit, lexeme, (dl_occurrence){.position = position, .exact = exact}) ? DATELINE_OK
                                                                                           : dl_fail_memory(error);
}

/* ---- texts ---- */

/* Plain words that wait: what is asked about them comes into the cache meanwhile. */
typedef struct waiting {
    dl_plain_word words[64];
    uint32_t places[64];
    size_t count;
} waiting;

static dateline_status add_waiting(dl_units *units, dl_slice text, waiting *from, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < from->count && !status; i++) {
        status = find_stem(&from->places[i], units, text, &from->words[i], error);
        if (!status && from->places[i] != DL_LEXICON_NONE)
            __builtin_prefetch(&units->lexicon->marks[from->places[i]]);
    }
    for (size_t i = 0; i < from->count && !status; i++)
        status = add_plain(units, text, &from->words[i], from->places[i], error);
    from->count = 0;
    return status;
}

/* Plain words from the lexicon, what lies between them through the analyzer, to which a blank parts words for good. */
static dateline_status add_words(dl_units *units, dl_slice text, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    waiting wait;
    wait.count = 0;
    for (size_t at = dl_plain_skip_blanks(text, 0); at < text.size && !status; at = dl_plain_skip_blanks(text, at)) {
        dl_plain_word *word = &wait.words[wait.count];
        if (dl_plain_word_find(word, text, at, units->salt)) {
            __builtin_prefetch(dl_lexicon_word_of(units->lexicon, word->hash));
            at = word->next;
            if (++wait.count == sizeof wait.words / sizeof *wait.words)
                status = add_waiting(units, text, &wait, error);
            continue;
        }
        const size_t begin = at ? at - 1 : at; /* marks may lean on the blank */
        size_t end = at;
        do {
            end = dl_plain_skip_word(text, at);
            at = dl_plain_skip_blanks(text, end);
        } while (at < text.size && !dl_plain_word_find(word, text, at, units->salt));
        status = add_waiting(units, text, &wait, error);
        if (!status)
            status = add_stretch(units, dl_slice_cut(text, begin, end), error);
    }
    return status ? status : add_waiting(units, text, &wait, error);
}

dateline_status dl_units_add(dl_units *units, dl_analyzer *analyzer, dl_slice text, bool in_title,
                             dateline_error *error)
{
    const dl_unit *unit = &units->items[units->count - 1];
    const uint32_t position = units->position, before = unit->length + unit->title_length;
    units->in_title = in_title;
    units->analyzer = analyzer;
    /* Words of a script that the language is not written in have their stems from the default one. */
    units->salt = dl_plain_mix((uint64_t)dl_analyzer_text_language(analyzer) << 8 | dl_analyzer_language(analyzer), 1);
    dateline_status status = add_words(units, text, error);
    if (!status && units->failed)
        status = dl_fail_memory(error);
    unit = &units->items[units->count - 1];
    units->position = position + (unit->length + unit->title_length - before) + DL_UNIT_GAP;
    return status;
}
