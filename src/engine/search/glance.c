/* A look at the bytes of a text. Between words that have neighbouring positions stands no letter
 * and no digit: so with everything else taken out, the text holds the words of a phrase one
 * directly after the other, or the phrase is not there. Where they stand one blank apart, with
 * nothing joined to them, it is. */
#include "engine/search/glance.h"
#include "text/character.h"
#include "util/utf8.h"

#include <string.h>

/* What a byte is: a letter or digit, as its small form; else one of these. */
enum { DROP, APOSTROPHE, SIGN, HIGH };

static const unsigned char folded[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8',
    ['9'] = '9', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h',
    ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q',
    ['r'] = 'r', ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
    ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i',
    ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
    ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z',
    ['\''] = APOSTROPHE, ['#'] = SIGN, ['@'] = SIGN, ['$'] = SIGN, [0x80 ... 0xFF] = HIGH,
};

/* What the letters U+00C0 to U+017F fold to, as in text/fold.c; empty: to something else. */
static const char latin[][3] = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o",
    "o", "", "o", "u", "u", "u", "u", "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e",
    "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y", "a", "a", "a",
    "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d", "d", "d", "e", "e", "e", "e", "e", "e", "e", "e",
    "e", "e", "g", "g", "g", "g", "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i", "i",
    "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "", "", "l", "l", "n", "n", "n", "n", "n",
    "n", "", "n", "n", "o", "o", "o", "o", "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s",
    "s", "s", "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "w",
    "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
};

static bool is_word(unsigned char byte)
{
    return folded[byte] >= '0';
}

/* Puts the words of the phrase into `out`; false when it is of another kind. */
static bool take_words(dl_buffer *out, const dl_query_node *phrase)
{
    if (phrase->kind != DL_QUERY_PHRASE || phrase->field || !dl_query_is_tight(phrase))
        return false;
    for (size_t i = 0; i < phrase->word_count; i++) {
        const dl_query_word *word = &phrase->words[i];
        if (word->form != DL_FORM_PLAIN || word->stem.size || word->offset != i ||
            !word->folded.size ||
            dl_slice_is(word->folded, "s")) /* looks like what a possessive ends in */
            return false;
        for (size_t at = 0; at < word->folded.size; at++)
            if (!is_word((unsigned char)word->folded.data[at]))
                return false;
        dl_buffer_add_slice(out, word->folded);
    }
    return out->size < DL_TOKEN_TERM_LIMIT; /* longer words are cut */
}

/* A character beside ASCII. */
typedef struct high {
    const char *letters; /* of ASCII that it folds to; NULL: unknown */
    size_t size;         /* bytes */
    bool apostrophe;     /* it may be one */
} high;

/* Two bytes: Latin letters; marks, Greek, Cyrillic, Armenian, Hebrew, Arabic but digits; signs of Latin-1. */
static const char *fold_two(unsigned char first, unsigned char second)
{
    if (first == 0xC2) /* but those that stand for letters and digits */
        return memchr("\xAA\xB2\xB3\xB9\xBA\xBC\xBD\xBE", second, 8) ? NULL : "";
    if (first <= 0xC5) {
        const char *letters = latin[((first & 0x1F) << 6 | (second & 0x3F)) - 0xC0];
        return *letters ? letters : NULL;
    }
    const bool digit =
        (first == 0xD9 && second >= 0xA0 && second <= 0xA9) || (first == 0xDB && second >= 0xB0 && second <= 0xB9);
    return first >= 0xCC && first <= 0xDB && !digit ? "" : NULL;
}

/* Three bytes: dashes, quotation marks, bullet, ellipsis; Han and Hangul. */
static const char *fold_three(const unsigned char *at)
{
    const bool general = at[0] == 0xE2 && at[1] == 0x80;
    if (general)
        return (at[2] >= 0x90 && at[2] <= 0x95) || (at[2] >= 0x98 && at[2] <= 0x9E) || at[2] == 0xA2 || at[2] == 0xA6
                   ? ""
                   : NULL;
    return (at[0] >= 0xE4 && at[0] <= 0xE9) || (at[0] == 0xEA && at[1] >= 0xB0) || at[0] == 0xEB || at[0] == 0xEC
               ? ""
               : NULL;
}

