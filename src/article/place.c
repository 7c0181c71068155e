/* The place that opens a report. */
#include "article/place.h"

enum { PLACE_LIMIT = 60, WORD_LIMIT = 5 };

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

dl_slice dl_place_find(dl_slice text)
{
    static const dl_slice none = {NULL, 0};
    size_t at = 0, end = 0, words = 0, capitals = 0;
    /* Words in capitals (bytes above ASCII may be capitals too), with . , ' - between. */
    while (at < text.size && at < PLACE_LIMIT) {
        char byte = text.data[at];
        bool letter = is_capital(byte) || (byte & 0x80);
        /* A dash as bytes above ASCII is the separator. */
        if (text.size - at >= 3 && memcmp(text.data + at, "\xE2\x80", 2) == 0)
            break;
        if (letter) {
            words += at == 0 || text.data[at - 1] == ' ';
            capitals += is_capital(byte);
            end = ++at;
        } else if (at && (byte == '.' || byte == ',' || byte == '\'' || byte == ' ' ||
                          (byte == '-' && text.data[at - 1] != ' '))) {
            at++;
        } else {
            break;
        }
    }
    if (capitals < 2 || words > WORD_LIMIT || end == 0)
        return none;
    dl_slice rest = dl_slice_cut(text, end, text.size);
    size_t close = 0;
    /* The agency: " (Reuters)". */
    if (dl_slice_starts(rest, DL_LITERAL(" (")) && rest.size > 2) {
        while (close < rest.size && close < PLACE_LIMIT && rest.data[close] != ')')
            close++;
        if (close < rest.size && rest.data[close] == ')')
            rest = dl_slice_cut(rest, close + 1, rest.size);
    }
    static const char *const separators[] = {":", " \u2014", "\u2014", " \u2013", "\u2013", " - ", " -- "};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (dl_slice_starts(rest, dl_slice_of(separators[i])) && rest.size > strlen(separators[i]))
            return dl_slice_cut(text, 0, end);
    return none;
}
