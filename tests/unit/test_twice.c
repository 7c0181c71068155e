/* Text that was converted twice is mended where that is sure, in whatever it comes. */
#include "source_text.h"
#include "unit.h"

enum { TEXTS = 3 }; /* a headline and two paragraphs */

static const struct {
    const char *what, *misread[TEXTS], *meant[TEXTS];
} mended[] = {
    {"French by way of cp1252",
     {"L'Ã©tÃ© Ã\xC2\xA0 NÃ®mes",
      "Le maire de NÃ®mes a dÃ©clarÃ© mardi que la forÃªt brÃ»lÃ©e serait replantÃ©e dÃ¨s l'Ã©tÃ©.",
      "Â« Câ€™est dÃ©cidÃ© Â», a-t-il ajoutÃ© Ã\xC2\xA0 lâ€™hÃ´tel de ville, Â« nous Ã©lÃ¨verons aussi une fÃªte. Â»"},
     {"L'été à Nîmes",
      "Le maire de Nîmes a déclaré mardi que la forêt brûlée serait replantée dès l'été.",
      "« C’est décidé », a-t-il ajouté à l’hôtel de ville, « nous élèverons aussi une fête. »"}},
    {"Spanish by way of cp1252",
     {"El puente de MarÃ\xC2\xAD""a",
      "El puente se abriÃ³ aquÃ\xC2\xAD el miÃ©rcoles, segÃºn dijo MarÃ\xC2\xAD""a NÃºÃ±ez, y cruzÃ³ asÃ\xC2\xAD el rÃ\xC2\xADo.",
      "Los niÃ±os tambiÃ©n pasarÃ¡n."},
     {"El puente de María",
      "El puente se abrió aquí el miércoles, según dijo María Núñez, y cruzó así el río.",
      "Los niños también pasarán."}},
    {"English by way of cp1252",
     {"Bridge doesnâ€™t open",
      "The mayor didnâ€™t say when. â€œIt isnâ€™t ready,â€\xC2\x9D she said â€“ and left.",
      "Nobodyâ€™s asked why."},
     {"Bridge doesn’t open",
      "The mayor didn’t say when. “It isn’t ready,” she said – and left.",
      "Nobody’s asked why."}},
    {"Polish by way of cp1250",
     {"Most w Ĺ\xC2\x81odzi otwarty",
      "Nowy most na rzece otwarto w Ĺ›rodÄ™, a pierwsze samochody przejechaĹ‚y juĹĽ w poĹ‚udnie.",
      "Burmistrz podziÄ™kowaĹ‚ robotnikom, ktĂłrzy ciÄ™ĹĽko pracowali trzy lata."},
     {"Most w Łodzi otwarty",
      "Nowy most na rzece otwarto w środę, a pierwsze samochody przejechały już w południe.",
      "Burmistrz podziękował robotnikom, którzy ciężko pracowali trzy lata."}},
    {"Polish by way of iso8859-2",
     {"Most w Ĺ\xC2\x81odzi otwarty",
      "Nowy most na rzece otwarto w Ĺ\xC2\x9BrodÄ\xC2\x99, a pierwsze samochody przejechaĹ\xC2\x82y juĹź w poĹ\xC2\x82udnie.",
      "Burmistrz podziÄ\xC2\x99kowaĹ\xC2\x82 robotnikom, ktĂłrzy ciÄ\xC2\x99Ĺźko pracowali trzy lata."},
     {"Most w Łodzi otwarty",
      "Nowy most na rzece otwarto w środę, a pierwsze samochody przejechały już w południe.",
      "Burmistrz podziękował robotnikom, którzy ciężko pracowali trzy lata."}},
    {"Polish by way of latin1",
     {"Most w Å\xC2\x81odzi otwarty",
      "Nowy most na rzece otwarto w Å\xC2\x9BrodÄ\xC2\x99, a pierwsze samochody przejechaÅ\xC2\x82y juÅ¼ w poÅ\xC2\x82udnie.",
      "Burmistrz podziÄ\xC2\x99kowaÅ\xC2\x82 robotnikom, ktÃ³rzy ciÄ\xC2\x99Å¼ko pracowali trzy lata."},
     {"Most w Łodzi otwarty",
      "Nowy most na rzece otwarto w środę, a pierwsze samochody przejechały już w południe.",
      "Burmistrz podziękował robotnikom, którzy ciężko pracowali trzy lata."}},
    {"Russian by way of cp1251",
     {"РњРѕСЃС‚ РѕС‚РєСЂС‹С‚",
      "РќРѕРІС‹Р№ РјРѕСЃС‚ С‡РµСЂРµР· СЂРµРєСѓ РѕС‚РєСЂС‹Р»Рё РІРѕ РІС‚РѕСЂРЅРёРє, РїРѕСЃР»Рµ С‚СЂС‘С… Р»РµС‚ СЂР°Р±РѕС‚С‹.",
      "РњСЌСЂ РїРѕР±Р»Р°РіРѕРґР°СЂРёР» СЂР°Р±РѕС‡РёС…."},
     {"Мост открыт",
      "Новый мост через реку открыли во вторник, после трёх лет работы.",
      "Мэр поблагодарил рабочих."}},
    {"English by way of mac-roman",
     {"Bridge doesn‚Äôt open",
      "The mayor didn‚Äôt say when. ‚ÄúIt isn‚Äôt ready,‚Äù she said ‚Äì and left.",
      "Nobody‚Äôs asked why."},
     {"Bridge doesn’t open",
      "The mayor didn’t say when. “It isn’t ready,” she said – and left.",
      "Nobody’s asked why."}},
    {"Russian of cp1251 by way of latin1",
     {"Ìîñò îòêðûò",
      "Íîâûé ìîñò ÷åðåç ðåêó îòêðûëè âî âòîðíèê, ïîñëå òð¸õ ëåò ðàáîòû, è ïåðâûå ìàøèíû ïðîåõàëè ïî íåìó â ïîëäåíü, êàê îáåùàë ìýð.",
      "Ìýð ïîáëàãîäàðèë ðàáî÷èõ è èíæåíåðîâ çà òî, ÷òî îíè òàê äîëãî è òåðïåëèâî ðàáîòàëè."},
     {"Мост открыт",
      "Новый мост через реку открыли во вторник, после трёх лет работы, и первые машины проехали по нему в полдень, как обещал мэр.",
      "Мэр поблагодарил рабочих и инженеров за то, что они так долго и терпеливо работали."}},
    {"Greek of iso8859-7 by way of cp1252",
     {"Ç ãÝöõñá Üíïéîå",
      "Ç íÝá ãÝöõñá Üíïéîå ôçí Ôñßôç, ìåôÜ áðü ôñßá ÷ñüíéá äïõëåéÜò, êáé ôá ðñþôá áõôïêßíçôá ðÝñáóáí ôï ìåóçìÝñé.",
      "Ï äÞìáñ÷ïò åõ÷áñßóôçóå ôïõò åñãÜôåò êáé üëïõò üóïé ðåñßìåíáí ôüóï ðïëý."},
     {"Η γέφυρα άνοιξε",
      "Η νέα γέφυρα άνοιξε την Τρίτη, μετά από τρία χρόνια δουλειάς, και τα πρώτα αυτοκίνητα πέρασαν το μεσημέρι.",
      "Ο δήμαρχος ευχαρίστησε τους εργάτες και όλους όσοι περίμεναν τόσο πολύ."}},
    {"Chinese of gbk by way of iso8859-15",
     {"ÐÂŽóÇÅÍš³µ",
      "Ÿ\xC2\xAD¹ýÈýÄêÊ©¹€£¬ºá¿çºÓÁ÷µÄÐÂŽóÇÅÖÜ¶þÕýÊœÍš³µ£¬µÚÒ»ÅúÆû³µÖÐÎçÊ»¹ý¡£ÊÐ³€Ôø³ÐÅµÁœÄêœš³É£¬ËûžÐÐ»ÁË¹€ÈË¡¢¹€³ÌÊŠºÍËùÓÐµÈŽýÒÑŸÃµÄÈË¡£",
      "ÊÐ³€žÐÐ»ÁË¹€ÈË£¬ËûËµŽóÇÅœ«·þÎñŒžŽúÈË£¬ŸÉÇÅÔòÁôžøÐÐÈËºÍ×ÔÐÐ³µÊ¹ÓÃ£¬ÕòÉÏµÄÈË¶ŒºÜžßÐË¡£"},
     {"新大桥通车",
      "经过三年施工，横跨河流的新大桥周二正式通车，第一批汽车中午驶过。市长曾承诺两年建成，他感谢了工人、工程师和所有等待已久的人。",
      "市长感谢了工人，他说大桥将服务几代人，旧桥则留给行人和自行车使用，镇上的人都很高兴。"}},
};