static high take_high(dl_slice text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.data + at;
    const size_t left = text.size - at;
    high made = {NULL, 1, false};
    if (byte[0] >= 0xC2 && byte[0] < 0xE0 && left >= 2) {
        made = (high){fold_two(byte[0], byte[1]), 2, false};
    } else if (byte[0] >= 0xE0 && byte[0] < 0xF0 && left >= 3) {
        made = (high){fold_three(byte), 3, false};
        made.apostrophe = made.letters && byte[0] == 0xE2 && (byte[2] == 0x98 || byte[2] == 0x99);
    } else if (byte[0] == 0xF0 && left >= 4 && byte[1] == 0x9F && byte[2] >= 0x8C && byte[2] <= 0xA7) {
        made = (high){"", 4, false}; /* pictures */
    }
    return made;
}

/* A sign with nothing of a word behind it begins no tag, and sums of money are none. */
static bool may_begin_tag(dl_slice text, size_t at)
{
    const unsigned char next = at + 1 < text.size ? (unsigned char)text.data[at + 1] : ' ';
    if (text.data[at] == '$' && next >= '0' && next <= '9')
        return false;
    return is_word(next) || next >= 0x80 || next == '_';
}

/* Appends the text's letters and digits, small, without possessive endings and without letters that are none of
 * ASCII. False: it may fold to more. */
static bool squeeze(dl_buffer *out, dl_slice text)
{
    char *to = text.size ? dl_buffer_reserve(out, text.size) : NULL;
    if (!to)
        return false;
    for (size_t at = 0; at < text.size;) {
        const unsigned char code = folded[(unsigned char)text.data[at]];
        if (code == DROP || code >= '0') {
            *to = (char)code;
            to += code != DROP;
            at++;
            continue;
        }
        bool apostrophe = code == APOSTROPHE;
        if (code == SIGN && may_begin_tag(text, at))
            return false;
        if (code == HIGH) {
            const high found = take_high(text, at);
            if (!found.letters)
                return false;
            for (const char *letter = found.letters; *letter; letter++)
                *to++ = *letter;
            apostrophe = found.apostrophe;
            at += found.size;
        } else {
            at++;
        }
        if (apostrophe && at < text.size && (text.data[at] | 0x20) == 's') {
            const unsigned char next = at + 1 < text.size ? (unsigned char)text.data[at + 1] : ' ';
            if (next >= 0x80 && !(next == 0xE2 || next == 0xC2)) /* may be a letter */
                return false;
            at += !is_word(next);
        }
    }
    out->size = (size_t)(to - out->data);
    return true;
}

/* Whether nothing that stands before, or after, could belong to the word. */
static bool is_apart(dl_slice text, size_t begin, size_t end)
{
    bool before = !begin || text.data[begin - 1] == ' ' || text.data[begin - 1] == '(' ||
                  text.data[begin - 1] == '"' || text.data[begin - 1] == '\n';
    if (!before || end == text.size)
        return before;
    bool stop = memchr(".,;:)!?\"", text.data[end], 8) && text.data[end];
    size_t after = end + stop;
    return after == text.size || text.data[after] == ' ' || text.data[after] == '\n';
}

/* Whether the words stand at `at`, a blank between each and the next. *end gets where they end. */
static bool stands_at(const dl_query_node *phrase, dl_slice text, size_t at, size_t *end)
{
    for (size_t i = 0; i < phrase->word_count; i++) {
        dl_slice word = phrase->words[i].folded;
        if (at + word.size + (i > 0) > text.size || (i && text.data[at++] != ' '))
            return false;
        for (size_t j = 0; j < word.size; j++, at++) {
            if (folded[(unsigned char)text.data[at]] != (unsigned char)word.data[j])
                return false;
        }
    }
    *end = at;
    return true;
}

static bool stands_apart(const dl_query_node *phrase, dl_slice text)
{
    const unsigned char first = (unsigned char)phrase->words[0].folded.data[0];
    const unsigned char other = first >= 'a' ? first & 0xDF : first;
    for (size_t at = 0, end; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        if ((byte == first || byte == other) && stands_at(phrase, text, at, &end) &&
            is_apart(text, at, end))
            return true;
    }
    return false;
}

/* ---- characters of scripts without blanks ---- */

