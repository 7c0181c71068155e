/* dateline info */
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/invocation.h"
#include "cli/terminal.h"

static const dl_option options[] = {
    {"format", 'f', "FORMAT", "what to print", "text json jsonl tsv html"},
    {NULL, 0, NULL, NULL, NULL},
};

static int run(const dl_invocation *invocation)
{
    dateline_reader *reader = NULL;
    dateline_info *info = NULL;
    dateline_error error;
    const char *format = dl_invocation_value(invocation, "format");
    dl_printer_options printing = {0};
    dl_terminal terminal = {0};
    if (invocation->argument_count)
        return dl_complain("info takes no arguments; see: dateline info --help");
    if (dateline_reader_open(&reader, invocation->index, &error))
        return dl_complain_of(invocation, &error);
    int exit = DL_EXIT_FOUND;
    dl_printer *printer = dl_printer_new(format ? format : "text", &printing);
    if (!printer)
        exit = dl_complain("out of memory");
    else if (dateline_reader_info(&info, reader, &error))
        exit = dl_complain_of(invocation, &error);
    else {
        bool printed = dl_printer_info(printer, info, dl_terminal_write, &terminal);
        exit = dl_terminal_close(&terminal, printed, exit);
    }
    dl_printer_free(printer);
    dateline_info_free(info);
    dateline_reader_free(reader);
    return exit;
}

const dl_command dl_command_info = {
    .name = "info",
    .arguments = "",
    .summary = "say what the index holds",
    .details = "Counts, dates, the paths that the index follows, and the versions that it was built with.",
    .examples = "  dateline info\n  dateline info --format json\n",
    .options = options,
    .run = run,
};
