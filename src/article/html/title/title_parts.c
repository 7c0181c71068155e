/* The parts of a stated title. */
#include "article/html/title/title_parts.h"
#include "article/html/tree/texts.h"

/* Marks between the parts of a stated title. A single blank-less mark parts only scripts without
 * blanks. */
static const dl_slice marks[] = {{" | ", 3},
                                 {" - ", 3},
                                 {" \xE2\x80\x93 ", 5},
                                 {" \xE2\x80\x94 ", 5},
                                 {" \xC2\xBB ", 4},
                                 {" \xC2\xAB ", 4},
                                 {" \xC2\xB7 ", 4},
                                 {" \xE2\x80\xA2 ", 5},
                                 {" :: ", 4},
                                 {" -- ", 4},
                                 {" / ", 3},
                                 {" < ", 3},
                                 {" \xC2\xA6 ", 4},     /* broken bar */
                                 {" \xE2\x80\xB9 ", 5}, /* angle quotes */
                                 {" \xE2\x80\xBA ", 5},
                                 {" \xE2\x86\x92 ", 5}, /* arrow */
                                 {" \xE2\x94\x82 ", 5}, /* a table's line */
                                 {" \xE2\x9D\x98 ", 5}, /* a heavy line */
                                 {"|", 1},
                                 {"_", 1},
                                 {"--", 2},
                                 {": ", 2},
                                 {":", 1},
                                 {"-", 1},
                                 {"\xE2\x94\x82", 3},
                                 {"\xEF\xBC\x9A", 3},
                                 {"\xEF\xBD\x9C", 3},
                                 {"\xE3\x80\x80", 3},
                                 {"\xE3\x85\xA3", 3}};
enum { BLANK_MARKS = 18 }; /* the first ones have blanks around */

/* The last or first mark of `title`: where it begins, SIZE_MAX without one; *size: its bytes. */
static size_t find_mark(dl_slice title, bool last, bool blanks, size_t *size)
{
    size_t best = SIZE_MAX, count = blanks ? BLANK_MARKS : sizeof marks / sizeof *marks;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k + marks[i].size <= title.size; k++) {
            size_t at = last ? title.size - marks[i].size - k : k;
            if (memcmp(title.data + at, marks[i].data, marks[i].size) != 0)
                continue;
            if (best == SIZE_MAX || (last ? at > best : at < best)) {
                best = at;
                *size = marks[i].size;
            }
            break;
        }
    return best;
}

/* "Bridge-" of "Bridge--Gazette" */
static dl_slice without_strokes(dl_slice title)
{
    while (title.size && (title.data[title.size - 1] == '-' || title.data[title.size - 1] == '_'))
        title.size--;
    return dl_slice_trim(title);
}

/* Without outer parts that name the site, or have the key. */
static dl_slice without(dl_arena *arena, const dl_html_site *site, dl_slice key, dl_slice title)
{
    for (bool cut = true; cut;) {
        cut = false;
        for (int blanks = 1; blanks >= 0 && !cut; blanks--)
            for (int last = 1; last >= 0 && !cut; last--) {
                size_t size = 0, at = find_mark(title, last, blanks, &size);
                if (at == SIZE_MAX)
                    continue;
                dl_slice front = dl_slice_cut(title, 0, at),
                         end = dl_slice_cut(title, at + size, title.size);
                dl_slice part = last ? end : front;
                cut = front.size && end.size &&
                      (site ? dl_html_names_site(arena, site, part)
                            : dl_slice_equal(dl_html_key(arena, part), key));
                if (cut)
                    title = last ? without_strokes(dl_slice_trim(front)) : dl_slice_trim(end);
            }
    }
    return title;
}

dl_slice dl_html_title_without_site(dl_arena *arena, const dl_html_site *site, dl_slice title)
{
    return without(arena, site, dl_slice_of(NULL), title);
}

dl_slice dl_html_title_without_part(dl_arena *arena, dl_slice key, dl_slice title)
{
    return key.size ? without(arena, NULL, key, title) : title;
}

dl_slice dl_html_title_without_section(dl_slice title, dl_slice whole)
{
    static const dl_slice line = {" | ", 3};
    dl_slice cut = dl_html_title_without_last(title);
    bool lines = dl_slice_starts(whole, title) && cut.size < title.size &&
                 dl_slice_starts(dl_slice_cut(title, cut.size, title.size), line) &&
                 dl_slice_starts(dl_slice_cut(whole, title.size, whole.size), line);
    return lines ? cut : title;
}

/* Whether its letters are those of a script that parts no words: most of three bytes. */
static bool is_joined(dl_slice text)
{
    size_t letters = 0;
    for (size_t i = 0; i < text.size; i++)
        letters += (unsigned char)text.data[i] >= 0xE3;
    return letters * 3 * 2 > text.size;
}

/* The same of a title that has no blanks around its marks: "桥今天通车了_新闻_日报网", "桥今天通车了-日报网". A low line parts in it always,
 * a hyphen before what is short. */
