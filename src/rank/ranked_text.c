/* Texts as the second stage sees them. */
#include "rank/ranked_text.h"
#include "rank/word_scan.h"
#include "text/plain_word.h"
#include "util/error.h"
#include "util/fetch.h"
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

/* What was added, in its order: it is taken when there is enough of it, so that what is asked about one word comes into
 * the cache while others are asked about. */
struct dl_pending {
    enum { UNIT, TEXT, WORD, STRETCH } kind;
    bool in_title;        /* of a text */
    dl_language language; /* likewise */
    uint32_t place, head; /* of a word's stem, once it is known */
    uint64_t hash;        /* of a word */
    dl_slice text;        /* of a word or stretch */
};

enum { PENDING = 256, ENOUGH = PENDING - DL_SCAN_WORDS - DL_SCAN_MORE - 1 };

static dl_unit *unit_of(const dl_units *units)
{
    return &units->items[units->at - 1];
}

/* In dl_lexicon_mark.number, beside it. */
#define ASKED (UINT32_C(1) << 31)

/* Gives the stem at that place of the lexicon a number. NULL: memory ran out. */
static dl_lexeme *number_stem(dl_units *units, uint32_t place)
{
    if (!make_room((void **)&units->lexemes, &units->lexeme_capacity, units->lexeme_count, sizeof(dl_lexeme)))
        return NULL;
    units->lexicon->marks[place] =
        (dl_lexicon_mark){.search = units->lexicon->search, .number = (uint32_t)units->lexeme_count};
    units->lexemes[units->lexeme_count] = (dl_lexeme){0};
    return &units->lexemes[units->lexeme_count++];
}

static bool has_number(const dl_units *units, uint32_t place)
{
    return units->lexicon->marks[place].search == units->lexicon->search;
}

static dl_lexeme *lexeme_of(const dl_units *units, const dl_lexicon_mark *mark)
{
    return &units->lexemes[mark->number & ~ASKED];
}

/* ---- kin ---- */

bool dl_stems_akin(dl_slice one, dl_slice other)
{
    const dl_slice longer = one.size > other.size ? one : other;
    const size_t least = one.size < other.size ? one.size : other.size;
    size_t shared = 0;
    while (shared < least && one.data[shared] == other.data[shared])
        shared++;
    if (shared < DL_KIN_LETTERS || dl_is_digit(one.data[0]))
        return false;
    shared = dl_utf8_count(dl_slice_cut(longer, 0, dl_utf8_floor(longer, shared)));
    return shared >= DL_KIN_LETTERS && shared * 5 >= dl_utf8_count(longer) * 3;
}

struct dl_asked_stem {
    dl_slice stem;
    uint32_t head; /* dl_lexicon_head's */
    uint32_t term;
};

_Static_assert((int)DL_LEXICON_HEAD == (int)DL_KIN_LETTERS, "stems that begin otherwise are not akin");

/* The first word of the question that the stem is akin to, + 1; or 0. */
static uint32_t kin_of(const dl_units *units, uint32_t place, uint32_t head)
{
    for (size_t i = 0; i < units->asked_count && head; i++)
        if (head == units->asked[i].head && dl_stems_akin(dl_lexicon_text(units->lexicon, place), units->asked[i].stem))
            return units->asked[i].term + 1;
    return 0;
}

/* ---- stems ---- */

/* A stem that two words share is the first one's. */
static bool ask_for(dl_units *units, dl_slice stem, size_t term, const dl_languages *wanted)
{
    const uint32_t place = dl_lexicon_stem(units->lexicon, stem);
    if (place == DL_LEXICON_NONE)
        return false;
    if (has_number(units, place))
        return true;
    dl_lexeme *lexeme = number_stem(units, place);
    if (!lexeme)
        return false;
    *lexeme = (dl_lexeme){.term = (uint32_t)term + 1, .wanted = wanted};
    units->lexicon->marks[place].number |= ASKED;
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
            (struct dl_asked_stem){term->stem, dl_lexicon_head(term->stem), (uint32_t)i};
        for (size_t o = 0; o < term->other_count; o++)
            if (!dl_query_wanted(term->wanted, o))
                units->asked[units->asked_count++] =
                    (struct dl_asked_stem){term->others[o], dl_lexicon_head(term->others[o]), (uint32_t)i};
    }
    return units->asked != NULL;
}

