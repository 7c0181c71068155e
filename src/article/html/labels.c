/* Short texts around articles. */
#include "article/html/labels.h"

#include <strings.h>

/* All of a block, but for signs at its end. */
static const char *const labels[] = {"ad",
                                     "advert",
                                     "advertisement",
                                     "advertising",
                                     "anzeige",
                                     "- anzeige -",
                                     "- anzeige",
                                     "annonce",
                                     "iklan",
                                     "pubblicità",
                                     "publicidad",
                                     "publicidade",
                                     "publicité",
                                     "reklam",
                                     "reklama",
                                     "reklame",
                                     "sponsored",
                                     "werbung",
                                     "реклама",
                                     "広告",
                                     "advertisement - continue reading below",
                                     "story continues below advertisement",
                                     "article continues below advertisement",
                                     "continue reading",
                                     "scroll to continue",
                                     "caption",
                                     "close",
                                     "comment",
                                     "comments",
                                     "kommentar",
                                     "kommentare",
                                     "photo",
                                     "play video",
                                     "share",
                                     "share this",
                                     "share this article",
                                     "subscribe",
                                     "tags",
                                     "teilen",
                                     "artikel teilen",
                                     "drucken",
                                     "print",
                                     "email",
                                     "facebook",
                                     "twitter",
                                     "whatsapp",
                                     "linkedin",
                                     "pinterest",
                                     "copy link",
                                     "save",
                                     "bookmark",
                                     "follow",
                                     "follow us",
                                     "like this",
                                     "like loading",
                                     "read more",
                                     "related",
                                     "related articles",
                                     "related news",
                                     "related stories",
                                     "read also",
                                     "also read",
                                     "see more",
                                     "learn more",
                                     "don't miss",
                                     "recommended",
                                     "more",
                                     "view comments",
                                     "weiterlesen",
                                     "mehr lesen",
                                     "mehr zum thema",
                                     "lesen sie auch",
                                     "lesen sie mehr",
                                     "lesen sie hier mehr",
                                     "lies auch",
                                     "auch interessant",
                                     "weitere informationen",
                                     "weitere infos",
                                     "mehr dazu",
                                     "mehr infos",
                                     "keine kommentare",
                                     "kommentare geschlossen",
                                     "quellen",
                                     "quellen ausblenden",
                                     "quellen anzeigen",
                                     "quellenangaben",
                                     "kontakt",
                                     "mehr themen",
                                     "artikel",
                                     "nach oben",
                                     "zurück",
                                     "zum thema",
                                     "infos",
                                     "zur startseite",
                                     "leggi anche",
                                     "leggi di più",
                                     "lire aussi",
                                     "à lire aussi",
                                     "lire la suite",
                                     "sur le même sujet",
                                     "lea también",
                                     "lee también",
                                     "leer más",
                                     "te puede interesar",
                                     "notas relacionadas",
                                     "veja também",
                                     "leia também",
                                     "leia mais",
                                     "lees ook",
                                     "lees verder",
                                     "läs också",
                                     "les også",
                                     "læs også",
                                     "czytaj także",
                                     "czytaj też",
                                     "zobacz też",
                                     "zobacz także",
                                     "przeczytaj także",
                                     "читайте также",
                                     "смотрите также",
                                     "ayrıca bakınız",
                                     "関連記事",
                                     "相关阅读",
                                     "相关新闻",
                                     "延伸阅读",
                                     "continue with",
                                     "always enabled",
                                     "non-necessary",
                                     "share on facebook",
                                     "share on twitter",
                                     "tweet",
                                     "tell us what you think"};

