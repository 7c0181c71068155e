/* Encodings by their bytes. */
#include "article/encoding_guess.h"

bool dl_encoding_shifts(dl_slice text)
{
    return dl_slice_find(text, "\x1B$B") != SIZE_MAX || dl_slice_find(text, "\x1B$@") != SIZE_MAX;
}

bool dl_encoding_is_thai(dl_slice text)
{
    enum { LEAST = 40 }; /* letters that tell */
    size_t letters = 0, marks = 0, wrong = 0;
    bool carries = false; /* the byte before: a consonant or a mark on one */
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        const bool mark = byte == 0xD1 || (byte >= 0xD4 && byte <= 0xDA) || (byte >= 0xE7 && byte <= 0xEE);
        letters += byte >= 0xA1;
        marks += mark;
        wrong += (mark && !carries) || (byte >= 0xDB && byte <= 0xDE) || byte >= 0xFC;
        carries = mark || (byte >= 0xA1 && byte <= 0xCE);
    }
    return letters >= LEAST && wrong * 100 <= letters && marks * 10 >= letters && marks * 2 <= letters;
}

const char *dl_encoding_widest(const char *name)
{
    return strcmp(name, "KOI8-R") == 0 ? "KOI8-U" : name;
}
