/* Reading a command line by the command's table, with getopt_long. */
#include "cli/options.h"
#include "cli/complain.h"
#include "cli/help.h"
#include "cli/invocation.h"
#include "cli/terminal.h"
#include "schema/field.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_LIMIT = 40, LONG_ONLY = 256 };

const dl_command *dl_command_find(dl_command_table commands, const char *name)
{
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

/* Edits between two words: insertions, deletions, exchanges of a letter. Words are short. */
static size_t distance(const char *a, const char *b)
{
    enum { LIMIT = 32 };
    size_t row[LIMIT + 1], width = strlen(b);
    if (width > LIMIT || strlen(a) > LIMIT)
        return LIMIT;
    for (size_t i = 0; i <= width; i++)
        row[i] = i;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            size_t best = corner + (a[i - 1] != b[j - 1]);
            corner = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[width];
}

/* The nearest of the names to a mistyped one, or NULL when none is near. */
static const char *nearest_name(const char *typed, const char *const *names)
{
    const char *nearest = NULL;
    size_t least = 3;
    for (; *names; names++) {
        size_t edits = distance(typed, *names);
        if (edits < least) {
            least = edits;
            nearest = *names;
        }
    }
    return nearest;
}

int dl_command_unknown(dl_command_table commands, const char *name)
{
    enum { COMMAND_LIMIT = 15 };
    const char *names[COMMAND_LIMIT + 1] = {NULL};
    for (size_t i = 0; commands[i] && i < COMMAND_LIMIT; i++)
        names[i] = commands[i]->name;
    const char *nearest = nearest_name(name, names);
    if (nearest)
        return dl_complain("no command '%s'; did you mean %s?", name, nearest);
    return dl_complain("no command '%s'; see: dateline help", name);
}

/* All options of a command: its own, then the common ones. */
static size_t list_options(const dl_option **out, const dl_command *command)
{
    size_t count = 0;
    const dl_option *const lists[] = {command->options, dl_common_options(command)};
    for (size_t l = 0; l < 2; l++)
        for (const dl_option *option = lists[l]; option->name && count < OPTION_LIMIT; option++)
            out[count++] = option;
    return count;
}

static bool is_choice(const char *value, const char *choices)
{
    size_t size = strlen(value);
    for (const char *at = choices; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, value, size) == 0)
            return true;
        at += length;
    }
    return false;
}

static int complain_of_option(const dl_command *command, const dl_option **options, size_t count,
                              char **argv, int code)
{
    const char *names[OPTION_LIMIT + 1] = {NULL}, *fitting[OPTION_LIMIT + 1] = {NULL}, *typed = argv[optind - 1];
    const char letter[] = {'-', (char)optopt, '\0'};
    const bool is_letter = optopt && optopt < LONG_ONLY;
    if (is_letter)
        typed = letter; /* one of several, as in "-qx" */
    if (code == ':')
        return dl_complain("option %s wants a value; see: dateline %s --help", typed, command->name);
    if (is_letter && command->takes_query)
        return dl_complain("no option '%s'; a query that begins with - comes behind --: dateline %s -- -word",
                           typed, command->name);
    if (is_letter)
        return dl_complain("no option '%s'; see: dateline %s --help", typed, command->name);
    if (optopt)
        return dl_complain("option --%s takes no value", options[optopt - LONG_ONLY]->name);
    char name[64];
    snprintf(name, sizeof name, "%s", typed + 2);
    name[strcspn(name, "=")] = '\0';
    size_t fit = 0;
    for (size_t i = 0; i < count; i++) {
        names[i] = options[i]->name;
        if (strncmp(names[i], name, strlen(name)) == 0)
            fitting[fit++] = names[i];
    }
    if (fit > 1)
        return dl_complain("option '%s' may be --%s or --%s%s", typed, fitting[0], fitting[1],
                           fit > 2 ? ", or another" : "");
    for (size_t i = 0; i < count; i++) /* "--json" */
        if (options[i]->choices && *name && is_choice(name, options[i]->choices))
            return dl_complain("no option '%s'; did you mean --%s %s?", typed, options[i]->name, name);
    if (command->takes_query && dl_field_find(dl_slice_of(name)))
        return dl_complain("no option '%s'; the query has such a field: %s:...", typed, name);
    const char *nearest = nearest_name(name, names);
    if (nearest)
        return dl_complain("no option '%s'; did you mean --%s?", typed, nearest);
    if (command->takes_query)
        return dl_complain("no option '%s'; what is no option comes behind --: dateline %s -- %s", typed,
                           command->name, typed);
    return dl_complain("no option '%s'; see: dateline %s --help", typed, command->name);
}

