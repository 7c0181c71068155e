/* Reading a source: unpacked, told what it is, converted, cut into articles. */
#include "article/beside.h"
#include "article/day_order.h"
#include "article/formats/formats.h"
#include "article/office/office.h"
#include "article/unpack.h"
#include "util/error.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

/* Statistics of bytes can be wrong, so the reader hears of them. */
static void tell_guess(dl_reading *reading, const char *encoding)
{
    char message[160];
    snprintf(message, sizeof message, "not UTF-8; read as %s, by its look; if that is wrong, convert it with iconv",
             encoding);
    dl_reading_warn(reading, UINT64_MAX, message);
}

/* What is not web pages, mail and the like is converted as a whole. */
static dateline_status convert(dl_reading *reading, bool raw)
{
    char encoding[DL_ENCODING_NAME];
    if (raw)
        return DATELINE_OK;
    dl_encoding_source how = dl_encoding_find(encoding, dl_reading_rest(reading), reading->ended);
    if (how == DL_ENCODING_UTF8)
        return DATELINE_OK;
    if (how == DL_ENCODING_GUESSED)
        tell_guess(reading, encoding);
    return dl_reading_decode(reading, dl_encoding_decoder(encoding));
}

/* What a word processor wrote is text, once its marks are gone. */
static dateline_status read_office(dl_reading *reading, dl_office_maker *make)
{
    dateline_status status = dl_reading_decode(reading, make());
    if (!status)
        status = dl_reading_want(reading, DL_SOURCE_CHUNK);
    if (status)
        return status;
    dl_head head = dl_format_head(dl_reading_rest(reading), reading->ended, reading->name);
    return dl_format_of_text(&head)->read(reading);
}

static dateline_status read_text(dl_reading *reading, unsigned depth)
{
    char encoding[DL_ENCODING_NAME];
    const char *reason;
    dl_office_maker *office;
    dateline_status status = dl_reading_want(reading, DL_SOURCE_CHUNK);
    if (status)
        return status;
    if (dl_unpack_is_packed(dl_reading_rest(reading)))
        return dl_unpack_read(reading, depth, read_text);
    if (dl_office_is(dl_reading_rest(reading), &office))
        return read_office(reading, office);
    dl_encoding_source wide = dl_encoding_find_wide(encoding, dl_reading_rest(reading));
    if (wide)
        status = dl_reading_decode(reading, dl_encoding_decoder(encoding));
    if (!status)
        status = dl_reading_want(reading, DL_SOURCE_CHUNK);
    if (status)
        return status;
    dl_head head = dl_format_head(dl_reading_rest(reading), reading->ended, reading->name);
    const dl_format *format = dl_format_find(&head, &reason);
    if (format && wide == DL_ENCODING_GUESSED)
        tell_guess(reading, encoding);
    if (format) {
        status = wide ? DATELINE_OK : convert(reading, format->raw);
        if (!status && format->dated)
            status = dl_day_order_learn(reading, format);
        if (!status)
            status = format->read(reading);
        if (!status && !reading->delivered && !reading->told && !reading->of_book)
            dl_reading_tell(reading, UINT64_MAX, DL_LOSS_NO_ARTICLE, "holds no articles; nothing to index");
        return status;
    }
    if (!reading->told) /* damaged compression says enough */
        dl_reading_tell(reading, UINT64_MAX, DL_LOSS_NO_ARTICLE, reason);
    return DATELINE_OK;
}

dateline_status dl_source_read(dl_source *source, const dl_source_options *options,
                               const dl_source_events *events, bool *changed, dateline_error *error)
{
    dl_run run = {.source = source, .options = options, .events = events, .error = error};
    dl_reading reading;
    struct stat now;
    if (changed)
        *changed = false;
    if (lseek(source->file, 0, SEEK_SET) < 0)
        return dl_fail_io(error, source->path, "read", errno);
    dl_beside_read(&run);
    dl_reading_begin(&reading, &run);
    dateline_status status = read_text(&reading, 0);
    dl_reading_end(&reading);
    dl_arena_free(&run.arena);
    dl_hash128 hash;
    if (!status && source->hasher) /* before it can be seen that the file changed */
        status = dl_source_hash(&hash, source, error);
    if (!status && changed && fstat(source->file, &now) == 0) {
        dl_source_stamp stamp = dl_source_stamp_of(&now);
        *changed = stamp.size != source->stamp.size || stamp.modified_ns != source->stamp.modified_ns;
    }
    return status;
}
