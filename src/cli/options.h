/* Reading a command line by the command's table. */
#ifndef DL_OPTIONS_H
#define DL_OPTIONS_H

#include "cli/command.h"

/** The command of that name, or NULL. */
const dl_command *dl_command_find(dl_command_table commands, const char *name);

/** Says that there is no such command, and which one may be meant; returns the exit status. */
int dl_command_unknown(dl_command_table commands, const char *name);

/** Parses argv (argv[0] is the command's name) and runs the command; returns the exit status. */
int dl_command_run(dl_command_table commands, const dl_command *command, int argc, char **argv);

#endif
