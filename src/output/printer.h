/* One printer interface, one file a format. A printer turns results into bytes on a sink; escaping
 * happens here and nowhere else. Knows only the public API. */
#ifndef DL_PRINTER_H
#define DL_PRINTER_H

#include <dateline/index.h>
#include <dateline/search.h>
#include <stdbool.h>

/** The version of the JSON layout, docs/output-schema.md. */
#define DL_OUTPUT_SCHEMA 1

/** Writes all bytes or returns false. */
typedef bool dl_printer_sink(void *context, const char *data, size_t size);

typedef enum dl_marks {
    DL_MARKS_NONE,    /* matches are not marked */
    DL_MARKS_COLOR,   /* ANSI colours, also for titles and places */
    DL_MARKS_BRACKETS /* [match] */
} dl_marks;

typedef struct dl_printer_options {
    dl_marks marks; /* text format */
    unsigned width; /* columns to wrap text at; 0: no wrapping */
} dl_printer_options;

typedef struct dl_printer dl_printer;

/** `format`: text, json, jsonl, tsv, html or trec. NULL when it is unknown or memory ran out. One thread at a time. */
dl_printer *dl_printer_new(const char *format, const dl_printer_options *options);
void dl_printer_free(dl_printer *printer);

/** Print a whole result, document, info or report. False when the sink failed, memory ran out, or the
 *  format has no such thing (trec knows results only). */
bool dl_printer_result(dl_printer *printer, const dateline_result *result, dl_printer_sink *sink,
                       void *context);

/** Says in plain text what helps: what was searched instead, why nothing was found and what would be,
 *  other spellings. Nothing when there is nothing to say. False when the sink failed or memory ran out. */
bool dl_print_help(const dateline_result *result, dl_printer_sink *sink, void *context);

/** Prints the result of the query `id`, one of many (jsonl, trec). */
bool dl_printer_answer(dl_printer *printer, const char *id, const dateline_result *result,
                       dl_printer_sink *sink, void *context);
bool dl_printer_document(dl_printer *printer, const dateline_document *document,
                         dl_printer_sink *sink, void *context);
bool dl_printer_info(dl_printer *printer, const dateline_info *info, dl_printer_sink *sink,
                     void *context);
bool dl_printer_report(dl_printer *printer, const dateline_index_report *report,
                       dl_printer_sink *sink, void *context);

#endif
