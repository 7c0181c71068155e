/* What the tests of an index's life share. */
#include "life/life.h"
#include "util/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ARTICLES = 60, MORE = 12, ARGUMENTS = 12 };

const life_use life_uses[LIFE_USES] = {
    {"build", false, false, NULL},
    {"update", true, false, NULL},
    {"switch", true, false, "--rebuild"},
    {"fold", true, true, NULL},
    {"plain fold", true, true, "--plain"},
};

bool life_whole(const char *use)
{
    const char *wanted = getenv("DATELINE_LIFE");
    return wanted && (strcmp(wanted, "all") == 0 || strcmp(wanted, use) == 0);
}

/* ---- sources ---- */

static void put_article(const life *at, unsigned number, unsigned seed, time_t when)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%03u.txt", at->sources, number);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    uint32_t random = number * 2654435761u + seed;
    fprintf(file, "Title %u of edition %u\n\n", number, seed);
    for (int paragraph = 0; paragraph < 4; paragraph++) {
        for (int word = 0; word < 40; word++) {
            random = random * 1664525u + 1013904223u;
            fprintf(file, "word%u ", (random >> 8) % 3000);
        }
        fprintf(file, "ends.\n\n");
    }
    assert_int_equal(fclose(file), 0);
    struct timespec times[2] = {{when, 0}, {when, 0}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void remove_article(const life *at, unsigned number)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%03u.txt", at->sources, number);
    assert_int_equal(unlink(path), 0);
}

static void put_sources(const life *at, bool later)
{
    time_t now = time(NULL) - 7200;
    for (unsigned i = 0; i < ARTICLES; i++)
        put_article(at, i, 1, now);
    if (!later)
        return;
    char from[160], to[160];
    for (unsigned i = 0; i < ARTICLES / 12; i++) /* changed */
        put_article(at, i * 3, 2, now + 60);
    for (unsigned i = 0; i < 3; i++) /* new */
        put_article(at, ARTICLES + i, 2, now + 60);
    for (unsigned i = 1; i < ARTICLES; i += 15) /* gone */
        remove_article(at, i);
    snprintf(from, sizeof from, "%s/002.txt", at->sources); /* moved */
    snprintf(to, sizeof to, "%s/moved.txt", at->sources);
    assert_int_equal(rename(from, to), 0);
}

/* ---- running ---- */

static void set_environment(const life *at, const char *fault)
{
    unsetenv("DATELINE_INDEX");
    if (!fault)
        return;
    const char *options = getenv("ASAN_OPTIONS");
    char sanitizer[256];
    snprintf(sanitizer, sizeof sanitizer, "%s:verify_asan_link_order=0", options ? options : "");
    setenv("ASAN_OPTIONS", sanitizer, 1);
    setenv("LD_PRELOAD", getenv(strncmp(fault, "deny-", 5) ? "LIFE_FAULTS" : "LIFE_SHORTAGE"), 1);
    setenv("DATELINE_FAULT", fault, 1);
    setenv("DATELINE_FAULT_LOG", at->log, 1);
}

/* Reads until the program closes its output; kills it when the time has come. */
static void collect(dl_buffer *out, int from, pid_t child, int64_t kill_us)
{
    struct pollfd wait = {.fd = from, .events = POLLIN};
    struct timespec limit = {kill_us / 1000000, kill_us % 1000000 * 1000};
    if (kill_us >= 0 && ppoll(&wait, 1, &limit, NULL) <= 0)
        kill(child, SIGKILL);
    char chunk[65536];
    for (;;) {
        ssize_t got = read(from, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return;
        if (out)
            dl_buffer_add(out, chunk, (size_t)got);
    }
}

life_end life_run(life *at, dl_buffer *out, const char *fault, int64_t kill_us,
                  const char *const *arguments)
{
    const char *program = getenv("DATELINE");
    const char *list[ARGUMENTS] = {"dateline", arguments[0], "--index", at->index};
    size_t count = 4;
    for (size_t i = 1; arguments[i]; i++) {
        assert_true(count < ARGUMENTS - 1);
        list[count++] = arguments[i];
    }
    int pipes[2], ended;
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        set_environment(at, fault);
        int quiet = open(getenv("LIFE_VERBOSE") ? "/dev/stderr" : "/dev/null", O_WRONLY);
        dup2(pipes[1], STDOUT_FILENO);
        dup2(quiet, STDERR_FILENO);
        close(pipes[0]);
        close(pipes[1]);
        alarm(120); /* a hang is a failure, too */
        execv(program, (char *const *)list);
        _exit(127);
    }
    close(pipes[1]);
    collect(out, pipes[0], child, kill_us);
    close(pipes[0]);
    assert_int_equal(waitpid(child, &ended, 0), child);
    return (life_end){.status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1,
                      .signal = WIFSIGNALED(ended) ? WTERMSIG(ended) : 0};
}

