/* Standard output: a pager on a terminal, colours, width; and what becomes of a failed write. */
#ifndef DL_TERMINAL_H
#define DL_TERMINAL_H

#include "cli/command.h"
#include "output/printer.h"

typedef struct dl_terminal {
    FILE *pager; /* or NULL */
    bool closed; /* the reader went away */
    int failure; /* errno of a failed write */
} dl_terminal;

/** Whether the terminal knows no more than lines. */
bool dl_terminal_is_dumb(void);

/** How wide the terminal is that a descriptor is, as COLUMNS says or itself; 0: it is none. */
unsigned dl_terminal_columns(int file);

/** Chooses marks and width from --color, --marks, --width, NO_COLOR, TERM and standard output. False (and
 *  a message) for a wrong number. */
bool dl_terminal_options(dl_printer_options *out, const dl_invocation *invocation);

/** Starts the pager if standard output is a terminal and --no-pager was not given. */
void dl_terminal_open(dl_terminal *terminal, const dl_invocation *invocation);

/** A dl_printer_sink. */
bool dl_terminal_write(void *terminal, const char *data, size_t size);

/** Ends the pager. `printed`: what a printer said of it. Returns `exit`; or DL_EXIT_IO (with a message) when a write failed,
 *  DL_EXIT_ERROR when memory ran out before; a reader that went away is no failure. */
int dl_terminal_close(dl_terminal *terminal, bool printed, int exit);

/** The same for what was printed without a terminal, to stdout. */
int dl_terminal_flush(int exit);

#endif
