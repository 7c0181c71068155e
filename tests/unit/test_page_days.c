/* In which order a web page writes days, and what it calls them. A case a rule. */
#include "page_rule.h"
#include "unit.h"

#define HEADLINE "<h1>The bridge over the river opens</h1>"

#define SAVED "<!-- Page saved with SingleFile\n url: https://e.org/a\n saved date: Tue Nov 18 2025 10:11:12 GMT+0100 (X)\n-->"

static void add_day(dl_buffer *out, const dl_article *article)
{
    dl_date_format(out, article->date);
}

static void test_order(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"of a post that is quoted", "",
         HEADLINE "<blockquote class=instagram-media><p>Open! <time datetime=2025-04-21T23:47:18+00:00>Apr 21</time></p></blockquote>" FAR "<span class=date-display>18.11.2025</span>",
         "2025-11-18", "de"},
        {"of publishing, well above the headline", "",
         "<div><time pubdate datetime=2025-11-18T13:19:16Z>\u0432\u0447\u0435\u0440\u0430</time></div>" LINES_50 HEADLINE FAR "<time datetime=2025-02-12>\u0412</time>", "2025-11-18T13:19:16Z", "ru"},
        {"but not of an article above it", "", "<li><time pubdate datetime=2025-11-17>x</time></li>" LINES_50 HEADLINE "<p>November 18, 2025</p>", "2025-11-18"},
        {"in Hindi, whose vowels are marks behind letters", "", HEADLINE "<p>15 दिसंबर 2025</p>", "2025-12-15", "hi"},
        {"in Bengali, with its figures", "", HEADLINE "<p>১৫ ডিসেম্বর ২০২৫</p>", "2025-12-15", "bn"},
        {"in Burmese", "", HEADLINE "<div class=date>26 အောက်တိုဘာ 2018</div>", "2018-10-26", "my"},
        {"with blanks around the strokes, the day first, as Arabic figures have it", "", HEADLINE "<p>الثلاثاء ١ / ١٢ / ٢٠٢٠</p>", "2020-12-01", "ar"},
        {"the month first with dots, where it can be but so", "", HEADLINE "<time>07.13.17</time>", "2017-07-13"},
        {"the day first, where it can", "", HEADLINE "<time>07.11.17</time>", "2017-11-07"},
        {"of the last change, by what is called its time", "",
         HEADLINE "<time class=Time__mod-time datetime=2025-11-20T09:04:08Z></time><time class=Time__pub-time datetime=2025-11-18T17:16:03Z></time>", "2025-11-18T17:16:03Z"},
        {"of English, without a land, the month is first", "<meta name=date content='05/11/2025'>", HEADLINE, "2025-05-11"},
        {"unless another day of the page cannot be so", "<meta name=date content='05/11/2025'>", HEADLINE FAR "<p>Last update: 19-02-2026</p>", "2025-11-05"},
        {"also of what is shown", "", HEADLINE "<p>05/11/2025</p>" FAR "<p>Guestbook: 28/09/2025, 16:00</p>", "2025-11-05"},
        {"not if the page has both orders", "", HEADLINE "<p>05/11/2025</p>" FAR "<p>28/09/2025, 09/28/2025</p>", "2025-05-11"},
        {"nor English where most letters are not Latin", "", HEADLINE "<p>05/11/2025</p><p>Ο δήμαρχος, που είχε υποσχεθεί τη γέφυρα σε δύο χρόνια, ευχαρίστησε όλους όσοι περίμεναν τόσο "
         "πολύ, και τους εργάτες και τους μηχανικούς, και έκοψε την κορδέλα το μεσημέρι.</p>", "2025-11-05"},
        {"a program's clock that stands, where it is still the evening before", "<meta property=article:published_time content=1969-12-31T13:00:01+00:00>",
         HEADLINE "<p>November 18, 2025</p>", "2025-11-18"},
        {"so long before the page was saved", SAVED, HEADLINE "<p>2 days ago</p>", "2025-11-16"},
        {"hours count from the time", SAVED, HEADLINE "<p>Posted 11 hours ago</p>", "2025-11-17"},
        {"in German", SAVED, HEADLINE "<p>vor 3 Stunden</p>", "2025-11-18", "de"},
        {"in Russian, which names it", SAVED, HEADLINE "<span>вчера, 18:20</span>", "2025-11-17", "ru"},
        {"in Chinese", SAVED, HEADLINE "<span>3天前</span>", "2025-11-15", "zh"},
        {"before the page was archived", "<script>__wm.wombat(\"https://e.org/a\",\"20251118101112\",\"x\");</script>",
         HEADLINE "<p>yesterday</p>", "2025-11-17"},
        {"not of a change, nor of weeks", SAVED, HEADLINE "<p>Updated 2 days ago</p><p>3 weeks ago</p>", ""},
        {"nor of a page of which nobody knows when that was", "", HEADLINE "<p>2 days ago</p>", ""},
        {"nor in a sentence", SAVED, HEADLINE "<p>It opened 2 days ago</p>", ""},
        {"what is told otherwise goes before it", SAVED, HEADLINE "<p>2 days ago</p><p>November 15, 2025</p>", "2025-11-15"},
        {"of when the page was archived", "",
         "<div id=HEADER>Saved on 13 Mar 2026 10:11:12 UTC</div>\n<div id=SOLID>" HEADLINE "</div>", ""},
        {"of a cache", "", "<div id=bN__google-cache-hdr>as it appeared on Mar 13, 2026 10:11:12 GMT</div>" HEADLINE, ""},
        {"but of what is only called so", "", "<div id=HEADER>13 Mar 2026</div>" HEADLINE, "2026-03-13"},
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

