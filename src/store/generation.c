/* Generations: the stub directory and its switch. */
#include "store/generation.h"
#include "store/sums.h"
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
                   "%s: does not name a generation of the index; run: dateline index --rebuild "
                   "PATH...",
                   path);
}

/* The name that the stub has now, appended to `out`. */
static dateline_status read_stub(dl_buffer *out, const char *index, dateline_error *error)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    char *path = dl_file_join(index, STUB);
    struct stat found;
    dateline_status status;
    if (!path) {
        status = dl_fail_memory(error);
    } else if (stat(path, &found) && (errno == ENOENT || errno == ENOTDIR)) {
        status = dl_fail(error, DATELINE_ERROR_NO_INDEX,
                         "%s: no index here; make one with: dateline index --index %s PATH...",
                         index, index);
    } else {
        status = dl_file_read(&text, path, 4096, error);
        if (status == DATELINE_ERROR_INPUT)
            status = damaged_stub(path, error);
    }
    if (!status) {
        dl_slice name = dl_slice_trim(dl_buffer_slice(&text));
        if (dl_slice_starts(name, DL_LITERAL(STUB_TYPE)))
            name = dl_slice_cut(name, sizeof STUB_TYPE - 1, name.size);
        if (is_generation_name(name))
            dl_buffer_add_slice(out, name);
        else
            status = damaged_stub(path, error);
    }
    free(path);
    dl_buffer_free(&text);
    return status;
}

/* A writer can switch and remove the old generation between the reading of the stub and the look at the
 * folder: then the stub names another one when it is read again. */
dateline_status dl_generation_current(dl_buffer *out, const char *index, dateline_error *error)
{
    enum { TRIES = 16 };
    dl_buffer name = DL_BUFFER_EMPTY, before = DL_BUFFER_EMPTY;
    dateline_status status = DATELINE_OK;
    for (int attempt = 0; attempt < TRIES; attempt++) {
        dl_buffer_clear(&name);
        status = read_stub(&name, index, error);
        char *folder = status || name.failed ? NULL : dl_file_join(index, name.data);
        struct stat found;
        if (!status && !folder)
            status = dl_fail_memory(error);
        else if (!status && stat(folder, &found) && errno == ENOENT)
            status = dl_fail(error, DATELINE_ERROR_DAMAGED,
                             "%s: the folder of the current generation is gone; run: dateline "
                             "index --rebuild PATH...",
                             folder);
        bool gone = status == DATELINE_ERROR_DAMAGED && folder;
        free(folder);
        if (!gone || dl_slice_equal(dl_buffer_slice(&name), dl_buffer_slice(&before)))
            break;
        dl_buffer_clear(&before);
        dl_buffer_add_slice(&before, dl_buffer_slice(&name));
    }
    dl_buffer_add_slice(out, dl_buffer_slice(&name));
    if (!status && out->failed)
        status = dl_fail_memory(error);
    dl_buffer_free(&name);
    dl_buffer_free(&before);
    return status;
}

void dl_generation_next(dl_buffer *out, dl_slice current)
{
    unsigned long long number = 0;
    char digits[32] = {0};
    if (is_generation_name(current)) {
        memcpy(digits, current.data + sizeof NAME_PREFIX - 1,
               current.size - (sizeof NAME_PREFIX - 1));
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
        status = dl_sums_write(folder, UINT64_MAX, error);
    if (status == DATELINE_ERROR_NO_INDEX || status == DATELINE_ERROR_MISMATCH)
        status = DATELINE_OK; /* of a format that we do not know: without sums */
    if (!status)
        status = dl_file_sync_folder(folder, true, error);
    if (!status)
        status = dl_file_replace(stub, dl_buffer_slice(&line), error);
    free(folder);
    free(stub);
    dl_buffer_free(&line);
    return status;
}

/* A generation, or the left-over of a writer that was killed while it made one ("gen-...tmp") or
 * while it switched (the new stub). Anything else in the folder is somebody else's. */
static bool is_ours_to_remove(dl_slice name)
{
    bool unfinished =
        dl_slice_starts(name, DL_LITERAL(NAME_PREFIX)) && dl_slice_ends(name, DL_LITERAL(".tmp"));
    return is_generation_name(name) || unfinished || dl_slice_is(name, STUB ".new");
}

static dateline_status remove_entry(const char *path)
{
    struct stat found;
    if (lstat(path, &found) == 0 && !S_ISDIR(found.st_mode))
        return unlink(path) ? DATELINE_ERROR_IO : DATELINE_OK;
    return dl_file_remove_folder(path, NULL);
}

void dl_generation_clean(const char *index, const char *keep)
{
    DIR *folder = opendir(index);
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder));) {
        dl_slice name = dl_slice_of(entry->d_name);
        if (!is_ours_to_remove(name) || dl_slice_is(name, keep))
            continue;
        char *path = dl_file_join(index, entry->d_name);
        if (path)
            (void)!remove_entry(path);
        free(path);
    }
    closedir(folder);
}

