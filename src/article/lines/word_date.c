/* Dates as articles write them. */
#include "article/lines/word_date.h"
#include "util/ascii.h"

#include <stdio.h>
#include <strings.h>

/* Names of the months as dates have them, in English and the languages whose tweets are often embedded;
 * the longest that fits counts. ASCII capitals don't matter. */
static const char *const months[12] = {
    "january jan gen ene januar janvier enero gennaio janeiro января",
    "february feb februar février febrero febbraio fevereiro февраля",
    "march mar märz mars marzo março марта",
    "april apr abr avril abril aprile апреля",
    "may mai mag mayo maggio maio мая",
    "june jun giu juni juin junio giugno junho июня",
    "july jul lug juli juillet julio luglio julho июля",
    "august aug août agosto августа",
    "september sep sept septembre septiembre settembre setembro сентября",
    "october oct ott oktober octobre octubre ottobre outubro октября",
    "november nov novembre noviembre novembro ноября",
    "december dec dic dezember décembre diciembre dicembre dezembro декабря",
};

static bool is_letter(char byte)
{
    return ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || (byte & 0x80);
}

static void drop(dl_slice *text, size_t size)
{
    *text = dl_slice_cut(*text, size, text->size);
}

static void skip(dl_slice *text, const char *bytes)
{
    while (text->size && text->data[0] && strchr(bytes, text->data[0]))
        drop(text, 1);
}

/* Takes `word` (ASCII case ignored) if no letter follows. */
static bool take_word(dl_slice *text, const char *word, size_t size)
{
    if (text->size < size || strncasecmp(text->data, word, size) != 0 ||
        (text->size > size && is_letter(text->data[size])))
        return false;
    drop(text, size);
    return true;
}

/* Takes a number of `least` to `most` digits. */
static bool take_number(dl_slice *text, size_t least, size_t most, int *value)
{
    size_t digits = 0;
    *value = 0;
    while (digits < text->size && digits < most && dl_is_digit(text->data[digits]))
        *value = *value * 10 + (text->data[digits++] - '0');
    if (digits < least || (digits < text->size && dl_is_digit(text->data[digits])))
        return false;
    drop(text, digits);
    return true;
}

static bool take_month(dl_slice *text, int *month)
{
    if (!text->size || !is_letter(text->data[0]))
        return false;
    for (int i = 0; i < 12; i++)
        for (const char *name = months[i]; *name;) {
            size_t size = strcspn(name, " ");
            if (take_word(text, name, size)) {
                *month = i + 1;
                skip(text, ".");
                return true;
            }
            name += size;
            name += *name == ' ';
        }
    return false;
}

static bool take_text(dl_slice *text, const char *bytes)
{
    if (!dl_slice_starts(*text, dl_slice_of(bytes)))
        return false;
    drop(text, strlen(bytes));
    return true;
}

/* What may stand between the parts of a date: blanks, a comma, "de". */
static void skip_between(dl_slice *text)
{
    skip(text, ", .");
    if (take_word(text, "de", 2))
        skip(text, " ");
}

/* What makes a number of a day's an ordinal: "18th", "1er". */
static void skip_ordinal(dl_slice *text)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "er"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (take_word(text, endings[i], 2))
            return;
}

/* "November 18" or "18 November"; neither need exist. */
static bool take_day_and_month(dl_slice *text, int *month, int *day)
{
    bool month_first = take_month(text, month);
    skip(text, " ");
    if (!take_number(text, 1, 2, day))
        return false;
    skip_ordinal(text);
    if (month_first)
        return true;
    skip_between(text);
    if (take_word(text, "of", 2))
        skip(text, " ");
    return take_month(text, month);
}

/* "2025\u5E7411\u670818\u65E5", "2025\uB144 11\uC6D4 18\uC77C" */
static dl_date take_east(dl_slice *text)
{
    static const char *const units[][3] = {{"\u5E74", "\u6708", "\u65E5"}, {"\uB144", "\uC6D4", "\uC77C"}};
    int numbers[3];
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        dl_slice rest = *text;
        size_t part = 0;
        while (part < 3 && take_number(&rest, part ? 1 : 4, part ? 2 : 4, &numbers[part]) &&
               (skip(&rest, " "), take_text(&rest, units[i][part]))) {
            part++;
            if (part < 3)
                skip(&rest, " ");
        }
        if (part < 3)
            continue;
        *text = rest;
        return dl_date_of(numbers[0], numbers[1], numbers[2]);
    }
    return DL_DATE_NONE;
}

