/* Dates as articles write them. */
#include "article/word_date.h"

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

static void skip(dl_slice *text, const char *bytes)
{
    while (text->size && strchr(bytes, text->data[0]) && text->data[0])
        *text = dl_slice_cut(*text, 1, text->size);
}

/* Takes a number of `least` to `most` digits. */
static bool take_number(dl_slice *text, size_t least, size_t most, int *value)
{
    size_t digits = 0;
    *value = 0;
    while (digits < text->size && digits < most && text->data[digits] >= '0' &&
           text->data[digits] <= '9')
        *value = *value * 10 + (text->data[digits++] - '0');
    bool more = digits < text->size && text->data[digits] >= '0' && text->data[digits] <= '9';
    if (digits < least || more)
        return false;
    *text = dl_slice_cut(*text, digits, text->size);
    return true;
}

/* Takes a month's name, whole or its first three or four letters, with or without a full stop. */
static bool take_month(dl_slice *text, int *month)
{
    static const char *const names[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
    size_t letters = 0;
    while (letters < text->size && lower(text->data[letters]) >= 'a' &&
           lower(text->data[letters]) <= 'z')
        letters++;
    if (letters < 3)
        return false;
    for (int i = 0; i < 12; i++) {
        size_t size = strlen(names[i]), same = 0;
        while (same < letters && same < size && lower(text->data[same]) == names[i][same])
            same++;
        if (same == letters && (same == size || same <= 4)) {
            *month = i + 1;
            *text = dl_slice_cut(*text, letters, text->size);
            skip(text, ".");
            return true;
        }
    }
    return false;
}

dl_date dl_word_date_take(dl_slice text, size_t *used)
{
    dl_slice rest = text;
    int year, month, day;
    *used = 0;
    bool month_first = take_month(&rest, &month);
    skip(&rest, " ");
    if (!take_number(&rest, 1, 2, &day))
        return DL_DATE_NONE;
    skip(&rest, ", ");
    if (!month_first && !take_month(&rest, &month))
        return DL_DATE_NONE;
    skip(&rest, ", ");
    if (!take_number(&rest, 4, 4, &year))
        return DL_DATE_NONE;
    dl_date date = dl_date_of(year, month, day);
    if (dl_date_known(date))
        *used = text.size - rest.size;
    return date;
}

/* hh:mm[:ss[.f]], with an optional zone "+hhmm" behind it: seconds from the day's beginning, UTC. */
static bool take_time(dl_slice *text, int64_t *seconds)
{
    int hour, minute, second = 0, fraction;
    if (!take_number(text, 1, 2, &hour) || !text->size || text->data[0] != ':')
        return false;
    skip(text, ":");
    if (!take_number(text, 2, 2, &minute))
        return false;
    if (text->size && text->data[0] == ':') {
        skip(text, ":");
        if (!take_number(text, 2, 2, &second))
            return false;
    }
    if (text->size && text->data[0] == '.') {
        skip(text, ".");
        if (!take_number(text, 1, 9, &fraction))
            return false;
    }
    if (hour > 23 || minute > 59 || second > 60)
        return false;
    *seconds = hour * 3600 + minute * 60 + second;
    skip(text, " ");
    if (text->size && (text->data[0] == '+' || text->data[0] == '-')) {
        int sign = text->data[0] == '-' ? -1 : 1, both;
        *text = dl_slice_cut(*text, 1, text->size);
        if (!take_number(text, 4, 4, &both))
            return false;
        *seconds -= sign * (both / 100 * 3600 + both % 100 * 60);
    }
    return true;
}

dl_date dl_word_date_parse(dl_slice text)
{
    text = dl_slice_trim(text);
    dl_date date = dl_date_parse_iso(text);
    if (dl_date_known(date))
        return date;
    size_t used, comma = 0;
    while (comma < text.size && comma < 10 && text.data[comma] != ',')
        comma++;
    if (comma < 10 && comma + 1 < text.size && lower(text.data[0]) >= 'a') {
        /* A weekday before the comma, unless it is "November 18, 2025". */
        dl_slice rest = dl_slice_trim(dl_slice_cut(text, comma + 1, text.size));
        if (dl_date_known(dl_word_date_take(rest, &used)))
            text = rest;
    }
    date = dl_word_date_take(text, &used);
    dl_slice rest = text;
    if (dl_date_known(date)) {
        rest = dl_slice_cut(text, used, text.size);
    } else {
        int year, month, day; /* 26-FEB-1987 */
        if (!take_number(&rest, 1, 2, &day) || !rest.size || rest.data[0] != '-')
            return DL_DATE_NONE;
        skip(&rest, "-");
        if (!take_month(&rest, &month) || !rest.size || rest.data[0] != '-')
            return DL_DATE_NONE;
        skip(&rest, "-");
        if (!take_number(&rest, 4, 4, &year))
            return DL_DATE_NONE;
        date = dl_date_of(year, month, day);
    }
    skip(&rest, ", ");
    int64_t seconds;
    if (dl_date_known(date) && take_time(&rest, &seconds)) {
        date.seconds += seconds;
        date.has_time = true;
    }
    return date;
}
