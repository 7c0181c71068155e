/* dateline eval */
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/invocation.h"
#include "cli/terminal.h"
#include "eval/compare.h"
#include "eval/run.h"
#include "util/error.h"
#include "util/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RUN_LIMIT = 16 };

static const dl_option options[] = {
    {"run", 'o', "FILE", "write the run, as TREC has them; - is standard output", NULL},
    {"depth", 'n', "N", "documents a query; default 1000", NULL},
    {"per-query", 'q', NULL, "the figures of every query, too", NULL},
    {"measure", 'm', "NAME", "what the tests compare; default nDCG@10", "nDCG@10 MAP MRR P@5 recall@100"},
    {"ranking", 0, "HOW", "as of search; default full", "full plain"},
    {"expand", 0, NULL, "as of search", NULL},
    {"language", 0, "CODE", "of documents and queries; default en", NULL},
    {"topic", 0, "PART", "which part of a TREC topic is asked; default title", "title desc narr"},
    {NULL, 0, NULL, NULL, NULL},
};

typedef struct evaluation {
    const dl_invocation *invocation;
    dl_collection collection;
    dl_measured measured[RUN_LIMIT];
    const char *names[RUN_LIMIT];
    int count;
} evaluation;

static int choice_of(const dl_invocation *invocation, const char *name, const char *const *choices)
{
    const char *value = dl_invocation_value(invocation, name);
    int at = 0;
    while (value && strcmp(choices[at], value) != 0)
        at++;
    return at;
}

/* ---- printing ---- */

static void print_row(const char *name, const char *query, const double *values)
{
    printf("%s\t%s", name, query);
    for (size_t m = 0; m < DL_MEASURES; m++)
        printf("\t%.4f", values[m]);
    putchar('\n');
}

static void print_figures(const evaluation *all)
{
    bool each = dl_invocation_value(all->invocation, "per-query") != NULL;
    fputs("run\tquery", stdout);
    for (size_t m = 0; m < DL_MEASURES; m++)
        printf("\t%s", dl_measure_names[m]);
    putchar('\n');
    for (int i = 0; i < all->count; i++) {
        for (size_t q = 0; each && q < all->measured[i].count; q++)
            print_row(all->names[i], all->measured[i].queries[q].query, all->measured[i].queries[q].values);
        print_row(all->names[i], "all", all->measured[i].means);
    }
}

static void print_comparisons(const evaluation *all)
{
    dl_measure measure = (dl_measure)choice_of(all->invocation, "measure", dl_measure_names);
    for (int i = 1; i < all->count; i++) {
        dl_comparison found = dl_compare(&all->measured[0], &all->measured[i], measure);
        const double base = all->measured[0].means[measure];
        printf("%s against %s, %s: %+.4f", all->names[i], all->names[0], dl_measure_names[measure], found.difference);
        if (base > 0)
            printf(" (%+.1f %%)", 100 * found.difference / base);
        printf(", %zu queries better, %zu worse of %zu; p %.4f by t-test, %.4f by randomisation\n", found.better,
               found.worse, all->measured[0].count, found.t_test, found.randomisation);
    }
}

/* ---- runs ---- */

static dateline_status add_run(evaluation *all, const dl_judged *run, const char *name, dateline_error *error)
{
    all->names[all->count] = name;
    return dl_measure_run(&all->measured[all->count++], &all->collection.judgments, run, error);
}

static dateline_status print_run(const dl_buffer *text, dateline_error *error)
{
    dl_terminal terminal = {0};
    if (!text->size || dl_terminal_write(&terminal, text->data, text->size) || terminal.closed)
        return DATELINE_OK;
    return dl_fail_io(error, "standard output", "write", terminal.failure);
}

static dateline_status store_run(const dl_buffer *text, const char *path, dateline_error *error)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return dl_fail_io(error, path, "write", errno);
    dateline_status status = DATELINE_OK;
    if (text->size && fwrite(text->data, 1, text->size, file) != text->size)
        status = dl_fail_io(error, path, "write", errno);
    if (fclose(file) && !status)
        status = dl_fail_io(error, path, "write", errno);
    return status;
}

static dateline_status write_run(const char *path, const dl_judged *run, dateline_error *error)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_judged_print(&text, run, "dateline");
    const dateline_status status = text.failed               ? dl_fail_memory(error)
                                   : strcmp(path, "-") == 0 ? print_run(&text, error)
                                                            : store_run(&text, path, error);
    dl_buffer_free(&text);
    return status;
}

