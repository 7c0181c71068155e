/* Looking at JSON text without parsing it: where a value ends, how many values it holds. */
#ifndef DL_JSON_SCAN_H
#define DL_JSON_SCAN_H

#include "util/buffer.h"

/** Start with zero. `at`: how far the text was looked at. */
typedef struct dl_json_scan {
    size_t at;
    uint64_t depth, values; /* values: an upper bound of those in it */
    bool in_string, escaped;
} dl_json_scan;

/** Goes on in `text`, whose first byte opens the value, until the value closes (true; `at` is behind it) or
 *  the text ends (false; call again with more of it). Any bytes. */
bool dl_json_scan_run(dl_json_scan *scan, dl_slice text);

/** The same of a string, whose quote is the first byte. */
bool dl_json_scan_string(dl_json_scan *scan, dl_slice text);

/** Appends `text` with \\u escapes of lone surrogates, which stand for nothing, replaced by \\uFFFD.
 *  False, and nothing of use in `out`, when there are none. */
bool dl_json_mend_surrogates(dl_buffer *out, dl_slice text);

/** Appends `text` with NaN and Infinity, which Python and JavaScript write and JSON has not, as null. False, and nothing of use
 *  in `out`, when there are none outside strings. */
bool dl_json_mend_numbers(dl_buffer *out, dl_slice text);

/** Appends `text` without commas that nothing follows in their list or object, as people leave them. False, and nothing of use in
 *  `out`, when there are none outside strings. */
bool dl_json_mend_commas(dl_buffer *out, dl_slice text);

#endif
