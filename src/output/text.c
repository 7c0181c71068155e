/* Text for a person: title, date and place; the passage with matches marked; where it is. */
#include "output/copies.h"
#include "output/text_parts.h"

#include <inttypes.h>

static void add_text(dl_printer *printer, const char *text)
{
    dl_text_safe(printer, dl_slice_of(text));
}

/* ---- wrapped text with marks ---- */

typedef struct wrapping {
    dl_printer *printer;
    const dateline_passage *passage;
    size_t span; /* the next or the one at hand */
    bool lit;
    const char *edge; /* what each line begins with */
    unsigned column;
} wrapping;

static void begin_line(wrapping *wrap)
{
    dl_buffer_add_text(&wrap->printer->out, wrap->edge);
    wrap->column = (unsigned)strlen(wrap->edge);
}

static void mark(wrapping *wrap, bool on)
{
    dl_printer *printer = wrap->printer;
    if (printer->options.marks == DL_MARKS_COLOR)
        dl_buffer_add_text(&printer->out, on ? dl_style_mark : dl_style_end);
    else if (printer->options.marks == DL_MARKS_BRACKETS)
        dl_buffer_add_byte(&printer->out, on ? '[' : ']');
    wrap->lit = on;
}

/* Bytes [begin, end) with the marks that begin and end there. */
static void add_stretch(wrapping *wrap, size_t begin, size_t end)
{
    const dateline_passage *passage = wrap->passage;
    while (begin < end) {
        if (wrap->span < passage->span_count) {
            const dateline_span *span = &passage->spans[wrap->span];
            if (!wrap->lit && span->byte_begin == begin)
                mark(wrap, true);
            size_t stop = wrap->lit ? span->byte_end : span->byte_begin;
            size_t to = stop < end ? stop : end;
            dl_text_safe(wrap->printer, dl_slice_cut(passage->text, begin, to));
            begin = to;
            if (wrap->lit && begin == span->byte_end) {
                mark(wrap, false);
                wrap->span++;
            }
        } else {
            dl_text_safe(wrap->printer, dl_slice_cut(passage->text, begin, end));
            begin = end;
        }
    }
}

/* The byte behind the blanks, or behind the word, that begin at `at`. */
static size_t skip(dateline_slice text, size_t at, size_t end, bool blanks)
{
    while (at < end && dl_is_blank(text.data[at]) == blanks)
        at++;
    return at;
}

/* A blank, or a line's end where what comes next would not fit. A phrase's mark goes on over it; its colour ends
 * and begins anew, since pagers draw each line by itself. */
static void add_gap(wrapping *wrap, unsigned columns)
{
    unsigned width = wrap->printer->options.width;
    wrap->column++;
    if (!width || wrap->column + columns <= width) {
        dl_buffer_add_byte(&wrap->printer->out, ' ');
        return;
    }
    if (wrap->lit)
        dl_text_style(wrap->printer, dl_style_end);
    dl_buffer_add_byte(&wrap->printer->out, '\n');
    begin_line(wrap);
    if (wrap->lit)
        dl_text_style(wrap->printer, dl_style_mark);
}

/* Bytes [at, stop), wrapped; runs of blanks become one. */
static void add_range(wrapping *wrap, size_t at, size_t stop)
{
    dateline_slice text = wrap->passage->text;
    while (wrap->span < wrap->passage->span_count &&
           wrap->passage->spans[wrap->span].byte_end <= at)
        wrap->span++; /* left out */
    while (at < stop) {
        size_t end = skip(text, at, stop, false);
        add_stretch(wrap, at, end);
        wrap->column += dl_text_width(dl_slice_cut(text, at, end));
        at = skip(text, end, stop, true);
        if (at < stop)
            add_gap(wrap, dl_text_width(dl_slice_cut(text, at, skip(text, at, stop, false))));
    }
}

