/* What the library says to run, for the index at hand. */
#include "cli/advice.h"

#include <string.h>

static void add_quoted(dl_buffer *out, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+-:@%,=";
    if (*word && strspn(word, plain) == strlen(word)) {
        dl_buffer_add_text(out, word);
        return;
    }
    dl_buffer_add_byte(out, '\'');
    for (; *word; word++)
        if (*word == '\'')
            dl_buffer_add_text(out, "'\\''");
        else
            dl_buffer_add_byte(out, *word);
    dl_buffer_add_byte(out, '\'');
}

/* The size of the command at `text` that takes an --index behind it; 0: none. */
static size_t command_at(const char *text)
{
    static const struct {
        const char *text;
        size_t size; /* of the command */
    } commands[] = {{"dateline index --rebuild", 14}, {"dateline index PATH", 14}, {"dateline check", 14}};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strncmp(text, commands[i].text, strlen(commands[i].text)) == 0)
            return commands[i].size;
    return 0;
}

void dl_advice_add(dl_buffer *out, const dl_invocation *invocation, const char *message)
{
    while (*message) {
        const size_t size = invocation->named_index ? command_at(message) : 0;
        dl_buffer_add(out, message, size ? size : 1);
        message += size ? size : 1;
        if (size) {
            dl_buffer_add_text(out, " --index ");
            add_quoted(out, invocation->named_index);
        }
    }
}
