/* Binary property lists. Every number is one of the file's: each is held against its size before it is used. */
#include "article/formats/web/plist.h"

enum { HEAD = 8, TRAILER = 32, DATA = 0x4, ASCII = 0x5, DICTIONARY = 0xD, MANY = 0xF, INTEGER = 0x1 };

/* A number of `size` bytes, the highest first. */
static bool number_at(uint64_t *out, dl_slice bytes, uint64_t at, unsigned size)
{
    if (at > bytes.size || size > bytes.size - at)
        return false;
    *out = 0;
    for (unsigned i = 0; i < size; i++)
        *out = *out << 8 | (unsigned char)bytes.data[at + i];
    return true;
}

bool dl_plist_open(dl_plist *out, dl_slice bytes)
{
    if (bytes.size < HEAD + TRAILER || !dl_slice_starts(bytes, DL_LITERAL("bplist00")))
        return false;
    const char *trailer = bytes.data + bytes.size - TRAILER;
    *out = (dl_plist){.bytes = bytes, .offset_size = (unsigned char)trailer[6], .reference_size = (unsigned char)trailer[7]};
    const uint64_t at = bytes.size - TRAILER + 8;
    const bool sizes = out->offset_size - 1 < 8 && out->reference_size - 1 < 8;
    return sizes && number_at(&out->count, bytes, at, 8) && number_at(&out->root, bytes, at + 8, 8) &&
           number_at(&out->table, bytes, at + 16, 8) && out->table <= bytes.size &&
           out->count <= (bytes.size - out->table) / out->offset_size;
}

/* Where the object's content begins, what it is, and how many bytes or members it has. */
static bool find(uint64_t *at, unsigned *kind, uint64_t *count, const dl_plist *list, uint64_t object)
{
    uint64_t marker, size;
    if (object >= list->count ||
        !number_at(at, list->bytes, list->table + object * list->offset_size, list->offset_size) ||
        !number_at(&marker, list->bytes, *at, 1))
        return false;
    ++*at;
    *kind = (unsigned)marker >> 4;
    *count = marker & 0xF;
    if (*count != MANY)
        return true;
    if (!number_at(&size, list->bytes, *at, 1) || size >> 4 != INTEGER || (size & 0xF) > 3)
        return false;
    const unsigned bytes = 1U << (size & 0xF);
    const bool fine = number_at(count, list->bytes, *at + 1, bytes);
    *at += 1 + bytes;
    return fine;
}

bool dl_plist_bytes(dl_slice *out, const dl_plist *list, uint64_t object)
{
    uint64_t at, count;
    unsigned kind;
    if (!find(&at, &kind, &count, list, object) || (kind != DATA && kind != ASCII) || at > list->bytes.size ||
        count > list->bytes.size - at)
        return false;
    *out = dl_slice_make(list->bytes.data + at, (size_t)count);
    return true;
}

bool dl_plist_member(uint64_t *out, const dl_plist *list, uint64_t object, const char *key)
{
    uint64_t at, count, name;
    unsigned kind;
    dl_slice text;
    if (!find(&at, &kind, &count, list, object) || kind != DICTIONARY || at > list->bytes.size ||
        count > (list->bytes.size - at) / (2 * list->reference_size))
        return false;
    for (uint64_t i = 0; i < count; i++)
        if (number_at(&name, list->bytes, at + i * list->reference_size, list->reference_size) &&
            dl_plist_bytes(&text, list, name) && dl_slice_is(text, key))
            return number_at(out, list->bytes, at + (count + i) * list->reference_size, list->reference_size);
    return false;
}
