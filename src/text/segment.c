/* Cutting text into words.
 *
 * ICU's rules are those of UAX #29 with dictionaries for scripts without blanks. Releases of ICU differ
 * in two points, which we settle: neither '@' (a letter in ICU 72) nor ':' joins anything.
 * No rule joins words across an ASCII blank, so text is cut at blanks into stretches that are ASCII
 * throughout, which a table can do, and others. A blank does take the marks that follow it, hence a
 * stretch for ICU begins with the blank before it. */
#include "text/segment.h"
#include "text/character.h"
#include "text/plain_word.h"
#include "util/array.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct dl_segmenter {
    UBreakIterator *words;
};

dateline_status dl_segmenter_new(dl_segmenter **out, dateline_error *error)
{
    *out = NULL;
    dl_segmenter *segmenter = malloc(sizeof *segmenter);
    if (!segmenter)
        return dl_fail_memory(error);
    UErrorCode code = U_ZERO_ERROR;
    segmenter->words = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
    if (U_FAILURE(code)) {
        free(segmenter);
        if (code == U_MEMORY_ALLOCATION_ERROR)
            return dl_fail_memory(error);
        return dl_fail(error, DATELINE_ERROR_INTERNAL,
                       "ICU has no word boundaries (%s); install its data, package libicu" U_ICU_VERSION_SHORT,
                       u_errorName(code));
    }
    *out = segmenter;
    return DATELINE_OK;
}

void dl_segmenter_free(dl_segmenter *segmenter)
{
    if (!segmenter)
        return;
    ubrk_close(segmenter->words);
    free(segmenter);
}

enum { PIECE_LIMIT = 1 << 15, PIECE_SEARCH = 1 << 10 };

/* The last place in (least, most] at which a run without blanks may be cut: behind something that is no
 * part of a word, else before a character that is no mark, else anywhere between characters. */
static size_t cut_without_blank(dl_slice text, size_t least, size_t most)
{
    size_t fallback = 0, at = dl_utf8_floor(text, most);
    const size_t any = at;
    while (at > least) {
        size_t length, before = dl_utf8_floor(text, at - 1);
        uint32_t next = dl_utf8_decode(text, at, &length);
        if (!dl_character_is_mark(next)) {
            uint32_t last = dl_utf8_decode(text, before, &length);
            if (last >= 0x80 && !dl_character_is_word(last) && !dl_character_is_mark(last))
                return at;
            if (!fallback)
                fallback = at;
        }
        at = before;
    }
    return fallback ? fallback : any;
}

size_t dl_segment_piece(dl_slice text, size_t begin)
{
    if (text.size - begin <= PIECE_LIMIT)
        return text.size;
    size_t most = begin + PIECE_LIMIT;
    for (size_t at = most; at > begin; at--)
        if (dl_is_blank(text.data[at]))
            return at;
    return cut_without_blank(text, most - PIECE_SEARCH, most);
}

static bool add(dl_segments *out, size_t begin, size_t end, bool plain)
{
    dl_segment *items = dl_array_room(out->items, &out->capacity, out->count, sizeof *items);
    if (!items)
        return false;
    out->items = items;
    out->items[out->count++] = (dl_segment){begin, end, plain, 0};
    return true;
}

/* ---- ASCII ---- */

enum { OTHER, LETTER, DIGIT, JOIN, MID_BOTH, MID_DIGIT };

