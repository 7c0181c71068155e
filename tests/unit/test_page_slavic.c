/* What pages in Russian, Ukrainian and Polish set around their articles is none of their text. A case a rule. */
#include "article_text.h"
#include "page_rule.h"
#include "unit.h"

#define ONE "Новый мост через реку открыли во вторник, после трёх лет работы, и в полдень по нему проехали первые машины."
#define TWO "Мэр, который обещал построить его за два года, поблагодарил рабочих, инженеров и всех, кто так долго ждал."
#define OTHER "В соседнем городе, где нет реки, тоже хотят мост, и просят денег у области, у страны и у всех, у кого они есть."
#define TEXT "paragraph: " ONE "\nparagraph: " TWO "\n"
#define ALL "<article><p>" ONE "</p><p>" TWO "</p>"
#define END "</article><div hidden>" /* of what every page's body is followed by */
#define POLISH "Most nad rzeką otwarto we wtorek, po trzech latach pracy, a w południe przejechały po nim pierwsze samochody."
#define THANKS "Burmistrz, który obiecał go za dwa lata, podziękował robotnikom, inżynierom i wszystkim, którzy tak długo czekali."

static void test_around(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"tools, and what readers may do, in any letters", "",
         "<article><p>ВЕРСИЯ ДЛЯ ПЕЧАТИ</p><p>" ONE "</p><p>Просмотров: 28</p><p>" TWO
         "</p><p>Заметили ошибку? Выделите её и нажмите Ctrl+Enter.</p><p>Тэги: мост, река</p>" END, TEXT, "ru"},
        {"other articles, and the line above them, also with a letter that is mostly left out", "",
         ALL "<p>Ещё новости раздела</p><div><p>" OTHER "</p></div>" END, TEXT, "ru"},
        {"what goes on in the same element is the article's", "",
         "<article><p>" ONE "</p><p>Смотрите также:</p><p>" TWO "</p>" END, TEXT, "ru"},
        {"what readers wrote, however much it is", "",
         ALL "<p>" ONE " " TWO "</p><h3>Комментарии (12)</h3><div><p>A: " OTHER OTHER OTHER OTHER "</p><p>B: " OTHER OTHER OTHER OTHER "</p><p>C: "
         OTHER OTHER OTHER OTHER "</p><p>D: " OTHER OTHER OTHER OTHER "</p></div>" END, TEXT "paragraph: " ONE " " TWO "\n", "ru"},
        {"but not what only begins so", "", ALL "<p>Комментарии мэра к планам города напечатала вчера вечерняя газета.</p>" END,
         TEXT "paragraph: Комментарии мэра к планам города напечатала вчера вечерняя газета.\n", "ru"},
        {"who took the picture", "",
         "<article><p>Фото: Анна Белл</p><p>" ONE "</p><p>Новый мост в первый день. Фото с сайта река.рф</p><p>" TWO "</p><p>(fot. Ann Bell)</p>" END,
         "caption: Фото: Анна Белл\nparagraph: " ONE "\ncaption: Новый мост в первый день. Фото с сайта река.рф\nparagraph: " TWO "\n", "ru"},
        {"in Polish", "",
         "<article><p>Podziel się</p><p>" POLISH "</p><p>" THANKS "</p><p>Oceń artykuł</p><p>Słowa kluczowe: most</p><p>Podobne do Most otwarty</p>"
         "<div><p>" POLISH " " THANKS "</p></div>" END,
         "paragraph: " POLISH "\nparagraph: " THANKS "\n", "pl"},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_around)};
    return cmocka_run_group_tests_name("page_slavic", tests, NULL, NULL);
}
