/* Sums of a generation's blocks: the file, little-endian as the machine is:
 *     "dateline sums 2\n", the sum of the version file; then for each
 *     table: name (24 bytes, zeros after it), block size, number of blocks, one sum a block; at the end
 *     the sum of all that. */
#include "store/glass/sums.h"
#include "store/glass/version_file.h"
#include "util/error.h"
#include "util/file.h"
#include "util/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME "sums"
static const char magic[] = "dateline sums 2\n";

typedef struct file_head {
    char magic[16];
    uint64_t version_sum;
} file_head;

typedef struct table_head {
    char name[24];
    uint64_t block_size, blocks;
} table_head;

enum { CHUNK = 1 << 20 };

static void add_number(dl_buffer *out, uint64_t number)
{
    dl_buffer_add(out, &number, sizeof number);
}

/* A table of a sums file; `sums` need not be aligned. */
typedef struct table_sums {
    table_head head;
    const char *sums;
} table_sums;

/* What a sums file says. */
typedef struct dl_sums {
    bool there, whole;
    dl_buffer bytes;    /* read */
    dl_slice mapped;    /* or not */
    file_head head;
    table_sums tables[DL_VERSION_TABLES];
    size_t count;
} sums_file;

static uint64_t sum_of(const table_sums *table, uint64_t number)
{
    uint64_t sum;
    memcpy(&sum, table->sums + number * sizeof sum, sizeof sum);
    return sum;
}

/* What stands before the sum at the end. */
static bool parse_tables(sums_file *file, dl_slice bytes)
{
    uint64_t sum;
    if (bytes.size < sizeof file->head + sizeof sum)
        return false;
    memcpy(&file->head, bytes.data, sizeof file->head);
    if (memcmp(file->head.magic, magic, sizeof file->head.magic) != 0)
        return false;
    const size_t end = bytes.size - sizeof sum;
    size_t at = sizeof file->head;
    while (end - at >= sizeof(table_head) && file->count < DL_VERSION_TABLES) {
        table_sums *table = &file->tables[file->count++];
        memcpy(&table->head, bytes.data + at, sizeof table->head);
        at += sizeof table->head;
        table->sums = bytes.data + at;
        if (table->head.name[sizeof table->head.name - 1] || !table->head.block_size ||
            table->head.blocks > (end - at) / sizeof sum)
            return false;
        at += (size_t)table->head.blocks * sizeof sum;
    }
    return at == end;
}

static bool parse(sums_file *file)
{
    dl_slice bytes = dl_buffer_slice(&file->bytes);
    uint64_t sum;
    if (!parse_tables(file, bytes))
        return false;
    memcpy(&sum, bytes.data + bytes.size - sizeof sum, sizeof sum);
    return sum == dl_hash64(dl_slice_cut(bytes, 0, bytes.size - sizeof sum), 0);
}

/* Of an index that was changed in place: they say nothing. */
static bool is_of_old(dl_slice bytes)
{
    return dl_slice_starts(bytes, DL_LITERAL("dateline sums 1\n"));
}

static dateline_status load(sums_file *out, const char *folder, dateline_error *error)
{
    *out = (sums_file){.bytes = DL_BUFFER_EMPTY};
    char *path = dl_file_join(folder, FILE_NAME);
    dateline_status status = path ? DATELINE_OK : dl_fail_memory(error);
    out->there = path && access(path, F_OK) == 0;
    if (!status && out->there)
        status = dl_file_read(&out->bytes, path, SIZE_MAX / 2, error);
    if (!status)
        out->whole = parse(out);
    if (out->there && is_of_old(dl_buffer_slice(&out->bytes)))
        out->there = false;
    free(path);
    return status;
}

/* ---- blocks ---- */

/* Calls `take` for each whole block of a file, in order. */
typedef struct block_walk block_walk;
struct block_walk {
    void (*take)(block_walk *walk, uint64_t number, dl_slice block);
    uint64_t block_size;
    const table_sums *known; /* checking */
    dl_buffer *out;            /* writing: where the sums go */
    uint64_t differing, first; /* checking */
};

