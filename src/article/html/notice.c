/* Notices. */
#include "article/html/notice.h"
#include "article/html/labels.h"

/* The beginning of a block of any size: of cookies. */
static const char *const cookies[] = {"this website uses cookies",
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
                                      "um deine persönlichen daten zu schützen",
                                      "um ihre persönlichen daten zu schützen",
                                      "ich bin einverstanden, dass",
                                      "ich bin damit einverstanden, dass",
                                      "akismet "};

/* Of a block of at most SHORT bytes: what stands for a video, a post or a picture that is not
 * shown, and what a form for a newsletter promises. */
static const char *const shorts[] = {"we apologize, but this video",
                                     "try refreshing your browser",
                                     "this video has failed to load",
                                     "this video is unavailable",
                                     "this content is not available",
                                     "this content could not be loaded",
                                     "view this post on",
                                     "view this photo on",
                                     "view this video on",
                                     "sieh dir diesen beitrag auf",
                                     "ver esta publicaci\u00F3n en",
                                     "voir cette publication sur",
                                     "visualizza questo post su",
                                     "ver essa foto no",
                                     "bekijk dit bericht op",
                                     "zobacz ten post na",
                                     "lihat postingan ini di",
                                     "bu g\u00F6nderiyi instagram",
                                     "a post shared by ",
                                     "a photo posted by ",
                                     "a video posted by ",
                                     "ein beitrag geteilt von ",
                                     "una publicaci\u00F3n compartida ",
                                     "une publication partag\u00E9e par ",
                                     "un post condiviso da ",
                                     "uma publica\u00E7\u00E3o compartilhada por ",
                                     "uma publica\u00E7\u00E3o partilhada por ",
                                     "een bericht gedeeld door ",
                                     "post udost\u0119pniony przez ",
                                     "sebuah kiriman dibagikan oleh ",
                                     "you can unsubscribe ",
                                     "unsubscribe at any time",
                                     "sie k\u00F6nnen sich jederzeit abmelden",
                                     "sie k\u00F6nnen den newsletter jederzeit",
                                     "we'll send you ",
                                     "thanks for signing up",
                                     "thank you for signing up",
                                     "thank you for subscribing",
                                     "please enter a valid email",
                                     "your email address will not be published"};

/* How long it takes to read, behind a day ("Oct 15, 2015, 18 min read"). */
static const char *const reading_times[] = {" min read",     " min. read",    " minute read",
                                            " minutes read", " min lesezeit", " minuten lesezeit"};

enum { SHORT = 240, LINE = 60 };

#define OPENS(text, words) dl_html_opens(text, words, sizeof(words) / sizeof *(words))

/* Tags and nothing else, which a browser that saved the page took for text: "<img src=...>"; of what is shown or counts
 * readers, for others may be what the page is about. */
static bool is_markup(dl_slice text)
{
    static const char *const tags[] = {"<img", "<iframe", "<noscript", "<script", "<style", "<link", "<object", "<embed", "<video"};
    bool within = false;
    if (!OPENS(text, tags) || text.data[text.size - 1] != '>')
        return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '<' || c == '>')
            within = c == '<';
        else if (!within && c != ' ')
            return false;
    }
    return true;
}

bool dl_html_is_notice(dl_slice text)
{
    if (is_markup(text))
        return true;
    for (size_t at = 0; text.size <= LINE && at < text.size; at++)
        if (text.data[at] == ' ' && OPENS(dl_slice_cut(text, at, text.size), reading_times))
            return true;
    return OPENS(text, cookies) || (text.size <= SHORT && OPENS(text, shorts));
}
