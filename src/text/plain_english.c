/* English by its commonest words. */
#include "text/plain_english.h"
#include "text/plain_word.h"

#define W2(a, b) ((uint64_t)(a) << 8 | (uint64_t)(b))
#define W3(a, b, c) (W2(a, b) << 8 | (uint64_t)(c))
#define W4(a, b, c, d) (W3(a, b, c) << 8 | (uint64_t)(d))
#define W5(a, b, c, d, e) (W4(a, b, c, d) << 8 | (uint64_t)(e))
#define W6(a, b, c, d, e, f) (W5(a, b, c, d, e) << 8 | (uint64_t)(f))
#define W7(a, b, c, d, e, f, g) (W6(a, b, c, d, e, f) << 8 | (uint64_t)(g))

static bool is_common(uint64_t word)
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
    case W3('t', 'w', 'o'):
    case W3('o', 'u', 'r'):
    case W3('n', 'o', 'w'):
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
    case W4('y', 'e', 'a', 'r'):
    case W4('e', 'a', 'c', 'h'):
    case W4('m', 'a', 'n', 'y'):
    case W4('u', 's', 'e', 'd'):
    case W4('m', 'a', 'd', 'e'):
    case W4('t', 'o', 'l', 'd'):
    case W4('b', 'o', 't', 'h'):
    case W4('w', 'e', 'l', 'l'):
    case W4('f', 'e', 'l', 'l'):
    case W4('f', 'i', 'v', 'e'):
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
    case W5('f', 'i', 'r', 's', 't'):
    case W5('y', 'e', 'a', 'r', 's'):
    case W5('t', 'h', 'r', 'e', 'e'):
    case W5('w', 'h', 'e', 'r', 'e'):
    case W5('b', 'e', 'i', 'n', 'g'):
    case W5('u', 's', 'i', 'n', 'g'):
    case W5('s', 'i', 'n', 'c', 'e'):
    case W5('k', 'n', 'o', 'w', 'n'):
    case W5('b', 'a', 's', 'e', 'd'):
    case W5('o', 'f', 't', 'e', 'n'):
    case W5('m', 'o', 'n', 't', 'h'):
    case W5('e', 'a', 'r', 'l', 'y'):
    case W5('t', 'o', 'd', 'a', 'y'):
    case W5('o', 'w', 'n', 'e', 'd'):
    case W5('n', 'e', 'v', 'e', 'r'):
    case W5('s', 'h', 'a', 'r', 'e'):
    case W6('d', 'u', 'r', 'i', 'n', 'g'):
    case W6('b', 'e', 'f', 'o', 'r', 'e'):
    case W6('s', 'h', 'o', 'u', 'l', 'd'):
    case W6('c', 'a', 'l', 'l', 'e', 'd'):
    case W6('a', 'r', 'o', 'u', 'n', 'd'):
    case W6('i', 't', 's', 'e', 'l', 'f'):
    case W6('s', 'h', 'a', 'r', 'e', 's'):
    case W7('b', 'e', 't', 'w', 'e', 'e', 'n'):
    case W7('t', 'h', 'r', 'o', 'u', 'g', 'h'):
    case W7('c', 'o', 'm', 'p', 'a', 'n', 'y'):
    case W7('b', 'i', 'l', 'l', 'i', 'o', 'n'):
    case W7('a', 'g', 'a', 'i', 'n', 's', 't'):
    case W7('b', 'e', 'c', 'a', 'u', 's', 'e'):
    case W7('s', 'e', 'v', 'e', 'r', 'a', 'l'):
    case W7('q', 'u', 'a', 'r', 't', 'e', 'r'):
    case W7('f', 'o', 'r', 'e', 'i', 'g', 'n'):
    case W7('l', 'a', 'r', 'g', 'e', 's', 't'):
    case W7('a', 'n', 'o', 't', 'h', 'e', 'r'):
    case W7('h', 'o', 'w', 'e', 'v', 'e', 'r'):
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
        if (count == 8) { /* too long to be one of them */
            while (at < text.size && (unsigned char)text.data[at] > ' ')
                at++;
            continue;
        }
        const uint64_t word = count ? __builtin_bswap64(bytes) >> (64 - 8 * count) : 0;
        if (word == last || !is_common(word))
            continue;
        if (!--left)
            return true;
        last = word;
    }
    return false;
}
