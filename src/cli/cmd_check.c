/* dateline check */
#include "cli/commands.h"
#include "cli/terminal.h"
#include "util/utf8.h"

static const dl_option options[] = {
    {"quiet", 'q', NULL, "print nothing; the exit status tells", NULL},
    {NULL, 0, NULL, NULL, NULL},
};

static void print_finding(void *context, const char *finding)
{
    const bool *quiet = context;
    dl_buffer line = DL_BUFFER_EMPTY;
    dl_utf8_presentable(&line, dl_slice_of(finding)); /* names of files are in it */
    dl_buffer_add_byte(&line, '\n');
    if (!*quiet && !line.failed)
        fwrite(line.data, 1, line.size, stdout);
    dl_buffer_free(&line);
}

static int run(const dl_invocation *invocation)
{
    uint64_t problems;
    dateline_error error;
    bool quiet = dl_invocation_value(invocation, "quiet") != NULL;
    if (invocation->argument_count)
        return dl_complain("check takes no arguments; see: dateline check --help");
    if (dateline_check(&problems, invocation->index, print_finding, &quiet, &error))
        return dl_complain_of(&error);
    if (problems) {
        dl_complain("%s: %llu problem%s; repair it with: dateline index --index %s --rebuild", invocation->index,
                    (unsigned long long)problems, problems == 1 ? "" : "s", invocation->index);
        return dl_terminal_flush(DL_EXIT_DAMAGED);
    }
    if (!quiet)
        puts("no problems");
    return dl_terminal_flush(DL_EXIT_FOUND);
}

const dl_command dl_command_check = {
    .name = "check",
    .arguments = "",
    .summary = "look for damage in the index",
    .details = "Checks Xapian's tables, then that every article, passage and source can be read and that they\n"
               "agree with one another.",
    .examples = "  dateline check\n",
    .options = options,
    .run = run,
};
