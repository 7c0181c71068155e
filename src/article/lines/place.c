/* The place that opens a report: words in capitals, then perhaps ", Country", a day and an agency, then a
 * colon or a dash. */
#include "article/lines/place.h"
#include "article/lines/place_east.h"
#include "article/lines/word_date.h"
#include "util/utf8.h"

#include <unicode/uchar.h>

enum { PLACE_LIMIT = 100, WORD_LIMIT = 4, AGENCY_LIMIT = 60, POINT_LETTERS = 3 };

/* Words in capitals that open paragraphs and are no places. */
static const char *const other_openings[] = {"ISBN", "ISSN", "FAQ", "DEAR ABBY", "WARNING GRAPHIC DETAIL", "BREAKING", "EXCLUSIVE", "UPDATE", "UPDATED", "WATCH", "READ",
                                             "ALSO READ", "READ ALSO", "READ MORE", "WATCH ALSO", "MUST READ",
                                             "FILE", "PHOTO", "PHOTOS", "VIDEO",
                                             "NOTE", "EDITOR'S NOTE", "EDITOR\u2019S NOTE", "CORRECTION",
                                             "CORRECTED", "OPINION", "ANALYSIS", "MORE", "RELATED", "ICYMI",
                                             "LEAD", "WARNING", "DEVELOPING", "URGENT", "SOURCE", "SOURCES", "LOOK", "OFFICIAL",
                                             "BREAKING NEWS", "NEWS", "SEE ALSO", "PROBLEM", "FROM EARLIER", "JUST IN",
                                             "FALSE", "TRUE", "CLAIM", "ORIGINS", "STATUS", "FACT", "MYTH", "QUESTION",
                                             "ANSWER", "LISTEN", "TRENDING", "LIVE", "WORLDWIDE", "VERDICT", "SPOILER",
                                             "SPOILER ALERT", "DISCLAIMER", "CREDIT", "IMAGE", "SHARE", "FOLLOW",
                                             "SUBSCRIBE", "PS", "NB", "TL;DR", "FAQ", "ALERT", "REPORT", "REVEALED",
                                             "METHODOLOGY", "GALLERY", "PICTURES", "POLL", "QUIZ", "INTERVIEW", "REVIEW", "COMMENT"};

/* Letters of a word, with . ' - inside: how many, how many of them capitals, and the end. */
typedef struct word {
    size_t letters, capitals, end;
} word;

static bool is_inner(uint32_t code)
{
    return code == '.' || code == '\'' || code == '-' || code == '/' || code == 0x2019;
}

static word take_word(dl_slice text, size_t at)
{
    word found = {0, 0, at};
    size_t length;
    for (; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        bool letter = code <= UCHAR_MAX_VALUE && u_isalpha((UChar32)code);
        bool mark = code <= UCHAR_MAX_VALUE && (U_MASK(u_charType((UChar32)code)) & U_GC_M_MASK);
        if (!letter && !(found.letters && (mark || is_inner(code))))
            break;
        found.letters += letter;
        found.capitals += letter && u_isUUppercase((UChar32)code);
        if (letter || mark || code == '.')
            found.end = at + length; /* not behind a hyphen that ends the word */
    }
    return found;
}

static bool starts_at(dl_slice text, size_t at, const char *wanted)
{
    return dl_slice_starts(dl_slice_cut(text, at, text.size), dl_slice_of(wanted));
}

/* A colon or dash at `at` with something behind it; behind an agency a hyphen needs no blank before it. */
static bool has_separator(dl_slice text, size_t at, bool agency)
{
    while (starts_at(text, at, "  ")) /* set off with several blanks */
        at++;
    if (agency && (starts_at(text, at, "- ") || starts_at(text, at, ". ") || starts_at(text, at, " _ ")))
        return at + 2 < text.size;
    static const char *const separators[] = {":",       "\uFF1A", " \u2014", "\u2014", " \u2013",
                                             "\u2013 ", " - ",    " -- ",    "--",     ".- "};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        size_t end = at + strlen(separators[i]);
        if (starts_at(text, at, separators[i]) && end < text.size)
            /* https://, 10:30 */
            return separators[i][0] != ':' ||
                   !(text.data[end] == '/' || dl_is_digit(text.data[end]));
    }
    return false;
}

