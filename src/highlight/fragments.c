/* The best stretches of a long text. */
#include "highlight/fragments.h"
#include "text/character.h"
#include "util/array.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdlib.h>

enum { TERM_LIMIT = 64 /* more different terms count as one */, FRAGMENT_LIMIT = 100 };

typedef struct range {
    size_t begin, end; /* bytes */
} range;

typedef struct work {
    dl_slice text;
    const dateline_span *spans;
    size_t span_count;
    size_t size; /* code points of a fragment */
    unsigned char *terms; /* of each span, a small number */
    bool seen[TERM_LIMIT]; /* in a fragment already */
    range *words; /* disjoint, ascending */
    size_t word_count, word_capacity;
    range chosen[FRAGMENT_LIMIT];
    size_t chosen_count;
    bool failed;
} work;

/* ---- words ---- */

/* Compounds and tags come before their parts, which they hold. */
static bool take_word(void *context, const dl_token *token)
{
    work *w = context;
    if (w->word_count && token->begin < w->words[w->word_count - 1].end) {
        range *last = &w->words[w->word_count - 1];
        last->begin = token->begin < last->begin ? token->begin : last->begin;
        last->end = token->end > last->end ? token->end : last->end;
        return true;
    }
    range *words = dl_array_room(w->words, &w->word_capacity, w->word_count, sizeof *words);
    if (!words) {
        w->failed = true;
        return false;
    }
    w->words = words;
    w->words[w->word_count++] = (range){token->begin, token->end};
    return true;
}

