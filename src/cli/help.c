/* --help, from the tables. */
#include "cli/help.h"
#include "cli/invocation.h"
#include "schema/field.h"

#include <string.h>

const char *const dl_exit_lines[] = {
    "0  found; done",
    "1  nothing found",
    "2  wrong usage, or an error that has no number of its own",
    "3  indexed, but some sources could not be read",
    "4  no index there, or one of another version",
    "5  the index is damaged",
    "6  another writer holds the index",
    "7  a file could not be read or written, or the disk is full",
    "130  stopped by a signal while it indexed; the index is as it was",
    NULL,
};

void dl_help_overview(FILE *out, dl_command_table commands)
{
    fputs("dateline finds the paragraph or tweet that says it, in your archive of news.\n\n"
          "Usage: dateline COMMAND [OPTION...] [ARGUMENT...]\n\nCommands:\n",
          out);
    for (size_t i = 0; commands[i]; i++)
        fprintf(out, "  %-8s %s\n", commands[i]->name, commands[i]->summary);
    fputs("\nExamples:\n"
          "  dateline index corpus                     index a folder of articles\n"
          "  dateline search Tajikistan chairmanship   ranked passages\n"
          "  dateline search --format jsonl '\"Heads of Government\" kind:tweet'\n"
          "  dateline help search                      all about a command\n",
          out);
}

/* Words in a column that begins at LEFT_WIDTH. */
enum { LEFT_WIDTH = 31, LINE_WIDTH = 100 };

static void print_wrapped(FILE *out, const char *text)
{
    size_t column = LEFT_WIDTH;
    while (*text) {
        size_t size = strcspn(text, " ");
        if (column > LEFT_WIDTH && column + 1 + size > LINE_WIDTH) {
            fprintf(out, "\n%*s", LEFT_WIDTH, "");
            column = LEFT_WIDTH;
        } else if (column > LEFT_WIDTH) {
            fputc(' ', out);
            column++;
        }
        fwrite(text, 1, size, out);
        column += size;
        text += size + strspn(text + size, " ");
    }
}

static void print_options(FILE *out, const dl_option *options)
{
    for (; options->name; options++) {
        char left[80], letter[8] = "    ";
        if (options->letter)
            snprintf(letter, sizeof letter, "-%c, ", options->letter);
        snprintf(left, sizeof left, "%s--%s%s%s", letter, options->name,
                 options->value && options->value[0] != '[' ? " " : "", options->value ? options->value : "");
        char help[512];
        snprintf(help, sizeof help, "%s%s%s", options->help, options->choices ? ": " : "",
                 options->choices ? options->choices : "");
        fprintf(out, "  %-28s ", left);
        print_wrapped(out, help);
        fputc('\n', out);
    }
}

void dl_help_command(FILE *out, const dl_command *command)
{
    fprintf(out, "%s\n\nUsage: dateline %s [OPTION...]%s%s\n\n%s\n", command->summary, command->name,
            *command->arguments ? " " : "", command->arguments, command->details);
    fputs("\nOptions:\n", out);
    print_options(out, command->options);
    print_options(out, dl_common_options(command));
    if (strcmp(command->name, "search") == 0) {
        fputs("\nFields of a query:\n", out);
        for (size_t i = 0; i < dl_field_count; i++)
            fprintf(out, "  %-8s %-62s %s\n", dl_fields[i].name, dl_fields[i].help,
                    dl_fields[i].example);
    }
    if (*command->examples)
        fprintf(out, "\nExamples:\n%s", command->examples);
    fputs("\nExit status:\n", out);
    for (size_t i = 0; dl_exit_lines[i]; i++)
        fprintf(out, "  %s\n", dl_exit_lines[i]);
}
