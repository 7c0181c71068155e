/* Places of reports in Chinese. */
#include "article/lines/place_east.h"
#include "article/lines/east_name.h"
#include "util/utf8.h"

#include <unicode/uchar.h>

enum { CHARACTER = 3 /* bytes of each here */, HOUSE_MOST = 10, PLACE_LEAST = 2, PLACE_MOST = 8 /* characters */ };

static bool starts_at(dl_slice text, size_t at, const char *word)
{
    return dl_slice_starts(dl_slice_cut(text, at < text.size ? at : text.size, text.size), dl_slice_of(word));
}

/* Behind a number of one or two digits and `unit`; `at` itself where there is none. */
static size_t behind_number(dl_slice text, size_t at, const char *unit)
{
    size_t size, end = at, digits = 0;
    while (end < text.size && u_charDigitValue((UChar32)dl_utf8_decode(text, end, &size)) >= 0) {
        end += size;
        digits++;
    }
    return digits && digits <= 2 && starts_at(text, end, unit) ? end + strlen(unit) : at;
}

/* Whether a day and what calls this a report stand there: "12月9日电", "18日電". */
static bool is_day_of_report(dl_slice text, size_t at)
{
    static const char *const reports[] = {"电", "電", "讯", "訊", "消息", "报道", "報導"};
    const size_t day = behind_number(text, at, "月"), end = behind_number(text, day, "日");
    for (size_t i = 0; i < sizeof reports / sizeof *reports && end > day; i++)
        if (starts_at(text, end, reports[i]))
            return true;
    return false;
}

dl_slice dl_place_find_east(dl_slice text)
{
    static const char *const opening[] = {"（", "(", "【", "[", "〔"}, *const houses[] = {"社", "网", "網", "报",
                                                                                          "報", "台", "臺"};
    const dl_slice none = {NULL, 0};
    size_t begin = 0, size;
    if (!text.size || ((unsigned char)text.data[0] < 0xE3 && text.data[0] != '(' && text.data[0] != '['))
        return none;
    for (size_t i = 0; i < sizeof opening / sizeof *opening && !begin; i++)
        begin = starts_at(text, 0, opening[i]) ? strlen(opening[i]) : 0;
    size_t end = begin;
    while (end < text.size && end - begin < (HOUSE_MOST + PLACE_MOST) * CHARACTER &&
           dl_html_is_han(dl_utf8_decode(text, end, &size)))
        end += size;
    if (!is_day_of_report(text, end))
        return none;
    for (size_t at = begin + CHARACTER; at + CHARACTER * PLACE_LEAST < end && at - begin < HOUSE_MOST * CHARACTER;
         at += CHARACTER)
        for (size_t i = 0; i < sizeof houses / sizeof *houses; i++)
            if (starts_at(text, at, houses[i]) && end - at - CHARACTER >= PLACE_LEAST * CHARACTER &&
                end - at - CHARACTER <= PLACE_MOST * CHARACTER)
                return dl_slice_cut(text, at + CHARACTER, end);
    return none;
}
