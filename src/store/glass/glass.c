/* Glass's tables and their blocks. */
#include "store/glass/glass_table.h"
#include "util/file.h"
#include "util/hash.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- tables ---- */

static void map(dl_glass *table, const char *path)
{
    struct stat found;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    if (!fstat(file, &found) && found.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)found.st_size, PROT_READ, MAP_SHARED, file, 0);
        if (bytes != MAP_FAILED) {
            table->bytes = bytes;
            table->size = (size_t)found.st_size;
            table->block_count = (uint32_t)(table->size / table->block_size);
        }
    }
    close(file);
}

dl_glass *dl_glass_open(const char *folder, const dl_version_file *version, const dl_sums *sums, dl_glass_which which)
{
    const dl_version_table *from = &version->tables[which];
    char *path = from->present ? dl_file_join(folder, from->name) : NULL;
    dl_glass *table = path ? calloc(1, sizeof *table) : NULL;
    if (table) {
        table->block_size = (size_t)from->block_size;
        table->levels = (unsigned)from->levels;
        table->root = (uint32_t)from->root;
        table->revision = (uint32_t)version->revision;
        table->is_even = which == DL_GLASS_DOCDATA;
        map(table, path);
        table->sound = calloc(table->block_count / 8 + 1, 1);
        table->sums = dl_sums_of(sums, from->name, from->block_size, &table->sum_count);
        table->spoilt = table->sum_count > table->block_count;
        if (!table->bytes || !table->sound || table->levels >= DL_GLASS_LEVELS) {
            dl_glass_close(table);
            table = NULL;
        } else {
            (void)dl_glass_block(table, table->root, table->levels);
        }
    }
    free(path);
    return table;
}

void dl_glass_close(dl_glass *table)
{
    if (!table)
        return;
    if (table->bytes)
        munmap((void *)(uintptr_t)table->bytes, table->size);
    free(table->sound);
    free(table);
}

/* ---- blocks ---- */

/* Whether the block is one of that level, and its items lie in it. */
static bool is_sound(const dl_glass *table, const unsigned char *block, unsigned level)
{
    const size_t size = table->block_size;
    if (!dl_block_is_of(block, size, level))
        return false;
    const unsigned count = dl_block_count(block);
    for (unsigned i = 0; i < count; i++) {
        const size_t place = dl_block_place(block, i);
        dl_block_item item;
        if (level ? place + 5 > size || place + 4 + 1 + block[place + 4] + 2 > size
                  : place >= size || !dl_block_take(&item, block + place, size - place))
            return false;
    }
    return true;
}

/* Whether it is what was written, as far as that is known. */
static bool is_as_written(const dl_glass *table, const unsigned char *block, uint32_t number)
{
    return number >= table->sum_count ||
           table->sums[number] == dl_hash64(dl_slice_make((const char *)block, table->block_size), 0);
}

const unsigned char *dl_glass_block(dl_glass *table, uint32_t number, unsigned level)
{
    if (number >= table->block_count)
        return NULL;
    const unsigned char *block = table->bytes + (size_t)number * table->block_size;
    unsigned char *sound = &table->sound[number / 8], bit = (unsigned char)(1u << number % 8);
    if (!(*sound & bit)) {
        table->spoilt = table->spoilt || !is_as_written(table, block, number);
        if (dl_block_revision(block) > table->revision) /* of a later commit */
            return NULL;
        table->spoilt = table->spoilt || !is_sound(table, block, level);
        if (table->spoilt)
            return NULL;
        *sound |= bit;
    }
    return dl_block_level(block) == level ? block : NULL;
}

bool dl_glass_is_spoilt(const dl_glass *table)
{
    return table && table->spoilt;
}