dl_date dl_word_date_take(dl_slice text, size_t *used)
{
    dl_slice rest = text;
    int year, month, day;
    *used = 0;
    const dl_date east = take_east(&rest);
    if (dl_date_known(east)) {
        *used = text.size - rest.size;
        return east;
    }
    if (!take_day_and_month(&rest, &month, &day))
        return DL_DATE_NONE;
    skip_between(&rest);
    if (!take_number(&rest, 4, 4, &year))
        return DL_DATE_NONE;
    dl_date date = dl_date_of(year, month, day);
    if (dl_date_known(date))
        *used = text.size - rest.size;
    return date;
}

size_t dl_word_date_take_day(dl_slice text)
{
    size_t used;
    dl_slice rest = text;
    int month, day;
    if (dl_date_known(dl_word_date_take(text, &used)))
        return used;
    /* 2000: a leap year, so that February 29 is a day. */
    bool exists = take_day_and_month(&rest, &month, &day) && dl_date_valid(2000, month, day);
    return exists ? text.size - rest.size : 0;
}

/* The zones that RFC 2822 (4.3) knows by name; hours east of Greenwich. */
static const struct {
    const char *name;
    int east;
} zones[] = {{"EST", -5}, {"EDT", -4}, {"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6},
             {"PST", -8}, {"PDT", -7}, {"GMT", 0},  {"UTC", 0},  {"UT", 0}};

/* A name, "+hhmm", "+hh:mm" or "GMT+hhmm": seconds east of Greenwich; 0 when there is none. */
static bool take_zone(dl_slice *text, int64_t *east)
{
    int hours, minutes;
    *east = 0;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (take_word(text, zones[i].name, strlen(zones[i].name))) {
            *east = zones[i].east * 3600;
            break;
        }
    if (*east || !text->size || (text->data[0] != '+' && text->data[0] != '-'))
        return true;
    int sign = text->data[0] == '-' ? -1 : 1;
    drop(text, 1);
    bool colon = text->size > 2 && text->data[2] == ':';
    if (!take_number(text, colon ? 2 : 4, colon ? 2 : 4, &hours))
        return false;
    minutes = hours % 100;
    hours /= 100;
    if (colon) {
        hours = minutes;
        drop(text, 1);
        if (!take_number(text, 2, 2, &minutes))
            return false;
    }
    *east = sign * (hours * 3600 + minutes * 60);
    return hours < 24 && minutes < 60;
}

/* hh:mm[:ss[.f]][ am|pm][ zone]: seconds from the day's beginning, UTC. */
static bool take_time(dl_slice *text, int64_t *seconds)
{
    int hour, minute, second = 0, fraction;
    int64_t east;
    if (!take_number(text, 1, 2, &hour) || !text->size || text->data[0] != ':')
        return false;
    drop(text, 1);
    if (!take_number(text, 2, 2, &minute))
        return false;
    if (text->size && text->data[0] == ':') {
        drop(text, 1);
        if (!take_number(text, 2, 2, &second))
            return false;
    }
    if (text->size > 1 && text->data[0] == '.' && dl_is_digit(text->data[1])) {
        drop(text, 1);
        if (!take_number(text, 1, 9, &fraction))
            return false;
    }
    skip(text, " ");
    bool afternoon = take_word(text, "pm", 2);
    if ((afternoon || take_word(text, "am", 2)) && hour >= 1 && hour <= 12)
        hour = hour % 12 + (afternoon ? 12 : 0);
    skip(text, " ");
    if (hour > 23 || minute > 59 || second > 60 || !take_zone(text, &east))
        return false;
    *seconds = hour * 3600 + minute * 60 + second - east;
    return true;
}

/* "26-FEB-1987", "26-Feb-87" as spreadsheets have it */
static dl_date take_hyphened(dl_slice *text)
{
    int year, month, day;
    skip(text, " ");
    if (!take_number(text, 1, 2, &day) || !text->size || text->data[0] != '-')
        return DL_DATE_NONE;
    drop(text, 1);
    if (!take_month(text, &month) || !text->size || text->data[0] != '-')
        return DL_DATE_NONE;
    drop(text, 1);
    dl_slice rest = *text;
    if (!take_number(&rest, 4, 4, &year)) {
        rest = *text;
        if (!take_number(&rest, 2, 2, &year))
            return DL_DATE_NONE;
        year += year < 50 ? 2000 : 1900;
    }
    *text = rest;
    return dl_date_of(year, month, day);
}

/* "21 Nov 97 09:55": a year of two digits stands before a time only (RFC 2822, 4.3). */
static dl_date take_short_year(dl_slice *text)
{
    int year, month, day;
    if (!take_day_and_month(text, &month, &day))
        return DL_DATE_NONE;
    skip(text, " ");
    if (!take_number(text, 2, 2, &year) || text->size < 2 || text->data[0] != ' ' || !dl_is_digit(text->data[1]))
        return DL_DATE_NONE;
    return dl_date_of(year + (year < 50 ? 2000 : 1900), month, day);
}

/* Takes what stands between the numbers of a day: `sign`, one of "./-", then perhaps a blank. */
static bool take_sign(dl_slice *text, char sign)
{
    if (!text->size || text->data[0] != sign)
        return false;
    drop(text, 1);
    skip(text, " ");
    return true;
}

/* "2018/2/13", "2018.02.13", "2018\u5E742\u670813\u65E5" */
static dl_date take_year_first(dl_slice *text)
{
    int year, month, day;
    if (!take_number(text, 4, 4, &year) || !text->size)
        return DL_DATE_NONE;
    const char sign = text->data[0];
    const bool named = take_text(text, "\u5E74");
    if (!named && (!strchr("./-", sign) || !take_sign(text, sign)))
        return DL_DATE_NONE;
    if (!take_number(text, 1, 2, &month) || !(named ? take_text(text, "\u6708") : take_sign(text, sign)) ||
        !take_number(text, 1, 2, &day))
        return DL_DATE_NONE;
    if (named)
        take_text(text, "\u65E5");
    return dl_date_of(year, month, day);
}

/* "2018 Feb 13", as MEDLINE has it */
static dl_date take_year_and_month(dl_slice *text)
{
    int year, month, day;
    if (!take_number(text, 4, 4, &year))
        return DL_DATE_NONE;
    skip(text, " ");
    if (!take_month(text, &month))
        return DL_DATE_NONE;
    skip(text, " ");
    return take_number(text, 1, 2, &day) ? dl_date_of(year, month, day) : DL_DATE_NONE;
}

/* "18" behind "1/30/", no digit behind it: that may be no year that stands first. Others want an order that is known. */
static dl_date take_two_digits(dl_slice *text, int first, int second, dl_day_order known, dl_day_order *fits)
{
    int year;
    dl_slice rest = *text;
    if (!take_number(&rest, 2, 2, &year) || (rest.size && dl_is_digit(rest.data[0])))
        return DL_DATE_NONE;
    year += year < 50 ? 2000 : 1900;
    *fits = first <= 12 && second > 12 ? DL_MONTH_FIRST : DL_ORDER_NONE;
    const dl_day_order order = *fits ? *fits : known;
    const dl_date date = order == DL_MONTH_FIRST ? dl_date_of(year, first, second)
                         : order == DL_DAY_FIRST ? dl_date_of(year, second, first)
                                                 : DL_DATE_NONE;
    if (dl_date_known(date))
        *text = rest;
    return date;
}

/* "13.02.2018", "13/02/2018", "2/13/2018", and "03/04/2018" if it is known that they stand in the order `known`. *fits: in
 * which they may. */
static dl_date take_year_third(dl_slice *text, dl_day_order known, dl_day_order *fits)
{
    int first, second, year;
    *fits = DL_ORDER_NONE;
    if (!take_number(text, 1, 2, &first) || !text->size)
        return DL_DATE_NONE;
    const char sign = text->data[0];
    if (!strchr("./-", sign) || !take_sign(text, sign) || !take_number(text, 1, 2, &second) || !take_sign(text, sign))
        return DL_DATE_NONE;
    dl_slice rest = *text;
    if (!take_number(&rest, 4, 4, &year))
        return sign == '/' ? take_two_digits(text, first, second, known, fits) : DL_DATE_NONE;
    *text = rest;
    const dl_date day_first = dl_date_of(year, second, first);
    if (sign == '.' || first == second)
        return day_first;
    const dl_date month_first = dl_date_of(year, first, second);
    *fits = (dl_date_known(day_first) ? DL_DAY_FIRST : 0) | (dl_date_known(month_first) ? DL_MONTH_FIRST : 0);
    const dl_day_order order = *fits == DL_ORDER_EITHER ? known : *fits;
    return order == DL_DAY_FIRST ? day_first : order == DL_MONTH_FIRST ? month_first : DL_DATE_NONE;
}

dl_day_order dl_word_date_order(dl_slice text)
{
    dl_day_order fits;
    text = dl_slice_trim(text);
    take_year_third(&text, DL_ORDER_NONE, &fits);
    return fits;
}

/* A day as any of these forms, taken off the front of `text`. */
static dl_date take_date(dl_slice *text, dl_day_order order)
{
    size_t used;
    dl_date date = dl_word_date_take(*text, &used);
    if (dl_date_known(date)) {
        drop(text, used);
        return date;
    }
    static dl_date (*const others[])(dl_slice *) = {take_hyphened, take_short_year, take_year_first,
                                                    take_year_and_month};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        dl_slice rest = *text;
        date = others[i](&rest);
        if (dl_date_known(date)) {
            *text = rest;
            return date;
        }
    }
    dl_day_order fits;
    return take_year_third(text, order, &fits);
}

