/* glass's version file. */
#include "store/bulk/version.h"
#include "store/glass/encode.h"
#include "util/error.h"
#include "util/file.h"
#include "util/varint.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

enum {
    FORMAT = (2016 - 2014) << 9 | 3 << 5 | 14,
    UUID = 16,
    UUID_AT = 16,
    BLOCK_UNITS = 8192 >> 11
};

const char *const dl_bulk_names[DL_BULK_TABLES] = {"postlist", "docdata",  "termlist",
                                                   "position", "spelling", "synonym"};
const unsigned dl_bulk_compress_min[DL_BULK_TABLES] = {0, 18, 18, 0, 18, 18};
const bool dl_bulk_written[DL_BULK_TABLES] = {
    [DL_BULK_POSTLIST] = true, [DL_BULK_DOCDATA] = true, [DL_BULK_POSITION] = true};

static void put_root(dl_buffer *out, const dl_bulk_root *root)
{
    dl_buffer free_list = DL_BUFFER_EMPTY;
    if (root->present) {
        dl_varint_put(&free_list, 1);
        dl_varint_put(&free_list, root->blocks);
        dl_buffer_add(&free_list, "\0\0\0", 4);
    }
    dl_varint_put(out, root->block);
    dl_varint_put(out, root->present ? (uint64_t)root->level << 2 : 3);
    dl_varint_put(out, root->entries);
    dl_varint_put(out, BLOCK_UNITS);
    dl_varint_put(out, root->compress_min);
    dl_varint_put_text(out, dl_buffer_slice(&free_list));
    out->failed |= free_list.failed;
    dl_buffer_free(&free_list);
}

/* Appends the file's bytes; `uuid` are 16. */
static void put_file(dl_buffer *out, const unsigned char *uuid, uint32_t revision,
                     const dl_bulk_root *roots, const dl_bulk_statistics *statistics)
{
    dl_buffer_add(out, "\x0F\x0DXapian Glass", 14);
    dl_buffer_add_byte(out, (char)(FORMAT >> 8));
    dl_buffer_add_byte(out, (char)(FORMAT & 0xFF));
    dl_buffer_add(out, uuid, UUID);
    dl_varint_put(out, revision);
    for (int i = 0; i < DL_BULK_TABLES; i++)
        put_root(out, &roots[i]);
    dl_varint_put(out, statistics->documents);
    dl_varint_put(out, 0); /* numbers up to the last document that are none */
    dl_varint_put(out, statistics->length_least);
    dl_varint_put(out, statistics->wdf_most);
    dl_varint_put(out, statistics->length_most - statistics->wdf_most);
    dl_varint_put(out, 0); /* oldest changeset */
    dl_varint_put(out, statistics->length_total);
    dl_varint_put(out, 0); /* spelling */
}

dateline_status dl_bulk_version_write(const char *folder, const dl_bulk_root *roots,
                                      const dl_bulk_statistics *statistics, dateline_error *error)
{
    unsigned char uuid[UUID];
    if (getrandom(uuid, sizeof uuid, 0) != sizeof uuid)
        return dl_fail_io(error, folder, "get random bytes for", errno);
    uuid[6] = (unsigned char)((uuid[6] & 0x0F) | 0x40); /* RFC 4122, version 4 */
    uuid[8] = (unsigned char)((uuid[8] & 0x3F) | 0x80);
    dl_buffer out = DL_BUFFER_EMPTY;
    put_file(&out, uuid, 1, roots, statistics);
    char *path = dl_file_join(folder, "iamglass");
    dateline_status status = !path || out.failed
                                 ? dl_fail_memory(error)
                                 : dl_file_write(path, dl_buffer_slice(&out), error);
    free(path);
    dl_buffer_free(&out);
    return status;
}

bool dl_bulk_version_is_known(dl_slice file)
{
    dl_bulk_root roots[DL_BULK_TABLES] = {0};
    dl_bulk_statistics none = {0};
    dl_buffer expected = DL_BUFFER_EMPTY;
    for (int i = 0; i < DL_BULK_TABLES; i++)
        roots[i].compress_min = dl_bulk_compress_min[i];
    bool known = file.size > UUID_AT + UUID;
    if (known)
        put_file(&expected, (const unsigned char *)file.data + UUID_AT, 0, roots, &none);
    known = known && !expected.failed && dl_slice_equal(dl_buffer_slice(&expected), file);
    dl_buffer_free(&expected);
    return known;
}
