/* Workers take the next line under one lock, and leave what they printed in a ring of slots; the main
 * thread writes the slots out in the order of the lines. */
#include "cli/batch.h"
#include "cli/advice.h"
#include "cli/complain.h"
#include "cli/invocation.h"
#include "cli/terminal.h"
#include "util/utf8.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    WINDOW = 256,         /* lines ahead of the output */
    WORKER_LIMIT = 256,   /* threads */
    LINE_LIMIT = 1 << 20, /* bytes kept of a line; a query has at most 64 KiB anyway */
};

typedef struct slot {
    dl_buffer output, notes;
    int exit;
    bool done;
} slot;

typedef struct batch {
    const dl_invocation *invocation;
    const dateline_search_options *options;
    const char *name; /* of the file, for messages */
    const char *format;
    bool quiet;

    pthread_mutex_t input_lock; /* held while a line is read, which may take long */
    FILE *input;
    int failure; /* errno of what ended the reading before the file did */
    dl_buffer line;

    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t moved;
    size_t taken, written; /* lines */
    bool ended;            /* no more lines */
    slot slots[WINDOW];
} batch;

/* A line: "id TAB query", or a query alone, whose id is the number of its line. */
typedef struct question {
    size_t line; /* from 0 */
    char *id, *query;
} question;

static bool add_bytes(void *context, const char *data, size_t size)
{
    dl_buffer_add(context, data, size);
    return true;
}

static void end_input(batch *all)
{
    pthread_mutex_lock(&all->lock);
    all->ended = true;
    pthread_cond_broadcast(&all->moved);
    pthread_mutex_unlock(&all->lock);
}

/* Waits for a free slot. False when the batch has ended. */
static bool wait_for_room(batch *all, size_t *line)
{
    pthread_mutex_lock(&all->lock);
    while (!all->ended && all->taken - all->written == WINDOW)
        pthread_cond_wait(&all->moved, &all->lock);
    *line = all->taken;
    bool open = !all->ended;
    pthread_mutex_unlock(&all->lock);
    return open;
}

/* One line without its end, a zero byte as a blank. False when there is none, *failure then says why: 0 at the file's
 * end. A line that a failed read cut short is none. */
static bool read_line(dl_buffer *line, FILE *input, int *failure)
{
    int byte = getc(input);
    dl_buffer_clear(line);
    if (byte == EOF) {
        *failure = ferror(input) ? errno : 0;
        return false;
    }
    for (; byte != EOF && byte != '\n'; byte = getc(input))
        if (line->size < LINE_LIMIT)
            dl_buffer_add_byte(line, (char)(byte ? byte : ' '));
    *failure = byte == EOF && ferror(input) ? errno : 0;
    if (line->size && line->data[line->size - 1] == '\r')
        line->data[--line->size] = '\0';
    dl_buffer_add(line, "", 0);
    *failure = line->failed ? ENOMEM : *failure;
    return !*failure;
}

static bool split(question *out, char *line)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* of the order of bytes, as spreadsheets write it */
    if (!out->line && strncmp(line, mark, sizeof mark - 1) == 0)
        line += sizeof mark - 1;
    char *tab = strchr(line, '\t');
    out->query = strdup(tab ? tab + 1 : line);
    if (tab)
        *tab = '\0';
    if (tab && *line)
        out->id = strdup(line);
    else if (asprintf(&out->id, "%zu", out->line + 1) < 0)
        out->id = NULL;
    return out->id && out->query;
}

/* The next line; false at the end of the file, when nothing more is wanted, and with a failure. */
static bool take_question(batch *all, question *out)
{
    *out = (question){0};
    pthread_mutex_lock(&all->input_lock);
    bool fine = wait_for_room(all, &out->line);
    if (fine)
        fine = read_line(&all->line, all->input, &all->failure);
    if (fine && !split(out, all->line.data)) {
        fine = false;
        all->failure = ENOMEM;
    }
    if (fine) {
        pthread_mutex_lock(&all->lock);
        all->taken++;
        pthread_mutex_unlock(&all->lock);
    } else {
        end_input(all);
    }
    pthread_mutex_unlock(&all->input_lock);
    return fine;
}

