/* Dates: ISO, as articles write them, and ranges in queries. */
#include "unit.h"

#include "article/word_date.h"
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
        {"2025-02-30", NULL},
        {"..", NULL},
        {"", NULL},
        {"x", NULL},
    };
    const int64_t now = dl_date_of(2026, 11, 24).seconds + 12345;
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t from, until;
        bool read = dl_date_range_parse(&from, &until, dl_slice_of(cases[i].text), now);
        assert_int_equal(read, cases[i].printed != NULL);
        if (!read)
            continue;
        dl_buffer text = DL_BUFFER_EMPTY;
        dl_date_range_print(&text, from, until);
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
