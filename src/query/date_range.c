/* Dates in queries. */
#include "query/date_range.h"

enum { TEXT_LIMIT = 64 };
static const int64_t day = 86400;

/* [from, until); `ago`: told by its distance from now, and alone it reaches to now. */
typedef struct stretch {
    int64_t from, until;
    bool ago;
} stretch;

typedef struct duration {
    int64_t months, seconds;
    bool has_time; /* hours and less: counted from the moment, not the day */
} duration;

/* ---- numbers and days ---- */

/* Takes nothing when there are too few digits. */
static bool take_number(dl_slice *text, size_t least, size_t most, int *value)
{
    size_t digits = 0;
    *value = 0;
    while (digits < text->size && digits < most && text->data[digits] >= '0' &&
           text->data[digits] <= '9')
        *value = *value * 10 + (text->data[digits++] - '0');
    if (digits < least)
        return false;
    *text = dl_slice_cut(*text, digits, text->size);
    return true;
}

static bool take(dl_slice *text, char byte)
{
    if (!text->size || text->data[0] != byte)
        return false;
    *text = dl_slice_cut(*text, 1, text->size);
    return true;
}

static bool one_day(stretch *out, int64_t days)
{
    *out = (stretch){days * day, (days + 1) * day, false};
    return true;
}

static bool whole_months(stretch *out, int year, int month, int count)
{
    int last = year * 12 + month - 1 + count;
    out->from = dl_date_days(year, month, 1) * day;
    out->until = dl_date_days(last / 12, last % 12 + 1, 1) * day;
    return true;
}

/* Day of the week, Monday 0. */
static int64_t weekday(int64_t days)
{
    return ((days + 3) % 7 + 7) % 7;
}

/* The Monday of ISO 8601's first week of a year: the one with January 4. */
static int64_t first_monday(int year)
{
    int64_t fourth = dl_date_days(year, 1, 4);
    return fourth - weekday(fourth);
}

/* So many months away; the last day of a shorter month. */
static int64_t months_away(int64_t seconds, int64_t months)
{
    int64_t days = seconds / day - (seconds % day < 0), rest = seconds - days * day;
    int year, month, date;
    dl_date_civil(days, &year, &month, &date);
    int64_t all = (int64_t)year * 12 + month - 1 + months;
    if (all < 12)
        return dl_date_days(1, 1, 1) * day;
    if (all / 12 > 9999)
        return INT64_MAX;
    while (!dl_date_valid((int)(all / 12), (int)(all % 12) + 1, date))
        date--;
    return dl_date_days((int)(all / 12), (int)(all % 12) + 1, date) * day + rest;
}

/* Not before year 1; INT64_MAX after year 9999. */
static int64_t away(int64_t seconds, duration by, int sign)
{
    int64_t first = dl_date_days(1, 1, 1) * day, last = dl_date_days(9999, 12, 31) * day;
    int64_t moved = months_away(seconds, sign * by.months);
    moved = moved == INT64_MAX ? moved : moved + sign * by.seconds;
    return moved < first ? first : moved > last ? INT64_MAX : moved;
}

/* ---- one date ---- */

/* "W47", "W47-3", behind the year. */
static bool parse_week(stretch *out, int year, dl_slice text)
{
    int week, which = 0;
    if (!take_number(&text, 2, 2, &week))
        return false;
    bool has_day = text.size > 0;
    if (has_day && ((take(&text, '-'), !take_number(&text, 1, 1, &which)) || text.size))
        return false;
    int64_t monday = first_monday(year) + (week - 1) * 7;
    if (week < 1 || monday >= first_monday(year + 1) || (has_day && (which < 1 || which > 7)))
        return false;
    if (has_day)
        return one_day(out, monday + which - 1);
    *out = (stretch){monday * day, (monday + 7) * day, false};
    return true;
}