/* The collection through this program. The index is made in a folder of its own and thrown away. */
static dateline_status own_run(evaluation *all, size_t depth, dateline_error *error)
{
    const char *path = dl_invocation_value(all->invocation, "run");
    const char *folder = getenv("TMPDIR");
    dl_buffer scratch = DL_BUFFER_EMPTY;
    dl_buffer_printf(&scratch, "%s/dateline-eval-XXXXXX", folder && *folder ? folder : "/tmp");
    if (scratch.failed)
        return dl_fail_memory(error);
    dl_judged run = {0};
    dl_run_options running = {.language = dl_invocation_value(all->invocation, "language"), .depth = depth};
    const char *ranking = dl_invocation_value(all->invocation, "ranking");
    running.plain_ranking = ranking && strcmp(ranking, "plain") == 0;
    running.expand = dl_invocation_value(all->invocation, "expand") != NULL;
    dateline_status status = DATELINE_OK;
    if (!mkdtemp(scratch.data)) {
        status = dl_fail_io(error, scratch.data, "make", errno);
    } else {
        status = dl_run_collection(&run, &all->collection, scratch.data, &running, error);
        dateline_status removed = dl_file_remove_folder(scratch.data, status ? NULL : error);
        status = status ? status : removed;
    }
    if (!status)
        status = add_run(all, &run, "dateline", error);
    if (!status && path)
        status = write_run(path, &run, error);
    dl_judged_free(&run);
    dl_buffer_free(&scratch);
    return status;
}

static dateline_status read_run(evaluation *all, const char *path, dateline_error *error)
{
    dl_judged run = {0};
    dateline_status status = dl_judged_read(&run, path, DL_RUN, error);
    if (!status)
        status = add_run(all, &run, path, error);
    dl_judged_free(&run);
    return status;
}

/* Options that nothing would come of, where runs are only measured. False: there is one, which is told. */
static bool are_of_use(const dl_invocation *invocation)
{
    static const char *const own[] = {"run", "depth", "ranking", "expand", "language"};
    for (size_t i = 0; invocation->argument_count > 1 && i < sizeof own / sizeof *own; i++)
        if (dl_invocation_value(invocation, own[i])) {
            dl_complain("--%s is for what dateline finds itself; with RUN nothing is searched", own[i]);
            return false;
        }
    return true;
}

static int run(const dl_invocation *invocation)
{
    static const char *const parts[] = {"title", "desc", "narr"};
    unsigned long long depth = 1000;
    if (!invocation->argument_count)
        return dl_complain("no collection; as in: dateline eval FOLDER");
    if (invocation->argument_count > RUN_LIMIT)
        return dl_complain("at most %d runs at once", RUN_LIMIT - 1);
    if (!dl_invocation_number(invocation, "depth", 1000000, &depth) || !are_of_use(invocation))
        return DL_EXIT_ERROR;
    evaluation all = {.invocation = invocation};
    dateline_error error;
    bool own = invocation->argument_count == 1;
    const char *path = dl_invocation_value(invocation, "run");
    dateline_status status = dl_collection_open(&all.collection, invocation->arguments[0],
                                                (dl_topic_part)choice_of(invocation, "topic", parts), own, &error);
    if (!status && own)
        status = own_run(&all, (size_t)depth, &error);
    for (int i = 1; i < invocation->argument_count && !status; i++)
        status = read_run(&all, invocation->arguments[i], &error);
    int exit = status ? dl_complain_of(invocation, &error) : DL_EXIT_FOUND;
    if (!status && !(own && path && strcmp(path, "-") == 0)) {
        print_figures(&all);
        print_comparisons(&all);
    }
    exit = status ? exit : dl_terminal_flush(exit);
    for (int i = 0; i < all.count; i++)
        dl_measured_free(&all.measured[i]);
    dl_collection_close(&all.collection);
    return exit;
}

const dl_command dl_command_eval = {
    .name = "eval",
    .arguments = "COLLECTION [RUN...]",
    .summary = "measure how good the ranking is, on a test collection",
    .details = "The collection is a folder in the layout of BEIR (corpus.jsonl, queries.jsonl, and qrels.tsv or\n"
               "qrels/test.tsv) or of TREC (topics, qrels, and files of documents). Without RUN its documents are\n"
               "indexed in a folder that is thrown away, every query is asked as plain words, and articles are\n"
               "ranked. With RUN those files are measured, and each is compared with the first one by paired tests.\n"
               "The measures are trec_eval's, over all queries that have a relevant document.",
    .examples = "  dateline eval cranfield\n"
                "  dateline eval --run mine.run cranfield\n"
                "  dateline eval cranfield other.run mine.run\n"
                "  dateline eval --per-query --language ru xquad/ru\n",
    .options = options,
    .no_index = true,
    .run = run,
};