/* `typed`: the argument that the value ends in. "-ferry" may have been meant for a query. */
static int complain_of_choice(const dl_command *command, const dl_option *option, const char *value, const char *typed)
{
    const bool may_be_query = command->takes_query && typed[0] == '-' && typed[1] != '-' && typed + 2 == value;
    return dl_complain("--%s takes one of: %s; not '%s'%s%s%s%s", option->name, option->choices, value,
                       may_be_query ? "; a query that begins with - comes behind --: dateline " : "",
                       may_be_query ? command->name : "", may_be_query ? " -- " : "", may_be_query ? typed : "");
}

/* Whether what stands behind a word of a query is an option all the same: "--format", "-n"; but "-war" is a word. */
static bool is_late_option(const char *argument, const dl_option *const *options, size_t count)
{
    if (argument[0] != '-' || !argument[1])
        return false;
    if (argument[1] == '-')
        return !argument[2] || ((argument[2] | 0x20) >= 'a' && (argument[2] | 0x20) <= 'z');
    for (size_t i = 0; i < count; i++)
        if (argument[1] == options[i]->letter && !argument[2])
            return true;
    return false;
}

/* As getopt_long, which stops at the first word: words go to argv[1..*words], and what follows them is read on. */
static int next_option(int argc, char **argv, const char *letters, const struct option *longs,
                       const dl_option *const *options, size_t count, int *words)
{
    for (;;) {
        const int before = optind, code = getopt_long(argc, argv, letters, longs, NULL);
        if (code != -1)
            return code;
        bool parted = optind > before; /* by "--" */
        while (optind < argc && (parted || !is_late_option(argv[optind], options, count)))
            argv[++*words] = argv[optind++];
        if (optind == argc)
            return -1;
    }
}

int dl_command_run(dl_command_table commands, const dl_command *command, int argc, char **argv)
{
    const dl_option *options[OPTION_LIMIT];
    struct option longs[OPTION_LIMIT + 1] = {{0}};
    const char *values[OPTION_LIMIT] = {NULL};
    char letters[OPTION_LIMIT * 2 + 3];
    size_t count = list_options(options, command);
    strcpy(letters, command->takes_query ? "+:" : ":");
    for (size_t i = 0; i < count; i++) {
        int takes = !options[i]->value             ? no_argument
                    : options[i]->value[0] == '[' ? optional_argument
                                                  : required_argument;
        longs[i] = (struct option){options[i]->name, takes, NULL, LONG_ONLY + (int)i};
        if (options[i]->letter) {
            char letter[3] = {options[i]->letter, options[i]->value ? ':' : '\0', '\0'};
            strcat(letters, letter);
        }
    }
    int words = 0;
    optind = 1;
    opterr = 0;
    for (int code; (code = next_option(argc, argv, letters, longs, options, count, &words)) != -1;) {
        size_t i = 0;
        if (code == '?' || code == ':')
            return complain_of_option(command, options, count, argv, code);
        while (code < LONG_ONLY ? options[i]->letter != code : (int)i != code - LONG_ONLY)
            i++;
        values[i] = optarg ? optarg : "";
        if (options[i]->choices && !is_choice(values[i], options[i]->choices))
            return complain_of_choice(command, options[i], values[i], argv[optind - 1]);
    }
    dl_invocation invocation = {.commands = commands,
                                .command = command,
                                .values = values,
                                .arguments = argv + 1,
                                .argument_count = words};
    const char *index = command->no_index ? NULL : values[count - 2];
    if (values[count - 1]) { /* --help */
        dl_help_command(stdout, command);
        return dl_terminal_flush(DL_EXIT_FOUND);
    }
    const char *fallback = getenv("DATELINE_INDEX");
    invocation.named_index = index && *index ? index : NULL;
    invocation.index = index && *index ? index : fallback && *fallback ? fallback : "index";
    return command->run(&invocation);
}
