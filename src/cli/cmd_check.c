/* dateline check */
#include "cli/commands.h"

static const dl_option options[] = {
    {"quiet", 'q', NULL, "print nothing; the exit status tells", NULL},
    {NULL, 0, NULL, NULL, NULL},
};

static void print_finding(void *context, const char *finding)
{
    const bool *quiet = context;
    if (!*quiet)
        puts(finding);
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
        dl_complain("%s: %llu problems; repair it with: dateline index --rebuild", invocation->index,
                    (unsigned long long)problems);
        return DL_EXIT_DAMAGED;
    }
    if (!quiet)
        puts("no problems");
    return DL_EXIT_FOUND;
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
