/* Spans: tokens of the passage held against the leaves of the query. */
#include "highlight/highlight.h"
#include "highlight/phrases.h"
#include "util/error.h"
#include "util/glob.h"

#include <stdlib.h>
#include <unicode/uscript.h>

struct dl_highlighter {
    dl_analyzer *analyzer;
    dl_arena arena; /* of the leaves */
    dl_leaves leaves;
    /* Of the passage at hand: */
    dl_slice text;
    bool is_headline, answers_only;
    dl_lit *found;
    size_t found_count, found_capacity;
    dl_place *places; /* of phrases' words */
    size_t place_count, place_capacity;
    dl_buffer name; /* work space */
    bool failed;
};

dateline_status dl_highlighter_new(dl_highlighter **out, dl_analyzer *analyzer,
                                   const dl_query_node *root, dateline_error *error)
{
    *out = NULL;
    dl_highlighter *highlighter = calloc(1, sizeof *highlighter);
    if (!highlighter)
        return dl_fail_memory(error);
    highlighter->analyzer = analyzer;
    if (!dl_leaves_collect(&highlighter->leaves, &highlighter->arena, root)) {
        dl_highlighter_free(highlighter);
        return dl_fail_memory(error);
    }
    *out = highlighter;
    return DATELINE_OK;
}

void dl_highlighter_free(dl_highlighter *highlighter)
{
    if (!highlighter)
        return;
    dl_arena_free(&highlighter->arena);
    dl_buffer_free(&highlighter->name);
    free(highlighter->found);
    free(highlighter->places);
    free(highlighter);
}

/* Doubles an array when it is full. */
static void *room_for_one(dl_highlighter *highlighter, void *items, size_t count, size_t *capacity,
                          size_t size)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity ? *capacity * 2 : 32;
    void *grown = realloc(items, wanted * size);
    if (grown)
        *capacity = wanted;
    else
        highlighter->failed = true;
    return grown ? grown : items;
}

static void add_candidate(dl_highlighter *highlighter, dl_lit one)
{
    highlighter->found = room_for_one(highlighter, highlighter->found, highlighter->found_count,
                                      &highlighter->found_capacity, sizeof *highlighter->found);
    if (!highlighter->failed)
        highlighter->found[highlighter->found_count++] = one;
}

/* ---- words ---- */

/* A word by itself is found; one of a phrase waits for the others. */
static void add_place(dl_highlighter *highlighter, const dl_atom *atom, const dl_token *token,
                      dateline_via via)
{
    if (atom->leaf->headline_only && !highlighter->is_headline)
        return;
    if (atom->leaf->node->synonym_of.size)
        via = DATELINE_VIA_SYNONYM;
    if (atom->leaf->node->kind == DL_QUERY_WORD) {
        add_candidate(highlighter, (dl_lit){token->begin, token->end, atom->shown, via,
                                              atom->word->form != DL_FORM_PLAIN && token->width > 1});
        return;
    }
    highlighter->places = room_for_one(highlighter, highlighter->places, highlighter->place_count,
                                       &highlighter->place_capacity, sizeof *highlighter->places);
    if (!highlighter->failed)
        highlighter->places[highlighter->place_count++] =
            (dl_place){atom, token->begin, token->end, token->position, via};
}

static dateline_via via_of_term(const dl_token *token, dl_slice bytes, const dl_query_word *word)
{
    return token->inside_tag                         ? DATELINE_VIA_HASHTAG
           : dl_slice_equal(bytes, word->original) ? DATELINE_VIA_EXACT
                                                     : DATELINE_VIA_FOLDED;
}

static void match_tables(dl_highlighter *highlighter, const dl_token *token, dl_slice bytes)
{
    dl_leaves *leaves = &highlighter->leaves;
    for (const dl_atom *atom = dl_leaves_by_term(leaves, token->term); atom; atom = atom->next) {
        const dl_query_word *word = atom->word;
        if (!dl_slice_equal(word->folded, token->term))
            continue;
        leaves->initials.met = true;
        if (word->form != DL_FORM_WRITTEN || dl_slice_equal(bytes, word->original))
            add_place(highlighter, atom, token, via_of_term(token, bytes, word));
    }
    if (!token->stem.size)
        return;
    for (const dl_atom_stem *of = dl_leaves_by_stem(leaves, token->stem); of; of = of->next) {
        if (!dl_slice_equal(of->stem, token->stem))
            continue;
        leaves->initials.met = true;
        if (!dl_slice_equal(of->atom->word->folded, token->term) &&
            (!of->wanted || dl_languages_has(of->wanted, dl_analyzer_text_language(highlighter->analyzer))))
            add_place(highlighter, of->atom, token,
                      token->inside_tag ? DATELINE_VIA_HASHTAG : DATELINE_VIA_STEM);
    }
}

