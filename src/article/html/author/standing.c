/* What stands behind a name. */
#include "article/html/author/standing.h"
#include "article/html/labels/opens.h"
#include "article/html/tree/texts.h"

#include <strings.h>

bool dl_html_is_standing(dl_slice text)
{
    enum { LETTERS_MOST = 6, LETTERS_LEAST = 2 };
    static const char *const offices[] = {"director",   "editor",     "attorney",  "president", "officer",   "manager",
                                          "professor",  "reporter",   "correspondent", "writer", "founder",  "contributor",
                                          "columnist",  "journalist", "analyst",   "producer",  "strategist", "specialist",
                                          "coordinator", "engineer",  "consultant", "head of ", "partner",   "lecturer",
                                          "expert"};
    size_t capitals = 0;
    text = dl_slice_trim(text);
    for (size_t i = 0; i < text.size; i++)
        capitals += text.data[i] >= 'A' && text.data[i] <= 'Z';
    if (capitals == text.size && capitals >= LETTERS_LEAST && capitals <= LETTERS_MOST)
        return true;
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        if (dl_html_holds_word(text, offices[i]))
            return true;
    return dl_slice_is_caseless(text, "special") ||
           dl_html_opens(text, (const char *const[]){"special to ", "special for "}, 2);
}

dl_slice dl_html_before_office(dl_slice text)
{
    const char *comma = text.size ? memchr(text.data, ',', text.size) : NULL;
    const size_t at = comma ? (size_t)(comma - text.data) : 0;
    return at && dl_html_is_standing(dl_slice_cut(text, at + 1, text.size)) ? dl_slice_cut(text, 0, at)
                                                                            : dl_slice_of(NULL);
}

static size_t count_words(dl_slice text)
{
    size_t words = text.size > 0;
    for (size_t i = 0; i < text.size; i++)
        words += text.data[i] == ' ';
    return words;
}

/* Three words or more: "Frank Press" and "Emily Post" are persons. */
enum { HOUSE_WORDS = 3 };

/* "MTN News": no person's first name is all in capitals, and the second is not. */
static bool opens_in_capitals(dl_slice text)
{
    size_t capitals = 0;
    while (capitals < text.size && text.data[capitals] >= 'A' && text.data[capitals] <= 'Z')
        capitals++;
    const dl_slice rest = dl_slice_cut(text, capitals, text.size);
    return capitals > 1 && rest.size > 2 && rest.data[0] == ' ' && rest.data[2] >= 'a' && rest.data[2] <= 'z';
}

bool dl_html_names_house(dl_slice text)
{
    static const char *const ends[] = {" group",    " media",      " network",    " news",     " press",     " times",
                                       " post",     " gazette",    " herald",     " tribune",  " journal",   " courier",
                                       " magazine", " agency",     " university", " college",  " institute", " inc",
                                       " radio",    " star",       " chronicle",  " observer", " telegraph", " mirror",
                                       " company",  " corporation"};
    static const char *const agencies[] = {"associated press", "canadian press", "press association", "press trust"};
    text = dl_slice_trim(text);
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++)
        if (dl_html_holds_word(text, agencies[i]))
            return false;
    if (dl_html_opens(text, (const char *const[]){"the "}, 1))
        return true;
    bool found = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t size = strlen(ends[i]);
        found = found || (text.size > size && strncasecmp(text.data + text.size - size, ends[i], size) == 0);
    }
    return found && (count_words(text) >= HOUSE_WORDS || opens_in_capitals(text));
}

bool dl_html_may_be_house(dl_slice text)
{
    text = dl_slice_trim(text);
    return count_words(text) >= HOUSE_WORDS && !memchr(text.data, '.', text.size);
}
