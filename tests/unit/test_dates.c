/* Dates: ISO, as articles write them, and ranges in queries. */
#include "unit.h"

#include "article/lines/word_date.h"
#include "query/date_range.h"
#include "util/clock.h"

static void reads_dates_as_articles_write_them(void **state)
{
    static const struct {
        const char *text, *iso;
    } cases[] = {
        {"2025-11-19", "2025-11-19"},
        {"2025-11-19T10:00:00+05:00", "2025-11-19T05:00:00Z"},
        {"November 18, 2025", "2025-11-18"},
        {"Nov. 8, 2025", "2025-11-08"},
        {"18 November 2025", "2025-11-18"},
        {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z"},
        {"Tue, 18 Nov 2025 10:00:00 +0500", "2025-11-18T05:00:00Z"},
        {"February 30, 2025", ""},
        {"2025-13-01", ""},
        {"2024-02-29", "2024-02-29"},
        {"2023-02-29", ""},
        {"soon", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer text = DL_BUFFER_EMPTY;
        dl_date_format(&text, dl_word_date_parse(dl_slice_of(cases[i].text)));
        assert_string_equal(text.data ? text.data : "", cases[i].iso);
        dl_buffer_free(&text);
    }
}

static void reads_ranges_of_dates(void **state)
{
    static const struct {
        const char *text, *printed;
    } cases[] = {
        {"2025", "2025-01-01..2025-12-31"},
        {"2025-11", "2025-11-01..2025-11-30"},
        {"2024-02", "2024-02-01..2024-02-29"},
        {"2025-12", "2025-12-01..2025-12-31"},
        {"2025-11-19", "2025-11-19..2025-11-19"},
        {"2025-11-01..2025-11-19", "2025-11-01..2025-11-19"},
        {"2025-11-01/2025-11-19", "2025-11-01..2025-11-19"},
        {"..2025-11", "..2025-11-30"},
        {"2025..", "2025-01-01.."},
        {"yesterday", "2026-11-23..2026-11-23"},
        {"7d", "2026-11-17..2026-11-24"},
        {"14d..7D", "2026-11-10..2026-11-17"},
        {"2025-W47", "2025-11-17..2025-11-23"},
        {"2025-w47-3", "2025-11-19..2025-11-19"},
        {"2026-W53", "2026-12-28..2027-01-03"},
        {"2025-W53", NULL},
        {"2025-323", "2025-11-19..2025-11-19"},
        {"2025-366", NULL},
        {"20251119", "2025-11-19..2025-11-19"},
        {"19.11.2025", "2025-11-19..2025-11-19"},
        {"2025/11/19", "2025-11-19..2025-11-19"},
        {"2025-9-1", "2025-09-01..2025-09-01"},
        {"2025/03", "2025-03-01..2025-03-31"},
        {"2016/18", "2016-01-01..2018-12-31"},
        {"2016-2018", "2016-01-01..2018-12-31"},
        {"2016-0318", NULL},
        {"March 2016", "2016-03-01..2016-03-31"},
        {"2016-mar", "2016-03-01..2016-03-31"},
        {"Sept. 2016", "2016-09-01..2016-09-30"},
        {"19 March 2016", "2016-03-19..2016-03-19"},
        {"march 19, 2016", "2016-03-19..2016-03-19"},
        {"march 2016..may 2016", "2016-03-01..2016-05-31"},
        {"last March", "2026-03-01..2026-03-31"},
        {"last-november", "2025-11-01..2025-11-30"},
        {"last week", "2026-11-16..2026-11-22"},
        {"march", NULL},
        {"March 32, 2016", NULL},
        {"February 30, 2016", NULL},
        {"marching 2016", NULL},
        {"ma 2016", NULL},
        {"last march 2016", NULL},
        {"2016 march 2016", NULL},
        {"2025-11-01/19", "2025-11-01..2025-11-19"},
        {"2025-10/11", "2025-10-01..2025-11-30"},
        {"2025-11-01/P7D", "2025-11-01..2025-11-07"},
        {"P1M/2025-03-30", "2025-02-28..2025-03-30"},
        {"2025-11/..", "2025-11-01.."},
        {"../2025-11", "..2025-11-30"},
        {"2025-11-19..2025-11-01", "2025-11-01..2025-11-19"},
        {"2025-11-19T14:30Z", "2025-11-19T14:30:00Z..2025-11-19T14:30:59Z"},
        {"2025-11-19T14:30:00+03:00/15:00:00+03:00", "2025-11-19T11:30:00Z..2025-11-19T12:00:00Z"},
        {"24h", "2026-11-23T03:25:45Z..2026-11-24T03:25:45Z"},
        {"P1Y", "2025-11-24..2026-11-24"},
        {"2w", "2026-11-10..2026-11-24"},
        {"1m", "2026-10-24..2026-11-24"},
        {"last-week", "2026-11-16..2026-11-22"},
        {"This-Month", "2026-11-01..2026-11-30"},
        {"last-year", "2025-01-01..2025-12-31"},
        {"tomorrow", "2026-11-25..2026-11-25"},
        {"now", "2026-11-24T03:25:45Z..2026-11-24T03:25:45Z"},
        {"PT90M", "2026-11-24T01:55:45Z..2026-11-24T03:25:45Z"},
        {"PT1H1M1S", "2026-11-24T02:24:44Z..2026-11-24T03:25:45Z"},
        {"P2025Y10M", "0001-01-24..2026-11-24"},
        {"2025-11-01/P9999Y", "2025-11-01.."},
        {"PT1M/..", NULL},
        {"2025-W47-", NULL},
        {"2025-W47-31", NULL},
        {"2025-W47x", NULL},
        {"2016-2016", "2016-01-01..2016-12-31"},
        {"P99999Y", "0001-01-01..2026-11-24"},
        {"9999-12-31..", "9999-12-31.."},
        {"0000", NULL},
        {"2025-00", NULL},
        {"2025-11-19T25:00Z", NULL},
        {"P", NULL},
        {"P7", NULL},
        {"P0M/2025-03-30", NULL},
        {"2025-11-01/P0D", NULL},
        {"2025-11-19/2025-11-19/2025-11-19", NULL},
        {"2025-02-30", NULL},
        {"..", NULL},
        {"", NULL},
        {"x", NULL},
    };
    const int64_t now = dl_date_of(2026, 11, 24).seconds + 12345;
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_date_range range;
        bool read = dl_date_range_parse(&range, dl_slice_of(cases[i].text), now);
        if (read != (cases[i].printed != NULL))
            fail_msg("%s", cases[i].text);
        if (!read)
            continue;
        dl_buffer text = DL_BUFFER_EMPTY;
        dl_date_range_print(&text, range.from, range.until);
        assert_string_equal(text.data, cases[i].printed);
        dl_buffer_free(&text);
    }
}

static void every_day_goes_there_and_back(void **state)
{
    (void)state;
    for (int64_t days = dl_date_days(1, 1, 1); days < dl_date_days(9999, 12, 31); days += 97) {
        int year, month, day;
        dl_date_civil(days, &year, &month, &day);
        assert_true(dl_date_valid(year, month, day));
        assert_int_equal(dl_date_days(year, month, day), days);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates_as_articles_write_them),
        cmocka_unit_test(reads_ranges_of_dates),
        cmocka_unit_test(every_day_goes_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
