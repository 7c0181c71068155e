/* Generations: the stub directory and its switch. */
#include "store/generation.h"
#include "util/error.h"
#include "util/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define STUB "XAPIANDB"
#define STUB_TYPE "glass "
#define NAME_PREFIX "gen-"

/* "gen-" and digits only: a name from a damaged stub must not lead out of the folder. */
static bool is_generation_name(dl_slice name)
{
    size_t prefix = sizeof NAME_PREFIX - 1;
    if (name.size <= prefix || name.size > prefix + 18 ||
        !dl_slice_starts(name, DL_LITERAL(NAME_PREFIX)))
        return false;
    for (size_t i = prefix; i < name.size; i++)
        if (name.data[i] < '0' || name.data[i] > '9')
            return false;
    return true;
}

static dateline_status damaged_stub(const char *path, dateline_error *error)
{
    return dl_fail(error, DATELINE_ERROR_DAMAGED,
                   "%s: does not name a generation of the index; run: dateline index --rebuild PATH...",
                   path);
}

dateline_status dl_generation_current(dl_buffer *out, const char *index, dateline_error *error)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    char *path = dl_file_join(index, STUB), *folder = NULL;
    struct stat found;
    dateline_status status;
    if (!path) {
        status = dl_fail_memory(error);
    } else if (stat(path, &found) && (errno == ENOENT || errno == ENOTDIR)) {
        status = dl_fail(error, DATELINE_ERROR_NO_INDEX,
                         "%s: no index here; make one with: dateline index --index %s PATH...", index,
                         index);
    } else {
        status = dl_file_read(&text, path, 4096, error);
        if (status == DATELINE_ERROR_INPUT)
            status = damaged_stub(path, error);
    }
    if (!status) {
        dl_slice name = dl_slice_trim(dl_buffer_slice(&text));
        if (dl_slice_starts(name, DL_LITERAL(STUB_TYPE)))
            name = dl_slice_cut(name, sizeof STUB_TYPE - 1, name.size);
        size_t begin = out->size;
        if (!is_generation_name(name)) {
            status = damaged_stub(path, error);
        } else {
            dl_buffer_add_slice(out, name);
            folder = out->failed ? NULL : dl_file_join(index, out->data + begin);
            if (!folder)
                status = dl_fail_memory(error);
            else if (stat(folder, &found) && errno == ENOENT)
                status = dl_fail(error, DATELINE_ERROR_DAMAGED,
                                 "%s: the folder of the current generation is gone; run: dateline "
                                 "index --rebuild PATH...",
                                 folder);
        }
    }
    free(folder);
    free(path);
    dl_buffer_free(&text);
    return status;
}

void dl_generation_next(dl_buffer *out, dl_slice current)
{
    unsigned long long number = 0;
    char digits[32] = {0};
    if (is_generation_name(current)) {
        memcpy(digits, current.data + sizeof NAME_PREFIX - 1, current.size - (sizeof NAME_PREFIX - 1));
        number = strtoull(digits, NULL, 10);
    }
    dl_buffer_printf(out, NAME_PREFIX "%06llu", number + 1);
}

dateline_status dl_generation_switch(const char *index, const char *name, dateline_error *error)
{
    dl_buffer line = DL_BUFFER_EMPTY;
    dl_buffer_printf(&line, STUB_TYPE "%s\n", name);
    char *folder = dl_file_join(index, name), *stub = dl_file_join(index, STUB);
    dateline_status status = DATELINE_OK;
    if (!folder || !stub || line.failed)
        status = dl_fail_memory(error);
    if (!status)
        status = dl_file_sync_folder(folder, true, error);
    if (!status)
        status = dl_file_replace(stub, dl_buffer_slice(&line), error);
    free(folder);
    free(stub);
    dl_buffer_free(&line);
    return status;
}

void dl_generation_clean(const char *index, const char *keep)
{
    DIR *folder = opendir(index);
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (!is_generation_name(dl_slice_of(entry->d_name)) || strcmp(entry->d_name, keep) == 0)
            continue;
        char *path = dl_file_join(index, entry->d_name);
        if (path)
            (void)!dl_file_remove_folder(path, NULL);
        free(path);
    }
    closedir(folder);
}

static dateline_status copy_file(int from_folder, int to_folder, const char *name,
                                 const char *shown, dateline_error *error)
{
    int from = openat(from_folder, name, O_RDONLY | O_CLOEXEC);
    if (from < 0)
        return dl_fail_io(error, shown, "open a file to copy", errno);
    dateline_status status = DATELINE_OK;
    int to = openat(to_folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (to < 0)
        status = dl_fail_io(error, shown, "create a file", errno);
    while (!status) {
        ssize_t copied = copy_file_range(from, NULL, to, NULL, (size_t)1 << 30, 0);
        if (copied == 0)
            break;
        if (copied > 0 || errno == EINTR)
            continue;
        if (errno != EXDEV && errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP) {
            status = dl_fail_io(error, shown, "write", errno);
            break;
        }
        /* A file system without it: by hand. */
        char chunk[65536];
        ssize_t got;
        while (!status && (got = read(from, chunk, sizeof chunk)) > 0)
            for (ssize_t done = 0, put; !status && done < got; done += put)
                if ((put = write(to, chunk + done, (size_t)(got - done))) < 0)
                    status = dl_fail_io(error, shown, "write", errno);
        break;
    }
    if (to >= 0 && close(to) && !status)
        status = dl_fail_io(error, shown, "close", errno);
    close(from);
    return status;
}

dateline_status dl_generation_copy(const char *index, const char *from, const char *to,
                                   dateline_error *error)
{
    char *source = dl_file_join(index, from), *target = dl_file_join(index, to);
    dateline_status status =
        source && target ? dl_file_make_folder(target, error) : dl_fail_memory(error);
    DIR *folder = status ? NULL : opendir(source);
    if (!status && !folder)
        status = dl_fail_io(error, source, "open the folder", errno);
    int to_folder = status ? -1 : open(target, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!status && to_folder < 0)
        status = dl_fail_io(error, target, "open the folder", errno);
    for (struct dirent *entry; !status && (entry = readdir(folder));)
        if (entry->d_name[0] != '.' && strcmp(entry->d_name, "flintlock") != 0)
            status = copy_file(dirfd(folder), to_folder, entry->d_name, target, error);
    if (to_folder >= 0)
        close(to_folder);
    if (folder)
        closedir(folder);
    free(source);
    free(target);
    return status;
}
