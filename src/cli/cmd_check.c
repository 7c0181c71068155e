/* dateline check */
#include "cli/advice.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/invocation.h"
#include "cli/terminal.h"
#include "util/utf8.h"

static const dl_option options[] = {
    {"quiet", 'q', NULL, "print nothing; the exit status tells", NULL},
    {NULL, 0, NULL, NULL, NULL},
};

static void print_finding(void *context, const char *finding)
{
    const dl_invocation *invocation = context;
    dl_buffer line = DL_BUFFER_EMPTY, advice = DL_BUFFER_EMPTY;
    dl_advice_add(&advice, invocation, finding);
    dl_utf8_presentable(&line, dl_buffer_slice(&advice)); /* names of files are in it */
    dl_buffer_add_byte(&line, '\n');
    if (!dl_invocation_value(invocation, "quiet") && !line.failed && !advice.failed)
        fwrite(line.data, 1, line.size, stdout);
    dl_buffer_free(&advice);
    dl_buffer_free(&line);
}

static int run(const dl_invocation *invocation)
{
    uint64_t problems;
    dateline_error error;
    if (invocation->argument_count)
        return dl_complain("check takes no arguments; see: dateline check --help");
    if (dateline_check(&problems, invocation->index, print_finding, (void *)invocation, &error))
        return dl_complain_of(invocation, &error);
    if (problems) {
        dateline_error found = {.status = DATELINE_ERROR_DAMAGED};
        snprintf(found.message, sizeof found.message, "%s: %llu problem%s; repair it with: dateline index --rebuild",
                 invocation->index, (unsigned long long)problems, problems == 1 ? "" : "s");
        return dl_terminal_flush(dl_complain_of(invocation, &found));
    }
    if (!dl_invocation_value(invocation, "quiet"))
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
