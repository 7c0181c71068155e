/* TREC runs, as trec_eval reads them: query, Q0, id, rank, score, name of the run. The id is the
 * passage's, or the article's when hits are articles. */
#include "output/format.h"

/* Blanks part the columns: inside of one they become '_'. */
static void add_column(dl_buffer *out, const char *text)
{
    for (; *text; text++)
        dl_buffer_add_byte(out, *text == ' ' || (*text >= '\t' && *text <= '\r') ? '_' : *text);
}

static void print_answer(dl_printer *printer, const char *id, const dateline_result *result)
{
    for (size_t i = 0; i < result->hit_count; i++) {
        const dateline_hit *hit = &result->hits[i];
        add_column(&printer->out, id);
        dl_buffer_printf(&printer->out, " Q0 %s %zu %.6f dateline\n",
                         result->group_articles ? hit->article->id : hit->passage.id, hit->rank,
                         hit->score);
    }
}

static void print_result(dl_printer *printer, const dateline_result *result)
{
    print_answer(printer, "1", result);
}

const dl_format dl_output_trec = {"trec", print_result, print_answer, NULL, NULL, NULL};
