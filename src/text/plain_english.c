/* English by its little words. */
#include "text/plain_english.h"
#include "text/plain_word.h"

#define W2(a, b) ((uint64_t)(a) << 8 | (uint64_t)(b))
#define W3(a, b, c) (W2(a, b) << 8 | (uint64_t)(c))
#define W4(a, b, c, d) (W3(a, b, c) << 8 | (uint64_t)(d))
#define W5(a, b, c, d, e) (W4(a, b, c, d) << 8 | (uint64_t)(e))
#define W6(a, b, c, d, e, f) (W5(a, b, c, d, e) << 8 | (uint64_t)(f))
#define W7(a, b, c, d, e, f, g) (W6(a, b, c, d, e, f) << 8 | (uint64_t)(g))

static bool is_little(uint64_t word)
{
    switch (word) {
    case W2('o', 'f'):
    case W2('t', 'o'):
    case W3('t', 'h', 'e'):
    case W3('a', 'n', 'd'):
    case W3('h', 'a', 's'):
    case W3('h', 'i', 's'):
    case W3('s', 'h', 'e'):
    case W3('w', 'h', 'o'):
    case W3('i', 't', 's'):
    case W3('a', 'r', 'e'):
    case W3('n', 'o', 't'):
    case W3('b', 'u', 't'):
    case W3('y', 'o', 'u'):
    case W4('t', 'h', 'a', 't'):
    case W4('t', 'h', 'i', 's'):
    case W4('w', 'i', 't', 'h'):
    case W4('f', 'r', 'o', 'm'):
    case W4('h', 'a', 'v', 'e'):
    case W4('w', 'e', 'r', 'e'):
    case W4('b', 'e', 'e', 'n'):
    case W4('t', 'h', 'e', 'y'):
    case W4('w', 'h', 'e', 'n'):
    case W4('w', 'h', 'a', 't'):
    case W4('t', 'h', 'a', 'n'):
    case W4('t', 'h', 'e', 'n'):
    case W4('i', 'n', 't', 'o'):
    case W4('s', 'o', 'm', 'e'):
    case W4('s', 'a', 'i', 'd'):
    case W4('s', 'u', 'c', 'h'):
    case W4('o', 'n', 'l', 'y'):
    case W5('w', 'h', 'i', 'c', 'h'):
    case W5('t', 'h', 'e', 'i', 'r'):
    case W5('w', 'o', 'u', 'l', 'd'):
    case W5('c', 'o', 'u', 'l', 'd'):
    case W5('t', 'h', 'e', 'r', 'e'):
    case W5('a', 'f', 't', 'e', 'r'):
    case W5('a', 'b', 'o', 'u', 't'):
    case W5('o', 't', 'h', 'e', 'r'):
    case W5('w', 'h', 'i', 'l', 'e'):
    case W5('t', 'h', 'e', 's', 'e'):
    case W5('t', 'h', 'o', 's', 'e'):
    case W6('d', 'u', 'r', 'i', 'n', 'g'):
    case W6('b', 'e', 'f', 'o', 'r', 'e'):
    case W6('s', 'h', 'o', 'u', 'l', 'd'):
    case W7('b', 'e', 't', 'w', 'e', 'e', 'n'):
    case W7('t', 'h', 'r', 'o', 'u', 'g', 'h'):
        return true;
    }
    return false;
}

/* How many show that a text of `size` bytes is English. */
static size_t enough(size_t size)
{
    return size < 100 ? 2 : size < 200 ? 3 : size < 320 ? 4 : size / 64;
}

/* How many of the eight bytes stand before the first blank or control character. */
static unsigned count_before_blank(uint64_t bytes)
{
    const uint64_t blanks = (bytes - DL_PLAIN_EACH(' ' + 1)) & ~bytes & DL_PLAIN_EACH(0x80);
    return blanks ? (unsigned)__builtin_ctzll(blanks) / 8 : 8;
}

bool dl_is_plainly_english(dl_slice text)
{
    size_t left = enough(text.size);
    uint64_t last = 0;
    for (size_t at = 0; at < text.size; at++) {
        const uint64_t bytes = dl_plain_bytes_at(text, at);
        const unsigned count = count_before_blank(bytes);
        at += count;
        if (count == 8) { /* too long to be little */
            while (at < text.size && (unsigned char)text.data[at] > ' ')
                at++;
            continue;
        }
        const uint64_t word = count ? __builtin_bswap64(bytes) >> (64 - 8 * count) : 0;
        if (word == last || !is_little(word))
            continue;
        if (!--left)
            return true;
        last = word;
    }
    return false;
}