/* By hand, from where both files stand: for file systems that cannot copy by themselves. */
static bool copy_bytes(int from, int to)
{
    char chunk[65536];
    for (;;) {
        ssize_t got = read(from, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        for (ssize_t done = 0; done < got;) {
            ssize_t put = write(to, chunk + done, (size_t)(got - done));
            if (put < 0 && errno != EINTR)
                return false;
            done += put > 0 ? put : 0;
        }
    }
}

static bool copy_content(int from, int to)
{
    for (;;) {
        ssize_t copied = copy_file_range(from, NULL, to, NULL, (size_t)1 << 30, 0);
        if (copied == 0)
            return true;
        if (copied < 0 && errno != EINTR)
            break;
    }
    bool cannot = errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP;
    return cannot && copy_bytes(from, to);
}

static dateline_status copy_file(const char *source, const char *target, const char *name,
                                 dateline_error *error)
{
    int from = -1, to = -1;
    dateline_status status = DATELINE_OK;
    char *from_path = dl_file_join(source, name), *to_path = dl_file_join(target, name);
    if (!from_path || !to_path) {
        status = dl_fail_memory(error);
        goto out;
    }
    from = open(from_path, O_RDONLY | O_CLOEXEC);
    if (from < 0) {
        status = dl_fail_io(error, from_path, "open", errno);
        goto out;
    }
    to = open(to_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (to < 0)
        status = dl_fail_io(error, to_path, "create", errno);
    else if (!copy_content(from, to))
        status = dl_fail_io(error, to_path, "copy the index to", errno);
    if (to >= 0 && close(to) && !status)
        status = dl_fail_io(error, to_path, "close", errno);
    close(from);
out:
    free(from_path);
    free(to_path);
    return status;
}

/* Damage is not carried on. */
static dateline_status verify(const char *source, dateline_error *error)
{
    uint64_t problems = 0;
    dateline_status status = dl_sums_check(&problems, source, NULL, NULL, error);
    if (!status && problems)
        status = dl_fail(error, DATELINE_ERROR_DAMAGED,
                         "%s: is damaged, as dateline check tells; run: dateline index --rebuild "
                         "PATH...",
                         source);
    return status;
}

dateline_status dl_generation_copy(const char *index, const char *from, const char *to,
                                   dateline_error *error)
{
    DIR *folder = NULL;
    dateline_status status = DATELINE_OK;
    char *source = dl_file_join(index, from), *target = dl_file_join(index, to);
    if (!source || !target) {
        status = dl_fail_memory(error);
        goto out;
    }
    folder = opendir(source);
    if (!folder) {
        status = dl_fail_io(error, source, "open the folder", errno);
        goto out;
    }
    status = verify(source, error);
    if (!status)
        status = dl_file_make_folder(target, error);
    while (!status) {
        errno = 0;
        struct dirent *entry = readdir(folder);
        if (!entry) {
            if (errno)
                status = dl_fail_io(error, source, "read the folder", errno);
            break;
        }
        /* The lock belongs to whoever writes the original. */
        if (entry->d_name[0] != '.' && strcmp(entry->d_name, "flintlock") != 0)
            status = copy_file(source, target, entry->d_name, error);
    }
out:
    if (folder)
        closedir(folder);
    free(source);
    free(target);
    return status;
}
