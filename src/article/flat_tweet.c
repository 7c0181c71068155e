/* Tweets that were flattened to text. */
#include "article/flat_tweet.h"
#include "article/word_date.h"

enum { NAME_LIMIT = 200 };

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static size_t skip_blanks(dl_slice text, size_t at)
{
    while (at < text.size && is_blank(text.data[at]))
        at++;
    return at;
}

static bool has_at(dl_slice text, size_t at, const char *wanted)
{
    size_t size = strlen(wanted);
    return at <= text.size && text.size - at >= size && memcmp(text.data + at, wanted, size) == 0;
}

/* "@handle)" at `at`: the end behind the bracket, or 0. */
static size_t take_handle(dl_slice text, size_t at, dl_slice *handle)
{
    size_t begin = at + 1, end = begin;
    while (end < text.size &&
           ((text.data[end] >= '0' && text.data[end] <= '9') || text.data[end] == '_' ||
            ((text.data[end] | 0x20) >= 'a' && (text.data[end] | 0x20) <= 'z')))
        end++;
    if (end == begin || end - begin > 30 || end == text.size || text.data[end] != ')')
        return 0;
    *handle = dl_slice_cut(text, begin, end);
    return end + 1;
}

/* The end of the last link or "…" in [from, limit): a name's dash comes only behind it. */
static size_t last_stop(dl_slice text, size_t from, size_t limit)
{
    static const char *const stops[] = {"pic.twitter.com/", "http://", "https://", "\u2026", "pic.x.com/"};
    size_t stop = from;
    for (size_t at = from; at < limit; at++)
        for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
            if (has_at(text, at, stops[i]))
                stop = at;
    return stop;
}

/* The dash that opens the attribution whose bracket is at `bracket`, looked for from `from` on: behind
 * the last link the first em dash; else the last em dash; else an en dash or hyphen that begins a line.
 * SIZE_MAX when there is none. *size gets its bytes. */
static size_t find_dash(dl_slice text, size_t from, size_t bracket, size_t *size)
{
    if (bracket - from > NAME_LIMIT)
        from = bracket - NAME_LIMIT;
    size_t stop = last_stop(text, from, bracket), found = SIZE_MAX;
    for (size_t at = stop; at < bracket; at++)
        if (has_at(text, at, "\u2014")) {
            found = at;
            *size = 3;
            if (stop > from)
                break;
        }
    if (found != SIZE_MAX)
        return found;
    for (size_t at = stop; at < bracket; at++) {
        bool opens = at == 0 || is_blank(text.data[at - 1]);
        bool dash = opens && (has_at(text, at, "- ") || has_at(text, at, "\u2013 "));
        if (dash && (stop > from || at == 0 || text.data[at - 1] == '\n')) {
            *size = text.data[at] == '-' ? 1 : 3;
            return at;
        }
    }
    return SIZE_MAX;
}

bool dl_flat_tweet_find(dl_attribution *out, dl_slice text, size_t from)
{
    for (size_t at = from; at + 1 < text.size; at++) {
        if (text.data[at] != '(' || text.data[at + 1] != '@')
            continue;
        size_t used, size = 0, after = take_handle(text, at + 1, &out->handle);
        size_t date_at = after ? skip_blanks(text, after) : 0;
        if (!after || date_at >= text.size)
            continue;
        out->date = dl_word_date_take(dl_slice_cut(text, date_at, text.size), &used);
        size_t dash = used ? find_dash(text, from, at, &size) : SIZE_MAX;
        if (dash == SIZE_MAX)
            continue;
        out->begin = dash;
        out->end = date_at + used;
        size_t name_at = dash + size;
        while (has_at(text, name_at, "\u2014"))
            name_at += 3;
        out->name = dl_slice_trim(dl_slice_cut(text, skip_blanks(text, name_at), at));
        if (out->name.size)
            return true;
    }
    return false;
}

bool dl_flat_tweet_is_truncated(dl_slice text)
{
    for (;;) {
        text = dl_slice_trim(text);
        size_t word = text.size;
        while (word && !is_blank(text.data[word - 1]))
            word--;
        dl_slice last = dl_slice_cut(text, word, text.size);
        bool link = dl_slice_starts(last, DL_LITERAL("pic.twitter.com/")) ||
                    dl_slice_starts(last, DL_LITERAL("pic.x.com/")) ||
                    dl_slice_starts(last, DL_LITERAL("http"));
        if (!link || !word)
            return dl_slice_ends(text, DL_LITERAL("\u2026"));
        text = dl_slice_cut(text, 0, word);
    }
}
