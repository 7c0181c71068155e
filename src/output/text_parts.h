/* What the files of the text format share. */
#ifndef DL_TEXT_PARTS_H
#define DL_TEXT_PARTS_H

#include "output/format.h"

extern const char *const dl_style_title, *const dl_style_mark, *const dl_style_source,
    *const dl_style_end;

/** Writes a style's code where colours are on. */
void dl_text_style(dl_printer *printer, const char *code);

/** Text without what could command the terminal. */
void dl_text_safe(dl_printer *printer, dateline_slice text);

/** Columns that it takes, roughly. */
unsigned dl_text_width(dateline_slice text);

/** Facets and histogram, if the result has any. */
void dl_text_facets(dl_printer *printer, const dateline_result *result);

#endif