static dateline_status walk_blocks(block_walk *walk, uint64_t *blocks, const char *path,
                                   dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    char *chunk = malloc(CHUNK);
    size_t filled = 0;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    *blocks = 0;
    if (!chunk)
        status = dl_fail_memory(error);
    else if (file < 0)
        status = dl_fail_io(error, path, "open", errno);
    while (!status) {
        ssize_t got = read(file, chunk + filled, CHUNK - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            status = dl_fail_io(error, path, "read", errno);
        if (got <= 0)
            break;
        filled += (size_t)got;
        size_t at = 0;
        for (; filled - at >= walk->block_size; at += walk->block_size)
            walk->take(walk, (*blocks)++, dl_slice_make(chunk + at, walk->block_size));
        memmove(chunk, chunk + at, filled - at);
        filled -= at;
    }
    if (file >= 0)
        close(file);
    free(chunk);
    return status;
}

/* ---- writing ---- */

static void take_sum(block_walk *walk, uint64_t number, dl_slice block)
{
    (void)number;
    add_number(walk->out, dl_hash64(block, 0));
}

static dateline_status add_table(dl_buffer *out, const dl_version_table *table, const char *folder,
                                 dateline_error *error)
{
    char *path = dl_file_join(folder, table->name);
    if (!path)
        return dl_fail_memory(error);
    table_head head = {.block_size = table->block_size};
    snprintf(head.name, sizeof head.name, "%s", table->name);
    size_t begin = out->size;
    dl_buffer_add(out, &head, sizeof head);
    block_walk walk = {.take = take_sum, .block_size = table->block_size, .out = out};
    dateline_status status = walk_blocks(&walk, &head.blocks, path, error);
    if (!status && !out->failed)
        memcpy(out->data + begin, &head, sizeof head);
    free(path);
    return status;
}

dateline_status dl_sums_write(const char *folder, dateline_error *error)
{
    dl_version_file version;
    dl_buffer out = DL_BUFFER_EMPTY;
    dateline_status status = dl_version_file_read(&version, folder, error);
    file_head head = {.version_sum = version.sum};
    memcpy(head.magic, magic, sizeof head.magic);
    dl_buffer_add(&out, &head, sizeof head);
    for (size_t i = 0; i < DL_VERSION_TABLES && !status; i++)
        if (version.tables[i].present)
            status = add_table(&out, &version.tables[i], folder, error);
    add_number(&out, dl_hash64(dl_buffer_slice(&out), 0));
    char *path = dl_file_join(folder, FILE_NAME);
    if (!status && (out.failed || !path))
        status = dl_fail_memory(error);
    if (!status)
        status = dl_file_write(path, dl_buffer_slice(&out), error);
    free(path);
    dl_buffer_free(&out);
    return status;
}

/* ---- checking ---- */

typedef struct checking {
    const char *folder, *name; /* its path, and the end of that */
    dl_sums_sink *sink;
    void *context;
    uint64_t problems;
} checking;

static void tell(checking *check, const char *format, ...) DATELINE_PRINTF(2, 3);
static void tell(checking *check, const char *format, ...)
{
    char line[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    check->problems++;
    if (check->sink)
        check->sink(check->context, line);
}

static bool is_written(const table_sums *known, uint64_t number, dl_slice block)
{
    return number >= known->head.blocks || sum_of(known, number) == dl_hash64(block, 0);
}

static void take_block(block_walk *walk, uint64_t number, dl_slice block)
{
    if (!is_written(walk->known, number, block) && !walk->differing++)
        walk->first = number;
}

static dateline_status check_table(checking *check, const table_sums *table, dateline_error *error)
{
    const table_head *head = &table->head;
    char *path = dl_file_join(check->folder, head->name);
    if (!path)
        return dl_fail_memory(error);
    uint64_t blocks = 0;
    block_walk walk = {.take = take_block, .block_size = head->block_size, .known = table};
    dateline_status status = DATELINE_OK;
    bool there = access(path, F_OK) == 0;
    if (!there)
        tell(check, "%s/%s: is not there", check->name, head->name);
    else
        status = walk_blocks(&walk, &blocks, path, error);
    if (!status && walk.differing)
        tell(check, "%s/%s: %" PRIu64 " of its blocks are not what was written, the first at byte %" PRIu64,
             check->name, head->name, walk.differing, walk.first * head->block_size);
    if (!status && there && blocks < head->blocks)
        tell(check, "%s/%s: is cut short, %" PRIu64 " of %" PRIu64 " blocks are left", check->name, head->name, blocks,
             head->blocks);
    free(path);
    return status;
}

dateline_status dl_sums_check_version(const char *folder, dateline_error *error)
{
    dl_version_file version;
    file_head head;
    dateline_status status = dl_version_file_read(&version, folder, error);
    if (status == DATELINE_ERROR_DAMAGED)
        return status;
    char *path = dl_file_join(folder, FILE_NAME);
    int file = path && !status ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    bool known = file >= 0 && read(file, &head, sizeof head) == (ssize_t)sizeof head &&
                 memcmp(head.magic, magic, sizeof head.magic) == 0;
    if (file >= 0)
        close(file);
    free(path);
    return known && head.version_sum != version.sum ? dl_version_file_damaged(folder, error)
                                                    : DATELINE_OK;
}

dateline_status dl_sums_check(uint64_t *problems, const char *folder, dl_sums_sink *sink,
                              void *context, dateline_error *error)
{
    sums_file file;
    dateline_status status = load(&file, folder, error);
    const char *name = strrchr(folder, '/');
    checking check = {folder, name ? name + 1 : folder, sink, context, 0};
    if (!status && file.there && !file.whole)
        tell(&check, "%s/" FILE_NAME ": is not what was written", check.name);
    for (size_t i = 0; file.whole && i < file.count && !status; i++)
        status = check_table(&check, &file.tables[i], error);
    dl_buffer_free(&file.bytes);
    *problems = check.problems;
    return status;
}

/* ---- for who reads the tables ---- */

static dateline_status fail_sums(const char *folder, dateline_error *error)
{
    return dl_fail(error, DATELINE_ERROR_DAMAGED,
                   "%s/" FILE_NAME ": is not what was written; run: dateline index --rebuild PATH...", folder);
}

dateline_status dl_sums_load(dl_sums **out, const char *folder, dateline_error *error)
{
    *out = malloc(sizeof **out);
    if (!*out)
        return dl_fail_memory(error);
    dateline_status status = load(*out, folder, error);
    if (!status && (*out)->there && !(*out)->whole)
        status = fail_sums(folder, error);
    if (!status && (*out)->there)
        return status;
    dl_sums_free(*out);
    *out = NULL;
    return status;
}

/* Nothing when the file is not there, or empty. */
static dateline_status map(dl_slice *out, bool *there, const char *path, dateline_error *error)
{
    struct stat found;
    dateline_status status = DATELINE_OK;
    *out = dl_slice_make(NULL, 0);
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    *there = file >= 0;
    if (file < 0)
        return errno == ENOENT ? DATELINE_OK : dl_fail_io(error, path, "open", errno);
    if (fstat(file, &found))
        status = dl_fail_io(error, path, "look at", errno);
    else if (found.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)found.st_size, PROT_READ, MAP_SHARED, file, 0);
        if (bytes == MAP_FAILED)
            status = dl_fail_io(error, path, "map", errno);
        else
            *out = dl_slice_make(bytes, (size_t)found.st_size);
    }
    close(file);
    return status;
}

