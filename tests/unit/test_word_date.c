/* Dates as articles write them. */
#include "unit.h"
#include <stdint.h>

#include "article/lines/word_date.h"

static const char *shown(dl_buffer *out, dl_date date)
{
    dl_buffer_clear(out);
    dl_date_format(out, date);
    return dl_date_known(date) ? out->data : "none";
}

static void test_whole_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"2025-11-19", "2025-11-19"},
        {"2025-11-19T10:30:00+05:00", "2025-11-19T05:30:00Z"},
        {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z"},
        {"26-Feb-87", "1987-02-26"}, /* as spreadsheets have it */
        {"26-Feb-187", "none"},
        {"2018 Feb 13", "2018-02-13"},
        {"2018 Feb", "none"},
        /* Weekdays without a comma. */
        {"samedi 10 f\u00E9vrier 2024", "2024-02-10"},
        {"Monday March 4 2024 10:05", "2024-03-04T10:05:00Z"},
        {"about the 4 March 2024", "none"},
        {" 3-APR-1987 09:00:00.00", "1987-04-03T09:00:00Z"},
        {"Tue, 18 Nov 2025 10:00:00 +0500", "2025-11-18T05:00:00Z"},
        {"18 Nov 2025 23:30:00 -0130", "2025-11-19T01:00:00Z"},
        {"21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z"},
        {"Tue, 18 Nov 25 10:00 EST", "2025-11-18T15:00:00Z"},
        {"Tue, 18 Nov 2025 10:00:00 PDT", "2025-11-18T17:00:00Z"},
        {"Tue, 18 Nov 2025 10:00:00 GMT+0200", "2025-11-18T08:00:00Z"},
        {"2025-11-18 10:30:00 +0500", "2025-11-18T05:30:00Z"},
        {"2025-11-18 10:30:00 UTC", "2025-11-18T10:30:00Z"},
        {"Tue Nov 18 10:30:00 +0000 2025", "2025-11-18T10:30:00Z"},
        {"Tue Nov 18 10:30:00 2025", "2025-11-18T10:30:00Z"},
        {"Tue Nov 31 10:30:00 +0000 2025", "none"},
        {"20251118", "2025-11-18"},
        {"20251118T1030Z", "2025-11-18T10:30:00Z"},
        {"20251118T103015+0500", "2025-11-18T05:30:15Z"},
        {"20251118T103", "none"},
        {"20251318", "none"},
        {"201811181", "none"},
        {"18 Nov 25", "none"},
        {"18 Nov 25 of them", "none"},
        {"Tuesday, November 18, 2025", "2025-11-18"},
        {"November 18, 2025", "2025-11-18"},
        {"Nov. 18, 2025 3:04 PM", "2025-11-18T15:04:00Z"},
        {"Sept 1, 2025 12:00 am", "2025-09-01T00:00:00Z"},
        {"18 November 2025", "2025-11-18"},
        {"18. Dezember 2025", "2025-12-18"},
        {"1 août 2025", "2025-08-01"},
        {"18 de noviembre de 2025", "2025-11-18"},
        {"18 ноября 2025 г.", "2025-11-18"},
        {"18th November 2025", "2025-11-18"},
        {"November 3rd, 2025 10:05", "2025-11-03T10:05:00Z"},
        {"the 18th of November", "none"},
        {"18th of November 2025", "2025-11-18"},
        {"1er août 2025", "2025-08-01"},
        {"18thx November 2025", "none"},
        {"Published: Nov 18, 2025", "2025-11-18"},
        {"10:05 November 18, 2025", "none"},
        {"February 29, 2024", "2024-02-29"},
        {"February 29, 2025", "none"},
        {"31-JUN-1987", "none"},
        {"Novem 18, 2025", "none"},
        {"November 18, 20255", "none"},
        {"November 18", "none"},
        {"18 2025", "none"},
        {"the day after", "none"},
        {"2025-13-01", "none"},
        /* Numbers alone, where they can be one day only. */
        {"13.02.2018", "2018-02-13"},
        {"3.4.2018 10:05", "2018-04-03T10:05:00Z"},
        {"3. 4. 2018", "2018-04-03"},
        {"13/02/2018", "2018-02-13"},
        {"02/13/2018 10:05 PM", "2018-02-13T22:05:00Z"},
        {"2-13-2018", "2018-02-13"},
        {"05/05/2018", "2018-05-05"},
        {"03/04/2018", "none"},
        {"13/13/2018", "none"},
        {"30.02.2018", "none"},
        {"13.02/2018", "none"},
        {"2018/2/13", "2018-02-13"},
        {"2018.02.13", "2018-02-13"},
        {"2018\u5E742\u670813\u65E5", "2018-02-13"},
        {"2018\u5E742.13", "none"},
        {"12.2018", "none"},
        {"", "none"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(shown(&out, dl_word_date_parse(dl_slice_of(cases[i].text))), cases[i].expected);
    dl_buffer_free(&out);
}

static void test_the_order_of_day_and_month(void **state)
{
    (void)state;
    static const struct {
        const char *text, *day_first, *month_first;
        dl_day_order fits;
    } cases[] = {
        {"03/04/2018", "2018-04-03", "2018-03-04", DL_ORDER_EITHER},
        {" 3-4-2018 10:05 PM", "2018-04-03T22:05:00Z", "2018-03-04T22:05:00Z", DL_ORDER_EITHER},
        {"25/04/2018", "2018-04-25", "2018-04-25", DL_DAY_FIRST},
        {"04/25/2018", "2018-04-25", "2018-04-25", DL_MONTH_FIRST},
        {"04/31/2018", "none", "none", DL_ORDER_NONE},
        {"05/05/2018", "2018-05-05", "2018-05-05", DL_ORDER_NONE},
        {"03.04.2018", "2018-04-03", "2018-04-03", DL_ORDER_NONE},
        {"03/04/18", "2018-04-03", "2018-03-04", DL_ORDER_NONE}, /* a year of two digits, where the order is known */
        {"1/30/98 9:05", "1998-01-30T09:05:00Z", "1998-01-30T09:05:00Z", DL_MONTH_FIRST},
        {"30/01/20", "2020-01-30", "none", DL_ORDER_NONE}, /* or the year first */
        {"01/30/181", "none", "none", DL_ORDER_NONE},
        {"01.30.18", "none", "none", DL_ORDER_NONE},
        {"2018-04-03", "2018-04-03", "2018-04-03", DL_ORDER_NONE},
        {"", "none", "none", DL_ORDER_NONE},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const dl_slice text = dl_slice_of(cases[i].text);
        assert_string_equal(shown(&out, dl_word_date_parse_in(text, DL_DAY_FIRST)), cases[i].day_first);
        assert_string_equal(shown(&out, dl_word_date_parse_in(text, DL_MONTH_FIRST)), cases[i].month_first);
        assert_int_equal(dl_word_date_order(text), cases[i].fits);
    }
    dl_buffer_free(&out);
}

static void test_dates_at_the_front_say_how_much_they_used(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t used, used_as_day;
    } cases[] = {
        {"October 6, 2014The seam", 15, 15}, {"Nov 19 (APP)", 0, 6}, {"19 November: more", 0, 11},
        {"October 26, 2014 6 days", 16, 16}, {"May be", 0, 0},       {"Feb 30 -", 0, 0},
        {"", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t used;
        dl_date date = dl_word_date_take(dl_slice_of(cases[i].text), &used);
        assert_int_equal(used, cases[i].used);
        assert_int_equal(dl_date_known(date), used > 0);
        assert_int_equal(dl_word_date_take_day(dl_slice_of(cases[i].text)), cases[i].used_as_day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_texts),
        cmocka_unit_test(test_the_order_of_day_and_month),
        cmocka_unit_test(test_dates_at_the_front_say_how_much_they_used),
    };
    return cmocka_run_group_tests_name("word date", tests, NULL, NULL);
}
