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
        {"and what readers wrote, however much it is", "",
         "<article>" ALL "<p>Again: " ONE "</p><h3>Comentarios (12)</h3><div><p>A: " OTHER OTHER OTHER OTHER "</p><p>B: " OTHER OTHER OTHER OTHER "</p><p>C: " OTHER OTHER OTHER
         OTHER "</p></div>" END, TEXT "paragraph: Again: " ONE "\n", "es"},
        {"where it comes from, who signs with letters", "", AROUND("", "<p>Fuente: Agencia del Río</p><p>(ab/cde)</p>"), TEXT, "es"},
        {"but not what is said in brackets", "", AROUND("", "<p>(Así es.)</p>"), TEXT "paragraph: (Así es.)\n", "es"},
        {"a Korean reporter, and whose it is", "", AROUND("", "<p>[김강 기자 kim@example.com]</p><p>&lt;저작권자ⓒ강신문. 무단전재-재배포 금지&gt;</p>"), TEXT, "ko"},
        {"in Indonesian, Hungarian, Turkish, Persian, Chinese", "",
         AROUND("<p>原标题：大桥通车</p><p>Jangan Lewatkan!</p>", "<p>Kövess minket a Facebookon!</p><p>Paylaş</p><p>Editor: Ann Bell</p><p>انتهای پیام/</p>"), TEXT, "id"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_around), cmocka_unit_test(test_choice)};
    return cmocka_run_group_tests_name("page_world", tests, NULL, NULL);
}
