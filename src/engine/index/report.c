/* The report of an index run. */
#include "engine/index/report.h"
#include "util/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROBLEM_LIMIT = 10000 };

dl_report *dl_report_new(void)
{
    dl_report *report = calloc(1, sizeof *report);
    if (!report)
        return NULL;
    char *here = getcwd(NULL, 0);
    if (here && asprintf(&report->folder, "%s%s", here, strcmp(here, "/") ? "/" : "") < 0)
        report->folder = NULL;
    free(here);
    return report;
}

static const char *short_path(const dl_report *report, const char *path)
{
    size_t size = report->folder ? strlen(report->folder) : 0;
    return size && strncmp(path, report->folder, size) == 0 ? path + size : path;
}

void dl_report_problem(dl_report *report, const char *path, uint64_t at, bool lost,
                       const char *message)
{
    dateline_index_report *public = &report->report;
    if (public->problem_count == PROBLEM_LIMIT) {
        public->problems_dropped++;
        public->losses_dropped += lost;
        return;
    }
    dateline_problem *problems =
        dl_array_room(report->problems, &report->capacity, public->problem_count, sizeof *problems);
    if (!problems) {
        report->failed = true;
        return;
    }
    report->problems = problems;
    public->problems = problems;
    size_t size = strlen(path);
    if (strncmp(message, path, size) == 0 && strncmp(message + size, ": ", 2) == 0)
        message += size + 2;
    const char *shown = dl_arena_string(&report->arena, dl_slice_of(short_path(report, path)));
    const char *text = dl_arena_string(&report->arena, dl_slice_of(message));
    if (!shown || !text) {
        report->failed = true;
        return;
    }
    report->problems[public->problem_count++] = (dateline_problem){
        .path = shown,
        .byte = at == UINT64_MAX ? 0 : at,
        .has_byte = at != UINT64_MAX,
        .lost = lost,
        .message = text,
    };
}

dl_report_mark dl_report_now(const dl_report *report)
{
    return (dl_report_mark){report->report.problem_count, report->report.problems_dropped, report->report.losses_dropped};
}

bool dl_report_has_more(const dl_report *report, dl_report_mark than)
{
    return report->report.problem_count != than.count || report->report.problems_dropped != than.dropped;
}

void dl_report_excuse(dl_report *report, dl_report_mark from)
{
    for (size_t i = from.count; i < report->report.problem_count; i++)
        report->problems[i].lost = false;
    report->report.losses_dropped = from.losses;
}

void dl_report_finish(dl_report *report)
{
    report->report.files_ignored = report->passed_over.files;
    report->report.ignored = report->kinds;
    report->report.ignored_count = dl_passed_over_list(report->kinds, &report->passed_over);
}

void dateline_index_report_free(dateline_index_report *report)
{
    if (!report)
        return;
    dl_report *owned = (dl_report *)report;
    free(owned->problems);
    free(owned->folder);
    dl_arena_free(&owned->arena);
    free(owned);
}
