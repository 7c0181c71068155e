/* Words of a text without the analyzer. */
#include "rank/word_scan.h"
#include "text/plain_word.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { WORD_MOST = DL_PLAIN_WORD_MOST };

static unsigned byte_at(dl_slice text, size_t at)
{
    return at < text.size ? (unsigned char)text.data[at] : ' ';
}

static bool is_blank(dl_slice text, size_t at)
{
    return dl_plain_kind_at(text, at) == DL_PLAIN_BLANK;
}

static bool is_digit(dl_slice text, size_t at)
{
    return byte_at(text, at) >= '0' && byte_at(text, at) <= '9';
}

/* ---- signs ---- */

/* The last byte of a sign from U+2000 to U+203F at `at`, or 0. */
static unsigned general_at(dl_slice text, size_t at)
{
    return byte_at(text, at) == 0xE2 && byte_at(text, at + 1) == 0x80 && byte_at(text, at + 2) >= 0x80 &&
                   byte_at(text, at + 2) <= 0xBF
               ? byte_at(text, at + 2)
               : 0;
}

/* How long the dash at `at` is: - or one of U+2010 to U+2015, or a slash; 0: there is none. */
static size_t dash_at(dl_slice text, size_t at)
{
    if (byte_at(text, at) == '-' || byte_at(text, at) == '/')
        return 1;
    const unsigned last = general_at(text, at);
    return last >= 0x90 && last <= 0x95 ? 3 : 0;
}

/* Signs that may stand before a word, or behind it, and join nothing. */
static size_t skip_opening(dl_slice text, size_t at)
{
    for (;;) {
        const unsigned kind = dl_plain_kind_at(text, at);
        if (kind == DL_PLAIN_OPENING || kind == DL_PLAIN_BOTH || byte_at(text, at) == '[')
            at++;
        else if (general_at(text, at) == 0x9C)
            at += 3;
        else
            return at;
    }
}

static size_t skip_closing(dl_slice text, size_t at)
{
    for (;;) {
        const unsigned kind = dl_plain_kind_at(text, at), byte = byte_at(text, at);
        if (kind == DL_PLAIN_CLOSING || kind == DL_PLAIN_BOTH || byte == '%' || byte == ']' || byte == '\'')
            at++;
        else if (general_at(text, at) == 0x99 || general_at(text, at) == 0x9D || general_at(text, at) == 0xA6)
            at += 3;
        else
            return at;
    }
}

/* Behind the "'s" at `at`, in which a possessive ends; `at`: there is none. */
static size_t skip_possessive(dl_slice text, size_t at)
{
    const size_t size = byte_at(text, at) == '\'' ? 1 : general_at(text, at) == 0x99 ? 3 : 0;
    return size && (byte_at(text, at + size) | 0x20) == 's' ? at + size + 1 : at;
}

/* ---- words ---- */

/* Whether a Latin letter from U+00C0 to U+017E stands at `at`, which takes two bytes. */
static bool is_latin(dl_slice text, size_t at)
{
    const unsigned first = byte_at(text, at), second = byte_at(text, at + 1);
    if (second < 0x80 || second > 0xBF)
        return false;
    return first == 0xC3   ? second != 0x97 && second != 0xB7 /* times, divided by */
           : first == 0xC4 ? second != 0xBF
                           : first == 0xC5 && second != 0x80 && second != 0x89 && second != 0xBF;
}

static uint64_t end_hash(uint64_t hash)
{
    hash *= UINT64_C(0x9E3779B97F4A7C15);
    return hash + !hash;
}

/* The word that begins at `at`, alone or with others; its end is `at` when there is none. Its hash is of parts of eight
 * bytes, two at least. */
static dl_scan_word word_at(dl_slice text, size_t at, uint64_t salt)
{
    dl_scan_word word = {.hash = salt, .begin = (uint32_t)at};
    const size_t begin = at;
    for (;;) {
        const uint64_t bytes = dl_plain_bytes_at(text, at);
        const unsigned count = dl_plain_count(bytes);
        if (count == 8) {
            word.hash = dl_plain_mix(word.hash, bytes | DL_PLAIN_EACH(0x20));
            at += 8;
            continue;
        }
        word.hash = dl_plain_mix(word.hash, (bytes | DL_PLAIN_EACH(0x20)) & ((UINT64_C(1) << 8 * count) - 1));
        at += count;
        if (byte_at(text, at) < 0xC3 || !is_latin(text, at))
            break;
        word.hash = dl_plain_mix(word.hash, byte_at(text, at) << 8 | byte_at(text, at + 1));
        at += 2;
    }
    if (at - begin < 8)
        word.hash = dl_plain_mix(word.hash, 0);
    word.end = (uint32_t)at;
    word.hash = end_hash(word.hash);
    return word;
}

