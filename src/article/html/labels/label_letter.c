/* Labels of letters that go to many. */
#include "article/html/labels/label_letter.h"
#include "article/html/labels/labels.h"
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
    "preference center", "add us to your address book", "read on", "im browser", "im browser öffnen",
    "im browser ansehen", "im browser anzeigen", "im browser lesen", "online ansehen", "online lesen", "webversion",
    "web-version", "profil aktualisieren", "voir en ligne", "voir dans le navigateur", "voir la version en ligne",
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
    "you have received this e", "you are subscribed to", "you're subscribed to", "you’re subscribed to",
    "you are getting this email", "you're getting this email", "you’re getting this email", "you're on the free list",
    "you’re on the free list", "this email was sent", "this e-mail was sent", "this message was sent to",
    "this newsletter was sent", "sent to you by", "was this email forwarded", "was this forwarded",
    "forwarded this email", "forwarded this newsletter", "did someone forward", "did a friend forward",
    "someone forward you this", "if you were forwarded", "if this email was forwarded", "our mailing address is",
    "update your profile", "update your preferences", "update your email", "manage your preferences",
    "manage your subscription", "manage your email", "manage your newsletter", "change your preferences",
    "change your email preferences", "change your subscription", "to stop receiving these", "to stop receiving our",
    "to stop receiving this", "to opt out of these", "to opt out of this", "to opt out of our", "to ensure delivery",
    "to ensure that you receive", "to continue receiving updates", "don't want these", "don’t want these",
    "don't want to receive", "don’t want to receive", "no longer want to receive", "if you no longer wish to receive",
    "please add us to your", "are you reading this in gmail", "you currently have 0 ref", "you currently have 1 ref",
    "or copy and paste this link", "or copy & paste this link", "copy & paste your referral",
    "copy and paste your referral", "what'd you think of today", "what’d you think of today",
    "how did you like today’s", "how did you like today's", "what did you think of today's",
    "what did you think of today’s", "how was today's newsletter", "how was today’s newsletter",
    "rate this newsletter", "want to advertise in", "wird diese e-mail nicht", "wird dieser newsletter nicht",
    "wenn diese e-mail nicht", "wenn dieser newsletter nicht", "sollte diese e-mail nicht",
    "sollte dieser newsletter nicht", "falls diese e-mail nicht", "falls dieser newsletter nicht",
    "probleme mit der darstellung", "diese e-mail im browser", "newsletter im browser", "sie erhalten diese e",
    "sie erhalten diese nachricht", "sie erhalten diesen newsletter", "du erhältst diese e",
    "du erhältst diesen newsletter", "diese e-mail wurde an", "diese nachricht wurde an",
    "dieser newsletter wurde an", "wenn sie keine weiteren e", "wenn sie diesen newsletter nicht",
    "wenn sie diese e-mail nicht", "wenn du diesen newsletter nicht", "si ce message ne s", "si cet e-mail ne s",
    "si vous ne visualisez pas", "si vous n'arrivez pas à lire", "si vous n’arrivez pas à lire", "vous recevez cet e",
    "vous recevez ce mail", "vous recevez ce message", "vous recevez cette newsletter", "vous recevez cette lettre",
    "cet e-mail a été envoyé", "cet email a été envoyé", "ce message a été envoyé",
    "si vous ne souhaitez plus recevoir", "pour vous désabonner", "pour vous désinscrire", "on vous a transféré cet",
    "si no puede ver este", "si no puedes ver este", "si no ves correctamente", "si no visualiza", "si no visualizas",
    "recibes este correo", "recibes este email", "recibe este correo", "recibe este mensaje", "has recibido este",
    "ha recibido este correo", "ha recibido este mensaje", "este correo fue enviado", "este correo ha sido enviado",
    "este mensaje fue enviado", "si no deseas recibir", "si no desea recibir", "si ya no deseas recibir",
    "si ya no desea recibir", "para darte de baja", "para darse de baja", "caso não consiga visualizar",
    "se não consegue ver", "se não conseguir visualizar", "se você não consegue", "você está recebendo este",
    "você está recebendo esta", "você recebeu este e", "você recebeu esta newsletter", "está a receber este e",
    "está a receber esta", "este e-mail foi enviado", "este email foi enviado", "se não deseja receber",
    "se não quiser receber", "caso não queira receber", "para cancelar a subscrição", "para cancelar a inscrição",
    "se non visualizzi", "se non riesci a", "ricevi questa email", "ricevi questa e-mail", "ricevi questa mail",
    "ricevi questa newsletter", "hai ricevuto questa email", "hai ricevuto questa e-mail", "hai ricevuto questa mail",
    "questa email è stata inviata", "questa e-mail è stata inviata", "se non vuoi più ricevere",
    "se non desideri più ricevere", "bekijk deze e-mail", "bekijk deze nieuwsbrief", "u ontvangt deze e",
    "u ontvangt deze nieuwsbrief", "je ontvangt deze e", "je ontvangt deze nieuwsbrief", "deze e-mail is verzonden",
    "deze e-mail is verstuurd", "deze nieuwsbrief is verzonden", "deze nieuwsbrief is verstuurd",
    "jeśli wiadomość nie wyświetla", "jeżeli wiadomość nie wyświetla", "otrzymujesz tę wiadomość",
    "otrzymujesz ten newsletter", "otrzymujesz ten e-mail", "otrzymałeś tę wiadomość", "ta wiadomość została wysłana",
    "aby zrezygnować z", "jeśli nie chcesz otrzymywać", "du får detta mejl", "du får detta nyhetsbrev",
    "du får det här", "detta mejl skickades", "du mottar denne e", "du mottar dette nyhetsbrevet",
    "du modtager denne e", "du modtager dette nyhedsbrev", "saat tämän viestin", "saat tämän uutiskirjeen",
    "tento e-mail vám", "tento newsletter vám", "ezt a levelet azért", "ezt az e-mailt azért", "bu e-postayı",
    "bu e-posta size", "primiți acest e", "anda menerima email", "Вы получили это письмо", "Вы получаете это письмо",
    "Вы получили эту рассылку", "Вы получаете эту рассылку", "Это письмо отправлено", "Если вы не хотите получать",
    "Чтобы отписаться", "Ви отримали цей лист", "Ви отримуєте цей лист", "このメールは", "您收到此邮件", "您收到這封", "本邮件由"};

