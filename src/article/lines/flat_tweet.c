/* Tweets that were flattened to text: a dash, a name, a handle in brackets, a date. The handle in brackets
 * with a date behind it is what marks a tweet; the dash before it is then looked for. */
#include "article/lines/flat_tweet.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "util/utf8.h"

enum { NAME_LIMIT = 70, HANDLE_LIMIT = 30 }; /* code points; Twitter has 50 and 15 today */

static size_t skip_blanks(dl_slice text, size_t at)
{
    while (at < text.size && dl_is_blank(text.data[at]))
        at++;
    return at;
}

/* The size of what stands at `at`, out of `wanted` (ends with NULL), or 0. */
static size_t match(dl_slice text, size_t at, const char *const *wanted)
{
    for (; *wanted; wanted++) {
        size_t size = strlen(*wanted);
        if (text.size - at >= size && memcmp(text.data + at, *wanted, size) == 0)
            return size;
    }
    return 0;
}

/* Dashes that attributions are set with, and the em dash as broken converters leave it. */
static const char *const long_dashes[] = {"\u2014", "\u2015", "\u00E2\u20AC\u201D", NULL};
/* Those that occur inside names as well: they need blanks around. */
static const char *const short_dashes[] = {"\u2013", "--", "-", "\u2212", NULL};
/* What ends a tweet's text before its dash. */
static const char *const links[] = {"pic.twitter.com/", "pic.x.com/", "https://", "http://", NULL};
static const char *const ellipses[] = {"\u2026", NULL};

/* "handle)" at `at`: the end behind the bracket, or 0. */
static size_t take_handle(dl_slice text, size_t at, dl_slice *handle)
{
    size_t end = at;
    while (end < text.size && end - at <= HANDLE_LIMIT &&
           (dl_is_digit(text.data[end]) || text.data[end] == '_' || dl_is_letter(text.data[end])))
        end++;
    if (end == at || end - at > HANDLE_LIMIT || end == text.size || text.data[end] != ')')
        return 0;
    *handle = dl_slice_cut(text, at, end);
    return end + 1;
}

static bool stands_free(dl_slice text, size_t at, size_t size)
{
    return (at == 0 || dl_is_blank(text.data[at - 1])) &&
           at + size < text.size && dl_is_blank(text.data[at + size]);
}

/* Whether a short dash at `at` must be the attribution's: it opens a line, or a sentence ends before it. */
static bool opens(dl_slice text, size_t at)
{
    dl_slice before = dl_slice_cut(text, 0, at);
    if (at > 400)
        before = dl_slice_cut(text, at - 400, at);
    size_t line = at;
    while (line && (text.data[line - 1] == ' ' || text.data[line - 1] == '\t'))
        line--;
    return line == 0 || text.data[line - 1] == '\n' || text.data[line - 1] == '\r' ||
           dl_prose_ends_sentence(before);
}

/* The dash that opens the attribution whose bracket is at `bracket`; SIZE_MAX: none. *size: its bytes.
 *   1. one that opens the text at `from`;
 *   2. the first long dash behind the last link or "…" (a name may hold a dash; a tweet ends there);
 *   3. the last long dash;
 *   4. the first short dash, with blanks around, behind a link, a sentence's end, or a line's beginning;
 *   5. the last short dash with blanks around. */
static size_t find_dash(dl_slice text, size_t from, size_t bracket, size_t *size)
{
    size_t begin = bracket, code_points = 0, first = from;
    while (begin > from && code_points < NAME_LIMIT && bracket - begin < 4 * NAME_LIMIT) {
        begin--;
        code_points += (text.data[begin] & 0xC0) != 0x80;
    }
    while (first < bracket && first - from < NAME_LIMIT && dl_is_blank(text.data[first]))
        first++;
    if (first >= begin && first < bracket) {
        size_t dash = match(text, first, long_dashes);
        if (!dash && (dash = match(text, first, short_dashes)) && !stands_free(text, first, dash))
            dash = 0;
        if (dash) {
            *size = dash;
            return first;
        }
    }
    size_t after_stop = SIZE_MAX, last = SIZE_MAX, opening = SIZE_MAX, last_short = SIZE_MAX;
    bool stopped = false;
    for (size_t at = begin; at < bracket; at++) {
        size_t dash;
        if (match(text, at, links) || match(text, at, ellipses)) {
            stopped = true;
            after_stop = opening = SIZE_MAX;
        } else if (match(text, at, long_dashes)) {
            last = at;
            if (stopped && after_stop == SIZE_MAX)
                after_stop = at;
        } else if ((dash = match(text, at, short_dashes)) && stands_free(text, at, dash)) {
            last_short = at;
            if (opening == SIZE_MAX && (stopped || opens(text, at)))
                opening = at;
        }
    }
    size_t choice[] = {after_stop, last, opening, last_short};
    for (size_t i = 0; i < sizeof choice / sizeof *choice; i++)
        if (choice[i] != SIZE_MAX) {
            *size = match(text, choice[i], i < 2 ? long_dashes : short_dashes);
            return choice[i];
        }
    return SIZE_MAX;
}

bool dl_flat_tweet_find(dl_attribution *out, dl_slice text, size_t from)
{
    for (size_t at = from; at + 1 < text.size; at++) {
        const char *bracket = memchr(text.data + at, '(', text.size - at - 1);
        if (!bracket)
            return false;
        at = (size_t)(bracket - text.data);
        if (text.data[at + 1] != '@')
            continue;
        size_t used, size = 0, after = take_handle(text, at + 2, &out->handle);
        size_t date_at = after ? skip_blanks(text, after) : text.size;
        if (date_at >= text.size)
            continue;
        out->date = dl_word_date_take(dl_slice_cut(text, date_at, text.size), &used);
        size_t dash = used ? find_dash(text, from, at, &size) : SIZE_MAX;
        if (dash == SIZE_MAX)
            continue;
        size_t name = dash + size, more;
        while (name < at && (more = match(text, name, long_dashes)))
            name += more;
        out->name = dl_prose_trim(dl_slice_cut(text, name, at));
        out->begin = dash;
        out->end = date_at + used;
        if (out->name.size)
            return true;
    }
    return false;
}

bool dl_flat_tweet_is_truncated(dl_slice text)
{
    for (;;) {
        text = dl_prose_trim(text);
        size_t word = text.size;
        while (word && !dl_is_blank(text.data[word - 1]))
            word--;
        /* "the…pic.twitter.com/X": a link may follow without a blank. */
        size_t link = word;
        while (link < text.size && !match(text, link, links))
            link++;
        if (link == text.size || link == 0)
            return dl_slice_ends(text, DL_LITERAL("\u2026"));
        text = dl_slice_cut(text, 0, link);
    }
}
