/* HTML: a small page of its own, matches in <mark>. Everything that comes from articles is escaped. */
#include "output/copies.h"
#include "output/format.h"
#include "util/utf8.h"

#include <inttypes.h>

static void add_escaped(dl_printer *printer, dateline_slice text)
{
    dl_buffer *out = &printer->out;
    uint32_t code;
    for (size_t i = 0, control; i < text.size; i += control ? control : 1) {
        control = dl_utf8_control(text, i, &code);
        switch (text.data[i]) {
        case '&':
            dl_buffer_add_text(out, "&amp;");
            break;
        case '<':
            dl_buffer_add_text(out, "&lt;");
            break;
        case '>':
            dl_buffer_add_text(out, "&gt;");
            break;
        case '"':
            dl_buffer_add_text(out, "&quot;");
            break;
        case '\'':
            dl_buffer_add_text(out, "&#39;");
            break;
        default:
            /* Control characters are no characters of HTML. */
            dl_buffer_add_byte(out, control ? ' ' : text.data[i]);
        }
    }
}

/* A path may be no UTF-8. */
static void add_path(dl_printer *printer, const char *path)
{
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_utf8_sanitize(&clean, dl_slice_of(path));
    printer->out.failed |= clean.failed;
    add_escaped(printer, dl_buffer_slice(&clean));
    dl_buffer_free(&clean);
}

static void open_page(dl_printer *printer, dateline_slice title)
{
    dl_buffer_add_text(&printer->out,
                       "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    add_escaped(printer, title);
    dl_buffer_add_text(&printer->out, "</title>\n</head>\n<body>\n");
}

static void close_page(dl_printer *printer)
{
    dl_buffer_add_text(&printer->out, "</body>\n</html>\n");
}

static void add_marked(dl_printer *printer, const dateline_passage *passage)
{
    size_t at = 0;
    for (size_t i = 0; i < passage->span_count; i++) {
        const dateline_span *span = &passage->spans[i];
        add_escaped(printer, dl_slice_cut(passage->text, at, span->byte_begin));
        dl_buffer_add_text(&printer->out, "<mark>");
        add_escaped(printer, dl_slice_cut(passage->text, span->byte_begin, span->byte_end));
        dl_buffer_add_text(&printer->out, "</mark>");
        at = span->byte_end;
    }
    add_escaped(printer, dl_slice_cut(passage->text, at, passage->text.size));
}

static void add_passage(dl_printer *printer, const dateline_passage *passage)
{
    dl_buffer_printf(&printer->out, "<p id=\"%s\" class=\"%s\" dir=\"auto\">", passage->id,
                     dateline_kind_name(passage->kind));
    add_marked(printer, passage);
    dl_buffer_add_text(&printer->out, "</p>\n");
    if (passage->tweet) {
        dl_buffer_add_text(&printer->out, "<p class=\"author\" dir=\"auto\">");
        const dateline_tweet *tweet = passage->tweet;
        add_escaped(printer, tweet->name);
        if (tweet->handle.size) {
            dl_buffer_add_text(&printer->out, tweet->name.size ? " (@" : "@");
            add_escaped(printer, tweet->handle);
            dl_buffer_add_text(&printer->out, tweet->name.size ? ")" : "");
        }
        dl_buffer_add_byte(&printer->out, ' ');
        add_escaped(printer, tweet->date);
        dl_buffer_add_text(&printer->out, "</p>\n");
    }
}

static void add_heading(dl_printer *printer, const dateline_article *article)
{
    dl_buffer_add_text(&printer->out, "<h2 dir=\"auto\">");
    if (article->title.size)
        add_escaped(printer, article->title);
    else
        add_path(printer, article->path);
    dl_buffer_add_text(&printer->out, "</h2>\n<p class=\"source\">");
    add_escaped(printer, article->date);
    dl_buffer_add_text(&printer->out, " ");
    add_escaped(printer, article->place);
    dl_buffer_add_text(&printer->out, " ");
    add_path(printer, article->path);
    dl_buffer_add_text(&printer->out, "</p>\n");
}

static void print_result(dl_printer *printer, const dateline_result *result)
{
    open_page(printer, dl_slice_of(result->query));
    for (size_t i = 0; i < result->hit_count; i++) {
        const dateline_hit *hit = &result->hits[i];
        dl_buffer_add_text(&printer->out, "<article>\n");
        add_heading(printer, hit->article);
        for (size_t n = 0; n < hit->before_count; n++)
            add_passage(printer, &hit->before[n]);
        add_passage(printer, &hit->passage);
        for (size_t n = 0; n < hit->after_count; n++)
            add_passage(printer, &hit->after[n]);
        if (hit->copies) {
            dl_buffer_add_text(&printer->out, "<p class=\"copies\">");
            dl_copies_print(&printer->out, hit->copies);
            dl_buffer_add_text(&printer->out, "</p>\n");
        }
        dl_buffer_add_text(&printer->out, "</article>\n");
    }
    close_page(printer);
}

static void print_document(dl_printer *printer, const dateline_document *document)
{
    open_page(printer, document->article->title);
    dl_buffer_add_text(&printer->out, "<article>\n");
    add_heading(printer, document->article);
    for (size_t i = 0; i < document->passage_count; i++)
        add_passage(printer, &document->passages[i]);
    dl_buffer_add_text(&printer->out, "</article>\n");
    close_page(printer);
}

static void print_info(dl_printer *printer, const dateline_info *info)
{
    open_page(printer, DL_LITERAL("index"));
    dl_buffer_printf(&printer->out,
                     "<p>%" PRIu64 " sources, %" PRIu64 " articles, %" PRIu64 " passages</p>\n",
                     info->sources, info->articles, info->passages);
    close_page(printer);
}

static void print_report(dl_printer *printer, const dateline_index_report *report)
{
    open_page(printer, DL_LITERAL("index"));
    dl_buffer_printf(&printer->out, "<p>%" PRIu64 " new, %" PRIu64 " changed, %" PRIu64 " removed</p>\n",
                     report->sources_new, report->sources_changed, report->sources_removed);
    close_page(printer);
}

const dl_format dl_output_html = {"html", print_result, NULL, print_document, print_info, print_report};
