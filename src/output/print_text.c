/* The text format: for people, on a terminal or in a mail. */
#include "output/columns.h"
#include "output/format.h"
#include "output/wrap.h"
#include "util/utf8.h"

#include <inttypes.h>
#include <stdio.h>

#define INDENT 3u
#define CONTEXT_INDENT 6u
#define SEPARATOR " \u00b7 "

#define SGR_TITLE "\033[1m"
#define SGR_META "\033[36m"
#define SGR_MATCH "\033[1;31m"
#define SGR_PLACE "\033[2m"
#define SGR_OFF "\033[0m"

static bool in_colour(const dl_printer *printer)
{
    return printer->options.marks == DL_MARKS_COLOR;
}

static const char *colour(const dl_printer *printer, const char *sequence)
{
    return in_colour(printer) ? sequence : "";
}

/* Appends `text` wrapped; the first line goes on at `column`, the others start at `indent`. */
static void put_wrapped(dl_printer *printer, unsigned column, unsigned indent, const char *style,
                        dateline_slice text, const dateline_span *spans, size_t span_count)
{
    static const struct {
        const char *open, *close;
        unsigned columns;
    } marks[] = {
        [DL_MARKS_NONE] = {"", "", 0},
        [DL_MARKS_COLOR] = {SGR_MATCH, SGR_OFF, 0},
        [DL_MARKS_BRACKETS] = {"[", "]", 1},
    };
    dl_marks kind = printer->options.marks;
    dl_wrap wrap = {.out = &printer->out,
                    .width = printer->options.width,
                    .indent = indent,
                    .column = column,
                    .style = colour(printer, style),
                    .open = marks[kind].open,
                    .close = marks[kind].close,
                    .mark_columns = marks[kind].columns};
    dl_wrap_text(&wrap, text, spans, span_count);
    dl_buffer_add_byte(&printer->out, '\n');
}

static void put_indent(dl_printer *printer, unsigned indent)
{
    dl_buffer_printf(&printer->out, "%*s", (int)indent, "");
}

/* Adds " · item" to a line, without the dot at its start. */
static void add_item(dl_buffer *line, const char *before, dateline_slice item)
{
    if (item.size == 0)
        return;
    if (line->size)
        dl_buffer_add_text(line, SEPARATOR);
    dl_buffer_add_text(line, before);
    dl_buffer_add_slice(line, item);
}

/* "2025-11-19 · MOSCOW · paragraph", "2025-11-18 · Name @handle · tweet". */
static void add_meta(dl_buffer *line, const dateline_article *article,
                     const dateline_passage *passage)
{
    add_item(line, "", dl_format_date(article, passage));
    const dateline_tweet *tweet = passage->tweet;
    if (tweet) {
        add_item(line, "", tweet->name);
        if (tweet->handle.size && tweet->name.size) {
            dl_buffer_add_text(line, " @");
            dl_buffer_add_slice(line, tweet->handle);
        } else {
            add_item(line, "@", tweet->handle);
        }
    } else {
        add_item(line, "", article->place);
    }
    add_item(line, "", dl_slice_of(dateline_kind_name(passage->kind)));
}

static void put_line(dl_printer *printer, unsigned column, unsigned indent, const char *style,
                     dl_buffer *line)
{
    put_wrapped(printer, column, indent, style, dl_buffer_slice(line), NULL, 0);
    printer->out.failed |= line->failed;
    dl_buffer_free(line);
}

/* Where it is: path, bytes and id. Not wrapped, so that it can be copied and clicked. */
static void put_where(dl_printer *printer, unsigned indent, const char *path, uint64_t begin,
                      uint64_t end, const char *id)
{
    put_indent(printer, indent);
    dl_buffer_add_text(&printer->out, colour(printer, SGR_PLACE));
    dl_wrap_plain(&printer->out, dl_slice_of(path));
    dl_buffer_printf(&printer->out, ":%" PRIu64 "-%" PRIu64 "  ", begin, end);
    dl_wrap_plain(&printer->out, dl_slice_of(id));
    dl_buffer_add_text(&printer->out, colour(printer, SGR_OFF));
    dl_buffer_add_byte(&printer->out, '\n');
}

