/* A piece of a text: segments in, tokens of words, compounds and tags out. */
#include "text/analysis.h"
#include "text/character.h"
#include "text/unspaced.h"
#include "util/utf8.h"

/* Appends the folded part to analyzer->whole. */
static bool add_to_whole(dl_analysis *run, dl_part part)
{
    dl_word made;
    if (!dl_analysis_word(&made, run, part.begin, part.end))
        return false;
    dl_buffer *whole = &run->analyzer->whole;
    if (part.joiner && whole->size)
        dl_buffer_add_byte(whole, part.joiner);
    dl_buffer_add_slice(whole, made.folded);
    return !whole->failed;
}

static void emit_whole(dl_analysis *run, dl_token_kind kind, dl_slice term, size_t begin, size_t end,
                       uint32_t width, bool inside_tag)
{
    dl_token token = {.term = dl_slice_cut(term, 0, dl_utf8_floor(term, DL_TOKEN_TERM_LIMIT)),
                      .begin = begin,
                      .end = end,
                      .position = run->position,
                      .width = width,
                      .kind = kind,
                      .inside_tag = inside_tag};
    dl_analysis_emit(run, &token);
}

static uint32_t count_positions(const dl_analysis *run, const dl_part *parts, size_t count)
{
    uint32_t positions = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t characters = dl_analysis_characters(run->text, parts[i]);
        positions += characters ? characters : 1;
    }
    return positions;
}

/* The parts, one position each; a character each where the script has no blanks. */
static void emit_parts(dl_analysis *run, const dl_part *parts, size_t count, bool inside_tag)
{
    for (size_t i = 0; i < count && !run->failed && !run->stopped; i++) {
        uint32_t characters = dl_analysis_characters(run->text, parts[i]);
        if (characters) {
            dl_analysis_emit_characters(run, parts[i], characters, count == 1, inside_tag);
            continue;
        }
        dl_token token = {.begin = parts[i].begin,
                          .end = parts[i].end,
                          .position = run->position,
                          .width = 1,
                          .kind = count > 1 ? DL_TOKEN_PART : DL_TOKEN_WORD,
                          .inside_tag = inside_tag};
        dl_word made;
        if (!dl_analysis_word(&made, run, token.begin, token.end)) {
            run->failed = true;
        } else if (made.folded.size) {
            token.term = made.folded;
            token.stem = made.stem;
            token.note = made.note;
            dl_analysis_emit(run, &token);
            run->position++;
        }
    }
}

/* Parts that fold to nothing (a lone tatweel) are none; what remains is moved up. */
static size_t drop_empty(dl_analysis *run, dl_part *parts, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count && !run->failed; i++) {
        dl_word made;
        if (!dl_analysis_word(&made, run, parts[i].begin, parts[i].end))
            run->failed = true;
        else if (made.folded.size)
            parts[kept++] = parts[i];
    }
    return kept;
}

static void emit_compound(dl_analysis *run, dl_part *parts, size_t count)
{
    if (count > 1)
        count = drop_empty(run, parts, count);
    if (count > 1) {
        dl_buffer_clear(&run->analyzer->whole);
        for (size_t i = 0; i < count && !run->failed; i++)
            run->failed = !add_to_whole(run, parts[i]);
        if (!run->failed)
            emit_whole(run, DL_TOKEN_WHOLE, dl_buffer_slice(&run->analyzer->whole), parts[0].begin,
                       parts[count - 1].end, count_positions(run, parts, count), false);
    }
    emit_parts(run, parts, count, false);
}

/* Folds [begin, end) to `whole`, behind `sign` if there is one; the empty slice when memory ran out. */
static dl_slice fold_whole(dl_analysis *run, char sign, size_t begin, size_t end)
{
    dl_buffer *whole = &run->analyzer->whole;
    dl_buffer_clear(whole);
    if (sign)
        dl_buffer_add_byte(whole, sign);
    run->failed |= whole->failed ||
                   !dl_analysis_fold(run->analyzer, whole, dl_slice_cut(run->text, begin, end));
    return run->failed ? (dl_slice){NULL, 0} : dl_buffer_slice(whole);
}

static void emit_tag(dl_analysis *run, const dl_tag *tag, dl_part *parts, size_t count)
{
    static const dl_token_kind kinds[] = {
        ['#'] = DL_TOKEN_TAG, ['@'] = DL_TOKEN_HANDLE, ['$'] = DL_TOKEN_CASHTAG};
    count = drop_empty(run, parts, count);
    if (!count || run->failed)
        return;
    emit_whole(run, kinds[(unsigned char)tag->sign], fold_whole(run, tag->sign, tag->body, tag->end),
               tag->begin, tag->end, count_positions(run, parts, count), false);
    size_t begin = parts[0].begin, end = parts[count - 1].end;
    if (count > 1 && !run->failed)
        emit_whole(run, DL_TOKEN_WHOLE, fold_whole(run, 0, begin, end), begin, end,
                   count_positions(run, parts, count), true);
    emit_parts(run, parts, count, true);
}

