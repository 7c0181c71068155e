/* TREC runs, as trec_eval reads them: query, Q0, id, rank, score, name of the run. The id is the
 * passage's, or the article's when hits are articles. */
#include "output/format.h"
#include "util/utf8.h"

/* Blanks part the columns: inside of one they become '_', as do control characters. */
static void add_column(dl_buffer *out, dateline_slice text)
{
    uint32_t code;
    for (size_t i = 0, control; i < text.size; i += control ? control : 1) {
        control = dl_utf8_control(text, i, &code);
        dl_buffer_add_byte(out, control || text.data[i] == ' ' ? '_' : text.data[i]);
    }
}

static void print_answer(dl_printer *printer, const char *id, const dateline_result *result)
{
    for (size_t i = 0; i < result->hit_count; i++) {
        const dateline_hit *hit = &result->hits[i];
        add_column(&printer->out, dl_slice_of(id));
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
