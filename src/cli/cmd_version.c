/* dateline version */
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/terminal.h"

static const dl_option options[] = {{NULL, 0, NULL, NULL, NULL}};

static int run(const dl_invocation *invocation)
{
    if (invocation->argument_count)
        return dl_complain("version takes no arguments; see: dateline version --help");
    char libraries[512];
    dateline_libraries(libraries, sizeof libraries);
    printf("dateline %s\n%s\n", dateline_version(), libraries);
    return dl_terminal_flush(DL_EXIT_FOUND);
}

const dl_command dl_command_version = {
    .name = "version",
    .arguments = "",
    .summary = "print the version of the program and its libraries",
    .details = "Prints the version of the program and, on a second line, of the libraries that it runs with. What an\n"
               "index was built with is told by dateline info.",
    .examples = "",
    .options = options,
    .no_index = true,
    .run = run,
};
