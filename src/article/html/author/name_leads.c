/* What stands before a name. */
#include "article/html/author/name_leads.h"
#include "article/html/tree/texts.h"

#include <strings.h>

/* With what parts it from the name. In Latin letters capitals do not matter. */
static const char *const leads[] = {
    "by ", "by: ", "von ", "von: ", "vom ", "par ", "par : ", "por ", "por: ", "di ", "door ", "av ", "af ", "written by ", "posted by ", "story by ",
    "words by ", "text by ", "written by: ", "text von ", "ein artikel von ", "blog beitrag von ", "blogbeitrag von ", "texte de ", "texto de ",
    "author: ", "authors: ", "autor: ", "autorin: ", "auteur: ", "auteur : ", "oleh ", "oleh: ", "oleh : ", "penulis: ", "penulis : ", "pewarta: ",
    "автор: ", "Автор: ", "بقلم ", "بقلم: ", "بقلم : ", "الكاتب: ", "كتب: ", "كتبت: ", "كتب ", "كتبت ", "نویسنده: ", "نویسنده : ", "خبرنگار: ", "به قلم ", "تحریر: ",
    "تحریر : ", "מאת ", "מאת: ", "yazan: ", "haber: ", "muhabir: ", "röportaj: ", "लेखक: ", "द्वारा ", "द्वारा: ", "লেখক: ", "প্রতিবেদক: ",
    "எழுதியவர்: ", "โดย ", "โดย: ", "ผู้เขียน: ", "เรื่อง: ", "Γράφει ο ", "Γράφει η ", "Γράφουν οι ", "Γράφει: ", "Συντάκτης: ", "szerző: ",
    "Szerző: ", "Írta: ", "kirjoittaja: ", "teksti: ", "tác giả: ", "Tác giả: ", "Авторы: ", "Автори: ", "Авторка: ", "Журналист: ", "Журналіст: ",
    "Корреспондент: ", "Аутор: ", "Пише: ", "piše: ", "piše ", "avtor: ", "avtorica: ", "scris de ", "scris de: ", "autorius: ", "autors: ",
    "ავტორი: ", "Հեղինակ՝ ", "müəllif: ", "muallif: ", "Муаллиф: ", "egilea: ", "mwandishi: ", "wartawan: "};

/* Those that say it only where names are shown. */
static const char *const others[] = {
    "author ", "autor ", "autoren: ", "autor/in: ", "autora: ", "auteur ", "text: ", "texte: ", "texte : ", "interview: ", "interview ",
    "redaktion: ", "foto: ", "bericht: ", "ein beitrag von ", "erstellt von ", "geschrieben von ", "verfasst von ", "veröffentlicht von ",
    "ein interview von ", "ein gastbeitrag von ", "gastbeitrag von ", "escrito por ", "publié par ", "écrit par ", "scritto da ", "publicado por ",
    "napisał ", "autorzy: ", "tekst: ", "reporter: ", "laporan: ", "yazar: ", "Текст: ", "írta: ", "autore: ", "a cura di ", "© ",
    "about ", "view all posts by ", "posts by ", "more by ", "all posts by ", "show all articles of ", "zeige alle beiträge von ", "alle beiträge von ",
    "beiträge von ", "zeige alle artikel von ", "alle artikel von ", "artikel von ", "kommentar von ", "article by ", "reported by ",
    "voir tous les articles de ", "profile of ", "pressemitteilung von ", "durch ", "recueilli par ", "propos recueillis par ", "- ", "文／", "文｜",
    "文|", "文/", "Από ", "Από τον ", "Από την ", "Του ", "Της ", "ΤΟΥ ", "ΤΗΣ ", "記者", "作者：", "著者：", "责编：", "责任编辑：", "(责编：", ": ", "~ ", "and "};

/* In an element of its own. */
static const char *const labels[] = {
    "author", "autor", "autorin", "auteur", "autore", "rechtsanwalt", "rechtsanwältin", "Автор", "Автор:", "作者：", "作者:", "penulis", "pewarta", "oleh",
    "oleh :", "yazar", "الكاتب", "الكاتب:", "كتب", "كتبت", "نویسنده", "نویسنده:", "تحریر", "تحریر:", "מאת", "מאת:", "הכותב", "Συντάκτης", "Συντάκτης:", "Από", "Γράφει ο", "Γράφει η", "szerző",
    "szerző:", "Szerző", "Szerző:", "kirjoittaja", "tác giả", "Tác giả", "Tác giả:", "ผู้เขียน", "ผู้เขียน:", "लेखक", "लेखक:", "লেখক", "লেখক:",
    "autors", "autorius", "avtor", "Аутор", "Аутор:", "ავტორი", "müəllif", "muallif"};

/* What has a "by", but of who made other things. */
static const char *const made[] = {"photo", "image",     "picture",   "built",  "powered", "design",
                                   "made",  "developed", "sponsored", "hosted", "theme",   "edited"};

static size_t find_lead(dl_slice text, const char *const *among, size_t count)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t size = strlen(among[i]);
        if (size > most && text.size > size && strncasecmp(text.data, among[i], size) == 0)
            most = size;
    }
    return most;
}

size_t dl_html_name_lead(dl_slice text)
{
    return find_lead(text, leads, sizeof leads / sizeof *leads);
}

size_t dl_html_name_lead_shown(dl_slice text)
{
    const size_t lead = dl_html_name_lead(text), other = find_lead(text, others, sizeof others / sizeof *others);
    return lead > other ? lead : other;
}

bool dl_html_is_name_lead(dl_slice text)
{
    enum { MOST = 80 };
    char word[MOST];
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (dl_slice_is_caseless(text, labels[i]))
            return true;
    if (!text.size || text.size + 2 > sizeof word)
        return false;
    if (dl_slice_ends(text, DL_LITERAL(" by"))) { /* "Article by" */
        bool other = false;
        for (size_t i = 0; i < sizeof made / sizeof *made; i++)
            other |= dl_html_holds_word(text, made[i]);
        return !other;
    }
    memcpy(word, text.data, text.size);
    memcpy(word + text.size, " x", 2);
    return dl_html_name_lead(dl_slice_make(word, text.size + 2)) > text.size;
}
