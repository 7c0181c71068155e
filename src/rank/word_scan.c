/* Words of a text without the analyzer. */
#include "rank/word_scan.h"
#include "text/plain_word.h"

enum { WORD_MOST = DL_PLAIN_WORD_MOST };

static unsigned byte_at(dl_slice text, size_t at)
{
    return at < text.size ? (unsigned char)text.data[at] : ' ';
}

static bool is_blank(dl_slice text, size_t at)
{
    return dl_plain_kind_at(text, at) == DL_PLAIN_BLANK;
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

/* How long the dash at `at` is: - or one of U+2010 to U+2015; 0: there is none. */
static size_t dash_at(dl_slice text, size_t at)
{
    if (byte_at(text, at) == '-')
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
        if (kind == DL_PLAIN_CLOSING || kind == DL_PLAIN_BOTH || byte == '%' || byte == ']')
            at++;
        else if (general_at(text, at) == 0x9D || general_at(text, at) == 0xA6)
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
    return first == 0xC3 ? second != 0x97 && second != 0xB7 /* times, divided by */
                         : first == 0xC4 ? second != 0xBF : first == 0xC5 && second != 0x80 && second != 0x89 && second != 0xBF;
}

/* The word that begins at `at`, alone or with others; its end is `at` when there is none. */
static inline dl_scan_word word_at(dl_slice text, size_t at, uint64_t salt)
{
    dl_scan_word word = {.hash = salt, .begin = (uint32_t)at};
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
    word.end = (uint32_t)at;
    word.hash *= UINT64_C(0x9E3779B97F4A7C15);
    word.hash += !word.hash;
    return word;
}

/* Words that signs surround and dashes join, from scan->at to the next blank. False: there is something else. */
static bool take_words(dl_scan *scan)
{
    const dl_slice text = scan->text;
    const size_t before = scan->count;
    size_t at = skip_opening(text, scan->at), dash;
    do {
        const dl_scan_word word = word_at(text, at, scan->salt);
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

/* The same of a word that a blank follows, as most do. */
static inline bool take_word(dl_scan *scan)
{
    const dl_slice text = scan->text;
    const uint64_t bytes = dl_plain_bytes_at(text, scan->at);
    const unsigned count = dl_plain_count(bytes);
    if (!count || count == 8 || (bytes >> 8 * count & 0xFF) != ' ')
        return false;
    uint64_t hash = dl_plain_mix(scan->salt, (bytes | DL_PLAIN_EACH(0x20)) & ((UINT64_C(1) << 8 * count) - 1));
    hash *= UINT64_C(0x9E3779B97F4A7C15);
    scan->words[scan->count++] = (dl_scan_word){hash + !hash, (uint32_t)scan->at, (uint32_t)(scan->at + count)};
    scan->at += count;
    return true;
}

/* Behind signs that stand alone and say nothing: a dash, an ampersand. `at`: there are none. */
static size_t skip_lone_sign(dl_slice text, size_t at)
{
    const unsigned byte = byte_at(text, at);
    const size_t size = byte == '&' || byte == '+' || byte == '=' || byte == '|' || byte == '*' || byte == '/' ? 1 : dash_at(text, at);
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
        if (take_word(scan) || take_words(scan))
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
