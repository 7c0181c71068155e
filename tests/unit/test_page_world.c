/* What pages in further languages set around their articles is none of their text. A case a rule. */
#include "article_text.h"
#include "page_rule.h"
#include "unit.h"

#define ONE "El nuevo puente sobre el río se abrió el martes, después de tres años de obras, y al mediodía pasaron los primeros coches."
#define TWO "La alcaldesa, que lo había prometido en dos, dio las gracias a los obreros, a los ingenieros y a todos los que esperaron tanto."
#define OTHER "En la ciudad vecina, que no tiene río, también quieren un puente, y piden dinero a la provincia, al país y a quien lo tenga."
#define THREE "Por ahora lo cruzan peatones, bicicletas y carros, y así seguirá siendo, dice el ayuntamiento, hasta que acabe el invierno."
#define TEXT "paragraph: " ONE "\nparagraph: " TWO "\nparagraph: " THREE "\n"
#define ALL "<p>" ONE "</p><p>" TWO "</p><p>" THREE "</p>"
#define END "</article><div hidden>" /* of what every page's body is followed by */
#define AROUND(front, back) "<article>" front ALL back END

static void test_around(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"tools and requests between the paragraphs, in any letters", "",
         "<article><p>COMPARTIR</p><p>" ONE "</p><p>Mira también</p><p>" TWO "</p><p>Suscríbete a nuestro boletín</p><p>" THREE "</p>" END, TEXT, "es"},
        {"but not a sentence that begins so", "", AROUND("", "<p>Compartir el puente con los coches no será fácil, dice la alcaldesa de la ciudad.</p>"),
         TEXT "paragraph: Compartir el puente con los coches no será fácil, dice la alcaldesa de la ciudad.\n", "es"},
        {"other articles below a line for them", "", AROUND("", "<p>Lo más leído</p><div><p>" OTHER "</p></div>"), TEXT, "es"},
        {"what to pay below what is free", "", AROUND("", "<p>Para seguir leyendo, elija una suscripción</p><div><p>" OTHER "</p></div><ul><li>Acceso a todo, un mes</ul>"), TEXT, "es"},
        {"and what readers wrote, however much it is", "",
         "<article>" ALL "<p>Again: " ONE "</p><h3>Comentarios (12)</h3><div><p>A: " OTHER OTHER OTHER OTHER "</p><p>B: " OTHER OTHER OTHER OTHER "</p><p>C: " OTHER OTHER OTHER
         OTHER "</p></div>" END, TEXT "paragraph: Again: " ONE "\n", "es"},
        {"where it comes from, who signs with letters", "", AROUND("", "<p>Fuente: Agencia del Río</p><p>(ab/cde)</p>"), TEXT, "es"},
        {"how many read it", "", AROUND("", "<p>17302</p>"), TEXT, "fa"},
        {"who took the picture, in front or behind", "",
         "<article><p>" ONE "</p><p>El puente en su primer día — Foto: Ann Bell/La Gaceta</p><p>" TWO "</p><p>Nyitókép: Ann Bell/La Gaceta del Río</p><p>" THREE "</p>" END,
         "paragraph: " ONE "\ncaption: El puente en su primer día — Foto: Ann Bell/La Gaceta\nparagraph: " TWO "\ncaption: Nyitókép: Ann Bell/La Gaceta del Río\nparagraph: " THREE "\n", "pt"},
        {"but not what is said in brackets", "", AROUND("", "<p>(Así es.)</p>"), TEXT "paragraph: (Así es.)\n", "es"},
        {"a Korean reporter, and whose it is", "", AROUND("", "<p>[김강 기자 kim@example.com]</p><p>&lt;저작권자ⓒ강신문. 무단전재-재배포 금지&gt;</p>"), TEXT, "ko"},
        {"but not a sentence before it", "", AROUND("", "<p>다리가 열렸다.강=김강 기자 kim@example.com</p>"), TEXT "paragraph: 다리가 열렸다.강=김강 기자 kim@example.com\n", "ko"},
        {"where it comes from, above a caption", "", AROUND("", "<p>Źródło: Agencja</p><figure><img src=a.jpg><figcaption>El puente en su primer día, con mucha gente</figcaption></figure>"),
         TEXT "caption: El puente en su primer día, con mucha gente\n", "es"},
        {"in Indonesian, Hungarian, Turkish, Persian, Chinese", "",
         AROUND("<p>原标题：大桥通车</p><p>Jangan Lewatkan!</p>", "<p>Kövess minket a Facebookon!</p><p>Paylaş</p><p>Editor: Ann Bell</p><p>انتهای پیام/</p>"), TEXT, "id"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

static void test_lines(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"today and a clock, a day and what a program knows, a house that signs, a name and a town", "",
         AROUND("<p>Hoy a las 17:40, vistas: 237</p><p>18/11/2025 - 10:22 - Fonte: Agência do Rio - Foto: Ann Bell</p><p>Por: La Gaceta</p>"
                "<p>Publish Date:Tue, 18 Nov 2025 01:34 PM (IST)Author: Ann Bell of the river and the town</p>", ""),
         TEXT, "es"},
        {"the author and the paper", "<meta name=author content='Ann Bell'>", AROUND("<p>Ann Bell | La Gaceta del Río</p>", ""), TEXT, "es"},
        {"the day and the clock below the first sentences", "", "<article><p>" ONE "</p><p>18.11.2025, 17.40 Uhr</p><p>" TWO "</p><p>" THREE "</p>" END, TEXT, "de"},
        {"but not the day of an event, nor one without a clock", "",
         "<article><p>" ONE "</p><p>Cita: 18.11.2025, a las 19</p><p>18. November 2025</p><p>" TWO "</p><p>" THREE "</p>" END,
         "paragraph: " ONE "\nparagraph: Cita: 18.11.2025, a las 19\nparagraph: 18. November 2025\nparagraph: " TWO "\nparagraph: " THREE "\n", "de"},
        {"from where it is reported, in a line of its own", "", AROUND("<p>Springfield AFP —</p>", ""), TEXT, "es"},
        {"who wrote it, in the last line", "<meta name=author content='Ann Bell'>", AROUND("", "<p>(Ann Bell)</p>"), TEXT, "es"},
        {"but not another name", "<meta name=author content='Ann Bell'>", AROUND("", "<p>Carl Day</p>"), TEXT "paragraph: Carl Day\n", "es"},
        {"the site's name is no deck", "<meta property=og:site_name content='La Gaceta del Río | Noticias'><meta name=description content='La Gaceta del Río'>", AROUND("", ""), TEXT, "es"},
        {"a request for scripts", "", AROUND("", "<p>Por favor, habilite JavaScript en su navegador para leer esta página.</p>"), TEXT, "es"},
        {"but not a sentence about them", "", AROUND("", "<p>JavaScript, con el que se hacen las páginas, cumple años este mes.</p>"),
         TEXT "paragraph: JavaScript, con el que se hacen las páginas, cumple años este mes.\n", "es"},
        {"the foot of the page, which says whose it is, however much it is", "",
         "<aside><article>" ALL "</article></aside><footer><p>La Gaceta © 2025</p><p>A: " OTHER "</p><p>B: " OTHER "</p><p>C: " OTHER "</p></footer><div hidden>", TEXT, "es"},
        {"addresses below the headline are no decks", "<title>El nuevo puente se abre</title>",
         "<h1>El nuevo puente se abre</h1><div><span>https://gaceta.example/fotos/2025/11/18/el-nuevo-puente-se-abre-el-martes-1200x675.jpg</span></div><article>" ALL END,
         "headline: El nuevo puente se abre\n" TEXT, "es"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

static void test_told(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"a deck that tells what scripts show", OG("El nuevo puente se abre") "<meta property=article:published_time content=2025-11-18><meta name=description content='" ONE " " TWO "'>",
         "<template>", "headline: El nuevo puente se abre\ndeck: " ONE " " TWO "\n", "es"},
        {"but not of a page without a day", OG("El nuevo puente se abre") "<meta name=description content='" ONE " " TWO "'>", "<template>", "", "es"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

static void add_address(dl_buffer *out, const dl_article *article)
{
    dl_buffer_add_slice(out, article->url);
    dl_buffer_printf(out, " %lld", dl_date_known(article->date) ? (long long)article->date.seconds : -1);
}

static void test_addresses(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"one that says its host goes before one that does not", "<link rel=canonical href=/puente><meta property=og:url content=https://gaceta.example/puente>", "",
         "https://gaceta.example/puente -1", NULL},
        {"else that one", "<link rel=canonical href=/puente>", "", "/puente -1", NULL},
        {"a post's own page is as old as its number says",
         "<link rel=canonical href=https://x.com/city/status/1990700000000000000><meta name=date content=2007-03-20>", "",
         "https://x.com/city/status/1990700000000000000 1763454840", NULL},
    };
    page_rules_check(rules, COUNT(rules), add_address);
}

static void add_place(dl_buffer *out, const dl_article *article)
{
    dl_buffer_add_slice(out, article->place);
}

static void test_places(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"with an agency", "", AROUND("<p>Springfield AFP \u2014</p>", ""), "Springfield", "es"},
        {"of two words", "", AROUND("<p>Puerto R\u00EDo -</p>", ""), "Puerto R\u00EDo", "es"},
        {"an agency in small letters, and twice what links say", "", AROUND("<p><a>Springfield</a>Springfield (ots)</p>", ""), "Springfield", "de"},
        {"an agency alone", "", AROUND("<p>AFP \u2014</p>", ""), "", "es"},
    };
    page_rules_check(rules, COUNT(rules), add_place);
}

