/* What is no name. */
#include "article/html/author/no_name.h"
#include "article/html/labels/opens.h"

/* All of it. */
static const char *const no_names[] = {
    "by", "von", "par", "por", "text", "follow", "share", "twitter", "facebook", "author", "autor", "autorin",
    "autoren", "authors", "no author", "unknown", "comments", "comment", "about", "email",
    "e-mail", "view profile", "profile", "staff", "instagram", "linkedin", "website", "home",
    "read more", "mehr", "reply", "kommentare", "website des autors", "admin", "published",
    "updated", "wordpressadmin", "administrator", "anonymous", "guest", "news",
    "about the author", "über den autor", "über die autorin", "zum autor", "kontakt", "contact",
    "subscribe", "all posts", "more", "original", "archive", "xing", "pinterest", "bio", "posts",
    "profil", "www", "web", "rss", "author archive", "publi\u00E9 par", "published by",
    "written by", "see full bio", "full bio", "read bio", "alle artikel", "alle beitr\u00E4ge",
    "mehr artikel", "artikel von", "weitere beitr\u00E4ge", "weitere artikel", "startseite",
    "userprofile", "view orcid profile", "all articles", "more articles", "auteur(s", "author(s",
    "autor(en", "see all", "newsletter", "follow us", "datum", "posted", "date", "quelle",
    "source", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december", "phd", "ph.d.", "md", "m.d.", "rd", "mba",
    "ma", "ms", "msc", "rdn", "jd", "esq.", "januar", "februar", "m\u00E4rz", "mai", "juni",
    "juli", "oktober", "dezember", "publisher", "humans.txt", "[email protected]", "email protected", "http", "https", "佚名", "匿名", "getty images",
    "imago images", "abgelegt unter", "filed under", "rechtsanwalt", "rechtsanw\u00E4ltin",
    "istockphoto", "shutterstock", "pexels", "red", "ver\u00F6ffentlicht", "agenturen",
    "agencies", "login", "log in", "newsletters", "view author page", "see all articles",
    "get link", "x close", "close", "cancel", "biography", "following", "print", "alle storys", "folgen", "personen", "experten",
    "experts", "people", "editors", "redakteure", "автор", "Автор", "Автори", "Авторы", "Обновлено", "am", "автори", "авторы",
    "yazar", "penulis", "forfatter", "författare", "uppdaterad", "opdateret", "oppdatert",
    "aktualisiert", "actualizado", "mis à jour", "aggiornato", "обновлено", "megosztom",
    "advertisement", "i\u2019m", "i'm", "other apps", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "dnes", "včera", "heute", "gestern", "today", "yesterday", "ieri", "hoy", "ayer", "hoje", "ontem", "aujourd’hui", "hier", "vandaag", "gisteren", "сегодня", "Сегодня", "вчера", "Вчера",
    "copy link", "toggle", "zergnet", "journalist", "journalistin", "reporter", "korrespondent", "korrespondentin", "herausgeber", "chefredakteur", "chefredakteurin", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes",
    "miércoles", "jueves", "viernes", "sábado", "domingo", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "learn more", "credits", "connect", "sponsored",
    "print this article", "this author", "the author", "same author", "作者", "该作者文章", "作者文章",
    "bluesky", "blue sky", "mastodon", "threads", "youtube", "tiktok", "telegram", "whatsapp", "reddit", "flipboard", "github",
    "my account", "register", "dok.", "top stories", "google+", "news services", "news service", "wire services", "wire reports", "wire report", "staff reports",
    "staff report", "terjemahan", "penerjemah", "category", "categories", "tags", "topics", "group by", "order by", "sort by", "get",
    "in", "disqus", "google", "related", "comsenz ui team", "发布于", "發布於",
    "войти", "Выйти", "Зарегистрироваться", "zarejestruj się", "Σύνδεση", "Εγγραφή", "editor", "редактор", "Редактор",
    "注册", "注冊", "登录", "登錄", "登入", "登陆", "点击登录", "立即注册", "昵称", "暱稱", "我来说两句", "如何使用跟贴", "我的跟贴", "个人设置", "点击设置头像",
    "Войти", "Вход", "Регистрация", "Увійти", "Zaloguj", "Zaloguj się", "Materiały prasowe", "Informacja prasowa", "留言", "博客", "微博", "稿源", "来源", "來源", "责任编辑", "責任編輯", "编辑", "編輯", "作者", "发表评论", "發表評論",
    "ver más", "ver mais", "leer más", "voir plus", "lire plus", "leggi tutto", "lees meer", "läs mer", "les mer", "læs mere", "lue lisää", "se mer", "se mere", "daha fazla",
    "selengkapnya", "więcej", "zobacz więcej", "több", "tovább", "více", "mai mult", "xem thêm", "المزيد", "بیشتر", "עוד", "और", "もっと見る", "더보기",
    "user admin", "super user", "superuser", "webmaster", "web master", "web design", "web editor", "redaktori", "editori", "editora", "editor web",
    "política de privacidade", "política de privacidad", "politique de confidentialité", "privacy policy", "privacybeleid", "datenschutz", "adatvédelem", "gizlilik politikası",
    "terms of use", "terms of service", "términos y condiciones", "termos de uso", "conditions générales", "cookie policy", "contacto", "contato", "contatti", "iletişim", "kapcsolat",
    "siga-nos", "síguenos", "suivez-nous", "seguici", "kövess minket", "takip et", "friss híreink", "últimas noticias", "últimas notícias", "dernières actualités", "ultime notizie",
    "compartir", "compartilhar", "partager", "condividi", "paylaş", "megosztás", "comentarios", "comentários", "commentaires", "commenti", "yorumlar", "yorum",
    "us", "this author", "get short url", "short url", "op-ed columnists", "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "pondělí", "úterý", "středa", "čtvrtek", "pátek", "neděle",
    "pondelok", "utorok", "streda", "štvrtok", "piatok", "nedeľa", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
    "Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье", "понеділок", "вівторок", "середа", "четвер", "субота", "неділя",
    "понеделник", "сряда", "четвъртък", "петък", "събота", "неделя", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "maandag", "dinsdag", "woensdag", "donderdag",
    "vrijdag", "zaterdag", "zondag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "mandag", "tirsdag", "lørdag", "søndag", "lunedì",
    "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap", "pazartesi", "salı",
    "çarşamba", "perşembe", "cuma", "cumartesi", "pazar", "luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică", "senin", "selasa", "rabu", "kamis", "jumat",
    "ponedjeljak", "utorak", "srijeda", "četvrtak", "petak", "subota", "nedjelja", "ponedeljek", "torek", "sreda", "četrtek", "petek", "nedelja", "Δευτέρα", "Τρίτη", "Τετάρτη", "Πέμπτη", "Παρασκευή", "Σάββατο", "Κυριακή",
    "未知", "不详", "网络", "本站", "本站编辑", "匿名用户",
    "Από", "από", "Πηγή", "Σύνταξη", "חדשות", "פורסם", "עודכן", "הדפסה", "פנייה לכתב", "פנייה לכתב/ת", "תגובות", "שתפו", "מערכת"};