/* "2025", "2025-11", "2025/11", "2025-11-19", "2025/11/19", "2025-323", "2025-W47", "20251119". */
static bool parse_calendar(stretch *out, dl_slice text)
{
    int year, month, date;
    if (!take_number(&text, 4, 4, &year) || year < 1 || year > 9999)
        return false;
    if (!text.size)
        return whole_months(out, year, 1, 12);
    if (text.size == 4 && take_number(&text, 2, 2, &month) && take_number(&text, 2, 2, &date))
        return dl_date_valid(year, month, date) && one_day(out, dl_date_days(year, month, date));
    char gap = text.data[0];
    if (gap == '-' || gap == '/')
        take(&text, gap);
    if (gap != '/' && take(&text, 'W'))
        return parse_week(out, year, text);
    if (gap == '-' && text.size == 3 && take_number(&text, 3, 3, &date)) {
        int64_t days = dl_date_days(year, 1, 1) + date - 1;
        return date >= 1 && days < dl_date_days(year + 1, 1, 1) && one_day(out, days);
    }
    if ((gap != '-' && gap != '/') || !take_number(&text, 1, 2, &month) ||
        !dl_date_valid(year, month, 1))
        return false;
    if (!text.size)
        return whole_months(out, year, month, 1);
    return take(&text, gap) && take_number(&text, 1, 2, &date) && !text.size &&
           dl_date_valid(year, month, date) && one_day(out, dl_date_days(year, month, date));
}

/* "19.11.2025" */
static bool parse_dotted(stretch *out, dl_slice text)
{
    int year, month, date;
    return take_number(&text, 1, 2, &date) && take(&text, '.') && take_number(&text, 1, 2, &month) &&
           take(&text, '.') && take_number(&text, 4, 4, &year) && !text.size &&
           dl_date_valid(year, month, date) && one_day(out, dl_date_days(year, month, date));
}

/* The month of an English name or its first three letters or more; 0: none. */
static int month_of(dl_slice word)
{
    static const char *const names[] = {"JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST",
                                        "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"};
    for (int i = 0; i < 12 && word.size >= 3; i++)
        if (word.size <= strlen(names[i]) && memcmp(word.data, names[i], word.size) == 0)
            return i + 1;
    return 0;
}

/* The next word or number, behind blanks and what people write between them. */
static dl_slice next_piece(dl_slice *text)
{
    size_t begin = 0, end;
    while (begin < text->size && strchr(" ,.-", text->data[begin]))
        begin++;
    for (end = begin; end < text->size && !strchr(" ,.-", text->data[end]);)
        end++;
    const dl_slice piece = dl_slice_cut(*text, begin, end);
    *text = dl_slice_cut(*text, end, text->size);
    return piece;
}

/* "March 2025", "2025-Mar", "19 March 2025", "March 19, 2025", "last March". */
static bool parse_worded(stretch *out, dl_slice text, int64_t now)
{
    int year = 0, month = 0, date = 0, value;
    bool last = false;
    for (dl_slice piece; (piece = next_piece(&text)).size;) {
        const int named = month_of(piece);
        dl_slice rest = piece;
        if (named && !month)
            month = named;
        else if (dl_slice_is(piece, "LAST") && !last)
            last = true;
        else if (!year && piece.size == 4 && take_number(&rest, 4, 4, &value))
            year = value;
        else if (!date && piece.size <= 2 && take_number(&rest, piece.size, 2, &value) && value)
            date = value;
        else
            return false;
    }
    if (last && !year) { /* that is over */
        int this_month, today;
        dl_date_civil(now / day, &year, &this_month, &today);
        year -= month >= this_month;
    } else if (last) {
        return false;
    }
    if (!month || !dl_date_valid(year, month, date ? date : 1))
        return false;
    return date ? one_day(out, dl_date_days(year, month, date)) : whole_months(out, year, month, 1);
}

/* "2025-11-19T14:30Z": a minute, or a second when it has one. */
static bool parse_moment(stretch *out, dl_slice text)
{
    dl_date moment = dl_date_parse_iso(text);
    if (!dl_date_known(moment) || !moment.has_time)
        return false;
    bool seconds = text.size > 16 && text.data[16] == ':';
    *out = (stretch){moment.seconds, moment.seconds + (seconds ? 1 : 60), false};
    return true;
}

