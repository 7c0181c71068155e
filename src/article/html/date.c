/* The day of an article. */
#include "article/html/date.h"
#include "article/html/date_text.h"
#include "article/word_date.h"

#include <stdio.h>

/* Names of <meta>, the surer first. */
static const char *const date_names[] = {"article:published_time",
                                         "article:published",
                                         "shareaholic:article_published_time",
                                         "og:article:published_time",
                                         "og:published_time",
                                         "parsely-pub-date",
                                         "sailthru.date",
                                         "datepublished",
                                         "dc.date.issued",
                                         "dcterms.created",
                                         "dcterms.date",
                                         "dc.date",
                                         "dc.date.created",
                                         "pubdate",
                                         "publishdate",
                                         "publish-date",
                                         "publish_date",
                                         "publication_date",
                                         "article.published",
                                         "article_date_original",
                                         "date",
                                         "cxenseparse:recs:publishtime",
                                         "citation_publication_date",
                                         "citation_date",
                                         "originalpublicationdate",
                                         "created",
                                         "rnews:datepublished",
                                         NULL};

static dl_date read_date(dl_slice text)
{
    dl_date date = dl_date_parse_iso(text);
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
    return date;
}

/* As stated, when the day at the publisher's differs from the day in UTC: the day alone. */
static dl_date read_day(dl_slice text)
{
    dl_date date = read_date(text);
    if (!dl_date_known(date) || text.size <= 10)
        return date;
    dl_date day = dl_date_parse_iso(dl_slice_cut(text, 0, 10));
    bool differs =
        dl_date_known(day) && (date.seconds < day.seconds || date.seconds >= day.seconds + 86400);
    return differs ? day : date;
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
             {GUMBO_TAG_LAST, "itemprop", "dateCreated"},
             {GUMBO_TAG_LAST, "class", "publish"},
             {GUMBO_TAG_LAST, "class", "pubdate"},
             {GUMBO_TAG_LAST, "class", "post-date"},
             {GUMBO_TAG_LAST, "class", "entry-date"},
             {GUMBO_TAG_LAST, "class", "article-date"},
             {GUMBO_TAG_LAST, "class", "timestamp"},
             {GUMBO_TAG_LAST, "class", "date"},
             {GUMBO_TAG_LAST, "id", "date"},
             {GUMBO_TAG_LAST, "class", "datum"},
             {GUMBO_TAG_LAST, "class", "fecha"},
             {GUMBO_TAG_LAST, "class", "time"}};
enum { MARKS = sizeof marks / sizeof *marks, BEFORE = 150, BEHIND = 600, TEXT_MOST = 200 };

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

static dl_date element_date(dl_arena *arena, const dl_html_tree *tree, uint32_t at,
                            dl_html_months *months)
{
    static const char *const attributes[] = {"datetime", "content", "title"};
    dl_date date = DL_DATE_NONE;
    for (int a = 0; a < 3 && !dl_date_known(date); a++)
        date = read_day(dl_html_attribute(tree, at, attributes[a]));
    if (!dl_date_known(date) && tree->nodes[at].text <= TEXT_MOST)
        date = dl_html_date_in(months, dl_html_element_text(arena, tree, at));
    return date;
}

/* Of the elements that say they hold a date: the surest near the headline, then the surest. */
static dl_date visible_date(dl_arena *arena, const dl_html_tree *tree, uint32_t headline,
                            dl_html_months *months)
{
    dl_date best = DL_DATE_NONE;
    int surest = 2 * MARKS;
    for (uint32_t i = 0; i < tree->count; i++) {
        int mark = mark_of(tree, i);
        if (mark == MARKS)
            continue;
        bool near = i + BEFORE > headline && i < headline + BEHIND;
        int sure = mark + (near ? 0 : MARKS);
        dl_date date = sure < surest ? element_date(arena, tree, i, months) : DL_DATE_NONE;
        if (dl_date_known(date)) {
            best = date;
            surest = sure;
        }
    }
    return best;
}

/* ".../2019/04/19/..." */
static dl_date url_date(dl_slice url)
{
    for (size_t i = 0; i + 11 < url.size; i++) {
        const char *at = url.data + i;
        char sign = at[5];
        bool shape = (at[0] == '/' || at[0] == '-') && (at[1] == '1' || at[1] == '2') &&
                     (sign == '/' || sign == '-') && at[8] == sign;
        if (!shape)
            continue;
        char iso[11] = {at[1], at[2], at[3], at[4], '-', at[6], at[7], '-', at[9], at[10], '\0'};
        dl_date date = dl_date_parse_iso(dl_slice_make(iso, 10));
        if (dl_date_known(date))
            return date;
    }
    return DL_DATE_NONE;
}

/* A moment that is stated in UTC may fall on another day at the publisher's: the one that the page
 * shows next to its headline, if that is the day before or behind. */
static dl_date as_shown(dl_date stated, dl_date shown)
{
    if (!stated.has_time || !dl_date_known(shown))
        return stated;
    int64_t day = stated.seconds - ((stated.seconds % 86400) + 86400) % 86400;
    int64_t hour = (stated.seconds - day) / 3600, apart = shown.seconds - day;
    bool shifted = (apart == 86400 && hour >= 10) || (apart == -86400 && hour < 12);
    return shifted ? shown : stated;
}

dl_date dl_html_date_find(dl_arena *arena, const dl_html_metas *metas, dl_slice stated,
                          dl_slice hint, dl_slice url, uint32_t headline, dl_slice language)
{
    dl_date date = read_day(stated);
    if (!dl_date_known(date))
        date = read_day(dl_html_meta(metas, date_names));
    if (dl_date_known(date) && !date.has_time)
        return date;
    dl_html_months *months = dl_html_months_of(arena, language);
    if (!months)
        return DL_DATE_NONE;
    if (dl_date_known(date))
        return as_shown(date, dl_html_date_near(months, metas->tree, headline));
    date = visible_date(arena, metas->tree, headline, months);
    if (!dl_date_known(date))
        date = read_day(hint);
    if (!dl_date_known(date))
        date = url_date(url);
    if (!dl_date_known(date))
        date = dl_html_date_near(months, metas->tree, headline);
    return date;
}
