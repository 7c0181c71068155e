/* Writing the caller's dateline_error, and the names of statuses. */
#include "util/error.h"
#include "util/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Makes the message one line of well-formed UTF-8, in place; a '?' for each byte that is not. */
static void make_presentable(char *message)
{
    dl_slice text = dl_slice_of(message);
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (code == UINT32_MAX)
            memset(message + at, '?', length);
        else if (code == '\n' || code == '\r' || code == '\t')
            message[at] = ' ';
        else if (code < 0x20 || code == 0x7F)
            message[at] = '?';
    }
}

dateline_status dl_fail(dateline_error *error, dateline_status status, const char *format, ...)
{
    if (!error)
        return status;
    /* Formatted aside first: an argument may be the message of this very error. */
    char message[DATELINE_ERROR_MESSAGE_SIZE + 4];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (size < 0)
        message[0] = '\0';
    size_t kept = strlen(message);
    if (kept >= DATELINE_ERROR_MESSAGE_SIZE)
        kept = dl_utf8_floor(dl_slice_of(message), DATELINE_ERROR_MESSAGE_SIZE - 1);
    message[kept] = '\0';
    make_presentable(message);
    error->status = status;
    memcpy(error->message, message, kept + 1);
    return status;
}

dateline_status dl_fail_memory(dateline_error *error)
{
    return dl_fail(error, DATELINE_ERROR_MEMORY, "out of memory");
}

dateline_status dl_fail_io(dateline_error *error, const char *path, const char *verb, int number)
{
    char reason[128];
    return dl_fail(error, DATELINE_ERROR_IO, "%s: cannot %s: %s", path, verb,
                   strerror_r(number, reason, sizeof reason));
}

const char *dateline_status_name(dateline_status status)
{
    static const char *const names[] = {
        [DATELINE_OK] = "ok",
        [DATELINE_ERROR_USAGE] = "usage",
        [DATELINE_ERROR_MEMORY] = "out of memory",
        [DATELINE_ERROR_IO] = "input/output",
        [DATELINE_ERROR_NO_INDEX] = "no index",
        [DATELINE_ERROR_DAMAGED] = "damaged index",
        [DATELINE_ERROR_MISMATCH] = "index of another version",
        [DATELINE_ERROR_LOCKED] = "locked",
        [DATELINE_ERROR_STALE] = "index changed",
        [DATELINE_ERROR_NOT_FOUND] = "not found",
        [DATELINE_ERROR_INPUT] = "unusable input",
        [DATELINE_ERROR_STOPPED] = "stopped",
        [DATELINE_ERROR_INTERNAL] = "internal",
    };
    size_t index = (size_t)status;
    return index < sizeof names / sizeof *names && names[index] ? names[index] : "unknown";
}