/* Whether a word is a site's address: "RIVER.COM", "river.co.id". */
static bool is_address(dl_slice text)
{
    enum { NAME_LEAST = 3, LAND_LEAST = 2, LAND_MOST = 4 };
    size_t first = 0, last = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '.') {
            first = first ? first : last;
            last = 0;
        } else if (dl_is_letter(text.data[i]) || (last && dl_is_digit(text.data[i]))) {
            last++;
        } else {
            return false;
        }
    }
    return first >= NAME_LEAST && last >= LAND_LEAST && last <= LAND_MOST;
}

/* "RIVER.COM, ", "(WIRE) - ": whose report it is, where that stands before the place. The end, or 0. */
static size_t take_house(dl_slice text)
{
    enum { MOST = 30 };
    static const char *const strokes[] = {") - ", ") \u2013 ", ") \u2014 "};
    size_t end = 0;
    while (end < text.size && end < MOST && text.data[end] != ' ' && text.data[end] != ')')
        end++;
    if (end > 1 && starts_at(text, end - 1, ", ") && is_address(dl_slice_cut(text, 0, end - 1)))
        return end + 1;
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes && starts_at(text, 0, "("); i++)
        if (starts_at(text, end, strokes[i]))
            return end + strlen(strokes[i]);
    return 0;
}

/* Words in capitals, or with a capital each, with single blanks between. The end, or 0 when there are none. */
static size_t take_words(dl_slice text, bool capitals)
{
    size_t at = 0, end = 0, letters = 0, words = 0;
    for (;;) {
        word next = take_word(text, at);
        size_t length;
        if (!next.letters || words == WORD_LIMIT ||
            (capitals ? next.letters != next.capitals : !u_isUUppercase((UChar32)dl_utf8_decode(text, at, &length))))
            break;
        words++;
        letters += next.letters;
        end = next.end;
        if (next.letters > POINT_LETTERS && text.data[end - 1] == '.' && !is_address(dl_slice_cut(text, at, end))) {
            end--; /* "MOSCOW. WIRE", not "ST. PETERSBURG" */
            break;
        }
        if (end >= text.size || text.data[end] != ' ')
            break;
        at = end + 1;
    }
    return letters < 2 ? 0 : end;
}

/* ", Afghanistan": at most three words, each with a capital in front. The end, or `at`. */
static size_t take_country(dl_slice text, size_t at)
{
    size_t end = at, next = at + 2;
    for (int words = 0; words < 3 && starts_at(text, next - 1, " "); words++) {
        word found = take_word(text, next);
        size_t length;
        if (!found.letters || !u_isUUppercase((UChar32)dl_utf8_decode(text, next, &length)))
            break;
        end = found.end;
        next = end + 1;
    }
    return end;
}

/* "Nov 19", "November 19, 2025": the end, or `at`. */
static size_t take_day(dl_slice text, size_t at)
{
    size_t used = dl_word_date_take_day(dl_slice_cut(text, at, text.size));
    return at + used;
}

/* "(Reuters)", "/PRNewswire/", ". /TASS/": the end, or `at`. */
static size_t take_agency(dl_slice text, size_t at)
{
    const size_t begin = starts_at(text, at, ". /") ? at + 2 : at;
    if (!starts_at(text, begin, "(") && !starts_at(text, begin, "/"))
        return at;
    const char close = text.data[begin] == '(' ? ')' : '/';
    for (size_t end = begin + 1; end < text.size && end - at < AGENCY_LIMIT; end++) {
        if (text.data[end] == close)
            return end + 1;
        if (text.data[end] == '\n' || text.data[end] == '\r')
            break;
    }
    return at;
}

static size_t skip_blank(dl_slice text, size_t at)
{
    return starts_at(text, at, " ") ? at + 1 : at;
}

