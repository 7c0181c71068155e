/* The one writer of an index: flock on index/lock, whose text says who holds it. The system
 * releases the lock with the process, however that ends. */
#include "store/segments/generation.h"
#include "util/clock.h"
#include "util/error.h"
#include "util/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct dl_writer_lock {
    int file;
    char *path;
};

/* The lock file's one line: "1234 2026-11-24T08:00:00Z HOLDER". */
static void write_holder(int file, const char *holder)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_buffer_printf(&text, "%ld ", (long)getpid());
    dl_date_format(&text, (dl_date){dl_clock_now(), true});
    dl_buffer_printf(&text, " %s\n", holder);
    /* A failure here loses nothing but the name. */
    if (!text.failed && ftruncate(file, 0) == 0)
        (void)!pwrite(file, text.data, text.size, 0);
    dl_buffer_free(&text);
}

static dateline_status fail_locked(int file, const char *index, double waited,
                                   dateline_error *error)
{
    char line[512];
    ssize_t got = pread(file, line, sizeof line - 1, 0);
    line[got > 0 ? got : 0] = '\0';
    line[strcspn(line, "\n")] = '\0';
    char *save = NULL;
    const char *process = strtok_r(line, " ", &save), *since = strtok_r(NULL, " ", &save);
    /* Not written yet, or by another hand: the lock holds all the same. */
    bool known = process && since && dl_date_known(dl_date_parse_iso(dl_slice_of(since)));
    return dl_fail(error, DATELINE_ERROR_LOCKED,
                   "%s: %s%s%s%s%s has been writing%s%s; waited %.*f s; try again when it has "
                   "finished, or wait longer with --wait SECONDS",
                   index, known ? "process " : "another process", known ? process : "",
                   known ? " (" : "", known ? save : "", known ? ")" : "", known ? " since " : "",
                   known ? since : "", waited < 10 ? 1 : 0, waited);
}

/* A lock file that was removed or replaced meanwhile locks nothing. */
static bool still_there(int file, const char *path)
{
    struct stat ours, named;
    return fstat(file, &ours) == 0 && stat(path, &named) == 0 && ours.st_dev == named.st_dev &&
           ours.st_ino == named.st_ino;
}

/* Opens the lock file and tries to lock it, at once. *out: the open file, or -1. */
static dateline_status try_lock(int *out, bool *held, const char *path, dateline_error *error)
{
    *held = false;
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    *out = file;
    if (file < 0)
        return dl_fail_io(error, path, "open the lock", errno);
    if (flock(file, LOCK_EX | LOCK_NB) == 0) {
        *held = still_there(file, path);
        return DATELINE_OK;
    }
    if (errno == EWOULDBLOCK || errno == EINTR)
        return DATELINE_OK;
    return dl_fail_io(error, path, "lock", errno);
}

/* *out: the locked file, or -1. */
static dateline_status wait_for(int *out, const char *path, const char *index, double wait_seconds,
                                dl_writer_lock_waiting *waiting, void *context,
                                dateline_error *error)
{
    int64_t begin = dl_clock_monotonic_us();
    for (;;) {
        int file;
        bool held;
        dateline_status status = try_lock(&file, &held, path, error);
        double waited = (double)(dl_clock_monotonic_us() - begin) / 1e6;
        *out = held ? file : -1;
        if (held)
            return DATELINE_OK;
        if (!status && !(waited < wait_seconds))
            status = fail_locked(file, index, waited, error);
        else if (!status && waiting && !waiting(context, waited))
            status = dl_fail(error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was");
        if (file >= 0)
            close(file);
        if (status)
            return status;
        double rest = wait_seconds - waited;
        struct timespec pause = {0, rest < 0.02 ? (long)(rest * 1e9) : 20000000};
        nanosleep(&pause, NULL);
    }
}

dateline_status dl_writer_lock_take(dl_writer_lock **out, const char *index, double wait_seconds,
                                    const char *holder, dl_writer_lock_waiting *waiting,
                                    void *context, dateline_error *error)
{
    *out = NULL;
    dateline_status status = DATELINE_OK;
    dl_writer_lock *lock = malloc(sizeof *lock);
    char *path = dl_file_join(index, "lock");
    if (!lock || !path)
        status = dl_fail_memory(error);
    else
        status = wait_for(&lock->file, path, index, wait_seconds, waiting, context, error);
    if (!status) {
        write_holder(lock->file, holder);
        lock->path = path;
        *out = lock;
        lock = NULL;
        path = NULL;
    }
    free(lock);
    free(path);
    return status;
}

bool dl_writer_lock_stands(const dl_writer_lock *lock)
{
    return still_there(lock->file, lock->path);
}

void dl_writer_lock_release(dl_writer_lock *lock)
{
    if (!lock)
        return;
    (void)!ftruncate(lock->file, 0);
    close(lock->file);
    free(lock->path);
    free(lock);
}
