/* Notices. */
#include "article/html/labels/notice.h"
#include "article/html/labels/opens.h"
#include "article/html/labels/tally.h"

/* The beginning of a block of any size: of cookies, of rights. */
static const char *const cookies[] = {
    "this website uses cookies", "this site uses cookies", "we use cookies", "necessary cookies",
    "any cookies that may not be", "we and our partners", "x and its partners use cookies", "twitter and its partners use cookies", "did someone say … cookies", "diese website verwendet cookies", "wir verwenden cookies",
    "diese seite verwendet cookies", "ce site utilise des cookies", "nous utilisons des cookies",
    "este sitio web utiliza cookies", "utilizamos cookies", "questo sito utilizza", "deze website gebruikt cookies",
    "ta strona używa", "żadna część jak i całość", "um deine persönlichen daten zu schützen", "um ihre persönlichen daten zu schützen",
    "ich bin einverstanden, dass", "ich bin damit einverstanden, dass", "akismet "};

/* Of a block of at most SHORT bytes: what stands for a video, a post or a picture that is not
 * shown, and what a form for a newsletter promises. */
static const char *const shorts[] = {
    "we apologize, but this video", "try refreshing your browser", "this video has failed to load",
    "this video is unavailable", "this feature is not available right now", "this content is not available", "this content could not be loaded",
    "view this post on", "view this photo on", "view this video on", "sieh dir diesen beitrag auf",
    "ver esta publicaci\u00F3n en", "voir cette publication sur", "visualizza questo post su", "ver essa foto no",
    "bekijk dit bericht op", "zobacz ten post na", "lihat postingan ini di", "bu g\u00F6nderiyi instagram",
    "a post shared by ", "a photo posted by ", "a video posted by ", "ein beitrag geteilt von ",
    "una publicaci\u00F3n compartida ", "une publication partag\u00E9e par ", "un post condiviso da ",
    "uma publicação compartilhada por ", "uma publicação partilhada por ",
    "een bericht gedeeld door ", "post udost\u0119pniony przez ", "sebuah kiriman dibagikan oleh ",
    "this is your last article", "this is your last free article", "you have 1 article left",
    "you have 1 free article", "you have reached your limit of", "you've reached your limit of",
    "you've reached your monthly", "you can unsubscribe ", "unsubscribe at any time",
    "sie k\u00F6nnen sich jederzeit abmelden", "sie k\u00F6nnen den newsletter jederzeit", "we'll send you ",
    "thanks for signing up", "thank you for signing up", "thank you for subscribing", "please enter a valid email",
    "your email address will not be published", "your subscription has been", "your subscription could not be",
    "sign up now to get your own personalized timeline", "this newsletter may contain", "subscribing to a newsletter", "get local news delivered", "want to get notified ", "benachrichtigung aktivieren", "benachrichtigungen erfolgreich aktiviert", "fast geschafft erlauben sie",
    "post was not sent - check your email", "email check failed, please try again", "sorry, your blog cannot share posts",
    "send to email address your name", "press spacebar to pause",  "watch more of our videos ", "be the first to know"};

/* How long it takes to read, behind a day ("Oct 15, 2015, 18 min read"). */
static const char *const reading_times[] = {" min read",     " min. read",    " minute read",
                                            " minutes read", " min lesezeit", " minuten lesezeit"};

enum { SHORT = 240, LINE = 60 };

/* Tags and nothing else, which a browser that saved the page took for text: "<img src=...>", "<p><img src=...></p>"; of
 * what is shown or counts readers, for others may be what the page is about. */
static bool is_markup(dl_slice text)
{
    static const char *const tags[] = {"<img", "<iframe", "<noscript", "<script", "<style", "<link", "<object", "<embed", "<video"};
    bool within = false, shown = false;
    if (!text.size || text.data[0] != '<' || text.data[text.size - 1] != '>')
        return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        shown = shown || (c == '<' && DL_HTML_OPENS(dl_slice_cut(text, i, text.size), tags));
        if (c == '<' || c == '>')
            within = c == '<';
        else if (!within && c != ' ')
            return false;
    }
    return shown;
}

