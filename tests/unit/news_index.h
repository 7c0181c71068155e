/* A folder with news in it and indexes of them, for tests that index the same in several ways. */
#ifndef NEWS_INDEX_H
#define NEWS_INDEX_H

#include "unit.h"

#include <dateline/dateline.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Xapian 1.4.22's own check, which a build ends with, deletes a table by a smaller type. */
DATELINE_API const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0";
}

static char folder[64]; /* the news are in folder/news */

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/dateline-unit-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char command[96];
    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

/* The number of one of so many words: of the first few often, of the others the more rarely the more `kinds` there are. */
static inline unsigned draw_of(unsigned words, unsigned kinds, unsigned *seed)
{
    unsigned most = 2u << ((unsigned)rand_r(seed) % kinds);
    return (unsigned)rand_r(seed) % (most < words ? most : words);
}

/* Indexes the news in folder/name. */
static void build(const char *name, int plain, int rebuild)
{
    char index[120], news[120];
    snprintf(index, sizeof index, "%s/%s", folder, name);
    snprintf(news, sizeof news, "%s/news", folder);
    const char *paths[] = {news};
    dateline_index_options options = DATELINE_INDEX_OPTIONS_INIT;
    dateline_index_report *report;
    dateline_error error;
    options.index = index;
    options.paths = paths;
    options.path_count = 1;
    options.plain = plain;
    options.rebuild = rebuild;
    if (dateline_index_run(&report, &options, &error))
        fail_msg("%s", error.message);
    assert_int_equal(report->problem_count, 0);
    dateline_index_report_free(report);
}

#endif
