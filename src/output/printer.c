/* The table of formats. A printer collects its output and hands it to the sink in one piece. */
#include "output/format.h"

#include <stdlib.h>

static const dl_format *const formats[] = {&dl_output_text, &dl_output_json, &dl_output_jsonl,
                                           &dl_output_tsv, &dl_output_html, &dl_output_trec};

dl_printer *dl_printer_new(const char *format, const dl_printer_options *options)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i]->name, format) != 0)
            continue;
        dl_printer *printer = calloc(1, sizeof *printer);
        if (printer) {
            printer->format = formats[i];
            printer->options = *options;
        }
        return printer;
    }
    return NULL;
}

void dl_printer_free(dl_printer *printer)
{
    if (!printer)
        return;
    dl_buffer_free(&printer->out);
    free(printer);
}

/* Empties the buffer into the sink. */
static bool flush(dl_printer *printer, dl_printer_sink *sink, void *context)
{
    bool fine = !printer->out.failed &&
                (!printer->out.size || sink(context, printer->out.data, printer->out.size));
    dl_buffer_clear(&printer->out);
    return fine;
}

bool dl_printer_result(dl_printer *printer, const dateline_result *result, dl_printer_sink *sink,
                       void *context)
{
    if (!printer->format->result)
        return false;
    printer->format->result(printer, result);
    return flush(printer, sink, context);
}

bool dl_printer_answer(dl_printer *printer, const char *id, const dateline_result *result,
                       dl_printer_sink *sink, void *context)
{
    if (!printer->format->answer)
        return false;
    printer->format->answer(printer, id, result);
    return flush(printer, sink, context);
}

bool dl_printer_document(dl_printer *printer, const dateline_document *document,
                         dl_printer_sink *sink, void *context)
{
    if (!printer->format->document)
        return false;
    printer->format->document(printer, document);
    return flush(printer, sink, context);
}

bool dl_printer_info(dl_printer *printer, const dateline_info *info, dl_printer_sink *sink,
                     void *context)
{
    if (!printer->format->info)
        return false;
    printer->format->info(printer, info);
    return flush(printer, sink, context);
}

bool dl_printer_report(dl_printer *printer, const dateline_index_report *report,
                       dl_printer_sink *sink, void *context)
{
    if (!printer->format->report)
        return false;
    printer->format->report(printer, report);
    return flush(printer, sink, context);
}
