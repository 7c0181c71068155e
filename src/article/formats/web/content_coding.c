/* Packed HTTP responses. */
#include "article/formats/web/content_coding.h"
#include "article/reading/inflate.h"
#include "util/utf8.h"

#include <archive.h>
#include <archive_entry.h>
#include <brotli/decode.h>
#include <strings.h>

enum { STEP = 64 * 1024 };

typedef bool unpacker(dl_buffer *out, dl_slice body, size_t limit);

static bool unpack_zstandard(dl_buffer *out, dl_slice body, size_t limit)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    if (!archive) {
        out->failed = true;
        return false;
    }
    archive_read_support_filter_zstd(archive);
    archive_read_support_format_raw(archive);
    bool fine = archive_read_open_memory(archive, body.data, body.size) == ARCHIVE_OK &&
                archive_read_next_header(archive, &entry) == ARCHIVE_OK &&
                archive_filter_code(archive, 0) != ARCHIVE_FILTER_NONE; /* as of a head that is cut */
    while (fine && out->size <= limit) {
        char *room = dl_buffer_reserve(out, STEP);
        la_ssize_t got = room ? archive_read_data(archive, room, STEP) : 0;
        if (got <= 0)
            break;
        out->size += (size_t)got;
    }
    archive_read_free(archive);
    return fine && out->size > 0;
}

static bool unpack_through(dl_buffer *out, dl_slice body, size_t limit, dl_inflate_frame frame)
{
    dl_inflate *inflate = dl_inflate_new(frame);
    dl_inflate_state state = DL_INFLATE_MORE;
    out->failed |= !inflate;
    while (inflate && state != DL_INFLATE_ENDED && out->size <= limit) {
        size_t size = STEP;
        char *room = dl_buffer_reserve(out, size);
        if (!room)
            break;
        const size_t before = body.size;
        state = dl_inflate_run(inflate, &body, room, &size);
        out->failed |= state == DL_INFLATE_MEMORY;
        out->size += size;
        if (!size && body.size == before)
            break;
    }
    dl_inflate_free(inflate);
    return out->size > 0;
}

static bool unpack_gzip(dl_buffer *out, dl_slice body, size_t limit)
{
    return unpack_through(out, body, limit, DL_INFLATE_GZIP);
}

/* Some servers leave out zlib's head. */
static bool unpack_deflate(dl_buffer *out, dl_slice body, size_t limit)
{
    const unsigned first = body.size > 1 ? (unsigned char)body.data[0] : 0,
                   second = body.size > 1 ? (unsigned char)body.data[1] : 0;
    const bool zlib = (first & 0x0F) == 8 && (first << 8 | second) % 31 == 0;
    return unpack_through(out, body, limit, zlib ? DL_INFLATE_ZLIB : DL_INFLATE_BARE);
}

static bool unpack_brotli(dl_buffer *out, dl_slice body, size_t limit)
{
    BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    const uint8_t *in = (const uint8_t *)body.data;
    size_t left = body.size;
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    out->failed |= !state;
    while (state && result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out->size <= limit) {
        size_t room = STEP;
        uint8_t *to = (uint8_t *)dl_buffer_reserve(out, room);
        if (!to)
            break;
        result = BrotliDecoderDecompressStream(state, &left, &in, &room, &to, NULL);
        out->size += STEP - room;
    }
    if (state)
        BrotliDecoderDestroyInstance(state);
    return out->size > 0;
}

/* A page, or text. */
static bool is_plain(dl_slice body)
{
    const dl_slice text = dl_slice_trim(body);
    return (text.size && text.data[0] == '<') || dl_utf8_first_invalid(body) == body.size;
}

const char *dl_content_unpack(dl_buffer *out, dl_slice body, dl_slice coding, size_t limit)
{
    static const struct {
        const char *name; /* in the header; "": the bytes tell */
        dl_slice magic;
        unpacker *unpack;
        const char *problem;
    } codings[] = {
        {"", {"\x1F\x8B", 2}, unpack_gzip, "a page whose gzip is damaged"},
        {"", {"\x28\xB5\x2F\xFD", 4}, unpack_zstandard, "a page whose Zstandard is damaged"},
        {"deflate", {"", 0}, unpack_deflate, "a page whose deflate is damaged"},
        {"br", {"", 0}, unpack_brotli, "a page whose Brotli is damaged"},
    };
    for (size_t i = 0; i < sizeof codings / sizeof *codings; i++) {
        const size_t size = strlen(codings[i].name);
        const bool named = coding.size >= size && size && strncasecmp(coding.data, codings[i].name, size) == 0;
        if (size ? !named || is_plain(body) : !dl_slice_starts(body, codings[i].magic))
            continue;
        if (!codings[i].unpack(out, body, limit))
            return codings[i].problem;
        return out->size > limit ? "a page that unpacks to more than an article may have; see --article-limit" : NULL;
    }
    return NULL;
}
