/* UTF-8: decoding, validating, counting. */
#include "util/utf8.h"

uint32_t dl_utf8_decode(dl_slice text, size_t at, size_t *length)
{
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    size_t left = text.size - at;
    unsigned char lead = bytes[0];
    *length = 1;
    if (lead < 0x80)
        return lead;

    /* Table 3-7: the lead byte gives the size and narrows the second byte's range. */
    size_t size;
    unsigned char low = 0x80, high = 0xBF;
    uint32_t code;
    if (lead >= 0xC2 && lead <= 0xDF) {
        size = 2;
        code = lead & 0x1Fu;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        size = 3;
        code = lead & 0x0Fu;
        if (lead == 0xE0)
            low = 0xA0;
        else if (lead == 0xED)
            high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        size = 4;
        code = lead & 0x07u;
        if (lead == 0xF0)
            low = 0x90;
        else if (lead == 0xF4)
            high = 0x8F;
    } else {
        return UINT32_MAX;
    }
    for (size_t i = 1; i < size; i++) {
        if (i >= left || bytes[i] < low || bytes[i] > high) {
            *length = i;
            return UINT32_MAX;
        }
        code = code << 6 | (bytes[i] & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    *length = size;
    return code;
}

size_t dl_utf8_encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

/* The offset of the first byte >= 0x80 at or after `at`, or the size. Eight bytes at a time. */
static size_t skip_ascii(dl_slice text, size_t at)
{
    for (; text.size - at >= 8; at += 8) {
        uint64_t word;
        memcpy(&word, text.data + at, 8);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < text.size && !(text.data[at] & 0x80))
        at++;
    return at;
}

size_t dl_utf8_first_invalid(dl_slice text)
{
    for (size_t at = 0, length;; at += length) {
        at = skip_ascii(text, at);
        if (at == text.size || dl_utf8_decode(text, at, &length) == UINT32_MAX)
            return at;
    }
}

void dl_utf8_sanitize(dl_buffer *out, dl_slice text)
{
    while (text.size) {
        size_t valid = dl_utf8_first_invalid(text);
        dl_buffer_add(out, text.data, valid);
        text = dl_slice_cut(text, valid, text.size);
        if (text.size) {
            size_t length;
            dl_utf8_decode(text, 0, &length);
            dl_buffer_add(out, "\xEF\xBF\xBD", 3);
            text = dl_slice_cut(text, length, text.size);
        }
    }
}

void dl_utf8_escape(dl_buffer *out, dl_slice text)
{
    while (text.size) {
        size_t length = 0;
        const size_t valid = dl_utf8_first_invalid(text);
        dl_buffer_add(out, text.data, valid);
        if (valid < text.size)
            dl_utf8_decode(text, valid, &length);
        for (size_t i = 0; i < length; i++)
            dl_buffer_printf(out, "\\x%02x", (unsigned char)text.data[valid + i]);
        text = dl_slice_cut(text, valid + length, text.size);
    }
}

size_t dl_utf8_plain_end(dl_slice text, size_t at)
{
    while (at < text.size && text.data[at] >= ' ' && text.data[at] <= '~')
        at++;
    return at;
}

void dl_utf8_presentable(dl_buffer *out, dl_slice text)
{
    for (size_t at = 0, length; at < text.size; at += length) {
        length = dl_utf8_plain_end(text, at) - at;
        if (length) {
            dl_buffer_add(out, text.data + at, length);
            continue;
        }
        uint32_t control, code = dl_utf8_decode(text, at, &length);
        if (code >= '\t' && code <= '\r')
            dl_buffer_add_byte(out, ' ');
        else if (code == UINT32_MAX || dl_utf8_control(text, at, &control))
            dl_buffer_add_text(out, "\uFFFD");
        else if (!((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)))
            dl_buffer_add(out, text.data + at, length);
    }
}

size_t dl_utf8_floor(dl_slice text, size_t at)
{
    if (at >= text.size)
        return text.size;
    /* A character has at most three continuation bytes; more of them are ill-formed singles. */
    for (size_t back = 0; back < 4 && back <= at; back++) {
        unsigned char byte = (unsigned char)text.data[at - back];
        if ((byte & 0xC0) == 0x80)
            continue;
        size_t length;
        dl_utf8_decode(text, at - back, &length);
        return back < length ? at - back : at;
    }
    return at;
}

size_t dl_utf8_ascii_size(dl_slice text)
{
    return skip_ascii(text, 0);
}

size_t dl_utf8_count(dl_slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += (text.data[i] & 0xC0) != 0x80;
    return count;
}

size_t dl_utf8_utf16_units(dl_slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        count += (byte & 0xC0) != 0x80;
        count += byte >= 0xF0; /* outside the BMP: a surrogate pair */
    }
    return count;
}
