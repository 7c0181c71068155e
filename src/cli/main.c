/* The program: looks the command up and runs it. */
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const dl_command *const commands[] = {&dl_command_index, &dl_command_search, &dl_command_show,
                                             &dl_command_info,  &dl_command_check,  &dl_command_eval,
                                             &dl_command_help,  &dl_command_version, NULL};

/* A standard file that is closed would be the next file that is opened, and what is printed would go into that: into the
 * lock, or a table. So it is one that can be neither read nor written the way it is used, which is told as ever. */
static void hold_standard_files(void)
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0 && open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            return;
}

int main(int argc, char **argv)
{
    hold_standard_files();
    signal(SIGPIPE, SIG_IGN); /* a reader that goes away is seen as EPIPE, and quiet */
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow as EFBIG, and told */
    if (argc < 2) {
        dl_help_overview(stderr, commands);
        return DL_EXIT_ERROR;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        argv[1] = "help";
    if (strcmp(argv[1], "--version") == 0)
        argv[1] = "version";
    const dl_command *command = dl_command_find(commands, argv[1]);
    return command ? dl_command_run(commands, command, argc - 1, argv + 1) : dl_command_unknown(commands, argv[1]);
}
