/* Elements that hold a day. */
#include "article/html/date/date_element.h"
#include "article/html/tree/texts.h"
#include "article/lines/word_date.h"

#include <stdio.h>

/* What a program writes that has no day: its clock's zero, the first moment of the calendar. */
static bool is_zero(dl_date date)
{
    const bool before = date.seconds < 0 && date.seconds >= -86400; /* the same where it is still the evening */
    return dl_date_known(date) &&
           ((date.has_time && !date.seconds) || before || date.seconds < dl_date_of(1000, 1, 1).seconds);
}

/* What is nothing but ten or thirteen figures: seconds since 1970, or thousandths. */
static dl_date unix_time(dl_slice text)
{
    enum { SECONDS = 10, THOUSANDTHS = 13 };
    int64_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return DL_DATE_NONE;
        count = i < THOUSANDTHS ? count * 10 + (text.data[i] - '0') : count;
    }
    if (text.size != SECONDS && text.size != THOUSANDTHS)
        return DL_DATE_NONE;
    return (dl_date){text.size == SECONDS ? count : count / 1000, true};
}

dl_date dl_html_date_read(dl_slice text)
{
    if (!text.size)
        return DL_DATE_NONE;
    dl_date date = unix_time(text);
    if (!dl_date_known(date))
        date = dl_date_parse_iso(text);
    if (!dl_date_known(date) && text.size > 10)
        date = dl_date_parse_iso(dl_slice_cut(text, 0, 10));
    if (!dl_date_known(date))
        date = dl_word_date_parse(text);
    if (!dl_date_known(date) && text.size >= 8) { /* 20191104 */
        char iso[10];
        bool digits = true;
        for (size_t i = 0; i < 8; i++)
            digits = digits && text.data[i] >= '0' && text.data[i] <= '9';
        if (digits) {
            snprintf(iso, sizeof iso, "%.4s-%.2s-", text.data, text.data + 4);
            memcpy(iso + 8, text.data + 6, 2);
            date = dl_date_parse_iso(dl_slice_make(iso, 10));
        }
    }
    return is_zero(date) ? DL_DATE_NONE : date;
}

static bool in_day(dl_date moment, dl_date day)
{
    return dl_date_known(day) && moment.seconds >= day.seconds &&
           moment.seconds < day.seconds + 86400;
}

/* As stated, when the day at the publisher's differs from the day in UTC: the day alone. */
dl_date dl_html_day_read(dl_slice text)
{
    dl_date date = dl_html_date_read(text);
    if (!dl_date_known(date) || text.size <= 10)
        return date;
    dl_date day = dl_date_parse_iso(dl_slice_cut(text, 0, 10));
    return dl_date_known(day) && !in_day(date, day) ? day : date;
}

/* What an element says of itself, the surer first: the tag (or GUMBO_TAG_LAST), an attribute and a
 * part of its value (NULL: that it is there). */
static const struct {
    GumboTag tag;
    const char *attribute, *part;
} marks[] = {{GUMBO_TAG_LAST, "itemprop", "datePublished"},
             {GUMBO_TAG_TIME, "pubdate", NULL},
             {GUMBO_TAG_TIME, "class", "publish"},
             {GUMBO_TAG_TIME, "class", "entry-date"},
             {GUMBO_TAG_TIME, "datetime", NULL},
             {GUMBO_TAG_TIME, NULL, NULL},
             {GUMBO_TAG_LAST, "datetime", NULL},
             {GUMBO_TAG_LAST, "itemprop", "dateCreated"},
             {GUMBO_TAG_LAST, "class", "publish"},
             {GUMBO_TAG_LAST, "class", "pubdate"},
             {GUMBO_TAG_LAST, "class", "createdate"},
             {GUMBO_TAG_LAST, "class", "post-date"},
             {GUMBO_TAG_LAST, "class", "entry-date"},
             {GUMBO_TAG_LAST, "class", "article-date"},
             {GUMBO_TAG_LAST, "class", "timestamp"},
             {GUMBO_TAG_LAST, "class", "date"},
             {GUMBO_TAG_LAST, "id", "date"},
             {GUMBO_TAG_LAST, "class", "datum"},
             {GUMBO_TAG_LAST, "class", "fecha"},
             {GUMBO_TAG_LAST, "class", "time"}};
enum { MARKS = sizeof marks / sizeof *marks, PUBDATE = 1, BEFORE = 20, ABOVE = 120, BEHIND = 150, TEXT_MOST = 200 };

