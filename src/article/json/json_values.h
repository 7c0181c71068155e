/* Values of JSON in a stream, one after the other. */
#ifndef DL_JSON_VALUES_H
#define DL_JSON_VALUES_H

#include "article/reading/reading.h"

/** To the next byte that is no blank, comma, semicolon or mark of a record (RFC 7464): *sign, or 0 at the end. Errors: those of dl_reading_fill. */
dateline_status dl_json_next_sign(dl_reading *reading, char *sign) DATELINE_MUST_USE;

/** Does something with the first `size` bytes of the rest, which stay. */
typedef dateline_status dl_json_taker(dl_reading *reading, size_t size);

/** Gives the object or list that begins here to `take`, up to its end, or passes it over when it is too large. Errors: both. */
dateline_status dl_json_take_value(dl_reading *reading, dl_json_taker *take) DATELINE_MUST_USE;

/** Passes over any value that begins here, however large. Errors: those of dl_reading_fill. */
dateline_status dl_json_skip_value(dl_reading *reading) DATELINE_MUST_USE;

#endif
