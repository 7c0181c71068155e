/* glass's version file (xapian-core, backends/glass/glass_version.cc): magic, format, UUID, revision,
 * the roots of the tables, statistics. Numbers are little-endian base 128. */
#include "store/glass/version_file.h"
#include "util/error.h"
#include "util/file.h"
#include "util/hash.h"
#include "util/varint.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SIZE_LIMIT = 256, UUID_SIZE = 16 };

static const char *const names[DL_VERSION_TABLES] = {"postlist.glass", "docdata.glass",
                                                     "termlist.glass", "position.glass",
                                                     "spelling.glass", "synonym.glass"};

static void take_table(dl_version_table *table, dl_varint_reader *from)
{
    table->root = dl_varint_next(from);
    uint64_t flags = dl_varint_next(from);
    table->entries = dl_varint_next(from);
    table->levels = flags >> 2;
    table->block_size = dl_varint_next(from) << 11;
    dl_varint_next(from);      /* from which size on tags are compressed */
    dl_varint_next_text(from); /* free blocks */
    table->present = !(flags & 1);
    uint64_t size = table->block_size;
    if (size < 2048 || size > 65536 || (size & (size - 1)) || table->levels >= DL_VERSION_LEVELS)
        from->failed = true;
}

/* Whether the numbers of documents and lengths can be true together. */
static bool take_statistics(dl_version_file *out, dl_varint_reader *from)
{
    uint64_t documents = dl_varint_next(from), last = documents + dl_varint_next(from);
    uint64_t least = dl_varint_next(from), wdf = dl_varint_next(from), most = wdf + dl_varint_next(from);
    dl_varint_next(from); /* oldest changeset */
    uint64_t total = dl_varint_next(from);
    dl_varint_next(from); /* spelling */
    out->documents = documents;
    out->last_document = last;
    out->wdf_most = wdf;
    if (from->failed || from->rest.size || documents > last || last > UINT32_MAX || wdf > most || most > UINT32_MAX ||
        least > most)
        return false;
    return total <= documents * most && (total == 0) == (most == 0);
}

/* Revision 0 has no tables yet. Xapian, told so, empties those that are there, even to check them. */
static bool is_begun(const dl_version_file *file)
{
    bool present = false;
    for (size_t i = 0; i < DL_VERSION_TABLES; i++)
        present = present || file->tables[i].present;
    return file->revision || !present;
}

/* As RFC 4122 writes it. */
static void put_uuid(char *out, const char *bytes)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < UUID_SIZE; i++) {
        const unsigned char byte = (unsigned char)bytes[i];
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        *out++ = digits[byte >> 4];
        *out++ = digits[byte & 15];
    }
    *out = '\0';
}

static bool parse(dl_version_file *out, dl_slice bytes)
{
    put_uuid(out->uuid, bytes.data + 16);
    dl_varint_reader from = {.rest = dl_slice_cut(bytes, UUID_SIZE + 16, bytes.size)};
    out->revision = dl_varint_next(&from);
    for (size_t i = 0; i < DL_VERSION_TABLES; i++) {
        out->tables[i].name = names[i];
        take_table(&out->tables[i], &from);
    }
    return !from.failed && take_statistics(out, &from) && out->revision <= UINT32_MAX && is_begun(out);
}

dateline_status dl_version_file_damaged(const char *folder, dateline_error *error)
{
    return dl_fail(error, DATELINE_ERROR_DAMAGED,
                   "%s/iamglass: is not what Xapian wrote; the index is damaged; run: dateline index "
                   "--rebuild PATH...",
                   folder);
}

/* The table is there, and its root lies in it. */
static dateline_status look_at_file(const dl_version_table *table, const char *folder, dateline_error *error)
{
    struct stat found;
    char *path = dl_file_join(folder, table->name);
    if (!path)
        return dl_fail_memory(error);
    dateline_status status = DATELINE_OK;
    if (!stat(path, &found)) {
        if (table->root >= (uint64_t)found.st_size / table->block_size)
            status = dl_fail(error, DATELINE_ERROR_DAMAGED,
                             "%s: is cut short; the index is damaged; run: dateline index --rebuild PATH...", path);
    } else if (errno == ENOENT) { /* of others Xapian tells */
        status = dl_fail(error, DATELINE_ERROR_DAMAGED,
                         "%s: is not there; the index is damaged; run: dateline index --rebuild PATH...", path);
    }
    free(path);
    return status;
}

dateline_status dl_version_file_read(dl_version_file *out, const char *folder, dateline_error *error)
{
    static const char magic[] = "\x0F\x0DXapian Glass\x04\x6E";
    dl_buffer bytes = DL_BUFFER_EMPTY;
    dateline_status status = DATELINE_OK;
    *out = (dl_version_file){0};
    char *path = dl_file_join(folder, "iamglass");
    if (!path)
        return dl_fail_memory(error);
    if (access(path, F_OK) && errno == ENOENT)
        status = dl_fail(error, DATELINE_ERROR_NO_INDEX, "%s: is not there", path);
    if (!status)
        status = dl_file_read(&bytes, path, SIZE_LIMIT, error);
    dl_slice text = dl_buffer_slice(&bytes);
    if (status == DATELINE_ERROR_INPUT || (!status && text.size < UUID_SIZE + 16))
        status = dl_version_file_damaged(folder, error);
    else if (!status && memcmp(text.data, magic, 14) == 0 && memcmp(text.data, magic, 16) != 0)
        status = dl_fail(error, DATELINE_ERROR_MISMATCH, "%s: has another format", path);
    else if (!status && (memcmp(text.data, magic, 16) != 0 || !parse(out, text)))
        status = dl_version_file_damaged(folder, error);
    if (!status)
        out->sum = dl_hash64(text, 0);
    for (size_t i = 0; i < DL_VERSION_TABLES && !status; i++)
        if (out->tables[i].present)
            status = look_at_file(&out->tables[i], folder, error);
    dl_buffer_free(&bytes);
    free(path);
    return status;
}
