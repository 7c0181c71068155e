/* Help for a query that found little or nothing, as text for standard error. */
#include "output/text_parts.h"

#include <inttypes.h>

static void add_suggestions(dl_printer *printer, const char *heading,
                            const dateline_suggestion *suggestions, size_t count)
{
    if (count)
        dl_buffer_printf(&printer->out, "dateline: %s\n", heading);
    for (size_t i = 0; i < count; i++) {
        dl_buffer_printf(&printer->out, "%8" PRIu64 "  ", suggestions[i].total);
        dl_text_safe(printer, dl_slice_of(suggestions[i].query));
        dl_buffer_add_byte(&printer->out, '\n');
    }
}

static void add_clauses(dl_printer *printer, const dateline_diagnosis *diagnosis)
{
    dl_buffer_add_text(&printer->out, "dateline: nothing found; each clause alone:\n");
    for (size_t i = 0; i < diagnosis->clause_count; i++) {
        const dateline_clause *clause = &diagnosis->clauses[i];
        dl_buffer_printf(&printer->out, "%8" PRIu64 "  ", clause->alone);
        dl_text_safe(printer, dl_slice_of(clause->query));
        if (clause->without)
            dl_buffer_printf(&printer->out, "  (without it: %" PRIu64 ")", clause->without);
        else if (!clause->alone && clause->query[0] != '-')
            dl_buffer_add_text(&printer->out, "  (nothing matches it)");
        dl_buffer_add_byte(&printer->out, '\n');
    }
}

bool dl_print_help(const dateline_result *result, dl_printer_sink *sink, void *context)
{
    dl_printer printer = {0};
    if (result->corrected) {
        dl_buffer_add_text(&printer.out, "dateline: searched for: ");
        dl_text_safe(&printer, dl_slice_of(result->corrected));
        dl_buffer_add_byte(&printer.out, '\n');
    }
    if (result->diagnosis) {
        add_clauses(&printer, result->diagnosis);
        add_suggestions(&printer, "these find something:", result->diagnosis->relaxations,
                        result->diagnosis->relaxation_count);
    }
    add_suggestions(&printer, "did you mean:", result->suggestions, result->suggestion_count);
    bool fine = !printer.out.failed &&
                (!printer.out.size || sink(context, printer.out.data, printer.out.size));
    dl_buffer_free(&printer.out);
    return fine;
}
