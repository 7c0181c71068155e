/* What a page states as its deck. */
#include "article/html/deck_stated.h"
#include "article/html/tree/texts.h"
#include "article/lines/east_name.h"
#include "util/utf8.h"

#include <strings.h>
#include <unicode/uchar.h>

#define COUNT(words) (sizeof(words) / sizeof *(words))

/* Whether a text is but short words of a list, two or more: "bridge,roads,river". */
static bool is_list(dl_slice text, char sign)
{
    enum { EACH_MOST = 48, LEAST = 2 };
    size_t parts = 0;
    for (size_t at = 0; at <= text.size; parts++) {
        size_t end = at;
        while (end < text.size && text.data[end] != sign)
            end++;
        const dl_slice part = dl_slice_trim(dl_slice_cut(text, at, end));
        if (!part.size || part.size > EACH_MOST || strchr(".!?", part.data[part.size - 1]))
            return false;
        at = end + 1;
    }
    return parts >= LEAST;
}

/* Key words in Chinese: "大桥,河城,通车". */
static bool is_east_list(dl_slice text)
{
    enum { MOST = 120, COMMAS = 2 };
    size_t commas = 0, length;
    for (size_t i = 0; i < text.size; i++)
        commas += text.data[i] == ',';
    return text.size <= MOST && commas >= COMMAS && is_list(text, ',') &&
           dl_html_is_han(dl_utf8_decode(text, 0, &length)) && !memchr(text.data, ' ', text.size);
}

bool dl_html_deck_repeats_title(dl_arena *arena, dl_slice stated, dl_slice title, dl_slice site, dl_slice words)
{
    enum { LEAST = 12 };
    const dl_slice listed = dl_html_key(arena, words);
    if (is_east_list(stated) || (listed.size && dl_slice_equal(dl_html_key(arena, stated), listed)))
        return true;
    static const char *const signs[] = {",", "|", "-", ":", "_", "\u2013", "\u2014", "\u00B7", "\u2022"};
    if (title.size < LEAST || stated.size < title.size || strncasecmp(stated.data, title.data, title.size) != 0)
        return false;
    dl_slice rest = dl_slice_trim(dl_slice_cut(stated, title.size, stated.size));
    if (!rest.size)
        return true;
    const char sign = rest.data[0];
    size_t size = 0;
    for (size_t i = 0; i < COUNT(signs) && !size; i++)
        size = dl_slice_starts(rest, dl_slice_of(signs[i])) ? strlen(signs[i]) : 0;
    rest = dl_slice_trim(dl_slice_cut(rest, size, rest.size));
    const dl_slice name = dl_html_key(arena, site);
    return size && ((name.size && dl_slice_starts(dl_html_key(arena, rest), name)) ||
                    (listed.size && dl_slice_equal(dl_html_key(arena, rest), listed)) ||
                    (strchr(",|_-", sign) && is_list(rest, sign)));
}

/* The size of the longest of `signs` at `at`, or 0. */
static size_t sign_at(dl_slice text, size_t at, const char *const *signs, size_t count)
{
    const dl_slice rest = dl_slice_cut(text, at, text.size);
    size_t most = 0;
    for (size_t i = 0; i < count; i++)
        if (strlen(signs[i]) > most && dl_slice_starts(rest, dl_slice_of(signs[i])))
            most = strlen(signs[i]);
    return most;
}

static bool ends_east(dl_slice text)
{
    size_t last = text.size, size;
    while (last && ((unsigned char)text.data[--last] & 0xC0) == 0x80)
        ;
    return text.size && dl_html_is_han(dl_utf8_decode(text, last, &size));
}

dl_slice dl_html_deck_without_title(dl_slice stated, dl_slice title)
{
    enum { LEAST = 12 };
    static const char *const signs[] = {"---", "--", " ...", "...", "\u2026\u2026", "\u2026"}, *const blanks[] = {
                                                                                                   " ", "\u3000"};
    if (title.size < LEAST || stated.size <= title.size || !dl_slice_starts(stated, title))
        return stated;
    size_t size = sign_at(stated, title.size, signs, COUNT(signs));
    if (!size && ends_east(title))
        size = sign_at(stated, title.size, blanks, COUNT(blanks));
    const dl_slice rest = dl_slice_trim(dl_slice_cut(stated, title.size + size, stated.size));
    return size && rest.size ? rest : stated;
}

bool dl_html_deck_is_excerpt(dl_arena *arena, dl_slice stated, dl_slice whole)
{
    enum { MOST = 2000, WHOLE_MOST = 200000, PIECE_LEAST = 12, LEAST = 60 };
    static const char *const stops[] = {". ",     "! ",     "? ",     "...",    "---",
                                        "\u2026", "\u3002", "\uFF01", "\uFF1F", "\u3000"};
    size_t told = 0, all = 0;
    if (stated.size > MOST || whole.size > WHOLE_MOST)
        return false;
    for (size_t begin = 0, at = 0, stop; at <= stated.size; at++) {
        stop = at < stated.size ? sign_at(stated, at, stops, COUNT(stops)) : 1;
        if (!stop)
            continue;
        const dl_slice piece = dl_html_key(arena, dl_slice_cut(stated, begin, at));
        if (piece.size >= PIECE_LEAST) {
            all += piece.size;
            told += dl_html_key_holds(whole, piece) ? piece.size : 0;
        }
        begin = at + stop;
        at = begin - 1;
    }
    return all >= LEAST && told * 5 >= all * 4;
}

/* Where the word at `at` ends; *stem gets its beginning, which its other forms have, too, or nothing for little words. Where
 * words are not parted, two characters stand for one. */
static size_t word_at(dl_slice *stem, dl_slice text, size_t at)
{
    enum { LEAST = 4, MOST = 5, EAST = 2 };
    size_t end = at, count = 0, length;
    bool east = false;
    *stem = dl_slice_cut(text, at, at);
    for (; end < text.size; end += length, count++) {
        const uint32_t code = dl_utf8_decode(text, end, &length);
        const bool han = dl_html_is_han(code);
        if (code > UCHAR_MAX_VALUE || !u_isalnum((UChar32)code) || (count && han != east) || (han && count == EAST))
            break;
        east = han;
        if (count < MOST)
            *stem = dl_slice_cut(text, at, end + length);
    }
    if (count < (east ? EAST : LEAST))
        stem->size = 0;
    return end > at ? end : at + length;
}

bool dl_html_deck_is_of_site(dl_arena *arena, dl_slice stated, dl_slice site, dl_slice whole)
{
    enum { TEXT_LEAST = 400, WORDS_LEAST = 5, UNTOLD_LEAST = 4, WORDS_MOST = 100 };
    if (whole.size < TEXT_LEAST)
        return false;
    size_t words = 0, told = 0;
    dl_slice stem;
    for (size_t at = 0; at < stated.size && words < WORDS_MOST;) {
        at = word_at(&stem, stated, at);
        if (!stem.size)
            continue;
        words++;
        told += dl_html_key_holds(whole, dl_html_key(arena, stem));
    }
    const dl_slice name = dl_html_key(arena, site);
    const bool names = name.size && dl_slice_starts(dl_html_key(arena, stated), name);
    return (words >= WORDS_LEAST && told * (names ? 2 : 10) < words) || (words >= UNTOLD_LEAST && !told);
}
