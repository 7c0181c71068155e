/* Labels of letters that go to many. */
#include "article/html/labels/label_letter.h"
#include "article/html/labels/opens.h"
#include "util/ascii.h"

#define COUNT(words) (sizeof(words) / sizeof *(words))

enum { SHORT = 320, TOOL = 48 }; /* bytes */

/* The beginning of a block of at most TOOL bytes. */
static const char *const tools[] = {
    "view in browser", "view in your browser", "view online", "view web version", "view as a web page",
    "view as webpage", "read online", "read in browser", "read in your browser", "read on the web", "open in browser",
    "open in your browser", "open in app", "read in app", "listen online", "view email in browser",
    "email preferences", "update profile", "update preferences", "update my preferences", "manage preferences",
    "manage subscription", "manage subscriptions", "manage email preferences", "change preferences",
    "preference center", "add us to your address book", "im browser öffnen", "im browser ansehen",
    "im browser anzeigen", "im browser lesen", "online ansehen", "online lesen", "webversion", "web-version",
    "profil aktualisieren", "voir en ligne", "voir dans le navigateur", "voir la version en ligne",
    "version en ligne", "lire en ligne", "lire dans le navigateur", "afficher dans le navigateur",
    "ouvrir dans le navigateur", "partager sur", "gérer mes préférences", "gérer vos préférences",
    "ver en el navegador", "ver en navegador", "ver en tu navegador", "ver en línea", "ver online", "leer en línea",
    "leer online", "abrir en el navegador", "ver en la web", "ver no navegador", "ver no browser", "ver na web",
    "abrir no navegador", "ler online", "visualizar no navegador", "visualizza nel browser", "visualizza online",
    "apri nel browser", "leggi online", "vedi nel browser", "bekijk in browser", "bekijk in je browser",
    "bekijk in uw browser", "bekijk de webversie", "bekijk online", "online lezen", "lees online",
    "zobacz w przeglądarce", "otwórz w przeglądarce", "wyświetl w przeglądarce", "visa i webbläsare",
    "visa i webbläsaren", "läs i webbläsaren", "öppna i webbläsaren", "se i nettleser", "vis i nettleser",
    "åpne i nettleser", "se i browser", "vis i browser", "åbn i browser", "avaa selaimessa", "lue selaimessa",
    "näytä selaimessa", "zobrazit v prohlížeči", "otevřít v prohlížeči", "zobraziť v prehliadači",
    "megtekintés böngészőben", "megnyitás böngészőben", "tarayıcıda görüntüle", "tarayıcıda aç", "lihat di browser",
    "открыть в браузере", "Открыть в браузере", "Посмотреть в браузере", "Смотреть в браузере", "Читать в браузере",
    "Відкрити у браузері", "Переглянути у браузері", "在浏览器中查看", "在浏览器中打开", "在瀏覽器中查看", "ブラウザで表示", "ブラウザで見る", "웹에서 보기"};

