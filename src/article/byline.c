/* Bylines. */
#include "article/byline.h"
#include "article/html/name_leads.h"
#include "article/html/signed_east.h"
#include "article/prose.h"

enum { LINE_MOST = 160 /* bytes */ };

/* Names up to what says what they are, ", Staff Writers", " | The Gazette", " (AP)"; *rest: that. */
static dl_slice before_rest(dl_slice *rest, dl_slice line)
{
    static const char *const signs[] = {",", " | ", " - ", " \u2013 ", " \u2014 ", " \u00B7 ", " \u2022 ", " (", "/"};
    size_t end = line.size, sign = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const size_t found = dl_slice_find(line, signs[i]);
        if (found >= end)
            continue;
        end = found;
        sign = strlen(signs[i]);
    }
    *rest = dl_prose_trim(dl_slice_cut(line, end + sign, line.size));
    return dl_prose_trim(dl_slice_cut(line, 0, end));
}

bool dl_byline_read(dl_html_names *to, dl_slice *rest, dl_arena *arena, dl_slice line)
{
    const size_t before = to->count;
    line = dl_prose_trim(line);
    *rest = dl_slice_of(NULL);
    if (!line.size || line.size > LINE_MOST || memchr(line.data, '\n', line.size))
        return false;
    const size_t lead = dl_html_name_lead(line);
    const bool sentence = dl_slice_find(line, "\uFF0C") != SIZE_MAX || dl_slice_find(line, "\u3002") != SIZE_MAX;
    if (!lead)
        return !sentence && dl_html_signed_east_text(to, arena, line);
    dl_html_names_add(to, before_rest(rest, dl_slice_cut(line, lead, line.size)));
    for (size_t i = before; i < to->count; i++)
        if (!dl_html_is_person(to->items[i]))
            to->count = before;
    return to->count > before;
}
