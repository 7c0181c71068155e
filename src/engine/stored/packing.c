/* Packing records with Zstandard. */
#include "engine/stored/packing.h"
#include "util/error.h"
#include "util/hash.h"
#include "util/varint.h"

#include <stdlib.h>
#include <string.h>
#define ZDICT_STATIC_LINKING_ONLY /* parameters of the trainer, which else tries many */
#define ZSTD_STATIC_LINKING_ONLY  /* a dictionary in memory of ours */
#include <sys/mman.h>
#include <zdict.h>
#include <zstd.h>

enum {
    DICTIONARY = 1 << 16,   /* bytes; what more would bring is little */
    SAMPLE_FOR_A_BYTE = 8,  /* text that must be there for a byte of dictionary */
    SAMPLE_LEAST = 1 << 16, /* below it, no dictionary is worth its own bytes */
    PACKED_LEAST = 96,      /* bytes of a record: to pack less takes as long, and hardly makes it smaller */
    TRAINER_ROOM = 1 << 23,
    RAW = 0,
    PACKED = 1,
    MAGIC = 4,         /* bytes of the magic number */
    SUM = 2,           /* bytes of the hash: 1 in 65,536 damages is not seen */
    RATIO_MOST = 40000 /* of Zstandard: 128 KiB from a block of four bytes */
};

static const char magic[MAGIC] = "\x28\xB5\x2F\xFD";

/* FASTCOVER of Zstandard's dictBuilder: pieces of 50 bytes that hold the commonest eights. For texts of news it is best
 * of 50 to 2,000, and what the trainer would find out by itself takes four times as long. */
static const ZDICT_fastCover_params_t trainer = {
    .k = 50, .d = 8, .f = 20, .splitPoint = 0.75, .accel = 1, .zParams = {.compressionLevel = ZSTD_CLEVEL_DEFAULT}};

/* Whether the trainer will find memory: where it finds none, Zstandard 1.5.4 crashes, whichever of its trainers is asked. It
 * takes 7.2 MiB, and eight bytes for each text. What others take between this and that is not seen, but the threads wait for the dictionary. */
static bool can_train(size_t count)
{
    const size_t size = TRAINER_ROOM + count * sizeof(uint64_t);
    void *room = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return room != MAP_FAILED && munmap(room, size) == 0;
}

dateline_status dl_packing_learn(dl_buffer *dictionary, dl_slice sample, const size_t *sizes,
                                 size_t count, dateline_error *error)
{
    size_t most =
        sample.size / SAMPLE_FOR_A_BYTE < DICTIONARY ? sample.size / SAMPLE_FOR_A_BYTE : DICTIONARY;
    if (sample.size < SAMPLE_LEAST || count > UINT32_MAX)
        return DATELINE_OK;
    char *room = dl_buffer_reserve(dictionary, most);
    if (!room || !can_train(count))
        return dl_fail_memory(error);
    const size_t size =
        ZDICT_trainFromBuffer_fastCover(room, most, sample.data, sizes, (unsigned)count, trainer);
    if (!ZDICT_isError(size)) /* else they are of a kind that no dictionary helps */
        dictionary->size += size;
    return DATELINE_OK;
}

static void sum_of(char out[SUM], dl_slice record, dl_slice label)
{
    uint64_t hash = dl_hash64(record, label.size ? dl_hash64(label, 0) : 0);
    for (size_t i = 0; i < SUM; i++)
        out[i] = (char)(hash >> 8 * i & 0xFF);
}

/* ---- packing ---- */

struct dl_packer {
    ZSTD_CCtx *context;
    void *dictionary; /* made ready: see add_dictionary */
};

/* With a dictionary of pieces of 50 bytes, matches are long: to look for those of seven bytes and more, once, takes much
 * less time than Zstandard's default, and hardly more room. */
enum { HASH_LOG = 16, MATCH_LEAST = 7 };

static const struct {
    ZSTD_cParameter parameter;
    int value;
} settings[] = {
    {ZSTD_c_strategy, ZSTD_fast}, {ZSTD_c_hashLog, HASH_LOG}, {ZSTD_c_minMatch, MATCH_LEAST}, {ZSTD_c_dictIDFlag, 0}};

/* Zstandard 1.5.4 would make it ready at the first record, and crash if it got no memory for that. */
static bool add_dictionary(dl_packer *packer, dl_slice dictionary)
{
    if (!dictionary.size)
        return true;
    ZSTD_compressionParameters parameters = ZSTD_getCParams(ZSTD_CLEVEL_DEFAULT, 0, dictionary.size);
    parameters.strategy = ZSTD_fast;
    parameters.hashLog = HASH_LOG;
    parameters.minMatch = MATCH_LEAST;
    const size_t size = ZSTD_estimateCDictSize_advanced(dictionary.size, parameters, ZSTD_dlm_byCopy);
    packer->dictionary = malloc(size);
    const ZSTD_CDict *made =
        packer->dictionary ? ZSTD_initStaticCDict(packer->dictionary, size, dictionary.data, dictionary.size,
                                                  ZSTD_dlm_byCopy, ZSTD_dct_auto, parameters)
                           : NULL;
    return made && !ZSTD_isError(ZSTD_CCtx_refCDict(packer->context, made));
}

