/* Spans: tokens of the passage held against the leaves of the query. */
#include "highlight/highlight.h"
#include "highlight/leaves.h"
#include "util/error.h"

#include <stdlib.h>

/* A token that may be part of a phrase: its term is in `terms`. */
typedef struct place {
    size_t term_begin, term_size;
    size_t begin, end;
    uint32_t position;
} place;

typedef struct candidate {
    size_t begin, end;
    const dl_leaf *leaf;
    dateline_via via;
} candidate;

struct dl_highlighter {
    dl_analyzer *analyzer;
    dl_arena arena; /* of the leaves */
    dl_leaves leaves;
    bool has_phrase;
    /* Of the passage at hand: */
    dl_slice text;
    bool is_headline;
    candidate *found;
    size_t found_count, found_capacity;
    place *places;
    size_t place_count, place_capacity;
    dl_buffer terms;
    bool failed;
};

static bool has_phrase(const dl_query_node *node)
{
    if (node->kind == DL_QUERY_PHRASE)
        return true;
    for (size_t i = 0; i < node->clause_count; i++)
        if (has_phrase(node->clauses[i]))
            return true;
    return false;
}

dateline_status dl_highlighter_new(dl_highlighter **out, dl_analyzer *analyzer,
                                   const dl_query_node *root, dateline_error *error)
{
    *out = NULL;
    dl_highlighter *highlighter = calloc(1, sizeof *highlighter);
    if (!highlighter)
        return dl_fail_memory(error);
    highlighter->analyzer = analyzer;
    highlighter->has_phrase = root && has_phrase(root);
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
    dl_buffer_free(&highlighter->terms);
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

static void add_candidate(dl_highlighter *highlighter, size_t begin, size_t end,
                          const dl_leaf *leaf, dateline_via via)
{
    if (leaf->headline_only && !highlighter->is_headline)
        return;
    highlighter->found = room_for_one(highlighter, highlighter->found, highlighter->found_count,
                                      &highlighter->found_capacity, sizeof *highlighter->found);
    if (!highlighter->failed)
        highlighter->found[highlighter->found_count++] = (candidate){begin, end, leaf, via};
}

/* ---- words ---- */

static void match_word(dl_highlighter *highlighter, const dl_token *token)
{
    const dl_leaves *leaves = &highlighter->leaves;
    dl_slice bytes = dl_slice_cut(highlighter->text, token->begin, token->end);
    for (const dl_leaf *leaf = dl_leaves_by_term(leaves, token->term); leaf; leaf = leaf->next_term) {
        const dl_query_word *word = &leaf->node->words[0];
        if (leaf->node->kind == DL_QUERY_WORD && dl_slice_equal(word->folded, token->term))
            add_candidate(highlighter, token->begin, token->end, leaf,
                          token->inside_tag                        ? DATELINE_VIA_HASHTAG
                          : dl_slice_equal(bytes, word->original) ? DATELINE_VIA_EXACT
                                                                  : DATELINE_VIA_FOLDED);
    }
    if (!token->stem.size)
        return;
    for (const dl_leaf_stem *of = dl_leaves_by_stem(leaves, token->stem); of; of = of->next)
        if (dl_slice_equal(of->stem, token->stem) &&
            !dl_slice_equal(of->leaf->node->words[0].folded, token->term))
            add_candidate(highlighter, token->begin, token->end, of->leaf,
                          token->inside_tag ? DATELINE_VIA_HASHTAG : DATELINE_VIA_STEM);
}

static void match_prefix(dl_highlighter *highlighter, const dl_token *token)
{
    const dl_leaves *leaves = &highlighter->leaves;
    for (size_t i = 0; i < leaves->prefix_count; i++)
        if (dl_slice_starts(token->term, leaves->prefixes[i]->node->value))
            add_candidate(highlighter, token->begin, token->end, leaves->prefixes[i],
                          DATELINE_VIA_PREFIX);
}

static bool take_token(void *context, const dl_token *token)
{
    dl_highlighter *highlighter = context;
    match_word(highlighter, token);
    match_prefix(highlighter, token);
    if (highlighter->has_phrase) {
        highlighter->places =
            room_for_one(highlighter, highlighter->places, highlighter->place_count,
                         &highlighter->place_capacity, sizeof *highlighter->places);
        if (highlighter->failed)
            return false;
        highlighter->places[highlighter->place_count++] =
            (place){highlighter->terms.size, token->term.size, token->begin, token->end,
                    token->position};
        dl_buffer_add_slice(&highlighter->terms, token->term);
        highlighter->failed = highlighter->terms.failed;
    }
    return !highlighter->failed;
}

/* ---- phrases ---- */

static dl_slice place_term(const dl_highlighter *highlighter, size_t at)
{
    const place *from = &highlighter->places[at];
    return dl_slice_make(highlighter->terms.data + from->term_begin, from->term_size);
}

/* The end of the phrase whose first word stands at place `first`, or 0. Places ascend by position. */
static size_t phrase_end(const dl_highlighter *highlighter, const dl_query_node *phrase, size_t first)
{
    size_t at = first, end = highlighter->places[first].end;
    uint64_t start = highlighter->places[first].position;
    for (size_t i = 1; i < phrase->word_count; i++) {
        uint64_t wanted = start + phrase->words[i].offset;
        bool found = false;
        for (; at < highlighter->place_count && highlighter->places[at].position <= wanted; at++) {
            if (highlighter->places[at].position == wanted &&
                dl_slice_equal(place_term(highlighter, at), phrase->words[i].folded)) {
                found = true;
                break;
            }
        }
        if (!found)
            return 0;
        if (highlighter->places[at].end > end)
            end = highlighter->places[at].end;
    }
    return end;
}

static void match_phrases(dl_highlighter *highlighter)
{
    for (size_t at = 0; at < highlighter->place_count; at++) {
        dl_slice term = place_term(highlighter, at);
        for (const dl_leaf *leaf = dl_leaves_by_term(&highlighter->leaves, term); leaf;
             leaf = leaf->next_term) {
            if (leaf->node->kind != DL_QUERY_PHRASE ||
                !dl_slice_equal(leaf->node->words[0].folded, term))
                continue;
            size_t end = phrase_end(highlighter, leaf->node, at);
            if (end)
                add_candidate(highlighter, highlighter->places[at].begin, end, leaf,
                              DATELINE_VIA_PHRASE);
        }
    }
}

/* ---- choosing ---- */

/* By place, the longer first, the more exact first. */
static int by_place(const void *a, const void *b)
{
    const candidate *left = a, *right = b;
    if (left->begin != right->begin)
        return left->begin < right->begin ? -1 : 1;
    if (left->end != right->end)
        return left->end > right->end ? -1 : 1;
    return (int)left->via - (int)right->via;
}

/* Drops what overlaps: of two the longer stays, of equals the earlier. One pass with a stack of what is
 * kept so far: a longer newcomer drives out the kept ones it overlaps. */
static size_t choose(candidate *found, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = found[i].end - found[i].begin, back = kept;
        bool wins = true;
        while (back && found[back - 1].end > found[i].begin) {
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

dateline_status dl_highlighter_run(const dateline_span **out, size_t *count,
                                   dl_highlighter *highlighter, dl_arena *arena, dl_slice text,
                                   dl_language language, dateline_kind kind, dateline_error *error)
{
    *out = NULL;
    *count = 0;
    if (!highlighter->leaves.count)
        return DATELINE_OK;
    highlighter->text = text;
    highlighter->is_headline = kind == DATELINE_HEADLINE;
    highlighter->found_count = highlighter->place_count = 0;
    highlighter->failed = false;
    dl_buffer_clear(&highlighter->terms);
    dl_analyzer_set_language(highlighter->analyzer, language);
    dateline_status status =
        dl_analyzer_run(highlighter->analyzer, text, take_token, highlighter, error);
    if (status)
        return status;
    match_phrases(highlighter);
    if (highlighter->failed)
        return dl_fail_memory(error);
    if (!highlighter->found_count)
        return DATELINE_OK;
    qsort(highlighter->found, highlighter->found_count, sizeof *highlighter->found, by_place);
    size_t kept = choose(highlighter->found, highlighter->found_count);
    dateline_span *spans = dl_arena_alloc(arena, kept * sizeof *spans);
    if (!spans)
        return dl_fail_memory(error);
    for (size_t i = 0; i < kept; i++) {
        const candidate *from = &highlighter->found[i];
        spans[i] = (dateline_span){
            .byte_begin = from->begin,
            .byte_end = from->end,
            .term = dl_arena_string(arena, dl_slice_of(from->leaf->shown)),
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
