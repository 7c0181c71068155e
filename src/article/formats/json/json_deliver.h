/* Records of JSON in a stream, handed over one after the other. */
#ifndef DL_JSON_DELIVER_H
#define DL_JSON_DELIVER_H

#include "article/reading/reading.h"

/** Takes the first `size` bytes of the rest as one record, which stay. Errors: MEMORY, what the receiver fails with. */
dateline_status dl_json_deliver(dl_reading *reading, size_t size) DATELINE_MUST_USE;

/** The same of the object or list that begins here; too large: passed over. Errors: those of dl_reading_fill and
 *  dl_reading_deliver. */
dateline_status dl_json_read_value(dl_reading *reading) DATELINE_MUST_USE;

#endif
