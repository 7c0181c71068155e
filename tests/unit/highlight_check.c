/* What must hold for spans and fragments. */
#include "highlight_check.h"

#include "util/edits.h"
#include "util/glob.h"
#include "util/utf8.h"

/* ---- one span by itself ---- */

enum { WORD_LIMIT = 64 };

/* A word of the term that a span claims, as spans write it: "chair*", "word~1"; and what it analyses to. */
typedef struct claimed_word {
    dl_slice text;
    char term[DL_TOKEN_TERM_LIMIT];
    size_t term_size;
} claimed_word;

typedef struct claim {
    const dateline_span *span;
    claimed_word words[WORD_LIMIT];
    size_t count, met; /* words, and how many of them were met */
    dl_slice *stems; /* of the term, when it is a word */
    size_t stem_count;
} claim;

static bool answers(const dl_token *token, const claimed_word *word)
{
    dl_slice text = word->text;
    if (dl_slice_equal(token->term, dl_slice_make(word->term, word->term_size)))
        return true;
    if (text.size > 2 && text.data[text.size - 2] == '~') {
        dl_edits edits;
        unsigned most = (unsigned)(text.data[text.size - 1] - '0');
        dl_edits_begin(&edits, dl_slice_cut(text, 0, text.size - 2), most);
        return dl_edits_to(&edits, token->term, NULL) <= most;
    }
    return dl_glob_fits(text, token->term);
}

static bool take_first(void *context, const dl_token *token)
{
    claimed_word *word = context;
    memcpy(word->term, token->term.data, token->term.size);
    word->term_size = token->term.size;
    return false;
}

/* The term's words: of a phrase those between blanks. */
static bool read_words(dl_analyzer *analyzer, claim *of)
{
    dl_slice rest = dl_slice_of(of->span->term);
    bool phrase = of->span->via == DATELINE_VIA_PHRASE;
    while (rest.size && of->count < WORD_LIMIT) {
        size_t size = 0;
        while (size < rest.size && (!phrase || rest.data[size] != ' '))
            size++;
        claimed_word *word = &of->words[of->count++];
        word->text = dl_slice_cut(rest, 0, size);
        if (dl_analyzer_run(analyzer, word->text, take_first, word, NULL))
            return false;
        rest = dl_slice_cut(rest, size + (size < rest.size), rest.size);
    }
    return true;
}

/* The words of a phrase in their order; any token for a single word. */
static bool take_token(void *context, const dl_token *token)
{
    claim *of = context;
    if (of->met < of->count && answers(token, &of->words[of->met]))
        of->met++;
    for (size_t i = 0; i < of->stem_count; i++)
        if (token->stem.size && dl_slice_equal(token->stem, of->stems[i]))
            of->met = of->count;
    return true;
}

typedef struct stems {
    dl_slice items[4];
    char room[4][DL_TOKEN_TERM_LIMIT];
    size_t count;
} stems;

static bool take_stem(void *context, const dl_token *token)
{
    stems *of = context;
    if (token->stem.size && of->count < 4) {
        memcpy(of->room[of->count], token->stem.data, token->stem.size);
        of->items[of->count] = dl_slice_make(of->room[of->count], token->stem.size);
        of->count++;
    }
    return true;
}

/* Folded as one word. */
static bool answers_whole(dl_analyzer *analyzer, dl_slice bytes, const claim *of)
{
    dl_buffer folded = DL_BUFFER_EMPTY;
    bool same = !dl_analyzer_fold(analyzer, &folded, bytes, NULL) && of->count == 1;
    dl_token token = {.term = dl_buffer_slice(&folded)};
    same = same && (answers(&token, &of->words[0]) || dl_slice_equal(token.term, of->words[0].text));
    dl_buffer_free(&folded);
    return same;
}

