/* Days in the objects that scripts hold, and in forms. */
#include "article/html/date/date_script.h"
#include "article/html/date/date_element.h"
#include "util/ascii.h"

enum { NAME_MOST = 24, VALUE_MOST = 40, DAY = 10 };

/* Without signs, in small letters. */
static const char *const names[] = {"datepublished",  "publisheddate",    "publicationdate",
                                    "publishdate",    "publishedat",      "publishedtime",
                                    "publishtime",    "publishedon",      "pubdate",
                                    "firstpublished", "firstpublishedat", "datepublication",
                                    "publdate"};

static bool is_of_name(char c)
{
    return dl_is_letter(c) || c == '_' || c == '-';
}

static bool is_name(dl_slice text)
{
    char small[NAME_MOST + 1];
    size_t size = 0;
    for (size_t i = 0; i < text.size && size < NAME_MOST; i++)
        if (dl_is_letter(text.data[i]))
            small[size++] = (char)(text.data[i] | 0x20);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == size && memcmp(names[i], small, size) == 0)
            return true;
    return false;
}

/* Past a quote, which may be escaped. */
static bool skip_quote(dl_slice page, size_t *at)
{
    while (*at < page.size && page.data[*at] == '\\')
        ++*at;
    bool quote = *at < page.size && (page.data[*at] == '"' || page.data[*at] == '\'');
    *at += quote;
    return quote;
}

static void skip_blanks(dl_slice page, size_t *at)
{
    while (*at < page.size && (page.data[*at] == ' ' || page.data[*at] == ':'))
        ++*at;
}

/* Past what stands between a name and its value: `publishedAt": "`, or in a form `publDate" value="`. */
static bool skip_between(dl_slice page, size_t *at)
{
    static const dl_slice value = {" value=", 7};
    if (!skip_quote(page, at))
        return false;
    if (dl_slice_starts(dl_slice_cut(page, *at, page.size), value))
        *at += value.size;
    else
        skip_blanks(page, at);
    return skip_quote(page, at);
}

/* The day that is behind the name which holds byte `at`. */
static dl_date read_day(dl_html_months *months, dl_slice page, size_t at)
{
    size_t begin = at, end = at, behind;
    while (begin && at - begin < NAME_MOST && is_of_name(page.data[begin - 1]))
        begin--;
    while (end < page.size && end - at < NAME_MOST && is_of_name(page.data[end]))
        end++;
    behind = end;
    if (!is_name(dl_slice_cut(page, begin, end)) || !skip_between(page, &behind))
        return DL_DATE_NONE;
    size_t last = behind;
    while (last < page.size && last - behind < VALUE_MOST && !strchr("\"'\\<", page.data[last]))
        last++;
    const dl_slice said = dl_slice_cut(page, behind, last);
    const dl_date day = said.size >= DAY ? dl_html_day_read(said) : DL_DATE_NONE;
    return said.size < DAY || dl_date_known(day) ? day : dl_html_date_in(months, said);
}

dl_date dl_html_date_in_scripts(dl_html_months *months, dl_slice page)
{
    static const char *const parts[] = {"ublish", "ublicat", "ubDate", "ubdate", "ub_date", "ublDate"};
    dl_date only = DL_DATE_NONE;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t from = 0; from < page.size;) {
            size_t found = dl_slice_find(dl_slice_cut(page, from, page.size), parts[i]);
            if (found == SIZE_MAX)
                break;
            from += found + strlen(parts[i]);
            dl_date day = read_day(months, page, from - 1);
            if (dl_date_known(day) && dl_date_known(only) &&
                day.seconds / 86400 != only.seconds / 86400)
                return DL_DATE_NONE;
            only = dl_date_known(only) ? only : day;
        }
    return only;
}
