/* HTML: one small complete page without scripts or outside resources. Everything that comes from
 * articles and queries passes put_escaped once. */
#include "output/format.h"
#include "util/utf8.h"

#include <inttypes.h>

static const char page_begin[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"en\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<title>";
static const char page_style[] =
    "</title>\n"
    "<style>\n"
    "body { font-family: sans-serif; line-height: 1.5; max-width: 45rem; margin: 1rem auto; "
    "padding: 0 1rem; }\n"
    "h2 { font-size: 1rem; margin: 1.5rem 0 0; }\n"
    "p { margin: 0.2rem 0; }\n"
    ".meta, .where, .context { color: #666; font-size: 0.85rem; }\n"
    "mark { background: #ffe08a; color: inherit; }\n"
    "</style>\n"
    "</head>\n"
    "<body>\n";
static const char page_end[] = "</body>\n</html>\n";

static void put(dl_printer *printer, const char *markup)
{
    dl_buffer_add_text(&printer->out, markup);
}

/* HTML cannot hold most control characters at all. */
static bool is_forbidden(uint32_t code)
{
    return (code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7F && code < 0xA0) ||
           code > 0x10FFFF;
}

static void put_escaped(dl_printer *printer, dateline_slice text)
{
    static const struct {
        uint32_t code;
        const char *entity;
    } entities[] = {
        {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        const char *entity = is_forbidden(code) ? "\uFFFD" : NULL;
        for (size_t i = 0; i < sizeof entities / sizeof *entities && !entity; i++)
            if (entities[i].code == code)
                entity = entities[i].entity;
        if (entity)
            put(printer, entity);
        else
            dl_buffer_add_slice(&printer->out, dl_slice_cut(text, at, at + length));
    }
}

static void put_marked(dl_printer *printer, const dateline_passage *passage)
{
    size_t done = 0;
    for (size_t i = 0; i < passage->span_count; i++) {
        const dateline_span *span = &passage->spans[i];
        if (span->byte_begin < done || span->byte_end > passage->text.size ||
            span->byte_begin > span->byte_end)
            continue;
        put_escaped(printer, dl_slice_cut(passage->text, done, span->byte_begin));
        put(printer, "<mark>");
        put_escaped(printer, dl_slice_cut(passage->text, span->byte_begin, span->byte_end));
        put(printer, "</mark>");
        done = span->byte_end;
    }
    put_escaped(printer, dl_slice_cut(passage->text, done, passage->text.size));
}

/* <tag class="..." lang="..." dir="auto"> */
static void put_open(dl_printer *printer, const char *tag, const char *class,
                     const dateline_article *article)
{
    dl_buffer_printf(&printer->out, "<%s", tag);
    if (*class)
        dl_buffer_printf(&printer->out, " class=\"%s\"", class);
    if (article->language.size) {
        put(printer, " lang=\"");
        put_escaped(printer, article->language);
        put(printer, "\"");
    }
    put(printer, " dir=\"auto\">");
}

/* Links lead only where a browser may go from a page of a stranger. */
static bool is_web_address(dateline_slice url)
{
    return dl_slice_starts(url, DL_LITERAL("http://")) ||
           dl_slice_starts(url, DL_LITERAL("https://"));
}

static void put_linked(dl_printer *printer, dateline_slice url, dateline_slice text)
{
    bool link = is_web_address(url);
    if (link) {
        put(printer, "<a href=\"");
        put_escaped(printer, url);
        put(printer, "\">");
    }
    put_escaped(printer, text);
    if (link)
        put(printer, "</a>");
}

static void put_title(dl_printer *printer, const char *tag, const dateline_article *article)
{
    if (article->title.size == 0)
        return;
    put_open(printer, tag, "", article);
    put_linked(printer, article->url, article->title);
    dl_buffer_printf(&printer->out, "</%s>\n", tag);
}

static void put_meta(dl_printer *printer, const dateline_article *article,
                     const dateline_passage *passage)
{
    dateline_slice date = dl_format_date(article, passage);
    put(printer, "<p class=\"meta\">");
    if (date.size) {
        put(printer, "<time datetime=\"");
        put_escaped(printer, date);
        put(printer, "\">");
        put_escaped(printer, date);
        put(printer, "</time> \u00b7 ");
    }
    if (passage->tweet) {
        put(printer, "<bdi>");
        put_escaped(printer, passage->tweet->name);
        put(printer, passage->tweet->handle.size ? "</bdi> @" : "</bdi>");
        put_linked(printer, passage->tweet->url, passage->tweet->handle);
        put(printer, " \u00b7 ");
    } else if (article->place.size) {
        put(printer, "<bdi>");
        put_escaped(printer, article->place);
        put(printer, "</bdi> \u00b7 ");
    }
    put(printer, dateline_kind_name(passage->kind));
    put(printer, "</p>\n");
}

static void put_where(dl_printer *printer, const char *path, uint64_t begin, uint64_t end,
                      const char *id)
{
    put(printer, "<p class=\"where\"><bdi>");
    put_escaped(printer, dl_slice_of(path));
    dl_buffer_printf(&printer->out, "</bdi>:%" PRIu64 "-%" PRIu64 " ", begin, end);
    put_escaped(printer, dl_slice_of(id));
    put(printer, "</p>\n");
}

static void put_passages(dl_printer *printer, const char *class, const dateline_article *article,
                         const dateline_passage *passages, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_open(printer, "p", class, article);
        put_marked(printer, &passages[i]);
        put(printer, "</p>\n");
    }
}

static void put_hit(dl_printer *printer, const dateline_hit *hit)
{
    dl_buffer_printf(&printer->out, "<li id=\"p%s\">\n", hit->passage.id);
    if (hit->passage.kind != DATELINE_HEADLINE)
        put_title(printer, "h2", hit->article);
    put_meta(printer, hit->article, &hit->passage);
    put_passages(printer, "context", hit->article, hit->before, hit->before_count);
    put_passages(printer, "", hit->article, &hit->passage, 1);
    put_passages(printer, "context", hit->article, hit->after, hit->after_count);
    if (hit->more_in_article)
        dl_buffer_printf(&printer->out, "<p class=\"meta\">and %" PRIu64 " more in this article</p>\n",
                         hit->more_in_article);
    put_where(printer, hit->article->path, hit->passage.source_begin, hit->passage.source_end,
              hit->passage.id);
    put(printer, "</li>\n");
}

static void print_result(dl_printer *printer, const dateline_result *result)
{
    put(printer, page_begin);
    put_escaped(printer, dl_slice_of(result->query));
    put(printer, page_style);
    put(printer, "<h1 dir=\"auto\">");
    put_escaped(printer, dl_slice_of(result->query));
    dl_buffer_printf(&printer->out, "</h1>\n<p class=\"meta\">%s%" PRIu64 " found</p>\n",
                     result->total_is_exact ? "" : "about ", result->total);
    if (result->hit_count && !printer->options.count_only) {
        dl_buffer_printf(&printer->out, "<ol start=\"%zu\">\n", result->hits[0].rank);
        for (size_t i = 0; i < result->hit_count; i++) {
            put_hit(printer, &result->hits[i]);
            dl_printer_flush(printer);
        }
        put(printer, "</ol>\n");
    }
    put(printer, page_end);
}

static void print_document(dl_printer *printer, const dateline_document *document)
{
    const dateline_article *article = document->article;
    put(printer, page_begin);
    put_escaped(printer, article->title.size ? article->title : dl_slice_of(article->id));
    put(printer, page_style);
    put_title(printer, "h1", article);
    put_where(printer, article->path, article->source_begin, article->source_end, article->id);
    for (size_t i = 0; i < document->passage_count; i++) {
        const dateline_passage *passage = &document->passages[i];
        dl_buffer_printf(&printer->out, "<section id=\"p%s\">\n", passage->id);
        put_meta(printer, article, passage);
        put_passages(printer, "", article, passage, 1);
        put(printer, "</section>\n");
        dl_printer_flush(printer);
    }
    put(printer, page_end);
}

const dl_format dl_format_html = {"html", print_result, print_document, NULL, NULL};