/* The beginning of a block of at most SHORT bytes. */
static const char *const openings[] = {
    "view this email", "view this message in", "view this newsletter in", "view it in your browser",
    "view it in a browser", "read this email in", "read this newsletter", "having trouble viewing",
    "having trouble reading", "having trouble seeing", "trouble viewing this", "trouble reading this",
    "can't see this email", "can’t see this email", "can't read this email", "can’t read this email",
    "if you can't read this", "if you can’t read this", "if you are having trouble viewing",
    "if you are having trouble reading", "if you're having trouble viewing", "if you're having trouble reading",
    "if you’re having trouble viewing", "is this email not displaying", "email not displaying",
    "you are receiving this", "you're receiving this", "you’re receiving this", "you received this email",
    "you received this e-mail", "you received this message", "you received this newsletter",
    "you have received this e-mail", "you have received this email", "you are subscribed to", "you're subscribed to",
    "you’re subscribed to", "you are getting this email", "you're getting this email", "you’re getting this email",
    "you're on the free list", "you’re on the free list", "this newsletter was sent", "sent to you by",
    "was this email forwarded", "was this forwarded", "forwarded this email", "forwarded this newsletter",
    "did someone forward", "did a friend forward", "someone forward you this", "if you were forwarded",
    "if this email was forwarded", "our mailing address is", "update your profile", "update your preferences",
    "update your email preferences", "update your email settings", "manage your preferences",
    "manage your subscription", "manage your email preferences", "manage your email subscription",
    "manage your newsletter", "change your preferences", "change your email preferences", "change your subscription",
    "to stop receiving these", "to stop receiving our", "to stop receiving this", "to opt out of these",
    "to opt out of this", "to opt out of our", "to ensure delivery to your inbox", "to ensure delivery of this",
    "to ensure delivery of our", "to ensure that you receive our", "to ensure that you receive this",
    "to continue receiving updates", "don't want these", "don’t want these", "don't want to receive",
    "don’t want to receive", "no longer want to receive", "if you no longer wish to receive", "please add us to your",
    "are you reading this in gmail", "you currently have 0 ref", "you currently have 1 ref",
    "or copy and paste this link", "or copy & paste this link", "copy & paste your referral",
    "copy and paste your referral", "what'd you think of today", "what’d you think of today",
    "how did you like today’s", "how did you like today's", "what did you think of today's",
    "what did you think of today’s", "how was today's newsletter", "how was today’s newsletter",
    "rate this newsletter", "want to advertise in", "wird diese e-mail nicht", "wird dieser newsletter nicht",
    "wenn diese e-mail nicht", "wenn dieser newsletter nicht", "sollte diese e-mail nicht",
    "sollte dieser newsletter nicht", "falls diese e-mail nicht", "falls dieser newsletter nicht",
    "probleme mit der darstellung", "diese e-mail im browser", "newsletter im browser", "sie erhalten diese e-mail",
    "sie erhalten diese email", "sie erhalten diese nachricht", "sie erhalten diesen newsletter",
    "du erhältst diese e-mail", "du erhältst diese email", "du erhältst diesen newsletter",
    "dieser newsletter wurde an", "wenn sie keine weiteren e-mail", "wenn sie keine weiteren email",
    "wenn sie diesen newsletter nicht", "wenn sie diese e-mail nicht", "wenn du diesen newsletter nicht",
    "si ce message ne s'affiche", "si ce message ne s’affiche", "si cet e-mail ne s'affiche",
    "si cet e-mail ne s’affiche", "si vous ne visualisez pas", "si vous n'arrivez pas à lire",
    "si vous n’arrivez pas à lire", "vous recevez cet e-mail", "vous recevez cet email", "vous recevez ce mail",
    "vous recevez ce message", "vous recevez cette newsletter", "vous recevez cette lettre",
    "si vous ne souhaitez plus recevoir", "pour vous désabonner", "pour vous désinscrire", "on vous a transféré cet",
    "si no puede ver este", "si no puedes ver este", "si no ves correctamente", "si no visualiza", "si no visualizas",
    "recibes este correo", "recibes este email", "recibe este correo", "recibe este mensaje",
    "has recibido este correo", "has recibido este mensaje", "has recibido este email", "ha recibido este correo",
    "ha recibido este mensaje", "si no deseas recibir más", "si no deseas recibir est", "si no desea recibir más",
    "si no desea recibir est", "si ya no deseas recibir", "si ya no desea recibir", "para darte de baja de est",
    "para darse de baja de est", "caso não consiga visualizar", "se não consegue ver est",
    "se não conseguir visualizar", "se você não consegue visualizar", "se você não consegue ver est",
    "você está recebendo este", "você está recebendo esta", "você recebeu este e-mail", "você recebeu este email",
    "você recebeu esta newsletter", "está a receber este e-mail", "está a receber este email", "está a receber esta",
    "se não deseja receber mais", "se não quiser receber mais", "caso não queira receber mais", "se non visualizzi",
    "se non riesci a visualizzare", "se non riesci a leggere questa", "ricevi questa email", "ricevi questa e-mail",
    "ricevi questa mail", "ricevi questa newsletter", "hai ricevuto questa email", "hai ricevuto questa e-mail",
    "hai ricevuto questa mail", "se non vuoi più ricevere", "se non desideri più ricevere", "bekijk deze e-mail",
    "bekijk deze nieuwsbrief", "u ontvangt deze e-mail", "u ontvangt deze email", "u ontvangt deze nieuwsbrief",
    "je ontvangt deze e-mail", "je ontvangt deze email", "je ontvangt deze nieuwsbrief",
    "deze nieuwsbrief is verzonden", "deze nieuwsbrief is verstuurd", "jeśli wiadomość nie wyświetla",
    "jeżeli wiadomość nie wyświetla", "otrzymujesz tę wiadomość", "otrzymujesz ten newsletter",
    "otrzymujesz ten e-mail", "otrzymałeś tę wiadomość", "jeśli nie chcesz otrzymywać", "du får detta mejl",
    "du får detta nyhetsbrev", "du får det här mejlet", "du får det här nyhetsbrevet", "du får det här brevet",
    "detta mejl skickades", "du mottar denne e-post", "du mottar denne epost", "du mottar dette nyhetsbrevet",
    "du modtager denne e-mail", "du modtager denne mail", "du modtager dette nyhedsbrev", "saat tämän viestin",
    "saat tämän uutiskirjeen", "tento e-mail vám", "tento newsletter vám", "ezt a levelet azért",
    "ezt az e-mailt azért", "bu e-postayı", "bu e-posta size", "primiți acest e-mail", "primiți acest email",
    "anda menerima email", "Вы получили это письмо", "Вы получаете это письмо", "Вы получили эту рассылку",
    "Вы получаете эту рассылку", "Если вы не хотите получать рассылк", "Если вы больше не хотите получать рассылк",
    "Если вы больше не хотите получать письм", "Если вы больше не хотите получать наш",
    "Если вы больше не хотите получать эт", "Если вы не хотите получать эт", "Если вы не хотите получать наш",
    "Чтобы отписаться", "Ви отримали цей лист", "Ви отримуєте цей лист", "このメールは配信", "このメールは送信専用", "您收到此邮件", "您收到這封",
    "本邮件由"};

