/* What a format must offer, and what the printer offers a format. Inside output/ only. */
#ifndef DL_FORMAT_H
#define DL_FORMAT_H

#include "output/printer.h"
#include "util/buffer.h"

typedef struct dl_format {
    const char *name;
    void (*result)(dl_printer *printer, const dateline_result *result);
    void (*document)(dl_printer *printer, const dateline_document *document);
    void (*info)(dl_printer *printer, const dateline_info *info);            /* NULL: has none */
    void (*report)(dl_printer *printer, const dateline_index_report *report); /* NULL: has none */
} dl_format;

extern const dl_format dl_format_text, dl_format_json, dl_format_jsonl, dl_format_tsv,
    dl_format_html;

/* A format appends to `out` and calls dl_printer_flush where a piece is complete. */
struct dl_printer {
    const dl_format *format;
    dl_printer_options options;
    dl_printer_sink *sink;
    void *context;
    dl_buffer out;
    bool failed; /* sticky: nothing is written after it */
    int number;  /* errno of the first failure */
};

/** Hands what has gathered to the sink; remembers the first failure. */
void dl_printer_flush(dl_printer *printer);

/** The date to show with a passage: the tweet's own, else the article's; may be empty. */
dateline_slice dl_format_date(const dateline_article *article, const dateline_passage *passage);

#endif
