/* dateline index */
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/invocation.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "util/array.h"
#include "util/buffer.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const dl_option options[] = {
    {"files-from", 0, "FILE", "also the paths in FILE, one a line; - is standard input", NULL},
    {"null", '0', NULL, "those paths end in a zero byte, not at the line's end", NULL},
    {"rebuild", 0, NULL, "build everything anew, beside the old index", NULL},
    {"watch", 'w', NULL, "stay and follow the paths until stopped (SIGTERM, SIGINT)", NULL},
    {"forget", 0, NULL, "no longer follow the paths, and drop what the index has of them; the files stay", NULL},
    {"dry-run", 'n', NULL, "say what would be done and change nothing", NULL},
    {"language", 0, "CODE", "language of texts whose own is unknown: en, fr, ru, ...; default en", NULL},
    {"map", 0, "PART=NAME,...",
     "what records call their parts: title=headline,text=body,date=published_at; dates=dmy: 3/4/2018 is in April",
     NULL},
    {"wait", 0, "SECONDS", "how long to wait for another writer; default 10", NULL},
    {"article-limit", 0, "SIZE", "refuse larger articles; K, M, G allowed; default 64M", NULL},
    {"threads", 0, "N", "how many work at once; default as many as there are processors", NULL},
    {"memory", 0, "SIZE", "about how much memory to build an index in; K, M, G allowed; default 512M", NULL},
    {"plain", 0, NULL, "build through Xapian's own writer: slowly, and the same", NULL},
    {"format", 'f', "FORMAT", "how to print the summary", "text json jsonl tsv html"},
    {"no-progress", 0, NULL, "no progress bar", NULL},
    {"quiet", 'q', NULL, "no summary and no progress bar", NULL},
    {NULL, 0, NULL, NULL, NULL},
};

/* The paths of the command line and of --files-from. `text` owns the latter. */
typedef struct path_list {
    const char **items;
    size_t count, capacity;
    dl_buffer text;
} path_list;

static bool add_path(path_list *paths, const char *path)
{
    const char **items = dl_array_room(paths->items, &paths->capacity, paths->count, sizeof *items);
    if (!items)
        return false;
    paths->items = items;
    paths->items[paths->count++] = path;
    return true;
}

static int read_list(path_list *paths, const char *name, char separator)
{
    FILE *list = strcmp(name, "-") == 0 ? stdin : fopen(name, "re");
    if (!list) {
        dl_complain("%s: cannot open: %s", name, strerror(errno));
        return DL_EXIT_IO;
    }
    char chunk[16384];
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, list)) > 0;)
        dl_buffer_add(&paths->text, chunk, got);
    const int failure = ferror(list) ? errno : 0;
    if (list != stdin)
        fclose(list);
    dl_buffer_add_byte(&paths->text, separator);
    if (failure) {
        dl_complain("%s: cannot read the list of paths: %s", name, strerror(failure));
        return DL_EXIT_IO;
    }
    if (paths->text.failed)
        return dl_complain("out of memory");
    char *at = paths->text.data, *end = at + paths->text.size;
    while (at < end) {
        char *stop = memchr(at, separator, (size_t)(end - at));
        *stop = '\0';
        if (*at && !add_path(paths, at))
            return dl_complain("out of memory");
        at = stop + 1;
    }
    return 0;
}

static int collect_paths(path_list *paths, const dl_invocation *invocation)
{
    const char *list = dl_invocation_value(invocation, "files-from");
    char separator = dl_invocation_value(invocation, "null") ? '\0' : '\n';
    for (int i = 0; i < invocation->argument_count; i++)
        if (!add_path(paths, invocation->arguments[i]))
            return dl_complain("out of memory");
    return list ? read_list(paths, list, separator) : 0;
}

static bool read_options(dateline_index_options *out, const dl_invocation *invocation)
{
    unsigned long long limit = out->article_limit;
    const char *wait = dl_invocation_value(invocation, "wait");
    if (!dl_invocation_number(invocation, "article-limit", 1ULL << 30, &limit))
        return false;
    out->article_limit = limit;
    unsigned long long threads = 0, memory = 0;
    if (!dl_invocation_number(invocation, "threads", 1024, &threads) ||
        !dl_invocation_number(invocation, "memory", 1ULL << 44, &memory))
        return false;
    out->threads = (unsigned)threads;
    out->memory = memory;
    out->plain = dl_invocation_value(invocation, "plain") != NULL;
    if (wait) {
        char *end;
        out->wait_seconds = strtod(wait, &end);
        if (end == wait || *end || !(out->wait_seconds >= 0)) {
            dl_complain("--wait wants a number of seconds; not '%s'", wait);
            return false;
        }
    }
    out->language = dl_invocation_value(invocation, "language");
    out->map = dl_invocation_value(invocation, "map");
    out->rebuild = dl_invocation_value(invocation, "rebuild") != NULL;
    out->forget = dl_invocation_value(invocation, "forget") != NULL;
    out->dry_run = dl_invocation_value(invocation, "dry-run") != NULL;
    out->index = invocation->index;
    out->holder = "dateline index";
    return true;
}

/* The file of "a.zip!member". */
static bool same_file(const char *one, const char *other)
{
    size_t size = strcspn(one, "!");
    return size == strcspn(other, "!") && memcmp(one, other, size) == 0;
}

