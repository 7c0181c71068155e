/* Values of JSON in a stream, one after the other. */
#include "article/json/json_values.h"
#include "article/json/json_scan.h"
#include "article/lines/prose.h"

dateline_status dl_json_next_sign(dl_reading *reading, char *sign)
{
    dateline_status status = DATELINE_OK;
    *sign = '\0';
    while (!status) {
        dl_slice text = dl_reading_rest(reading);
        size_t at = 0, next;
        while ((next = dl_prose_skip_blanks(text, at)) < text.size && strchr(",;\x1E", text.data[next]) && text.data[next])
            at = next + 1;
        if (next < text.size) {
            dl_reading_use(reading, next);
            *sign = text.data[next];
            break;
        }
        dl_reading_use(reading, text.size);
        if (reading->ended)
            break;
        status = dl_reading_fill(reading);
    }
    return status;
}

dateline_status dl_json_take_value(dl_reading *reading, dl_json_taker *take)
{
    dateline_status status = DATELINE_OK;
    dl_json_scan scan = {0};
    bool skipping = false, closed = false;
    for (;;) {
        closed = dl_json_scan_run(&scan, dl_reading_rest(reading));
        if (scan.at > dl_reading_limit(reading)) {
            if (!skipping)
                dl_reading_tell_too_large(reading, "a record is");
            skipping = true;
        }
        if (closed || reading->ended)
            break;
        if (skipping) {
            dl_reading_use(reading, dl_reading_rest(reading).size);
            scan.at = 0;
        }
        status = dl_reading_fill(reading);
        if (status)
            return status;
    }
    size_t size = closed ? scan.at : dl_reading_rest(reading).size;
    if (!skipping)
        status = take(reading, size);
    dl_reading_use(reading, size);
    return status;
}

/* Up to a comma or what closes the value around it. */
static dateline_status skip_word(dl_reading *reading)
{
    dateline_status status = DATELINE_OK;
    while (!status) {
        const dl_slice text = dl_reading_rest(reading);
        size_t at = 0;
        while (at < text.size && !strchr(",}] \t\r\n", text.data[at]))
            at++;
        dl_reading_use(reading, at);
        if (at < text.size || reading->ended)
            break;
        status = dl_reading_fill(reading);
    }
    return status;
}

dateline_status dl_json_skip_value(dl_reading *reading)
{
    const dl_slice rest = dl_reading_rest(reading);
    const bool string = rest.size && rest.data[0] == '"',
               nests = rest.size && strchr("{[", rest.data[0]) && rest.data[0];
    dl_json_scan scan = {0};
    dateline_status status = DATELINE_OK;
    bool closed = false;
    if (!string && !nests)
        return skip_word(reading);
    for (;;) {
        const dl_slice text = dl_reading_rest(reading);
        closed = string ? dl_json_scan_string(&scan, text) : dl_json_scan_run(&scan, text);
        dl_reading_use(reading, scan.at);
        scan.at = 0;
        if (closed || reading->ended)
            return DATELINE_OK;
        if ((status = dl_reading_fill(reading)))
            return status;
    }
}