static dl_slice without_joined(dl_slice title, size_t last_most)
{
    enum { FRONT_LEAST = 18 };
    const char *low = memchr(title.data, '_', title.size);
    const size_t first = low ? (size_t)(low - title.data) : 0;
    if (first >= FRONT_LEAST && is_joined(dl_slice_cut(title, 0, first)))
        title = without_strokes(dl_slice_cut(title, 0, first));
    for (bool cut = true; cut;) {
        size_t size = 0;
        const size_t at = find_mark(title, true, false, &size);
        const dl_slice front = dl_slice_cut(title, 0, at == SIZE_MAX ? 0 : at),
                       last = dl_slice_cut(title, front.size + size, title.size);
        cut = front.size >= FRONT_LEAST && last.size <= last_most && last.size * 3 / 2 < front.size &&
              memchr("-_|", title.data[at], 3) && is_joined(front) && is_joined(last);
        if (cut)
            title = without_strokes(front);
    }
    return title;
}

dl_slice dl_html_title_without_last(dl_slice title)
{
    size_t size = 0, at = find_mark(title, true, true, &size);
    enum { SITE_MOST = 36, SECTION_MOST = 18, FRONT_LEAST = 24 }; /* bytes */
    if (at == SIZE_MAX)
        return is_joined(title) ? without_joined(title, SITE_MOST) : title;
    dl_slice last = dl_slice_cut(title, at + size, title.size);
    bool small = last.size && last.data[0] >= 'a' && last.data[0] <= 'z' && !is_joined(last) &&
                 dl_slice_find(last, ".") == SIZE_MAX;
    if (small || at <= 20 || at <= last.size * 3 / 2)
        return title;
    title = dl_slice_trim(dl_slice_cut(title, 0, at));
    for (at = is_joined(title) ? find_mark(title, true, true, &size) : SIZE_MAX; at != SIZE_MAX && at >= FRONT_LEAST;
         at = find_mark(title, true, true, &size)) {
        if (title.size - at - size > SECTION_MOST)
            break;
        title = dl_slice_trim(dl_slice_cut(title, 0, at));
    }
    return is_joined(title) ? without_joined(title, SECTION_MOST) : title;
}

bool dl_html_title_continues(dl_slice title, dl_slice front)
{
    bool found = false;
    if (front.size && title.size > front.size && dl_slice_starts(title, front))
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !found; i++)
            found = dl_slice_starts(dl_slice_cut(title, front.size, title.size), marks[i]);
    return found;
}

/* Where the last part of `title` begins that is at least `least` bytes from its end; 0 without a
 * mark. */
static size_t part_begin(dl_slice title, size_t least)
{
    size_t size = 0, at = 0;
    if (title.size > least)
        at = find_mark(dl_slice_cut(title, 0, title.size - least), true, false, &size);
    return title.size > least && at != SIZE_MAX ? at + size : 0;
}

dl_slice dl_html_title_shared_end(dl_slice title, dl_slice other)
{
    enum { LEAST = 8 };
    size_t begin = part_begin(title, LEAST);
    dl_slice end = dl_slice_trim(dl_slice_cut(title, begin, title.size));
    if (!begin || !dl_slice_ends(other, end) || dl_slice_ends(other, title) ||
        dl_slice_ends(title, other) || !part_begin(other, end.size))
        return dl_slice_of(NULL);
    return end;
}

bool dl_html_title_has_parts(dl_slice title)
{
    enum { EAST_LEAST = 30 }; /* bytes: "河城网：首页" is a site */
    size_t size;
    return find_mark(title, true, true, &size) != SIZE_MAX ||
           (title.size >= EAST_LEAST && dl_slice_find(title, "\uFF1A") != SIZE_MAX);
}

dl_slice dl_html_title_without_outer_marks(dl_slice title)
{
    for (size_t i = 0; i < BLANK_MARKS; i++) {
        dl_slice mark = dl_slice_trim(marks[i]);
        if (title.size <= mark.size + 1)
            continue;
        if (dl_slice_ends(title, mark) && title.data[title.size - mark.size - 1] == ' ')
            title = dl_slice_trim(dl_slice_cut(title, 0, title.size - mark.size));
        if (dl_slice_starts(title, mark) && title.data[mark.size] == ' ')
            title = dl_slice_trim(dl_slice_cut(title, mark.size, title.size));
    }
    return title;
}

void dl_html_title_fronts(size_t fronts[DL_HTML_TITLE_FRONTS], dl_arena *arena, dl_slice title)
{
    size_t size = 0;
    for (size_t i = 0; i < DL_HTML_TITLE_FRONTS; i++) {
        size_t at = find_mark(title, true, true, &size);
        title = at == SIZE_MAX ? dl_slice_of(NULL) : dl_slice_trim(dl_slice_cut(title, 0, at));
        fronts[i] = dl_html_key(arena, title).size;
    }
}

void dl_html_title_ends(size_t ends[DL_HTML_TITLE_ENDS], dl_arena *arena, dl_slice title)
{
    size_t size = 0;
    for (size_t i = 0; i < DL_HTML_TITLE_ENDS; i++) {
        const size_t at = find_mark(title, false, false, &size);
        title = at == SIZE_MAX ? dl_slice_of(NULL) : dl_slice_trim(dl_slice_cut(title, at + size, title.size));
        ends[i] = dl_html_key(arena, title).size;
    }
}
