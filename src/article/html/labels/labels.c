/* Short texts around articles. */
#include "article/html/labels/labels.h"
#include "article/html/labels/label_east.h"
#include "article/html/labels/label_letter.h"
#include "article/html/labels/label_readers.h"
#include "article/html/labels/label_remarks.h"
#include "article/html/labels/label_slavic.h"
#include "article/html/labels/label_tongues.h"
#include "article/html/labels/label_world.h"
#include "article/html/labels/notice.h"
#include "article/html/labels/opens.h"
#include "util/ascii.h"

#include <string.h>

/* All of a block, but for signs at its end. */
static const char *const labels[] = {
    "ad", "advert", "advertisement", "advertising", "anzeige", "- anzeige -", "- anzeige", "annonce", "iklan",
    "pubblicità", "publicidad", "publicidade", "publicité", "reklam", "reklama", "reklame", "sponsored", "werbung",
    "広告", "advertisement - continue reading below", "advertisement - page continues below",
    "story continues below advertisement", "article continues below advertisement", "continue reading",
    "story continued below", "story continues below", "article continues below", "scroll to continue", "caption", "explore further", "externer inhalt", "anmelden", "log in", "sign in",
    "from your site articles", "related articles around the web", "this week's top videos", "read the rest", "close",
    "autoplay", "show thumbnails", "hide thumbnails", "show captions", "hide captions", "start quote", "“start quote",
    "end quote", "comment", "comments", "kommentar", "kommentare", "photo", "play video", "share", "share this",
    "share this article", "subscribe", "tags", "updated", "first posted", "posted", "published", "teilen",
    "artikel teilen", "drucken", "print", "email", "facebook", "twitter", "whatsapp", "linkedin", "pinterest",
    "copy link", "save", "bookmark", "follow", "follow us", "like this", "like loading", "read more", "related",
    "related articles", "related news", "related stories", "read also", "also read", "see more", "learn more",
    "don't miss", "recommended", "more", "view comments", "weiterlesen", "mehr lesen", "mehr zum thema",
    "lesen sie auch", "lesen sie mehr", "lesen sie hier mehr", "lies auch", "auch interessant",
    "weitere informationen", "weitere infos", "mehr dazu", "mehr infos", "keine kommentare", "kommentare geschlossen",
    "quellen", "quellen ausblenden", "quellen anzeigen", "quellenangaben", "kontakt", "mehr themen", "artikel",
    "nach oben", "zurück", "zum thema", "infos", "zur startseite", "leggi anche", "leggi di più", "lire aussi",
    "à lire aussi", "lire la suite", "sur le même sujet", "lea también", "lee también", "leer más",
    "te puede interesar", "notas relacionadas", "veja também", "leia também", "leia mais", "lees ook", "lees verder",
    "läs också", "les også", "læs også", "czytaj także", "czytaj też", "zobacz też", "zobacz także",
    "przeczytaj także", "ayrıca bakınız", "continue with", "always enabled", "non-necessary", "share on facebook",
    "share on twitter", "tweet", "tell us what you think", "previous next", "topics", "loading photo gallery",
    "[endif]--", "stories chosen for you", "please follow and like us"};