/* What a file says: with a headline before its first text, and so on. */
typedef struct form {
    const char *name, *around[TEXTS + 1];
} form;

static const form forms[] = {
    {"a.html", {"<html><head><meta charset=utf-8></head><body><h1>", "</h1><p>", "</p><p>", "</p></body></html>"}},
    {"a.txt", {"", "\n\n", "\n\n", "\n"}},
    {"a.jsonl", {"{\"title\":\"", "\",\"text\":\"", "\\n\\n", "\"}\n"}},
};

static void write_form(dl_buffer *out, const form *as, const char *const texts[TEXTS])
{
    for (int i = 0; i < TEXTS; i++)
        dl_buffer_printf(out, "%s%s", as->around[i], texts[i]);
    dl_buffer_add_text(out, as->around[TEXTS]);
}

/* Whether the file gives a headline and two paragraphs, as `texts` are; otherwise what it gives is printed. */
static bool gives(const form *as, const char *const content[TEXTS], const char *const texts[TEXTS])
{
    dl_buffer file = DL_BUFFER_EMPTY, told = DL_BUFFER_EMPTY, expected = DL_BUFFER_EMPTY;
    write_form(&file, as, content);
    source_text(&told, as->name, dl_buffer_slice(&file), NULL);
    dl_buffer_printf(&expected, "headline: %s\nparagraph: %s\nparagraph: %s\n", texts[0], texts[1], texts[2]);
    dl_buffer_add_byte(&told, '\0');
    dl_buffer_add_byte(&expected, '\0');
    const bool same = !file.failed && !expected.failed && strstr(told.data, expected.data);
    if (!same)
        print_error("%s: expected\n%s\ngot\n%s\n", as->name, expected.data, told.data);
    dl_buffer_free(&file);
    dl_buffer_free(&told);
    dl_buffer_free(&expected);
    return same;
}

