/* Blocks that count. */
#include "article/html/labels/tally.h"
#include "article/html/labels/label_folded.h"
#include "util/ascii.h"

/* Of small letters, # for a number, and a blank for what is between. */
static const char *const forms[] = {
    "# of #", "page # of #", "photo # of #", "image # of #", "slide # of #", "seite # von #", "bild # von #", "page # sur #",
    "photo # sur #", "página # de #", "foto # de #", "pagina # di #", "foto # di #", "pagina # van #", "foto # van #", "sida # av #",
    "side # av #", "side # af #", "sivu # #", "strona # z #", "zdjęcie # z #", "stránka # z #", "страница # из #", "стр # из #",
    "фото # из #", "сторінка # з #", "σελίδα # από #", "# # vote", "# # votes", "# # # votes", "# # # vote", "rating # # # votes",
    "rating # # # vote", "rating # # based on # votes", "# # stimmen", "# # # stimmen", "# # votos", "# # # votos", "# # voti",
    "# # # voti", "# # stemmen", "# # ocen", "# # oceny", "# # # ocen", "# # głosów", "# # # głosów", "# # голосов", "# # # голосов",
    "# # оценок", "# # # оценок"};

enum { MOST = 60 };

bool dl_html_is_tally(dl_slice text)
{
    dl_html_folded small;
    char form[DL_HTML_FOLDED];
    size_t size = 0;
    if (text.size > MOST)
        return false;
    dl_html_fold_front(&small, text);
    for (size_t i = 0; i < small.size; i++) {
        const char byte = small.bytes[i], last = size ? form[size - 1] : ' ';
        if (dl_is_digit(byte)) {
            if (last != '#')
                form[size++] = '#';
        } else if (dl_is_letter(byte) || (byte & 0x80)) {
            form[size++] = byte;
        } else if (!((byte == '.' || byte == ',') && last == '#' && i + 1 < small.size && dl_is_digit(small.bytes[i + 1])) && last != ' ') {
            form[size++] = ' ';
        }
    }
    const dl_slice made = dl_slice_trim(dl_slice_make(form, size));
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (dl_slice_is(made, forms[i]))
            return true;
    return false;
}
