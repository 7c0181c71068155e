/* A library to preload: counts what a program asks of the system, and denies one thing of it. What a thread
 * has mapped and given back without using it is there, so that much is not denied, until the largest of that is freed.
 *
 *     DATELINE_FAULT=KIND:NUMBER DATELINE_FAULT_LOG=FILE LD_PRELOAD=liblife_shortage.so program
 *
 * The NUMBERth request of the KIND (those of the table below) fails; with "KIND+" that and all later ones. With NUMBER 0
 * none does, and FILE gets a line "NUMBER PLACE" for the first request from each place of the program, that is from each
 * chain of callers. Otherwise FILE gets a line when a request was really denied. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <unwind.h>

typedef enum { MEMORY, MAP, THREAD, OPEN, READ, KINDS } kind;

static const struct {
    const char *name;
    int error;
} kinds[KINDS] = {{"deny-memory", ENOMEM}, {"deny-map", ENOMEM}, {"deny-thread", EAGAIN}, {"deny-open", EMFILE}, {"deny-read", EIO}};

enum { FRAMES = 12, PLACES = 1 << 16 };

static int wanted = -1; /* a kind */
static bool lasting;
static unsigned long wanted_number;
static atomic_ulong seen;
static int log_file = -1;
static _Thread_local bool within; /* what we ask ourselves does not count */
static atomic_uint_fast64_t places[PLACES];

/* Zstandard's trainer crashes where it gets no memory, so the program tries beforehand whether there is enough. */
enum { LARGE = 1 << 20 };
static _Thread_local size_t secured; /* bytes */
static _Thread_local void *mapped, *largest;

__attribute__((constructor)) static void read_plan(void)
{
    const char *plan = getenv("DATELINE_FAULT"), *path = getenv("DATELINE_FAULT_LOG");
    const char *colon = plan ? strchr(plan, ':') : NULL;
    if (!colon || !path)
        return;
    size_t size = (size_t)(colon - plan);
    lasting = size && plan[size - 1] == '+';
    size -= lasting;
    log_file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    wanted_number = strtoul(colon + 1, NULL, 10);
    for (int i = 0; i < KINDS; i++)
        if (strlen(kinds[i].name) == size && strncmp(kinds[i].name, plan, size) == 0)
            wanted = i;
}

static void note(unsigned long number, uint64_t place)
{
    char line[64];
    int size = snprintf(line, sizeof line, "%lu %016llx\n", number, (unsigned long long)place);
    if (log_file >= 0)
        (void)!syscall(SYS_write, log_file, line, (size_t)size);
}

typedef struct trace {
    uint64_t place;
    int frames;
} trace;

static _Unwind_Reason_Code add_frame(struct _Unwind_Context *context, void *to)
{
    trace *at = to;
    at->place = (at->place ^ (uint64_t)_Unwind_GetIP(context)) * UINT64_C(0x9E3779B97F4A7C15);
    at->place ^= at->place >> 29;
    return ++at->frames < FRAMES ? _URC_NO_REASON : _URC_END_OF_STACK;
}

/* Whether that chain of callers was not there before. */
static bool is_new(uint64_t place)
{
    for (size_t at = place % PLACES, tries = 0; tries < PLACES; at = (at + 1) % PLACES, tries++) {
        uint_fast64_t expected = 0;
        if (atomic_compare_exchange_strong(&places[at], &expected, place))
            return true;
        if (expected == place)
            return false;
    }
    return false;
}

/* Whether the request is denied; errno then says why. */
static bool denied(kind asked)
{
    if (within || (int)asked != wanted)
        return false;
    unsigned long number = atomic_fetch_add(&seen, 1) + 1;
    if (!wanted_number) {
        within = true;
        trace at = {1, 0};
        _Unwind_Backtrace(add_frame, &at);
        if (is_new(at.place))
            note(number, at.place);
        within = false;
        return false;
    }
    if (lasting ? number < wanted_number : number != wanted_number)
        return false;
    if (number == wanted_number)
        note(number, 0);
    errno = kinds[asked].error;
    return true;
}

#define EXPORT __attribute__((visibility("default")))