/* "Wed Oct 10 20:19:24 +0000 2018": the year stands last, as in C's asctime(). */
static dl_date parse_year_last(dl_slice text)
{
    int year, month, day;
    int64_t seconds;
    if (text.size < 4 || text.data[3] != ' ' || !is_letter(text.data[0]))
        return DL_DATE_NONE;
    drop(&text, 4);
    if (!take_day_and_month(&text, &month, &day))
        return DL_DATE_NONE;
    skip(&text, " ");
    if (!take_time(&text, &seconds))
        return DL_DATE_NONE;
    skip(&text, " ");
    dl_date date = take_number(&text, 4, 4, &year) && !text.size ? dl_date_of(year, month, day) : DL_DATE_NONE;
    if (dl_date_known(date)) {
        date.seconds += seconds;
        date.has_time = true;
    }
    return date;
}

/* "20181010", "20181010T201924Z": ISO 8601 without its signs; "20181010201924", as databases and web archives have it. */
static dl_date parse_basic(dl_slice text)
{
    char plain[40] = {0};
    size_t digits = 0;
    while (digits < text.size && dl_is_digit(text.data[digits]))
        digits++;
    if (digits == 14 && text.size == 14) {
        snprintf(plain, sizeof plain, "%.8sT%.6s", text.data, text.data + 8);
        return parse_basic(dl_slice_make(plain, 15));
    }
    if (digits != 8 || (text.size > 8 && text.data[8] != 'T') || text.size > 24 || (text.size > 8 && text.size < 13))
        return DL_DATE_NONE;
    size_t seconds = text.size > 14 && dl_is_digit(text.data[13]) && dl_is_digit(text.data[14]) ? 15 : 13;
    int size = snprintf(plain, sizeof plain, "%.4s-%.2s-%.2s", text.data, text.data + 4, text.data + 6);
    if (text.size > 8)
        size += snprintf(plain + size, sizeof plain - (size_t)size, "T%.2s:%.2s%s%.*s%.*s", text.data + 9,
                         text.data + 11, seconds == 15 ? ":" : "", (int)seconds - 13, text.data + 13,
                         (int)(text.size - seconds), text.data + seconds);
    return dl_date_parse_iso(dl_slice_make(plain, (size_t)size));
}

