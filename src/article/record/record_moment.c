/* Moments that records give as numbers. */
#include "article/record/record_moment.h"
#include "article/lines/word_date.h"
#include "util/ascii.h"

#include <stdio.h>

/* 20060512, 20060512120000: the digits of a day, and of its time, as a number. */
static dl_date written_day(double number)
{
    char digits[20] = "";
    const bool day = number >= 19000101 && number < 21010000, moment = number >= 19000101e6 && number < 21010000e6;
    if (day || moment)
        snprintf(digits, sizeof digits, "%.0f", number);
    return dl_word_date_parse(dl_slice_of(digits));
}

dl_date dl_record_moment(double number)
{
    const double most = 95617584000.0;
    const dl_date written = written_day(number);
    if (dl_date_known(written) || (number > 0 && number < 10000)) /* a year alone is no day */
        return written;
    for (unsigned i = 0; i < 3 && number > most; i++) /* thousandths, millionths, or billionths */
        number /= 1000;
    if (!(number >= -most && number <= most))
        return DL_DATE_NONE;
    return (dl_date){(int64_t)number, true};
}

/* All digits: seconds or milliseconds since 1970, as some exports have it; some with a fraction. */
static dl_slice whole_number(dl_slice text)
{
    const char *point = text.size ? memchr(text.data, '.', text.size) : NULL;
    size_t end = point ? (size_t)(point - text.data) : text.size;
    for (size_t i = end + 1; i < text.size; i++)
        if (!dl_is_digit(text.data[i]))
            return text;
    return dl_slice_cut(text, 0, end);
}

static bool is_number(dl_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!dl_is_digit(text.data[i]))
            return false;
    return (text.size >= 9 && text.size <= 13) || text.size == 16 || text.size == 19;
}

/* "/Date(1763460000000+0100)/", as .NET writes a moment: the number; another text as it is. */
static dl_slice moment_of(dl_slice text)
{
    const dl_slice rest = dl_slice_starts(text, DL_LITERAL("/")) ? dl_slice_cut(text, 1, text.size) : text;
    size_t end = 5;
    if (!dl_slice_starts(rest, DL_LITERAL("Date(")))
        return text;
    while (end < rest.size && dl_is_digit(rest.data[end]))
        end++;
    return dl_slice_cut(rest, 5, end);
}

bool dl_record_moment_in(dl_date *out, dl_slice text)
{
    const dl_slice digits = whole_number(moment_of(text));
    double number = 0;
    if (!is_number(digits))
        return false;
    for (size_t i = 0; i < digits.size; i++)
        number = number * 10 + (digits.data[i] - '0');
    *out = dl_record_moment(number);
    return true;
}