life_end life_run_use(life *at, const life_use *use, const char *fault, int64_t kill_us)
{
    const char *arguments[] = {"index", at->sources, use->option, NULL};
    return life_run(at, NULL, fault, kill_us, arguments);
}

/* ---- what an index holds ---- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The lines in order, each without its first two fields: rank and score. */
static void sort_lines(dl_buffer *out, dl_buffer *text)
{
    size_t count = 0, taken = 0;
    for (size_t i = 0; i < text->size; i++)
        count += text->data[i] == '\n';
    char **lines = calloc(count + 1, sizeof *lines), *save = NULL;
    assert_non_null(lines);
    dl_buffer_add_byte(text, '\0');
    for (char *line = strtok_r(text->data, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        char *tab = strchr(line, '\t');
        tab = tab ? strchr(tab + 1, '\t') : NULL;
        lines[taken++] = tab ? tab + 1 : line;
    }
    qsort(lines, taken, sizeof *lines, by_text);
    for (size_t i = 0; i < taken; i++)
        dl_buffer_printf(out, "%s\n", lines[i]);
    free(lines);
}

bool life_dump(dl_buffer *out, life *at)
{
    const char *const arguments[] = {"search", "--format", "tsv", "-n", "1000000", "*", NULL};
    dl_buffer text = DL_BUFFER_EMPTY;
    life_end end = life_run(at, &text, NULL, -1, arguments);
    dl_buffer_clear(out);
    if (end.status == 0)
        sort_lines(out, &text);
    else if (end.status != 4)
        dl_buffer_printf(out, "status %d, signal %d\n", end.status, end.signal);
    dl_buffer_add(out, "", 0);
    assert_false(out->failed);
    dl_buffer_free(&text);
    return end.status != 4;
}

/* How many generations there are; -1 when there is anything else but their stub and the lock. */
static int count_generations(const life *at)
{
    DIR *folder = opendir(at->index);
    assert_non_null(folder);
    int generations = 0, others = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        const char *name = entry->d_name;
        if (strncmp(name, "gen-", 4) == 0)
            generations++;
        else
            others += name[0] != '.' && strcmp(name, "lock") && strcmp(name, "XAPIANDB");
    }
    closedir(folder);
    return others ? -1 : generations;
}

/* The generations that the stub names, and nothing else. */
static bool is_tidy(const life *at)
{
    char path[160];
    int named = 0;
    dl_buffer stub = DL_BUFFER_EMPTY;
    snprintf(path, sizeof path, "%s/XAPIANDB", at->index);
    assert_int_equal(dl_file_read(&stub, path, 4096, NULL), DATELINE_OK);
    for (size_t i = 0; i < stub.size; i++)
        named += stub.data[i] == '\n';
    dl_buffer_free(&stub);
    return count_generations(at) == named;
}

static void copy_folder(const char *from, const char *to)
{
    char command[300];
    assert_int_equal(dl_file_remove_folder(to, NULL), DATELINE_OK);
    snprintf(command, sizeof command, "cp -r %s %s", from, to);
    assert_int_equal(system(command), 0);
}

void life_prepare(life *at, const life_use *use)
{
    if (use->earlier)
        copy_folder(use->worn ? at->worn : at->earlier, at->index);
    else
        assert_int_equal(dl_file_remove_folder(at->index, NULL), DATELINE_OK);
}