static void add_ellipsis(wrapping *wrap)
{
    dl_buffer_add_text(&wrap->printer->out, "\u2026");
    wrap->column++;
}

/* All of it, or the fragments that were chosen. */
static void add_passage_text(dl_printer *printer, const dateline_passage *passage, const char *edge)
{
    wrapping wrap = {.printer = printer, .passage = passage, .edge = edge};
    begin_line(&wrap);
    if (!passage->fragment_count)
        add_range(&wrap, 0, passage->text.size);
    for (size_t i = 0; i < passage->fragment_count; i++) {
        const dateline_fragment *fragment = &passage->fragments[i];
        if (i)
            add_gap(&wrap, 1);
        if (i || fragment->byte_begin) {
            add_ellipsis(&wrap);
            add_gap(&wrap, 1);
        }
        add_range(&wrap, fragment->byte_begin, fragment->byte_end);
        if (i + 1 == passage->fragment_count && fragment->byte_end < passage->text.size) {
            add_gap(&wrap, 1);
            add_ellipsis(&wrap);
        }
    }
    if (wrap.lit)
        mark(&wrap, false);
    dl_buffer_add_byte(&printer->out, '\n');
}

/* ---- hits ---- */

static void add_part(dl_printer *printer, dateline_slice text)
{
    if (!text.size)
        return;
    dl_buffer_add_text(&printer->out, "  ");
    dl_text_safe(printer, text);
}

/* Whether so many columns more are wider than lines may be. */
static bool is_too_wide(const dl_printer *printer, unsigned column, unsigned more)
{
    return printer->options.width && column && column + more > printer->options.width;
}

/* Returns the column behind it. */
static unsigned add_title(dl_printer *printer, dateline_slice title)
{
    unsigned column = 0;
    for (size_t at = skip(title, 0, title.size, true), end; at < title.size; at = skip(title, end, title.size, true)) {
        end = skip(title, at, title.size, false);
        const dateline_slice word = dl_slice_cut(title, at, end);
        const bool wide = is_too_wide(printer, column, 1 + dl_text_width(word));
        if (wide) {
            dl_text_style(printer, dl_style_end);
            dl_buffer_add_byte(&printer->out, '\n');
            dl_text_style(printer, dl_style_title);
        } else if (column) {
            dl_buffer_add_byte(&printer->out, ' ');
        }
        column = (wide || !column ? 0 : column + 1) + dl_text_width(word);
        dl_text_safe(printer, word);
    }
    return column;
}

static void add_heading(dl_printer *printer, const dateline_article *article)
{
    enum { GAP = 2 };
    const dateline_slice parts[] = {article->date, article->place};
    unsigned column = 0;
    dl_text_style(printer, dl_style_title);
    if (article->title.size)
        column = add_title(printer, article->title);
    else
        add_text(printer, article->path); /* in one piece, to be copied */
    dl_text_style(printer, dl_style_end);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const unsigned width = dl_text_width(parts[i]);
        if (width && is_too_wide(printer, column, width + GAP)) {
            dl_buffer_add_byte(&printer->out, '\n');
            dl_text_safe(printer, parts[i]);
            column = width;
        } else {
            add_part(printer, parts[i]);
            column += column && width ? width + GAP : 0;
        }
    }
    dl_buffer_add_byte(&printer->out, '\n');
}

static void add_tweet(dl_printer *printer, const dateline_tweet *tweet)
{
    if (!tweet || !(tweet->name.size || tweet->handle.size || tweet->date.size))
        return;
    const bool both = tweet->name.size && tweet->handle.size;
    dl_buffer_add_text(&printer->out, "\u2014 ");
    dl_text_safe(printer, tweet->name);
    if (tweet->handle.size) {
        dl_buffer_add_text(&printer->out, both ? " (@" : "@");
        dl_text_safe(printer, tweet->handle);
        dl_buffer_add_text(&printer->out, both ? ")" : "");
    }
    if (tweet->name.size || tweet->handle.size)
        add_part(printer, tweet->date);
    else
        dl_text_safe(printer, tweet->date);
    dl_buffer_add_byte(&printer->out, '\n');
}

