/* zlib's streams, one member of gzip after the other. */
#include "article/reading/inflate.h"

#include <stdlib.h>
#include <zlib.h>

enum { MAGIC = 4 }; /* bytes: 1F 8B 08, and flags of which three are not used */

typedef enum place { WITHIN, BETWEEN_MEMBERS, LOOKING_FOR_MEMBER, AT_END } place;

struct dl_inflate {
    z_stream stream;
    dl_inflate_frame frame;
    place place;
    unsigned char magic[MAGIC]; /* as much as was found while looking */
    size_t found;
    char reason[64];
};

dl_inflate *dl_inflate_new(dl_inflate_frame frame)
{
    static const int windows[] = {
        [DL_INFLATE_GZIP] = MAX_WBITS + 16, [DL_INFLATE_ZLIB] = MAX_WBITS, [DL_INFLATE_BARE] = -MAX_WBITS};
    dl_inflate *made = calloc(1, sizeof *made);
    if (!made)
        return NULL;
    made->frame = frame;
    if (inflateInit2(&made->stream, windows[frame]) == Z_OK)
        return made;
    free(made);
    return NULL;
}

void dl_inflate_free(dl_inflate *inflate)
{
    if (!inflate)
        return;
    inflateEnd(&inflate->stream);
    free(inflate);
}

/* Takes bytes up to a member's front, whose magic the stream gets then. */
static void look(dl_inflate *of, dl_slice *in)
{
    size_t at = 0;
    while (at < in->size && of->found < MAGIC) {
        const unsigned char byte = (unsigned char)in->data[at++];
        bool fits = of->found == 0   ? byte == 0x1F
                    : of->found == 1 ? byte == 0x8B
                    : of->found == 2 ? byte == 8
                                     : byte < 0x20;
        if (!fits) { /* a front may begin where another one ends */
            of->found = 0;
            fits = byte == 0x1F;
        }
        if (fits)
            of->magic[of->found++] = byte;
    }
    *in = dl_slice_cut(*in, at, in->size);
    if (of->found < MAGIC)
        return;
    inflateReset(&of->stream);
    of->stream.next_in = of->magic;
    of->stream.avail_in = MAGIC;
    of->stream.next_out = of->magic; /* a header gives nothing */
    of->stream.avail_out = 0;
    (void)inflate(&of->stream, Z_NO_FLUSH);
    of->found = 0;
    of->place = WITHIN;
}

static dl_inflate_state unpack(dl_inflate *of, dl_slice *in, char *room, size_t *size)
{
    z_stream *stream = &of->stream;
    const uInt most = (uInt)-1, given = in->size < most ? (uInt)in->size : most,
               space = *size < most ? (uInt)*size : most;
    stream->next_in = (Bytef *)in->data;
    stream->avail_in = given;
    stream->next_out = (Bytef *)room;
    stream->avail_out = space;
    const int result = inflate(stream, Z_NO_FLUSH);
    *in = dl_slice_cut(*in, given - stream->avail_in, in->size);
    *size = space - stream->avail_out;
    if (result == Z_OK || result == Z_BUF_ERROR)
        return DL_INFLATE_MORE;
    if (result == Z_MEM_ERROR)
        return DL_INFLATE_MEMORY;
    const bool gzip = of->frame == DL_INFLATE_GZIP;
    if (result == Z_STREAM_END) {
        of->place = gzip ? BETWEEN_MEMBERS : AT_END;
        return gzip ? DL_INFLATE_MORE : DL_INFLATE_ENDED;
    }
    const dl_slice said = dl_slice_of(stream->msg ? stream->msg : "damaged");
    const size_t kept = said.size < sizeof of->reason ? said.size : sizeof of->reason - 1;
    memcpy(of->reason, said.data, kept);
    of->reason[kept] = 0;
    of->place = gzip ? LOOKING_FOR_MEMBER : AT_END;
    return DL_INFLATE_DAMAGED;
}

dl_inflate_state dl_inflate_run(dl_inflate *inflate, dl_slice *in, char *room, size_t *size)
{
    if (inflate->place == BETWEEN_MEMBERS && in->size) {
        inflate->place = (unsigned char)in->data[0] == 0x1F ? WITHIN : AT_END;
        inflateReset(&inflate->stream);
    }
    if (inflate->place == LOOKING_FOR_MEMBER)
        look(inflate, in);
    if (inflate->place == WITHIN)
        return unpack(inflate, in, room, size);
    *size = 0;
    return inflate->place == AT_END ? DL_INFLATE_ENDED : DL_INFLATE_MORE;
}

bool dl_inflate_is_whole(const dl_inflate *inflate)
{
    return inflate->place != WITHIN;
}

const char *dl_inflate_reason(const dl_inflate *inflate)
{
    return inflate->reason;
}