static const unsigned char classes[128] = {
    ['A'] = LETTER, ['B'] = LETTER, ['C'] = LETTER, ['D'] = LETTER, ['E'] = LETTER, ['F'] = LETTER,
    ['G'] = LETTER, ['H'] = LETTER, ['I'] = LETTER, ['J'] = LETTER, ['K'] = LETTER, ['L'] = LETTER,
    ['M'] = LETTER, ['N'] = LETTER, ['O'] = LETTER, ['P'] = LETTER, ['Q'] = LETTER, ['R'] = LETTER,
    ['S'] = LETTER, ['T'] = LETTER, ['U'] = LETTER, ['V'] = LETTER, ['W'] = LETTER, ['X'] = LETTER,
    ['Y'] = LETTER, ['Z'] = LETTER, ['a'] = LETTER, ['b'] = LETTER, ['c'] = LETTER, ['d'] = LETTER,
    ['e'] = LETTER, ['f'] = LETTER, ['g'] = LETTER, ['h'] = LETTER, ['i'] = LETTER, ['j'] = LETTER,
    ['k'] = LETTER, ['l'] = LETTER, ['m'] = LETTER, ['n'] = LETTER, ['o'] = LETTER, ['p'] = LETTER,
    ['q'] = LETTER, ['r'] = LETTER, ['s'] = LETTER, ['t'] = LETTER, ['u'] = LETTER, ['v'] = LETTER,
    ['w'] = LETTER, ['x'] = LETTER, ['y'] = LETTER, ['z'] = LETTER, ['0'] = DIGIT,  ['1'] = DIGIT,
    ['2'] = DIGIT,  ['3'] = DIGIT,  ['4'] = DIGIT,  ['5'] = DIGIT,  ['6'] = DIGIT,  ['7'] = DIGIT,
    ['8'] = DIGIT,  ['9'] = DIGIT,  ['_'] = JOIN,   ['.'] = MID_BOTH, ['\''] = MID_BOTH,
    [','] = MID_DIGIT, [';'] = MID_DIGIT,
};

static unsigned class_at(dl_slice text, size_t at)
{
    return at < text.size ? classes[(unsigned char)text.data[at] & 0x7F] : OTHER;
}

/* Behind the letters and digits that begin at `at`. `text` ends where the stretch does. */
static size_t skip_plain(dl_slice text, size_t at)
{
    unsigned count;
    do {
        count = dl_plain_count(dl_plain_bytes_at(text, at));
        at += count;
    } while (count == 8);
    return at;
}

/* The end of the segment that begins at `at` with a letter, digit or underscore: WB5 to WB13b of
 * UAX #29. *plain: whether it is letters and digits only. `text` ends where the stretch does. */
static size_t ascii_segment_end(dl_slice text, size_t at, bool *plain)
{
    size_t stop = skip_plain(text, at);
    *plain = stop > at;
    for (;;) {
        const unsigned next = class_at(text, stop);
        if (next < JOIN)
            return stop;
        const unsigned last = stop > at ? class_at(text, stop - 1) : OTHER;
        if (next != JOIN && (last == JOIN || class_at(text, stop + 1) != last || (next == MID_DIGIT && last != DIGIT)))
            return stop;
        *plain = false;
        stop = skip_plain(text, stop + 1);
    }
}

static bool ascii_stretch(dl_segments *out, dl_slice text, size_t begin, size_t end)
{
    text = dl_slice_cut(text, 0, end);
    for (size_t at = begin; at < end;) {
        const unsigned here = class_at(text, at);
        if (here < LETTER || here > JOIN) {
            at++;
            continue;
        }
        bool plain;
        size_t stop = ascii_segment_end(text, at, &plain), last = stop;
        while (!plain && at < stop && text.data[at] == '_')
            at++;
        while (!plain && last > at && text.data[last - 1] == '_')
            last--;
        if (at < last && !add(out, at, last, plain))
            return false;
        at = stop;
    }
    return true;
}

/* ---- the rest ---- */

static bool is_colon(uint32_t code)
{
    return code == ':' || code == 0xFF1A || code == 0xFE55;
}

static bool is_hebrew(uint32_t code)
{
    return code >= 0x5D0 && code <= 0x5EA;
}

/* Whether a curly quotation mark stands between Hebrew letters, which systems of publishers make of the straight one in
 * an acronym; that one does not part words. */
