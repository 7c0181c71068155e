/* The calls that open a file, for a preloaded library: all go through its own open_at(). */
#ifndef LIFE_OPEN_CALLS_H
#define LIFE_OPEN_CALLS_H

static int open_at(int folder, const char *path, int flags, mode_t mode);

#define OPEN_MODE(last)                                                                                                \
    va_list arguments;                                                                                                 \
    va_start(arguments, last);                                                                                         \
    mode_t mode = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(arguments, mode_t) : 0;               \
    va_end(arguments)

EXPORT int open(const char *path, int flags, ...)
{
    OPEN_MODE(flags);
    return open_at(AT_FDCWD, path, flags, mode);
}

EXPORT int open64(const char *path, int flags, ...)
{
    OPEN_MODE(flags);
    return open_at(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

EXPORT int openat(int folder, const char *path, int flags, ...)
{
    OPEN_MODE(flags);
    return open_at(folder, path, flags, mode);
}

EXPORT int openat64(int folder, const char *path, int flags, ...)
{
    OPEN_MODE(flags);
    return open_at(folder, path, flags | O_LARGEFILE, mode);
}

#endif