dateline_status dl_units_begin(dl_units *units, const dl_question *question, dl_lexicon *lexicon, dateline_error *error)
{
    *units = (dl_units){.question = question, .lexicon = lexicon};
    dl_lexicon_begin(lexicon);
    units->pending = malloc(PENDING * sizeof *units->pending);
    bool fine = units->pending;
    for (size_t i = 0; i < question->count; i++)
        fine = fine && ask_for(units, question->terms[i].stem, i, NULL);
    for (size_t i = 0; i < question->count; i++)
        for (size_t o = 0; o < question->terms[i].other_count; o++)
            fine =
                fine && ask_for(units, question->terms[i].others[o], i, dl_query_wanted(question->terms[i].wanted, o));
    return fine && list_asked(units) ? DATELINE_OK : dl_fail_memory(error);
}

void dl_units_end(dl_units *units)
{
    free(units->asked);
    free(units->pending);
    free(units->items);
    free(units->occurrences);
    free(units->stems);
    free(units->lexemes);
    *units = (dl_units){0};
}

/* Gives a stem that was not met yet a number; it may be akin to one that is asked for. */
static bool meet_stem(dl_units *units, uint32_t place, uint32_t head)
{
    dl_lexeme *lexeme = number_stem(units, place);
    if (!lexeme)
        return false;
    lexeme->term = kin_of(units, place, head);
    lexeme->kin = lexeme->term != 0;
    units->lexicon->marks[place].number |= lexeme->term ? ASKED : 0;
    return true;
}

/* Counts the stem, which begins so, in the unit. NULL: memory ran out. */
static inline const dl_lexicon_mark *count_stem(dl_units *units, dl_unit *unit, uint32_t place, uint32_t head)
{
    dl_lexicon_mark *mark = &units->lexicon->marks[place];
    *(units->in_title ? &unit->title_length : &unit->length) += 1;
    if (mark->search != units->lexicon->search && !meet_stem(units, place, head))
        return NULL;
    if (mark->unit == units->at) {
        units->stems[mark->at].count++;
        return mark;
    }
    if (!make_room((void **)&units->stems, &units->stem_capacity, units->stem_count, sizeof(dl_unit_stem)))
        return NULL;
    mark->unit = (uint32_t)units->at;
    mark->at = (uint32_t)units->stem_count;
    units->stems[units->stem_count++] = (dl_unit_stem){mark->number & ~ASKED, 1};
    unit->stem_count++;
    return mark;
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
    dl_unit *unit = unit_of(units);
    const uint32_t place = dl_lexicon_stem(units->lexicon, stem);
    const dl_lexicon_mark *mark =
        place == DL_LEXICON_NONE ? NULL : count_stem(units, unit, place, dl_lexicon_head(stem));
    if (mark && mark->number & ASKED) {
        const dl_lexeme *lexeme = lexeme_of(units, mark);
        mark = note(units, unit, lexeme,
                    (dl_occurrence){.position = units->position + token->position,
                                    .in_tag = token->inside_tag,
                                    .exact = !lexeme->kin && dl_slice_equal(token->term, folded_of(units, lexeme))})
                   ? mark
                   : NULL;
    }
    units->failed = !mark;
    return !units->failed;
}

static dateline_status add_stretch(dl_units *units, dl_slice text, dateline_error *error)
{
    stretch run = {units, 0};
    dateline_status status = dl_analyzer_run_parts(units->analyzer, NULL, text, add_token, &run, error);
    units->position += run.words;
    return status;
}