/* What we stand before. dlsym may want memory itself: that does not count. */
#define NEXT(type, name)                                                                                               \
    static type *next;                                                                                                 \
    if (!next) {                                                                                                       \
        bool before = within;                                                                                          \
        within = true;                                                                                                 \
        next = (type *)dlsym(RTLD_NEXT, name);                                                                         \
        within = before;                                                                                               \
    }

/* ---- memory ---- */

static bool memory_denied(size_t size)
{
    if (size > secured)
        return denied(MEMORY);
    secured -= size;
    return false;
}

static void *keep_large(void *memory, size_t size)
{
    if (secured && size >= LARGE && !largest)
        largest = memory;
    return memory;
}

typedef void *malloc_type(size_t);
typedef void *calloc_type(size_t, size_t);
typedef void *realloc_type(void *, size_t);
typedef void *aligned_type(size_t, size_t);
typedef int memalign_type(void **, size_t, size_t);

EXPORT void *malloc(size_t size)
{
    NEXT(malloc_type, "malloc");
    return memory_denied(size) ? NULL : keep_large(next(size), size);
}

EXPORT void *calloc(size_t count, size_t size)
{
    NEXT(calloc_type, "calloc");
    return memory_denied(count * size) ? NULL : keep_large(next(count, size), count * size);
}

EXPORT void *realloc(void *old, size_t size)
{
    NEXT(realloc_type, "realloc");
    return size && memory_denied(size) ? NULL : next(old, size);
}

EXPORT void *aligned_alloc(size_t align, size_t size)
{
    NEXT(aligned_type, "aligned_alloc");
    return memory_denied(size) ? NULL : next(align, size);
}

EXPORT int posix_memalign(void **out, size_t align, size_t size)
{
    NEXT(memalign_type, "posix_memalign");
    return memory_denied(size) ? ENOMEM : next(out, align, size);
}

typedef void free_type(void *);

EXPORT void free(void *memory)
{
    NEXT(free_type, "free");
    if (memory && memory == largest)
        secured = 0;
    next(memory);
}

/* ---- maps, threads ---- */

static void *map(void *at, size_t size, int protection, int flags, int file, off_t offset)
{
    if (file >= 0 && denied(MAP))
        return MAP_FAILED;
    void *got = (void *)syscall(SYS_mmap, at, size, protection, flags, file, offset);
    if (file < 0)
        mapped = got;
    return got;
}

EXPORT int munmap(void *at, size_t size)
{
    if (at == mapped && at) {
        secured = size;
        mapped = largest = NULL;
    }
    return (int)syscall(SYS_munmap, at, size);
}

EXPORT void *mmap(void *at, size_t size, int protection, int flags, int file, off_t offset)
{
    return map(at, size, protection, flags, file, offset);
}

EXPORT void *mmap64(void *at, size_t size, int protection, int flags, int file, off64_t offset)
{
    return map(at, size, protection, flags, file, offset);
}

typedef int thread_type(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

EXPORT int pthread_create(pthread_t *out, const pthread_attr_t *attributes, void *(*body)(void *), void *context)
{
    NEXT(thread_type, "pthread_create");
    return denied(THREAD) ? EAGAIN : next(out, attributes, body, context);
}

/* ---- reading ---- */

static bool only_reads(int flags)
{
    return (flags & O_ACCMODE) == O_RDONLY && !(flags & O_CREAT);
}

static int open_at(int folder, const char *path, int flags, mode_t mode)
{
    return only_reads(flags) && denied(OPEN) ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
}

#include "open_calls.h"

EXPORT ssize_t read(int file, void *to, size_t size)
{
    return file > STDERR_FILENO && denied(READ) ? -1 : syscall(SYS_read, file, to, size);
}

EXPORT ssize_t pread(int file, void *to, size_t size, off_t at)
{
    return denied(READ) ? -1 : syscall(SYS_pread64, file, to, size, at);
}

EXPORT ssize_t pread64(int file, void *to, size_t size, off64_t at)
{
    return denied(READ) ? -1 : syscall(SYS_pread64, file, to, size, at);
}

typedef struct dirent *entry_type(DIR *);

EXPORT struct dirent *readdir(DIR *folder)
{
    NEXT(entry_type, "readdir");
    return denied(READ) ? NULL : next(folder);
}
