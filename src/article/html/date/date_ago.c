/* Days that a page tells by how long ago they were. */
#include "article/html/date/date_ago.h"
#include "article/html/date/date_label.h"
#include "article/html/tree/saved.h"
#include "util/ascii.h"

#define COUNT(words) (sizeof(words) / sizeof *(words))

enum { DAY = 86400, HOUR = 3600, MINUTE = 60, TEXT_MOST = 60 };

/* What stands around a number and its unit. */
static const struct {
    const char *before, *behind;
} frames[] = {{"", " ago"},  {"vor ", ""},     {"il y a ", ""}, {"hace ", ""},      {"há ", ""},
              {"", " fa"},   {"", " geleden"}, {"", " назад"},  {"", " тому"},      {"", " temu"},
              {"", " önce"}, {"", "前"},       {"", " 전"},     {"för ", " sedan"}, {"for ", " siden"}};

static const struct {
    const char *name;
    int seconds;
} units[] = {{"second", 1},       {"seconds", 1},    {"sec", 1},         {"secs", 1},         {"minute", MINUTE},
             {"minutes", MINUTE}, {"min", MINUTE},   {"mins", MINUTE},   {"m", MINUTE},       {"hour", HOUR},
             {"hours", HOUR},     {"hr", HOUR},      {"hrs", HOUR},      {"h", HOUR},         {"day", DAY},
             {"days", DAY},       {"d", DAY},        {"Minute", MINUTE}, {"Minuten", MINUTE}, {"Stunde", HOUR},
             {"Stunden", HOUR},   {"Tag", DAY},      {"Tagen", DAY},     {"heure", HOUR},     {"heures", HOUR},
             {"jour", DAY},       {"jours", DAY},    {"minuto", MINUTE}, {"minutos", MINUTE}, {"hora", HOUR},
             {"horas", HOUR},     {"día", DAY},      {"días", DAY},      {"dia", DAY},        {"dias", DAY},
             {"minuti", MINUTE},  {"ora", HOUR},     {"ore", HOUR},      {"giorno", DAY},     {"giorni", DAY},
             {"minuten", MINUTE}, {"uur", HOUR},     {"dag", DAY},       {"dagen", DAY},      {"dagar", DAY},
             {"dager", DAY},      {"dage", DAY},     {"timmar", HOUR},   {"timer", HOUR},     {"минуту", MINUTE},
             {"минуты", MINUTE},  {"минут", MINUTE}, {"час", HOUR},      {"часа", HOUR},      {"часов", HOUR},
             {"день", DAY},       {"дня", DAY},      {"дней", DAY},      {"minut", MINUTE},   {"minuty", MINUTE},
             {"godzin", HOUR},    {"godziny", HOUR}, {"dni", DAY},       {"dakika", MINUTE},  {"saat", HOUR},
             {"gün", DAY},        {"分钟", MINUTE},  {"分鐘", MINUTE},   {"分", MINUTE},      {"小时", HOUR},
             {"小時", HOUR},      {"時間", HOUR},    {"天", DAY},        {"日", DAY},         {"분", MINUTE},
             {"시간", HOUR},      {"일", DAY}};

static const struct {
    const char *name;
    int days;
} words[] = {{"yesterday", 1}, {"gestern", 1}, {"hier", 1},    {"ayer", 1}, {"ontem", 1}, {"ieri", 1},
             {"gisteren", 1},  {"вчера", 1},   {"wczoraj", 1}, {"dün", 1},  {"昨天", 1},  {"昨日", 1},
             {"어제", 1},      {"today", 0},   {"heute", 0},   {"hoy", 0},  {"hoje", 0},  {"oggi", 0},
             {"vandaag", 0},   {"сегодня", 0}, {"bugün", 0},   {"今天", 0}, {"今日", 0},  {"오늘", 0}};

static dl_date day_before(dl_date saved, int64_t seconds)
{
    const int64_t moment = saved.seconds - seconds;
    return (dl_date){moment - moment % DAY, false};
}

/* "2 days ago" */
static dl_date counted(dl_slice text, dl_date saved)
{
    enum { COUNT_MOST = 500 };
    for (size_t i = 0; i < COUNT(frames); i++) {
        dl_slice rest = text, behind = dl_slice_of(frames[i].behind);
        int64_t count = 0;
        if (!dl_slice_take_caseless(&rest, frames[i].before) || rest.size < behind.size || !dl_slice_ends(rest, behind))
            continue;
        rest.size -= behind.size;
        size_t digits = 0;
        while (digits < rest.size && dl_is_digit(rest.data[digits]) && count < COUNT_MOST)
            count = count * 10 + (rest.data[digits++] - '0');
        const dl_slice unit = dl_slice_trim(dl_slice_cut(rest, digits, rest.size));
        for (size_t u = 0; u < COUNT(units) && digits && count < COUNT_MOST; u++)
            if (dl_slice_is(unit, units[u].name))
                return day_before(saved, count * units[u].seconds);
    }
    return DL_DATE_NONE;
}

/* "yesterday", "Today, 17:40" */
static dl_date named(dl_slice text, dl_date saved)
{
    enum { TIME_MOST = 20 };
    for (size_t i = 0; i < COUNT(words); i++) {
        dl_slice rest = text;
        if (!dl_slice_take_caseless(&rest, words[i].name))
            continue;
        const bool time = rest.size <= TIME_MOST && dl_slice_find(rest, ":") != SIZE_MAX && strchr(" ,", rest.data[0]);
        if (!rest.size || time)
            return day_before(saved, words[i].days * (int64_t)DAY);
    }
    return DL_DATE_NONE;
}

dl_date dl_html_date_ago(dl_slice text, dl_date saved)
{
    dl_date date = DL_DATE_NONE;
    for (text = dl_slice_trim(text); text.size && text.size <= TEXT_MOST && !dl_date_known(date);) {
        date = counted(text, saved);
        if (!dl_date_known(date))
            date = named(text, saved);
        const char *blank = memchr(text.data, ' ', text.size); /* behind "Published" */
        const size_t size = blank ? (size_t)(blank - text.data) : text.size;
        if (!dl_html_labels_day(dl_slice_cut(text, 0, size)))
            break;
        text = dl_slice_trim(dl_slice_cut(text, size, text.size));
    }
    return date;
}

dl_date dl_html_date_ago_near(const dl_html_tree *tree, uint32_t headline)
{
    enum { BEFORE = 20, BEHIND = 80 };
    const dl_date saved = dl_html_saved_when(tree->page.whole);
    dl_date date = DL_DATE_NONE;
    if (!dl_date_known(saved) || !headline)
        return DL_DATE_NONE;
    for (uint32_t i = headline > BEFORE ? headline - BEFORE : 0;
         i < tree->count && i < headline + BEHIND && !dl_date_known(date); i++) {
        dl_slice text = dl_slice_trim(dl_html_node_text(tree, i));
        if (text.size && text.size <= TEXT_MOST && !dl_html_is_aside(tree, i, headline)) {
            dl_slice label = text;
            if (dl_html_day_label(tree, i, &label) != DL_DAY_CHANGED &&
                !dl_html_in_teaser(tree, i, text.size, headline))
                date = dl_html_date_ago(text, saved);
        }
    }
    return date;
}