static bool is_acronym_mark(dl_slice text, size_t begin, size_t end)
{
    enum { HEBREW = 2 /* bytes */ };
    size_t length;
    if (begin < HEBREW || end >= text.size || end - begin > 3)
        return false;
    const uint32_t code = dl_utf8_decode(text, begin, &length);
    return (code == 0x201C || code == 0x201D) && begin + length == end &&
           is_hebrew(dl_utf8_decode(text, begin - HEBREW, &length)) && is_hebrew(dl_utf8_decode(text, end, &length));
}

/* Adds a word, to the last one where such a mark stands between the two. */
static bool add_word(dl_segments *out, dl_slice text, size_t begin, size_t end)
{
    dl_segment *last = out->count ? &out->items[out->count - 1] : NULL;
    if (!last || last->end + 3 != begin || !is_acronym_mark(text, last->end, begin))
        return add(out, begin, end, false);
    last->end = end;
    return true;
}

/* Adds the words of ICU's segment [begin, end); none if it is blanks or signs. `limit`: where the piece
 * ends. */
static bool add_words(dl_segments *out, dl_slice text, size_t begin, size_t end, size_t limit)
{
    size_t first = end, last = begin, length;
    bool in_word = false;
    for (size_t at = begin; at < end; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (dl_character_is_word(code)) {
            first = at < first ? at : first;
            in_word = true;
        } else if (!dl_character_is_mark(code)) {
            in_word = false;
        }
        if (in_word)
            last = at + length;
        if (code == '@' || is_colon(code)) {
            if (first < last && !add_word(out, text, first, last))
                return false;
            first = end;
            last = begin;
        }
    }
    /* A dictionary may cut before a mark. */
    for (; last == end && end < limit; last = end = end + length)
        if (!dl_character_is_mark(dl_utf8_decode(text, end, &length)))
            break;
    return first >= last || add_word(out, text, first, last);
}

static bool icu_stretch(dl_segmenter *segmenter, dl_segments *out, dl_slice text, size_t begin,
                        size_t end)
{
    UErrorCode code = U_ZERO_ERROR;
    UText native = UTEXT_INITIALIZER;
    utext_openUTF8(&native, text.data + begin, (int64_t)(end - begin), &code);
    ubrk_setUText(segmenter->words, &native, &code);
    bool fine = U_SUCCESS(code);
    int32_t from = fine ? ubrk_first(segmenter->words) : 0;
    for (int32_t to; fine && (to = ubrk_next(segmenter->words)) != UBRK_DONE; from = to)
        fine = add_words(out, text, begin + (size_t)from, begin + (size_t)to, end);
    utext_close(&native);
    return fine;
}

/* ---- without a dictionary ---- */

bool dl_segment_has_dictionary(uint32_t code)
{
    const bool others = (code >= 0x3100 && code < 0x31F0) || (code >= 0xAC00 && code < 0xF900); /* bopomofo, Hangul */
    return dl_character_is_southern(code) || (code >= 0x3005 && !others && dl_character_is_unspaced(code));
}

/* A stretch of such letters, with the marks on them. */
typedef struct letters {
    size_t begin, end;
    bool southern; /* there are some of Thai, Lao, Khmer or Burmese: to UAX #29, letters as those of Latin are */
} letters;

static letters letters_at(dl_slice text, size_t at, size_t end)
{
    letters found = {at, at, false};
    for (size_t length; found.end < end; found.end += length) {
        const uint32_t code = dl_utf8_decode(text, found.end, &length);
        const bool mark = dl_character_is_mark(code) || code == 0xFF9E || code == 0xFF9F; /* of half-width kana */
        if (!dl_segment_has_dictionary(code) && !(found.end > at && mark))
            break;
        found.southern |= dl_character_is_southern(code);
    }
    return found;
}

/* What may join words: an underscore, and the narrow blank that groups digits. */
static bool is_connector(uint32_t code)
{
    return dl_character_is_underscore(code) || code == 0x202F;
}

