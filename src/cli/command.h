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

/* All commands, ended by NULL. */
typedef const dl_command *const *dl_command_table;

/** The command line of one command, parsed. */
typedef struct dl_invocation {
    dl_command_table commands;
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
    bool takes_query; /* what follows the first argument may be a -word of the query */
    int (*run)(const dl_invocation *invocation);
};

#endif
