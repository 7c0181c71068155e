/* What a subcommand is: one const record, in its own file. The record feeds the parser, --help, the man
 * page and the completions. */
#ifndef DL_COMMAND_H
#define DL_COMMAND_H

#include <dateline/dateline.h>
#include <stdbool.h>
#include <stdio.h>

/** Exit statuses; the table in dateline(1) says them to users. */
enum {
    DL_EXIT_FOUND = 0,
    DL_EXIT_NOTHING = 1,  /* nothing found */
    DL_EXIT_ERROR = 2,    /* wrong usage, or any other error */
    DL_EXIT_SOURCES = 3,  /* indexed, but not every source */
    DL_EXIT_NO_INDEX = 4, /* no index there, or one of another version */
    DL_EXIT_DAMAGED = 5,
    DL_EXIT_LOCKED = 6,
    DL_EXIT_IO = 7,
    DL_EXIT_INTERRUPTED = 130
};

/** An option: `letter` 0 when it has a long name only, `value` NULL when it takes none. */
typedef struct dl_option {
    const char *name;
    char letter;
    const char *value;   /* its value's name in help, "DIR"; "[=LIST]" when it may be left out */
    const char *help;    /* one line */
    const char *choices; /* words that it takes, with blanks between, or NULL */
} dl_option;

typedef struct dl_command dl_command;

/** The command line of one command, parsed. */
typedef struct dl_invocation {
    const dl_command *command;
    const char **values; /* of command->options, in their order; "" for a given option without value */
    char *const *arguments;
    int argument_count;
    const char *index; /* --index, else $DATELINE_INDEX, else "index" */
    const char *named_index; /* --index, or NULL */
} dl_invocation;

struct dl_command {
    const char *name;
    const char *arguments; /* "QUERY..." */
    const char *summary;   /* one line */
    const char *details;   /* paragraphs */
    const char *examples;  /* lines "command\n    what it does" */
    const dl_option *options; /* ended by a NULL name */
    bool no_index;      /* it looks at none */
    bool options_first; /* what follows the first argument is no option: a query may hold -words */
    int (*run)(const dl_invocation *invocation);
};

extern const dl_command *const dl_commands[]; /* ended by NULL */

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

/** Prints "dateline: ..." on standard error, on one line that cannot command the terminal. */
void dl_tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** The same; returns DL_EXIT_ERROR. */
int dl_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Prints the error, with advice for the index at hand; returns the exit status that belongs to it. */
int dl_complain_of(const dl_invocation *invocation, const dateline_error *error);

/** The exit status that belongs to an error. */
int dl_exit_of(const dateline_error *error);

#endif
