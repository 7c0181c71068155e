/* Man pages, from the tables, in man(7). */
#include "cli/help.h"
#include "cli/invocation.h"
#include "schema/field.h"

#include <ctype.h>
#include <string.h>

/* Text for roff: a backslash and a hyphen are written so that they stay themselves, and a line may not
 * begin with a full stop or an apostrophe. An empty line begins a paragraph. */
void dl_man_put(FILE *out, const char *text)
{
    bool begins = true;
    for (; *text; text++) {
        if (begins && *text == '\n') {
            fputs(".PP\n", out);
            continue;
        }
        if (begins && (*text == '.' || *text == '\''))
            fputs("\\&", out);
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            fputc(*text, out);
        begins = *text == '\n';
    }
}

static void line(FILE *out, const char *text)
{
    dl_man_put(out, text);
    fputc('\n', out);
}

void dl_man_put_fields(FILE *out)
{
    for (size_t i = 0; i < dl_field_count; i++) {
        fprintf(out, ".TP\n\\fB%s:\\fR\n", dl_fields[i].name);
        dl_man_put(out, dl_fields[i].help);
        fputs("; for example ", out);
        line(out, dl_fields[i].example);
    }
}

static void heading(FILE *out, const char *command, const char *summary)
{
    fputs(".TH DATELINE", out);
    if (command) {
        fputs("\\-", out);
        for (const char *at = command; *at; at++)
            fputc(toupper((unsigned char)*at), out);
    }
    fprintf(out, " 1 2026-11-28 \"dateline %s\" \"User Commands\"\n.SH NAME\ndateline%s%s \\- ",
            dateline_version(), command ? "\\-" : "", command ? command : "");
    line(out, summary);
}

static void put_options(FILE *out, const dl_option *options)
{
    for (; options->name; options++) {
        fputs(".TP\n\\fB", out);
        if (options->letter)
            fprintf(out, "\\-%c\\fR, \\fB", options->letter);
        fputs("\\-\\-", out);
        dl_man_put(out, options->name);
        fputs("\\fR", out);
        if (options->value)
            fprintf(out, "%s\\fI%s\\fR", options->value[0] == '[' ? "" : " ", options->value);
        fputc('\n', out);
        dl_man_put(out, options->help);
        if (options->choices) {
            fputs(": ", out);
            dl_man_put(out, options->choices);
        }
        fputc('\n', out);
    }
}

static void put_exits(FILE *out)
{
    fputs(".SH EXIT STATUS\n", out);
    for (size_t i = 0; dl_exit_lines[i]; i++) {
        const int size = (int)strcspn(dl_exit_lines[i], " ");
        fprintf(out, ".TP\n%.*s\n", size, dl_exit_lines[i]);
        line(out, dl_exit_lines[i] + size + 2);
    }
}

static void put_command(FILE *out, const dl_command *command)
{
    heading(out, command->name, command->summary);
    fprintf(out, ".SH SYNOPSIS\n.B dateline %s\n[\\fIOPTION\\fR...]%s%s\n.SH DESCRIPTION\n",
            command->name, *command->arguments ? " " : "", command->arguments);
    line(out, command->details);
    fputs(".SH OPTIONS\n", out);
    put_options(out, command->options);
    put_options(out, dl_common_options(command));
    if (strcmp(command->name, "search") == 0) {
        fputs(".SH FIELDS\n", out);
        dl_man_put_fields(out);
    }
    if (*command->examples) {
        fputs(".SH EXAMPLES\n.nf\n", out);
        dl_man_put(out, command->examples);
        fputs(".fi\n", out);
    }
    put_exits(out);
    fputs(strcmp(command->name, "search") == 0 ? ".SH SEE ALSO\n.BR dateline (1),\n.BR dateline\\-query (7)\n"
                                               : ".SH SEE ALSO\n.BR dateline (1)\n",
          out);
}

void dl_man_page(FILE *out, dl_command_table commands, const dl_command *command)
{
    if (command) {
        put_command(out, command);
        return;
    }
    heading(out, NULL, "full-text passage search for news");
    fputs(".SH SYNOPSIS\n.B dateline\n\\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n"
          ".SH DESCRIPTION\n",
          out);
    line(out, "Indexes articles by passage (headline, deck, paragraph, tweet) and finds the one that says "
              "it, ranked, with the matching words marked.");
    fputs(".SH COMMANDS\n", out);
    for (size_t i = 0; commands[i]; i++) {
        fprintf(out, ".TP\n.BR dateline\\-%s (1)\n", commands[i]->name);
        line(out, commands[i]->summary);
    }
    fputs(".SH ENVIRONMENT\n.TP\n.B DATELINE_INDEX\nfolder of the index where \\-\\-index gives none\n"
          ".TP\n.B DATELINE_SYNONYMS\nfile of synonyms where \\-\\-synonyms gives none\n"
          ".TP\n.B NO_COLOR\nwhen set and not empty, no colours\n"
          ".TP\n.BR DATELINE_PAGER \", \" PAGER\nprogram that shows long output on a terminal; else "
          "less where there is one; empty or cat: none\n"
          ".TP\n.B LESS\nwhere it is not set, FRX: less ends when all fits, keeps colours, leaves the screen\n"
          ".TP\n.B TERM\nwhere it is dumb, neither colours nor less nor a progress bar\n"
          ".TP\n.B COLUMNS\nwidth of the terminal, where it says another\n"
          ".TP\n.B TMPDIR\nfolder in which dateline\\-eval (1) makes its index; else /tmp\n",
          out);
    put_exits(out);
    fputs(".SH SEE ALSO\n.BR dateline\\-query (7)\n", out);
}
