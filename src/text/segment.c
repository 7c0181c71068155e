/* Cutting text into words.
 *
 * ICU's rules are those of UAX #29 with dictionaries for scripts without blanks, except that in ICU 72
 * no colon joins letters, and '@' counts as a letter, which we undo: it is a sign. No rule joins words across an ASCII blank, so text is cut at blanks into
 * stretches that are ASCII throughout, which a table can do, and others. */
#include "text/segment.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
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
                       "ICU has no word boundaries (%s); install its data, package libicu72",
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

static bool is_emoji(uint32_t code)
{
    /* Past the arrows: the signs below (©, ™, ...) are pictographs by name only. */
    return code >= 0x2300 && (u_hasBinaryProperty((UChar32)code, UCHAR_EXTENDED_PICTOGRAPHIC) ||
                              u_hasBinaryProperty((UChar32)code, UCHAR_REGIONAL_INDICATOR));
}

bool dl_segment_is_word_character(uint32_t code)
{
    if (code > 0x10FFFF)
        return false;
    return (U_MASK(u_charType((UChar32)code)) & (U_GC_L_MASK | U_GC_N_MASK)) || is_emoji(code);
}

static bool add(dl_segments *out, size_t begin, size_t end)
{
    if (out->count == out->capacity) {
        size_t capacity = out->capacity ? out->capacity * 2 : 256;
        dl_segment *items = realloc(out->items, capacity * sizeof *items);
        if (!items)
            return false;
        out->items = items;
        out->capacity = capacity;
    }
    out->items[out->count++] = (dl_segment){begin, end};
    return true;
}

/* Whether a segment may end in it: a word character, or a mark or format character that belongs to one. */
static bool may_end(uint32_t code)
{
    return dl_segment_is_word_character(code) ||
           (code <= 0x10FFFF && (U_MASK(u_charType((UChar32)code)) & (U_GC_M_MASK | U_GC_CF_MASK | U_GC_SK_MASK)));
}

/* Adds [begin, end) without what stands before its first and behind its last word character; nothing if
 * it has none. */
static bool add_trimmed(dl_segments *out, dl_slice text, size_t begin, size_t end)
{
    size_t length;
    while (begin < end && !dl_segment_is_word_character(dl_utf8_decode(text, begin, &length)))
        begin += length;
    while (end > begin) {
        size_t last = dl_utf8_floor(text, end - 1);
        if (may_end(dl_utf8_decode(text, last, &length)))
            break;
        end = last;
    }
    return begin == end || add(out, begin, end);
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

static unsigned class_at(dl_slice text, size_t at, size_t end)
{
    return at < end ? classes[(unsigned char)text.data[at] & 0x7F] : OTHER;
}

/* The end of the segment that begins at `at` with a letter, digit or underscore: WB5 to WB13b. */
static size_t ascii_segment_end(dl_slice text, size_t at, size_t end)
{
    unsigned here = class_at(text, at, end);
    for (;;) {
        unsigned next = class_at(text, at + 1, end);
        if (next >= LETTER && next <= JOIN) {
            at++;
            here = next;
        } else if ((next == MID_BOTH && (here == LETTER || here == DIGIT) &&
                    class_at(text, at + 2, end) == here) ||
                   (next == MID_DIGIT && here == DIGIT && class_at(text, at + 2, end) == DIGIT)) {
            at += 2;
        } else {
            return at + 1;
        }
    }
}

static bool ascii_stretch(dl_segments *out, dl_slice text, size_t begin, size_t end)
{
    for (size_t at = begin; at < end;) {
        unsigned here = class_at(text, at, end);
        if (here < LETTER || here > JOIN) {
            at++;
            continue;
        }
        size_t stop = ascii_segment_end(text, at, end);
        if (!add_trimmed(out, text, at, stop))
            return false;
        at = stop;
    }
    return true;
}

/* ---- the rest ---- */

/* What stands between the '@' of a segment. */
static bool add_between_signs(dl_segments *out, dl_slice text, size_t begin, size_t end)
{
    const char *sign;
    while ((sign = memchr(text.data + begin, '@', end - begin))) {
        size_t at = (size_t)(sign - text.data);
        if (!add_trimmed(out, text, begin, at))
            return false;
        begin = at + 1;
    }
    return add_trimmed(out, text, begin, end);
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
        fine = add_between_signs(out, text, begin + (size_t)from, begin + (size_t)to);
    utext_close(&native);
    return fine;
}

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool dl_segmenter_run(dl_segmenter *segmenter, dl_segments *out, dl_slice text, bool fast)
{
    out->count = 0;
    if (!fast)
        return text.size == 0 || icu_stretch(segmenter, out, text, 0, text.size);
    for (size_t at = 0; at < text.size;) {
        size_t ascii = at + dl_utf8_ascii_size(dl_slice_cut(text, at, text.size));
        size_t begin = ascii; /* of the first chunk that is not ASCII throughout */
        if (ascii < text.size)
            while (begin > at && !is_blank(text.data[begin - 1]))
                begin--;
        if (!ascii_stretch(out, text, at, begin))
            return false;
        if (ascii == text.size)
            return true;
        /* On to the end of the last of the neighbouring chunks that hold a byte above ASCII. */
        size_t end = ascii;
        for (size_t next = ascii; next < text.size; next++) {
            bool foreign = false;
            while (next < text.size && !is_blank(text.data[next]))
                foreign |= (text.data[next++] & 0x80) != 0;
            if (!foreign && end > ascii)
                break;
            end = next;
            while (next + 1 < text.size && is_blank(text.data[next]) && is_blank(text.data[next + 1]))
                next++;
        }
        if (!icu_stretch(segmenter, out, text, begin, end))
            return false;
        at = end;
    }
    return true;
}
