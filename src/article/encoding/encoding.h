/* Encodings of text that is not a web page: which one it is in, and conversion to UTF-8 as a stream. */
#ifndef DL_ENCODING_H
#define DL_ENCODING_H

#include "article/encoding/decoder.h"

enum { DL_ENCODING_NAME = 40 };

typedef enum dl_encoding_source {
    DL_ENCODING_UTF8,    /* it is UTF-8, or UTF-8 with some bytes that are wrong: nothing to convert */
    DL_ENCODING_STATED,  /* a byte order mark or an XML declaration says so */
    DL_ENCODING_GUESSED  /* by where its zero bytes are, or as ICU's statistics have it */
} dl_encoding_source;

/** Tells by `head`, the first bytes (all of them when `whole`), and fills `name` for ICU unless it is UTF8.
 *  Any thread. */
dl_encoding_source dl_encoding_find(char name[DL_ENCODING_NAME], dl_slice head, bool whole);

/** Only a byte order mark of UTF-16 or UTF-32, or bytes that only these have: what must be known before anything
 *  else can be told of a text. */
dl_encoding_source dl_encoding_find_wide(char name[DL_ENCODING_NAME], dl_slice head);

/** Its text is well-formed; what stands for nothing in the encoding is U+FFFD. An encoding that ICU does not know is read
 *  as windows-1252. NULL: out of memory. */
dl_decoder *dl_encoding_decoder(const char *encoding);

/** `bytes` whole, in the encoding of that name (NULL or unknown: UTF-8 if it is that, else as found), as
 *  well-formed UTF-8. */
void dl_encoding_convert(dl_buffer *out, dl_slice bytes, const char *encoding);

#endif
