/* Tab-separated values, one hit a line, no header: rank score id kind date title handle path
 * byte_begin byte_end text. Escapes, so that a line is a hit and every byte comes back: \t \n \r \\,
 * \u001b for other control characters, \xff for bytes that are not UTF-8. */
#include "output/format.h"
#include "util/utf8.h"

#include <inttypes.h>

static void put_character(dl_buffer *out, uint32_t code, dateline_slice bytes)
{
    static const struct {
        uint32_t code;
        const char *escape;
    } escapes[] = {{'\t', "\\t"}, {'\n', "\\n"}, {'\r', "\\r"}, {'\\', "\\\\"}};
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        if (escapes[i].code == code) {
            dl_buffer_add_text(out, escapes[i].escape);
            return;
        }
    }
    if (code == UINT32_MAX) {
        for (size_t i = 0; i < bytes.size; i++)
            dl_buffer_printf(out, "\\x%02x", (unsigned)(unsigned char)bytes.data[i]);
    } else if (code < 0x20 || (code >= 0x7F && code < 0xA0)) {
        dl_buffer_printf(out, "\\u%04x", (unsigned)code);
    } else {
        dl_buffer_add_slice(out, bytes);
    }
}

static void put_field(dl_printer *printer, dateline_slice text)
{
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        put_character(&printer->out, code, dl_slice_cut(text, at, at + length));
    }
    dl_buffer_add_byte(&printer->out, '\t');
}

/* The columns from `id` on; those before it are the caller's. */
static void put_passage(dl_printer *printer, const dateline_article *article,
                        const dateline_passage *passage)
{
    put_field(printer, dl_slice_of(passage->id));
    put_field(printer, dl_slice_of(dateline_kind_name(passage->kind)));
    put_field(printer, dl_format_date(article, passage));
    put_field(printer, article->title);
    put_field(printer, passage->tweet ? passage->tweet->handle : DL_LITERAL(""));
    put_field(printer, dl_slice_of(article->path));
    dl_buffer_printf(&printer->out, "%" PRIu64 "\t%" PRIu64 "\t", passage->source_begin,
                     passage->source_end);
    put_field(printer, passage->text);
    if (printer->out.size)
        printer->out.data[printer->out.size - 1] = '\n';
    dl_printer_flush(printer);
}

static void print_result(dl_printer *printer, const dateline_result *result)
{
    if (printer->options.count_only) {
        dl_buffer_printf(&printer->out, "%" PRIu64 "\n", result->total);
        return;
    }
    for (size_t i = 0; i < result->hit_count; i++) {
        const dateline_hit *hit = &result->hits[i];
        dl_buffer_printf(&printer->out, "%zu\t%.6g\t", hit->rank, hit->score);
        put_passage(printer, hit->article, &hit->passage);
    }
}

static void print_document(dl_printer *printer, const dateline_document *document)
{
    for (size_t i = 0; i < document->passage_count; i++) {
        dl_buffer_add_text(&printer->out, "\t\t");
        put_passage(printer, document->article, &document->passages[i]);
    }
}

const dl_format dl_format_tsv = {"tsv", print_result, print_document, NULL, NULL};
