/* Marks of Markdown's dialects. */
#include "article/formats/markdown/markdown_marks.h"
#include "article/lines/prose.h"
#include "article/network/permalink.h"

enum { MARK_MOST = 1000, ID_LEAST = 6 };

static const struct mark {
    dl_slice begin, end;
    bool words; /* what stands within stays, what is behind a bar if there is one */
    bool name;  /* it holds no blanks */
    bool first; /* only at the beginning of a block */
} marks[] = {
    {{"{{<", 3}, {">}}", 3}, false, false, false}, {{"{{%", 3}, {"%}}", 3}, false, false, false}, {{"{%", 2}, {"%}", 2}, false, false, false},
    {{"![[", 3}, {"]]", 2}, false, false, false},  {{"[[", 2}, {"]]", 2}, true, false, false},    {{"[^", 2}, {"]", 1}, false, true, false},
    {{"%%", 2}, {"%%", 2}, false, false, false},   {{"[!", 2}, {"]", 1}, false, true, true},
    {{"{#", 2}, {"}", 1}, false, false, false},    {{"{.", 2}, {"}", 1}, false, false, false},    {{"{:", 2}, {"}", 1}, false, false, false},
    {{"{ .", 3}, {"}", 1}, false, false, false},   {{"{target=", 8}, {"}", 1}, false, false, false},
};

typedef struct mark mark;

/* The mark at text[at], and what stands within; NULL: there is none. */
static const mark *find_mark(dl_slice text, size_t at, dl_slice *inner)
{
    const dl_slice rest = dl_slice_cut(text, at, text.size < at + MARK_MOST ? text.size : at + MARK_MOST);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const mark *known = &marks[i];
        if (!dl_slice_starts(rest, known->begin) || (known->first && at))
            continue;
        *inner = dl_slice_cut(rest, known->begin.size, rest.size);
        const size_t size = dl_slice_find(*inner, known->end.data);
        if (size == SIZE_MAX || !size)
            continue;
        inner->size = size;
        const bool blank = memchr(inner->data, ' ', size) || memchr(inner->data, '\n', size);
        /* "[[ -f x ]]" is no link */
        if (!(known->name && blank) && !(known->words && (inner->data[0] == ' ' || memchr(inner->data, '[', size))))
            return known;
    }
    return NULL;
}

/* Without the lines that open and close a division: "::: {.note}", ":::tip", ":::". */
static dl_slice without_fences(dl_slice text)
{
    static const dl_slice fence = {":::", 3};
    if (dl_slice_starts(text, fence)) {
        size_t at = fence.size;
        while (at < text.size && text.data[at] == ':')
            at++;
        while (at < text.size && text.data[at] >= 'a' && text.data[at] <= 'z')
            at++;
        text = dl_slice_trim(dl_slice_cut(text, at, text.size));
        const char *end = text.size && text.data[0] == '{' ? memchr(text.data, '}', text.size) : NULL;
        text = end ? dl_slice_trim(dl_slice_cut(text, (size_t)(end - text.data) + 1, text.size)) : text;
    }
    if (dl_slice_ends(text, fence)) {
        while (text.size && text.data[text.size - 1] == ':')
            text.size--;
        text = dl_slice_trim(text);
    }
    return text;
}

void dl_markdown_words(dl_buffer *out, dl_slice text)
{
    text = without_fences(text);
    size_t done = 0;
    for (size_t at = 0; at < text.size; at++) {
        dl_slice inner;
        const mark *found = text.data[at] && strchr("{[!%", text.data[at]) ? find_mark(text, at, &inner) : NULL;
        if (!found)
            continue;
        dl_buffer_add_slice(out, dl_slice_cut(text, done, at));
        const char *bar = memchr(inner.data, '|', inner.size);
        if (found->words)
            dl_buffer_add_slice(out, bar ? dl_slice_cut(inner, (size_t)(bar - inner.data) + 1, inner.size) : inner);
        done = (size_t)(inner.data - text.data) + inner.size + found->end.size;
        if (found->name && done < text.size && text.data[done] && strchr(":+-", text.data[done]))
            done++; /* "[^1]: the note", "[!note]- folded" */
        at = done - 1;
    }
    dl_buffer_add_slice(out, dl_slice_cut(text, done, text.size));
}