static int mark_of(const dl_html_tree *tree, uint32_t at)
{
    if (tree->nodes[at].node->type != GUMBO_NODE_ELEMENT)
        return MARKS;
    const GumboElement *element = &tree->nodes[at].node->v.element;
    bool timed = element->tag == GUMBO_TAG_TIME;
    if (!timed && !element->attributes.length)
        return MARKS;
    for (int i = 0; i < MARKS; i++) {
        if (marks[i].tag != GUMBO_TAG_LAST && marks[i].tag != element->tag)
            continue;
        const GumboAttribute *found =
            marks[i].attribute ? gumbo_get_attribute(&element->attributes, marks[i].attribute)
                               : NULL;
        if (!marks[i].attribute ||
            (found &&
             (!marks[i].part || dl_html_holds_word(dl_slice_of(found->value), marks[i].part))))
            return i;
    }
    return MARKS;
}

/* Whether a moment is of a day or the one beside it, as in another zone; or of the one whose month
 * and day change places. */
static bool is_close(dl_date moment, dl_date day)
{
    int64_t days = moment.seconds / 86400;
    int year, month, of_month;
    dl_date_civil(day.seconds / 86400, &year, &month, &of_month);
    int64_t swapped = of_month <= 12 ? dl_date_days(year, of_month, month) : days;
    int64_t apart = days - day.seconds / 86400;
    return (apart >= -1 && apart <= 1) || (of_month <= 12 && swapped == days);
}

/* What a reader sees in an element: a day that stands by itself, or one that its parts make. */
static dl_date shown_in(dl_arena *arena, const dl_html_tree *tree, uint32_t at, dl_html_months *months)
{
    const dl_html_days days = dl_html_days_in(months, tree, at, tree->nodes[at].end, 0);
    for (int kind = DL_DAY_PUBLISHED; kind <= DL_DAY_SAID; kind++)
        if (dl_date_known(days.of[kind]))
            return days.of[kind];
    return dl_html_date_in(months, dl_html_element_text(arena, tree, at));
}

static dl_date element_date(dl_arena *arena, const dl_html_tree *tree, uint32_t at,
                            dl_html_months *months)
{
    static const char *const attributes[] = {"datetime", "content", "title", "data-date"};
    dl_date date = DL_DATE_NONE;
    for (size_t a = 0; a < sizeof attributes / sizeof *attributes && !dl_date_known(date); a++) {
        dl_slice said = dl_html_attribute(tree, at, attributes[a]);
        date = dl_html_day_read(said);
        if (!dl_date_known(date) && said.size)
            date = dl_html_date_in(months, said);
    }
    bool time = dl_html_is(tree, at, GUMBO_TAG_TIME);
    if ((time || !dl_date_known(date)) && tree->nodes[at].text <= TEXT_MOST) {
        dl_date shown = shown_in(arena, tree, at, months);
        if (dl_date_known(shown) && (!dl_date_known(date) || !is_close(date, shown)))
            date = shown; /* what a reader sees is what was meant */
    }
    return date;
}

bool dl_html_holds_day(const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 2 };
    for (int level = 0; level <= LEVELS && at; level++, at = tree->nodes[at].parent) {
        dl_slice class = dl_html_attribute(tree, at, "class");
        if (dl_html_holds_word(class, "publish"))
            return !dl_html_holds_word(class, "updat"); /* "published updated": of both */
    }
    return false;
}

/* Whether it stands in an item of a list, or in an article, that does not hold the headline. */
static bool is_listed(const dl_html_tree *tree, uint32_t at, uint32_t headline)
{
    for (; at && !(at <= headline && headline < tree->nodes[at].end); at = tree->nodes[at].parent)
        if (dl_html_is(tree, at, GUMBO_TAG_LI) || dl_html_is(tree, at, GUMBO_TAG_ARTICLE))
            return true;
    return false;
}

dl_date dl_html_date_of_elements(dl_arena *arena, const dl_html_tree *tree, uint32_t headline,
                                 dl_html_months *months, bool near, bool changed)
{
    dl_date best = DL_DATE_NONE;
    int surest = MARKS;
    size_t asides = 0;
    for (uint32_t i = 0; i < tree->count && asides < DL_HTML_ASIDES; i++) {
        bool is_near = i + BEFORE > headline && i < headline + BEHIND;
        const bool stands_above = near && !is_near && i + ABOVE > headline && i < headline;
        int mark = is_near == near ? mark_of(tree, i) : MARKS;
        if (stands_above && mark_of(tree, i) == PUBDATE && !is_listed(tree, i, headline))
            mark = PUBDATE;
        if (mark >= surest || dl_html_is_of_change(tree, i) != changed)
            continue;
        dl_date date = element_date(arena, tree, i, months);
        bool known = dl_date_known(date);
        bool aside = known && (dl_html_is_aside(tree, i, headline) ||
                               dl_html_in_other(tree, i, tree->nodes[i].text, headline));
        asides += aside;
        if (known && !aside) {
            best = date;
            surest = mark;
        }
    }
    return best;
}
