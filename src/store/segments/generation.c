/* Generations: the stub directory and its switch. */
#include "store/segments/generation.h"
#include "store/glass/sums.h"
#include "util/error.h"
#include "util/file.h"

#include <dirent.h>
#include <errno.h>
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
        if (!dl_is_digit(name.data[i]))
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

/* Cuts off what stands before the next `separator`, or all. */
static dl_slice cut_off(dl_slice *rest, const char *separator)
{
    size_t found = dl_slice_find(*rest, separator);
    size_t end = found == SIZE_MAX ? rest->size : found;
    dl_slice part = dl_slice_cut(*rest, 0, end);
    *rest = dl_slice_cut(*rest, found == SIZE_MAX ? end : end + 1, rest->size);
    return part;
}

bool dl_generation_take(dl_slice *name, dl_slice *names)
{
    *name = cut_off(names, " ");
    return name->size > 0;
}

static bool has_name(dl_slice names, dl_slice wanted)
{
    for (dl_slice name; dl_generation_take(&name, &names);)
        if (dl_slice_equal(name, wanted))
            return true;
    return false;
}

/* The names in the lines of a stub. False when there is none, one twice, or something else. */
static bool parse_stub(dl_buffer *out, dl_slice text)
{
    const size_t begin = out->size;
    while (text.size) {
        dl_slice line = dl_slice_trim(cut_off(&text, "\n"));
        if (dl_slice_starts(line, DL_LITERAL(STUB_TYPE)))
            line = dl_slice_cut(line, sizeof STUB_TYPE - 1, line.size);
        dl_slice before = dl_slice_cut(dl_buffer_slice(out), begin, out->size);
        if (!is_generation_name(line) || has_name(before, line))
            return false;
        if (before.size)
            dl_buffer_add_byte(out, ' ');
        dl_buffer_add_slice(out, line);
    }
    return out->size > begin;
}

/* The names that the stub has now, appended to `out`. */
static dateline_status read_stub(dl_buffer *out, const char *index, dateline_error *error)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    char *path = dl_file_join(index, STUB);
    struct stat found;
    dateline_status status;
    if (!path) {
        status = dl_fail_memory(error);
    } else if (stat(path, &found) && errno == ENOTDIR) {
        status = dl_fail(error, DATELINE_ERROR_NO_INDEX, "%s: no index here, nor can one be made: it is not a folder",
                         index);
    } else if (stat(path, &found) && errno == ENOENT) {
        status =
            dl_fail(error, DATELINE_ERROR_NO_INDEX, "%s: no index here; make one with: dateline index PATH...", index);
    } else {
        status = dl_file_read(&text, path, 4096, error);
        if (status == DATELINE_ERROR_INPUT)
            status = damaged_stub(path, error);
    }
    if (!status && !parse_stub(out, dl_buffer_slice(&text)))
        status = out->failed ? dl_fail_memory(error) : damaged_stub(path, error);
    free(path);
    dl_buffer_free(&text);
    return status;
}

static dateline_status find_folders(const char *index, dl_slice names, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (dl_slice name; !status && dl_generation_take(&name, &names);) {
        struct stat found;
        char *folder = NULL;
        if (asprintf(&folder, "%s/%.*s", index, (int)name.size, name.data) < 0)
            return dl_fail_memory(error);
        if (stat(folder, &found) && errno == ENOENT)
            status = dl_fail(error, DATELINE_ERROR_DAMAGED,
                             "%s: the folder of a current generation is gone; run: dateline index --rebuild PATH...",
                             folder);
        free(folder);
    }
    return status;
}

/* A writer can switch and remove old generations between the reading of the stub and the look at the
 * folders: then the stub names others when it is read again. */
dateline_status dl_generation_current(dl_buffer *out, const char *index, dateline_error *error)
{
    enum { TRIES = 16 };
    dl_buffer names = DL_BUFFER_EMPTY, before = DL_BUFFER_EMPTY;
    dateline_status status = DATELINE_OK;
    for (int attempt = 0; attempt < TRIES; attempt++) {
        dl_buffer_clear(&names);
        status = read_stub(&names, index, error);
        if (status || names.failed)
            break;
        status = find_folders(index, dl_buffer_slice(&names), error);
        if (status != DATELINE_ERROR_DAMAGED || dl_slice_equal(dl_buffer_slice(&names), dl_buffer_slice(&before)))
            break;
        dl_buffer_clear(&before);
        dl_buffer_add_slice(&before, dl_buffer_slice(&names));
    }
    if (!status || status == DATELINE_ERROR_DAMAGED)
        dl_buffer_add_slice(out, dl_buffer_slice(&names));
    if (!status && (out->failed || names.failed))
        status = dl_fail_memory(error);
    dl_buffer_free(&names);
    dl_buffer_free(&before);
    return status;
}

void dl_generation_next(dl_buffer *out, dl_slice names)
{
    unsigned long long number = 0;
    char digits[32] = {0};
    dl_slice current;
    if (dl_generation_take(&current, &names) && is_generation_name(current)) {
        memcpy(digits, current.data + sizeof NAME_PREFIX - 1,
               current.size - (sizeof NAME_PREFIX - 1));
        number = strtoull(digits, NULL, 10);
    }
    dl_buffer_printf(out, NAME_PREFIX "%06llu", number + 1);
}

dateline_status dl_generation_seal(const char *folder, dateline_error *error)
{
    dateline_status status = dl_sums_write(folder, error);
    if (status == DATELINE_ERROR_NO_INDEX || status == DATELINE_ERROR_MISMATCH)
        status = DATELINE_OK; /* of a format that we do not know: without sums */
    return status ? status : dl_file_sync_folder(folder, true, error);
}

dateline_status dl_generation_switch(const char *index, const char *names, dateline_error *error)
{
    dl_buffer lines = DL_BUFFER_EMPTY;
    dl_slice rest = dl_slice_of(names);
    for (dl_slice name; dl_generation_take(&name, &rest);) {
        dl_buffer_add_text(&lines, STUB_TYPE);
        dl_buffer_add_slice(&lines, name);
        dl_buffer_add_byte(&lines, '\n');
    }
    char *stub = dl_file_join(index, STUB);
    dateline_status status = !stub || lines.failed ? dl_fail_memory(error) : dl_file_sync_folder(index, false, error);
    if (!status) /* no file system may have the new name of the stub before those that it names */
        status = dl_file_replace(stub, dl_buffer_slice(&lines), error);
    free(stub);
    dl_buffer_free(&lines);
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

void dl_generation_clean(const char *index, const char *names)
{
    DIR *folder = opendir(index);
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder));) {
        dl_slice name = dl_slice_of(entry->d_name);
        if (!is_ours_to_remove(name) || has_name(dl_slice_of(names), name))
            continue;
        char *path = dl_file_join(index, entry->d_name);
        if (path)
            (void)!remove_entry(path);
        free(path);
    }
    closedir(folder);
}

dateline_status dl_generation_size(uint64_t *out, const char *index, dl_slice names, dateline_error *error)
{
    dl_buffer path = DL_BUFFER_EMPTY;
    dateline_status status = DATELINE_OK;
    *out = 0;
    for (dl_slice name; !status && dl_generation_take(&name, &names);) {
        dl_buffer_clear(&path);
        dl_buffer_printf(&path, "%s/%.*s", index, (int)name.size, name.data);
        status = path.failed ? dl_fail_memory(error) : dl_file_folder_size(out, path.data, error);
    }
    dl_buffer_free(&path);
    return status;
}
