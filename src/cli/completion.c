/* Completions for shells, from the tables. */
#include "cli/help.h"
#include "cli/invocation.h"

#include <string.h>

static void option_words(FILE *out, const dl_option *options)
{
    for (; options->name; options++)
        fprintf(out, " --%s", options->name);
}

/* What help explains. */
static void help_topics(FILE *out, dl_command_table commands)
{
    for (size_t i = 0; commands[i]; i++)
        fprintf(out, "%s ", commands[i]->name);
    fputs("query", out);
}

static void bash_choices(FILE *out, const char *command, const dl_option *option)
{
    fprintf(out, "        '%s --%s'", command, option->name);
    if (option->letter)
        fprintf(out, " | '%s -%c'", command, option->letter);
    fprintf(out, ") words=\"%s\" ;;\n", option->choices);
}

static void bash(FILE *out, dl_command_table commands)
{
    fputs("_dateline() {\n"
          "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=\n"
          /* "--format=js" comes as three words */
          "    if [ \"$current\" = = ]; then\n        current=\n    elif [ \"$previous\" = = ]; then\n"
          "        previous=${COMP_WORDS[COMP_CWORD-2]}\n    fi\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        words=\"",
          out);
    for (size_t i = 0; commands[i]; i++)
        fprintf(out, "%s%s", i ? " " : "", commands[i]->name);
    fputs("\"\n    else\n        case \"${COMP_WORDS[1]} $previous\" in\n", out);
    for (size_t i = 0; commands[i]; i++)
        for (const dl_option *option = commands[i]->options; option->name; option++)
            if (option->choices)
                bash_choices(out, commands[i]->name, option);
    fputs("        'help help') words=\"", out);
    help_topics(out, commands);
    fputs("\" ;;\n", out);
    fputs("        esac\n        if [ -z \"$words\" ]; then\n            case ${COMP_WORDS[1]} in\n", out);
    for (size_t i = 0; commands[i]; i++) {
        fprintf(out, "            %s) words=\"", commands[i]->name);
        option_words(out, commands[i]->options);
        option_words(out, dl_common_options(commands[i]));
        fputs("\" ;;\n", out);
    }
    fputs("            esac\n            case $current in -*) ;; *) words= ;; esac\n        fi\n    fi\n"
          "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\n"
          "complete -o default -F _dateline dateline\n",
          out);
}

/* Text inside single quotes of a shell, without what zsh takes for its own in an option's help. */
static void quoted(FILE *out, const char *text)
{
    for (; *text; text++)
        if (*text == '\'')
            fputs("'\\''", out);
        else
            fputc(strchr("[]:", *text) ? ' ' : *text, out);
}

static void zsh_options(FILE *out, const dl_option *options)
{
    for (; options->name; options++) {
        const bool takes = options->value && options->value[0] != '[';
        fputs(" \\\n            ", out);
        if (options->letter)
            fprintf(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", options->letter, options->name, options->letter,
                    takes ? "+" : "", options->name, takes ? "=" : "");
        else
            fprintf(out, "'--%s%s[", options->name, takes ? "=" : "");
        quoted(out, options->help);
        fputc(']', out);
        if (options->choices)
            fprintf(out, ":%s:(%s)", options->value, options->choices);
        else if (takes)
            fprintf(out, ":%s:_files", options->value);
        fputc('\'', out);
    }
}

static void zsh(FILE *out, dl_command_table commands)
{
    fputs("#compdef dateline\n_dateline() {\n    local -a commands\n    commands=(\n", out);
    for (size_t i = 0; commands[i]; i++) {
        fprintf(out, "        '%s:", commands[i]->name);
        quoted(out, commands[i]->summary);
        fputs("'\n", out);
    }
    fputs("    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n        return\n"
          "    fi\n    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n"
          "    case $command in\n",
          out);
    for (size_t i = 0; commands[i]; i++) {
        fprintf(out, "        %s) _arguments", commands[i]->name);
        zsh_options(out, commands[i]->options);
        zsh_options(out, dl_common_options(commands[i]));
        if (strcmp(commands[i]->name, "help") == 0) {
            fputs(" \\\n            '*:topic:(", out);
            help_topics(out, commands);
            fputs(")' ;;\n", out);
        } else {
            fputs(" \\\n            '*:argument:_files' ;;\n", out);
        }
    }
    fputs("    esac\n}\n_dateline \"$@\"\n", out);
}

static void fish_options(FILE *out, const char *command, const dl_option *options)
{
    for (; options->name; options++) {
        fprintf(out, "complete -c dateline -n '__fish_seen_subcommand_from %s' -l %s", command,
                options->name);
        if (options->letter)
            fprintf(out, " -s %c", options->letter);
        if (options->choices)
            fprintf(out, " -x -a '%s'", options->choices);
        else if (options->value && options->value[0] != '[')
            fputs(" -r", out);
        fputs(" -d '", out);
        for (const char *at = options->help; *at; at++)
            fprintf(out, *at == '\'' ? "\\'" : "%c", *at);
        fputs("'\n", out);
    }
}

static void fish(FILE *out, dl_command_table commands)
{
    for (size_t i = 0; commands[i]; i++) {
        fprintf(out, "complete -c dateline -n __fish_use_subcommand -f -a %s -d '%s'\n",
                commands[i]->name, commands[i]->summary);
        fish_options(out, commands[i]->name, commands[i]->options);
        fish_options(out, commands[i]->name, dl_common_options(commands[i]));
    }
    fputs("complete -c dateline -n '__fish_seen_subcommand_from help' -f -a '", out);
    help_topics(out, commands);
    fputs("'\n", out);
}

void dl_completion(FILE *out, dl_command_table commands, const char *shell)
{
    if (strcmp(shell, "bash") == 0)
        bash(out, commands);
    else if (strcmp(shell, "zsh") == 0)
        zsh(out, commands);
    else
        fish(out, commands);
}