/* "Published: November 18, 2025": behind the words, or all. */
static dl_slice behind_label(dl_slice text)
{
    enum { LABEL_MOST = 20 };
    size_t at = 0;
    while (at < text.size && at < LABEL_MOST && (is_letter(text.data[at]) || (at && text.data[at] == ' ')))
        at++;
    const bool label = at && at + 1 < text.size && text.data[at] == ':' && text.data[at + 1] == ' ';
    return label ? dl_slice_trim(dl_slice_cut(text, at + 1, text.size)) : text;
}

dl_date dl_word_date_parse_in(dl_slice text, dl_day_order order)
{
    static dl_date (*const forms[])(dl_slice) = {dl_date_parse_iso, parse_basic, parse_year_last};
    text = behind_label(dl_slice_trim(text));
    dl_date date = DL_DATE_NONE;
    for (size_t i = 0; i < sizeof forms / sizeof *forms && !dl_date_known(date); i++)
        date = forms[i](text);
    if (dl_date_known(date))
        return date;
    size_t comma = 0;
    while (comma < text.size && comma < 10 && text.data[comma] != ',')
        comma++;
    if (comma < 10 && comma < text.size && is_letter(text.data[0])) {
        /* A weekday before the comma, unless it is "Nov 18, 2025". */
        dl_slice day = dl_slice_trim(dl_slice_cut(text, comma + 1, text.size)), rest = day;
        if (dl_date_known(take_date(&rest, order)))
            text = day;
    }
    dl_slice rest = text;
    date = take_date(&rest, order);
    /* A weekday before it without one: "samedi 10 f\u00E9vrier 2024". */
    size_t word = 0;
    while (word < text.size && is_letter(text.data[word]))
        word++;
    if (word && word < text.size && text.data[word] == ' ' && !dl_date_known(date)) {
        rest = dl_slice_trim(dl_slice_cut(text, word, text.size));
        date = take_date(&rest, order);
    }
    skip(&rest, ", ");
    int64_t seconds;
    if (dl_date_known(date) && take_time(&rest, &seconds)) {
        date.seconds += seconds;
        date.has_time = true;
    }
    return date;
}

dl_date dl_word_date_parse(dl_slice text)
{
    return dl_word_date_parse_in(text, DL_ORDER_NONE);
}