/* Also with a blank: "last week". */
static bool is_named(dl_slice text, const char *name)
{
    size_t i = 0;
    while (i < text.size && name[i] && (text.data[i] == name[i] || (name[i] == '-' && text.data[i] == ' ')))
        i++;
    return i == text.size && !name[i];
}

static bool parse_name(stretch *out, dl_slice text, int64_t now)
{
    static const struct {
        const char *name;
        enum { DAYS, WEEKS, MONTHS, YEARS, NOW } unit;
        int shift;
    } names[] = {{"TODAY", DAYS, 0},       {"YESTERDAY", DAYS, -1},  {"TOMORROW", DAYS, 1},
                 {"NOW", NOW, 0},          {"THIS-WEEK", WEEKS, 0},  {"LAST-WEEK", WEEKS, -1},
                 {"THIS-MONTH", MONTHS, 0}, {"LAST-MONTH", MONTHS, -1}, {"THIS-YEAR", YEARS, 0},
                 {"LAST-YEAR", YEARS, -1}};
    int64_t today = now / day, monday = today - weekday(today);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!is_named(text, names[i].name))
            continue;
        int shift = names[i].shift, year, month, date;
        dl_date_civil(today, &year, &month, &date);
        switch (names[i].unit) {
        case DAYS:
            return one_day(out, today + shift);
        case NOW:
            *out = (stretch){now, now + 1, false};
            return true;
        case WEEKS:
            *out = (stretch){(monday + shift * 7) * day, (monday + shift * 7 + 7) * day, false};
            return true;
        case MONTHS:
            month += year * 12 - 1 + shift;
            return whole_months(out, month / 12, month % 12 + 1, 1);
        case YEARS:
            return whole_months(out, year + shift, 1, 12);
        }
    }
    return false;
}

/* ---- durations ---- */

static bool add_unit(duration *to, int count, char unit, bool time)
{
    static const struct {
        char unit;
        bool time;
        int64_t months, seconds;
    } units[] = {{'Y', false, 12, 0}, {'M', false, 1, 0},   {'W', false, 0, 7 * 86400},
                 {'D', false, 0, 86400}, {'H', true, 0, 3600}, {'M', true, 0, 60},
                 {'S', true, 0, 1}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i].unit == unit && units[i].time == time) {
            to->months += count * units[i].months;
            to->seconds += count * units[i].seconds;
            to->has_time |= time;
            return true;
        }
    return false;
}

/* "P1Y2M3DT4H", "P2W". */
static bool parse_iso_duration(duration *out, dl_slice text)
{
    bool time = false, any = false;
    *out = (duration){0};
    if (!take(&text, 'P'))
        return false;
    while (text.size) {
        int count;
        if (!time && take(&text, 'T'))
            time = true;
        if (!take_number(&text, 1, 5, &count) || !text.size ||
            !add_unit(out, count, text.data[0], time))
            return false;
        text = dl_slice_cut(text, 1, text.size);
        any = true;
    }
    return any;
}

/* "7d", "P7D": the day, or for hours the moment, so long ago. */
static bool parse_ago(stretch *out, dl_slice text, int64_t now)
{
    duration by = {0};
    dl_slice rest = text;
    int count;
    bool plain = take_number(&rest, 1, 5, &count) && rest.size == 1 &&
                 add_unit(&by, count, rest.data[0], rest.data[0] == 'H');
    if (!plain && !parse_iso_duration(&by, text))
        return false;
    int64_t from = away(now, by, -1);
    if (!by.has_time)
        from -= (from % day + day) % day;
    *out = (stretch){from, from + (by.has_time ? 1 : day), true};
    return true;
}

static bool parse_one(stretch *out, dl_slice text, int64_t now)
{
    *out = (stretch){0};
    return parse_name(out, text, now) || parse_calendar(out, text) || parse_dotted(out, text) ||
           parse_moment(out, text) || parse_ago(out, text, now) || parse_worded(out, text, now);
}

/* ---- ranges ---- */

