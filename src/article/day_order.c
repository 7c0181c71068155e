/* The order of days and months. */
#include "article/day_order.h"
#include "util/error.h"

enum { SAMPLE = 1 << 20 };

static bool is_digit(dl_slice text, size_t at)
{
    return at < text.size && dl_is_digit(text.data[at]);
}

/* Whether three numbers like "3/4/2018" stand anywhere in `text`. */
static bool has_numbers(dl_slice text)
{
    for (size_t at = 1; at < text.size; at++) {
        const char sign = text.data[at];
        if ((sign != '/' && sign != '-') || !is_digit(text, at - 1) || !is_digit(text, at + 1))
            continue;
        const size_t second = at + 2 + is_digit(text, at + 2);
        if (second + 1 < text.size && text.data[second] == sign && is_digit(text, second + 3) &&
            is_digit(text, second + 4))
            return true;
    }
    return false;
}

static dateline_status take_none(void *context, const dl_article *article, dateline_error *error)
{
    (void)context, (void)article, (void)error;
    return DATELINE_OK;
}

static void tell_none(void *context, const char *member, uint64_t at, dl_loss loss, const char *message)
{
    (void)context, (void)member, (void)at, (void)loss, (void)message;
}

/* Reads a copy of the sample as if it were all, for the sake of its dates. */
static dateline_status read_sample(dl_reading *reading, const dl_format *format)
{
    const dl_source_events silent = {take_none, tell_none, NULL, NULL};
    dl_run run = *reading->run;
    run.events = &silent;
    dl_slice rest = dl_reading_rest(reading);
    dl_reading sample = {.run = &run, .member = reading->member, .name = reading->name, .line = 1, .ended = true};
    dl_buffer_add_slice(&sample.pending, dl_slice_cut(rest, 0, rest.size < SAMPLE ? rest.size : SAMPLE));
    dateline_status status = sample.pending.failed ? dl_fail_memory(run.error) : format->read(&sample);
    reading->days.seen = sample.days.seen;
    dl_reading_end(&sample);
    return status;
}

dateline_status dl_day_order_learn(dl_reading *reading, const dl_format *format)
{
    if (reading->days.stated || !has_numbers(dl_reading_rest(reading)))
        return DATELINE_OK;
    dateline_status status = dl_reading_want(reading, SAMPLE);
    return status ? status : read_sample(reading, format);
}
