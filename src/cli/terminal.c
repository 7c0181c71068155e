/* Standard output. */
#include "cli/terminal.h"
#include "cli/complain.h"
#include "cli/invocation.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

bool dl_terminal_is_dumb(void)
{
    const char *term = getenv("TERM");
    return term && strcmp(term, "dumb") == 0;
}

static bool wants_color(const dl_invocation *invocation)
{
    const char *asked = dl_invocation_value(invocation, "color");
    const char *never = getenv("NO_COLOR");
    if (asked && strcmp(asked, "auto") != 0)
        return strcmp(asked, "always") == 0;
    return isatty(STDOUT_FILENO) && !(never && *never) && !dl_terminal_is_dumb();
}

unsigned dl_terminal_columns(int file)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    if (!isatty(file))
        return 0;
    if (columns && atoi(columns) > 0)
        return (unsigned)atoi(columns);
    return ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

bool dl_terminal_options(dl_printer_options *out, const dl_invocation *invocation)
{
    const char *marks = dl_invocation_value(invocation, "marks");
    unsigned long long width = dl_terminal_columns(STDOUT_FILENO);
    if (!dl_invocation_number(invocation, "width", 10000, &width))
        return false;
    out->width = (unsigned)width;
    out->marks = wants_color(invocation) ? DL_MARKS_COLOR : DL_MARKS_NONE;
    if (marks && strcmp(marks, "brackets") == 0)
        out->marks = DL_MARKS_BRACKETS;
    else if (marks && strcmp(marks, "none") == 0)
        out->marks = DL_MARKS_NONE;
    else if (marks && strcmp(marks, "color") == 0)
        out->marks = DL_MARKS_COLOR;
    return true;
}

void dl_terminal_open(dl_terminal *terminal, const dl_invocation *invocation)
{
    *terminal = (dl_terminal){0};
    if (!isatty(STDOUT_FILENO) || dl_invocation_value(invocation, "no-pager"))
        return;
    const char *pager = getenv("DATELINE_PAGER");
    if (!pager)
        pager = getenv("PAGER");
    if (!pager && dl_terminal_is_dumb()) /* less would complain, and wait for a key */
        return;
    if (!pager) /* small systems have none */
        pager = "if command -v less >/dev/null; then exec less; else exec cat; fi";
    if (!*pager || strcmp(pager, "cat") == 0)
        return;
    setenv("LESS", "FRX", 0); /* quit when it fits, keep colours, leave the screen: as git does */
    terminal->pager = popen(pager, "w");
    if (terminal->pager) /* an interrupt is the pager's, which would be left alone with the terminal */
        signal(SIGINT, SIG_IGN);
}

bool dl_terminal_write(void *context, const char *data, size_t size)
{
    dl_terminal *terminal = context;
    FILE *out = terminal->pager ? terminal->pager : stdout;
    if (fwrite(data, 1, size, out) == size && fflush(out) == 0)
        return true;
    if (errno == EPIPE)
        terminal->closed = true;
    else
        terminal->failure = errno;
    return false;
}

int dl_terminal_close(dl_terminal *terminal, bool printed, int exit)
{
    enum { NOT_FOUND = 127 }; /* as sh says */
    const int ended = terminal->pager ? pclose(terminal->pager) : 0;
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == NOT_FOUND)
        return dl_complain("no pager, so nothing was shown; set DATELINE_PAGER, or give --no-pager");
    if (!terminal->closed && !terminal->failure && fflush(stdout) && errno != EPIPE)
        terminal->failure = errno;
    if (terminal->failure) {
        dl_complain("standard output: cannot write: %s", strerror(terminal->failure));
        return DL_EXIT_IO;
    }
    return printed || terminal->closed ? exit : dl_complain("out of memory");
}

int dl_terminal_flush(int exit)
{
    dl_terminal none = {0};
    return dl_terminal_close(&none, true, exit);
}
