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

enum { LINE_WIDTH = 79, OPTION_WIDTH = 31, FIELD_WIDTH = 11, EXAMPLE_WIDTH = 52 };

size_t dl_help_put(FILE *out, const char *text, size_t left, size_t column)
{
    for (bool first = true; *text; first = false) {
        const size_t size = strcspn(text, " \n");
        if (!first && column + 1 + size > LINE_WIDTH) {
            fprintf(out, "\n%*s", (int)left, "");
            column = left;
        } else if (!first) {
            fputc(' ', out);
            column++;
        }
        fwrite(text, 1, size, out);
        column += size;
        text += size + strspn(text + size, " \n");
    }
    return column;
}

void dl_help_fields(FILE *out)
{
    for (size_t i = 0; i < dl_field_count; i++) {
        fprintf(out, "  %-8s ", dl_fields[i].name);
        const size_t column = dl_help_put(out, dl_fields[i].help, FIELD_WIDTH, FIELD_WIDTH);
        if (column < EXAMPLE_WIDTH)
            fprintf(out, "%*s%s\n", EXAMPLE_WIDTH - (int)column, "", dl_fields[i].example);
        else
            fprintf(out, "\n%*s%s\n", EXAMPLE_WIDTH, "", dl_fields[i].example);
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
        dl_help_put(out, help, OPTION_WIDTH, OPTION_WIDTH);
        fputc('\n', out);
    }
}

void dl_help_command(FILE *out, const dl_command *command)
{
    fprintf(out, "%s\n\nUsage: dateline %s [OPTION...]%s%s\n\n", command->summary, command->name,
            *command->arguments ? " " : "", command->arguments);
    dl_help_put(out, command->details, 0, 0);
    fputs("\n\nOptions:\n", out);
    print_options(out, command->options);
    print_options(out, dl_common_options(command));
    if (strcmp(command->name, "search") == 0) {
        fputs("\nFields of a query:\n", out);
        dl_help_fields(out);
    }
    if (*command->examples)
        fprintf(out, "\nExamples:\n%s", command->examples);
    fputs("\nExit status:\n", out);
    for (size_t i = 0; dl_exit_lines[i]; i++)
        fprintf(out, "  %s\n", dl_exit_lines[i]);
}