/* Its beginning: links and lines beside a byline. */
static const char *const openings[] = {
    "view ",     "see all",   "see more", "read more", "read next",  "subscribe ", "share ",
    "follow ",   "log in",    "sign in",  "sign up",   "more from ", "all posts",  "all articles",
    "posted ",   "published", "updated",  "get link",  "get the ",   "email ",     "update ",
    "click ",    "contact ",   "read ",     "--",  "visit ",   "i\u2019m on ", "i'm on ", "about the ",
    "fot. ",     "fot.: ",    "dok."};

/* "1 Min Read", "5 minutes", "4 comments", "1 hr ago", "1.1M followers" */
static bool is_number_of(dl_slice text)
{
    size_t at = 0;
    while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9')
        at++;
    for (size_t more = at; more < text.size && at && strchr("0123456789.,KM", text.data[more]); more++) /* "1.1M" */
        at = more + 1;
    if (at && at == text.size)
        return true;
    return at && dl_html_opens(dl_slice_cut(text, at, text.size),
                               (const char *const[]){" min", "-min", "min ", " comment", " kommentar", " point", " hr",
                                                     " hour", " day", " follow", " post", " like"},
                               12);
}

/* "20. April", "15 de Abril": a number of one or two figures, and what says that it is of a month. */
static bool is_day_of_month(dl_slice text)
{
    size_t digits = 0;
    while (digits < text.size && text.data[digits] >= '0' && text.data[digits] <= '9')
        digits++;
    const dl_slice rest = dl_slice_cut(text, digits, text.size);
    return digits && digits <= 2 && (dl_slice_starts(rest, DL_LITERAL(". ")) || dl_slice_starts(rest, DL_LITERAL(" de ")));
}