/* The beginning of one with an address of mail. */
static const char *const sent[] = {
    "this email was sent", "this e-mail was sent", "this message was sent", "diese e-mail wurde an",
    "diese nachricht wurde an", "cet e-mail a été envoyé", "cet email a été envoyé", "ce message a été envoyé",
    "este correo fue enviado", "este correo ha sido enviado", "este mensaje fue enviado", "este e-mail foi enviado",
    "este email foi enviado", "questa email è stata inviata", "questa e-mail è stata inviata",
    "deze e-mail is verzonden", "deze e-mail is verstuurd", "ta wiadomość została wysłana", "Это письмо отправлено",
    "this mail was sent", "the email was sent to"};

/* A block of which a part between signs is one of these offers to leave, or one that begins or ends with the first. */
static const char unsubscribe[] = "unsubscribe";
static const char *const leaving[] = {
    "abmelden", "abbestellen", "newsletter abbestellen", "newsletter abmelden", "vom newsletter abmelden",
    "austragen", "se désabonner", "désabonnement", "me désabonner", "se désinscrire", "me désinscrire",
    "désinscription", "darse de baja", "darme de baja", "date de baja", "cancelar suscripción",
    "cancelar la suscripción", "desuscribirse", "cancelar inscrição", "cancelar subscrição", "cancelar assinatura",
    "descadastrar", "remover inscrição", "annulla iscrizione", "annulla l'iscrizione", "annulla l’iscrizione",
    "cancella iscrizione", "disiscriviti", "uitschrijven", "afmelden", "wypisz się", "zrezygnuj z subskrypcji",
    "avregistrera", "avprenumerera", "avsluta prenumeration", "meld deg av", "avslutt abonnement", "afmeld",
    "afmeld nyhedsbrev", "peruuta tilaus", "odhlásit se", "odhlásiť sa", "leiratkozás", "dezabonare", "dezabonați-vă",
    "abonelikten çık", "abonelikten ayrıl", "odjavi se", "отписаться", "Отписаться", "відписатися", "Відписатися",
    "διαγραφή", "hủy đăng ký", "berhenti berlangganan", "配信停止", "購読解除", "退订", "取消訂閱", "수신거부", "إلغاء الاشتراك",
    "הסרה מרשימת התפוצה"};