dateline_status dl_sums_open(dl_sums **out, dl_version_file *version, const char *folder, dateline_error *error)
{
    *out = NULL;
    dateline_status status = dl_version_file_read(version, folder, error);
    if (status == DATELINE_ERROR_DAMAGED || status == DATELINE_ERROR_MEMORY)
        return status;
    if (status) {
        *version = (dl_version_file){0};
        return DATELINE_OK;
    }
    char *path = dl_file_join(folder, FILE_NAME);
    dl_sums *sums = path ? calloc(1, sizeof *sums) : NULL;
    status = sums ? map(&sums->mapped, &sums->there, path, error) : dl_fail_memory(error);
    const bool known = !status && sums->there && !is_of_old(sums->mapped);
    if (known && !parse_tables(sums, sums->mapped))
        status = fail_sums(folder, error);
    else if (known && sums->head.version_sum != version->sum)
        status = dl_version_file_damaged(folder, error);
    free(path);
    if (known && !status)
        *out = sums;
    else
        dl_sums_free(sums);
    return status;
}

void dl_sums_free(dl_sums *sums)
{
    if (!sums)
        return;
    if (sums->mapped.size)
        munmap((void *)(uintptr_t)sums->mapped.data, sums->mapped.size);
    dl_buffer_free(&sums->bytes);
    free(sums);
}

static const table_sums *find_table(const sums_file *file, const char *name, uint64_t block_size)
{
    for (size_t i = 0; i < file->count; i++)
        if (strcmp(file->tables[i].head.name, name) == 0 &&
            file->tables[i].head.block_size == block_size)
            return &file->tables[i];
    return NULL;
}

bool dl_sums_hold(const dl_sums *sums, const char *table, uint64_t number, dl_slice block)
{
    const table_sums *known = find_table(sums, table, block.size);
    return !known || is_written(known, number, block);
}

const uint64_t *dl_sums_of(const dl_sums *sums, const char *table, uint64_t block_size, uint64_t *count)
{
    const table_sums *known = sums ? find_table(sums, table, block_size) : NULL;
    *count = known ? known->head.blocks : 0;
    return known ? (const uint64_t *)(const void *)known->sums : NULL;
}
