/* What a segment is made of. */
#include "text/compound.h"
#include "text/character.h"
#include "util/utf8.h"

#include <unicode/uchar.h>

/* What may follow an apostrophe in English without being a word of its own: isn't, we'll, I'm. */
static bool is_clitic(dl_slice text)
{
    static const char *const clitics[] = {"s", "t", "d", "m", "ll", "re", "ve"};
    char lower[2];
    if (text.size > sizeof lower)
        return false;
    for (size_t i = 0; i < text.size; i++)
        lower[i] = (char)(text.data[i] | 0x20);
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
        if (dl_slice_equal(dl_slice_make(lower, text.size), dl_slice_of(clitics[i])))
            return true;
    return false;
}

/* The code point that ends at `at`, and where it begins. Needs at > 0. */
static uint32_t code_before(dl_slice text, size_t at, size_t *begin)
{
    size_t length;
    *begin = dl_utf8_floor(text, at - 1);
    return dl_utf8_decode(text, *begin, &length);
}

static bool is_s(uint32_t code)
{
    return code == 's' || code == 'S' || code == 0xFF53 || code == 0xFF33;
}

/* Where the apostrophe before a final "s" of [begin, end) stands, or SIZE_MAX. */
static size_t possessive_begin(dl_slice text, size_t begin, size_t end)
{
    size_t at;
    if (end < begin + 2 || !is_s(code_before(text, end, &at)) || at <= begin)
        return SIZE_MAX;
    return dl_character_is_apostrophe(code_before(text, at, &at)) && at >= begin ? at : SIZE_MAX;
}

bool dl_compound_is_possessive(dl_slice text, dl_segment segment)
{
    if (segment.end - segment.begin > 3 || segment.begin < 2)
        return false;
    size_t at = possessive_begin(text, 0, segment.end);
    return at != SIZE_MAX && at < segment.begin && at > 0 && (unsigned char)text.data[at - 1] > ' ';
}

static size_t without_possessive(dl_slice text, dl_segment segment)
{
    size_t at = possessive_begin(text, segment.begin, segment.end);
    return at == SIZE_MAX || at == segment.begin ? segment.end : at;
}

/* ---- parts of a segment ---- */

typedef enum separator { INSIDE, SPLIT, APART } separator;

/* How many digits stand at `at`; counts up to 4. */
static size_t digits_at(dl_slice text, size_t at, size_t end)
{
    size_t count = 0;
    for (size_t length; at < end && count < 4; at += length, count++)
        if (!dl_character_is_digit(dl_utf8_decode(text, at, &length)))
            break;
    return count;
}

/* Whether the sign in [at, next) sets apart a group of three digits in the number that begins at `begin`:
 * 3,000. The groups before it were found so already. */
static bool is_group(dl_slice text, size_t begin, size_t at, size_t next, size_t end)
{
    size_t first = digits_at(text, begin, at);
    return first >= 1 && first <= 3 && digits_at(text, next, end) == 3;
}

typedef struct part_scan {
    dl_slice text;
    size_t begin, end; /* of the part at hand, and of the segment */
    bool splits;       /* the segment holds a letter, or too many signs to be a number */
} part_scan;

/* What the sign `code` in [at, next) does; *joiner gets how a whole writes it. */
static separator separator_of(const part_scan *scan, uint32_t code, size_t at, size_t next,
                              char *joiner)
{
    size_t before;
    if (code == '.' || code == 0xFF0E || code == 0xFE52 || code == 0x2024) {
        *joiner = '.';
        return scan->splits ? SPLIT : INSIDE;
    }
    if (dl_character_is_apostrophe(code)) {
        *joiner = '\'';
        bool latin = dl_character_is_latin(code_before(scan->text, at, &before));
        return latin && !is_clitic(dl_slice_cut(scan->text, next, scan->end)) ? SPLIT : INSIDE;
    }
    if (dl_character_is_underscore(code)) {
        *joiner = '_';
        return scan->splits ? SPLIT : INSIDE;
    }
    switch (code) {
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x05F4: /* Hebrew acronyms */
    case 0x05F3:
    case 0x00B7: /* Catalan l·l */
    case 0x0387:
    case 0x2027:
        return INSIDE;
    default: /* signs that join digits only */
        return is_group(scan->text, scan->begin, at, next, scan->end) ? INSIDE : APART;
    }
}

/* Whether the word at `begin`, as far as nothing sets it apart, splits at points and underscores: it
 * holds a letter, or two of them or more (19.11.2025). */
static bool splits(dl_slice text, size_t begin, size_t end)
{
    size_t points = 0;
    char joiner;
    const part_scan scan = {text, begin, end, true};
    for (size_t at = begin, length; at < end; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (dl_character_is_word(code)) {
            if (code <= 0x10FFFF && u_isalpha((UChar32)code))
                return true;
        } else if (!dl_character_is_mark(code) && at > begin) {
            separator kind = separator_of(&scan, code, at, at + length, &joiner);
            points += kind == SPLIT;
            if (kind == APART || points == 2)
                break;
        }
    }
    return points == 2;
}