/* Any part of a block. */
static const char *const parts[] = {
    " is a reader-supported publication", "This post is public so feel free to share it",
    "becoming a free or paid subscriber", "getting the free version"};

static dl_slice without_signs(dl_slice text)
{
    while (text.size && text.data[text.size - 1] && strchr(".!|>*]) ", text.data[text.size - 1]))
        text.size--;
    while (text.size && text.data[0] && strchr("<*[( ", text.data[0]))
        text = dl_slice_cut(text, 1, text.size);
    return text;
}

/* "Unsubscribe here", "Don't want it? Unsubscribe", "[Unsubscribe]" */
static bool is_unsubscribe(dl_slice text)
{
    static const char *const behind[] = {"", " here", " now", " instantly", " from this list"};
    const size_t size = sizeof unsubscribe - 1;
    if (text.size < size)
        return false;
    bool said = dl_slice_starts_caseless(text, unsubscribe) && (text.size == size || !dl_is_letter(text.data[size]));
    for (size_t i = 0; i < COUNT(behind) && !said; i++) {
        const size_t end = strlen(behind[i]);
        said = text.size >= size + end && dl_slice_ends(text, dl_slice_of(behind[i])) &&
               dl_slice_starts_caseless(dl_slice_cut(text, text.size - end - size, text.size), unsubscribe);
    }
    return said;
}

/* The part at *from, up to a sign that parts tools: "|", "/", a tab, a middle dot, a bullet; *from moves behind it. */
static dl_slice next_part(dl_slice text, size_t *from)
{
    const size_t begin = *from;
    size_t end = begin, sign = 0;
    for (; end < text.size && !sign; end += !sign) {
        const dl_slice rest = dl_slice_cut(text, end, text.size);
        sign = strchr("|/\t", rest.data[0]) && rest.data[0]  ? 1
               : dl_slice_starts(rest, DL_LITERAL("\u00B7")) ? 2
               : dl_slice_starts(rest, DL_LITERAL("\u2022")) ? 3
                                                              : 0;
    }
    *from = end + sign;
    return without_signs(dl_slice_cut(text, begin, end));
}

bool dl_html_offers_leaving(dl_slice text)
{
    if (text.size > SHORT)
        return false;
    if (is_unsubscribe(without_signs(text)))
        return true;
    for (size_t from = 0; from < text.size;) {
        const dl_slice part = next_part(text, &from);
        for (size_t i = 0; i < COUNT(leaving); i++)
            if (part.size == strlen(leaving[i]) && dl_slice_starts_caseless(part, leaving[i]))
                return true;
    }
    return false;
}

bool dl_html_is_label_of_letter(dl_slice text)
{
    if (text.size > SHORT)
        return false;
    for (size_t i = 0; i < COUNT(parts); i++)
        if (dl_slice_find(text, parts[i]) != SIZE_MAX)
            return true;
    return (text.size <= TOOL && DL_HTML_OPENS(text, tools)) ||
           DL_HTML_OPENS(text, openings) ||
           (DL_HTML_OPENS(text, sent) && memchr(text.data, '@', text.size)) || dl_html_offers_leaving(text);
}
