/* Who took the picture. */
#include "article/html/credit.h"
#include "article/html/label_east.h"
#include "article/html/labels.h"

#define OPENS(text, words) dl_html_opens(text, words, sizeof(words) / sizeof *(words))

/* Whether one of the tails below begins with it. */
static bool opens_credit(char byte)
{
    char low = byte | 0x20;
    return byte == '(' || byte == '/' || low == 'g' || low == 'a' || low == 's' || low == 'i';
}

bool dl_html_is_credit(dl_slice text)
{
    static const char *const fronts[] = {"foto: ",         "fotos: ",        "photo: ",
                                         "photo by ",      "photos: ",       "bild: ",
                                         "bilder: ",       "image: ",        "(photo",
                                         "(foto",          "picture: ",      "credit: ",
                                         "image credit",   "(image credit",  "photo credit",
                                         "bildquelle",     "fotoquelle",     "bild via",
                                         "beitragsbild",   "titelbild: ",    "cr\u00E9dits photo",
                                         "(cr\u00E9dito:", "cr\u00E9dito: ", "cr\u00E9dit photo"};
    static const char *const tails[] = {
        "getty images", "ap photo", "(credit:",     "(image credit", "(photo:",     "(photo by",
        "(foto:",       "(bild:",   "shutterstock", "(image:",       "(symbolbild", "istock",
        "/afp",         "/dpa",     "/reuters)",    "/ap)",          "/epa"};
    enum { CREDIT_MOST = 400, SHORT = 240, TAIL = 60 };
    if (dl_html_is_caption_east(text))
        return true;
    if (text.size > CREDIT_MOST)
        return false;
    if (OPENS(text, fronts) && text.size <= SHORT)
        return true;
    dl_slice tail = dl_slice_cut(text, text.size > TAIL ? text.size - TAIL : 0, text.size);
    if (text.size <= SHORT && dl_slice_find(tail, "\u00A9 ") != SIZE_MAX)
        return true;
    for (size_t at = text.size - tail.size; at < text.size; at++)
        if (opens_credit(text.data[at]) && OPENS(dl_slice_cut(text, at, text.size), tails))
            return true;
    return false;
}