/* Puts the characters of the run into `out`. *han: all are Chinese, and fold to nothing else. */
static void take_run(dl_buffer *out, bool *han, const dl_query_node *run)
{
    *han = true;
    for (size_t i = 0, length; i < run->word_count; i++) {
        const dl_slice letters = run->words[i].folded;
        const uint32_t code = letters.size ? dl_utf8_decode(letters, 0, &length) : 0;
        *han &= code >= 0x4E00 && code <= 0x9FFF && length == letters.size;
        dl_buffer_add_slice(out, letters);
    }
}

/* Whether all of the run's characters stand one directly behind the other. */
static bool is_paired(const dl_query_node *run)
{
    bool paired = dl_query_is_run(run);
    for (size_t i = 1; i < run->word_count && paired; i++)
        paired = run->words[i].pair.size != 0;
    return paired;
}

/* Whether some of it may fold to a Chinese character that it does not show, or to nothing: by the first bytes of what does. */
static bool may_hide(dl_slice text)
{
    static const struct {
        unsigned char bytes[3], last; /* the third byte, or the second where that is 0, may be as much as `last` */
    } hiding[] = {
        {{0xCC, 0x80, 0}, 0xBF}, {{0xCD, 0x80, 0}, 0xBF},                                /* marks */
        {{0xE2, 0x80, 0x8B}, 0x8F}, {{0xE2, 0x80, 0xAA}, 0xAE}, {{0xE2, 0x81, 0xA0}, 0xAF}, /* invisible ones */
        {{0xE2, 0xBA, 0}, 0xBF}, {{0xE3, 0x88, 0}, 0x8F}, {{0xEF, 0xA4, 0}, 0xAB},       /* radicals, forms */
        {{0xEF, 0xB8, 0}, 0xB8}, {{0xEF, 0xBB, 0xBF}, 0xBF}, {{0xEF, 0xBF, 0xB0}, 0xBB}, /* selectors, joiners */
        {{0xF0, 0xAF, 0}, 0xAF}, {{0xF3, 0xA0, 0}, 0xA0},
    };
    for (size_t at = 0; at + 2 < text.size; at++) {
        const unsigned char *byte = (const unsigned char *)text.data + at;
        if (byte[0] < 0xCC || (byte[0] > 0xE3 && byte[0] < 0xEF))
            continue;
        for (size_t i = 0; i < sizeof hiding / sizeof *hiding; i++) {
            const bool third = hiding[i].bytes[2] != 0;
            if (byte[0] == hiding[i].bytes[0] && byte[third ? 2 : 1] >= hiding[i].bytes[third ? 2 : 1] &&
                byte[third ? 2 : 1] <= hiding[i].last && (!third || byte[1] == hiding[i].bytes[1]))
                return true;
        }
    }
    return false;
}

/* Whether what stands at `at` may belong to the character before it. */
static bool continues(dl_slice text, size_t at)
{
    size_t length;
    const uint32_t code = at < text.size ? dl_utf8_decode(text, at, &length) : ' ';
    return dl_character_is_mark(code) || code == 0xFF9E || code == 0xFF9F || (code >= 0x1160 && code <= 0x11FF);
}

static dl_glance glance_at_run(const dl_query_node *run, dl_slice text, dl_buffer *scratch)
{
    bool han;
    take_run(scratch, &han, run);
    if (scratch->failed || !scratch->size)
        return DL_GLANCE_UNSURE;
    bool any = false;
    for (size_t at = 0; ; any = true) {
        const char *found = memmem(text.data + at, text.size - at, scratch->data, scratch->size);
        if (!found)
            return !any && han && !may_hide(text) ? DL_GLANCE_NO : DL_GLANCE_UNSURE;
        at = (size_t)(found - text.data) + scratch->size;
        if (!continues(text, at))
            return DL_GLANCE_YES;
    }
}

dl_glance dl_glance_phrase(const dl_query_node *phrase, dl_slice text, dl_buffer *scratch)
{
    dl_buffer_clear(scratch);
    if (phrase->kind == DL_QUERY_PHRASE && !phrase->field && is_paired(phrase))
        return glance_at_run(phrase, text, scratch);
    if (!take_words(scratch, phrase))
        return DL_GLANCE_UNSURE;
    size_t sought = scratch->size;
    const bool plain = squeeze(scratch, text);
    if (scratch->failed)
        return DL_GLANCE_UNSURE;
    if (plain && !memmem(scratch->data + sought, scratch->size - sought, scratch->data, sought))
        return DL_GLANCE_NO;
    return stands_apart(phrase, text) ? DL_GLANCE_YES : DL_GLANCE_UNSURE;
}
