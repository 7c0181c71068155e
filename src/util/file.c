/* Files and folders. */
#include "util/file.h"
#include "util/error.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

char *dl_file_join(const char *folder, const char *name)
{
    dl_buffer path = DL_BUFFER_EMPTY;
    dl_buffer_add_text(&path, folder);
    if (path.size == 0 || path.data[path.size - 1] != '/')
        dl_buffer_add_byte(&path, '/');
    dl_buffer_add_text(&path, name);
    if (path.failed)
        dl_buffer_free(&path);
    return path.data;
}

dateline_status dl_file_read(dl_buffer *out, const char *path, size_t limit, dateline_error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return dl_fail_io(error, path, "open", errno);
    dateline_status status = DATELINE_OK;
    for (size_t total = 0;;) {
        char chunk[16384];
        ssize_t got = read(file, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            status = dl_fail_io(error, path, "read", errno);
        if (got <= 0)
            break;
        total += (size_t)got;
        if (total > limit) {
            status = dl_fail(error, DATELINE_ERROR_INPUT, "%s: larger than %zu bytes", path, limit);
            break;
        }
        dl_buffer_add(out, chunk, (size_t)got);
    }
    close(file);
    if (!status && out->failed)
        status = dl_fail_memory(error);
    return status;
}

static bool write_all(int file, dl_slice content)
{
    while (content.size) {
        ssize_t written = write(file, content.data, content.size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        content = dl_slice_cut(content, (size_t)written, content.size);
    }
    return true;
}

/* The folder that holds `path`, malloc'ed. */
static char *folder_of(const char *path)
{
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/')
        end--;
    while (end > 0 && path[end - 1] != '/')
        end--;
    if (!end)
        return strdup(".");
    while (end > 1 && path[end - 1] == '/')
        end--;
    return strndup(path, end);
}

/* EINVAL: the file system cannot sync such a thing, and so need not. */
static bool sync_file(int file)
{
    while (fsync(file))
        if (errno != EINTR)
            return errno == EINVAL;
    return true;
}

static dateline_status sync_path(const char *path, int flags, dateline_error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (file < 0)
        return dl_fail_io(error, path, "open", errno);
    dateline_status status = DATELINE_OK;
    if (!sync_file(file))
        status = dl_fail_io(error, path, "sync", errno);
    close(file);
    return status;
}

static dateline_status write_new(const char *path, dl_slice content, bool synced, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0)
        return dl_fail_io(error, path, "create", errno);
    if (!write_all(file, content))
        status = dl_fail_io(error, path, "write", errno);
    else if (synced && !sync_file(file))
        status = dl_fail_io(error, path, "sync", errno);
    if (close(file) && !status)
        status = dl_fail_io(error, path, "close", errno);
    return status;
}

dateline_status dl_file_write(const char *path, dl_slice content, dateline_error *error)
{
    return write_new(path, content, false, error);
}

dateline_status dl_file_replace(const char *path, dl_slice content, dateline_error *error)
{
    dl_buffer beside = DL_BUFFER_EMPTY;
    dl_buffer_printf(&beside, "%s.new", path);
    char *folder = folder_of(path);
    dateline_status status = beside.failed || !folder ? dl_fail_memory(error) : DATELINE_OK;
    if (!status) {
        status = write_new(beside.data, content, true, error);
        if (!status && rename(beside.data, path))
            status = dl_fail_io(error, path, "replace", errno);
        if (status)
            unlink(beside.data);
        else
            status = sync_path(folder, O_DIRECTORY, error);
    }
    free(folder);
    dl_buffer_free(&beside);
    return status;
}

/* A new entry of the folder lasts. Who may make one need not have the right to open the folder, though. */
static dateline_status sync_entry(const char *folder, dateline_error *error)
{
    return access(folder, R_OK) ? DATELINE_OK : sync_path(folder, O_DIRECTORY, error);
}

static dateline_status make_missing(const char *path, const char *above, bool synced, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    if (mkdir(path, 0777)) {
        if (errno == EEXIST)
            return DATELINE_OK;
        if (errno != ENOENT || strcmp(above, path) == 0 || strcmp(above, ".") == 0)
            return dl_fail_io(error, path, "make the folder", errno);
        status = dl_file_make_folder(above, synced, error);
        if (!status && mkdir(path, 0777) && errno != EEXIST)
            status = dl_fail_io(error, path, "make the folder", errno);
    }
    return !status && synced ? sync_entry(above, error) : status;
}

dateline_status dl_file_make_folder(const char *path, bool synced, dateline_error *error)
{
    char *above = folder_of(path);
    struct stat found;
    dateline_status status = above ? make_missing(path, above, synced, error) : dl_fail_memory(error);
    free(above);
    if (!status && stat(path, &found))
        status = dl_fail_io(error, path, "look at", errno);
    else if (!status && !S_ISDIR(found.st_mode))
        status = dl_fail(error, DATELINE_ERROR_IO, "%s: is in the way and is not a folder", path);
    return status;
}

/* Calls `visit` for each entry of a folder but "." and ".."; stops at the first failure. */
static dateline_status each_entry(const char *path,
                                  dateline_status (*visit)(const char *path, dateline_error *error),
                                  dateline_error *error)
{
    DIR *folder = opendir(path);
    if (!folder)
        return dl_fail_io(error, path, "open the folder", errno);
    dateline_status status = DATELINE_OK;
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(folder);
        if (!entry) {
            if (errno)
                status = dl_fail_io(error, path, "read the folder", errno);
            break;
        }
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *inner = dl_file_join(path, entry->d_name);
        status = inner ? visit(inner, error) : dl_fail_memory(error);
        free(inner);
        if (status)
            break;
    }
    closedir(folder);
    return status;
}

