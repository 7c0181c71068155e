/* English passages are told by their stop words; others never are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/tongue.h"

static void test_english_by_its_stop_words(void **state)
{
    (void)state;
    static const struct {
        bool english;
        const char *text, *language;
    } cases[] = {
        {true, "The minister said on Tuesday that the talks with all of the parties were at an end.", ""},
        {true, "THE MINISTER SAID ON TUESDAY THAT THE TALKS WITH ALL OF THE PARTIES WERE AT AN END.", ""},
        {false, "The talks are at an end.", "fr"}, /* stated otherwise */
        {false, "Talks at an end.", ""},           /* too little to say */
        {false, "Prime Minister Kokhir Rasulzoda, President Sadyr Japarov, Foreign Minister Lavrov", ""},
        {false, "Der Minister sagte am Dienstag, dass die Gespräche in Moskau so gut wie am Ende waren.", ""},
        {false, "El ministro dijo el martes que no hay acuerdo, a pesar de todo lo que me han dicho.", ""},
        {false, "De minister zei dinsdag dat het overleg in Moskou was geslaagd en dat we of ze blijven.", ""},
        {false, "", ""},
    };
    dl_stopset english = {0};
    dl_stopset_turn(&english, dl_language_find(DL_LITERAL("en")));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_passage passage = {.text = dl_slice_of(cases[i].text),
                              .language = dl_slice_of(cases[i].language)};
        if (dl_tongue_is_english(&passage, &english) != cases[i].english)
            fail_msg("\"%s\"", cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_english_by_its_stop_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