/* The beginning of a block of at most SHORT bytes. */
static const char *const openings[] = {"kommentar verfassen",
                                       "keine kommentare",
                                       "schreibe einen kommentar",
                                       "kommentare geschlossen",
                                       "leave a comment",
                                       "leave a reply",
                                       "post a comment",
                                       "no comments",
                                       "be the first to comment",
                                       "subscribe to ",
                                       "subscribe now",
                                       "sign up for ",
                                       "sign up to ",
                                       "sign up here",
                                       "never miss ",
                                       "follow us on",
                                       "follow @",
                                       "follow him on twitter",
                                       "follow her on twitter",
                                       "find us on ",
                                       "like us on facebook",
                                       "like this story?",
                                       "enjoyed this article?",
                                       "join our ",
                                       "get our ",
                                       "click here to subscribe",
                                       "click here for more",
                                       "read more:",
                                       "read more ",
                                       "related:",
                                       "see also:",
                                       "also read:",
                                       "read also:",
                                       "watch:",
                                       "more:",
                                       "lesen sie auch",
                                       "lesen sie hier",
                                       "lesen sie dazu",
                                       "lesen sie mehr",
                                       "lies auch",
                                       "mehr zum thema",
                                       "auch interessant:",
                                       "leggi anche",
                                       "lire aussi",
                                       "à lire aussi",
                                       "lea también",
                                       "lee también",
                                       "veja também",
                                       "leia também",
                                       "lees ook",
                                       "läs också",
                                       "czytaj też",
                                       "czytaj także",
                                       "читайте также",
                                       "©",
                                       "(c) ",
                                       "copyright ",
                                       "all rights reserved",
                                       "alle rechte vorbehalten",
                                       "todos los derechos reservados",
                                       "tous droits réservés",
                                       "tutti i diritti riservati",
                                       "this slideshow requires javascript",
                                       "warning: ",
                                       "dieser eintrag wurde",
                                       "dieser beitrag wurde",
                                       "der beitrag wurde am",
                                       "veröffentlicht in ",
                                       "veröffentlicht unter",
                                       "this entry was posted",
                                       "posted in ",
                                       "posted on ",
                                       "posted by ",
                                       "filed under",
                                       "tagged ",
                                       "tags:",
                                       "tags: ",
                                       "schlagwörter",
                                       "schlagworte",
                                       "stichwörter",
                                       "categories:",
                                       "kategorien:",
                                       "kategorie:",
                                       "reporting by ",
                                       "(reporting by ",
                                       "(alle angaben ohne",
                                       "get the latest ",
                                       "to contact the ",
                                       "by signing up",
                                       "download our app",
                                       "download the app",
                                       "image 1 of ",
                                       "image 2 of ",
                                       "image 3 of ",
                                       "image 4 of ",
                                       "image 5 of ",
                                       "hier finden sie mehr",
                                       "hier geht's zu",
                                       "folgen sie uns",
                                       "folge uns",
                                       "melden sie sich",
                                       "jetzt abonnieren",
                                       "abonnieren sie",
                                       "newsletter",
                                       "suggested citation",
                                       "you can view our ",
                                       "email address",
                                       "this post may contain affiliate",
                                       "this post contains affiliate",
                                       "we may earn a commission",
                                       "support our work",
                                       "materiał chroniony",
                                       "do you have a story",
                                       "if you enjoyed ",
                                       "have a tip?",
                                       "related roundup",
                                       "got a tip?"};

/* The beginning of a block of any size. */
static const char *const notices[] = {"this website uses cookies",
                                      "this site uses cookies",
                                      "we use cookies",
                                      "necessary cookies",
                                      "any cookies that may not be",
                                      "we and our partners",
                                      "diese website verwendet cookies",
                                      "wir verwenden cookies",
                                      "diese seite verwendet cookies",
                                      "ce site utilise des cookies",
                                      "nous utilisons des cookies",
                                      "este sitio web utiliza cookies",
                                      "utilizamos cookies",
                                      "questo sito utilizza",
                                      "deze website gebruikt cookies",
                                      "ta strona używa",
                                      "akismet "};

/* What other articles follow behind. */
static const char *const ends[] = {"you may also like",
                                   "you might also like",
                                   "you may like",
                                   "you might like",
                                   "you may be interested",
                                   "related posts",
                                   "related articles",
                                   "related stories",
                                   "related content",
                                   "related news",
                                   "related topics",
                                   "related links",
                                   "related reading",
                                   "more from ",
                                   "more stories",
                                   "more on this story",
                                   "more great ",
                                   "more news",
                                   "more in ",
                                   "recommended for you",
                                   "recommended stories",
                                   "recommended reading",
                                   "read next",
                                   "up next",
                                   "most read",
                                   "most popular",
                                   "trending now",
                                   "popular posts",
                                   "recent posts",
                                   "latest news",
                                   "what to read next",
                                   "what others are reading",
                                   "from around the web",
                                   "promoted stories",
                                   "leave a comment",
                                   "leave a reply",
                                   "post a comment",
                                   "add a comment",
                                   "join the conversation",
                                   "about the author",
                                   "about author",
                                   "privacy overview",
                                   "share your thoughts",
                                   "ähnliche beiträge",
                                   "ähnliche artikel",
                                   "ähnliche themen",
                                   "ähnliche berichte",
                                   "weitere artikel",
                                   "weitere beiträge",
                                   "weitere themen",
                                   "weitere meldungen",
                                   "weitere nachrichten",
                                   "das könnte sie auch",
                                   "das könnte dich auch",
                                   "das könnte dir auch",
                                   "das könnte sie interessieren",
                                   "auch interessant",
                                   "passend zum thema",
                                   "mehr zum thema",
                                   "zum weiterlesen",
                                   "mehr aus ",
                                   "mehr themen",
                                   "meistgelesen",
                                   "neueste beiträge",
                                   "über den autor",
                                   "über die autorin",
                                   "schreibe einen kommentar",
                                   "kommentar verfassen",
                                   "diskutieren sie mit",
                                   "verwandte artikel",
                                   "verwandte themen",
                                   "você pode gostar",
                                   "veja também",
                                   "leia também",
                                   "notícias relacionadas",
                                   "noticias relacionadas",
                                   "notas relacionadas",
                                   "artículos relacionados",
                                   "te puede interesar",
                                   "te recomendamos",
                                   "más noticias",
                                   "más información",
                                   "articoli correlati",
                                   "potrebbe interessarti",
                                   "potrebbero interessarti",
                                   "ti potrebbe interessare",
                                   "articles similaires",
                                   "articles liés",
                                   "à lire également",
                                   "sur le même sujet",
                                   "sur le même thème",
                                   "vous aimerez aussi",
                                   "gerelateerde",
                                   "meer over",
                                   "lees meer over",
                                   "zobacz również",
                                   "powiązane",
                                   "polecane",
                                   "похожие",
                                   "читайте также",
                                   "関連記事",
                                   "相关阅读",
                                   "相关新闻"};

