/* What the program tells on standard error. */
#include "cli/complain.h"
#include "cli/advice.h"
#include "util/utf8.h"

#include <stdarg.h>
#include <stdlib.h>

/* Names of files, queries and articles are in it. Without memory for more it is told as it comes. */
static void tell(const char *format, va_list arguments)
{
    char *text = NULL;
    dl_buffer line = DL_BUFFER_EMPTY;
    const int size = vasprintf(&text, format, arguments);
    if (size >= 0)
        dl_utf8_presentable(&line, dl_slice_make(text, (size_t)size));
    dl_buffer_add_byte(&line, '\0');
    fprintf(stderr, "dateline: %s\n", size >= 0 && !line.failed ? line.data : format);
    dl_buffer_free(&line);
    free(size >= 0 ? text : NULL);
}

void dl_tell(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell(format, arguments);
    va_end(arguments);
}

int dl_complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell(format, arguments);
    va_end(arguments);
    return DL_EXIT_ERROR;
}

int dl_exit_of(const dateline_error *error)
{
    static const int exits[] = {
        [DATELINE_ERROR_IO] = DL_EXIT_IO,
        [DATELINE_ERROR_NO_INDEX] = DL_EXIT_NO_INDEX,
        [DATELINE_ERROR_MISMATCH] = DL_EXIT_NO_INDEX,
        [DATELINE_ERROR_DAMAGED] = DL_EXIT_DAMAGED,
        [DATELINE_ERROR_LOCKED] = DL_EXIT_LOCKED,
        [DATELINE_ERROR_NOT_FOUND] = DL_EXIT_NOTHING,
        [DATELINE_ERROR_STOPPED] = DL_EXIT_INTERRUPTED,
    };
    size_t index = (size_t)error->status;
    return index < sizeof exits / sizeof *exits && exits[index] ? exits[index] : DL_EXIT_ERROR;
}

int dl_complain_of(const dl_invocation *invocation, const dateline_error *error)
{
    dl_buffer message = DL_BUFFER_EMPTY;
    dl_advice_add(&message, invocation, error->message);
    dl_buffer_add_byte(&message, '\0');
    dl_complain("%s", message.failed ? error->message : message.data);
    dl_buffer_free(&message);
    return dl_exit_of(error);
}