/* ---- posts ---- */

/* The next word of a shortcode, without quotes and brackets. */
static dl_slice take_word(dl_slice *rest)
{
    static const char apart[] = " \t\n\"'{}";
    size_t begin = 0, end;
    while (begin < rest->size && memchr(apart, rest->data[begin], sizeof apart - 1))
        begin++;
    for (end = begin; end < rest->size && !memchr(apart, rest->data[end], sizeof apart - 1);)
        end++;
    const dl_slice word = dl_slice_cut(*rest, begin, end);
    *rest = dl_slice_cut(*rest, end, rest->size);
    return word;
}

static bool is_number(dl_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (!dl_is_digit(word.data[i]))
            return false;
    return word.size >= ID_LEAST;
}

/* Whether a shortcode shows posts: by its name, or by that of the file that it includes ("include tweet.html"). */
static bool shows_posts(dl_slice *inner)
{
    static const char *const names[] = {"tweet", "x",      "twitter",  "tweet_simple", "twitter_simple", "x_simple",
                                        "embed", "oembed", "mastodon", "toot",         "bluesky",        "threads"};
    const dl_slice name = take_word(inner);
    if (dl_slice_is(name, "include")) {
        const dl_slice file = take_word(inner);
        return dl_slice_find(file, "tweet") != SIZE_MAX || dl_slice_find(file, "twitter") != SIZE_MAX;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_slice_is(name, names[i]))
            return true;
    return false;
}

/* What stands within a code that shows a post: a shortcode, a component ("<Tweet id="1" />"), "[address:embed]". False: `text` is
 * none. */
static bool find_code(dl_slice *inner, dl_slice text)
{
    enum { LEAST = 3 };
    const mark *found = text.size < LEAST ? NULL : find_mark(text, 0, inner);
    if (text.size < LEAST)
        return false;
    if (found && found->begin.data[0] == '{')
        return dl_slice_ends(text, found->end) &&
               inner->data + inner->size + found->end.size == text.data + text.size && shows_posts(inner);
    *inner = dl_slice_cut(text, 1, text.size - 1);
    if (dl_slice_starts(text, DL_LITERAL("<")) && dl_slice_ends(text, DL_LITERAL("/>"))) {
        *inner = dl_slice_cut(*inner, 0, inner->size - 1);
        const dl_slice name = take_word(inner);
        return (dl_slice_find(name, "Tweet") != SIZE_MAX || dl_slice_find(name, "tweet") != SIZE_MAX) &&
               !memchr(inner->data, '<', inner->size);
    }
    const size_t end = dl_slice_find(*inner, ":embed");
    inner->size = end == SIZE_MAX ? inner->size : end;
    return dl_slice_starts(text, DL_LITERAL("[http")) && dl_slice_ends(text, DL_LITERAL("]")) && end != SIZE_MAX;
}

bool dl_markdown_post(dl_buffer *out, dl_slice text)
{
    dl_slice inner, id = {NULL, 0}, user = DL_LITERAL("i");
    text = dl_prose_trim(text);
    if (dl_permalink_is_post(text)) {
        dl_buffer_add_slice(out, text);
        return true;
    }
    if (!find_code(&inner, text))
        return false;
    for (dl_slice word; (word = take_word(&inner)).size;) {
        if (dl_permalink_is_post(word)) {
            dl_buffer_add_slice(out, word);
            return true;
        }
        if (dl_slice_is(word, "user="))
            user = take_word(&inner);
        else if (dl_slice_starts(word, DL_LITERAL("user=")))
            user = dl_slice_cut(word, 5, word.size);
        else if (dl_slice_starts(word, DL_LITERAL("id=")) && word.size > 3)
            id = dl_slice_cut(word, 3, word.size);
        else if (is_number(word))
            id = word;
    }
    if (!is_number(id))
        return false;
    dl_buffer_printf(out, "https://twitter.com/%.*s/status/%.*s", (int)user.size, user.data, (int)id.size, id.data);
    return true;
}