/* Patterns and fuzzy words: each is tried. */
static void match_scanned(dl_highlighter *highlighter, const dl_token *token, dl_slice bytes)
{
    const dl_leaves *leaves = &highlighter->leaves;
    for (size_t i = 0; i < leaves->scanned_count; i++) {
        const dl_atom *atom = leaves->scanned[i];
        const dl_query_word *word = atom->word;
        if (!dl_query_same_sign(word, token->term))
            continue;
        if (word->form == DL_FORM_PATTERN && dl_glob_fits(word->folded, token->term))
            add_place(highlighter, atom, token,
                      dl_glob_is_prefix(word->folded) ? DATELINE_VIA_PREFIX
                                                      : DATELINE_VIA_WILDCARD);
        if (word->form == DL_FORM_FUZZY &&
            dl_edits_to(atom->edits, token->term, NULL) <= word->edits)
            add_place(highlighter, atom, token,
                      dl_slice_equal(word->folded, token->term) ? via_of_term(token, bytes, word)
                                                                : DATELINE_VIA_FUZZY);
    }
}

static bool has_name(const dl_query_node *node, dl_slice term)
{
    for (size_t i = 0; i < node->name_count; i++)
        if (dl_slice_equal(node->names[i], term))
            return true;
    return false;
}

/* The same names in other scripts. */
static void match_names(dl_highlighter *highlighter, const dl_token *token)
{
    const dl_leaves *leaves = &highlighter->leaves;
    dl_name name;
    if (!leaves->named_count || !dl_leaves_name_script(leaves, dl_analyzer_script(token->term)))
        return;
    const int script = dl_analyzer_name(&name, highlighter->analyzer, highlighter->text, token);
    for (unsigned char i = 0; i < name.count; i++) {
        dl_buffer_clear(&highlighter->name);
        dl_names_term(&highlighter->name, script, name.keys[i]);
        for (size_t l = 0; l < leaves->named_count; l++)
            if (has_name(leaves->named[l]->node, dl_buffer_slice(&highlighter->name)))
                add_candidate(highlighter, (dl_lit){token->begin, token->end, leaves->named[l]->shown,
                                                      DATELINE_VIA_SCRIPT, false});
    }
    highlighter->failed |= highlighter->name.failed;
}

static bool take_token(void *context, const dl_token *token)
{
    dl_highlighter *highlighter = context;
    if (token->kind == DL_TOKEN_PAIR) /* in place of a stem: its characters are looked for */
        return true;
    dl_slice bytes = dl_slice_cut(highlighter->text, token->begin, token->end);
    match_tables(highlighter, token, bytes);
    match_scanned(highlighter, token, bytes);
    match_names(highlighter, token);
    return !highlighter->failed && !(highlighter->answers_only && highlighter->found_count);
}

/* ---- phrases ---- */

/* By leaf, then word, then position. */
static int by_word(const void *a, const void *b)
{
    const dl_place *left = a, *right = b;
    if (left->atom->leaf != right->atom->leaf)
        return left->atom->leaf->number < right->atom->leaf->number ? -1 : 1;
    if (left->atom->word != right->atom->word)
        return left->atom->word < right->atom->word ? -1 : 1;
    if (left->position != right->position)
        return left->position < right->position ? -1 : 1;
    return left->end < right->end ? -1 : left->end > right->end; /* the part before the whole */
}

static bool take_lit(void *context, dl_lit lit)
{
    dl_highlighter *highlighter = context;
    add_candidate(highlighter, lit);
    return !highlighter->failed && !highlighter->answers_only;
}

static void match_phrases(dl_highlighter *highlighter)
{
    size_t count = highlighter->place_count;
    if (!count || highlighter->failed)
        return;
    qsort(highlighter->places, count, sizeof *highlighter->places, by_word);
    for (size_t begin = 0, end; !highlighter->failed && begin < count; begin = end) {
        const dl_leaf *leaf = highlighter->places[begin].atom->leaf;
        for (end = begin; end < count && highlighter->places[end].atom->leaf == leaf;)
            end++;
        highlighter->failed |=
            !dl_phrase_light(leaf, &highlighter->places[begin], end - begin, take_lit, highlighter);
    }
}

/* ---- choosing ---- */

/* By place, the longer first, the more exact first. */
static int by_place(const void *a, const void *b)
{
    const dl_lit *left = a, *right = b;
    if (left->begin != right->begin)
        return left->begin < right->begin ? -1 : 1;
    if (left->end != right->end)
        return left->end > right->end ? -1 : 1;
    return (int)left->via - (int)right->via;
}

/* Whether a part of the compound at `at` answers the same word. */
static bool has_better_part(const dl_lit *found, size_t count, size_t at)
{
    for (size_t i = at + 1; found[at].whole && i < count && found[i].begin < found[at].end; i++)
        if (!found[i].whole && found[i].end <= found[at].end && found[i].shown == found[at].shown)
            return true;
    return false;
}