/* A line for standard error, as dl_tell writes it. */
static void add_note(slot *into, const batch *all, const question *asked, const char *kind,
                     const char *what, const char *text)
{
    dl_buffer_printf(&into->notes, "dateline: %s", kind);
    dl_utf8_presentable(&into->notes, dl_slice_of(all->name));
    dl_buffer_printf(&into->notes, ":%zu: %s", asked->line + 1, what);
    dl_utf8_presentable(&into->notes, dl_slice_of(text));
    dl_buffer_add_byte(&into->notes, '\n');
}

static void answer(batch *all, slot *into, dateline_reader *reader, const dateline_error *unopened,
                   const question *asked, dl_printer *printer)
{
    dateline_result *result = NULL;
    dateline_error error = *unopened;
    if (!reader || dateline_search(&result, reader, asked->query, all->options, &error)) {
        dl_buffer message = DL_BUFFER_EMPTY;
        dl_advice_add(&message, all->invocation, error.message);
        dl_buffer_add_byte(&message, '\0');
        add_note(into, all, asked, "", "", message.failed ? error.message : message.data);
        dl_buffer_free(&message);
        into->exit = dl_exit_of(&error);
        return;
    }
    for (size_t i = 0; i < result->note_count && !all->quiet; i++)
        add_note(into, all, asked, "note: ", "", result->notes[i]);
    if (!all->quiet && strcmp(all->format, "trec") == 0 && result->corrected)
        add_note(into, all, asked, "note: ", "searched for: ", result->corrected);
    into->exit = result->hit_count || (!all->options->limit && result->total) ? DL_EXIT_FOUND : DL_EXIT_NOTHING;
    if (!dl_printer_answer(printer, asked->id, result, add_bytes, &into->output))
        into->output.failed = true;
    dateline_result_free(result);
}

static void *work(void *context)
{
    batch *all = context;
    dl_printer_options printing = {DL_MARKS_NONE, 0};
    dl_printer *printer = dl_printer_new(all->format, &printing);
    dateline_reader *reader = NULL;
    dateline_error error = {0};
    question asked;
    if (dateline_reader_open(&reader, all->invocation->index, &error) ||
        dateline_reader_use_synonyms(reader, dl_invocation_setting(all->invocation, "synonyms", "DATELINE_SYNONYMS"),
                                     &error)) {
        dateline_reader_free(reader);
        reader = NULL;
    }
    while (take_question(all, &asked)) {
        slot *into = &all->slots[asked.line % WINDOW];
        if (printer)
            answer(all, into, reader, &error, &asked, printer);
        else
            into->output.failed = true;
        pthread_mutex_lock(&all->lock);
        into->done = true;
        pthread_cond_broadcast(&all->moved);
        pthread_mutex_unlock(&all->lock);
        free(asked.id);
        free(asked.query);
    }
    free(asked.id);
    free(asked.query);
    dateline_reader_free(reader);
    dl_printer_free(printer);
    return NULL;
}

/* Writes one slot out and empties it. False when nothing more can be written. */
static bool write_slot(slot *from, dl_terminal *terminal, int *exit)
{
    bool fine = true;
    if (from->output.failed || from->notes.failed) {
        *exit = dl_complain("out of memory");
    } else {
        if (from->notes.size)
            fwrite(from->notes.data, 1, from->notes.size, stderr);
        if (from->output.size)
            fine = dl_terminal_write(terminal, from->output.data, from->output.size);
        if (from->exit > DL_EXIT_NOTHING ||
            (from->exit == DL_EXIT_FOUND && *exit == DL_EXIT_NOTHING))
            *exit = from->exit;
    }
    dl_buffer_free(&from->output);
    dl_buffer_free(&from->notes);
    *from = (slot){0};
    return fine;
}