/* The word that `at` stands inside of, or NULL. */
static const range *word_around(const work *w, size_t at)
{
    size_t low = 0, high = w->word_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (w->words[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->word_count && w->words[low].begin < at ? &w->words[low] : NULL;
}

/* The span that `at` stands inside of, or NULL. */
static const dateline_span *span_around(const work *w, size_t at)
{
    size_t low = 0, high = w->span_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (w->spans[middle].byte_end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->span_count && w->spans[low].byte_begin < at ? &w->spans[low] : NULL;
}

/* The nearest place before or behind `at` that is in no word and no span. */
static size_t outside(const work *w, size_t at, bool behind)
{
    for (;;) {
        const range *word = word_around(w, at);
        const dateline_span *span = word ? NULL : span_around(w, at);
        if (word)
            at = behind ? word->end : word->begin;
        else if (span)
            at = behind ? span->byte_end : span->byte_begin;
        else
            return at;
    }
}

static bool is_blank_at(dl_slice text, size_t at)
{
    return text.data[at] == ' ' || (text.data[at] >= '\t' && text.data[at] <= '\r');
}

/* Whether a character with its marks ends at `at`. */
static bool is_whole(dl_slice text, size_t at)
{
    size_t length;
    return at == 0 || at >= text.size || !dl_character_is_mark(dl_utf8_decode(text, at, &length));
}

/* The first place at or behind `at`, not behind `most`, where a fragment may begin. */
static size_t begin_at(const work *w, size_t at, size_t most)
{
    at = outside(w, at, true);
    for (size_t length; at < most && (is_blank_at(w->text, at) || !is_whole(w->text, at));
         at += length)
        dl_utf8_decode(w->text, at, &length);
    return at < most ? at : most;
}

/* The last place at or before `at`, not before `least`, where one may end. */
static size_t end_at(const work *w, size_t at, size_t least)
{
    at = outside(w, at, false);
    while (at > least && (is_blank_at(w->text, at - 1) || !is_whole(w->text, at)))
        at = dl_utf8_floor(w->text, at - 1);
    return at > least ? at : least;
}

/* So many code points before or behind `at`; *left: how many there were not. */
static size_t back(dl_slice text, size_t at, size_t codes, size_t *left)
{
    for (; codes && at; codes--)
        at = dl_utf8_floor(text, at - 1);
    *left = codes;
    return at;
}

static size_t forth(dl_slice text, size_t at, size_t codes, size_t *left)
{
    for (size_t length; codes && at < text.size; codes--, at += length)
        dl_utf8_decode(text, at, &length);
    *left = codes;
    return at;
}

/* ---- choosing ---- */

/* Numbers the spans' terms. */
static bool number_terms(work *w)
{
    const char *terms[TERM_LIMIT];
    size_t count = 0;
    w->terms = calloc(w->span_count + 1, 1);
    for (size_t i = 0; w->terms && i < w->span_count; i++) {
        size_t number = 0;
        while (number < count && strcmp(terms[number], w->spans[i].term) != 0)
            number++;
        if (number == count && count < TERM_LIMIT - 1)
            terms[count++] = w->spans[i].term;
        w->terms[i] = (unsigned char)number;
    }
    return w->terms != NULL;
}

static bool is_chosen(const work *w, size_t span)
{
    for (size_t i = 0; i < w->chosen_count; i++)
        if (w->spans[span].byte_begin >= w->chosen[i].begin &&
            w->spans[span].byte_end <= w->chosen[i].end)
            return true;
    return false;
}

/* The spans [*first, *last] that are worth most: new terms, then their number. False: none is left. */
static bool best_window(const work *w, size_t *first, size_t *last)
{
    size_t counts[TERM_LIMIT] = {0}, fresh = 0, inside = 0, best = 0, begin = 0;
    for (size_t end = 0; end < w->span_count; end++) {
        if (is_chosen(w, end)) { /* nothing reaches over it */
            memset(counts, 0, sizeof counts);
            fresh = inside = 0;
            begin = end + 1;
            continue;
        }
        fresh += !counts[w->terms[end]]++ && !w->seen[w->terms[end]];
        inside++;
        while (begin < end &&
               w->spans[end].codepoint_end - w->spans[begin].codepoint_begin > w->size) {
            fresh -= !--counts[w->terms[begin]] && !w->seen[w->terms[begin]];
            inside--;
            begin++;
        }
        size_t worth = fresh * (w->span_count + 1) + inside;
        if (worth > best) {
            best = worth;
            *first = begin;
            *last = end;
        }
    }
    return best > 0;
}

/* The text around [begin, end), as much on both sides where there is as much. */
static range with_context(const work *w, size_t begin, size_t end, size_t codes)
{
    size_t spare = codes < w->size ? w->size - codes : 0, left, right;
    begin = outside(w, begin, false); /* a span may be a part of a word */
    end = outside(w, end, true);
    size_t low = back(w->text, begin, spare / 2, &left);
    size_t high = forth(w->text, end, spare - spare / 2 + left, &right);
    low = back(w->text, low, right, &left);
    return (range){low ? begin_at(w, low, begin) : 0,
                   high < w->text.size ? end_at(w, high, end) : w->text.size};
}

static void choose(work *w, size_t limit)
{
    size_t first, last;
    while (w->chosen_count < limit && w->chosen_count < FRAGMENT_LIMIT && best_window(w, &first, &last)) {
        const dateline_span *from = &w->spans[first], *to = &w->spans[last];
        for (size_t i = first; i <= last; i++)
            w->seen[w->terms[i]] = true;
        w->chosen[w->chosen_count++] = with_context(w, from->byte_begin, to->byte_end,
                                                    to->codepoint_end - from->codepoint_begin);
    }
    if (w->chosen_count)
        return;
    /* Nothing lit: the beginning, with its first word at least. */
    size_t end = w->word_count ? w->words[0].end : w->text.size;
    w->chosen[w->chosen_count++] =
        with_context(w, 0, end, dl_utf8_count(dl_slice_cut(w->text, 0, end)));
}

static int by_begin(const void *a, const void *b)
{
    const range *left = a, *right = b;
    return left->begin < right->begin ? -1 : left->begin > right->begin;
}

/* Those that touch become one. */
static size_t merge(range *ranges, size_t count)
{
    size_t kept = 0;
    qsort(ranges, count, sizeof *ranges, by_begin);
    for (size_t i = 0; i < count; i++) {
        if (kept && ranges[i].begin <= ranges[kept - 1].end + 1)
            ranges[kept - 1].end =
                ranges[i].end > ranges[kept - 1].end ? ranges[i].end : ranges[kept - 1].end;
        else
            ranges[kept++] = ranges[i];
    }
    return kept;
}

static void fill(dateline_fragment *out, dl_slice text, range from)
{
    dl_slice before = dl_slice_cut(text, 0, from.begin), inside = dl_slice_cut(text, from.begin, from.end);
    out->byte_begin = from.begin;
    out->byte_end = from.end;
    out->codepoint_begin = dl_utf8_count(before);
    out->codepoint_end = out->codepoint_begin + dl_utf8_count(inside);
    out->utf16_begin = dl_utf8_utf16_units(before);
    out->utf16_end = out->utf16_begin + dl_utf8_utf16_units(inside);
}

dateline_status dl_fragments_choose(const dateline_fragment **out, size_t *count, dl_arena *arena,
                                    dl_analyzer *analyzer, const dateline_passage *passage,
                                    size_t size, size_t limit, dateline_error *error)
{
    *out = NULL;
    *count = 0;
    if (!size || !limit || passage->text.size <= size || dl_utf8_count(passage->text) <= size)
        return DATELINE_OK;
    work w = {.text = passage->text,
              .spans = passage->spans,
              .span_count = passage->span_count,
              .size = size};
    dateline_status status = dl_analyzer_run(analyzer, w.text, take_word, &w, error);
    if (!status && (w.failed || !number_terms(&w)))
        status = dl_fail_memory(error);
    if (!status) {
        choose(&w, limit);
        w.chosen_count = merge(w.chosen, w.chosen_count);
        dateline_fragment *made = dl_arena_alloc(arena, w.chosen_count * sizeof *made);
        for (size_t i = 0; made && i < w.chosen_count; i++)
            fill(&made[i], w.text, w.chosen[i]);
        *out = made;
        *count = made ? w.chosen_count : 0;
        status = made ? DATELINE_OK : dl_fail_memory(error);
    }
    free(w.terms);
    free(w.words);
    return status;
}