static void add_source(dl_printer *printer, const dateline_passage *passage,
                       const dateline_article *article)
{
    dl_text_style(printer, dl_style_source);
    add_text(printer, article->path);
    dl_buffer_printf(&printer->out, ":%" PRIu64 "-%" PRIu64 "  %s  %s", passage->source_begin,
                     passage->source_end, dateline_kind_name(passage->kind), passage->id);
    dl_text_style(printer, dl_style_end);
    dl_buffer_add_byte(&printer->out, '\n');
}

static void add_neighbours(dl_printer *printer, const dateline_passage *passages, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_passage_text(printer, &passages[i], "| ");
}

static void add_block(dl_printer *printer, const char *name, const char *lines)
{
    dl_text_style(printer, dl_style_title);
    add_text(printer, name);
    dl_text_style(printer, dl_style_end);
    dl_buffer_add_byte(&printer->out, '\n');
    while (*lines) {
        size_t size = strcspn(lines, "\n");
        dl_buffer_add_text(&printer->out, "  ");
        dl_text_safe(printer, dl_slice_make(lines, size));
        dl_buffer_add_byte(&printer->out, '\n');
        lines += size + (lines[size] == '\n');
    }
}

static void add_explanation(dl_printer *printer, const dateline_explanation *explanation)
{
    if (!explanation)
        return;
    add_block(printer, "tokens", explanation->tokens);
    add_block(printer, "tree", explanation->tree);
    add_block(printer, "compiled", explanation->compiled);
    dl_buffer_add_byte(&printer->out, '\n');
}

static void add_parts(dl_printer *printer, const dateline_hit *hit)
{
    if (hit->part_count)
        dl_buffer_printf(&printer->out, "%10.4f  score\n", hit->score);
    for (size_t i = 0; i < hit->part_count; i++) {
        dl_buffer_printf(&printer->out, "%10.4f  %s  ", hit->parts[i].score, hit->parts[i].stage);
        add_text(printer, hit->parts[i].part);
        dl_buffer_add_byte(&printer->out, '\n');
    }
}

static void print_result(dl_printer *printer, const dateline_result *result)
{
    add_explanation(printer, result->explanation);
    for (size_t i = 0; i < result->hit_count; i++) {
        const dateline_hit *hit = &result->hits[i];
        if (i)
            dl_buffer_add_byte(&printer->out, '\n');
        add_heading(printer, hit->article);
        add_neighbours(printer, hit->before, hit->before_count);
        add_passage_text(printer, &hit->passage, "");
        add_tweet(printer, hit->passage.tweet);
        add_neighbours(printer, hit->after, hit->after_count);
        add_source(printer, &hit->passage, hit->article);
        add_parts(printer, hit);
        if (hit->copies) {
            dl_copies_print(&printer->out, hit->copies);
            dl_buffer_add_byte(&printer->out, '\n');
        }
        if (hit->more_in_article)
            dl_buffer_printf(&printer->out, "and at least %" PRIu64 " more in this article\n",
                             hit->more_in_article);
    }
    dl_text_facets(printer, result);
}

static void print_document(dl_printer *printer, const dateline_document *document)
{
    const dateline_article *article = document->article;
    add_heading(printer, article);
    dl_text_style(printer, dl_style_source);
    add_text(printer, article->path);
    dl_buffer_printf(&printer->out, "  %s", article->id);
    dl_text_style(printer, dl_style_end);
    dl_buffer_add_byte(&printer->out, '\n');
    for (size_t i = 0; i < document->passage_count; i++) {
        dl_buffer_printf(&printer->out, "\n");
        add_passage_text(printer, &document->passages[i], "");
        add_tweet(printer, document->passages[i].tweet);
        add_source(printer, &document->passages[i], article);
    }
}

