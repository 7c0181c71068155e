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
    static const char index[] = "dateline index", check[] = "dateline check";
    if (strncmp(text, index, sizeof index - 1) == 0 && strncmp(text + sizeof index - 1, " --rebuild", 10) == 0)
        return sizeof index - 1;
    return strncmp(text, check, sizeof check - 1) == 0 ? sizeof check - 1 : 0;
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
