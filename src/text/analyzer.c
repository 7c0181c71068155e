/* The analyzer: segments in, tokens out. */
#include "text/analyzer.h"
#include "text/compound.h"
#include "text/fold.h"
#include "text/stem.h"
#include "text/stopwords.h"
#include "text/word_cache.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

/* Raise when tokens change for any text: indexes made by other rules are then refused. */
#define RULES "1"

static const size_t text_limit = (size_t)1 << 30;

struct dl_analyzer {
    dl_segmenter *segmenter;
    dl_folder *folder;
    dl_stemmers *stemmers;
    dl_word_cache *cache;
    dl_segments segments; /* of the text at hand */
    dl_buffer folded, whole;
    bool fast;
};

/* One call of dl_analyzer_run. */
typedef struct analysis {
    dl_analyzer *analyzer;
    dl_slice text;
    dl_token_sink *sink;
    void *context;
    uint32_t position;
    bool stopped, failed;
} analysis;

dateline_status dl_analyzer_new(dl_analyzer **out, const char *language, dateline_error *error)
{
    *out = NULL;
    dl_analyzer *analyzer = calloc(1, sizeof *analyzer);
    if (!analyzer)
        return dl_fail_memory(error);
    analyzer->fast = true;
    analyzer->cache = dl_word_cache_new();
    dateline_status status = analyzer->cache ? DATELINE_OK : dl_fail_memory(error);
    if (!status)
        status = dl_segmenter_new(&analyzer->segmenter, error);
    if (!status)
        status = dl_folder_new(&analyzer->folder, error);
    if (!status)
        status = dl_stemmers_new(&analyzer->stemmers, language, error);
    if (status)
        dl_analyzer_free(analyzer);
    else
        *out = analyzer;
    return status;
}

void dl_analyzer_free(dl_analyzer *analyzer)
{
    if (!analyzer)
        return;
    dl_segmenter_free(analyzer->segmenter);
    dl_folder_free(analyzer->folder);
    dl_stemmers_free(analyzer->stemmers);
    dl_word_cache_free(analyzer->cache);
    free(analyzer->segments.items);
    dl_buffer_free(&analyzer->folded);
    dl_buffer_free(&analyzer->whole);
    free(analyzer);
}

void dl_analyzer_use_fast_path(dl_analyzer *analyzer, bool on)
{
    analyzer->fast = on;
}

const char *dl_analyzer_language(const dl_analyzer *analyzer)
{
    return dl_stemmers_language(analyzer->stemmers);
}

bool dl_analyzer_is_stop(const dl_analyzer *analyzer, dl_slice folded)
{
    return dl_stopword(dl_analyzer_language(analyzer), folded);
}

void dl_analyzer_get_versions(dl_analyzer_versions *out)
{
    dl_buffer print = DL_BUFFER_EMPTY;
    *out = (dl_analyzer_versions){RULES, U_ICU_VERSION, U_UNICODE_VERSION, "unknown"};
    dl_stemmers_fingerprint(&print);
    if (print.size && print.size < sizeof out->stemmer)
        memcpy(out->stemmer, print.data, print.size + 1);
    dl_buffer_free(&print);
}

/* ---- one word ---- */

/* Drops the commas of a number written in groups, "3,000.5", in place. */
static void join_groups(dl_buffer *folded)
{
    size_t digits = 0, groups = 0, at = 0;
    const char *text = folded->data;
    while (text[at] >= '0' && text[at] <= '9')
        at++, digits++;
    if (digits < 1 || digits > 3)
        return;
    while (text[at] == ',' && strspn(text + at + 1, "0123456789") == 3)
        at += 4, groups++;
    if (text[at] == '.')
        at += 1 + strspn(text + at + 1, "0123456789");
    if (!groups || at != folded->size)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < folded->size; i++)
        if (text[i] != ',')
            folded->data[kept++] = text[i];
    folded->size = kept;
    folded->data[kept] = '\0';
}

