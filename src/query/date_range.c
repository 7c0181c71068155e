/* Dates in queries. */
#include "query/date_range.h"

static const int64_t day = 86400;

/* Takes `digits` digits. */
static bool take_digits(dl_slice *text, size_t digits, int *value)
{
    *value = 0;
    if (text->size < digits)
        return false;
    for (size_t i = 0; i < digits; i++) {
        if (text->data[i] < '0' || text->data[i] > '9')
            return false;
        *value = *value * 10 + (text->data[i] - '0');
    }
    *text = dl_slice_cut(*text, digits, text->size);
    return true;
}

static bool take_dash(dl_slice *text)
{
    if (!text->size || text->data[0] != '-')
        return false;
    *text = dl_slice_cut(*text, 1, text->size);
    return true;
}

/* A year, month or day: [*from, *until). */
static bool parse_calendar(int64_t *from, int64_t *until, dl_slice text)
{
    int year, month, date;
    if (!take_digits(&text, 4, &year) || !dl_date_valid(year, 1, 1))
        return false;
    *from = dl_date_days(year, 1, 1) * day;
    *until = dl_date_days(year + 1, 1, 1) * day;
    if (!text.size)
        return true;
    if (!take_dash(&text) || !take_digits(&text, 2, &month) || !dl_date_valid(year, month, 1))
        return false;
    *from = dl_date_days(year, month, 1) * day;
    *until = month == 12 ? *until : dl_date_days(year, month + 1, 1) * day;
    if (!text.size)
        return true;
    if (!take_dash(&text) || !take_digits(&text, 2, &date) || text.size ||
        !dl_date_valid(year, month, date))
        return false;
    *from = dl_date_days(year, month, date) * day;
    *until = *from + day;
    return true;
}

/* "7d", "2w": from so long before now on. */
static bool parse_before(int64_t *from, int64_t *until, dl_slice text, int64_t now)
{
    int64_t count = 0;
    size_t digits = 0;
    while (digits < text.size && digits < 6 && text.data[digits] >= '0' && text.data[digits] <= '9')
        count = count * 10 + (text.data[digits++] - '0');
    if (!digits || digits + 1 != text.size)
        return false;
    char unit = text.data[digits];
    if (unit != 'd' && unit != 'w')
        return false;
    int64_t today = now / day * day;
    *from = today - count * day * (unit == 'w' ? 7 : 1);
    *until = today + day;
    return true;
}

static bool parse_one(int64_t *from, int64_t *until, dl_slice text, int64_t now)
{
    int64_t today = now / day * day;
    if (dl_slice_is(text, "today") || dl_slice_is(text, "yesterday")) {
        *from = text.size == 5 ? today : today - day;
        *until = *from + day;
        return true;
    }
    return parse_before(from, until, text, now) || parse_calendar(from, until, text);
}

bool dl_date_range_parse(int64_t *from, int64_t *until, dl_slice text, int64_t now)
{
    size_t at = 0, gap = 0;
    for (; at < text.size && !gap; at++)
        gap = text.data[at] == '/' ? 1
              : text.data[at] == '.' && at + 1 < text.size && text.data[at + 1] == '.' ? 2
                                                                                        : 0;
    if (!gap)
        return parse_one(from, until, text, now);
    dl_slice left = dl_slice_cut(text, 0, at - 1);
    dl_slice right = dl_slice_cut(text, at - 1 + gap, text.size);
    int64_t ignored;
    *from = INT64_MIN;
    *until = INT64_MAX;
    if (!left.size && !right.size)
        return false;
    return (!left.size || parse_one(from, &ignored, left, now)) &&
           (!right.size || parse_one(&ignored, until, right, now));
}

void dl_date_range_print(dl_buffer *out, int64_t from, int64_t until)
{
    if (from != INT64_MIN)
        dl_date_format(out, (dl_date){from, false});
    dl_buffer_add_text(out, "..");
    if (until != INT64_MAX)
        dl_date_format(out, (dl_date){until - day, false});
}
