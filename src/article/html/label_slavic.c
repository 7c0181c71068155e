/* Short texts around articles in Russian, Ukrainian and Polish. */
#include "article/html/label_slavic.h"
#include "util/utf8.h"

#include <unicode/uchar.h>

/* All in small letters, with "е" for "ё". */

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
    "tagi:", "słowa kluczowe:", "więcej na temat:", "więcej o:", "więcej w serwisach", "wszelkie prawa zastrzeżone", "kopiowanie materiałów", "kopiowanie, przedruk",
    "zaloguj się, aby", "zaloguj się aby", "zarejestruj się aby", "zarejestruj się, aby", "nie masz jeszcze konta", "masz już konto", "dołącz do nas na",
    "polub nas na", "śledź nas na", "dostęp do treści serwisu", "ocena:", "zapraszamy do dyskusji", "zgłoś błąd", "znalazłeś błąd", "jeśli znalazłeś błąd"};

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

enum { LABEL = 360, LINE = 160, FOLDED = 128 };

/* The front of a text in small letters. */
typedef struct folded {
    size_t size;
    bool whole;
    char bytes[FOLDED];
} folded;

static void fold(folded *out, dl_slice text)
{
    size_t at = 0;
    out->size = 0;
    for (size_t length; at < text.size && out->size + 4 < FOLDED; at += length) {
        const uint32_t code = dl_utf8_decode(text, at, &length), small = code < 0x80 ? code : (uint32_t)u_foldCase((UChar32)code, U_FOLD_CASE_DEFAULT);
        if (code >= 'A' && code <= 'Z')
            out->bytes[out->size++] = (char)(code | 0x20);
        else
            out->size += dl_utf8_encode(small == 0x451 ? 0x435 : small, out->bytes + out->size);
    }
    out->whole = at >= text.size;
}

static bool opens_with(const folded *text, const char *word)
{
    if (text->size < 2 || text->bytes[0] != word[0] || text->bytes[1] != word[1])
        return false; /* most end here */
    const size_t size = strlen(word);
    return text->size >= size && memcmp(text->bytes, word, size) == 0;
}

static bool opens(const folded *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (opens_with(text, words[i]))
            return true;
    return false;
}

static bool is_one(const folded *text, const char *const *words, size_t count)
{
    size_t size = text->size;
    while (size && (unsigned char)text->bytes[size - 1] < 0x80 && (text->bytes[size - 1] < 'a' || text->bytes[size - 1] > 'z'))
        size--;
    for (size_t i = 0; i < count && text->whole; i++)
        if (opens_with(text, words[i]) && size == strlen(words[i]))
            return true;
    return false;
}

#define OPENS(text, words) opens(text, words, sizeof(words) / sizeof *(words))
#define IS_ONE(text, words) is_one(text, words, sizeof(words) / sizeof *(words))

bool dl_html_is_label_slavic(dl_slice text)
{
    folded small;
    if (text.size > LABEL)
        return false;
    fold(&small, text);
    return OPENS(&small, requests) || IS_ONE(&small, tools);
}

bool dl_html_ends_article_slavic(dl_slice text)
{
    folded small;
    if (text.size > LINE)
        return false;
    fold(&small, text);
    return OPENS(&small, below) || IS_ONE(&small, others);
}