size_t dl_compound_parts(dl_part *out, size_t room, size_t *rest, dl_slice text, dl_segment segment)
{
    size_t end = without_possessive(text, segment), count = 0, stop = segment.begin, length;
    part_scan scan = {text, segment.begin, end, splits(text, segment.begin, end)};
    char joiner = 0, next_joiner = 0;
    *rest = segment.end;
    for (size_t at = scan.begin; at < end; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        bool mark = dl_character_is_mark(code), inside = stop > scan.begin;
        if (dl_character_is_word(code) || (mark && inside && stop == at)) {
            stop = at + length;
            continue;
        }
        if (!inside) /* between parts still */
            scan.begin = stop = at + length;
        if (!inside || mark)
            continue;
        separator kind = separator_of(&scan, code, at, at + length, &next_joiner);
        if (kind == INSIDE)
            continue;
        out[count++] = (dl_part){scan.begin, stop, joiner};
        joiner = next_joiner;
        scan.begin = stop = at + length;
        if (kind == APART || count == room) {
            *rest = scan.begin;
            return count;
        }
    }
    if (stop > scan.begin)
        out[count++] = (dl_part){scan.begin, stop, joiner};
    return count;
}

char dl_compound_joiner(dl_slice text, size_t end, size_t begin)
{
    if (end >= begin || begin - end > 3)
        return 0;
    size_t length;
    uint32_t code = dl_utf8_decode(text, end, &length);
    bool dash = code == '-' || code == 0x2010 || code == 0x2011 || code == 0x2013 ||
                code == 0xFF0D || code == 0xFE63 || code == 0x05BE;
    return dash && end + length == begin ? '-' : 0;
}

/* ---- tags ---- */

static char sign_of(uint32_t code)
{
    switch (code) {
    case '#':
    case 0xFF03:
    case 0xFE5F:
        return '#';
    case '@':
    case 0xFF20:
    case 0xFE6B:
        return '@';
    case '$':
    case 0xFF04:
    case 0xFE69:
        return '$';
    default:
        return 0;
    }
}

static bool is_underscore(uint32_t code)
{
    return code == '_' || code == 0xFF3F;
}

static bool is_body(uint32_t code, char sign)
{
    if (dl_character_is_mark(code) || is_underscore(code))
        return true;
    if (code < 0x80 || sign != '@')
        return dl_character_is_word(code) && code <= 0x10FFFF &&
               (U_MASK(u_charType((UChar32)code)) & (U_GC_L_MASK | U_GC_N_MASK));
    return dl_character_is_latin(code) || (code >= 0xFF10 && code <= 0xFF19);
}

bool dl_compound_tag(dl_tag *out, dl_slice text, size_t begin)
{
    size_t at = begin, length;
    uint32_t code = 0;
    while (at) {
        size_t before;
        code = code_before(text, at, &before);
        if (!is_underscore(code))
            break;
        at = before;
    }
    if (!at || !sign_of(code))
        return false;
    *out = (dl_tag){.sign = sign_of(code), .body = at};
    code_before(text, at, &out->begin);
    if (out->begin) {
        code = code_before(text, out->begin, &at);
        if (is_underscore(code) || (dl_character_is_mark(code) && code != 0x200E && code != 0x200F) ||
            (code <= 0x10FFFF && u_isalnum((UChar32)code)))
            return false;
    }
    bool letter = false;
    for (at = out->body; at < text.size; at += length) {
        code = dl_utf8_decode(text, at, &length);
        if (!is_body(code, out->sign))
            break;
        letter |= u_isalpha((UChar32)code) != 0;
        if (out->sign == '$' && !letter)
            return false;
    }
    out->end = at;
    return letter && at > begin;
}

enum { NOTHING, SMALL, CAPITAL, NUMBER, SAME };

static int class_of(uint32_t code)
{
    if (is_underscore(code))
        return NOTHING;
    if (code > 0x10FFFF || dl_character_is_mark(code))
        return SAME;
    switch (u_charType((UChar32)code)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return CAPITAL;
    case U_DECIMAL_DIGIT_NUMBER:
        return NUMBER;
    default:
        return SMALL;
    }
}

size_t dl_compound_tag_parts(dl_part *out, size_t room, dl_slice text, size_t begin, size_t end)
{
    size_t count = 0, part = SIZE_MAX, previous_at = begin;
    int previous = NOTHING;
    for (size_t at = begin, length; at < end; at += length) {
        int here = class_of(dl_utf8_decode(text, at, &length));
        size_t cut = SIZE_MAX;
        if (here == SAME)
            continue;
        if (part != SIZE_MAX) {
            if (here != previous && !(here == SMALL && previous == CAPITAL))
                cut = at;
            else if (here == SMALL && previous == CAPITAL && previous_at > part)
                cut = previous_at; /* SCOMember: the last capital begins the next word */
        }
        if (cut != SIZE_MAX && count + 1 < room) {
            out[count++] = (dl_part){part, cut, 0};
            part = here == NOTHING ? SIZE_MAX : cut;
        } else if (part == SIZE_MAX && here != NOTHING) {
            part = at;
        }
        previous = here;
        previous_at = at;
    }
    if (part != SIZE_MAX)
        out[count++] = (dl_part){part, end, 0};
    return count;
}
