/* Dates in a page's visible text. */
#include "unit.h"

#include "article/html/date/date_text.h"
#include "util/buffer.h"

static void test_months_of_languages(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text, *expected;
    } cases[] = {
        {"de", "22. Januar 2022", "2022-01-22"},
        {"de-AT", "Dienstag, 18. November 2025", "2025-11-18"},
        {"fr", "le 1er f\u00E9vrier 2022", "2022-02-01"},
        {"fr", "le 2 f\u00E9vrier 2022", "2022-02-02"},
        {"es", "22 de enero de 2022", "2022-01-22"},
        {"pl", "3 pa\u017Adziernika 2022", "2022-10-03"},
        {"ru", "5 \u043C\u0430\u0440\u0442\u0430 2022", "2022-03-05"},
        {"fa", "18 \u0646\u0648\u0627\u0645\u0628\u0631 2025",
         "2025-11-18"}, /* not the Persian calendar's */
        {"th", "18 \u0E1E\u0E24\u0E28\u0E08\u0E34\u0E01\u0E32\u0E22\u0E19 2025", "2025-11-18"},
        {"ar", "24 \u0646\u064A\u0633\u0627\u0646 / \u0623\u0628\u0631\u064A\u0644 2020", "2020-04-24"},
        {"ar", "24 \u0623\u0628\u0631\u064A\u0644/ \u0646\u064A\u0633\u0627\u0646 2020", "2020-04-24"},
        {"ar", "18 \u0646\u0648\u0641\u0645\u0628\u0631/\u062A\u0634\u0631\u064A\u0646 \u0627\u0644\u062B\u0627\u0646\u064A 2025",
         "2025-11-18"},
        {"ar", "18 \u062A\u0634\u0631\u064A\u0646 \u0627\u0644\u062B\u0627\u0646\u064A/\u0646\u0648\u0641\u0645\u0628\u0631 2025",
         "2025-11-18"},
        {"ar", "28 \u0622\u0628/\u0627\u063A\u0633\u0637\u0633 2013", "2013-08-28"}, /* without the hamza */
        {"ar", "28 \u0622\u0628 2013", "2013-08-28"}, /* as the Levant calls it */
        {"ar", "28 \u063A\u0634\u062A 2013", "2013-08-28"}, /* as Morocco does */
        {"ru", "5 \u043C\u0430\u0440\u0442\u0430'22 14:00", "2022-03-05"},
        {"en", "5 Mar \u201922", "2022-03-05"},
        {"en", "5 Mar 22 miles", ""},
        {"fr", "Fax 02 12 2085", ""},
        {"", "18 \u0646\u0648\u0641\u0645\u0628\u0631 2025", "2025-11-18"},
        {"ja", "2025\u5E7411\u670818\u65E5", "2025-11-18"},
        {"en", "January 22nd, 2022", "2022-01-22"},
        {"en", "1/2/2022", "2022-01-02"},
        {"en-US", "1/2/2022", "2022-01-02"},
        {"en-GB", "1/2/2022", "2022-02-01"},
        {"en_AU", "1/2/2022", "2022-02-01"},
        {"de", "1.2.2022", "2022-02-01"},
        {"", "18 novembre 2025", "2025-11-18"},
        {"", "18 Νοεμβρίου 2025", "2025-11-18"},
        {"xx", "18 November 2025", "2025-11-18"},
        {"nonsense-language", "18 November 2025", "2025-11-18"},
        {"fa", "\u06F2 \u062A\u064A\u0631 \u06F1\u06F3\u06F9\u06F9 - \u06F1\u06F2:\u06F0\u06F9", "2020-06-22"},
        {"fa", "1399/04/02", "2020-06-22"},
        {"fa", "30 \u0627\u0633\u0641\u0646\u062F 1399", "2021-03-20"},
        {"fa", "30 \u0627\u0633\u0641\u0646\u062F 1400", ""},
        {"fa", "1404/13/01", ""},
        {"en", "1399/04/02", ""},
        {"th", "21 \u0E21.\u0E04. 2561", "2018-01-21"},
        {"en", "January 21, 2561", ""},
        {"ja", "\u4EE4\u548C7\u5E7411\u670818\u65E5", "2025-11-18"},
        {"ja", "\u5E73\u6210 23 \u5E74 4 \u6708 5 \u65E5", "2011-04-05"},
        {"zh", "\u4E2D\u83EF\u6C11\u570B114\u5E7411\u670818\u65E5", "2025-11-18"},
        {"de", ", 8.5.12", "2012-05-08"},
        {"en", "8/17/13 11:04am", "2013-08-17"},
        {"en-GB", "17/8/13 11:04", "2013-08-17"},
        {"en", "Version 8.5.12 of it", ""},
        {"en", "5/20/13/8 was the score", ""},
        {"Dutch", "18 oktober 2025", "2025-10-18"},
        {"pl", "25 gru 11 13:07, AB | gazeta.example", "2011-12-25"},
        {"ru", "5 января'12 14:00, Комментариев: 0", "2012-01-05"},
        {"pl", "25 gru 11, 13 osób", ""},
        {"ru", "5 января 12:30, 2 комментария", ""},
        {"ru", "06.01.12\u00A011:51", "2012-01-06"}, /* a blank is no sign */
        {"ru", "28ноября 2011", "2011-11-28"},
        {"de", "November, November", ""},
        {"en", "February 30, 2022", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer got = DL_BUFFER_EMPTY;
        dl_html_months *months = dl_html_months_of(&arena, dl_slice_of(cases[i].language));
        assert_non_null(months);
        dl_date_format(&got, dl_html_date_in(months, dl_slice_of(cases[i].text)));
        if (!dl_slice_is(dl_buffer_slice(&got), cases[i].expected))
            fail_msg("%s %s: %.*s instead of %s", cases[i].language, cases[i].text, (int)got.size,
                     got.data, cases[i].expected);
        dl_buffer_free(&got);
        dl_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_months_of_languages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
