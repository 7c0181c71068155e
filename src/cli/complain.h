/* What the program tells on standard error, and the exit status that goes with it. */
#ifndef DL_COMPLAIN_H
#define DL_COMPLAIN_H

#include "cli/command.h"

/** Prints "dateline: ..." on standard error, on one line that cannot command the terminal. */
void dl_tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** The same; returns DL_EXIT_ERROR. */
int dl_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Prints the error, with advice for the index at hand; returns the exit status that belongs to it. */
int dl_complain_of(const dl_invocation *invocation, const dateline_error *error);

/** The exit status that belongs to an error. */
int dl_exit_of(const dateline_error *error);

#endif