static bool holds(dl_analyzer *analyzer, dl_slice bytes, const dateline_span *span)
{
    claim of = {.span = span};
    stems of_term = {.count = 0};
    dl_slice term = dl_slice_of(span->term);
    if (!read_words(analyzer, &of))
        return false;
    if ((span->via == DATELINE_VIA_STEM || span->via == DATELINE_VIA_HASHTAG) &&
        dl_analyzer_run(analyzer, term, take_stem, &of_term, NULL))
        return false;
    of.stems = of_term.items;
    of.stem_count = of_term.count;
    if (dl_analyzer_run(analyzer, bytes, take_token, &of, NULL))
        return false;
    if (of.met < of.count && span->via == DATELINE_VIA_PHRASE) {
        /* Words inside a hashtag are told apart there only. */
        dl_buffer tag = DL_BUFFER_EMPTY;
        dl_buffer_add_byte(&tag, '#');
        dl_buffer_add_slice(&tag, bytes);
        of.met = 0;
        bool failed = dl_analyzer_run(analyzer, dl_buffer_slice(&tag), take_token, &of, NULL);
        dl_buffer_free(&tag);
        return !failed && of.met == of.count;
    }
    /* A word without blanks around may be cut in another way when it stands alone. */
    return of.met == of.count || answers_whole(analyzer, bytes, &of);
}

const char *highlight_check_spans(dl_slice text, const dateline_span *spans, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const dateline_span *span = &spans[i];
        if (span->byte_begin < at || span->byte_end <= span->byte_begin || span->byte_end > text.size)
            return "spans overlap, are empty or reach too far";
        if (dl_utf8_floor(text, span->byte_begin) != span->byte_begin ||
            dl_utf8_floor(text, span->byte_end) != span->byte_end)
            return "a span cuts a character";
        dl_slice before = dl_slice_cut(text, 0, span->byte_begin), through = dl_slice_cut(text, 0, span->byte_end);
        if (span->codepoint_begin != dl_utf8_count(before) || span->codepoint_end != dl_utf8_count(through) ||
            span->utf16_begin != dl_utf8_utf16_units(before) || span->utf16_end != dl_utf8_utf16_units(through))
            return "a span is counted wrongly";
        at = span->byte_end;
    }
    return NULL;
}

const char *highlight_check_claims(dl_analyzer *analyzer, dl_slice text, const dateline_span *spans, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!holds(analyzer, dl_slice_cut(text, spans[i].byte_begin, spans[i].byte_end), &spans[i]))
            return "a span does not give the term that it claims";
    return NULL;
}

/* ---- fragments ---- */

typedef struct cuts {
    const dateline_fragment *fragments;
    size_t count;
    bool cut;
} cuts;

static bool is_inside(const cuts *of, size_t begin, size_t end)
{
    for (size_t i = 0; i < of->count; i++)
        if ((begin < of->fragments[i].byte_begin && of->fragments[i].byte_begin < end) ||
            (begin < of->fragments[i].byte_end && of->fragments[i].byte_end < end))
            return true;
    return false;
}

static bool take_word(void *context, const dl_token *token)
{
    cuts *of = context;
    of->cut |= is_inside(of, token->begin, token->end);
    return !of->cut;
}

const char *highlight_check_fragments(dl_analyzer *analyzer, const dateline_passage *passage,
                                      const dateline_fragment *fragments, size_t count)
{
    cuts of = {fragments, count, false};
    dl_slice text = passage->text;
    size_t at = 0, lit = 0;
    for (size_t i = 0; i < count; i++) {
        const dateline_fragment *one = &fragments[i];
        if (one->byte_begin < at || one->byte_end <= one->byte_begin || one->byte_end > text.size)
            return "fragments overlap, are empty or reach too far";
        if (dl_utf8_floor(text, one->byte_begin) != one->byte_begin || dl_utf8_floor(text, one->byte_end) != one->byte_end)
            return "a fragment cuts a character";
        if (one->codepoint_begin != dl_utf8_count(dl_slice_cut(text, 0, one->byte_begin)) ||
            one->utf16_end != dl_utf8_utf16_units(dl_slice_cut(text, 0, one->byte_end)))
            return "a fragment is counted wrongly";
        at = one->byte_end;
    }
    for (size_t i = 0; i < passage->span_count; i++) {
        const dateline_span *span = &passage->spans[i];
        of.cut |= is_inside(&of, span->byte_begin, span->byte_end);
        for (size_t f = 0; f < count; f++)
            lit += fragments[f].byte_begin <= span->byte_begin && span->byte_end <= fragments[f].byte_end;
    }
    if (dl_analyzer_run(analyzer, text, take_word, &of, NULL) || of.cut)
        return "a fragment cuts a word or a span";
    return count && passage->span_count && !lit ? "no fragment has a span" : NULL;
}
