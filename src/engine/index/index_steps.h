/* The parts of writing what an index run has planned, each by the writer that is open. */
#ifndef DL_INDEX_STEPS_H
#define DL_INDEX_STEPS_H

#include "engine/index/index_run.h"

/** One part. Errors: those of the writer, MEMORY, STOPPED. */
typedef dateline_status dl_index_step(dl_index_run *run, dateline_error *error);

/** Removes what sources held that are gone, and what those held that are to be read and can be opened. */
dl_index_step dl_index_step_clear;

/** Reads the sources of the plan, and standard input. */
dl_index_step dl_index_step_read;

/** Writes the list of sources, what the index must remember, and what is removed of its older segments. */
dl_index_step dl_index_step_describe;

/** Runs the steps, up to a NULL, between begin and commit; closes the writer. */
dateline_status dl_index_steps(dl_index_run *run, dl_index_step *const *steps,
                               dateline_error *error) DATELINE_MUST_USE;

#endif
