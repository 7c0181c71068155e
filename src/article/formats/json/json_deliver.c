#include "article/formats/json/json_deliver.h"
#include "article/formats/json/json_record.h"
#include "article/json/json_values.h"
#include "article/lines/prose.h"

static dateline_status take_article(void *context, dl_article *article, dateline_error *error)
{
    (void)error;
    return dl_reading_deliver(context, article);
}

dateline_status dl_json_deliver(dl_reading *reading, size_t size)
{
    const dl_json_events events = {take_article, dl_reading_tell, reading};
    dl_slice whole = dl_slice_cut(dl_reading_rest(reading), 0, size), text = dl_prose_trim(whole);
    if (dl_slice_ends(text, DL_LITERAL("},")))
        text.size--;
    if (!text.size)
        return DATELINE_OK;
    const dl_json_hints hints = {reading->run->options->map, &reading->run->owner, &reading->days};
    dl_arena_reset(&reading->arena);
    uint64_t at = dl_reading_place(reading) + (uint64_t)(text.data - whole.data);
    return dl_json_record_read(&reading->arena, &hints, text, at, reading->line, &events, reading->run->error);
}

dateline_status dl_json_read_value(dl_reading *reading)
{
    return dl_json_take_value(reading, dl_json_deliver);
}
