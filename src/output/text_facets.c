/* Facets, a line each; matches over time as bars. */
#include "output/text_parts.h"
#include "util/clock.h"

#include <inttypes.h>
#include <stdlib.h>

enum { BAR_LIMIT = 50, GAP_LIMIT = 3 }; /* columns; empty lines in a row that are drawn as such */

static void add_buckets(dl_printer *printer, const dateline_facet_counts *facet)
{
    dl_text_style(printer, dl_style_title);
    dl_buffer_printf(&printer->out, "%-9s", dateline_facet_name(facet->facet));
    dl_text_style(printer, dl_style_end);
    for (size_t i = 0; i < facet->bucket_count; i++) {
        dl_buffer_add_text(&printer->out, i ? ", " : " ");
        dl_text_safe(printer, facet->buckets[i].value);
        dl_buffer_printf(&printer->out, " %" PRIu64, facet->buckets[i].count);
    }
    if (!facet->distinct)
        dl_buffer_add_text(&printer->out, " -");
    if (facet->distinct > facet->bucket_count)
        dl_buffer_printf(&printer->out, ", and %zu more", facet->distinct - facet->bucket_count);
    dl_buffer_add_byte(&printer->out, '\n');
}

/* A bar in eighths of a column, from U+2588 (full) to U+258F (one eighth). What is not nothing is seen. */
static void add_bar(dl_printer *printer, uint64_t count, uint64_t most, unsigned columns)
{
    uint64_t eighths = (uint64_t)((double)count / (double)most * columns * 8 + 0.5);
    if (!eighths && count)
        eighths = 1;
    for (; eighths >= 8; eighths -= 8)
        dl_buffer_add_text(&printer->out, "\u2588");
    if (eighths) {
        const char part[] = {(char)0xE2, (char)0x96, (char)(0x90 - eighths), '\0'};
        dl_buffer_add_text(&printer->out, part);
    }
}

/* Number of a bar's day, month or year, for seeing gaps. */
static int64_t number_of(dateline_slice value)
{
    int parts[3] = {0, 1, 1};
    size_t part = 0;
    for (size_t i = 0; i < value.size; i++) {
        if (value.data[i] == '-')
            parts[++part] = 0;
        else
            parts[part] = parts[part] * 10 + (value.data[i] - '0');
    }
    return value.size == 4   ? parts[0]
           : value.size == 7 ? parts[0] * 12 + parts[1]
                             : dl_date_days(parts[0], parts[1], parts[2]);
}

static void add_gap(dl_printer *printer, int64_t missing)
{
    for (int64_t i = 0; i < missing && missing <= GAP_LIMIT; i++)
        dl_buffer_add_text(&printer->out, "\u00B7\n");
    if (missing > GAP_LIMIT)
        dl_buffer_printf(&printer->out, "\u22EE %" PRId64 " without\n", missing);
}

static void add_histogram(dl_printer *printer, const dateline_histogram *histogram)
{
    uint64_t most = 1;
    size_t label = histogram->bar_count ? histogram->bars[0].value.size : 0;
    for (size_t i = 0; i < histogram->bar_count; i++)
        if (histogram->bars[i].count > most)
            most = histogram->bars[i].count;
    unsigned columns = printer->options.width ? printer->options.width : BAR_LIMIT + 24;
    columns = columns > label + 34 ? columns - (unsigned)label - 24 : 10;
    if (columns > BAR_LIMIT)
        columns = BAR_LIMIT;
    for (size_t i = 0; i < histogram->bar_count; i++) {
        const dateline_bucket *bar = &histogram->bars[i];
        if (i)
            add_gap(printer, number_of(bar->value) - number_of(bar[-1].value) - 1);
        dl_text_safe(printer, bar->value);
        dl_buffer_add_byte(&printer->out, ' ');
        add_bar(printer, bar->count, most, columns);
        dl_buffer_printf(&printer->out, " %" PRIu64 "\n", bar->count);
    }
    if (histogram->undated || !histogram->bar_count)
        dl_buffer_printf(&printer->out, "undated %" PRIu64 "\n", histogram->undated);
}

void dl_text_facets(dl_printer *printer, const dateline_result *result)
{
    if (result->hit_count && (result->facet_count || result->histogram))
        dl_buffer_add_byte(&printer->out, '\n');
    for (size_t i = 0; i < result->facet_count; i++)
        add_buckets(printer, &result->facets[i]);
    if (result->histogram)
        add_histogram(printer, result->histogram);
}