static void put_neighbours(dl_printer *printer, const dateline_passage *passages, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_indent(printer, CONTEXT_INDENT);
        put_wrapped(printer, CONTEXT_INDENT, CONTEXT_INDENT, SGR_PLACE, passages[i].text,
                    passages[i].spans, passages[i].span_count);
    }
}

static void put_hit(dl_printer *printer, const dateline_hit *hit)
{
    const dateline_article *article = hit->article;
    const dateline_passage *passage = &hit->passage;
    dl_buffer meta = DL_BUFFER_EMPTY;
    add_meta(&meta, article, passage);

    char number[24];
    unsigned column = (unsigned)snprintf(number, sizeof number, "%zu. ", hit->rank);
    dl_buffer_add_text(&printer->out, number);
    /* A headline is its own title. */
    if (article->title.size && passage->kind != DATELINE_HEADLINE) {
        put_wrapped(printer, column, INDENT, SGR_TITLE, article->title, NULL, 0);
        put_indent(printer, INDENT);
        column = INDENT;
    }
    put_line(printer, column, INDENT, SGR_META, &meta);
    put_neighbours(printer, hit->before, hit->before_count);
    put_indent(printer, INDENT);
    put_wrapped(printer, INDENT, INDENT, "", passage->text, passage->spans, passage->span_count);
    put_neighbours(printer, hit->after, hit->after_count);
    if (hit->more_in_article)
        dl_buffer_printf(&printer->out, "%*sand %" PRIu64 " more in this article\n", (int)INDENT, "",
                         hit->more_in_article);
    put_where(printer, INDENT, article->path, passage->source_begin, passage->source_end,
              passage->id);
    dl_buffer_add_byte(&printer->out, '\n');
}

static void print_result(dl_printer *printer, const dateline_result *result)
{
    if (printer->options.count_only) {
        dl_buffer_printf(&printer->out, "%" PRIu64 "\n", result->total);
        return;
    }
    for (size_t i = 0; i < result->hit_count; i++) {
        put_hit(printer, &result->hits[i]);
        dl_printer_flush(printer);
    }
    if (result->hit_count)
        dl_buffer_printf(&printer->out, "%zu-%zu of %s%" PRIu64 "\n", result->hits[0].rank,
                         result->hits[result->hit_count - 1].rank,
                         result->total_is_exact ? "" : "about ", result->total);
}

/* Title, then what the source says of the article, then where it is. */
static void put_article(dl_printer *printer, const dateline_article *article)
{
    if (article->title.size)
        put_wrapped(printer, 0, 0, SGR_TITLE, article->title, NULL, 0);
    dl_buffer line = DL_BUFFER_EMPTY;
    const dateline_slice items[] = {article->date, article->place, article->language, article->site};
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        add_item(&line, "", items[i]);
    for (size_t i = 0; i < article->author_count; i++)
        add_item(&line, i ? "" : "by ", article->authors[i]);
    add_item(&line, "", article->url);
    if (line.size)
        put_line(printer, 0, 0, SGR_META, &line);
    else
        dl_buffer_free(&line);
    put_where(printer, 0, article->path, article->source_begin, article->source_end, article->id);
}

static void print_document(dl_printer *printer, const dateline_document *document)
{
    put_article(printer, document->article);
    for (size_t i = 0; i < document->passage_count; i++) {
        const dateline_passage *passage = &document->passages[i];
        dl_buffer meta = DL_BUFFER_EMPTY;
        dl_buffer_printf(&meta, ".%zu %s", passage->ordinal, dateline_kind_name(passage->kind));
        const dateline_tweet *tweet = passage->tweet;
        if (tweet) {
            add_item(&meta, "", tweet->date);
            add_item(&meta, "", tweet->name);
            add_item(&meta, "@", tweet->handle);
            add_item(&meta, "", tweet->url);
        }
        dl_buffer_add_byte(&printer->out, '\n');
        put_line(printer, 0, INDENT, SGR_META, &meta);
        put_indent(printer, INDENT);
        put_wrapped(printer, INDENT, INDENT, "", passage->text, passage->spans,
                    passage->span_count);
        dl_printer_flush(printer);
    }
}