static void test_mended(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mended); i++)
        for (size_t k = 0; k < COUNT(forms); k++)
            if (!gives(&forms[k], mended[i].misread, mended[i].meant))
                fail_msg("%s", mended[i].what);
}

#define PLAIN "The bridge over the river opened on Tuesday, after three years of work, and the first cars crossed it at noon."

static void test_left_as_they_are(void **state)
{
    (void)state;
    static const struct {
        const char *what, *texts[TEXTS];
    } cases[] = {
        {"a letter that is meant", {"The town of Ã", PLAIN, "Ã is an A with a tilde, and the town of SÃO JOÃO has two."}},
        {"one alone", {"Bridge open", PLAIN, "The cafÃ© beside it is open as well, and the mayor came to both of them in the afternoon."}},
        {"two", {"Bridge open", PLAIN, "The cafÃ©s beside it are open as well, and the naÃ¯ve mayor came to both of them."}},
        {"one letter alone, however often",
         {"Bridge open", PLAIN, "The cafÃ©s beside it are open, and the cafÃ©s in town, and other cafÃ©s, but no cafÃ©s by the lake."}},
        {"accents of Icelandic", {"Brúin yfir ána opnuð", "Ný brú yfir ána var opnuð á þriðjudag, eftir þriggja ára vinnu, og fyrstu bílarnir óku yfir hana á hádegi.", PLAIN}},
        {"what tells of it",
         {"When letters go wrong", "Mail that says cafÃ©, donâ€™t and naÃ¯ve was read with the wrong character encoding.",
          "So was what says MÃ¼ller, SÃ¸ren or piÃ±ata."}},
        {"what shows both", {"When letters go wrong", PLAIN, "For é, à, ü, ñ, ö and ä you see Ã©, Ã¨, Ã¼, Ã±, Ã¶ and Ã¤, and so on with all of the others that are not in English."}},
        {"letters that stand alone", {"When letters go wrong", PLAIN, "What you see is Ã« or Ã¨ or Ã¼ or Ã± or Ã¶ here."}},
        {"capitals before signs", {"”HALLÅ”", "Han ropade ”HALLÅ” och ”PÅ SJÖ” och ”ÅÅÅ…” över ån, där alla låg på ängen.", PLAIN}},
        {"letters of Ukrainian", {"Новий міст через річку", "Він їде до Києва: РіР, Ві, Сі, Лі, Ні, Дії, Мії, Рі.", PLAIN}},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        for (size_t k = 0; k < COUNT(forms); k++)
            if (!gives(&forms[k], cases[i].texts, cases[i].texts))
                fail_msg("%s", cases[i].what);
}

/* Names, places and months of a page are told once it is mended; a blank that was lost as what it is gives its letter. */
static void test_parts_of_a_page(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.html",
         "<html lang=fr><head><meta charset=utf-8><title>L'Ã©tÃ© Ã&nbsp; NÃ®mes</title><meta name=author content='HÃ©lÃ¨ne BÃ©rard'></head><body>"
         "<h1>L'Ã©tÃ© Ã&nbsp; NÃ®mes</h1><p>PubliÃ© le 3 aoÃ»t 2023</p><p>La forÃªt brÃ»lÃ©e serait replantÃ©e dÃ¨s l'Ã©tÃ©, dit le maire.</p></body></html>",
         "article 0-319 date=2023-08-03 language=fr author=Hélène Bérard\nheadline: L'été à Nîmes\n"
         "paragraph: La forêt brûlée serait replantée dès l'été, dit le maire.\n"},
        {"b.html",
         "<html lang=fr><head><title>L'Ã©tÃ© Ã&nbsp; NÃ®mes</title><script>read('utf-8')</script></head><body>"
         "<h1>L'Ã©tÃ© Ã&nbsp; NÃ®mes</h1><p>La forÃªt brÃ»lÃ©e serait replantÃ©e dÃ¨s l'Ã©tÃ©, dit le maire.</p>"
         "<p>Il écrit que ce mot, dÃ©sormais, ne se trouve plus là.</p></body></html>",
         "article 0-309 language=fr\nheadline: L'été à Nîmes\n"
         "paragraph: La forêt brûlée serait replantée dès l'été, dit le maire.\n"
         "paragraph: Il écrit que ce mot, dÃ©sormais, ne se trouve plus là.\n"},
        {"c.html",
         "<html lang=en><head></head><body><nav><ul><li>Â\u00A0News</li><li>Â\u00A0Sports</li><li>Weather Â»</li><li>More Â»</li></ul></nav>"
         "<h1>The bridge opens at last</h1><p>The mayor didnâ€™t say when the old one goes, â€œif everâ€\xC2\x9D.</p></body></html>",
         "article 0-255 language=en\nheadline: The bridge opens at last\n"
         "paragraph: The mayor didn’t say when the old one goes, “if ever”.\n"},
        {"d.html", /* UTF-8 with one letter that is not, and said to be ISO-8859-1 */
         "<html lang=fr><head><meta charset=iso-8859-1></head><body><h1>L'été à Nîmes</h1>"
         "<p>La forêt brûlée serait replantée dès l'été, dit le maire à Nîmes, et le caf\xE9 de l'hôtel fermé.</p></body></html>",
         "article 0-210 language=fr\nheadline: L'été à Nîmes\n"
         "paragraph: La forêt brûlée serait replantée dès l'été, dit le maire à Nîmes, et le café de l'hôtel fermé.\n"},
        {"b.txt", "El miĂŠrcoles pasĂł el niĂąo, segĂşn dijo JosĂŠ.", "article 0-58\nparagraph: El miércoles pasó el niño, según dijo José.\n"},
        {"a.txt", "Le marchÃ© est fermÃ© Ã l'Ã©tÃ©, dÃ©jÃ vu.\n\nLa forÃªt brÃ»le lÃ -bas.\n",
         "article 0-87\nparagraph: Le marché est fermé à l'été, déjà vu.\nparagraph: La forêt brûle là-bas.\n"},
        {"a.json", "[{\"author\":\"Jos\\u00c3\\u00a9 N\\u00c3\\u00ba\\u00c3\\u00b1ez\",\"title\":\"El r\\u00c3\\u00ado\","
                   "\"text\":\"El r\\u00c3\\u00ado pas\\u00c3\\u00b3 aqu\\u00c3\\u00ad.\"}]",
         "article 1-145 author=José Núñez\nheadline: El río\nparagraph: El río pasó aquí.\n"},
    };
    source_cases(cases, COUNT(cases));
}

/* Passages of a long text that are made when they are asked for. */
static void test_long(void **state)
{
    (void)state;
    enum { MANY = 2000 };
    dl_buffer file = DL_BUFFER_EMPTY, told = DL_BUFFER_EMPTY;
    for (int i = 0; i < MANY; i++)
        dl_buffer_printf(&file, "La forÃªt brÃ»lÃ©e %d est dÃ©jÃ\u00A0 replantÃ©e.\n\n", i);
    source_text(&told, "a.txt", dl_buffer_slice(&file), NULL);
    dl_buffer_add_byte(&told, '\0');
    assert_non_null(strstr(told.data, "paragraph: La forêt brûlée 0 est déjà replantée.\n"));
    assert_non_null(strstr(told.data, "paragraph: La forêt brûlée 1999 est déjà replantée.\n"));
    dl_buffer_free(&file);
    dl_buffer_free(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_mended), cmocka_unit_test(test_left_as_they_are),
                                       cmocka_unit_test(test_parts_of_a_page), cmocka_unit_test(test_long)};
    return cmocka_run_group_tests_name("twice", tests, NULL, NULL);
}