/* Drops what overlaps: of two the longer stays, of equals the earlier. One pass with a stack of what is
 * kept so far: a longer newcomer drives out the kept ones it overlaps. */
static size_t choose(dl_lit *found, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = found[i].end - found[i].begin, back = kept;
        bool wins = !has_better_part(found, count, i);
        while (wins && back && found[back - 1].end > found[i].begin) {
            if (found[back - 1].end - found[back - 1].begin >= length) {
                wins = false;
                break;
            }
            back--;
        }
        if (wins) {
            kept = back;
            found[kept++] = found[i];
        }
    }
    return kept;
}

/* Code points and UTF-16 units of the spans' ends, counted in one walk over the text. */
static void count_units(dateline_span *spans, size_t count, dl_slice text)
{
    size_t at = 0, codepoints = 0, units = 0;
    for (size_t i = 0; i < count * 2; i++) {
        dateline_span *span = &spans[i / 2];
        size_t stop = i % 2 ? span->byte_end : span->byte_begin;
        for (; at < stop; at++) {
            unsigned char byte = (unsigned char)text.data[at];
            codepoints += (byte & 0xC0) != 0x80;
            units += ((byte & 0xC0) != 0x80) + (byte >= 0xF0);
        }
        *(i % 2 ? &span->codepoint_end : &span->codepoint_begin) = codepoints;
        *(i % 2 ? &span->utf16_end : &span->utf16_begin) = units;
    }
}

/* Whether a name may be a word that only a dictionary tells. */
static bool names_dictionary_words(const dl_leaves *leaves)
{
    static const int scripts[] = {USCRIPT_HAN,  USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_THAI,
                                  USCRIPT_LAO, USCRIPT_KHMER,    USCRIPT_MYANMAR};
    bool any = false;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts && !any; i++)
        any = dl_leaves_name_script(leaves, scripts[i]);
    return any;
}

/* Fills `found`. */
static dateline_status find(dl_highlighter *highlighter, dl_slice text, dl_language language,
                            dateline_kind kind, dateline_error *error)
{
    highlighter->text = text;
    highlighter->is_headline = kind == DATELINE_HEADLINE;
    highlighter->found_count = highlighter->place_count = 0;
    highlighter->failed = false;
    dl_analyzer_set_language(highlighter->analyzer, language);
    dl_leaves *leaves = &highlighter->leaves;
    const bool few = !leaves->scanned_count && !dl_leaves_name_script(leaves, USCRIPT_LATIN); /* all are in the tables */
    dl_initials *initials = few ? &leaves->initials : NULL;
    const bool wholes = leaves->scanned_count || names_dictionary_words(leaves);
    dateline_status status = (wholes ? dl_analyzer_run_some : dl_analyzer_run_parts)(
        highlighter->analyzer, initials, text, take_token, highlighter, error);
    if (status)
        return status;
    if (!(highlighter->answers_only && highlighter->found_count))
        match_phrases(highlighter);
    return highlighter->failed ? dl_fail_memory(error) : DATELINE_OK;
}

dateline_status dl_highlighter_answers(bool *out, dl_highlighter *highlighter, dl_slice text,
                                       dl_language language, dateline_kind kind,
                                       dateline_error *error)
{
    const dl_leaves *leaves = &highlighter->leaves;
    *out = false;
    /* A word is a byte at least. */
    if (leaves->count == 1 && text.size < leaves->items[0]->node->word_count)
        return DATELINE_OK;
    highlighter->answers_only = true;
    dateline_status status = find(highlighter, text, language, kind, error);
    *out = highlighter->found_count > 0;
    return status;
}

dateline_status dl_highlighter_run(dateline_span **out, size_t *count,
                                   dl_highlighter *highlighter, dl_arena *arena, dl_slice text,
                                   dl_language language, dateline_kind kind, dateline_error *error)
{
    *out = NULL;
    *count = 0;
    if (!highlighter->leaves.count)
        return DATELINE_OK;
    highlighter->answers_only = false;
    dateline_status status = find(highlighter, text, language, kind, error);
    if (status || !highlighter->found_count)
        return status;
    qsort(highlighter->found, highlighter->found_count, sizeof *highlighter->found, by_place);
    size_t kept = choose(highlighter->found, highlighter->found_count);
    dateline_span *spans = dl_arena_alloc(arena, kept * sizeof *spans);
    if (!spans)
        return dl_fail_memory(error);
    for (size_t i = 0; i < kept; i++) {
        const dl_lit *from = &highlighter->found[i];
        spans[i] = (dateline_span){
            .byte_begin = from->begin,
            .byte_end = from->end,
            .term = dl_arena_string(arena, dl_slice_of(from->shown)),
            .via = from->via,
        };
        if (!spans[i].term)
            return dl_fail_memory(error);
    }
    count_units(spans, kept, text);
    *out = spans;
    *count = kept;
    return DATELINE_OK;
}
