/* One printer interface, one file a format. A printer turns results into bytes on a sink; escaping
 * happens here and nowhere else. Knows only the public API. Keeps the first failure of its sink. */
#ifndef DL_PRINTER_H
#define DL_PRINTER_H

#include <dateline/index.h>
#include <dateline/search.h>
#include <stdbool.h>

/** Writes all bytes or returns false (with errno set); after that nothing more is written. */
typedef bool dl_printer_sink(void *context, const char *data, size_t size);

typedef enum dl_marks {
    DL_MARKS_NONE,     /* matches are not marked */
    DL_MARKS_COLOR,    /* ANSI colours, also for titles and places */
    DL_MARKS_BRACKETS  /* [match] */
} dl_marks;

typedef struct dl_printer_options {
    dl_marks marks;  /* text format */
    unsigned width;  /* columns to wrap text at; 0: no wrapping */
    bool count_only; /* print the total only */
} dl_printer_options;

typedef struct dl_printer dl_printer;

/** The names of the formats for help and errors: {"text","json","jsonl","tsv","html", NULL}. */
extern const char *const dl_printer_formats[];

/** NULL when the format is unknown or memory ran out (tell apart by dl_printer_formats). */
dl_printer *dl_printer_new(const char *format, const dl_printer_options *options,
                           dl_printer_sink *sink, void *context);
void dl_printer_free(dl_printer *printer);

/** Print a whole result, document or info. False once the sink failed or memory ran out. */
bool dl_printer_result(dl_printer *printer, const dateline_result *result);
bool dl_printer_document(dl_printer *printer, const dateline_document *document);
bool dl_printer_info(dl_printer *printer, const dateline_info *info);

/** A finished index run's report. */
bool dl_printer_report(dl_printer *printer, const dateline_index_report *report);

#endif