static void add_line(dl_printer *printer, const char *name, dateline_slice value)
{
    dl_buffer_printf(&printer->out, "%-12s ", name);
    dl_text_safe(printer, value.size ? value : DL_LITERAL("-"));
    dl_buffer_add_byte(&printer->out, '\n');
}

static void add_number(dl_printer *printer, const char *name, uint64_t value)
{
    dl_buffer_printf(&printer->out, "%-12s %" PRIu64 "\n", name, value);
}

static void print_info(dl_printer *printer, const dateline_info *info)
{
    add_line(printer, "index", dl_slice_of(info->index));
    add_line(printer, "generation", dl_slice_of(info->generation));
    add_number(printer, "sources", info->sources);
    add_number(printer, "articles", info->articles);
    add_number(printer, "passages", info->passages);
    for (int i = 0; i < DATELINE_KIND_COUNT; i++)
        if (info->passages_of_kind[i])
            dl_buffer_printf(&printer->out, "  %-10s %" PRIu64 "\n",
                             dateline_kind_name((dateline_kind)i), info->passages_of_kind[i]);
    add_number(printer, "segments", info->segments);
    if (info->removed)
        add_number(printer, "removed", info->removed);
    add_number(printer, "disk bytes", info->disk_bytes);
    add_line(printer, "first date", info->first_date);
    add_line(printer, "last date", info->last_date);
    add_line(printer, "updated", info->updated);
    add_line(printer, "language", dl_slice_of(info->language));
    dl_buffer_printf(&printer->out,
                     "built with   schema %" PRIu64 ", analyzer %s, ICU %s, Unicode %s, stemmer %s, %s\n",
                     info->schema, info->analyzer, info->icu, info->unicode, info->stemmer, info->backend);
    for (size_t i = 0; i < info->root_count; i++)
        add_line(printer, "follows", dl_slice_of(info->roots[i]));
}

/* The commonest kinds of the files passed over. */
static void add_kinds(dl_printer *printer, const dateline_index_report *report)
{
    enum { SHOWN = 3 };
    uint64_t left = report->files_ignored;
    for (size_t i = 0; i < report->ignored_count && i < SHOWN; i++) {
        dl_buffer_printf(&printer->out, "%s%" PRIu64 " %s", i ? ", " : " (", report->ignored[i].files,
                         report->ignored[i].kind);
        left -= report->ignored[i].files;
    }
    if (left && report->ignored_count)
        dl_buffer_printf(&printer->out, ", %" PRIu64 " more", left);
    dl_buffer_add_text(&printer->out, report->ignored_count ? ")" : "");
}

static void print_report(dl_printer *printer, const dateline_index_report *report)
{
    dl_buffer_printf(&printer->out, "%" PRIu64 " new, %" PRIu64 " changed, %" PRIu64 " removed",
                     report->sources_new, report->sources_changed, report->sources_removed);
    if (report->sources_moved)
        dl_buffer_printf(&printer->out, ", %" PRIu64 " moved", report->sources_moved);
    if (report->sources_failed)
        dl_buffer_printf(&printer->out, ", %" PRIu64 " failed", report->sources_failed);
    if (report->files_ignored)
        dl_buffer_printf(&printer->out, ", %" PRIu64 " other file%s passed over", report->files_ignored,
                         report->files_ignored == 1 ? "" : "s");
    add_kinds(printer, report);
    if (!report->dry_run)
        dl_buffer_printf(&printer->out, ", %" PRIu64 " passage%s", report->passages_added,
                         report->passages_added == 1 ? "" : "s");
    dl_buffer_printf(&printer->out, ", %.1f s%s\n", report->seconds,
                     report->dry_run ? "; a dry run, which changes nothing" : "");
}

const dl_format dl_output_text = {"text", print_result, NULL, print_document, print_info, print_report};