/* What is wrong with sources goes to standard error, at the end, one line each; of one archive the first ones. */
static void print_problems(const dateline_index_report *report)
{
    enum { SHOWN = 20 };
    const dateline_problem *all = report->problems;
    for (size_t begin = 0, end; begin < report->problem_count; begin = end) {
        for (end = begin; end < report->problem_count && same_file(all[begin].path, all[end].path); end++)
            if (end - begin < SHOWN && all[end].has_byte)
                dl_tell("%s: byte %llu: %s", all[end].path, (unsigned long long)all[end].byte, all[end].message);
            else if (end - begin < SHOWN)
                dl_tell("%s: %s", all[end].path, all[end].message);
        if (end - begin > SHOWN)
            dl_tell("%.*s: and %zu more; --format json lists them", (int)strcspn(all[begin].path, "!"),
                    all[begin].path, end - begin - SHOWN);
    }
    if (report->problems_dropped)
        dl_tell("and %llu more problems", (unsigned long long)report->problems_dropped);
}

static int print_report(const dl_invocation *invocation, const dateline_index_report *report)
{
    const char *format = dl_invocation_value(invocation, "format");
    dl_printer_options printing = {0};
    dl_terminal terminal = {0};
    print_problems(report);
    int exit = report->losses_dropped ? DL_EXIT_SOURCES : DL_EXIT_FOUND;
    for (size_t i = 0; i < report->problem_count; i++)
        if (report->problems[i].lost)
            exit = DL_EXIT_SOURCES;
    if (dl_invocation_value(invocation, "quiet"))
        return exit;
    dl_printer *printer = dl_printer_new(format ? format : "text", &printing);
    if (!printer)
        return dl_complain("out of memory");
    bool printed = dl_printer_report(printer, report, dl_terminal_write, &terminal);
    dl_printer_free(printer);
    return dl_terminal_close(&terminal, printed, exit);
}

typedef struct watch_state {
    const dl_invocation *invocation;
    dl_progress_bar *bar;
    bool ran; /* at least once */
} watch_state;

/* The first run is told, then those that changed something or failed. */
static int tell_run(void *context, const dateline_index_report *report, const dateline_error *error)
{
    watch_state *state = context;
    dl_progress_clear(state->bar);
    if (error)
        dl_complain_of(state->invocation, error);
    else if (!state->ran || report->sources_new || report->sources_changed || report->sources_moved ||
             report->sources_removed || report->problem_count)
        print_report(state->invocation, report);
    state->ran = true;
    return fflush(stdout) != 0; /* nobody listens any more */
}

static int watch(const dl_invocation *invocation, dateline_index_options *indexing,
                 dl_progress_bar *bar)
{
    int stop = dl_progress_catch_interrupts(0);
    watch_state state = {invocation, bar, false};
    dateline_error error = {0};
    dateline_status status = dateline_index_watch(indexing, stop, tell_run, &state, &error);
    dl_progress_clear(bar);
    return status ? dl_complain_of(invocation, &error) : 0;
}

static int run_once(const dl_invocation *invocation, dateline_index_options *indexing,
                    dl_progress_bar *bar)
{
    dateline_index_report *report = NULL;
    dateline_error error;
    dl_progress_catch_interrupts(DL_EXIT_INTERRUPTED);
    dateline_status status = dateline_index_run(&report, indexing, &error);
    dl_progress_clear(bar);
    int exit = status ? dl_complain_of(invocation, &error) : print_report(invocation, report);
    dateline_index_report_free(report);
    return exit;
}

/* libxapian can fail while it cleans up after a failed write, and then ends the program. */
static void tell_abort(int number)
{
    static const char message[] = "dateline: the Xapian library gave up in the middle of writing, as it can "
                                  "when a disk is full; the index is as it was\n";
    (void)number;
    (void)!write(STDERR_FILENO, message, sizeof message - 1);
    _exit(DL_EXIT_IO);
}

static int run(const dl_invocation *invocation)
{
    dateline_index_options indexing = DATELINE_INDEX_OPTIONS_INIT;
    path_list paths = {.text = DL_BUFFER_EMPTY};
    dl_progress_bar bar = {isatty(STDERR_FILENO) && !dl_terminal_is_dumb() && !dl_invocation_value(invocation, "quiet") &&
                           !dl_invocation_value(invocation, "no-progress")};
    if (!read_options(&indexing, invocation))
        return DL_EXIT_ERROR;
    signal(SIGABRT, tell_abort);
    int exit = collect_paths(&paths, invocation);
    if (!exit) {
        indexing.paths = paths.items;
        indexing.path_count = paths.count;
        indexing.progress = dl_progress_show;
        indexing.progress_context = &bar;
        exit = dl_invocation_value(invocation, "watch") ? watch(invocation, &indexing, &bar)
                                                        : run_once(invocation, &indexing, &bar);
    }
    free(paths.items);
    dl_buffer_free(&paths.text);
    return exit;
}

const dl_command dl_command_index = {
    .name = "index",
    .arguments = "PATH...",
    .summary = "bring articles into the index",
    .details =
        "Adds what is new, replaces what changed, removes what is gone from the given folders, by content\n"
        "and not only by time; unchanged files are not opened. Folders are searched for articles in all\n"
        "formats that docs/FORMATS.md names (text, Markdown, web pages, JSON, CSV, feeds, mail, archives, ...),\n"
        "by their endings; a file that is given is read whatever its name; - is standard input, which a\n"
        "rebuild cannot read again. Without a path, the paths of earlier runs are looked at again, until\n"
        "they are forgotten. Searches see the old index until the run is over, then the new one. A bad\n"
        "source is told at the end and never stops the others. With --watch the run is repeated whenever\n"
        "something below the paths has changed and settled; a path that is not there is waited for.",
    .examples = "  dateline index corpus\n"
                "  dateline index                     look at the same folders again\n"
                "  dateline index --rebuild           build everything anew\n"
                "  dateline index --forget ~/old      no longer follow it\n"
                "  dateline index --watch ~/news      index now, then follow\n"
                "  find /archive -name '*.txt' -print0 | dateline index --files-from - -0\n",
    .options = options,
    .run = run,
};
