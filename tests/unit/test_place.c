/* The place that opens a report. */
#include "unit.h"

#include "article/lines/place.h"

static void test_places(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"MOSCOW: Deputy Prime Minister", "MOSCOW"},
        {"MOSCOW \u2014 The talks", "MOSCOW"},
        {"MOSCOW\u2014The talks", "MOSCOW"},
        {"MOSCOW \u2013 The talks", "MOSCOW"},
        {"MOSCOW - The talks", "MOSCOW"},
        {"MOSCOW-- The talks", "MOSCOW"},
        {"NEW YORK (Reuters) - Stocks", "NEW YORK"},
        {"MOSCOW (AP) _ Russia", "MOSCOW"},
        {"新华社巴黎12月9日电（记者唐霁）法国", "巴黎"},
        {"（中央社台北18日電）大橋", "台北"},
        {"【央广网北京２月１３日消息】据", "北京"},
        {"新华社联合国2月13日电 安理会", "联合国"},
        {"长江网10月4日讯（记者陈智）", ""},
        {"新华社12月9日电", ""},
        {"大桥社区北京2月13日通车", ""},
        {"MOSCOW _ Russia", ""},
        {"Springfield, IL, May 15, 2018 /PRNewswire/ -- The", "Springfield, IL"},
        {"MOSCOW, May 15. /TASS/. The", "MOSCOW"},
        {"MOSCOW/TASS The", ""},
        {"ANN BELL, HOST: Good evening", ""},
        {"NEW YORK, NY: A man", "NEW YORK, NY"},
        {"PARIS, FRANCE: THE BRIDGE", "PARIS, FRANCE"},
        {"TEHRAN (FNA)- Iraq", "TEHRAN"},
        {"BEIJING/SEOUL (Reuters) - Talks", "BEIJING/SEOUL"},
        {"BANJA LUKA  \u2013 Pupils", "BANJA LUKA"},
        {"New York (CNN) -- When", "New York"},
        {"Sanaa, Yemen (AFP) - Rebels", "Sanaa, Yemen"},
        {"Phoenix, AZ \u2014 A boy", "Phoenix, AZ"},
        {"Phoenix, AZ \u2014 a boy", ""},
        {"Guns and Roses \u2014 The band", ""},
        {"By Ann Bell (Reuters) - Talks", ""},
        {"The Bridge (Photo: Bell) opens", ""},
        {"WARNING: These pictures", ""},
        {"BREAKING NEWS: The bridge", ""},
        {"WASHINGTON, D.C. (AP) \u2014 The", "WASHINGTON, D.C."},
        {"KABUL, Afghanistan (AP) \u2014 The", "KABUL, Afghanistan"},
        {"KABUL, Land Of Rivers (AP) \u2014 The", "KABUL, Land Of Rivers"},
        {"KABUL, Land Of Many Rivers (AP) \u2014 The", ""}, /* no country has so many words */
        {"SALVADOR, Feb 26 - Showers", "SALVADOR"},
        {"ISLAMABAD, Nov 19 (APP): The", "ISLAMABAD"},
        {"PARIS, France, 19 November 2025 \u2014 The", "PARIS, France"},
        {"PORT-AU-PRINCE: The", "PORT-AU-PRINCE"},
        {"ST. PETERSBURG: The", "ST. PETERSBURG"},
        {"МОСКВА: Переговоры", "МОСКВА"},
        {"ΑΘΗΝΑ: Η", "ΑΘΗΝΑ"},
        {"ZÜRICH (dpa) \u2013 Die", "ZÜRICH"},
        {"RIVERTOWN, RIVER.com \u2013 The", "RIVERTOWN"},
        {"RIVER.CO.ID, RIVERTOWN -- The", "RIVERTOWN"},
        {"River6.com, Rivertown - The", "Rivertown"},
        {"RIVER.COM - The", ""},
        {"Bruselas, 7 oct (EFE).- El", "Bruselas"},
        {"M\u00C9XICO.- El", "M\u00C9XICO"},
        {"(WIRE) - ROMA, 28 LUG - Il", "ROMA"},
        {"МОСКВА. АГЕНТСТВО \u2013 Мост", "МОСКВА"},
        {"КИЕВ. 3 декабря. УНН. Мост", "КИЕВ"},
        {"КИЕВ. Мост", ""},
        {"(Photo) - The bridge", ""},
        {"東京：首相", ""},          /* no capitals to tell it by */
        {"Moscow: The talks", ""},
        {"MOSCOW", ""},
        {"MOSCOW:", ""},
        {"MOSCOW The talks: one", ""},
        {"A: one letter", ""},
        {"HTTP://example.org", ""},
        {"GMT:10 and", ""},
        {"BREAKING: The", ""},
        {"READ MORE: The", ""},
        {"READ ALSO: The", ""},
        {"ONE TWO THREE FOUR FIVE: no place is so long", ""},
        {"MOSCOW (unclosed: The", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_slice found = dl_place_find(dl_slice_of(cases[i].text));
        if (!dl_slice_is(found, cases[i].expected))
            fail_msg("'%s': '%.*s'", cases[i].text, (int)found.size, found.data ? found.data : "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_places)};
    return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
