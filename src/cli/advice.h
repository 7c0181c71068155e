/* What the library says to run, for the index at hand. */
#ifndef DL_ADVICE_H
#define DL_ADVICE_H

#include "cli/command.h"
#include "util/buffer.h"

/** Appends `message` in which "dateline index PATH", "dateline index --rebuild" and "dateline check", which are meant for the
 *  usual index, name the one that --index gave, in quotes where a shell wants them. Without --index: as it is. */
void dl_advice_add(dl_buffer *out, const dl_invocation *invocation, const char *message);

#endif