enum { SHORT = 240, END_SHORT = 80 };

static bool starts(dl_slice text, const char *with)
{
    if (text.size < 2 || (((text.data[0] ^ with[0]) | (text.data[1] ^ with[1])) & ~0x20))
        return false; /* most end here */
    size_t size = strlen(with);
    return text.size >= size && strncasecmp(text.data, with, size) == 0;
}

static bool opens(dl_slice text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (starts(text, words[i]))
            return true;
    return false;
}

#define OPENS(text, words) opens(text, words, sizeof(words) / sizeof *(words))

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* "Tuesday, November 18, 2025 at 10:05": a line of at most MOMENT bytes with a year and a time. */
static bool is_moment(dl_slice text)
{
    enum { MOMENT = 60 };
    bool year = false, time = false;
    for (size_t i = 0; i + 4 <= text.size && text.size <= MOMENT; i++) {
        const char *at = text.data + i;
        bool first = !i || !is_digit(at[-1]), four = is_digit(at[2]) && is_digit(at[3]);
        bool last = i + 4 == text.size || !is_digit(at[4]);
        year |= first && last && four && (memcmp(at, "19", 2) == 0 || memcmp(at, "20", 2) == 0);
        time |= is_digit(at[0]) && at[1] == ':' && four;
    }
    return year && time;
}

bool dl_html_is_label(dl_slice text)
{
    if (is_moment(text))
        return true;
    while (text.size && strchr(".:!|> ", text.data[text.size - 1]) && text.data[text.size - 1])
        text.size--;
    if (dl_slice_ends(text, DL_LITERAL("\xE2\x80\xA6")))
        text.size -= 3;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (starts(text, labels[i]) && text.size == strlen(labels[i]))
            return true;
    return OPENS(text, notices) || (text.size <= SHORT && OPENS(text, openings));
}

bool dl_html_ends_article(dl_slice text)
{
    return text.size <= END_SHORT && OPENS(text, ends);
}

/* Whether one of the tails below begins with it. */
static bool opens_credit(char byte)
{
    char low = byte | 0x20;
    return byte == '(' || byte == '/' || low == 'g' || low == 'a' || low == 's' || low == 'i';
}

bool dl_html_is_credit(dl_slice text)
{
    static const char *const fronts[] = {
        "foto: ",       "fotos: ",       "photo: ",      "photo by ",  "photos: ",   "bild: ",
        "bilder: ",     "image: ",       "(photo",       "(foto",      "picture: ",  "credit: ",
        "image credit", "(image credit", "photo credit", "bildquelle", "fotoquelle", "bild via"};
    static const char *const tails[] = {
        "getty images", "ap photo", "(credit:",     "(image credit", "(photo:",     "(photo by",
        "(foto:",       "(bild:",   "shutterstock", "(image:",       "(symbolbild", "istock",
        "/afp",         "/dpa",     "/reuters)",    "/ap)",          "/epa"};
    enum { CREDIT_MOST = 400, TAIL = 60 };
    if (text.size > CREDIT_MOST)
        return false;
    if (OPENS(text, fronts) && text.size <= SHORT)
        return true;
    for (size_t at = text.size > TAIL ? text.size - TAIL : 0; at < text.size; at++)
        if (opens_credit(text.data[at]) && OPENS(dl_slice_cut(text, at, text.size), tails))
            return true;
    return false;
}
