/* Reading a command line by the command's table. */
#ifndef DL_OPTIONS_H
#define DL_OPTIONS_H

#include "cli/command.h"

/** The command of that name, or NULL. */
const dl_command *dl_command_find(const char *name);

/** Parses argv (argv[0] is the command's name) and runs the command; returns the exit status. */
int dl_command_run(const dl_command *command, int argc, char **argv);

/** The nearest of the names to a mistyped one, or NULL when none is near. */
const char *dl_nearest_name(const char *typed, const char *const *names);

#endif
