/* In which order a web page writes days, and what it calls them. A case a rule. */
#include "page_rule.h"
#include "unit.h"

#define HEADLINE "<h1>The bridge over the river opens</h1>"

static void add_day(dl_buffer *out, const dl_article *article)
{
    dl_date_format(out, article->date);
}

static void test_order(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"of English, without a land, the month is first", "<meta name=date content='05/11/2025'>", HEADLINE, "2025-05-11"},
        {"unless another day of the page cannot be so", "<meta name=date content='05/11/2025'>", HEADLINE FAR "<p>Last update: 19-02-2026</p>", "2025-11-05"},
        {"also of what is shown", "", HEADLINE "<p>05/11/2025</p>" FAR "<p>Guestbook: 28/09/2025, 16:00</p>", "2025-11-05"},
        {"not if the page has both orders", "", HEADLINE "<p>05/11/2025</p>" FAR "<p>28/09/2025, 09/28/2025</p>", "2025-05-11"},
        {"nor of what no reader sees", "", HEADLINE "<p>05/11/2025</p><script>'28/09/2025'</script>", "2025-05-11"},
    };
    page_rules_check(rules, COUNT(rules), add_day);
}

static void test_labels(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"Greek, in capitals", "", HEADLINE "<p>14/1/2026</p><p>ΔΗΜΟΣΙΕΥΣΗ: 25/10/2025 14:45</p>", "2025-10-25", "el"},
        {"and in small letters", "", HEADLINE "<p>14/1/2026</p><p>Ημερομηνία δημοσίευσης: 25 Οκτωβρίου 2025</p>", "2025-10-25", "el"},
        {"and of a change", "", "<div>Τελευταία ενημέρωση: 14/1/2026</div>" HEADLINE "<p>25/10/2025</p>", "2025-10-25", "el"},
    };
    page_rules_check(rules, COUNT(rules), add_day);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_order), cmocka_unit_test(test_labels)};
    return cmocka_run_group_tests_name("page_days", tests, NULL, NULL);
}
