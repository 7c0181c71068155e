/* Who signs in a line that also tells a day or an office. */
#include "article/html/author/author_line.h"
#include "article/html/author/names.h"
#include "article/html/author/standing.h"

#include <string.h>

/* The name that follows a day in a line: "11.12.2019 - Ann Bell", "Posted on November 18 by Ann".
 */
static dl_slice behind_day(dl_slice text)
{
    static const char *const signs[] = {"- ", "\xE2\x80\x93 ", "| "}, *const words[] = {
                                                                          " von ", " by ", " par ",
                                                                          " por "};
    size_t at = 0, digits = 0, all = 0;
    for (size_t i = 0; i < text.size; i++)
        all += text.data[i] >= '0' && text.data[i] <= '9';
    while (at < text.size && text.data[at] && strchr("0123456789.:/ ", text.data[at])) {
        digits += text.data[at] >= '0' && text.data[at] <= '9';
        at++;
    }
    dl_slice rest = dl_slice_cut(text, at, text.size);
    for (size_t i = rest.size; i-- > 2 && digits >= 6;) /* "11.12.2019 | 13:10 Uhr | Ann Bell" */
        if (rest.data[i] == ' ' && rest.data[i - 1] == '|' && rest.data[i - 2] == ' ') {
            dl_slice name = dl_slice_trim(dl_slice_cut(rest, i, rest.size));
            if (dl_html_is_person(name))
                return name;
            break;
        }
    for (size_t i = 0; i < sizeof signs / sizeof *signs && digits >= 6; i++) {
        dl_slice name = dl_slice_starts(rest, dl_slice_of(signs[i]))
                            ? dl_slice_trim(dl_slice_cut(rest, strlen(signs[i]), rest.size))
                            : dl_slice_of(NULL);
        if (dl_html_is_person(name))
            return name;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words && all >= 5; i++) {
        size_t found = dl_slice_find(text, words[i]);
        dl_slice name =
            found == SIZE_MAX
                ? dl_slice_of(NULL)
                : dl_slice_trim(dl_slice_cut(text, found + strlen(words[i]), text.size));
        if (dl_slice_ends(name, DL_LITERAL(".")))
            name.size--;
        bool lone = digits >= 6 && found != SIZE_MAX && found <= at; /* nothing but a day before */
        if (name.size && (dl_html_is_person(name) || lone))
            return name;
    }
    return dl_slice_of(NULL);
}

/* The person before what he is: "Ann Bell | Senior Writer | July 25, 2025". */
static dl_slice before_rest(dl_slice text)
{
    static const char *const signs[] = {" | ", " \u2022 ", " \u00B7 "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const size_t found = dl_slice_find(text, signs[i]);
        if (found == SIZE_MAX)
            continue;
        const dl_slice name = dl_slice_cut(text, 0, found),
                       rest = dl_slice_cut(text, found + strlen(signs[i]), text.size);
        return dl_html_is_person(name) && dl_html_is_standing(rest) ? name : dl_slice_of(NULL);
    }
    return dl_slice_of(NULL);
}

dl_slice dl_html_author_of_line(dl_slice text, bool behind_headline)
{
    const dl_slice name = behind_day(text);
    return name.size || !behind_headline ? name : before_rest(text);
}
