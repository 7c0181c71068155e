/* Everything that is written from the tables of commands, options and fields. */
#ifndef DL_HELP_H
#define DL_HELP_H

#include "cli/command.h"

void dl_help_overview(FILE *out, dl_command_table commands);
void dl_help_command(FILE *out, const dl_command *command);

/** Words of a text, in lines as wide as terminals are, the others from column `left` on; it begins at `column`. Returns the
 *  column behind it. */
size_t dl_help_put(FILE *out, const char *text, size_t left, size_t column);

/** The fields of a query, with an example each. */
void dl_help_fields(FILE *out);

/** A page for man(1), in man(7); `command` NULL: dateline(1) itself. */
void dl_man_page(FILE *out, dl_command_table commands, const dl_command *command);

/** Completions for "bash", "zsh" or "fish". */
void dl_completion(FILE *out, dl_command_table commands, const char *shell);

/** The exit statuses, as lines "0  found". */
extern const char *const dl_exit_lines[]; /* ended by NULL */

/** Text as roff takes it; used within lines, too. */
void dl_man_put(FILE *out, const char *text);

/** The fields of a query, a tagged paragraph each. */
void dl_man_put_fields(FILE *out);

/** The query language: for a terminal, and as dateline-query(7). */
void dl_query_help(FILE *out);
void dl_query_man_page(FILE *out);

#endif