static void test_authors(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"who made the program", "<meta name=generator content='RiverCMS by River Systems'><meta name=author content='River Systems'>", "", "", NULL},
        {"the town of a correspondent", "<meta name=author content='حسام العلا - القاهرة'>", "", "حسام العلا", "ar"},
        {"who edited it", "<meta name=author content='李明 责任编辑：王强'>", "", "李明", "zh"},
        {"what is no name", "<meta name=author content='Política de Privacidad'>", "", "", "es"},
        {"Yoast's label", "<meta name=twitter:label1 content='Skriven av'><meta name=twitter:data1 content='Anna Berg'>", "", "Anna Berg", "sv"},
    };
    page_rules_check(rules, COUNT(rules), page_rule_authors);
}

#define AGAIN "<p>Again: " ONE "</p><p>Again: " TWO "</p><p>Still: " ONE "</p>"
#define GRIEF(name) "<p>" name ": " OTHER " Con dolor, y gracias a todos, a cada uno, por venir, por escribir, por estar, siempre, con nosotros.</p>"
#define GRIEFS GRIEF("Ana") GRIEF("Bea") GRIEF("Cid") GRIEF("Dan") GRIEF("Eva") GRIEF("Fe") GRIEF("Gil") GRIEF("Hugo") GRIEF("Ida") GRIEF("Juan")

static void test_choice(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"the <article> below the headline goes before a longer text beside it", "<title>El nuevo puente se abre</title>",
         "<div><h1>El nuevo puente se abre</h1><div><div><article><div>" ALL AGAIN "</div></article></div><div><div><div>" GRIEFS
         "</div></div></div></div></div><div hidden>",
         "headline: El nuevo puente se abre\n" TEXT "paragraph: Again: " ONE "\nparagraph: Again: " TWO "\nparagraph: Still: " ONE "\n", "es"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_around), cmocka_unit_test(test_lines), cmocka_unit_test(test_told), cmocka_unit_test(test_places), cmocka_unit_test(test_addresses),
                                       cmocka_unit_test(test_authors), cmocka_unit_test(test_choice)};
    return cmocka_run_group_tests_name("page_world", tests, NULL, NULL);
}
