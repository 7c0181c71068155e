/* The subcommands: a file and a row of the table in main.c each. */
#ifndef DL_COMMANDS_H
#define DL_COMMANDS_H

#include "cli/command.h"

extern const dl_command dl_command_index, dl_command_search, dl_command_show, dl_command_info,
    dl_command_check, dl_command_eval, dl_command_help, dl_command_version;

#endif