/* Folded form and stem of bytes [begin, end): borrowed until the next call. */
static bool make_word(analysis *run, size_t begin, size_t end, dl_slice *folded, dl_slice *stem)
{
    dl_analyzer *analyzer = run->analyzer;
    dl_slice text = dl_slice_cut(run->text, begin, end);
    dl_cached_word *cached = dl_word_cache_find(analyzer->cache, text);
    if (!cached || !dl_word_cache_holds(cached, text)) {
        dl_buffer_clear(&analyzer->folded);
        if (!dl_folder_run(analyzer->folder, &analyzer->folded, text))
            return false;
        if (analyzer->folded.size && analyzer->folded.data[0] >= '0' && analyzer->folded.data[0] <= '9')
            join_groups(&analyzer->folded);
        *folded = dl_buffer_slice(&analyzer->folded);
        *folded = dl_slice_cut(*folded, 0, dl_utf8_floor(*folded, DL_TOKEN_TERM_LIMIT));
        *stem = folded->size ? dl_stemmers_run(analyzer->stemmers, *folded) : *folded;
        stem->size = dl_utf8_floor(*stem, DL_TOKEN_TERM_LIMIT);
        if (folded->size && !stem->data)
            return false;
        if (cached && folded->size)
            dl_word_cache_fill(cached, text, *folded, *stem);
        return true;
    }
    *folded = dl_slice_make(cached->folded, cached->folded_size);
    *stem = dl_slice_make(cached->stem, cached->stem_size);
    return true;
}

static void emit(analysis *run, const dl_token *token)
{
    if (!run->stopped && token->term.size && !run->sink(run->context, token))
        run->stopped = true;
}

/* ---- words, compounds, tags ---- */

/* Appends the folded part to analyzer->whole. */
static bool add_to_whole(analysis *run, dl_part part)
{
    dl_slice folded, stem;
    if (!make_word(run, part.begin, part.end, &folded, &stem))
        return false;
    dl_buffer *whole = &run->analyzer->whole;
    if (part.joiner && whole->size)
        dl_buffer_add_byte(whole, part.joiner);
    dl_buffer_add_slice(whole, folded);
    return !whole->failed;
}

static void emit_whole(analysis *run, dl_token_kind kind, dl_slice term, const dl_part *parts,
                       size_t count, size_t begin, bool inside_tag)
{
    dl_token token = {.term = dl_slice_cut(term, 0, dl_utf8_floor(term, DL_TOKEN_TERM_LIMIT)),
                      .begin = begin,
                      .end = parts[count - 1].end,
                      .position = run->position,
                      .width = (uint32_t)count,
                      .kind = kind,
                      .inside_tag = inside_tag};
    emit(run, &token);
}

/* The parts, one position each. */
static void emit_parts(analysis *run, const dl_part *parts, size_t count, bool inside_tag)
{
    for (size_t i = 0; i < count && !run->failed && !run->stopped; i++) {
        dl_token token = {.begin = parts[i].begin,
                          .end = parts[i].end,
                          .position = run->position,
                          .width = 1,
                          .kind = count > 1 ? DL_TOKEN_PART : DL_TOKEN_WORD,
                          .inside_tag = inside_tag};
        if (!make_word(run, token.begin, token.end, &token.term, &token.stem))
            run->failed = true;
        else if (token.term.size) {
            emit(run, &token);
            run->position++;
        }
    }
}

/* Parts that fold to nothing (a lone tatweel) are none; what remains is moved up. */
static size_t drop_empty(analysis *run, dl_part *parts, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count && !run->failed; i++) {
        dl_slice folded, stem;
        if (!make_word(run, parts[i].begin, parts[i].end, &folded, &stem))
            run->failed = true;
        else if (folded.size)
            parts[kept++] = parts[i];
    }
    return kept;
}

static void emit_compound(analysis *run, dl_part *parts, size_t count)
{
    if (count > 1)
        count = drop_empty(run, parts, count);
    if (count > 1) {
        dl_buffer_clear(&run->analyzer->whole);
        for (size_t i = 0; i < count && !run->failed; i++)
            run->failed = !add_to_whole(run, parts[i]);
        if (!run->failed)
            emit_whole(run, DL_TOKEN_WHOLE, dl_buffer_slice(&run->analyzer->whole), parts, count,
                       parts[0].begin, false);
    }
    emit_parts(run, parts, count, false);
}