/* Where the number of several groups that begins with the digits [begin, at) ends: 3,000,000 or 1.5; `at`: it is none. */
static size_t skip_groups(dl_slice text, size_t begin, size_t at)
{
    const unsigned sign = byte_at(text, at);
    if ((sign != ',' && sign != '.') || at - begin > (sign == ',' ? 3 : 20))
        return at;
    for (size_t i = begin; i < at; i++)
        if (!is_digit(text, i))
            return at;
    size_t end = at;
    do {
        size_t digits = 0;
        while (digits < 20 && is_digit(text, end + 1 + digits))
            digits++;
        if (!digits || (sign == ',' && digits != 3))
            return at;
        end += 1 + digits;
    } while (sign == ',' && byte_at(text, end) == ',' && is_digit(text, end + 1));
    return end;
}

/* A word may be such a number. */
static void add_groups(dl_scan_word *word, dl_slice text)
{
    const size_t end = skip_groups(text, word->begin, word->end);
    for (; word->end < end; word->end++)
        word->hash = end_hash(dl_plain_mix(word->hash, byte_at(text, word->end)));
}

/* Words that signs surround and dashes join, from scan->at to the next blank. False: there is something else. */
static bool take_words(dl_scan *scan)
{
    const dl_slice text = scan->text;
    const size_t before = scan->count;
    size_t at = skip_opening(text, scan->at + (byte_at(text, scan->at) == '\'')),
           dash; /* or an apostrophe before all */
    do {
        dl_scan_word word = word_at(text, at, scan->salt);
        add_groups(&word, text);
        const size_t size = word.end - word.begin;
        if (!size || size > WORD_MOST || scan->count == sizeof scan->words / sizeof *scan->words)
            return scan->count = before, false;
        scan->words[scan->count++] = word;
        at = word.end;
        dash = dash_at(text, at);
        at += dash;
    } while (dash);
    at = skip_closing(text, skip_possessive(text, at));
    if (!is_blank(text, at))
        return scan->count = before, false;
    scan->at = at;
    return true;
}

/* ---- many words at once ---- */

enum { WINDOW = 64 /* bytes, a bit each */, BEHIND = 16 /* bytes that must follow */ };

#ifdef __SSE2__
static inline uint64_t gather(__m128i which, unsigned part)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(which) << 16 * part;
}

