/* The place that opens a report in Chinese: "新华社巴黎12月9日电", "（中央社台北18日電）". */
#ifndef DL_PLACE_EAST_H
#define DL_PLACE_EAST_H

#include "util/slice.h"

/** The place between an agency, a paper or a station and a day behind which it says that this is a report; else the empty
 *  slice. A part of `text`, a paragraph. Any thread. */
dl_slice dl_place_find_east(dl_slice text);

#endif
