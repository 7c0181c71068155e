/* Bylines. */
#include "article/plain/byline.h"
#include "article/html/author/name_leads.h"
#include "article/html/author/signed_east.h"
#include "article/lines/prose.h"

enum { LINE_MOST = 160, CREDITS_MOST = 400 /* bytes */ };

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

/* "Ann Bell in Riverton" of "Ann Bell in Riverton, Carl Day and Eve Fox in Kirov", and what is left of it. */
static dl_slice take_part(dl_slice *text)
{
    static const char *const signs[] = {", ", " and ", " & "};
    size_t end = text->size, sign = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const size_t found = dl_slice_find(*text, signs[i]);
        sign = found < end ? strlen(signs[i]) : sign;
        end = found < end ? found : end;
    }
    const dl_slice part = dl_slice_cut(*text, 0, end);
    *text = dl_slice_cut(*text, end + sign, text->size);
    return part;
}

bool dl_byline_read_credits(dl_html_names *to, dl_slice text)
{
    static const char *const roles[] = {"reporting by ", "reporting and writing by ", "writing by "};
    const size_t before = to->count;
    if (!text.size || text.size > CREDITS_MOST ||
        !memchr("(RrAaWw", text.data[0], 7)) /* at a glance: each article is asked */
        return false;
    dl_slice_take_caseless(&text, "(");
    while (text.size) {
        const char *end = memchr(text.data, ';', text.size);
        const size_t size = end ? (size_t)(end - text.data) : text.size;
        dl_slice part = dl_prose_trim(dl_slice_cut(text, 0, size));
        text = dl_slice_cut(text, size + (end != NULL), text.size);
        dl_slice_take_caseless(&part, "additional ");
        bool found = false;
        for (size_t i = 0; i < sizeof roles / sizeof *roles && !found; i++)
            found = dl_slice_take_caseless(&part, roles[i]);
        if (!found)
            break;
        while (part.size && (part.data[part.size - 1] == ')' || part.data[part.size - 1] == '.'))
            part.size--;
        while (part.size) {
            dl_slice name = take_part(&part);
            const size_t place = dl_slice_find(name, " in ");
            name = place == SIZE_MAX ? name : dl_slice_cut(name, 0, place);
            if (dl_html_is_person(name) && !dl_slice_starts(name, DL_LITERAL("The ")))
                dl_html_names_add_one(to, name);
        }
    }
    return to->count > before;
}