/* ---- words that are known, or plain ---- */

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
    made->word.head = dl_lexicon_head(token->stem);
    made->failed = token->stem.size && made->word.place == DL_LEXICON_NONE;
    return false;
}

/* A word that is not known yet; place NONE: it has no stem. */
static dateline_status learn(dl_lexicon_word *out, dl_units *units, const struct dl_pending *word,
                             dateline_error *error)
{
    learning made = {units->lexicon, {word->hash, DL_LEXICON_NONE, 0}, false};
    dateline_status status = dl_analyzer_run(units->analyzer, word->text, learn_token, &made, error);
    if (status || made.failed)
        return status ? status : dl_fail_memory(error);
    dl_lexicon_keep(units->lexicon, made.word);
    *out = made.word;
    return DATELINE_OK;
}

typedef struct comparison {
    dl_slice folded;
    bool same;
} comparison;

static bool compare_token(void *context, const dl_token *token)
{
    comparison *made = context;
    made->same = dl_slice_equal(token->term, made->folded);
    return false;
}

static bool is_plain(char byte)
{
    const char small = (char)(byte | 0x20);
    return (small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9');
}

/* Whether the word folds so: ASCII letters to small ones, all but those and digits as the analyzer says. */
static dateline_status compare_folded(bool *out, const dl_units *units, dl_slice word, dl_slice folded,
                                      dateline_error *error)
{
    bool same = word.size == folded.size, plain = true;
    for (size_t i = 0; i < word.size; i++) {
        same = same && (word.data[i] | 0x20) == folded.data[i];
        plain = plain && is_plain(word.data[i]);
    }
    comparison made = {folded, same};
    dateline_status status = plain ? DATELINE_OK : dl_analyzer_run(units->analyzer, word, compare_token, &made, error);
    *out = made.same;
    return status;
}

/* One that is asked for, or akin to such. */
static dateline_status note_word(dl_units *units, dl_slice word, const dl_lexeme *lexeme, uint32_t position,
                                 dateline_error *error)
{
    bool exact = false;
    dateline_status status =
        lexeme->kin ? DATELINE_OK : compare_folded(&exact, units, word, folded_of(units, lexeme), error);
    if (!status && !note(units, unit_of(units), lexeme, (dl_occurrence){.position = position, .exact = exact}))
        status = dl_fail_memory(error);
    return status;
}

static dateline_status count_word(dl_units *units, const struct dl_pending *word, dateline_error *error)
{
    const uint32_t position = units->position++;
    if (word->place == DL_LEXICON_NONE)
        return DATELINE_OK;
    const dl_lexicon_mark *mark = count_stem(units, unit_of(units), word->place, word->head);
    if (!mark)
        return dl_fail_memory(error);
    return mark->number & ASKED ? note_word(units, word->text, lexeme_of(units, mark), position, error) : DATELINE_OK;
}

/* ---- texts ---- */

static uint32_t words_of(const dl_unit *unit)
{
    return unit->length + unit->title_length;
}

static void begin_unit(dl_units *units)
{
    dl_unit *unit = &units->items[units->at++];
    unit->first = units->occurrence_count;
    unit->first_stem = units->stem_count;
    units->position = units->text_words = 0;
    units->text_position = 0u - DL_UNIT_GAP; /* the first text begins at 0 */
}

/* Texts lie apart. */
static void begin_text(dl_units *units, const struct dl_pending *text)
{
    const uint32_t words = words_of(unit_of(units));
    units->position = units->text_position += words - units->text_words + DL_UNIT_GAP;
    units->text_words = words;
    units->in_title = text->in_title;
    units->language = text->language;
    dl_analyzer_set_language(units->analyzer, text->language);
}

static dateline_status find_stems(dl_units *units, dateline_error *error)
{
    dl_lexicon *lexicon = units->lexicon;
    dateline_status status = DATELINE_OK;
    dl_analyzer_set_language(units->analyzer, units->language);
    for (size_t i = 0; i < units->pending_count && !status; i++) {
        struct dl_pending *word = &units->pending[i];
        if (word->kind == TEXT)
            dl_analyzer_set_language(units->analyzer, word->language);
        if (word->kind != WORD)
            continue;
        dl_lexicon_word learnt = {0, DL_LEXICON_NONE, 0};
        const dl_lexicon_word *known = dl_lexicon_find(lexicon, word->hash);
        if (!known)
            status = learn(&learnt, units, word, error);
        known = known ? known : &learnt;
        word->place = known->place;
        word->head = known->head;
        if (known->place != DL_LEXICON_NONE)
            dl_fetch(&lexicon->marks[known->place]);
    }
    return status;
}

static dateline_status take_pending(dl_units *units, dateline_error *error)
{
    dl_analyzer *analyzer = units->analyzer; /* NULL: there is no text yet */
    const dl_language language = analyzer ? dl_analyzer_text_language(analyzer) : units->language;
    dateline_status status = analyzer ? find_stems(units, error) : DATELINE_OK;
    if (analyzer)
        dl_analyzer_set_language(analyzer, units->language);
    for (size_t i = 0; i < units->pending_count && !status; i++) {
        const struct dl_pending *next = &units->pending[i];
        if (next->kind == WORD)
            status = count_word(units, next, error);
        else if (next->kind == STRETCH)
            status = add_stretch(units, next->text, error);
        else if (next->kind == TEXT)
            begin_text(units, next);
        else
            begin_unit(units);
    }
    if (analyzer)
        dl_analyzer_set_language(analyzer, language);
    units->pending_count = 0;
    return !status && units->failed ? dl_fail_memory(error) : status;
}

static dateline_status wait_for(dl_units *units, struct dl_pending what, dateline_error *error)
{
    dateline_status status = units->pending_count < ENOUGH ? DATELINE_OK : take_pending(units, error);
    units->pending[units->pending_count++] = what;
    return status;
}

dateline_status dl_units_open(dl_units *units, uint32_t article, double stage_one, dateline_error *error)
{
    if (!make_room((void **)&units->items, &units->capacity, units->count, sizeof(dl_unit)))
        return dl_fail_memory(error);
    units->items[units->count++] = (dl_unit){.article = article, .stage_one = stage_one};
    return wait_for(units, (struct dl_pending){.kind = UNIT}, error);
}

dateline_status dl_units_add(dl_units *units, dl_analyzer *analyzer, dl_slice text, bool in_title,
                             dateline_error *error)
{
    const dl_language language = dl_analyzer_text_language(analyzer);
    dl_scan scan;
    scan.text = text;
    /* Words of a script that the language is not written in have their stems from the default one. */
    scan.salt = dl_plain_mix((uint64_t)language << 8 | dl_analyzer_language(analyzer), 1);
    scan.at = 0;
    units->analyzer = analyzer;
    dateline_status status =
        wait_for(units, (struct dl_pending){.kind = TEXT, .in_title = in_title, .language = language}, error);
    if (text.size > UINT32_MAX) /* more than the analyzer takes */
        return status ? status : wait_for(units, (struct dl_pending){.kind = STRETCH, .text = text}, error);
    while (!status && dl_scan_next(&scan)) {
        struct dl_pending *next = &units->pending[units->pending_count];
        for (size_t i = 0; i < scan.count; i++) {
            const dl_scan_word *word = &scan.words[i];
            dl_fetch(dl_lexicon_rooms(units->lexicon, word->hash));
            next[i].kind = WORD;
            next[i].hash = word->hash;
            next[i].text = dl_slice_make(text.data + word->begin, word->end - word->begin);
        }
        units->pending_count += scan.count;
        if (scan.stretch.size)
            units->pending[units->pending_count++] = (struct dl_pending){.kind = STRETCH, .text = scan.stretch};
        if (units->pending_count >= ENOUGH)
            status = take_pending(units, error);
    }
    return status;
}

dateline_status dl_units_finish(dl_units *units, dateline_error *error)
{
    return take_pending(units, error);
}
