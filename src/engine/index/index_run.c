/* Where an index run is, for its caller. */
#include "engine/index/index_run.h"
#include "util/clock.h"

static const int64_t progress_step_us = 100000;

bool dl_index_tell(dl_index_run *run, const char *phase, const char *path, bool force)
{
    if (!run->options->progress)
        return true;
    int64_t now = dl_clock_monotonic_us();
    if (!force && now - run->told_us < progress_step_us)
        return true;
    run->told_us = now;
    run->progress.phase = phase;
    run->progress.path = path;
    run->progress.seconds = (double)(now - run->begin_us) / 1e6;
    run->progress.passages = run->report->report.passages_added;
    return run->options->progress(run->options->progress_context, &run->progress) == 0;
}

bool dl_index_writing(void *context)
{
    return dl_index_tell(context, "writing", NULL, false);
}