/* The beginning of a block of at most SHORT bytes. */
static const char *const openings[] = {
    "kommentar verfassen", "keine kommentare", "schreibe einen kommentar", "kommentare geschlossen",
    "leave a comment", "leave a reply", "post a comment", "no comments", "comments (", "ads by google",
    "be the first to comment", "subscribe to ", "subscribe now", "sign up for ", "sign up to ", "sign up here",
    "never miss ", "follow us on", "follow @", "follow him on twitter", "follow her on twitter", "find us on ",
    "like us on facebook", "like this story?", "enjoyed this article?", "join our ", "get our ",
    "click here to subscribe", "click here for more", "read more:", "read more ", "related:", "see also:",
    "also read:", "read also:", "watch:", "more:", "lesen sie auch", "lesen sie hier", "lesen sie dazu",
    "lesen sie mehr", "lies auch", "mehr zum thema", "auch interessant:", "leggi anche", "lire aussi", "à lire aussi",
    "lea también", "lee también", "veja também", "leia também", "lees ook", "läs också", "czytaj też", "czytaj także",
    "©", "(c) ", "copyright ", "all rights reserved", "alle rechte vorbehalten", "todos los derechos reservados",
    "tous droits réservés", "tutti i diritti riservati", "this slideshow requires javascript", "warning: ",
    "dieser eintrag wurde", "dieser beitrag wurde", "dieser text wurde veröffentlicht", "der beitrag wurde am",
    "veröffentlicht in ", "veröffentlicht unter", "this entry was posted", "posted in ", "posted on ", "posted by ",
    "filed under", "tagged ", "tags:", "tags: ", "schlagwörter", "schlagworte", "stichwörter", "categories:",
    "kategorien:", "kategorie:", "reporting by ", "(reporting by ", "(alle angaben ohne", "get the latest ",
    "to contact the ", "by signing up", "download our app", "download the app", "image 1 of ", "image 2 of ",
    "image 3 of ", "image 4 of ", "image 5 of ", "hier finden sie mehr", "hier geht's zu", "folgen sie uns",
    "folge uns", "melden sie sich", "jetzt abonnieren", "abonnieren sie", "newsletter", "suggested citation",
    "you can view our ", "email address", "this post may contain affiliate", "this post contains affiliate",
    "we may earn a commission", "support our work", "materiał chroniony", "do you have a story", "if you enjoyed ",
    "have a tip?", "related roundup", "got a tip?", "for the latest news", "for the latest stories",
    "sofern nicht anders", "unless otherwise noted", "unless otherwise stated", "except where otherwise noted",
    "sauf mention contraire", "salvo que se indique lo contrario", "anzeige - ", "anzeige: ", "permalien",
    "permalink", "submit your letter", "send your letter", "bei fragen und anregungen",
    "an dieser stelle finden sie einen", "an dieser stelle befindet sich ein", "empfohlener redaktioneller inhalt",
    "empfohlener externer inhalt", "externer inhalt", "um diesen inhalt anzuzeigen",
    "ich bin damit einverstanden, dass mir externe", "bitte aktivieren sie javascript", "die redaktion empfiehlt",
    "artikel anhören", "lesezeit:", "lesedauer:", "to view this content", "please enable javascript",
    "your browser does not support", "sorry, your browser", "listen to this article", "estimated reading time",
    "already a subscriber", "this article is for subscribers", "link copied", "copy this link", "click to share",
    "pour afficher ce contenu", "votre navigateur ne", "inscrivez-vous à", "temps de lecture", "réservé aux abonnés",
    "tu navegador no", "su navegador no", "síguenos en", "seu navegador não", "iscriviti alla",
    "riproduzione riservata", "tempo di lettura"};

/* What other articles follow behind. */
static const char *const ends[] = {
    "last news", "latest articles", "latest stories", "latest posts", "popular articles", "popular stories",
    "similar articles", "similar posts", "other articles", "other stories", "other news",
    "verwandte beiträge", "verwandte nachrichten", "beliebte beiträge", "beliebte artikel", "neueste artikel", "aktuelle artikel",
    "aktuelle beiträge", "letzte beiträge", "weitere news", "weitere interessante", "mehr von ", "mehr zu diesem thema",
    "lesen sie jetzt", "articles récents", "articles populaires", "les plus lus", "dans la même rubrique",
    "à découvrir aussi", "entradas recientes", "entradas relacionadas", "lo más leído", "más leídas", "últimas noticias",
    "notícias mais lidas", "mais lidas", "últimas notícias", "posts relacionados", "i più letti", "ultimi articoli", "ultime notizie",
    "articoli recenti", "notizie correlate", "meest gelezen", "laatste nieuws", "mest lästa", "senaste nytt", "mest lest", "mest læste",
    "privacy settings", "privacy preference", "cookie settings", "cookie preferences", "cookie consent", "manage consent",
    "überblick zum datenschutz", "datenschutzeinstellungen", "datenschutz-einstellungen", "datenschutz einstellungen",
    "cookie-einstellungen", "cookieeinstellungen", "cookie einstellungen", "individuelle datenschutz", "individuelle cookie",
    "wie wir cookies verwenden", "paramètres des cookies", "gestion des cookies", "gérer le consentement", "configuración de cookies",
    "gestionar el consentimiento", "definições de cookies", "gerenciar consentimento", "impostazioni cookie", "gestisci consenso",
    "cookie-instellingen", "beheer toestemming", "ustawienia plików cookie", "zarządzaj zgod",
    "hinterlasse einen kommentar", "hinterlasse jetzt einen kommentar", "hinterlassen sie einen kommentar", "einen kommentar schreiben",
    "schreib einen kommentar", "schreib den ersten kommentar", "schreiben sie einen kommentar", "kommentar hinterlassen",
    "kommentar schreiben", "laisser un commentaire", "laissez un commentaire", "ajouter un commentaire",
    "écrire un commentaire", "deja un comentario", "deja una respuesta", "dejar un comentario", "escribe un comentario",
    "deixe um comentário", "deixe uma resposta", "deixar um comentário", "lascia un commento", "scrivi un commento",
    "geef een reactie", "laat een reactie", "plaats een reactie", "lämna ett svar", "lämna en kommentar", "legg igjen en kommentar",
    "skriv en kommentar", "kirjoita kommentti", "jätä kommentti",
    "you may also like", "you might also like", "you may like", "you might like", "you may be interested",
    "related posts", "related articles", "related stories", "related content", "related news", "related topics",
    "related links", "related reading", "more from ", "more stories", "more on this story", "more great ",
    "more news", "more in ", "recommended for you", "recommended stories", "recommended reading", "read next",
    "up next", "most read", "most popular", "trending now", "popular posts", "recent posts", "latest news",
    "what to read next", "what others are reading", "from around the web", "promoted stories", "leave a comment",
    "leave a reply", "post a comment", "add a comment", "join the conversation", "about the author", "about author",
    "privacy overview", "share your thoughts", "ähnliche beiträge", "ähnliche artikel", "ähnliche themen",
    "ähnliche berichte", "weitere artikel", "weitere beiträge", "weitere themen", "weitere meldungen",
    "weitere nachrichten", "das könnte sie auch", "das könnte dich auch", "das könnte dir auch",
    "das könnte sie interessieren", "auch interessant", "passend zum thema", "mehr zum thema", "zum weiterlesen",
    "mehr aus ", "mehr themen", "meistgelesen", "neueste beiträge", "über den autor", "über die autorin",
    "schreibe einen kommentar", "kommentar verfassen", "diskutieren sie mit", "verwandte artikel", "verwandte themen",
    "você pode gostar", "veja também", "leia também", "notícias relacionadas", "noticias relacionadas",
    "notas relacionadas", "artículos relacionados", "te puede interesar", "te recomendamos", "más noticias",
    "más información", "articoli correlati", "potrebbe interessarti", "potrebbero interessarti",
    "ti potrebbe interessare", "articles similaires", "articles liés", "à lire également", "sur le même sujet",
    "sur le même thème", "vous aimerez aussi", "gerelateerde", "meer over", "lees meer over", "zobacz również",
    "powiązane", "polecane"};