/* Writes what is done, in order, until the input has ended and all is written. */
static int write_all(batch *all)
{
    dl_terminal terminal = {0};
    int exit = DL_EXIT_NOTHING;
    bool fine = true;
    pthread_mutex_lock(&all->lock);
    while (fine && (!all->ended || all->written < all->taken)) {
        slot *next = &all->slots[all->written % WINDOW];
        if (all->written == all->taken || !next->done) {
            pthread_cond_wait(&all->moved, &all->lock);
            continue;
        }
        pthread_mutex_unlock(&all->lock);
        fine = write_slot(next, &terminal, &exit);
        pthread_mutex_lock(&all->lock);
        all->written++;
        all->ended |= !fine;
        pthread_cond_broadcast(&all->moved);
    }
    pthread_mutex_unlock(&all->lock);
    return dl_terminal_close(&terminal, true, exit);
}

static size_t core_count(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < 1 ? 1 : count > WORKER_LIMIT ? WORKER_LIMIT : (size_t)count;
}

static int run_threads(batch *all)
{
    pthread_t threads[WORKER_LIMIT];
    size_t started = 0, wanted = core_count();
    while (started < wanted && pthread_create(&threads[started], NULL, work, all) == 0)
        started++;
    if (!started)
        return dl_complain("cannot start a thread");
    int exit = write_all(all);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < WINDOW; i++) { /* what a closed pipe left */
        dl_buffer_free(&all->slots[i].output);
        dl_buffer_free(&all->slots[i].notes);
    }
    if (!all->failure)
        return exit;
    if (all->failure == ENOMEM)
        return dl_complain("out of memory");
    dl_complain("%s: cannot read: %s", all->name, strerror(all->failure));
    return DL_EXIT_IO;
}

int dl_batch_run(const dl_invocation *invocation, const dateline_search_options *options)
{
    const char *path = dl_invocation_value(invocation, "batch");
    const char *format = dl_invocation_value(invocation, "format");
    bool standard = strcmp(path, "-") == 0;
    if (!format)
        format = "jsonl";
    if (strcmp(format, "jsonl") != 0 && strcmp(format, "trec") != 0)
        return dl_complain("--batch prints jsonl or trec; not %s", format);
    if (invocation->argument_count)
        return dl_complain("--batch takes its queries from %s; leave out '%s'", path,
                           invocation->arguments[0]);
    /* A first look, so that a missing index is told once. */
    dateline_reader *reader;
    dateline_error error;
    bool failed = dateline_reader_open(&reader, invocation->index, &error) ||
                  dateline_reader_use_synonyms(
                      reader, dl_invocation_setting(invocation, "synonyms", "DATELINE_SYNONYMS"), &error);
    dateline_reader_free(reader);
    if (failed)
        return dl_complain_of(invocation, &error);
    batch *all = calloc(1, sizeof *all);
    if (!all)
        return dl_complain("out of memory");
    all->invocation = invocation;
    all->options = options;
    all->format = format;
    all->name = standard ? "standard input" : path;
    all->quiet = dl_invocation_value(invocation, "quiet") != NULL;
    all->input = standard ? stdin : fopen(path, "re");
    int exit;
    if (!all->input && errno == ENOMEM) {
        exit = dl_complain("out of memory");
    } else if (!all->input) {
        dl_complain("%s: cannot open: %s", path, strerror(errno));
        exit = DL_EXIT_IO;
    } else {
        pthread_mutex_init(&all->input_lock, NULL);
        pthread_mutex_init(&all->lock, NULL);
        pthread_cond_init(&all->moved, NULL);
        exit = run_threads(all);
        pthread_cond_destroy(&all->moved);
        pthread_mutex_destroy(&all->lock);
        pthread_mutex_destroy(&all->input_lock);
        if (!standard)
            fclose(all->input);
    }
    dl_buffer_free(&all->line);
    free(all);
    return exit;
}
