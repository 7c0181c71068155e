/* Everything that is written from the tables of commands, options and fields. */
#ifndef DL_HELP_H
#define DL_HELP_H

#include "cli/command.h"

void dl_help_overview(FILE *out);
void dl_help_command(FILE *out, const dl_command *command);

/** A page for man(1), in man(7); `command` NULL: dateline(1) itself. */
void dl_man_page(FILE *out, const dl_command *command);

/** Completions for "bash", "zsh" or "fish". */
void dl_completion(FILE *out, const char *shell);

/** The exit statuses, as lines "0  found". */
extern const char *const dl_exit_lines[]; /* ended by NULL */

#endif
