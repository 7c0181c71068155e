/* Cutting a text into pieces. */
#include "query/pieces.h"
#include "text/character.h"
#include "util/utf8.h"

static bool is_wild(char byte)
{
    return byte == '*' || byte == '?';
}

static bool is_joiner(uint32_t code)
{
    return code == '-' || code == '.' || (code >= 0x2010 && code <= 0x2013) ||
           dl_character_is_apostrophe(code) || dl_character_is_underscore(code);
}

/* Whether the character may stand inside a pattern. */
static bool is_inner(uint32_t code)
{
    return code == '*' || code == '?' || is_joiner(code) || dl_character_is_word(code) ||
           dl_character_is_mark(code);
}

static bool is_digit_at(dl_slice text, size_t at)
{
    return at < text.size && dl_is_digit(text.data[at]);
}

/* Whether [begin, end) is a word and the end of a question: "How could it happen? Nobody knows". */
static bool ends_question(dl_slice text, size_t begin, size_t end)
{
    size_t word = end, length;
    while (word > begin && text.data[word - 1] == '?')
        word--;
    if (word == begin || word == end || memchr(text.data + begin, '*', word - begin) ||
        memchr(text.data + begin, '?', word - begin))
        return false;
    while (end < text.size && (text.data[end] == '?' || text.data[end] == '!'))
        end++;
    const size_t blank = end;
    while (end < text.size && memchr(" \t\r\n", text.data[end], 4))
        end++;
    return end > blank && end < text.size && dl_character_is_capital(dl_utf8_decode(text, end, &length));
}

/* Chinese, Japanese, Thai, ...: words are found inside others there. Korean has blanks. */
static bool is_run_letter(uint32_t code)
{
    const bool hangul = (code >= 0x1100 && code <= 0x11FF) || (code >= 0xAC00 && code <= 0xD7A3);
    return dl_character_is_unspaced(code) && !hangul;
}

static bool has_run_letter(dl_slice text)
{
    for (size_t at = 0, length; at < text.size; at += length)
        if (is_run_letter(dl_utf8_decode(text, at, &length)))
            return true;
    return false;
}

/* Whether a sign stands elsewhere than before or behind all, with such a letter beside it. */
static bool has_unheeded(dl_slice text)
{
    bool run = true, sign = false; /* the last letter is one; signs follow it */
    for (size_t at = 0, length, letters = 0; at < text.size; at += length) {
        const uint32_t code = dl_utf8_decode(text, at, &length);
        const bool here = is_run_letter(code);
        if (!is_wild(text.data[at])) {
            if (sign && (letters || !here))
                return true;
            run = here;
            letters++;
        }
        sign = is_wild(text.data[at]);
    }
    return sign && !run;
}

/* A stretch of such characters, its signs before and its joiners behind taken care of. */
typedef struct stretch {
    size_t begin, end; /* end: behind the last one that is no joiner */
    size_t stop;       /* where the next begins */
    bool wild, unheeded;
} stretch;

static stretch stretch_at(dl_slice text, size_t begin)
{
    stretch found = {begin, begin, begin, false, false};
    size_t length, at = begin;
    char sign = text.data[at];
    at += sign == '#' || sign == '@' || sign == '$';
    for (; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        bool groups = code == ',' && at > begin && is_digit_at(text, at - 1) &&
                      is_digit_at(text, at + 1); /* 3,000 */
        if (!is_inner(code) && !groups)
            break;
        if (is_joiner(code) && found.end == begin)
            found.begin = at + length;
        found.wild |= is_wild(text.data[at]);
        if (!is_joiner(code))
            found.end = at + length;
    }
    found.begin = found.begin < found.end ? found.begin : begin;
    found.wild = found.wild && !ends_question(text, found.begin, at);
    const dl_slice all = dl_slice_cut(text, found.begin, found.end);
    if (found.wild && has_run_letter(all)) {
        found.wild = false;
        found.unheeded = has_unheeded(all);
    }
    found.stop = at > begin ? at : begin + 1;
    return found;
}

/* "~", "~2" at the end of a word: how many bytes, 0 for none. */
static size_t tilde_at(dl_slice text, size_t at, unsigned *edits, bool *cut)
{
    enum { MOST = 2 };
    if (at >= text.size || text.data[at] != '~')
        return 0;
    size_t end = at + 1;
    *edits = 1;
    if (end < text.size && dl_is_digit(text.data[end])) {
        *edits = (unsigned)(text.data[end] - '0');
        *cut = *edits > MOST;
        *edits = *cut ? MOST : *edits;
        end++;
    }
    size_t length;
    bool ends = end == text.size || !is_inner(dl_utf8_decode(text, end, &length));
    return ends ? end - at : 0;
}

bool dl_piece_next(dl_piece *out, dl_slice text, size_t *at)
{
    size_t begin = *at, next = begin;
    bool unheeded = false;
    if (begin >= text.size)
        return false;
    while (next < text.size) {
        unsigned edits = 0;
        bool cut = false;
        stretch here = stretch_at(text, next);
        size_t tilde = here.wild ? 0 : tilde_at(text, here.stop, &edits, &cut);
        bool special = (here.wild || tilde) && here.end > here.begin;
        if (special && next > begin)
            break; /* the text before it comes first */
        if (special) {
            *out = here.wild ? (dl_piece){DL_PIECE_PATTERN, dl_slice_cut(text, here.begin, here.end), 0, false, false}
                             : (dl_piece){edits ? DL_PIECE_FUZZY : DL_PIECE_TEXT,
                                          dl_slice_cut(text, here.begin, here.stop), edits, cut, here.unheeded};
            *at = here.stop + tilde;
            return true;
        }
        unheeded |= here.unheeded;
        next = here.stop;
    }
    *out = (dl_piece){DL_PIECE_TEXT, dl_slice_cut(text, begin, next), 0, false, unheeded};
    *at = next;
    return true;
}
