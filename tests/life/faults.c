/* A library to preload: counts the calls of a program that change files, and spoils one of them.
 *
 *     DATELINE_FAULT=KIND:NUMBER DATELINE_FAULT_LOG=FILE LD_PRELOAD=liblife_faults.so program
 *
 * KIND "count" spoils nothing and writes a line "NUMBER CALL" for each call to FILE; the other kinds
 * are those of the table below. FILE gets a line when the fault was really applied. Standard output
 * and standard error are left alone. The calls go to the kernel directly. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* Which kinds of calls there are. */
enum { WRITES = 1, CREATES = 2, SYNCS = 4, NAMES = 8, REMOVES = 16, COPIES = 32, CUTS = 64, ANY = 127 };

typedef enum { GO_ON, FAIL, HALF, KILL, TEAR } effect;

static const struct fault {
    const char *name;
    unsigned calls;
    effect effect;
    int error;
    bool lasting; /* that call and all later ones */
} faults[] = {
    {"count", 0, GO_ON, 0, false},
    {"eio", ANY, FAIL, EIO, false},
    {"enospc", ANY & ~(unsigned)REMOVES, FAIL, ENOSPC, false},
    {"eintr", WRITES | SYNCS | COPIES | CUTS, FAIL, EINTR, false},
    {"short", WRITES | COPIES, HALF, 0, false},
    {"full", WRITES | CREATES | COPIES, FAIL, ENOSPC, true},
    {"broken", ANY, FAIL, EIO, true},
    {"kill", ANY, KILL, 0, false},
    {"torn", WRITES | COPIES, TEAR, 0, false},
};

static const struct fault *wanted;
static unsigned long wanted_number;
static atomic_ulong seen;
static int log_file = -1;

__attribute__((constructor)) static void read_plan(void)
{
    const char *plan = getenv("DATELINE_FAULT"), *path = getenv("DATELINE_FAULT_LOG");
    const char *colon = plan ? strchr(plan, ':') : NULL;
    if (!colon)
        return;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        if (strlen(faults[i].name) == (size_t)(colon - plan) &&
            strncmp(faults[i].name, plan, (size_t)(colon - plan)) == 0)
            wanted = &faults[i];
    wanted_number = strtoul(colon + 1, NULL, 10);
    if (path)
        log_file = (int)syscall(SYS_openat, AT_FDCWD, path,
                                O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
}

static void note(unsigned long number, const char *call)
{
    char line[64];
    int size = snprintf(line, sizeof line, "%lu %s\n", number, call);
    if (log_file >= 0)
        (void)!syscall(SYS_write, log_file, line, (size_t)size);
}

/* Counts a call and says what becomes of it; FAIL has set errno. */
static effect meet(const char *call, unsigned kind)
{
    if (!wanted)
        return GO_ON;
    unsigned long number = atomic_fetch_add(&seen, 1) + 1;
    if (!wanted->calls) {
        note(number, call);
        return GO_ON;
    }
    bool due = wanted->lasting ? number >= wanted_number : number == wanted_number;
    if (!due || !(wanted->calls & kind))
        return GO_ON;
    note(number, call);
    if (wanted->effect == KILL)
        raise(SIGKILL);
    errno = wanted->error;
    return wanted->effect;
}

static size_t half(size_t size)
{
    return size > 1 ? size / 2 : size;
}

static ssize_t killed(ssize_t result)
{
    raise(SIGKILL);
    return result;
}

#define EXPORT __attribute__((visibility("default")))

EXPORT ssize_t write(int file, const void *data, size_t size)
{
    effect met = file > STDERR_FILENO ? meet("write", WRITES) : GO_ON;
    if (met == FAIL)
        return -1;
    ssize_t done = syscall(SYS_write, file, data, met == GO_ON ? size : half(size));
    return met == TEAR ? killed(done) : done;
}

EXPORT ssize_t pwrite64(int file, const void *data, size_t size, off64_t at)
{
    effect met = meet("pwrite", WRITES);
    if (met == FAIL)
        return -1;
    ssize_t done = syscall(SYS_pwrite64, file, data, met == GO_ON ? size : half(size), at);
    return met == TEAR ? killed(done) : done;
}

EXPORT ssize_t pwrite(int file, const void *data, size_t size, off_t at)
{
    return pwrite64(file, data, size, at);
}

EXPORT ssize_t writev(int file, const struct iovec *parts, int count)
{
    effect met = file > STDERR_FILENO ? meet("writev", WRITES) : GO_ON;
    if (met == FAIL)
        return -1;
    ssize_t done = syscall(SYS_writev, file, parts, met == GO_ON || count < 2 ? count : count / 2);
    return met == TEAR ? killed(done) : done;
}

EXPORT ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t at)
{
    effect met = meet("pwritev", WRITES);
    if (met == FAIL)
        return -1;
    ssize_t done =
        syscall(SYS_pwritev, file, parts, met == GO_ON || count < 2 ? count : count / 2, at, 0);
    return met == TEAR ? killed(done) : done;
}

