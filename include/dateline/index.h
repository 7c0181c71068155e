/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * dateline/index.h - building and updating an index.
 *
 *     dateline_index_options options = DATELINE_INDEX_OPTIONS_INIT;
 *     const char *paths[] = {"corpus"};
 *     options.index = "index";
 *     options.paths = paths;
 *     options.path_count = 1;
 *     dateline_index_report *report;
 *     dateline_error error;
 *     if (dateline_index_run(&report, &options, &error))
 *         fprintf(stderr, "%s\n", error.message);
 *     else
 *         printf("%llu new\n", (unsigned long long)report->sources_new);
 *     dateline_index_report_free(report);
 */
#ifndef DATELINE_INDEX_H
#define DATELINE_INDEX_H

#include <dateline/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the indexer is doing, told about ten times a second. */
typedef struct dateline_progress {
    uint64_t files_done, files_total; /**< files looked at, files found */
    uint64_t bytes_done, bytes_total; /**< bytes of files to read, as they are on disk */
    uint64_t passages;                /**< passages added so far */
    double seconds;                   /**< since the run began */
    const char *path;                 /**< the file at hand, or NULL; borrowed for the call */
    const char *phase;                /**< "scanning", "reading", "writing", "waiting", or "switching": the last call,
                                           behind it the index is another; never NULL */
} dateline_progress;

/** Return nonzero to stop the run: nothing is changed and the call ends with DATELINE_ERROR_STOPPED.
 *  Called on the thread that called dateline_index_run. */
typedef int (*dateline_progress_callback)(void *context, const dateline_progress *progress);

typedef struct dateline_index_options {
    const char *index;        /**< folder of the index; made when missing. Required. */
    const char *const *paths; /**< files and folders to bring into the index; "-" is `input` */
    size_t path_count;        /**< 0: the paths of the earlier runs, which the index remembers */
    int input;                /**< file descriptor read for the path "-"; default 0 */
    const char *language;     /**< ISO 639-1 code or name, for texts whose own is unknown; NULL: as the index
                                   has it, "en" for a new one */
    const char *map;          /**< what records call their parts, as "title=headline,text=body,dates=dmy"; NULL: as the
                                   index remembers, else by docs/FORMATS.md. For what is read from now on */
    int rebuild;              /**< nonzero: build everything anew in a new generation */
    int dry_run;              /**< nonzero: report what would be done, change nothing */
    double wait_seconds;      /**< how long to wait for another writer; default 10 */
    uint64_t article_limit;   /**< bytes; a larger article is refused; default 64 MiB */
    const char *holder;       /**< what to tell another writer about this one; default "dateline" */
    dateline_progress_callback progress; /**< or NULL */
    void *progress_context;
    unsigned threads;         /**< how many work at once; 0: as many as the process may use */
    uint64_t memory;          /**< about how many bytes to work in; default 512 MiB when 0. What does
                                   not fit waits in a file beside the new index. */
    int plain;                /**< nonzero: build through Xapian's own writer, many times slower; the
                                   content is the same */
    int forget;               /**< nonzero: instead, forget `paths`: they are no longer remembered, and what the index
                                   has of them and of what lies below them leaves it. Files are left alone. Without
                                   `rebuild`, `map` and `language` */
} dateline_index_options;

#define DATELINE_INDEX_OPTIONS_INIT                                                                \
    {                                                                                              \
        NULL, NULL, 0, 0, NULL, NULL, 0, 0, 10.0, (uint64_t)64 << 20, "dateline", NULL, NULL, 0, 0, 0, 0 \
    }

/** Something about one source that a person should know. */
typedef struct dateline_problem {
    const char *path;    /**< as shown to people: relative to the working folder when below it */
    uint64_t byte;       /**< position in the (decompressed) source; meaningful when has_byte */
    int has_byte;        /**< nonzero: `byte` says where */
    int lost;            /**< nonzero: nothing, or not all, of this source could be indexed */
    const char *message; /**< one sentence without the path: what is wrong and what to do */
} dateline_problem;

/** Files of one kind. */
typedef struct dateline_file_kind {
    const char *kind; /**< what their names end with, in small letters (".jpg"), "README", "link", "special" (a pipe, a
                         device), or "other" */
    uint64_t files;
} dateline_file_kind;

typedef struct dateline_index_report {
    uint64_t sources_new, sources_changed, sources_removed, sources_moved, sources_unchanged;
    uint64_t sources_failed;  /**< sources of which nothing could be indexed */
    uint64_t files_ignored;   /**< files in folders that are no articles by name or content */
    uint64_t articles_added, passages_added, articles_total, passages_total;
    uint64_t text_bytes;      /**< UTF-8 bytes of passage text added */
    double seconds;
    int rebuilt;              /**< nonzero: a new generation was built */
    const dateline_problem *problems; /**< in the order of the paths; at most 10,000 are kept */
    size_t problem_count;
    uint64_t problems_dropped; /**< problems found past that */
    const dateline_file_kind *ignored; /**< what `files_ignored` counts, the most frequent kind first */
    size_t ignored_count;
    uint64_t losses_dropped; /**< of the problems dropped: with `lost` */
    int dry_run;             /**< as asked: no source was read, so nothing is known of articles and passages (all 0) */
} dateline_index_report;

/** Brings the index up to date with `options->paths`: adds new sources, replaces changed ones,
 *  removes those that are gone from the given folders, notes moved ones. All of it becomes visible
 *  at once; on any error the index is as it was. A bad source is listed in the report and does not
 *  stop the others.
 *  *out: the report, yours to free; NULL on error.
 *  Errors: USAGE (no index given, no paths given or remembered, an empty one, unknown language, a wrong map; a path
 *  to be forgotten that is not followed, or would come back, since one above it is),
 *  NO_INDEX (the folder holds other things; nothing to forget anything of), LOCKED, MISMATCH (unless rebuild), DAMAGED, IO, MEMORY, STOPPED.
 *  Any thread; concurrent runs on one index wait for one another. */
DATELINE_API dateline_status dateline_index_run(dateline_index_report **out,
                                                const dateline_index_options *options,
                                                dateline_error *error) DATELINE_MUST_USE;

/** Told after each run of dateline_index_watch: its report, or NULL and the error, both borrowed for
 *  the call. Return nonzero to end the watching. */
typedef int (*dateline_watch_callback)(void *context, const dateline_index_report *report,
                                       const dateline_error *error);

/** Runs dateline_index_run, and again whenever something changed in the followed paths and half a
 *  second (5 at most) has passed, until `stop`, a file descriptor, can be read (-1: none), or a
 *  callback says so; that is the good end. Follows folders that come, go and are renamed; a path that
 *  is not there is waited for. A run that failed with LOCKED, IO, MEMORY or STALE is tried again later;
 *  with another error the watching ends. `rebuild` holds for the first run. Files that are changed by
 *  other machines of a network file system are not seen.
 *  Errors: those of dateline_index_run, USAGE (path "-", dry_run, forget), IO (no more inotify watches).
 *  The callbacks are called on the calling thread. */
DATELINE_API dateline_status dateline_index_watch(const dateline_index_options *options, int stop,
                                                  dateline_watch_callback told, void *context,
                                                  dateline_error *error) DATELINE_MUST_USE;

DATELINE_API void dateline_index_report_free(dateline_index_report *report);

#ifdef __cplusplus
}
#endif
#endif