/* "12.3 MB", in powers of ten as disks are sold. */
static void add_bytes(dl_buffer *out, uint64_t bytes)
{
    static const char *const units[] = {"kB", "MB", "GB", "TB", "PB", "EB"};
    if (bytes < 1000) {
        dl_buffer_printf(out, "%" PRIu64 " bytes", bytes);
        return;
    }
    double size = (double)bytes / 1000;
    size_t unit = 0;
    while (size >= 999.95 && unit + 1 < sizeof units / sizeof *units)
        size /= 1000, unit++;
    dl_buffer_printf(out, "%.1f %s", size, units[unit]);
}

static void put_row(dl_printer *printer, const char *name, dateline_slice value)
{
    dl_buffer_printf(&printer->out, "%-12s ", name);
    dl_wrap_plain(&printer->out, value);
    dl_buffer_add_byte(&printer->out, '\n');
}

static void put_count(dl_printer *printer, const char *name, uint64_t count)
{
    dl_buffer_printf(&printer->out, "%-12s %" PRIu64 "\n", name, count);
}

static void print_info(dl_printer *printer, const dateline_info *info)
{
    put_row(printer, "index", dl_slice_of(info->index));
    put_row(printer, "generation", dl_slice_of(info->generation));
    for (size_t i = 0; i < info->root_count; i++)
        put_row(printer, i ? "" : "follows", dl_slice_of(info->roots[i]));
    put_count(printer, "sources", info->sources);
    put_count(printer, "articles", info->articles);
    put_count(printer, "passages", info->passages);
    for (size_t kind = 0; kind < DATELINE_KIND_COUNT; kind++)
        if (info->passages_of_kind[kind])
            dl_buffer_printf(&printer->out, "  %-10s %" PRIu64 "\n",
                             dateline_kind_name((dateline_kind)kind), info->passages_of_kind[kind]);
    dl_buffer line = DL_BUFFER_EMPTY;
    dl_buffer_add_slice(&line, info->first_date);
    if (!dl_slice_equal(info->first_date, info->last_date)) {
        dl_buffer_add_text(&line, " to ");
        dl_buffer_add_slice(&line, info->last_date);
    }
    put_row(printer, "dates", line.size ? dl_buffer_slice(&line) : DL_LITERAL("none"));
    put_row(printer, "language", dl_slice_of(info->language));
    dl_buffer_clear(&line);
    add_bytes(&line, info->disk_bytes);
    put_row(printer, "size", dl_buffer_slice(&line));
    put_row(printer, "updated", info->updated);
    dl_buffer_clear(&line);
    dl_buffer_printf(&line, "schema %" PRIu64 ", analyzer %s, ICU %s, Unicode %s, stemmer %s, %s",
                     info->schema, info->analyzer, info->icu, info->unicode, info->stemmer,
                     info->backend);
    put_row(printer, "built with", dl_buffer_slice(&line));
    printer->out.failed |= line.failed;
    dl_buffer_free(&line);
}

static void print_report(dl_printer *printer, const dateline_index_report *report)
{
    const struct {
        uint64_t count;
        const char *what;
        bool always;
    } parts[] = {
        {report->sources_new, "new", true},
        {report->sources_changed, "changed", true},
        {report->sources_removed, "removed", true},
        {report->sources_moved, "moved", false},
        {report->sources_failed, "failed", false},
        {report->passages_added, report->passages_added == 1 ? "passage" : "passages", true},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].always || parts[i].count)
            dl_buffer_printf(&printer->out, "%" PRIu64 " %s, ", parts[i].count, parts[i].what);
    dl_buffer_printf(&printer->out, "%.1f s\n", report->seconds);
}

const dl_format dl_format_text = {"text", print_result, print_document, print_info, print_report};
