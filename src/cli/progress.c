/* The progress bar of an index run, and its end by a signal. */
#include "cli/progress.h"
#include "cli/terminal.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { GRACE = 1 }; /* seconds in which a run may end by itself */

/* A signal can reach nothing but globals: those that change in the whole program. */
static volatile sig_atomic_t interrupted;
static volatile sig_atomic_t switching; /* what is written becomes the index: that is not left half done */
static volatile sig_atomic_t late_exit;
static volatile sig_atomic_t told = -1; /* an eventfd */

static void note_interrupt(int number)
{
    const int before = errno;
    const uint64_t one = 1;
    (void)number;
    interrupted = 1;
    if (told >= 0)
        (void)!write(told, &one, sizeof one);
    alarm(GRACE);
    errno = before;
}

/* What a run leaves when it ends at any moment goes with the next one. */
static void end_late(int number)
{
    static const char message[] = "dateline: stopped; the index is as it was\n";
    (void)number;
    if (switching)
        return;
    if (late_exit)
        (void)!write(STDERR_FILENO, message, sizeof message - 1);
    _exit(late_exit);
}

int dl_progress_catch_interrupts(int exit)
{
    struct sigaction action = {.sa_handler = note_interrupt, .sa_flags = (int)(SA_RESETHAND | SA_RESTART)},
                     end = {.sa_handler = end_late};
    late_exit = exit;
    told = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    sigaction(SIGALRM, &end, NULL);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    if (signal(SIGHUP, SIG_IGN) != SIG_IGN) /* else it was started with nohup */
        sigaction(SIGHUP, &action, NULL);
    return told;
}

static void show_bar(const dateline_progress *progress)
{
    enum { WIDTH = 24, FRAME = 2, LEAST = 4 };
    char bar[WIDTH + 1], said[200];
    double part = progress->bytes_total ? (double)progress->bytes_done / (double)progress->bytes_total : 0;
    if (part > 1)
        part = 1;
    double rate = progress->seconds > 0 ? (double)progress->bytes_done / 1e6 / progress->seconds : 0;
    double left = part > 0 ? progress->seconds * (1 - part) / part : 0;
    const int size = snprintf(said, sizeof said,
                              "%3.0f %%  %" PRIu64 "/%" PRIu64 " files  %" PRIu64 " passages  %.1f MB/s  %d:%02d left",
                              part * 100, progress->files_done, progress->files_total, progress->passages, rate,
                              (int)left / 60, (int)left % 60);
    /* A line that goes on over the next could not be wiped out. */
    const int columns = (int)dl_terminal_columns(STDERR_FILENO) - 1, room = columns - size - FRAME - 1,
              width = room < LEAST ? 0 : room < WIDTH ? room : WIDTH;
    memset(bar, '.', sizeof bar);
    memset(bar, '#', (size_t)(part * width));
    if (width)
        fprintf(stderr, "\r\033[K[%.*s] %s", width, bar, said);
    else
        fprintf(stderr, "\r\033[K%.*s", columns, said);
}

int dl_progress_show(void *context, const dateline_progress *progress)
{
    const dl_progress_bar *bar = context;
    if (bar->visible && strcmp(progress->phase, "reading") == 0)
        show_bar(progress);
    else if (bar->visible)
        fprintf(stderr, "\r\033[K%s ...", progress->phase);
    switching = strcmp(progress->phase, "switching") == 0;
    if (interrupted)
        switching = 0;
    return interrupted != 0;
}

void dl_progress_clear(const dl_progress_bar *bar)
{
    if (bar->visible)
        fputs("\r\033[K", stderr);
}
