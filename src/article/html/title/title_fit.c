/* How headings fit what a page states its title to be. */
#include "article/html/title/title_fit.h"
#include "article/html/tree/texts.h"

#include <strings.h>

bool dl_html_title_is_site(const dl_html_titles *t, dl_slice text)
{
    return dl_html_names_site(t->arena, &t->site, text);
}

bool dl_html_title_page_alone(const dl_html_titles *t)
{
    return !t->texts[DL_TITLE_STATED].size && !t->texts[DL_TITLE_HEADLINE].size;
}

bool dl_html_between_words(char c)
{
    return (unsigned char)c <= ' ' || strchr(",.:;!?\"'()|", c) != NULL;
}

bool dl_html_next_word(dl_slice *word, dl_slice text, size_t *at)
{
    do {
        while (*at < text.size && dl_html_between_words(text.data[*at]))
            ++*at;
        size_t begin = *at;
        while (*at < text.size && !dl_html_between_words(text.data[*at]))
            ++*at;
        *word = dl_slice_cut(text, begin, *at);
    } while (word->size == 1 && strchr("-/&+", word->data[0]));
    return word->size > 0;
}

size_t dl_html_shared_words(dl_slice text, dl_slice in, size_t least, size_t *total)
{
    size_t shared = 0, at = 0;
    dl_slice word, other;
    for (*total = 0; dl_html_next_word(&word, text, &at); ++*total)
        for (size_t from = 0; word.size >= least && dl_html_next_word(&other, in, &from);)
            if (other.size == word.size && strncasecmp(other.data, word.data, word.size) == 0) {
                shared++;
                break;
            }
    return shared;
}

bool dl_html_title_of_site(const dl_html_titles *t, dl_slice text)
{
    size_t words, shared = dl_html_shared_words(text, t->name, 1, &words);
    return (words && shared == words) || dl_html_title_is_site(t, text);
}

/* Whether a key that a statement begins with is all that stands before a mark in it. */
static bool is_front(const dl_html_titles *t, dl_html_statement which, dl_slice key)
{
    enum { LEAST = 8 };
    for (size_t i = 0; i < DL_HTML_TITLE_FRONTS && key.size >= LEAST; i++)
        if (t->fronts[which][i] == key.size)
            return true;
    return false;
}

/* How well a heading fits by its words alone. Of the first rank: the more it shares, the better,
 * and two of some length are enough where they are a quarter of it; it may also hold all that is
 * stated and more. */
static size_t fit_words(dl_slice text, dl_slice known, bool first)
{
    enum { LONG = 4, MANY = 15 };
    size_t total, stated, shared = dl_html_shared_words(text, known, 1, &total);
    size_t longer = dl_html_shared_words(text, known, LONG, &total); /* "of the" is in every title */
    bool alone = total == 1 && (text.size * LONG >= known.size || /* one word of few, or the first */
                                (known.size >= text.size && strncasecmp(known.data, text.data, text.size) == 0));
    bool fits = total && shared * 10 >= total * (first ? 4 : 8) && (shared > 1 || alone) &&
                (longer || shared == total);
    if (first && !fits)
        fits = longer > 1 && longer * 4 >= total;
    if (!first)
        return fits ? 1000 * shared / total : 0;
    size_t all = shared == total && total > 2 ? DL_FIT_WORDS : 0;
    if (fits)
        return all + 100 * (shared < MANY ? shared : MANY);
    return dl_html_shared_words(known, text, 1, &stated) == stated && stated > 2 ? 500 : 0;
}

/* How well a heading fits a title that is stated: 0 not at all. A heading below the first that is
 * what a <meta> states is the headline, and the first was written for search engines. */
static size_t fit_one(const dl_html_titles *t, dl_html_statement which, dl_slice text, dl_slice key,
                      bool first)
{
    enum { LEAST = 8 };
    dl_slice known = t->texts[which], known_key = t->keys[which];
    if (!known_key.size)
        return 0;
    if (dl_slice_equal(key, known_key))
        return DL_FIT_EXACT;
    if (known_key.size >= LEAST && known_key.size * 2 >= key.size &&
        dl_html_key_holds(key, known_key))
        return DL_FIT_EXACT - 500; /* a line above it, or below */
    if (known_key.size >= LEAST * 2 && dl_slice_starts(key, known_key))
        return DL_FIT_EXACT - 600;
    bool large = key.size * 3 >= known_key.size;
    if (dl_slice_starts(known_key, key) && (large || is_front(t, which, key)))
        return large || !first ? DL_FIT_FRONT : DL_FIT_HELD - 500;
    if (large && dl_html_key_holds(known_key, key))
        return DL_FIT_HELD;
    bool names = which == DL_TITLE_WHOLE && !dl_html_title_page_alone(t); /* the words may be the site's */
    return names ? 0 : fit_words(text, known, first);
}

size_t dl_html_title_fit(const dl_html_titles *t, dl_slice text, bool first)
{
    dl_slice key = dl_html_key(t->arena, text);
    size_t best = 0;
    if (key.size < 2)
        return 0;
    for (dl_html_statement i = 0; i < DL_TITLE_STATEMENTS; i++) {
        size_t fits = fit_one(t, i, text, key, first);
        fits += fits >= DL_FIT_EXACT - 500 ? (size_t)(DL_TITLE_STATEMENTS - i) * 1000 : 0;
        best = fits > best ? fits : best;
    }
    if (!best || (best < DL_FIT_EXACT && dl_html_title_of_site(t, text)))
        return 0;
    return best + (key.size < 400 ? key.size : 400);
}
