/* The progress bar of an index run. */
#include "cli/progress.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* A signal can reach nothing but a global: the one that changes in the whole program. */
static volatile sig_atomic_t interrupted;

static void note_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

void dl_progress_catch_interrupts(void)
{
    struct sigaction action = {.sa_handler = note_interrupt, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static void show_bar(const dateline_progress *progress)
{
    enum { WIDTH = 24 };
    char bar[WIDTH + 1];
    double part = progress->bytes_total ? (double)progress->bytes_done / (double)progress->bytes_total : 0;
    if (part > 1)
        part = 1;
    int full = (int)(part * WIDTH);
    memset(bar, '.', WIDTH);
    memset(bar, '#', (size_t)full);
    bar[WIDTH] = '\0';
    double rate = progress->seconds > 0 ? (double)progress->bytes_done / 1e6 / progress->seconds : 0;
    double left = part > 0 ? progress->seconds * (1 - part) / part : 0;
    fprintf(stderr,
            "\r\033[K[%s] %3.0f %%  %" PRIu64 "/%" PRIu64 " files  %" PRIu64 " passages  %.1f MB/s  %d:%02d left", bar,
            part * 100, progress->files_done, progress->files_total, progress->passages, rate,
            (int)left / 60, (int)left % 60);
}

int dl_progress_show(void *context, const dateline_progress *progress)
{
    const dl_progress_bar *bar = context;
    if (bar->visible && strcmp(progress->phase, "reading") == 0)
        show_bar(progress);
    else if (bar->visible)
        fprintf(stderr, "\r\033[K%s ...", progress->phase);
    return interrupted != 0;
}

void dl_progress_clear(const dl_progress_bar *bar)
{
    if (bar->visible)
        fputs("\r\033[K", stderr);
}
