/* What browsers write into pages that they save, archives into those that they show. */
#include "article/html/tree/saved.h"
#include "article/lines/word_date.h"
#include "util/utf8.h"

#include <stdio.h>

dl_slice dl_html_saved_from(dl_slice page)
{
    enum { FRONT = 4096, NEAR = 40 };
    static const char *const labels[] = {"<!-- saved from url=(", "Page saved with SingleFile"};
    dl_slice front = dl_slice_cut(page, 0, page.size < FRONT ? page.size : FRONT);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t at = dl_slice_find(front, labels[i]);
        if (at == SIZE_MAX)
            continue;
        dl_slice rest = dl_slice_cut(front, at + strlen(labels[i]), front.size);
        size_t begin = dl_slice_find(rest, "http"), end = begin;
        if (begin > NEAR)
            continue;
        while (end < rest.size && (unsigned char)rest.data[end] > ' ' && rest.data[end] != '<')
            end++;
        dl_slice url = dl_slice_cut(rest, begin, end);
        if (end < rest.size && dl_slice_find(url, "://") != SIZE_MAX && dl_utf8_first_invalid(url) == url.size)
            return url;
    }
    return dl_slice_of(NULL);
}

/* The moment whose day and time stand at two places of a text; `form` of the time: "%2d:%2d". */
static dl_date moment_of(dl_date day, const char *time, const char *form)
{
    int hour, minute;
    if (dl_date_known(day) && sscanf(time, form, &hour, &minute) == 2)
        day = (dl_date){day.seconds + hour * 3600 + minute * 60, true};
    return day;
}

dl_date dl_html_saved_when(dl_slice page)
{
    enum { FRONT = 65536, WEEKDAY = 4, DATE = 11, TIME = 14, ALL = 17 };
    const dl_slice front = dl_slice_cut(page, 0, page.size < FRONT ? page.size : FRONT);
    char text[ALL + 1] = {0};
    int year, month, day;
    size_t at = dl_slice_find(front, "__wm.wombat(\""); /* its page and the time: "20251118101112" */
    size_t begin = at == SIZE_MAX ? SIZE_MAX : dl_slice_find(dl_slice_cut(front, at, front.size), "\",\"");
    if (begin != SIZE_MAX && at + begin + 3 + TIME <= front.size) {
        memcpy(text, front.data + at + begin + 3, TIME);
        if (sscanf(text, "%4d%2d%2d", &year, &month, &day) == 3)
            return moment_of(dl_date_of(year, month, day), text + 8, "%2d%2d");
    }
    static const char label[] = "saved date: "; /* "Tue Nov 18 2025 10:11:12 GMT+0100" */
    at = dl_slice_find(front, "saved with SingleFile") == SIZE_MAX ? SIZE_MAX : dl_slice_find(front, label);
    if (at == SIZE_MAX || front.size - at < sizeof label - 1 + WEEKDAY + ALL)
        return DL_DATE_NONE;
    memcpy(text, front.data + at + sizeof label - 1 + WEEKDAY, ALL);
    size_t used;
    return moment_of(dl_word_date_take(dl_slice_make(text, DATE), &used), text + DATE, " %2d:%2d");
}

bool dl_html_is_archives(const dl_html_tree *tree, uint32_t at)
{
    static const char *const ids[] = {"wm-ipp-base", "wm-ipp", "wm-ipp-print", NULL};
    const dl_slice id = dl_html_attribute(tree, at, "id");
    if (!dl_slice_is(id, "HEADER"))
        return dl_slice_is_among(id, ids) || dl_slice_ends(id, DL_LITERAL("google-cache-hdr"));
    uint32_t next = tree->nodes[at].end;
    while (next < tree->count && dl_html_tag(tree, next) == GUMBO_TAG_LAST) /* a text */
        next++;
    return next < tree->count && dl_slice_is(dl_html_attribute(tree, next, "id"), "SOLID");
}