/* ISO 8601 lets the end leave out what it shares with the beginning: 2025-11-01/19. */
static bool parse_short_end(stretch *out, dl_slice left, dl_slice right, int64_t now)
{
    char whole[TEXT_LIMIT];
    if (right.size >= left.size)
        return false;
    memcpy(whole, left.data, left.size);
    memcpy(whole + left.size - right.size, right.data, right.size);
    return parse_one(out, dl_slice_make(whole, left.size), now);
}

static bool parse_ends(dl_date_range *out, dl_slice left, dl_slice right, int64_t now)
{
    stretch first = {INT64_MIN, INT64_MIN, false}, last = {INT64_MAX, INT64_MAX, false};
    duration by;
    bool open_left = !left.size || dl_slice_is(left, ".."),
         open_right = !right.size || dl_slice_is(right, "..");
    if (open_left && open_right)
        return false;
    if (!open_left && parse_iso_duration(&by, left)) {
        if (open_right || !parse_one(&last, right, now))
            return false;
        first.from = away(last.until, by, -1);
        open_left = true; /* nothing to exchange */
    } else if (!open_left && !parse_one(&first, left, now)) {
        return false;
    } else if (!open_right && !open_left && parse_iso_duration(&by, right)) {
        last.until = away(first.from, by, 1);
        open_right = true;
    } else if (!open_right && !parse_one(&last, right, now) &&
               (open_left || !parse_short_end(&last, left, right, now))) {
        return false;
    }
    out->swapped = !open_left && !open_right && first.from >= last.until;
    out->from = out->swapped ? last.from : first.from;
    out->until = out->swapped ? first.until : last.until;
    return out->from < out->until;
}

/* Blanks off, letters capital: into `room`. */
static bool normalize(dl_slice *text, char *room)
{
    *text = dl_slice_trim(*text);
    if (text->size >= TEXT_LIMIT)
        return false;
    for (size_t i = 0; i < text->size; i++)
        room[i] = text->data[i] >= 'a' && text->data[i] <= 'z' ? (char)(text->data[i] - 32)
                                                                 : text->data[i];
    text->data = room;
    return true;
}

bool dl_date_range_parse(dl_date_range *out, dl_slice text, int64_t now)
{
    char room[TEXT_LIMIT];
    stretch one;
    *out = (dl_date_range){0};
    if (!normalize(&text, room))
        return false;
    if (parse_one(&one, text, now)) {
        out->from = one.from;
        out->until = !one.ago                       ? one.until
                     : one.until == one.from + 1 ? now + 1
                                                 : (now / day + 1) * day;
        return true;
    }
    size_t gap = dl_slice_find(text, "/"), size = 1;
    if (gap == SIZE_MAX) {
        gap = dl_slice_find(text, "..");
        size = 2;
    }
    if (gap == SIZE_MAX && text.size == 9 && text.data[4] == '-' &&
        memcmp(text.data, text.data + 5, 4) <= 0) { /* "2016-2018" */
        gap = 4;
        size = 1;
    }
    return gap != SIZE_MAX && parse_ends(out, dl_slice_cut(text, 0, gap),
                                         dl_slice_cut(text, gap + size, text.size), now);
}

bool dl_date_until_parse(int64_t *until, dl_slice text, int64_t now)
{
    char room[TEXT_LIMIT];
    stretch one;
    dl_date_range range;
    dl_slice whole = text;
    if (normalize(&text, room) && parse_one(&one, text, now)) {
        *until = one.until;
        return true;
    }
    bool fine = dl_date_range_parse(&range, whole, now);
    *until = range.until;
    return fine;
}

void dl_date_range_print(dl_buffer *out, int64_t from, int64_t until)
{
    bool days = (from == INT64_MIN || from % day == 0) && (until == INT64_MAX || until % day == 0);
    if (from != INT64_MIN)
        dl_date_format(out, (dl_date){from, !days});
    dl_buffer_add_text(out, "..");
    if (until != INT64_MAX)
        dl_date_format(out, (dl_date){until - (days ? day : 1), !days});
}
