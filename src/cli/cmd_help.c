/* dateline help */
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/help.h"
#include "cli/invocation.h"
#include "cli/options.h"
#include "cli/terminal.h"

#include <string.h>

static const dl_option options[] = {
    {"format", 'f', "FORMAT", "what to print", "text man bash zsh fish"},
    {NULL, 0, NULL, NULL, NULL},
};

static int run(const dl_invocation *invocation)
{
    const char *format = dl_invocation_value(invocation, "format");
    const dl_command *command = NULL;
    bool query = invocation->argument_count && strcmp(invocation->arguments[0], "query") == 0;
    if (invocation->argument_count > 1)
        return dl_complain("help explains one command at a time; leave out '%s'", invocation->arguments[1]);
    if (invocation->argument_count && !query) {
        command = dl_command_find(invocation->commands, invocation->arguments[0]);
        if (!command)
            return dl_command_unknown(invocation->commands, invocation->arguments[0]);
    }
    bool man = format && strcmp(format, "man") == 0;
    if (query)
        (man ? dl_query_man_page : dl_query_help)(stdout);
    else if (man)
        dl_man_page(stdout, invocation->commands, command);
    else if (format && strcmp(format, "text") != 0)
        dl_completion(stdout, invocation->commands, format);
    else if (command)
        dl_help_command(stdout, command);
    else
        dl_help_overview(stdout, invocation->commands);
    return dl_terminal_flush(DL_EXIT_FOUND);
}

const dl_command dl_command_help = {
    .name = "help",
    .arguments = "[COMMAND | query]",
    .summary = "explain a command; print man pages and completions",
    .details = "Without a command: the list of commands; query explains the query language. The formats man, bash,\n"
               "zsh and fish print what an installation puts into its folders.",
    .examples = "  dateline help search\n  dateline help --format man search | man -l -\n"
                "  source <(dateline help --format bash)\n",
    .options = options,
    .no_index = true,
    .run = run,
};
