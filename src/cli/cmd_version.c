/* dateline version */
#include "cli/commands.h"

static const dl_option options[] = {{NULL, 0, NULL, NULL, NULL}};

static int run(const dl_invocation *invocation)
{
    (void)invocation;
    printf("dateline %s\n", dateline_version());
    return fflush(stdout) ? DL_EXIT_IO : DL_EXIT_FOUND;
}

const dl_command dl_command_version = {
    .name = "version",
    .arguments = "",
    .summary = "print the version",
    .details = "Prints the version of the program. What an index was built with is told by dateline info.",
    .examples = "",
    .options = options,
    .run = run,
};