/* What a block begins or ends with that offers to leave. */
static const char *const leaving[] = {
    "unsubscribe", "unsubscribe here", "unsubscribe instantly", "unsubscribe now", "opt out", "opt-out", "abmelden",
    "abbestellen", "austragen", "se désabonner", "désabonnement", "me désabonner", "se désinscrire", "me désinscrire",
    "désinscription", "darse de baja", "darme de baja", "date de baja", "cancelar suscripción",
    "cancelar la suscripción", "desuscribirse", "cancelar inscrição", "cancelar subscrição", "cancelar assinatura",
    "descadastrar", "remover inscrição", "annulla iscrizione", "annulla l'iscrizione", "annulla l’iscrizione",
    "cancella iscrizione", "cancellati", "disiscriviti", "uitschrijven", "afmelden", "wypisz się",
    "zrezygnuj z subskrypcji", "avregistrera", "avprenumerera", "avsluta prenumeration", "meld deg av",
    "avslutt abonnement", "afmeld", "afmeld nyhedsbrev", "peruuta tilaus", "odhlásit se", "odhlásiť sa",
    "leiratkozás", "dezabonare", "dezabonați-vă", "abonelikten çık", "abonelikten ayrıl", "odjavi se", "отписаться",
    "Отписаться", "відписатися", "Відписатися", "διαγραφή", "hủy đăng ký", "berhenti berlangganan", "配信停止", "購読解除",
    "退订", "取消訂閱", "수신거부", "إلغاء الاشتراك", "הסרה מרשימת התפוצה"};

/* Any part of a block. */
static const char *const parts[] = {
    " is a reader-supported publication", "This post is public so feel free to share it",
    "becoming a free or paid subscriber", "getting the free version"};

static bool is_word_end(dl_slice text, size_t at)
{
    return at >= text.size || (!dl_is_letter(text.data[at]) && (unsigned char)text.data[at] < 0x80);
}

bool dl_html_offers_leaving(dl_slice text)
{
    if (text.size > SHORT)
        return false;
    while (text.size && strchr(".!|>*]) ", text.data[text.size - 1]) && text.data[text.size - 1])
        text.size--;
    for (size_t i = 0; i < COUNT(leaving); i++) {
        const size_t size = strlen(leaving[i]);
        if (text.size < size)
            continue;
        const dl_slice end = dl_slice_cut(text, text.size - size, text.size);
        const bool parted = end.data == text.data || !dl_is_letter(end.data[-1]);
        if ((dl_slice_starts_caseless(text, leaving[i]) && is_word_end(text, size)) ||
            (parted && dl_slice_starts_caseless(end, leaving[i])))
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
    return (text.size <= TOOL && dl_html_opens(text, tools, COUNT(tools))) ||
           dl_html_opens(text, openings, COUNT(openings)) || dl_html_offers_leaving(text);
}
