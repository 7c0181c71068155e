/* dateline show */
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/invocation.h"
#include "cli/terminal.h"

static const dl_option options[] = {
    {"query", 0, "QUERY", "mark the matches of this query", NULL},
    {"format", 'f', "FORMAT", "what to print", "text json jsonl tsv html"},
    {"marks", 0, "HOW", "how matches are marked in text", "auto color brackets none"},
    {"color", 0, "WHEN", "colours in text", "auto always never"},
    {"width", 0, "COLUMNS", "wrap text so; 0: not; default: the terminal's", NULL},
    {"no-pager", 0, NULL, "do not start a pager", NULL},
    {NULL, 0, NULL, NULL, NULL},
};

static int print(const dl_invocation *invocation, const dateline_document *document)
{
    const char *format = dl_invocation_value(invocation, "format");
    dl_printer_options printing;
    dl_terminal terminal;
    if (!dl_terminal_options(&printing, invocation))
        return DL_EXIT_ERROR;
    dl_printer *printer = dl_printer_new(format ? format : "text", &printing);
    if (!printer)
        return dl_complain("out of memory");
    dl_terminal_open(&terminal, invocation);
    bool printed = dl_printer_document(printer, document, dl_terminal_write, &terminal);
    dl_printer_free(printer);
    return dl_terminal_close(&terminal, printed, DL_EXIT_FOUND);
}

static int run(const dl_invocation *invocation)
{
    dateline_reader *reader = NULL;
    dateline_document *document = NULL;
    dateline_error error;
    int exit;
    if (invocation->argument_count != 1)
        return dl_complain("show wants one id, as dateline search prints it at the end of a passage");
    if (dateline_reader_open(&reader, invocation->index, &error) ||
        dateline_show(&document, reader, invocation->arguments[0],
                      dl_invocation_value(invocation, "query"), &error))
        exit = dl_complain_of(invocation, &error);
    else
        exit = print(invocation, document);
    dateline_document_free(document);
    dateline_reader_free(reader);
    return exit;
}

const dl_command dl_command_show = {
    .name = "show",
    .arguments = "ID",
    .summary = "print an article or a passage whole",
    .details =
        "ID is what search prints behind a passage: 16 hexadecimal digits for the article, with a full\n"
        "stop and a number for one passage of it. The first four digits or more will do when they are unambiguous.",
    .examples = "  dateline show 9f86d081884c7d65\n"
                "  dateline show --query 'Tajikistan chairmanship' 9f86d081884c7d65.12\n",
    .options = options,
    .run = run,
};
