/* Base64 and quoted-printable. */
#include "article/formats/mail/mime_transfer.h"
#include "article/formats/mail/mime_headers.h"

static int hex(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

void dl_mime_add_quoted(dl_buffer *out, dl_slice text, bool word)
{
    for (size_t at = 0; at < text.size; at++) {
        char byte = text.data[at];
        if (byte == '=' && at + 2 < text.size && hex(text.data[at + 1]) >= 0 && hex(text.data[at + 2]) >= 0) {
            dl_buffer_add_byte(out, (char)(hex(text.data[at + 1]) * 16 + hex(text.data[at + 2])));
            at += 2;
        } else if (byte == '=' && !word) { /* a soft line end */
            size_t end = at + 1;
            while (end < text.size && (text.data[end] == ' ' || text.data[end] == '\t' || text.data[end] == '\r'))
                end++;
            if (end < text.size && text.data[end] == '\n')
                at = end;
            else if (end < text.size)
                dl_buffer_add_byte(out, byte);
        } else {
            dl_buffer_add_byte(out, word && byte == '_' ? ' ' : byte);
        }
    }
}

static int base64(char byte)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = byte ? strchr(digits, byte) : NULL;
    return found ? (int)(found - digits) : -1;
}

void dl_mime_add_base64(dl_buffer *out, dl_slice text)
{
    unsigned bits = 0, value = 0;
    for (size_t at = 0; at < text.size && text.data[at] != '='; at++) {
        int digit = base64(text.data[at]);
        if (digit < 0)
            continue;
        value = (value << 6 | (unsigned)digit) & 0xFFFF;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            dl_buffer_add_byte(out, (char)(value >> bits));
        }
    }
}

dl_slice dl_mime_base64(dl_arena *arena, dl_slice text)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_mime_add_base64(&out, text);
    const dl_slice bytes = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return bytes;
}

dl_slice dl_mime_decode(dl_arena *arena, dl_slice head, dl_slice body)
{
    dl_buffer bytes = DL_BUFFER_EMPTY;
    const dl_slice encoding = dl_mime_header(arena, head, "Content-Transfer-Encoding");
    const bool base64 = dl_slice_starts_caseless(encoding, "base64");
    if (!base64 && !dl_slice_starts_caseless(encoding, "quoted-printable"))
        return body;
    if (base64)
        dl_mime_add_base64(&bytes, body);
    else
        dl_mime_add_quoted(&bytes, body, false);
    const dl_slice decoded = dl_arena_copy(arena, dl_buffer_slice(&bytes));
    arena->failed |= bytes.failed;
    dl_buffer_free(&bytes);
    return decoded;
}
