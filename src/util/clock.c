/* Clocks and the calendar. */
#include "util/clock.h"

#include <time.h>

int64_t dl_clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

int64_t dl_clock_monotonic_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

bool dl_date_valid(int year, int month, int day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= lengths[month - 1] + (month == 2 && leap);
}

/* The calendar repeats every 400 years, 146,097 days; years are counted from March, so that the
 * leap day is the last of a year. */
int64_t dl_date_days(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void dl_date_civil(int64_t days, int *year, int *month, int *day)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    *day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

dl_date dl_date_of(int year, int month, int day)
{
    if (!dl_date_valid(year, month, day))
        return DL_DATE_NONE;
    return (dl_date){dl_date_days(year, month, day) * 86400, false};
}

void dl_date_format(dl_buffer *out, dl_date date)
{
    if (!dl_date_known(date))
        return;
    int64_t days = date.seconds / 86400, rest = date.seconds % 86400;
    if (rest < 0) {
        days--;
        rest += 86400;
    }
    int year, month, day;
    dl_date_civil(days, &year, &month, &day);
    dl_buffer_printf(out, "%04d-%02d-%02d", year, month, day);
    if (date.has_time)
        dl_buffer_printf(out, "T%02d:%02d:%02dZ", (int)(rest / 3600), (int)(rest / 60 % 60),
                         (int)(rest % 60));
}

dl_slice dl_date_text(dl_arena *arena, dl_date date)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_date_format(&text, date);
    arena->failed |= text.failed;
    dl_slice copy = dl_arena_copy(arena, dl_buffer_slice(&text));
    dl_buffer_free(&text);
    return copy;
}

/* Takes exactly `digits` digits from the front of *text. */
static bool take_number(dl_slice *text, size_t digits, int *number)
{
    if (text->size < digits)
        return false;
    *number = 0;
    for (size_t i = 0; i < digits; i++) {
        if (!dl_is_digit(text->data[i]))
            return false;
        *number = *number * 10 + (text->data[i] - '0');
    }
    *text = dl_slice_cut(*text, digits, text->size);
    return true;
}

static bool take_byte(dl_slice *text, char byte)
{
    if (!text->size || text->data[0] != byte)
        return false;
    *text = dl_slice_cut(*text, 1, text->size);
    return true;
}

/* Takes "Z", "+hh:mm", "+hhmm", " UTC" or nothing; *offset in seconds east of UTC. */
static bool take_zone(dl_slice *text, int *offset)
{
    *offset = 0;
    take_byte(text, ' ');
    if (dl_slice_is(*text, "UTC") || dl_slice_is(*text, "GMT"))
        text->size = 0;
    if (text->size == 0 || take_byte(text, 'Z') || take_byte(text, 'z'))
        return true;
    int sign = take_byte(text, '+') ? 1 : take_byte(text, '-') ? -1 : 0;
    int hours, minutes;
    if (!sign || !take_number(text, 2, &hours))
        return false;
    take_byte(text, ':');
    if (!take_number(text, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    *offset = sign * (hours * 3600 + minutes * 60);
    return true;
}

dl_date dl_date_parse_iso(dl_slice text)
{
    int year, month, day, hour, minute, second = 0, offset;
    if (!take_number(&text, 4, &year) || !take_byte(&text, '-') || !take_number(&text, 2, &month) ||
        !take_byte(&text, '-') || !take_number(&text, 2, &day) || !dl_date_valid(year, month, day))
        return DL_DATE_NONE;
    dl_date date = dl_date_of(year, month, day);
    if (text.size == 0)
        return date;
    if (!take_byte(&text, 'T') && !take_byte(&text, 't') && !take_byte(&text, ' '))
        return DL_DATE_NONE;
    if (!take_number(&text, 2, &hour) || !take_byte(&text, ':') || !take_number(&text, 2, &minute))
        return DL_DATE_NONE;
    if (take_byte(&text, ':')) {
        if (!take_number(&text, 2, &second))
            return DL_DATE_NONE;
        if (take_byte(&text, '.') || take_byte(&text, ',')) {
            int digit, digits = 0;
            while (take_number(&text, 1, &digit))
                digits++;
            if (!digits)
                return DL_DATE_NONE;
        }
    }
    if (!take_zone(&text, &offset) || text.size || hour > 23 || minute > 59 || second > 60)
        return DL_DATE_NONE;
    date.seconds += hour * 3600 + minute * 60 + second - offset;
    date.has_time = true;
    return date;
}