static void test_sources(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"not what another article has in a link beside this one", "",
         "<main><article>" HEADLINE "<p>Published November 18, 2025</p></article><aside><a href=/b><time datetime=2025-03-05>March 5, 2025</time> "
         "Another bridge that somebody built</a></aside></main>",
         "2025-11-18"},
        {"in what Joomla calls the day of making, above another page's today", "",
         "<div class=date>10.4.2013</div><table><tr><td>The bridge over the river opens<tr><td class=createdate>18 November 2011 12:55</table>", "2011-11-18"},
        {"the day that is shown, not that on which a program took it in", "<meta name=PubDate content=2025-11-17>",
         HEADLINE "<p>By Ann Bell, River News November 18, 2025</p>", "2025-11-18"},
        {"which counts where none is shown", "<meta name=PubDate content=2025-11-17>", HEADLINE, "2025-11-17"},
        {"a year of two digits, and a time behind a stroke", "", HEADLINE "<p>18/11/25-20:06</p>", "2025-11-18"},
        {"but not behind other figures", "", HEADLINE "<p>18/11/25-2</p>", ""},
        {"a day that a form keeps as that of publishing", "", HEADLINE "<form><input type=hidden name=\"publDate\" value=\"18/11/2025\"></form>", "2025-11-18"},
        {"near the headline, not the <title> that a picture in the head moves to the body", "<noscript><img src=a.gif></noscript><title>The bridge over the river opens</title>",
         FAR "<div>The bridge over the river opens</div>" LINES_50 "<p><b>Tuesday, November 18, 2025</b></p>", "2025-11-18"},
        {"not where two differ", "", HEADLINE "<input name=\"publDate\" value=\"18/11/2025\"><input name=\"publDate\" value=\"19/11/2025\">", ""},
        {"a day in a link that says more is of another article", "",
         HEADLINE "<a href=/b>2024-03-01 <b>The old bridge closes for good</b></a>" LINES_50 "<p>November 18, 2025</p>", "2025-11-18"},
        {"not one in a link of its own", "", HEADLINE "<a href=/2025/11>November 18, 2025</a>", "2025-11-18"},
        {"nor in that to the article itself", "", "<a href=/b>" HEADLINE "<span>November 18, 2025</span></a>", "2025-11-18"},
        {"the day that a description opens with", "<meta name=description content='18/11/2025 - The bridge opens'>",
         "<div class=date>Wednesday, 9/4/2026</div>" FAR HEADLINE, "2025-11-18"},
    };
    page_rules_check(rules, COUNT(rules), add_day);
}

#define FINNISH "<p>Uusi silta joen yli avattiin tiistaina kolmen vuoden työn jälkeen, ja ensimmäiset autot ajoivat sen yli keskipäivällä.</p>" \
    "<p>Kaupunginjohtaja, joka oli luvannut sillan kahdessa vuodessa, kiitti työntekijöitä, insinöörejä ja kaikkia niitä, jotka olivat odottaneet " \
    "niin kauan, ja lupasi, että vanha silta jää jalankulkijoille ja pyöräilijöille.</p>"
#define SPANISH "<p>El nuevo puente sobre el río se abrió el martes, después de tres años de obras, y los primeros coches lo cruzaron al mediodía.</p>" \
    "<p>El alcalde, que lo había prometido en dos años, dio las gracias a los obreros, a los ingenieros y a todos los que habían esperado tanto " \
    "tiempo, y prometió que el puente viejo quedará para los peatones.</p>"

/* A page that states English, or nothing, is in what its paragraphs are in. */
static void test_tongue(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"its months", "", HEADLINE "<p>Julkaistu 18. marraskuuta 2025</p>" FINNISH FINNISH, "2025-11-18"},
        {"and where none is stated", "", HEADLINE "<p>Julkaistu 18. marraskuuta 2025</p>" FINNISH FINNISH, "2025-11-18", ""},
        {"its order of day and month", "", HEADLINE "<p>05/11/2025</p>" SPANISH SPANISH, "2025-11-05", "en-US"},
        {"too little tells nothing", "", HEADLINE "<p>05/11/2025</p><p>El nuevo puente sobre el río se abrió el martes.</p>", "2025-05-11", "en-US"},
        {"another language is believed", "", HEADLINE "<p>Julkaistu 18. marraskuuta 2025</p>" FINNISH FINNISH, "", "es"},
    };
    page_rules_check(rules, COUNT(rules), add_day);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_order), cmocka_unit_test(test_labels), cmocka_unit_test(test_sources),
                                       cmocka_unit_test(test_tongue)};
    return cmocka_run_group_tests_name("page_days", tests, NULL, NULL);
}
