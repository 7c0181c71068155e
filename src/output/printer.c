/* The table of formats, and the way of the bytes to the sink. */
#include "output/format.h"

#include <errno.h>
#include <stdlib.h>

static const dl_format *const formats[] = {
    &dl_format_text, &dl_format_json, &dl_format_jsonl, &dl_format_tsv, &dl_format_html,
};

const char *const dl_printer_formats[] = {"text", "json", "jsonl", "tsv", "html", NULL};

static const dl_format *find_format(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

dl_printer *dl_printer_new(const char *format, const dl_printer_options *options,
                           dl_printer_sink *sink, void *context)
{
    const dl_format *found = find_format(format);
    dl_printer *printer = found ? calloc(1, sizeof *printer) : NULL;
    if (!printer)
        return NULL;
    printer->format = found;
    printer->options = *options;
    printer->sink = sink;
    printer->context = context;
    printer->out = DL_BUFFER_EMPTY;
    return printer;
}

void dl_printer_free(dl_printer *printer)
{
    if (!printer)
        return;
    dl_buffer_free(&printer->out);
    free(printer);
}

static void fail(dl_printer *printer, int number)
{
    if (!printer->failed)
        printer->number = number;
    printer->failed = true;
}

void dl_printer_flush(dl_printer *printer)
{
    if (printer->out.failed)
        fail(printer, ENOMEM);
    if (!printer->failed && printer->out.size &&
        !printer->sink(printer->context, printer->out.data, printer->out.size))
        fail(printer, errno);
    dl_buffer_clear(&printer->out);
}

dateline_slice dl_format_date(const dateline_article *article, const dateline_passage *passage)
{
    return passage->tweet && passage->tweet->date.size ? passage->tweet->date : article->date;
}

static bool finish(dl_printer *printer)
{
    dl_printer_flush(printer);
    if (printer->failed)
        errno = printer->number;
    return !printer->failed;
}

bool dl_printer_result(dl_printer *printer, const dateline_result *result)
{
    printer->format->result(printer, result);
    return finish(printer);
}

bool dl_printer_document(dl_printer *printer, const dateline_document *document)
{
    printer->format->document(printer, document);
    return finish(printer);
}

bool dl_printer_info(dl_printer *printer, const dateline_info *info)
{
    if (printer->format->info)
        printer->format->info(printer, info);
    else
        fail(printer, ENOTSUP);
    return finish(printer);
}

bool dl_printer_report(dl_printer *printer, const dateline_index_report *report)
{
    if (printer->format->report)
        printer->format->report(printer, report);
    else
        fail(printer, ENOTSUP);
    return finish(printer);
}
