/* Many queries in one process: search --batch. */
#ifndef DL_BATCH_H
#define DL_BATCH_H

#include "cli/command.h"

/** Runs the queries of --batch, one a line, over all cores, and prints their results in the order of the
 *  lines. Returns the exit status: found when any query found something; an error when one failed,
 *  after the others. */
int dl_batch_run(const dl_invocation *invocation, const dateline_search_options *options);

#endif
