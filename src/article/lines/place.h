/* The place that opens a report: "MOSCOW: ...", "NEW YORK (Reuters) - ...". */
#ifndef DL_PLACE_H
#define DL_PLACE_H

#include "util/slice.h"

/** The place at the front of a paragraph, or the empty slice. Any thread. */
dl_slice dl_place_find(dl_slice text);

#endif
