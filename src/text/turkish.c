/* Vowel harmony: what folding took from Turkish words, as far as endings need it. */
#include "text/turkish.h"

static bool is_vowel(char byte)
{
    return byte && strchr("aeiou", byte);
}

static bool is_at(dl_slice word, size_t at, const char *bytes)
{
    return at < word.size && word.data[at] && strchr(bytes, word.data[at]);
}

/* The -ki of "altındaki", which is so behind all vowels. */
static bool is_ki(dl_slice word, size_t at)
{
    return at >= 3 && word.data[at] == 'i' && word.data[at - 1] == 'k' && is_at(word, at - 2, "ae") &&
           is_at(word, at - 3, "dt");
}

/* Whether the vowel at `at` is one of the back of the mouth, as a is. `last`: the vowel before, 'a' or 'e'; 0: none.
 * An ending follows its word: the next a or e tells more than the last. */
static bool is_back(dl_slice word, size_t at, char last)
{
    for (size_t next = at; next < word.size; next++)
        if (word.data[next] == 'a' || word.data[next] == 'e')
            return word.data[next] == 'a';
    return last ? last == 'a' : word.data[at] != 'i';
}

/* "mış" at the end, or before "tır", "lar", "sa". */
static bool is_mis(dl_slice word, size_t at)
{
    return at >= 3 && word.data[at] == 's' && is_at(word, at - 1, "iu") && word.data[at - 2] == 'm' &&
           (at + 1 == word.size || is_at(word, at + 1, "tls"));
}

void dl_turkish_spell(dl_buffer *out, dl_slice folded)
{
    char last = 0;
    for (size_t at = 0; at < folded.size; at++) {
        char here = folded.data[at];
        bool behind = at && is_vowel(folded.data[at - 1]);
        if (is_ki(folded, at)) {
            dl_buffer_add_byte(out, here);
        } else if (here == 'i' || here == 'o' || here == 'u') {
            bool back = is_back(folded, at, last);
            dl_buffer_add_text(out, here == 'i' ? (back ? "\u0131" : "i")
                                    : here == 'o' ? (back ? "o" : "\u00F6")
                                                  : (back ? "u" : "\u00FC"));
            last = back ? 'a' : 'e';
        } else if (here == 'g' && behind && (at + 1 == folded.size || is_vowel(folded.data[at + 1]))) {
            dl_buffer_add_text(out, "\u011F");
        } else if (is_mis(folded, at)) {
            dl_buffer_add_text(out, "\u015F");
        } else {
            last = here == 'a' || here == 'e' ? here : last;
            dl_buffer_add_byte(out, here);
        }
    }
}

void dl_turkish_fold(dl_buffer *out, dl_slice stem)
{
    static const struct {
        const char *from;
        char to;
    } letters[] = {{"\u0131", 'i'}, {"\u00F6", 'o'}, {"\u00FC", 'u'},
                   {"\u011F", 'g'}, {"\u015F", 's'}, {"\u00E7", 'c'}};
    for (size_t at = 0; at < stem.size;) {
        dl_slice rest = dl_slice_cut(stem, at, stem.size);
        size_t i = 0, count = sizeof letters / sizeof *letters;
        while (i < count && !dl_slice_starts(rest, dl_slice_of(letters[i].from)))
            i++;
        dl_buffer_add_byte(out, i < count ? letters[i].to : stem.data[at]);
        at += i < count ? 2 : 1;
    }
}
