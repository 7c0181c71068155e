/* Other spellings of words: which of them in which language. */
#include "unit.h"

#include "query/spellings.h"
#include "text/analyzer.h"

static void words_are_spelt_as_their_languages_do(void **state)
{
    static const struct {
        const char *held[2], *word, *spelt; /* in any language where none is named */
    } cases[] = {
        {{"de"}, "Müller", "Mueller"},
        {{}, "ÖSTERREICH", "oeSTERREICH"}, /* is folded later */
        {{"de"}, "Maier", ""},
        {{"da"}, "Århus", "da:aarhus"},
        {{"da"}, "Aarhus", "da:arhus"},
        {{"no", "da"}, "Aarhus", "da:arhus no:arhus"},
        {{"sv"}, "Aarhus", ""},
        {{"hr"}, "Đorđević", "hr:djordjević"},
        {{"sr", "bs"}, "Djordjevic", "sr:dordevic bs:dordevic"},
        {{"de"}, "Djordjevic", ""},
        {{"pt"}, "eleições", "pt:eleicao"},
        {{"pt"}, "eleição", "pt:eleicoes"},
        {{"pt"}, "alemães", "pt:alemao"},
        {{"pt"}, "federal", "pt:federais"},
        {{"pt"}, "federais", "pt:federal"},
        {{"pt"}, "papel", "pt:papeis"},
        {{"pt"}, "papeis", "pt:papel"},
        {{"pt"}, "farol", "pt:farois"},
        {{"pt"}, "farois", "pt:farol"},
        {{"pt"}, "jovem", "pt:jovens"},
        {{"pt"}, "jovens", "pt:jovem"},
        {{"pt"}, "mal", ""}, /* one letter is no stem */
        {{"pt"}, "um", ""},
        {{"es"}, "federal", ""},
        {{"uk"}, "Ґанок", "uk:ганок"},
        {{"uk"}, "ганок", "uk:ґанок"},
        {{"ru"}, "ганок", ""},
        {{"ar"}, "القاهره", "ar:القاهرة ar:والقاهره"},
        {{"ar"}, "القاهرة", "ar:القاهره ar:والقاهرة"},
        {{"ar"}, "والوزير", "ar:وزير"},
        {{"ar"}, "الوزير", "ar:والوزير"},
        {{"ar"}, "وزير", "ar:لوزير ar:بوزير ar:والوزير"},
        {{"ar"}, "مسؤول", "ar:لمسوول ar:بمسوول ar:والمسوول ar:مسئول"},
        {{"ar"}, "شئون", "ar:لشيون ar:بشيون ar:والشيون ar:شؤون"},
        {{"fa", "ur"}, "علماء", "fa:علما ur:علما"},
        {{"ur"}, "علما", "ur:علماء"},
        {{"fa"}, "ما", ""}, /* too short to have lost one */
        {{"vi"}, "Mỹ", "vi:mi"},
        {{"vi"}, "kĩ", "vi:ky"},
        {{"vi"}, "ai", ""},
        {{"en"}, "my", ""},
        {{"sr"}, "Ђоковић", "sr:дјоковић"},
        {{"en"}, "privatisation", "en:privatization"},
        {{"en"}, "analyzed", "en:analysed"},
        {{"en"}, "rise", ""}, /* too short to have an ending */
        {{"en"}, "neighbouring", "en:neighboring"},
        {{"en"}, "programs", "en:programmes"},
        {{"en"}, "hour", ""},
        {{"fr"}, "organisation", ""},
        {{"hy"}, "Երևան", "hy:երեվան"},
        {{"hy"}, "ԵՐԵՎԱՆ", "hy:երեւան"},
        {{"ar"}, "فقه", "ar:والفقه"}, /* too short to have an ending */
        {{"fa"}, "القاهره", ""},
        {{"he"},
         "ממשלה",
         "he:משלה he:המשלה he:במשלה he:למשלה he:ומשלה he:שמשלה he:כמשלה he:הממשלה he:בממשלה he:לממשלה "
         "he:וממשלה he:מממשלה he:שממשלה he:כממשלה he:והממשלה he:שהממשלה he:מהממשלה he:ובממשלה he:ולממשלה"},
        {{"he"},
         "שלום",
         "he:לום he:הלום he:בלום he:ללום he:ולום he:מלום he:כלום he:השלום he:בשלום he:לשלום he:ושלום "
         "he:משלום he:ששלום he:כשלום he:והשלום he:שהשלום he:מהשלום he:ובשלום he:ולשלום"},
        {{"he"},
         "ספר",
         "he:הספר he:בספר he:לספר he:וספר he:מספר he:שספר he:כספר he:והספר he:שהספר he:מהספר he:ובספר he:ולספר"},
        {{"he"}, "יד", ""},
        {{"he"}, "Москва", ""},
        {{"hi"}, "हिन्दी", "hi:हिंदी"},
        {{"hi"}, "हिंदी", "hi:हिँदी hi:हिन्दी"},
        {{"hi"}, "सम्बन्ध", "hi:संबंध"},
        {{"hi"}, "सम्मान", ""}, /* the nasal of another row's, or none behind it */
        {{"hi"}, "ज़मीन", "hi:जमीन"},
        {{"hi"}, "जमीन", "hi:ज़मीन"},
        {{"hi"}, "संबंधों", "hi:सँबँधोँ hi:सँबंधों hi:सम्बन्धों"},
        {{"hi"}, "गये", "hi:ग़ये hi:गए"}, /* with a glide and without */
        {{"hi"}, "गए", "hi:ग़ए hi:गये"},
        {{"hi"}, "एक", "hi:एक़"}, /* the first letter is no ending */
        {{"hi"}, "डॉक्टर", "hi:डॉक़्टर hi:ड़ॉक्टर hi:डाक्टर"},
        {{"hi"}, "अंतरराष्ट्रीय", "hi:अँतरराष्ट्रीय hi:अन्तरराष्ट्रीय hi:अंतर्राष्ट्रीय"},
        {{"mr"}, "हिन्दी", "mr:हिन्दींनी mr:हिन्दींच्या mr:हिन्दींना"},
    };
    (void)state;
    dl_analyzer *analyzer;
    assert_int_equal(dl_analyzer_new(&analyzer, NULL, NULL), DATELINE_OK);
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_spelling spellings[DL_SPELLINGS_MOST] = {0};
        dl_languages held = {0};
        dl_buffer folded = DL_BUFFER_EMPTY, made = DL_BUFFER_EMPTY;
        for (size_t k = 0; k < 2 && cases[i].held[k]; k++)
            dl_languages_add(&held, dl_language_find(dl_slice_of(cases[i].held[k])));
        const dl_slice word = dl_slice_of(cases[i].word);
        assert_int_equal(dl_analyzer_fold(analyzer, &folded, word, NULL), DATELINE_OK);
        const size_t count = dl_spellings_of(spellings, word, dl_buffer_slice(&folded), &held);
        for (size_t k = 0; k < DL_SPELLINGS_MOST; k++) {
            if (k < count && spellings[k].language)
                dl_buffer_printf(&made, "%s%s:", k ? " " : "", dl_language_code(spellings[k].language));
            dl_buffer_add_slice(&made, dl_buffer_slice(&spellings[k].text));
            dl_buffer_free(&spellings[k].text);
        }
        if (!dl_slice_is(dl_buffer_slice(&made), cases[i].spelt))
            fail_msg("%s: %.*s, not %s", cases[i].word, (int)made.size, made.data, cases[i].spelt);
        dl_buffer_free(&folded);
        dl_buffer_free(&made);
    }
    dl_analyzer_free(analyzer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_are_spelt_as_their_languages_do)};
    return cmocka_run_group_tests_name("spellings", tests, NULL, NULL);
}
