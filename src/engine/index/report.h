/* The report of an index run while it is being written. */
#ifndef DL_REPORT_H
#define DL_REPORT_H

#include <dateline/index.h>
#include "engine/index/passed_over.h"
#include "util/arena.h"

typedef struct dl_report {
    dateline_index_report report; /* first: the caller's pointer leads back here */
    dl_arena arena;
    dateline_problem *problems;
    size_t capacity;
    char *folder; /* working folder with a final '/' */
    bool failed;  /* memory ran out */
    dl_passed_over passed_over;
    dateline_file_kind kinds[DL_PASSED_KINDS]; /* the same in order, once finished */
} dl_report;

dl_report *dl_report_new(void); /* NULL: out of memory */

/** Puts what was counted and kept aside into the report. */
void dl_report_finish(dl_report *report);

/** Adds a problem of the source at the absolute or given `path`; `at` UINT64_MAX: no place. A message
 *  that begins with the path loses it. */
void dl_report_problem(dl_report *report, const char *path, uint64_t at, bool lost,
                       const char *message);

/** How many problems there were at some time. */
typedef struct dl_report_mark {
    size_t count;
    uint64_t dropped, losses;
} dl_report_mark;
dl_report_mark dl_report_now(const dl_report *report);
bool dl_report_has_more(const dl_report *report, dl_report_mark than);

/** By those since then nothing is lost. */
void dl_report_excuse(dl_report *report, dl_report_mark from);

#endif