EXPORT ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at)
{
    return pwritev64(file, parts, count, at);
}

EXPORT ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t size,
                               unsigned flags)
{
    effect met = meet("copy_file_range", COPIES);
    if (met == FAIL)
        return -1;
    /* The size asked for is far more than there is: a short copy is one of a few blocks. */
    ssize_t done = syscall(SYS_copy_file_range, from, from_at, to, to_at,
                           met == GO_ON ? size : (size_t)5000, flags);
    return met == TEAR ? killed(done) : done;
}

EXPORT int fsync(int file)
{
    return meet("fsync", SYNCS) == FAIL ? -1 : (int)syscall(SYS_fsync, file);
}

EXPORT int fdatasync(int file)
{
    return meet("fdatasync", SYNCS) == FAIL ? -1 : (int)syscall(SYS_fdatasync, file);
}

EXPORT int ftruncate64(int file, off64_t size)
{
    return meet("ftruncate", CUTS) == FAIL ? -1 : (int)syscall(SYS_ftruncate, file, size);
}

EXPORT int ftruncate(int file, off_t size)
{
    return ftruncate64(file, size);
}

EXPORT int fallocate64(int file, int mode, off64_t at, off64_t size)
{
    return meet("fallocate", WRITES) != GO_ON ? -1 : (int)syscall(SYS_fallocate, file, mode, at, size);
}

EXPORT int fallocate(int file, int mode, off_t at, off_t size)
{
    return fallocate64(file, mode, at, size);
}

EXPORT int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    return meet("rename", NAMES) == FAIL
               ? -1
               : (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
}

EXPORT int rename(const char *from, const char *to)
{
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

EXPORT int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    return meet("link", NAMES) == FAIL
               ? -1
               : (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}

EXPORT int link(const char *from, const char *to)
{
    return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

EXPORT int unlinkat(int folder, const char *path, int flags)
{
    return meet("unlink", REMOVES) == FAIL ? -1 : (int)syscall(SYS_unlinkat, folder, path, flags);
}

EXPORT int unlink(const char *path)
{
    return unlinkat(AT_FDCWD, path, 0);
}

EXPORT int rmdir(const char *path)
{
    return unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}

EXPORT int mkdirat(int folder, const char *path, mode_t mode)
{
    return meet("mkdir", CREATES) == FAIL ? -1 : (int)syscall(SYS_mkdirat, folder, path, mode);
}

EXPORT int mkdir(const char *path, mode_t mode)
{
    return mkdirat(AT_FDCWD, path, mode);
}

static bool makes_file(int flags)
{
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
}

static int open_at(int folder, const char *path, int flags, mode_t mode)
{
    if ((makes_file(flags) || (flags & O_TRUNC)) && meet("open", CREATES) == FAIL)
        return -1;
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

#include "open_calls.h"
