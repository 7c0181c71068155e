/* The one writer of an index: flock on index/lock, whose text says who holds it. The system releases
 * the lock with the process, however that ends. */
#include "store/generation.h"
#include "util/clock.h"
#include "util/error.h"
#include "util/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

struct dl_writer_lock {
    int file;
};

/* The text of the lock file: "process 1234 (dateline index corpus) since 2026-...". */
static void read_holder(int file, char *out, size_t size)
{
    ssize_t got = pread(file, out, size - 1, 0);
    out[got > 0 ? got : 0] = '\0';
    out[strcspn(out, "\n")] = '\0';
}

static void write_holder(int file, const char *holder)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_buffer_printf(&text, "process %ld (%s), writing since ", (long)getpid(), holder);
    dl_date_format(&text, (dl_date){dl_clock_now(), true});
    dl_buffer_add_byte(&text, '\n');
    /* For people only: a failure here loses nothing but the name. */
    if (!text.failed && ftruncate(file, 0) == 0)
        (void)!pwrite(file, text.data, text.size, 0);
    dl_buffer_free(&text);
}

static dateline_status wait_for(int file, const char *index, double wait_seconds,
                                dl_writer_lock_waiting *waiting, void *context,
                                dateline_error *error)
{
    int64_t begin = dl_clock_monotonic_us();
    while (flock(file, LOCK_EX | LOCK_NB)) {
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            return dl_fail_io(error, index, "lock", errno);
        double waited = (double)(dl_clock_monotonic_us() - begin) / 1e6;
        if (waited >= wait_seconds) {
            char holder[512];
            read_holder(file, holder, sizeof holder);
            return dl_fail(error, DATELINE_ERROR_LOCKED,
                           "%s: another writer is at work: %s; waited %.1f s; try again when it has "
                           "finished, or wait longer with --wait SECONDS",
                           index, *holder ? holder : "unknown", waited);
        }
        if (waiting && !waiting(context, waited))
            return dl_fail(error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was");
        struct timespec pause = {0, 20000000};
        nanosleep(&pause, NULL);
    }
    return DATELINE_OK;
}

dateline_status dl_writer_lock_take(dl_writer_lock **out, const char *index, double wait_seconds,
                                    const char *holder, dl_writer_lock_waiting *waiting,
                                    void *context, dateline_error *error)
{
    *out = NULL;
    dl_writer_lock *lock = malloc(sizeof *lock);
    char *path = dl_file_join(index, "lock");
    dateline_status status = DATELINE_OK;
    if (!lock || !path) {
        status = dl_fail_memory(error);
        goto out;
    }
    lock->file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock->file < 0) {
        status = dl_fail_io(error, path, "open the lock", errno);
        goto out;
    }
    status = wait_for(lock->file, index, wait_seconds, waiting, context, error);
    if (status) {
        close(lock->file);
        goto out;
    }
    write_holder(lock->file, holder);
    *out = lock;
    lock = NULL;
out:
    free(lock);
    free(path);
    return status;
}

void dl_writer_lock_release(dl_writer_lock *lock)
{
    if (!lock)
        return;
    (void)!ftruncate(lock->file, 0);
    close(lock->file);
    free(lock);
}