dl_packer *dl_packer_new(dl_slice dictionary)
{
    dl_packer *packer = calloc(1, sizeof *packer);
    if (!packer)
        return NULL;
    packer->context = ZSTD_createCCtx();
    bool fine = packer->context;
    for (size_t i = 0; i < sizeof settings / sizeof *settings && fine; i++)
        fine = !ZSTD_isError(ZSTD_CCtx_setParameter(packer->context, settings[i].parameter, settings[i].value));
    if (fine && add_dictionary(packer, dictionary))
        return packer;
    dl_packer_free(packer);
    return NULL;
}

void dl_packer_free(dl_packer *packer)
{
    if (!packer)
        return;
    ZSTD_freeCCtx(packer->context);
    free(packer->dictionary);
    free(packer);
}

void dl_packer_run(dl_buffer *out, dl_packer *packer, dl_slice record, dl_slice label)
{
    const size_t how = out->size;
    char sum[SUM];
    sum_of(sum, record, label);
    dl_buffer_add_byte(out, RAW);
    dl_varint_put(out, label.size);
    dl_buffer_add_slice(out, label);
    char *room = dl_buffer_reserve(out, ZSTD_compressBound(record.size));
    if (!room)
        return;
    size_t size = record.size < PACKED_LEAST ? MAGIC + record.size
                                             : ZSTD_compress2(packer->context, room, ZSTD_compressBound(record.size),
                                                              record.data, record.size);
    if (ZSTD_isError(size) || size - MAGIC >= record.size) {
        dl_buffer_add_slice(out, record);
    } else {
        memmove(room, room + MAGIC, size - MAGIC);
        out->data[how] = PACKED;
        out->size += size - MAGIC;
    }
    dl_buffer_add(out, sum, SUM);
}

/* ---- unpacking ---- */

struct dl_unpacker {
    ZSTD_DCtx *context;
    dl_buffer bytes;        /* of */
    ZSTD_DDict *dictionary; /* which lies there: a search that unpacks a few records does not copy it */
    dl_buffer frame, record;
};

dl_unpacker *dl_unpacker_new(dl_buffer *dictionary)
{
    dl_unpacker *unpacker = calloc(1, sizeof *unpacker);
    if (!unpacker)
        return NULL;
    unpacker->bytes = *dictionary;
    *dictionary = DL_BUFFER_EMPTY;
    unpacker->context = ZSTD_createDCtx();
    unpacker->dictionary = ZSTD_createDDict_byReference(unpacker->bytes.data, unpacker->bytes.size);
    if (unpacker->context && unpacker->dictionary)
        return unpacker;
    dl_unpacker_free(unpacker);
    return NULL;
}

void dl_unpacker_free(dl_unpacker *unpacker)
{
    if (!unpacker)
        return;
    ZSTD_freeDCtx(unpacker->context);
    ZSTD_freeDDict(unpacker->dictionary);
    dl_buffer_free(&unpacker->bytes);
    dl_buffer_free(&unpacker->frame);
    dl_buffer_free(&unpacker->record);
    free(unpacker);
}

static bool inflate(dl_slice *out, dl_unpacker *unpacker, dl_slice content)
{
    dl_buffer *frame = &unpacker->frame;
    dl_buffer_clear(frame);
    dl_buffer_add(frame, magic, MAGIC);
    dl_buffer_add_slice(frame, content);
    if (frame->failed)
        return false;
    unsigned long long size = ZSTD_getFrameContentSize(frame->data, frame->size);
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
        size > (unsigned long long)content.size * RATIO_MOST)
        return false;
    dl_buffer_clear(&unpacker->record);
    char *room = dl_buffer_reserve(&unpacker->record, (size_t)size);
    if (!room)
        return false;
    size_t made = ZSTD_decompress_usingDDict(unpacker->context, room, (size_t)size, frame->data,
                                             frame->size, unpacker->dictionary);
    *out = dl_slice_make(room, (size_t)size);
    return !ZSTD_isError(made) && made == size;
}

/* What stands behind the first byte: the label, and the content. */
static bool split(dl_slice *label, dl_slice *content, dl_slice packed)
{
    uint64_t size;
    dl_slice rest = dl_slice_cut(packed, packed.size > 0, packed.size);
    if (!dl_varint_cut(&size, &rest) || rest.size < SUM || size > rest.size - SUM)
        return false;
    *label = dl_slice_cut(rest, 0, (size_t)size);
    *content = dl_slice_cut(rest, (size_t)size, rest.size - SUM);
    return true;
}

dl_slice dl_packed_label(dl_slice packed)
{
    dl_slice label, content;
    return split(&label, &content, packed) ? label : dl_slice_make(NULL, 0);
}

bool dl_unpacker_run(dl_slice *out, dl_unpacker *unpacker, dl_slice packed)
{
    char sum[SUM];
    dl_slice label;
    if (!split(&label, out, packed) || (packed.data[0] != RAW && packed.data[0] != PACKED))
        return false;
    if (packed.data[0] == PACKED && !inflate(out, unpacker, *out))
        return false;
    sum_of(sum, *out, label);
    return memcmp(sum, packed.data + packed.size - SUM, SUM) == 0;
}

bool dl_unpacker_starved(const dl_unpacker *unpacker)
{
    return unpacker->frame.failed || unpacker->record.failed;
}
