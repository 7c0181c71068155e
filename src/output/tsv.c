/* Tab-separated values: a line a passage, no heading, the columns of docs/output-schema.md. Tab, line
 * ends and backslash are written \t \n \r \\, other control characters \u001b. */
#include "output/format.h"
#include "util/utf8.h"

#include <inttypes.h>

static void add_field(dl_printer *printer, dateline_slice text, char after)
{
    static const char raw[] = "\t\n\r\\", letters[] = "tnr\\";
    dl_buffer *out = &printer->out;
    uint32_t code;
    for (size_t i = 0, control; i < text.size; i += control ? control : 1) {
        const char *found = text.data[i] ? strchr(raw, text.data[i]) : NULL;
        control = dl_utf8_control(text, i, &code);
        if (found)
            dl_buffer_printf(out, "\\%c", letters[found - raw]);
        else if (control)
            dl_buffer_printf(out, "\\u%04x", (unsigned)code);
        else
            dl_buffer_add_byte(out, text.data[i]);
    }
    dl_buffer_add_byte(out, after);
}

/* As JSON has it. */
static void add_path(dl_printer *printer, const char *path)
{
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_utf8_escape(&clean, dl_slice_of(path));
    add_field(printer, dl_buffer_slice(&clean), '\t');
    printer->out.failed |= clean.failed;
    dl_buffer_free(&clean);
}

static void add_passage(dl_printer *printer, const dateline_passage *passage,
                        const dateline_article *article)
{
    add_field(printer, dl_slice_of(passage->id), '\t');
    add_field(printer, dl_slice_of(dateline_kind_name(passage->kind)), '\t');
    bool dated = passage->tweet && passage->tweet->date.size;
    add_field(printer, dated ? passage->tweet->date : article->date, '\t');
    add_field(printer, article->place, '\t');
    add_field(printer, passage->tweet ? passage->tweet->handle : dl_slice_of(NULL), '\t');
    add_path(printer, article->path);
    dl_buffer_printf(&printer->out, "%" PRIu64 "\t%" PRIu64 "\t", passage->source_begin,
                     passage->source_end);
    add_field(printer, article->title, '\t');
    add_field(printer, passage->text, '\n');
}

static void print_result(dl_printer *printer, const dateline_result *result)
{
    for (size_t i = 0; i < result->hit_count; i++) {
        const dateline_hit *hit = &result->hits[i];
        dl_buffer_printf(&printer->out, "%zu\t%.6f\t", hit->rank, hit->score);
        add_passage(printer, &hit->passage, hit->article);
    }
}

static void print_document(dl_printer *printer, const dateline_document *document)
{
    for (size_t i = 0; i < document->passage_count; i++)
        add_passage(printer, &document->passages[i], document->article);
}

static void add_number(dl_printer *printer, const char *name, uint64_t value)
{
    dl_buffer_printf(&printer->out, "%s\t%" PRIu64 "\n", name, value);
}

static void print_info(dl_printer *printer, const dateline_info *info)
{
    add_number(printer, "sources", info->sources);
    add_number(printer, "articles", info->articles);
    add_number(printer, "passages", info->passages);
    for (int i = 0; i < DATELINE_KIND_COUNT; i++)
        add_number(printer, dateline_kind_name((dateline_kind)i), info->passages_of_kind[i]);
    add_number(printer, "disk_bytes", info->disk_bytes);
}

static void print_report(dl_printer *printer, const dateline_index_report *report)
{
    add_number(printer, "new", report->sources_new);
    add_number(printer, "changed", report->sources_changed);
    add_number(printer, "removed", report->sources_removed);
    add_number(printer, "moved", report->sources_moved);
    add_number(printer, "unchanged", report->sources_unchanged);
    add_number(printer, "failed", report->sources_failed);
    if (!report->dry_run)
        add_number(printer, "passages", report->passages_added);
}

const dl_format dl_output_tsv = {"tsv", print_result, NULL, print_document, print_info, print_report};