static void emit_tag(analysis *run, char sign, size_t sign_begin, dl_part *parts, size_t count)
{
    static const dl_token_kind kinds[] = {
        ['#'] = DL_TOKEN_TAG, ['@'] = DL_TOKEN_HANDLE, ['$'] = DL_TOKEN_CASHTAG};
    count = drop_empty(run, parts, count);
    if (!count || run->failed)
        return;
    dl_buffer *whole = &run->analyzer->whole;
    dl_part body = {parts[0].begin, parts[count - 1].end, 0};
    dl_buffer_clear(whole);
    dl_buffer_add_byte(whole, sign);
    run->failed = !add_to_whole(run, body);
    if (run->failed)
        return;
    dl_slice term = dl_buffer_slice(whole);
    emit_whole(run, kinds[(unsigned char)sign], term, parts, count, sign_begin, false);
    if (count > 1)
        emit_whole(run, DL_TOKEN_WHOLE, dl_slice_cut(term, 1, term.size), parts, count, body.begin, true);
    emit_parts(run, parts, count, true);
}

/* The tag that opens at segment `at`; returns the first segment behind it, whose beginning may have
 * been moved past the tag's end. */
static size_t take_tag(analysis *run, size_t at, char sign, size_t sign_begin)
{
    dl_segments *segments = &run->analyzer->segments;
    dl_part parts[DL_PARTS_LIMIT];
    size_t begin = segments->items[at].begin, count = 0;
    size_t end = dl_compound_tag_end(run->text, begin, sign);
    for (; at < segments->count && segments->items[at].begin < end; at++) {
        /* Words without blanks between them (#中国经济) are segments of their own. */
        dl_segment *segment = &segments->items[at];
        size_t stop = segment->end < end ? segment->end : end;
        if (count < DL_PARTS_LIMIT)
            count += dl_compound_tag_parts(parts + count, DL_PARTS_LIMIT - count, run->text,
                                           segment->begin, stop);
        else
            parts[count - 1].end = stop;
        if (segment->end > end) {
            segment->begin = end;
            size_t length;
            while (segment->begin < segment->end &&
                   !dl_segment_is_word_character(dl_utf8_decode(run->text, segment->begin, &length)))
                segment->begin += length;
            break;
        }
    }
    emit_tag(run, sign, sign_begin, parts, count);
    return at;
}

/* The word or compound that begins at segment `at`; returns the segment behind it. */
static size_t take_compound(analysis *run, size_t at)
{
    dl_segments *segments = &run->analyzer->segments;
    dl_part parts[DL_PARTS_LIMIT];
    size_t count = 0, rest, sign_begin;
    char joiner = 0;
    for (;;) {
        dl_segment *segment = &segments->items[at];
        size_t first = count;
        count += dl_compound_parts(parts + count, DL_PARTS_LIMIT - count, &rest, run->text, *segment);
        parts[first].joiner = joiner;
        if (rest < segment->end) {
            segment->begin = rest; /* no room for all: the rest is a compound of its own */
            break;
        }
        at++;
        if (count == DL_PARTS_LIMIT || at == segments->count)
            break;
        size_t next = segments->items[at].begin;
        joiner = dl_compound_joiner(run->text, segment->end, next);
        if (!joiner || dl_compound_sign(&sign_begin, run->text, next))
            break;
    }
    emit_compound(run, parts, count);
    return at;
}

dateline_status dl_analyzer_run(dl_analyzer *analyzer, dl_slice text, dl_token_sink *sink,
                                void *context, dateline_error *error)
{
    if (text.size > text_limit)
        return dl_fail(error, DATELINE_ERROR_INPUT, "a text of %zu bytes is too large to analyze",
                       text.size);
    if (!dl_segmenter_run(analyzer->segmenter, &analyzer->segments, text, analyzer->fast))
        return dl_fail_memory(error);
    analysis run = {analyzer, text, sink, context, 0, false, false};
    const dl_segments *segments = &analyzer->segments;
    for (size_t at = 0; at < segments->count && !run.stopped && !run.failed;) {
        size_t sign_begin, begin = segments->items[at].begin;
        if (begin == segments->items[at].end) { /* a tag took all of it */
            at++;
            continue;
        }
        char sign = begin ? dl_compound_sign(&sign_begin, text, begin) : 0;
        at = sign ? take_tag(&run, at, sign, sign_begin) : take_compound(&run, at);
    }
    return run.failed ? dl_fail_memory(error) : DATELINE_OK;
}

dateline_status dl_analyzer_fold(dl_analyzer *analyzer, dl_buffer *out, dl_slice text,
                                 dateline_error *error)
{
    return dl_folder_run(analyzer->folder, out, text) ? DATELINE_OK : dl_fail_memory(error);
}