/* Whether what stands beside such letters leaves them alone. */
static bool leaves_alone(uint32_t code, bool southern)
{
    return southern ? code < 0x80 && memchr(" \t\n()\"", (int)code, 6) : !is_connector(code);
}

static bool are_alone(dl_slice text, const letters *run)
{
    size_t length, begin = run->begin;
    uint32_t before = ' ';
    while (begin) {
        begin = dl_utf8_floor(text, begin - 1);
        before = dl_utf8_decode(text, begin, &length);
        if (!dl_character_is_mark(before))
            break;
    }
    const uint32_t after = run->end < text.size ? dl_utf8_decode(text, run->end, &length) : ' ';
    if (dl_slice_ends(dl_slice_cut(text, run->begin, run->end), DL_LITERAL("\u200D")))
        return false; /* it joins a picture that follows */
    return leaves_alone(before, run->southern) && leaves_alone(after, run->southern);
}

/* What stands between such letters; mostly signs. */
static bool between(dl_segmenter *segmenter, dl_segments *out, dl_slice text, size_t begin, size_t end)
{
    bool word = false;
    if (dl_utf8_ascii_size(dl_slice_cut(text, begin, end)) == end - begin)
        return ascii_stretch(out, text, begin, end);
    for (size_t at = begin, length; at < end && !word; at += length)
        word = dl_character_is_word(dl_utf8_decode(text, at, &length));
    return !word || icu_stretch(segmenter, out, text, begin, end);
}

static bool parts_stretch(dl_segmenter *segmenter, dl_segments *out, dl_slice text, size_t begin, size_t end)
{
    size_t from = begin;
    for (size_t at = begin, length; at < end;) {
        const letters run = letters_at(text, at, end);
        dl_utf8_decode(text, at, &length);
        at = run.end > at ? run.end : at + length;
        if (run.end == run.begin || !are_alone(text, &run))
            continue;
        if ((from < run.begin && !between(segmenter, out, text, from, run.begin)) ||
            !add_word(out, text, run.begin, run.end))
            return false;
        from = at;
    }
    return from == end || between(segmenter, out, text, from, end);
}

/* The end of the run without blanks that `at` stands in. */
static size_t chunk_end(dl_slice text, size_t at, size_t end)
{
    while (at < end && !dl_is_blank(text.data[at]))
        at++;
    return at;
}

/* The end of the last of the neighbouring chunks that hold a byte above ASCII; `at` is in the first. */
static size_t foreign_end(dl_slice text, size_t at, size_t end)
{
    for (;;) {
        size_t stop = chunk_end(text, at, end), next = stop;
        while (next < end && dl_is_blank(text.data[next]))
            next++;
        size_t next_stop = chunk_end(text, next, end);
        if (dl_utf8_ascii_size(dl_slice_cut(text, next, next_stop)) == next_stop - next)
            return stop;
        at = next;
    }
}

bool dl_segmenter_run(dl_segmenter *segmenter, dl_segments *out, dl_slice text, size_t begin,
                      size_t end, dl_segmenting how)
{
    out->count = 0;
    if (how == DL_SEGMENT_ICU)
        return icu_stretch(segmenter, out, text, begin, end);
    for (size_t at = begin; at < end;) {
        size_t foreign = at + dl_utf8_ascii_size(dl_slice_cut(text, at, end)), stretch = foreign;
        if (foreign < end)
            while (stretch > at && !dl_is_blank(text.data[stretch - 1]))
                stretch--;
        if (!ascii_stretch(out, text, at, stretch))
            return false;
        if (foreign == end)
            break;
        if (stretch > begin)
            stretch--; /* the blank before it */
        at = foreign_end(text, foreign, end);
        if (!(how == DL_SEGMENT_PARTS ? parts_stretch : icu_stretch)(segmenter, out, text, stretch, at))
            return false;
    }
    return true;
}
