/* Fuzz target: any bytes as a generation's files, joined with themselves, but for one document. They are refused as damaged,
 * or what is written can be joined once more. The input: the sizes of the five files in two bytes each, the files.
 * There are no sums, which would find most damage. */
#include "store/bulk/join.h"
#include "store/glass/version_file.h"
#include "util/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass", "position.glass"};
enum { FILES = sizeof names / sizeof *names };

static char folder[64], from[80], once[80], twice[80];

static void require(bool fine)
{
    if (!fine)
        abort();
}

static void remove_folders(void)
{
    (void)!dl_file_remove_folder(folder, NULL);
}

static void make_folders(void)
{
    snprintf(folder, sizeof folder, "%s/dateline-fuzz-XXXXXX", access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm");
    require(mkdtemp(folder) != NULL);
    atexit(remove_folders);
    snprintf(from, sizeof from, "%s/from", folder);
    snprintf(once, sizeof once, "%s/once", folder);
    snprintf(twice, sizeof twice, "%s/twice", folder);
    require(!dl_file_make_folder(from, false, NULL));
}

static void write_files(dl_slice input)
{
    size_t at = input.size < 2 * FILES ? input.size : 2 * FILES;
    for (int i = 0; i < FILES; i++) {
        char path[128];
        const unsigned char *sizes = (const unsigned char *)input.data + (size_t)i * 2;
        size_t size = input.size < 2 * FILES ? 0 : (size_t)sizes[0] << 8 | sizes[1];
        if (size > input.size - at)
            size = input.size - at;
        snprintf(path, sizeof path, "%s/%s", from, names[i]);
        FILE *file = fopen(path, "w");
        require(file && fwrite(input.data + at, 1, size, file) == size && !fclose(file));
        at += size;
    }
}

static dateline_status join(const char *to, const dl_bulk_part *parts, size_t count)
{
    dl_join *made;
    dateline_error error;
    dateline_status status = dl_join_open(&made, to, parts, count, 0, 1, true, &error);
    if (!status)
        status = dl_join_finish(made, &error);
    dl_join_free(made);
    return status;
}

/* Numbers of documents are asked for as bitmaps: not the memory of 4 billion of them. */
static bool is_small(void)
{
    dl_version_file version;
    return !dl_version_file_read(&version, from, NULL) && version.last_document < 1u << 20;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!*folder)
        make_folders();
    write_files(dl_slice_make((const char *)data, size));
    if (!is_small())
        return 0;
    dl_bitmap removed;
    require(dl_bitmap_make(&removed, 8));
    dl_bitmap_add(&removed, 2);
    const dl_bulk_part parts[] = {{from, &removed, true}, {from, NULL, false}, {from, &removed, true}};
    const dl_bulk_part made = {once, NULL, true};
    dateline_status status = join(once, parts, sizeof parts / sizeof *parts);
    require(!status || status == DATELINE_ERROR_DAMAGED || status == DATELINE_ERROR_MISMATCH);
    require(status || !join(twice, &made, 1));
    dl_bitmap_free(&removed);
    return 0;
}