/* Which bytes of the window are ASCII letters or digits, and which blanks. */
static inline void look(const char *window, uint64_t *plain, uint64_t *blank)
{
    *plain = *blank = 0;
    for (unsigned part = 0; part < WINDOW / 16; part++) {
        const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(window + 16 * part));
        const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        const __m128i letter =
            _mm_and_si128(_mm_cmpgt_epi8(small, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(small, _mm_set1_epi8('z' + 1)));
        const __m128i digit =
            _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('0' - 1)), _mm_cmplt_epi8(bytes, _mm_set1_epi8('9' + 1)));
        const __m128i control = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('\t' - 1)),
                                              _mm_cmplt_epi8(bytes, _mm_set1_epi8('\r' + 1)));
        *plain |= gather(_mm_or_si128(letter, digit), part);
        *blank |= gather(_mm_or_si128(control, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '))), part);
    }
}
#else
static inline void look(const char *window, uint64_t *plain, uint64_t *blank)
{
    *plain = *blank = 0;
    for (unsigned at = 0; at < WINDOW; at++) {
        const unsigned char byte = (unsigned char)window[at];
        const unsigned char small = byte | 0x20;
        *plain |= (uint64_t)((small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9')) << at;
        *blank |= (uint64_t)(dl_plain_kinds[byte] == DL_PLAIN_BLANK) << at;
    }
}
#endif

/* Whether the sign there, neither letter nor digit nor blank, only stands before a word or behind one, or joins two; if
 * those between it and the word do, too. Behind the window is more of the text. */
static inline bool is_idle(const char *window, unsigned bit, uint64_t plain, uint64_t blank)
{
    const char sign = window[bit];
    const unsigned next = dl_plain_kinds[(unsigned char)window[bit + 1]];
    const unsigned kind =
        sign == '%' || sign == '\'' ? (unsigned)DL_PLAIN_CLOSING : dl_plain_kinds[(unsigned char)sign];
    const bool plain_before = plain << 1 >> bit & 1, plain_behind = plain >> 1 >> bit & 1;
    const bool blank_before = (blank << 1 | 1) >> bit & 1;
    if (kind == DL_PLAIN_OPENING || (kind == DL_PLAIN_BOTH && blank_before))
        return blank_before && plain_behind;
    if (kind == DL_PLAIN_CLOSING)
        return !blank_before && next != DL_PLAIN_OTHER;
    if (kind == DL_PLAIN_BOTH)
        return next == DL_PLAIN_BLANK || next == DL_PLAIN_CLOSING;
    return (sign == '-' || sign == '/') && plain_before && plain_behind;
}

/* The words of as many bytes as the window shows, up to where something else than plain words begins. False: nothing was
 * taken. scan->at is where a word may begin. */
static inline bool take_window(dl_scan *scan)
{
    const char *window = scan->text.data + scan->at;
    uint64_t plain, blank;
    if (scan->text.size - scan->at < WINDOW + BEHIND)
        return false;
    look(window, &plain, &blank);
    uint64_t signs = ~(plain | blank);
    unsigned end = WINDOW; /* of what is taken: before it stands a blank */
    for (; signs; signs &= signs - 1) {
        const unsigned bit = (unsigned)__builtin_ctzll(signs);
        if (!is_idle(window, bit, plain, blank)) {
            end = bit;
            break;
        }
    }
    const uint64_t before = end < WINDOW ? blank & ((UINT64_C(1) << end) - 1) : blank;
    if (!before)
        return false;
    end = 63 - (unsigned)__builtin_clzll(before);
    plain &= (UINT64_C(1) << end) - 1;
    uint64_t begins = plain & ~(plain << 1), ends = ~plain & plain << 1;
    for (; begins; begins &= begins - 1, ends &= ends - 1) {
        const unsigned begin = (unsigned)__builtin_ctzll(begins), size = (unsigned)__builtin_ctzll(ends) - begin;
        if (size >= 2 * sizeof(uint64_t)) {
            scan->words[scan->count++] = word_at(scan->text, scan->at + begin, scan->salt);
            continue;
        }
        const dl_slice rest = {window + begin, 16};
        const uint64_t low = size < 8 ? (UINT64_C(1) << 8 * size) - 1 : UINT64_MAX,
                       high = size > 8 ? (UINT64_C(1) << 8 * (size - 8)) - 1 : 0;
        const uint64_t first = (dl_plain_bytes_at(rest, 0) | DL_PLAIN_EACH(0x20)) & low;
        const uint64_t second = (dl_plain_bytes_at(rest, 8) | DL_PLAIN_EACH(0x20)) & high;
        const uint32_t at = (uint32_t)(scan->at + begin);
        scan->words[scan->count++] =
            (dl_scan_word){end_hash(dl_plain_mix(dl_plain_mix(scan->salt, first), second)), at, at + size};
    }
    scan->at += end;
    return true;
}

/* Behind signs that stand alone and say nothing: a dash, an ampersand. `at`: there are none. */
static size_t skip_lone_sign(dl_slice text, size_t at)
{
    const unsigned byte = byte_at(text, at);
    const size_t size = byte == '&' || byte == '+' || byte == '=' || byte == '|' || byte == '*' ? 1 : dash_at(text, at);
    return size && is_blank(text, at + size) ? at + size : at;
}

/* Up to the next words. */
static void take_stretch(dl_scan *scan)
{
    const dl_slice text = scan->text;
    const size_t begin = scan->at ? scan->at - 1 : 0, count = scan->count;
    size_t end;
    do {
        end = dl_plain_skip_word(text, scan->at);
        scan->at = dl_plain_skip_blanks(text, end);
    } while (scan->at < text.size && !take_words(scan));
    scan->count = count;
    scan->at = end;
    scan->stretch = dl_slice_cut(text, begin, end);
}

bool dl_scan_next(dl_scan *scan)
{
    const dl_slice text = scan->text;
    scan->count = 0;
    scan->stretch = (dl_slice){NULL, 0};
    while (scan->count < DL_SCAN_WORDS) {
        scan->at = dl_plain_skip_blanks(text, scan->at);
        if (scan->at >= text.size)
            break;
        if (take_window(scan) || take_words(scan))
            continue;
        const size_t begin = scan->at, end = skip_lone_sign(text, begin);
        if (end > begin) {
            scan->at = end;
            continue;
        }
        take_stretch(scan);
        break;
    }
    return scan->count || scan->stretch.size;
}
