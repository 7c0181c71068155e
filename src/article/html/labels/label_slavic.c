/* Short texts around articles in Russian, Ukrainian and Polish. */
#include "article/html/labels/label_slavic.h"
#include "article/html/labels/label_folded.h"

/* All in small letters, with "е" for "ё" (label_folded.h). */

/* The whole block, but for signs and numbers at its end. */
static const char *const tools[] = {
    "версия для печати", "распечатать", "печать", "для печати", "печатать", "отправить другу", "отправить на e-mail", "поделиться", "поделиться ссылкой",
    "поделись с друзьями", "поделитесь с друзьями", "поделиться с друзьями", "рассказать друзьям", "подписаться", "подписка на рассылку", "подписка на новости",
    "загрузка", "загружается, подождите", "подождите", "теги", "тэги", "метки", "ключевые слова", "мне нравится", "нравится", "войти", "регистрация", "наверх",
    "вверх", "на главную", "назад", "вернуться", "добавить в избранное", "добавить в закладки", "увеличить шрифт", "уменьшить шрифт", "размер шрифта",
    "мобильная версия", "спасибо! ваше мнение учтено", "спасибо! ваша мнение учтено", "смотреть позже", "добавить в блог", "код для блога", "скопировать ссылку",
    "подробнее", "далее", "читать полностью", "все новости", "все новости раздела", "рубрики", "партнеры", "введите число", "ваше имя",
    "по теме", "сюжет", "сюжеты",
    "версія для друку", "роздрукувати", "друкувати", "поділитися", "ключові слова", "на головну", "вгору", "детальніше",
    "podziel się", "podziel się z innymi", "udostępnij", "artykuł premium", "artykuły premium", "tagi", "słowa kluczowe", "oceń", "oceń tekst", "oceń artykuł",
    "ocena", "ocen", "poleć", "poleć artykuł", "poleć znajomemu", "drukuj", "wydrukuj", "wyślij", "wyślij znajomemu", "lubię to", "przeczytaj też",
    "przeczytaj również", "czytaj również", "czytaj koniecznie", "redakcja poleca", "zobacz więcej", "zobacz wszystkie", "czytaj więcej", "czytaj dalej",
    "a a a", "następny tekst", "zobacz galerię", "zobacz zdjęcia", "powiększ", "do góry", "zaloguj się", "zarejestruj się", "to pole jest wymagane", "pole obowiązkowe", "odpowiedzi"};

/* The beginning of a block of at most LABEL bytes. */
static const char *const requests[] = {
    "если вы заметили ошибку", "если вы нашли ошибку", "если вы заметите ошибку", "нашли ошибку", "заметили ошибку", "увидели ошибку", "обнаружили ошибку",
    "выделите ошибку", "оцените статью", "оцените новость", "оцените, пожалуйста", "оценка статьи", "оценить статью", "рейтинг статьи", "рейтинг новости",
    "комментировать могут только", "чтобы оставить комментарий", "чтобы комментировать", "для того, чтобы оставить комментарий", "для комментирования",
    "для добавления комментари", "вы можете комментировать", "комментарии могут оставлять", "оставлять комментарии могут", "только зарегистрированные пользователи",
    "комментарии к этой", "правила комментирования", "администрация сайта не несет ответственности", "редакция не несет ответственности",
    "присоединяйтесь к нам", "подписывайтесь на", "подпишитесь на", "подписывайся на", "следите за нами", "следи за нами", "следите за новостями", "читайте нас в",
    "читайте новости", "читай также", "читайте по теме", "смотрите по теме", "просмотров:", "просмотры:", "просмотрено:", "количество просмотров", "прочитано:",
    "прочитали:", "комментариев:", "теги:", "тэги:", "метки:", "ключевые слова:", "поделиться:", "рубрика:", "рубрики:", "раздел:",
    "все права защищены", "все права на материалы", "при использовании материалов", "при полном или частичном", "при перепечатке", "при копировании",
    "при цитировании материалов", "использование материалов сайта", "использование любых материалов", "перепечатка материалов", "копирование материалов", "любое использование материалов",
    "якщо ви помітили помилку", "якщо ви знайшли помилку", "знайшли помилку", "щоб залишити коментар", "переглядів:", "усі права захищен", "всі права захищен",
    "при використанні матеріалів", "використання матеріалів сайту", "передрук матеріалів",
    "tagi:", "słowa kluczowe:", "więcej na temat:", "więcej o:", "więcej w serwisach", "wszelkie prawa zastrzeżone", "kopiowanie materiałów", "artykuł pochodzi z kategorii", "kopiowanie, przedruk",
    "zaloguj się, aby", "zaloguj się aby", "zarejestruj się aby", "zarejestruj się, aby", "nie masz jeszcze konta", "masz już konto", "dołącz do nas na",
    "polub nas na", "śledź nas na", "dostęp do treści serwisu", "ocena:", "zapraszamy do dyskusji", "zgłoś błąd", "znalazłeś błąd", "napisz do autora", "masz newsa", "oceń jakość", "twoja opinia pozwala",
    "dalsza część artykułu", "dalsza część tekstu", "wypróbuj prenumeratę", "jeśli znalazłeś błąd"};

/* The beginning of a block of at most LINE bytes. */
static const char *const below[] = {
    "другие новости", "другие материалы", "другие статьи", "другие публикации", "еще новости", "еще по теме", "еще в разделе", "больше по теме",
    "больше новостей", "новости партнеров", "последние публикации", "популярные новости", "популярные статьи", "самые читаемые", "самые обсуждаемые",
    "новости раздела", "новости рубрики", "также в разделе", "также в рубрике", "также по теме", "материалы раздела", "статьи по теме", "ссылки по теме",
    "новости по теме", "материалы по теме", "публикации по теме", "новини партнерів", "інші новини", "схожі новини", "популярні новини", "ще за темою",
    "podobne do ", "podobne artykuły", "podobne tematy", "inne artykuły", "inne z tej kategorii", "polecane artykuły", "polecamy również", "najnowsze artykuły",
    "najnowsze wiadomości", "najnowsze informacje", "najczęściej komentowane", "najchętniej czytane", "wiadomości powiązane", "więcej w serwisach",
    "więcej artykułów", "więcej wiadomości", "materiały partnerów"};

/* The whole block, but for signs and numbers at its end. */
static const char *const others[] = {
    "последние новости", "популярное", "самое читаемое", "самое обсуждаемое", "самое популярное", "главные новости", "интересные новости", "рекомендуем",
    "лента новостей", "предыдущие новости", "обсуждаемое", "смотрите также", "останні новини", "популярне", "zobacz również", "zobacz także", "najpopularniejsze",
    "z ostatniej chwili", "polecane"};

enum { LABEL = 360, LINE = 160 };

#define OPENS(text, words) dl_html_folded_opens(text, words, sizeof(words) / sizeof *(words))
#define IS_ONE(text, words) dl_html_folded_is_one(text, words, sizeof(words) / sizeof *(words))

bool dl_html_is_label_slavic(dl_slice text)
{
    dl_html_folded small;
    if (text.size > LABEL)
        return false;
    dl_html_fold_front(&small, text);
    return OPENS(&small, requests) || IS_ONE(&small, tools);
}

bool dl_html_ends_article_slavic(dl_slice text)
{
    dl_html_folded small;
    if (text.size > LINE)
        return false;
    dl_html_fold_front(&small, text);
    return OPENS(&small, below) || IS_ONE(&small, others);
}
