/* Patterns with '*' and '?'. */
#include "util/glob.h"

/* The byte behind the character at `at`. */
static size_t behind(dl_slice text, size_t at)
{
    do
        at++;
    while (at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return at;
}

bool dl_glob_fits(dl_slice pattern, dl_slice text)
{
    size_t at = 0, in = 0, star = SIZE_MAX, resume = 0;
    while (at < text.size) {
        if (in < pattern.size && pattern.data[in] == '*') {
            star = ++in;
            resume = at;
        } else if (in < pattern.size && pattern.data[in] == '?') {
            in++;
            at = behind(text, at);
        } else if (in < pattern.size && pattern.data[in] == text.data[at]) {
            in++;
            at++;
        } else if (star != SIZE_MAX) { /* the last star takes one character more */
            in = star;
            at = resume = behind(text, resume);
        } else {
            return false;
        }
    }
    while (in < pattern.size && pattern.data[in] == '*')
        in++;
    return in == pattern.size;
}

size_t dl_glob_fixed(dl_slice pattern)
{
    size_t fixed = 0;
    while (fixed < pattern.size && pattern.data[fixed] != '*' && pattern.data[fixed] != '?')
        fixed++;
    return fixed;
}

bool dl_glob_is_prefix(dl_slice pattern)
{
    return pattern.size > 1 && dl_glob_fixed(pattern) + 1 == pattern.size &&
           pattern.data[pattern.size - 1] == '*';
}
