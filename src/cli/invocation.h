/* What a command line says, by the command's table. */
#ifndef DL_INVOCATION_H
#define DL_INVOCATION_H

#include "cli/command.h"

/** The options that commands share: --index, unless it looks at none, and --help. Ended by a NULL name. */
const dl_option *dl_common_options(const dl_command *command);

/** The value of option `name`, NULL when it was not given. */
const char *dl_invocation_value(const dl_invocation *invocation, const char *name);

/** The value of option `name`, else of the environment's `variable`; NULL when that is empty, too. */
const char *dl_invocation_setting(const dl_invocation *invocation, const char *name, const char *variable);

/** Reads a number option; *out keeps its value when it was not given. False (and a message) when it is
 *  none or above `most`. */
bool dl_invocation_number(const dl_invocation *invocation, const char *name, unsigned long long most,
                          unsigned long long *out);

#endif
