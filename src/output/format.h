/* What a format is made of: for printer.c and the formats' files only. */
#ifndef DL_FORMAT_H
#define DL_FORMAT_H

#include "output/printer.h"
#include "util/buffer.h"

struct dl_printer {
    const struct dl_format *format;
    dl_printer_options options;
    dl_buffer out; /* the whole output; printer.c hands it to the sink */
};

typedef struct dl_format {
    const char *name; /* what a format cannot print is NULL */
    void (*result)(dl_printer *printer, const dateline_result *result);
    /* One of many results; NULL: the format has no way to keep them apart. */
    void (*answer)(dl_printer *printer, const char *id, const dateline_result *result);
    void (*document)(dl_printer *printer, const dateline_document *document);
    void (*info)(dl_printer *printer, const dateline_info *info);
    void (*report)(dl_printer *printer, const dateline_index_report *report);
} dl_format;

extern const dl_format dl_output_text, dl_output_json, dl_output_jsonl, dl_output_tsv, dl_output_html,
    dl_output_trec;

#endif
