/* The parts of writing what an index run has planned, each by the writer that is open. */
#ifndef DL_INDEX_STEPS_H
#define DL_INDEX_STEPS_H

#include "engine/index_run.h"

/** One part. Errors: those of the writer, MEMORY, STOPPED. */
typedef dateline_status dl_index_step(dl_index_run *run, dateline_error *error);

/** Deletes what sources held that are gone. */
dl_index_step dl_index_step_delete;

/** Notes in ingest.gone which documents the index then no longer has, for who joins it with what comes: of those sources,
 *  and of those that are to be read and can be opened. Reading then only adds. Errors: as of a reader. */
dl_index_step dl_index_gone;

/** Reads the sources of the plan, and standard input: each takes the place of what it held. */
dl_index_step dl_index_step_read;

/** Writes the list of sources and what the index must remember. */
dl_index_step dl_index_step_describe;

/** Runs the steps, up to a NULL, between begin and commit; closes the writer. */
dateline_status dl_index_steps(dl_index_run *run, dl_index_step *const *steps,
                               dateline_error *error) DATELINE_MUST_USE;

#endif