/* The tag that holds segment `at`; returns the first segment behind it, whose beginning may have been
 * moved past the tag's end. */
static size_t take_tag(dl_analysis *run, size_t at, const dl_tag *tag)
{
    dl_segments *segments = &run->analyzer->segments;
    dl_part parts[DL_PARTS_LIMIT];
    size_t count = 0;
    for (; at < segments->count && segments->items[at].begin < tag->end; at++) {
        /* Words without blanks between them (#中国经济) are segments of their own. */
        dl_segment *segment = &segments->items[at];
        size_t stop = segment->end < tag->end ? segment->end : tag->end;
        if (count < DL_PARTS_LIMIT)
            count += dl_compound_tag_parts(parts + count, DL_PARTS_LIMIT - count, run->text,
                                           segment->begin, stop);
        else
            parts[count - 1].end = stop;
        if (segment->end > tag->end) {
            segment->begin = tag->end;
            size_t length;
            while (segment->begin < segment->end &&
                   !dl_character_is_word(dl_utf8_decode(run->text, segment->begin, &length)))
                segment->begin += length;
            break;
        }
    }
    emit_tag(run, tag, parts, count);
    return at;
}

/* The word or compound that begins at segment `at`; returns the segment behind it. */
static size_t take_compound(dl_analysis *run, size_t at)
{
    dl_segments *segments = &run->analyzer->segments;
    dl_part parts[DL_PARTS_LIMIT];
    size_t count = 0, rest;
    char joiner = 0;
    for (;;) {
        dl_segment *segment = &segments->items[at];
        size_t first = count;
        count += dl_compound_parts(parts + count, DL_PARTS_LIMIT - count, &rest, run->text, *segment);
        if (first < count)
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
        if (!joiner)
            break;
    }
    emit_compound(run, parts, count);
    return at;
}

/* Whether a plain segment is a word by itself as far as its neighbours show: no sign, joiner or
 * apostrophe beside it. False is no more than a doubt. */
static bool stands_alone(dl_slice text, dl_segment segment)
{
    unsigned char before = segment.begin ? (unsigned char)text.data[segment.begin - 1] : ' ';
    unsigned char after = segment.end < text.size ? (unsigned char)text.data[segment.end] : ' ';
    return segment.plain && (before == ' ' || before == '\n' || before == '(' || before == '"') &&
           after < 0x80 && after != '-';
}

/* A plain word that stands alone. */
static void emit_plain(dl_analysis *run, const dl_segment *segment)
{
    const dl_slice text = dl_slice_cut(run->text, segment->begin, segment->end);
    dl_cached_word *cached = dl_analysis_find_word(run, text, segment->hash);
    if (cached) { /* its forms go from register to register: most words come by here */
        const dl_word known = dl_analysis_known(cached);
        dl_analysis_emit_word(run, &known, segment->begin, segment->end);
        return;
    }
    dl_word made;
    if (dl_analysis_make_word(&made, run, text, segment->hash))
        dl_analysis_emit_word(run, &made, segment->begin, segment->end);
    else
        run->failed = true;
}

enum { AHEAD = 6 /* words whose place in the cache is fetched from memory before it is needed */ };

/* Fetches the places of plain words from `from` to AHEAD behind `at`; returns the end of those. */
static size_t fetch_ahead(const dl_analysis *run, size_t from, size_t at)
{
    const dl_segments *segments = &run->analyzer->segments;
    for (; from < segments->count && from <= at + AHEAD; from++) {
        dl_segment *segment = &segments->items[from];
        if (!segment->plain)
            continue;
        segment->hash =
            dl_word_cache_hash(run->analyzer->language, dl_slice_cut(run->text, segment->begin, segment->end));
        dl_word_cache_fetch(run->analyzer->cache, segment->hash);
    }
    return from;
}

static void take_segments(dl_analysis *run)
{
    const dl_segments *segments = &run->analyzer->segments;
    size_t fetched = 0;
    for (size_t at = 0; at < segments->count && !run->stopped && !run->failed;) {
        fetched = fetch_ahead(run, fetched, at);
        const dl_segment segment = segments->items[at];
        dl_tag tag;
        if (stands_alone(run->text, segment)) {
            emit_plain(run, &segment);
            at++;
        } else if (segment.begin == segment.end || /* a tag took all of it */
                   dl_compound_is_possessive(run->text, segment)) {
            at++;
        } else if (segment.begin && dl_compound_tag(&tag, run->text, segment.begin)) {
            at = take_tag(run, at, &tag);
        } else {
            at = take_compound(run, at);
        }
    }
}

void dl_analysis_piece(dl_analysis *run, size_t begin, size_t end)
{
    dl_analyzer *analyzer = run->analyzer;
    const dl_segmenting how = run->parts_only ? DL_SEGMENT_PARTS : analyzer->fast ? DL_SEGMENT_FAST : DL_SEGMENT_ICU;
    if (dl_segmenter_run(analyzer->segmenter, &analyzer->segments, run->text, begin, end, how))
        take_segments(run);
    else
        run->failed = true;
}