/* A button's word as often as there are buttons: "Follow The Gazette Like Like Like Like". */
static bool is_button(dl_slice word)
{
    static const char *const buttons[] = {"follow", "like", "share", "tweet"};
    return word.size <= 6 && DL_HTML_OPENS(word, buttons);
}

static bool repeats_word(dl_slice text)
{
    enum { ALIKE = 4 };
    unsigned count = 1;
    for (size_t end = text.size; end && text.size <= LINE;) {
        size_t begin = end;
        while (begin && text.data[begin - 1] != ' ')
            begin--;
        dl_slice word = dl_slice_cut(text, begin, end);
        end = begin ? begin - 1 : 0;
        if (!is_button(word) || end < word.size || !dl_slice_equal(word, dl_slice_cut(text, end - word.size, end)))
            return false;
        if (++count >= ALIKE)
            return true;
    }
    return false;
}

/* Whether it says that scripts are to be switched on: a word for that, and one for the reader's browser or a request. */
static bool asks_for_scripts(dl_slice text)
{
    enum { MOST = 300, FOLDED = 320 };
    static const char *const calls[] = {"enable javascript", "ensure javascript", "requires javascript", "javascript enabled", "javascript to be enabled", "javascript is disabled",
                                        "javascript is required", "javascript deshabilitad", "deshabilitado el uso de javascript", "habilitar javascript", "habilite javascript",
                                        "habilitar o javascript", "habilite o javascript", "activar javascript", "active javascript", "ative o javascript", "activer javascript",
                                        "activez javascript", "aktivieren sie javascript", "javascript aktiv", "abilita javascript", "abilitare javascript", "javascript disabilitat",
                                        "włącz javascript", "włączonego", "włączyć javascript", "javascript etkin", "javascript'i etkin", "javascript enged",
                                        "povolte javascript", "zapn\u011Bte javascript", "activa\u021Bi javascript", "schakel javascript", "javascript in te schakelen", "aktiver javascript",
                                        "aktivera javascript", "slå på javascript", "javascript käyttöön", "включите javascript"},
                             *const readers[] = {"please", "ensure", "your browser", "por favor", "navegador", "bitte", "ihrem browser", "browser ", "veuillez", "navigateur", "przegl\u0105dar",
                                                 "tarayıcı", "böngész", "prohlížeč", "webbläs", "nettleser", "selaime", "браузер"};
    char small[FOLDED];
    if (text.size > MOST || text.size < 10)
        return false;
    for (size_t i = 0; i < text.size; i++)
        small[i] = text.data[i] >= 'A' && text.data[i] <= 'Z' ? text.data[i] | 0x20 : text.data[i];
    const dl_slice folded = {small, text.size};
    bool script = dl_slice_find(folded, "javascript") != SIZE_MAX, call = false, reader = false;
    for (size_t i = 0; script && i < sizeof calls / sizeof *calls && !call; i++)
        call = dl_slice_find(folded, calls[i]) != SIZE_MAX;
    for (size_t i = 0; call && i < sizeof readers / sizeof *readers && !reader; i++)
        reader = dl_slice_find(folded, readers[i]) != SIZE_MAX;
    return reader;
}

bool dl_html_is_notice(dl_slice text)
{
    if (is_markup(text) || repeats_word(text) || dl_html_is_tally(text) || asks_for_scripts(text))
        return true;
    for (size_t at = 0; text.size <= LINE && at < text.size; at++)
        if (text.data[at] == ' ' && DL_HTML_OPENS(dl_slice_cut(text, at, text.size), reading_times))
            return true;
    return DL_HTML_OPENS(text, cookies) || (text.size <= SHORT && DL_HTML_OPENS(text, shorts));
}
