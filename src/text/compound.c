/* What a segment is made of. */
#include "text/compound.h"
#include "text/fold.h"
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

/* Where a final "'s" begins, or the segment's end. */
static size_t without_possessive(dl_slice text, dl_segment segment)
{
    if (segment.end - segment.begin < 3 || (text.data[segment.end - 1] | 0x20) != 's')
        return segment.end;
    size_t before = dl_utf8_floor(text, segment.end - 2), length;
    if (before <= segment.begin || !dl_fold_is_apostrophe(text, before, &length) ||
        before + length != segment.end - 1)
        return segment.end;
    return before;
}

/* The joiner at text[at] inside a segment that ends at `end`, or 0; *length gets its bytes. */
static char inner_joiner(dl_slice text, size_t at, size_t end, size_t *length)
{
    if (dl_fold_is_apostrophe(text, at, length))
        return is_clitic(dl_slice_cut(text, at + *length, end)) ? 0 : '\'';
    return *length == 1 && (text.data[at] == '.' || text.data[at] == '_') ? text.data[at] : 0;
}

static bool holds_letter(dl_slice text, size_t begin, size_t end)
{
    for (size_t at = begin, length; at < end; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (code <= 0x10FFFF && u_isalpha((UChar32)code))
            return true;
    }
    return false;
}

size_t dl_compound_parts(dl_part *out, size_t room, size_t *rest, dl_slice text, dl_segment segment)
{
    size_t end = without_possessive(text, segment), count = 0, begin = segment.begin, at = begin;
    char joiner = 0;
    *rest = segment.end;
    if (!holds_letter(text, begin, end))
        at = end; /* a number is one part: 3.14, 1,000 */
    while (at < end) {
        size_t length;
        char found = inner_joiner(text, at, end, &length);
        if (found && at > begin && at + length < end) {
            out[count++] = (dl_part){begin, at, joiner};
            begin = at + length;
            joiner = found;
            if (count == room) {
                *rest = begin;
                return count;
            }
        }
        at += length;
    }
    out[count++] = (dl_part){begin, end, joiner};
    return count;
}

char dl_compound_joiner(dl_slice text, size_t end, size_t begin)
{
    if (end >= begin || begin - end > 3)
        return 0;
    size_t length;
    uint32_t code = dl_utf8_decode(text, end, &length);
    bool dash = code == '-' || code == 0x2010 || code == 0x2011 || code == 0x2013;
    return dash && end + length == begin ? '-' : 0;
}

static bool is_tag_character(uint32_t code, char sign)
{
    if (code < 0x80 || sign == '@')
        return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
               (code >= 'A' && code <= 'Z') || code == '_';
    return code <= 0x10FFFF &&
           (U_MASK(u_charType((UChar32)code)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK));
}

char dl_compound_sign(size_t *sign_begin, dl_slice text, size_t begin)
{
    size_t length, first;
    if (begin == text.size)
        return 0;
    uint32_t next = dl_utf8_decode(text, begin, &first);
    /* "#_tag": the underscores before the segment belong to the tag. */
    while (begin && text.data[begin - 1] == '_')
        begin--;
    if (!begin)
        return 0;
    size_t at = dl_utf8_floor(text, begin - 1);
    uint32_t code = dl_utf8_decode(text, at, &length);
    char sign = code == '#' || code == 0xFF03   ? '#'
                : code == '@' || code == 0xFF20 ? '@'
                : code == '$' || code == 0xFF04 ? '$'
                                                : 0;
    if (!sign)
        return 0;
    if (!is_tag_character(next, sign) || (sign == '$' && !u_isalpha((UChar32)next)))
        return 0;
    if (at) {
        size_t before = dl_utf8_floor(text, at - 1);
        uint32_t previous = dl_utf8_decode(text, before, &length);
        if (previous == '_' || (previous <= 0x10FFFF && (u_isalnum((UChar32)previous) ||
                                (U_MASK(u_charType((UChar32)previous)) & U_GC_M_MASK))))
            return 0;
    }
    *sign_begin = at;
    return sign;
}

size_t dl_compound_tag_end(dl_slice text, size_t begin, char sign)
{
    size_t at = begin, end = begin;
    for (size_t length; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (!is_tag_character(code, sign))
            break;
        if (code != '_')
            end = at + length;
    }
    /* A mark that follows stays with its letter, also behind a handle. */
    for (size_t length; end == at && at < text.size; at += length, end = at) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (code > 0x10FFFF || !(U_MASK(u_charType((UChar32)code)) & U_GC_M_MASK))
            break;
    }
    return end;
}

enum { NOTHING, SMALL, CAPITAL, NUMBER, SAME };

static int class_of(uint32_t code)
{
    if (code == '_')
        return NOTHING;
    if (code > 0x10FFFF)
        return SAME;
    switch (u_charType((UChar32)code)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return CAPITAL;
    case U_DECIMAL_DIGIT_NUMBER:
        return NUMBER;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
        return SAME;
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