/* "page.head.author", which a template left. */
static bool is_variable(dl_slice text)
{
    size_t dots = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && c != '.' && c != '_')
            return false;
        dots += c == '.' && i && i + 1 < text.size;
    }
    return dots >= 3;
}

/* "11th" */
static bool is_ordinal(dl_slice text)
{
    static const char *const ends[] = {"st", "nd", "rd", "th"};
    size_t digits = 0;
    while (digits < text.size && text.data[digits] >= '0' && text.data[digits] <= '9')
        digits++;
    bool found = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        found = found || dl_slice_is_caseless(dl_slice_cut(text, digits, text.size), ends[i]);
    return digits && found;
}

/* "Tue Aug", which a number cut off. */
static bool is_day(dl_slice text)
{
    static const char *const days[] = {"mon ",      "tue ",    "wed ",      "thu ",     "fri ",
                                       "sat ",      "sun ",    "monday ",   "tuesday ", "wednesday ",
                                       "thursday ", "friday ", "saturday ", "sunday "};
    static const char *const months[] = {"jan",     "feb",       "mar",     "apr",      "may",     "jun",
                                         "jul",     "aug",       "sep",     "oct",      "nov",     "dec",
                                         "january", "february",  "march",   "april",    "june",    "july",
                                         "august",  "september", "october", "november", "december"};
    const char *blank = text.size ? memchr(text.data, ' ', text.size) : NULL;
    if (!blank || !DL_HTML_OPENS(text, days))
        return false;
    const dl_slice month = dl_slice_cut(text, (size_t)(blank - text.data) + 1, text.size);
    bool found = false;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        found = found || dl_slice_is_caseless(month, months[i]);
    return found;
}

bool dl_html_is_no_name(dl_slice text)
{
    const bool stopped = text.size > 3 && text.size < 6 && dl_slice_ends(text, DL_LITERAL(".")); /* "Feb.", "Ph.D." */
    for (size_t i = 0; i < sizeof no_names / sizeof *no_names; i++)
        if (dl_slice_is_caseless(text, no_names[i]) ||
            (stopped && dl_slice_is_caseless(dl_slice_cut(text, 0, text.size - 1), no_names[i])))
            return true;
    return DL_HTML_OPENS(text, openings) || is_number_of(text) ||
           is_variable(text) || is_ordinal(text) || is_day(text) || is_day_of_month(text) ||
           dl_slice_starts(text, DL_LITERAL("(")) || dl_slice_starts(text, DL_LITERAL("+")) ||
           dl_slice_starts(text, DL_LITERAL("\u00B7")) || dl_slice_ends(text, DL_LITERAL("\uFF1A")) ||
           (text.size && text.data[0] >= '0' && text.data[0] <= '9' && memchr(text.data, '+', text.size));
}
