/* UTF-8 (RFC 3629; ill-formed input as in the Unicode Standard 15.0, table 3-7 and "maximal
 * subparts", section 3.9). Pure functions, any thread. */
#ifndef DL_UTF8_H
#define DL_UTF8_H

#include "util/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Decodes the character at text[at], at < size. *length gets its bytes (1..4). For ill-formed
 *  bytes returns 0xFFFFFFFF and *length is the size of the maximal subpart (at least 1). */
uint32_t dl_utf8_decode(dl_slice text, size_t at, size_t *length);

/** Writes `code` (a scalar value) to out[0..3], returns the number of bytes. */
size_t dl_utf8_encode(uint32_t code, char out[4]);

/** Offset of the first ill-formed byte, or text.size when all is well-formed. Fast for ASCII. */
size_t dl_utf8_first_invalid(dl_slice text);

/** Appends `text` with each ill-formed maximal subpart replaced by U+FFFD. */
void dl_utf8_sanitize(dl_buffer *out, dl_slice text);

/** The bytes of the control character (C0, DEL or C1) at text[at], at < size, and which one it is; 0 when
 *  something else stands there. */
static inline size_t dl_utf8_control(dl_slice text, size_t at, uint32_t *code)
{
    const unsigned char byte = (unsigned char)text.data[at];
    *code = byte;
    if (byte < 0x20 || byte == 0x7F)
        return 1;
    if (byte != 0xC2 || at + 1 == text.size)
        return 0;
    *code = (unsigned char)text.data[at + 1];
    return *code >= 0x80 && *code < 0xA0 ? 2 : 0;
}

/** Appends `text` as a terminal may have it, on one line: blanks of all kinds are one blank each, other control
 *  characters and ill-formed bytes U+FFFD, and what turns the direction of the letters behind it is left out. */
void dl_utf8_presentable(dl_buffer *out, dl_slice text);

/** Appends `text` with each byte of what is ill-formed as four characters, "\\xe9": for names of files, whose bytes can
 *  be had back. */
void dl_utf8_escape(dl_buffer *out, dl_slice text);

/** The largest offset <= `at` that does not stand inside a character of `text`. */
size_t dl_utf8_floor(dl_slice text, size_t at);

/** The end of the printable ASCII that begins at `at`. */
size_t dl_utf8_plain_end(dl_slice text, size_t at);

/** How many bytes at the front are below 0x80. Fast. */
size_t dl_utf8_ascii_size(dl_slice text);

/** Code points and UTF-16 code units of well-formed `text`. */
size_t dl_utf8_count(dl_slice text);
size_t dl_utf8_utf16_units(dl_slice text);

#ifdef __cplusplus
}
#endif

#endif
