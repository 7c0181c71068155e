/* JSON Lines, and JSON whose values are records or hold some. */
#ifndef DL_FORMAT_JSON_H
#define DL_FORMAT_JSON_H

#include "article/reading/format.h"

extern const dl_format dl_format_json_lines, dl_format_json_values;

#endif
