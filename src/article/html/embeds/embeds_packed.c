/* Markup of posts that is packed for scripts. */
#include "article/html/embeds/embeds_packed.h"

#include <stdint.h>

static int base64_bits(char byte)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = byte ? strchr(digits, byte) : NULL;
    return found ? (int)(found - digits) : -1;
}

void dl_html_add_unpacked(dl_buffer *out, dl_slice text)
{
    uint32_t bits = 0;
    unsigned have = 0;
    text = dl_slice_trim(text);
    for (size_t i = 0; i < text.size && base64_bits(text.data[i]) >= 0; i++) {
        bits = bits << 6 | (uint32_t)base64_bits(text.data[i]);
        have += 6;
        if (have >= 8) {
            have -= 8;
            dl_buffer_add_byte(out, (char)(bits >> have));
        }
    }
}

static int hex(char byte)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = byte ? strchr(digits, byte >= 'A' && byte <= 'F' ? byte | 0x20 : byte) : NULL;
    return found ? (int)(found - digits) : -1;
}

void dl_html_add_unpercented(dl_buffer *out, dl_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        const bool escaped =
            text.data[i] == '%' && i + 2 < text.size && hex(text.data[i + 1]) >= 0 && hex(text.data[i + 2]) >= 0;
        dl_buffer_add_byte(out, escaped ? (char)(hex(text.data[i + 1]) << 4 | hex(text.data[i + 2])) : text.data[i]);
        i += escaped ? 2 : 0;
    }
}