int life_setup(void **state)
{
    static const char *const index[] = {"index", NULL};
    life *at = calloc(1, sizeof *at);
    if (!at)
        return -1;
    *state = at;
    /* Most of the time would go into syncing a disk, which no test here can tell from memory. */
    const char *place = getenv("TMPDIR"), *memory = access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm";
    snprintf(at->folder, sizeof at->folder, "%.30s/dateline-life-XXXXXX", place && *place ? place : memory);
    if (!mkdtemp(at->folder))
        return -1;
    snprintf(at->sources, sizeof at->sources, "%s/sources", at->folder);
    snprintf(at->index, sizeof at->index, "%s/index", at->folder);
    snprintf(at->earlier, sizeof at->earlier, "%s/earlier", at->folder);
    snprintf(at->worn, sizeof at->worn, "%s/worn", at->folder);
    snprintf(at->log, sizeof at->log, "%s/log", at->folder);
    if (mkdir(at->sources, 0777))
        return -1;
    const char *add[] = {"index", at->sources, NULL};
    put_sources(at, false);
    for (unsigned i = 0; i < MORE; i++)
        put_article(at, 2 * ARTICLES + i, 1, time(NULL) - 7200);
    assert_int_equal(life_run(at, NULL, NULL, -1, add).status, 0);
    for (unsigned i = 0; i < MORE; i++)
        remove_article(at, 2 * ARTICLES + i);
    assert_int_equal(life_run(at, NULL, NULL, -1, add).status, 0);
    assert_int_equal(count_generations(at), 2);
    assert_int_equal(rename(at->index, at->worn), 0);
    assert_int_equal(life_run(at, NULL, NULL, -1, add).status, 0);
    assert_true(life_dump(&at->before, at));
    assert_int_equal(rename(at->index, at->earlier), 0);
    put_sources(at, true);
    assert_int_equal(life_run(at, NULL, NULL, -1, add).status, 0);
    assert_true(life_dump(&at->after, at));
    assert_int_equal(life_run(at, NULL, NULL, -1, index).status, 0);
    copy_folder(at->earlier, at->index);
    assert_int_equal(life_run(at, NULL, NULL, -1, index).status, 0);
    assert_int_equal(count_generations(at), 2);
    copy_folder(at->worn, at->index);
    assert_int_equal(life_run(at, NULL, NULL, -1, index).status, 0);
    assert_int_equal(count_generations(at), 1);
    assert_string_not_equal(at->before.data, at->after.data);
    return 0;
}

int life_teardown(void **state)
{
    life *at = *state;
    dl_buffer_free(&at->before);
    dl_buffer_free(&at->after);
    dateline_status status = dl_file_remove_folder(at->folder, NULL);
    free(at);
    return status ? -1 : 0;
}

/* ---- verdicts ---- */

static bool check_passes(life *at)
{
    static const char *const check[] = {"check", NULL};
    return life_run(at, NULL, NULL, -1, check).status == 0;
}

/* What is wrong with the next run, or NULL. */
static const char *find_unfinished(life *at, dl_buffer *found)
{
    const char *finish[] = {"index", at->sources, NULL};
    if (life_run(at, NULL, NULL, -1, finish).status != 0)
        return "the next run fails";
    if (!life_dump(found, at) || strcmp(found->data, at->after.data) != 0)
        return "the next run does not finish the work";
    if (!check_passes(at))
        return "the check finds problems after the next run";
    return is_tidy(at) ? NULL : "something is left over after the next run";
}

/* What is wrong, or NULL. */
static const char *find_fault(life *at, const life_use *use, bool done, dl_buffer *found)
{
    bool there = life_dump(found, at);
    bool later = there && strcmp(found->data, at->after.data) == 0;
    bool earlier = use->earlier ? there && strcmp(found->data, at->before.data) == 0 : !there;
    if (!later && !earlier)
        return "the index is in no complete state";
    if (done && !later)
        return "the run ended well and the index is as it was";
    if (there && !check_passes(at))
        return "the check finds problems";
    return find_unfinished(at, found);
}

bool life_finishes(life *at, const char *what)
{
    dl_buffer found = DL_BUFFER_EMPTY;
    const char *fault = find_unfinished(at, &found);
    if (fault)
        print_error("%s: %s\n", what, fault);
    dl_buffer_free(&found);
    return !fault;
}

bool life_verify(life *at, const life_use *use, bool done, const char *what)
{
    dl_buffer found = DL_BUFFER_EMPTY;
    const char *fault = find_fault(at, use, done, &found);
    if (fault)
        print_error("%s: %s\n", what, fault);
    dl_buffer_free(&found);
    return !fault;
}