static dateline_status sync_if_file(const char *path, dateline_error *error)
{
    struct stat found;
    if (lstat(path, &found))
        return dl_fail_io(error, path, "look at", errno);
    return S_ISREG(found.st_mode) ? sync_path(path, 0, error) : DATELINE_OK;
}

dateline_status dl_file_sync_folder(const char *path, bool files, dateline_error *error)
{
    dateline_status status = files ? each_entry(path, sync_if_file, error) : DATELINE_OK;
    return status ? status : sync_path(path, O_DIRECTORY, error);
}

static dateline_status remove_entry(const char *path, dateline_error *error)
{
    if (unlink(path) == 0 || errno == ENOENT)
        return DATELINE_OK;
    if (errno == EISDIR || errno == EPERM)
        return dl_file_remove_folder(path, error);
    return dl_fail_io(error, path, "remove", errno);
}

dateline_status dl_file_remove_folder(const char *path, dateline_error *error)
{
    struct stat found;
    if (lstat(path, &found))
        return errno == ENOENT ? DATELINE_OK : dl_fail_io(error, path, "look at", errno);
    dateline_status status = each_entry(path, remove_entry, error);
    if (!status && rmdir(path) && errno != ENOENT)
        status = dl_fail_io(error, path, "remove", errno);
    return status;
}

dateline_status dl_file_folder_size(uint64_t *bytes, const char *path, dateline_error *error)
{
    DIR *folder = opendir(path);
    if (!folder)
        return errno == ENOENT   ? DATELINE_OK
               : errno == ENOMEM ? dl_fail_memory(error)
                                 : dl_fail_io(error, path, "open the folder", errno);
    for (struct dirent *entry; errno = 0, (entry = readdir(folder));) {
        struct stat found;
        if (!fstatat(dirfd(folder), entry->d_name, &found, AT_SYMLINK_NOFOLLOW) &&
            S_ISREG(found.st_mode))
            *bytes += (uint64_t)found.st_size;
    }
    const int failed = errno;
    closedir(folder);
    return failed ? dl_fail_io(error, path, "read the folder", failed) : DATELINE_OK;
}

/* `folder`, which it frees, and the next part of a path below it; NULL when memory ran out. */
static char *go_into(char *folder, const char *part)
{
    if (strcmp(part, ".") == 0)
        return folder;
    if (strcmp(part, "..") == 0) {
        char *last = strrchr(folder, '/');
        last[last == folder] = '\0';
        return folder;
    }
    char *joined = dl_file_join(folder, part);
    char *real = joined ? realpath(joined, NULL) : NULL;
    free(folder);
    if (!real)
        return joined;
    free(joined);
    return real;
}

dateline_status dl_file_absolute(char **out, const char *path, dateline_error *error)
{
    if ((*out = realpath(path, NULL)))
        return DATELINE_OK;
    char *at = path[0] == '/' ? strdup("/") : getcwd(NULL, 0);
    if (!at && path[0] != '/' && errno != ENOMEM)
        return dl_fail_io(error, path, "find the working folder for", errno);
    char *parts = strdup(path), *save = NULL;
    for (char *part = parts ? strtok_r(parts, "/", &save) : NULL; at && part; part = strtok_r(NULL, "/", &save))
        at = go_into(at, part);
    if (!parts) {
        free(at);
        at = NULL;
    }
    free(parts);
    *out = at;
    return at ? DATELINE_OK : dl_fail_memory(error);
}
