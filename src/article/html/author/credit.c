/* Who took the picture. */
#include "article/html/author/credit.h"
#include "article/html/author/name_leads.h"
#include "article/html/author/names.h"
#include "article/html/labels/label_east.h"
#include "article/html/labels/opens.h"

/* Whether one of the tails below begins with it. */
static bool opens_credit(char byte)
{
    char low = byte | 0x20;
    return byte == '(' || byte == '/' || byte == '.' || byte == '|' || low == 'g' || low == 'a' || low == 's' ||
           low == 'i' || (unsigned char)byte == 0xD0 || (unsigned char)byte == 0xE2;
}

/* All of a line: who sold a picture. */
static bool is_agency(dl_slice text)
{
    static const char *const agencies[] = {
        "ap",       "afp",        "reuters",      "rex",    "rex features", "getty",  "getty images", "thinkstock",
        "pa",       "epa",        "shutterstock", "corbis", "alamy",        "istock", "istockphoto",  "pa wire",
        "ap photo", "photos.com", "fotolia",      "pexels", "unsplash",     "pixabay"};
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++)
        if (dl_slice_is_caseless(text, agencies[i]))
            return true;
    return false;
}

/* "Reuters", "Ann Bell, AP", "Ann Bell / Getty Images": no line of a byline, "By Ann Bell, AP". */
static bool is_agency_line(dl_slice text)
{
    enum { MOST = 60 };
    if (text.size > MOST || is_agency(text))
        return text.size <= MOST;
    size_t sign = text.size;
    while (sign && text.data[sign - 1] != ',' && text.data[sign - 1] != '/')
        sign--;
    return sign && is_agency(dl_slice_trim(dl_slice_cut(text, sign, text.size))) &&
           dl_html_is_person(dl_slice_trim(dl_slice_cut(text, 0, sign - 1))) && !dl_html_name_lead(text);
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
                                         "(cr\u00E9dito:", "cr\u00E9dito: ", "cr\u00E9dit photo",
                                         "fot. ",          "fot.: ",         "(fot.",
                                         "zdjęcie: ",      "Фото: ",         "фото: ",
                                         "ФОТО: ",         "(Фото",          "(фото",
                                         "Фото с сайта",   "Фото из архива", "Фото автора",
                                         "Фото РИА",       "Фото ИТАР",      "Фото пресс",
                                         "Фото \u00A9",    "Иллюстрация: ",
                                         "photo : ",       "photos : ",      "crédit : ",
                                         "crédits : ",     "fotó: ",         "kiemelt fotó: ",
                                         "kiemelt kép: ",  "nyitókép: ",     "borítókép: ",
                                         "fotografer: ",   "fotografía: ",   "fotografia: ",
                                         "fotoğraf: ",     "kuva: ",         "imagen: ",
                                         "imagen | ",      "imagem: ",       "Ảnh: ",
                                         "Снимка: ",       "Φωτο: ",         "ΦΩΤΟ: ",
                                         "Φωτογραφία: ",   "사진=",           "사진 =",
                                         "写真：",          "写真=",           "صورة: ",
                                         "عکس: ",          "צילום: "};
    static const char *const tails[] = {
        "getty images", "ap photo", "(credit:",     "(image credit", "(photo:",     "(photo by",
        "(foto:",       "(bild:",   "shutterstock", "(image:",       "(symbolbild", "istock",
        "/afp",         "/dpa",     "/reuters)",    "/ap)",          "/epa",
        "(fot.",        "/fot.",    "(Фото",        "(фото",         "Фото: ",      "Фото с сайта",
        "Фото \u00A9",  "Иллюстрация: ", "— foto: ", "– foto: ",    "| foto: ",
        ". foto: ",  "— photo: ",    "— photo : ", ". photo: ",   "— fotó: ", ". fotó: ",
        ". Ảnh: ",   ". Снимка: ",   ". Фото: "};
    enum { CREDIT_MOST = 400, SHORT = 240, TAIL = 60 };
    if (dl_html_is_caption_east(text) || is_agency_line(text))
        return true;
    if (text.size > CREDIT_MOST)
        return false;
    if (DL_HTML_OPENS(text, fronts) && text.size <= SHORT)
        return true;
    dl_slice tail = dl_slice_cut(text, text.size > TAIL ? text.size - TAIL : 0, text.size);
    if (text.size <= SHORT && dl_slice_find(tail, "\u00A9 ") != SIZE_MAX)
        return true;
    for (size_t at = text.size - tail.size; at < text.size; at++)
        if (opens_credit(text.data[at]) && DL_HTML_OPENS(dl_slice_cut(text, at, text.size), tails))
            return true;
    return false;
}