/* ". WIRE" in capitals, perhaps behind ". 18 November": the end, or `at`. */
static size_t take_wire(dl_slice text, size_t at)
{
    const size_t day = starts_at(text, at, ". ") ? take_day(text, at + 2) : at;
    const size_t from = day > at + 2 ? day - (text.data[day - 1] == '.') : at; /* which may end a short month */
    if (!starts_at(text, from, ". "))
        return at;
    const word wire = take_word(text, from + 2);
    const bool point = wire.end && text.data[wire.end - 1] == '.';
    return wire.letters > 1 && wire.letters == wire.capitals ? wire.end - point : at;
}

/* ", Country", ", Nov 19", ", river.com" behind the place: moves *place and returns the end of all; *house: whose it is stood there. */
static size_t take_parts(dl_slice text, size_t *place, bool *house)
{
    size_t at = *place;
    *house = false;
    for (int parts = 0; parts < 2 && starts_at(text, at, ", "); parts++) {
        size_t day = take_day(text, at + 2);
        size_t country = day > at + 2 ? at : take_country(text, at);
        const size_t address = take_word(text, at + 2).end;
        if (country <= address && is_address(dl_slice_cut(text, at + 2, address))) {
            *house = true;
            at = address;
        } else if (country > at)
            *place = at = country;
        else if (day > at + 2)
            at = day;
        else
            break;
    }
    return at;
}

/* Whether a long dash at `at` parts a place in small letters from a sentence: "Phoenix, AZ \u2014 A boy". */
static bool has_long_dash(dl_slice text, size_t at)
{
    static const char *const dashes[] = {" \u2014 ", " \u2013 ", " -- "};
    size_t length;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t end = at + strlen(dashes[i]);
        if (starts_at(text, at, dashes[i]) && end < text.size)
            return u_isUUppercase((UChar32)dl_utf8_decode(text, end, &length)) != 0;
    }
    return false;
}

/* Whether what stands behind the comma says who speaks in a transcript: "ANN BELL, HOST: Good evening". "NEW YORK, NY: A" is a
 * place, and so is all where what follows is in capitals, too. */
static bool is_speaker(dl_slice part, dl_slice behind)
{
    enum { CODE = 3 }; /* letters */
    const word title = take_word(part, 0), next = take_word(behind, 0);
    return title.letters > CODE && title.letters == title.capitals && next.letters != next.capitals;
}

dl_slice dl_place_find(dl_slice text)
{
    const dl_slice none = {NULL, 0}, east = dl_place_find_east(text);
    if (east.size)
        return east;
    const size_t house = take_house(text);
    text = dl_slice_cut(text, house, text.size);
    if (text.size > PLACE_LIMIT + AGENCY_LIMIT)
        text = dl_slice_cut(text, 0, PLACE_LIMIT + AGENCY_LIMIT);
    size_t place = text.size ? take_words(text, true) : 0;
    bool capitals = place > 0;
    if (!capitals && text.size && !starts_at(text, 0, "By ")) /* an author's name */
        place = take_words(text, false);
    if (!place)
        return none;
    bool behind;
    size_t name = place, at = take_parts(text, &place, &behind);
    size_t agency = skip_blank(text, at), after = take_agency(text, agency);
    if (after == agency && capitals)
        after = take_wire(text, agency = at);
    bool named = after > agency; /* an agency stands there */
    if (named)
        at = after;
    named = named || behind || house;
    bool parted = has_separator(text, at, named);
    if (!capitals) /* words as any sentence's: only with an agency, or a country and a dash */
        parted = named ? parted && text.data[at] != ':' : place > name && has_long_dash(text, at);
    if (place > PLACE_LIMIT || !parted)
        return none;
    if (capitals && place > name + 2 && starts_at(text, at, ": ") &&
        is_speaker(dl_slice_cut(text, name + 2, place), dl_slice_cut(text, at + 2, text.size)))
        return none;
    dl_slice found = dl_slice_cut(text, 0, place);
    if (is_address(found))
        return none;
    if (found.data[found.size - 1] == '.' && starts_at(text, place, "- ")) /* "MOSCOW.- " */
        found.size--;
    for (size_t i = 0; i < sizeof other_openings / sizeof *other_openings; i++)
        if (dl_slice_is(found, other_openings[i]))
            return none;
    return found;
}