enum { SHORT = 240, END_SHORT = 80 };

/* "Tuesday, November 18, 2025 at 10:05": a line of at most MOMENT bytes with a year and a time. */
static bool is_moment(dl_slice text)
{
    enum { MOMENT = 60 };
    bool year = false, time = false;
    for (size_t i = 0; i + 4 <= text.size && text.size <= MOMENT; i++) {
        const char *at = text.data + i;
        bool first = !i || !dl_is_digit(at[-1]), four = dl_is_digit(at[2]) && dl_is_digit(at[3]);
        bool last = i + 4 == text.size || !dl_is_digit(at[4]);
        year |= first && last && four && (memcmp(at, "19", 2) == 0 || memcmp(at, "20", 2) == 0);
        time |= dl_is_digit(at[0]) && at[1] == ':' && four;
    }
    return year && time;
}

/* What stands at a recording: its day, and how long it is, "Nov. 18, 202505:31". */
static bool is_recording(dl_slice text)
{
    enum { MOST = 24, LENGTH = 5, YEAR = 4 };
    if (text.size > MOST || text.size <= LENGTH + YEAR)
        return false;
    const char *at = text.data + text.size - LENGTH;
    const bool length = dl_is_digit(at[0]) && dl_is_digit(at[1]) && at[2] == ':' && dl_is_digit(at[3]) && dl_is_digit(at[4]);
    return length && at[-YEAR] == '2' && at[1 - YEAR] == '0' && dl_is_digit(at[2 - YEAR]) && dl_is_digit(at[-1]) &&
           dl_slice_find(text, ", ") != SIZE_MAX;
}

bool dl_html_is_label(dl_slice text)
{
    if (is_moment(text) || is_recording(text) || dl_html_is_notice(text))
        return true;
    while (text.size && strchr(".:!|> ", text.data[text.size - 1]) && text.data[text.size - 1])
        text.size--;
    if (dl_slice_ends(text, DL_LITERAL("\xE2\x80\xA6")))
        text.size -= 3;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (dl_html_opens_with(text, labels[i]) && text.size == strlen(labels[i]))
            return true;
    return dl_html_is_label_abroad(text) || dl_html_is_label_east(text) || dl_html_is_label_slavic(text) || dl_html_is_label_world(text) ||
           dl_html_is_label_for_readers(text) || dl_html_is_label_of_letter(text) || (text.size <= SHORT && DL_HTML_OPENS(text, openings));
}

bool dl_html_ends_article(dl_slice text)
{
    return (text.size <= END_SHORT && DL_HTML_OPENS(text, ends)) || dl_html_ends_before_readers(text) || dl_html_ends_article_abroad(text);
}

bool dl_html_stands_above_others(bool *remarks, dl_slice text)
{
    *remarks = dl_html_opens_remarks(text);
    return *remarks || dl_html_ends_article_slavic(text) || dl_html_ends_article_world(text);
}
