/* Short texts in small letters. */
#include "article/html/labels/label_folded.h"
#include "util/utf8.h"

#include <unicode/uchar.h>

uint32_t dl_html_fold_letter(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code | 0x20 : code;
    switch (code) {
    case 0x2019:
        return '\'';
    case 0xA0:
        return ' ';
    case 0x130: /* a Turkish I with its point */
        return 'i';
    default:
        break;
    }
    const uint32_t small = (uint32_t)u_foldCase((UChar32)code, U_FOLD_CASE_DEFAULT);
    return small == 0x451 ? 0x435 : small;
}

void dl_html_fold_front(dl_html_folded *out, dl_slice text)
{
    static const char blank[] = "\u3000"; /* as wide as a Chinese character */
    size_t at = 0;
    out->size = 0;
    while (dl_slice_starts(dl_slice_cut(text, at, text.size), dl_slice_of(blank)))
        at += sizeof blank - 1;
    for (size_t length; at < text.size && out->size + 4 < DL_HTML_FOLDED; at += length)
        out->size += dl_utf8_encode(dl_html_fold_letter(dl_utf8_decode(text, at, &length)), out->bytes + out->size);
    out->whole = at >= text.size;
}

static bool opens_with(const dl_html_folded *text, const char *word)
{
    if (text->size < 2 || text->bytes[0] != word[0] || text->bytes[1] != word[1])
        return false; /* most end here */
    const size_t size = strlen(word);
    return text->size >= size && memcmp(text->bytes, word, size) == 0;
}

bool dl_html_folded_opens(const dl_html_folded *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (opens_with(text, words[i]))
            return true;
    return false;
}

bool dl_html_folded_is_one(const dl_html_folded *text, const char *const *words, size_t count)
{
    size_t size = text->size;
    while (size && (unsigned char)text->bytes[size - 1] < 0x80 && (text->bytes[size - 1] < 'a' || text->bytes[size - 1] > 'z'))
        size--;
    for (size_t i = 0; i < count && text->whole; i++)
        if (opens_with(text, words[i]) && size == strlen(words[i]))
            return true;
    return false;
}
