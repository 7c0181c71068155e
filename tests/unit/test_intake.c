/* Large pages while they are read. */
#include "unit.h"

#include "article/html/intake.h"

#include <stdlib.h>
#include <string.h>

enum { PICTURE = 100000, STEPS = 3 };

/* "<img src='BASE64'>one<img src='BASE64'>two", taken in steps of some bytes. */
static void test_pictures_are_left_out(void **state)
{
    (void)state;
    static const size_t steps[STEPS] = {1, 4095, 10 * PICTURE};
    dl_buffer source = DL_BUFFER_EMPTY;
    size_t ones[2];
    for (int i = 0; i < 2; i++) {
        dl_buffer_add_text(&source, "<img src='data:image/png;base64,");
        for (size_t n = 0; n < PICTURE; n++)
            dl_buffer_add_byte(&source, "iVBORw0KGgo/+="[n % 14]);
        dl_buffer_add_text(&source, "'>");
        ones[i] = source.size;
        dl_buffer_add_text(&source, i ? "two" : "one");
    }
    for (int i = 0; i < STEPS; i++) {
        dl_html_intake page = DL_HTML_INTAKE_EMPTY;
        for (size_t at = 0; at < source.size; at += steps[i]) {
            size_t end = at + steps[i] < source.size ? at + steps[i] : source.size;
            dl_html_intake_add(&page, dl_slice_cut(dl_buffer_slice(&source), at, end));
        }
        dl_slice kept = dl_buffer_slice(&page.page);
        assert_true(kept.size < 2 * 4300 && !page.full && !page.page.failed);
        assert_int_equal(page.taken, source.size);
        assert_int_equal(dl_html_intake_place(&page, 0), 0);
        assert_int_equal(dl_html_intake_place(&page, dl_slice_find(kept, "one")), ones[0]);
        assert_int_equal(dl_html_intake_place(&page, dl_slice_find(kept, "two")), ones[1]);
        assert_int_equal(dl_html_intake_place(&page, kept.size), source.size);
        dl_html_intake_free(&page);
    }
    dl_buffer_free(&source);
}

static void test_words_are_kept(void **state)
{
    (void)state;
    dl_html_intake page = DL_HTML_INTAKE_EMPTY;
    dl_slice text = dl_slice_of("<p>Words, and more/less of them: 100% of \xD1\x8F.</p>");
    dl_html_intake_add(&page, text);
    assert_true(dl_slice_equal(dl_buffer_slice(&page.page), text));
    assert_int_equal(dl_html_intake_place(&page, 5), 5);
    dl_html_intake_free(&page);
}

static void test_a_page_has_an_end(void **state)
{
    (void)state;
    dl_html_intake page = DL_HTML_INTAKE_EMPTY;
    for (size_t at = 0; at < 2 * (size_t)DL_HTML_PAGE_MOST; at += 8)
        dl_html_intake_add(&page, DL_LITERAL("a word. "));
    assert_true(page.full);
    assert_int_equal(page.page.size, DL_HTML_PAGE_MOST);
    assert_int_equal(page.taken, 2 * DL_HTML_PAGE_MOST);
    dl_html_intake_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures_are_left_out),
        cmocka_unit_test(test_words_are_kept),
        cmocka_unit_test(test_a_page_has_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
