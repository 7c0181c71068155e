/* The day of an article. */
#include "article/html/date/date.h"
#include "article/html/author/name_leads.h"
#include "article/html/author/names.h"
#include "article/html/date/date_ago.h"
#include "article/html/date/date_element.h"
#include "article/html/date/date_order.h"
#include "article/html/date/date_script.h"
#include "article/html/tree/texts.h"

#include <stdlib.h>

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
                                         "dcterms.issued",
                                         "publishdate",
                                         "publish-date",
                                         "publish_date",
                                         "publication_date",
                                         "article.published",
                                         "article_date_original",
                                         "cxenseparse:recs:publishtime",
                                         "cxenseparse:publishtime",
                                         "pub_date",
                                         "publication-date",
                                         "published-date",
                                         "date_published",
                                         "publishedat",
                                         "published_on",
                                         "published",
                                         "og:publish_date",
                                         "og:pubdate",
                                         "dc.date.published",
                                         "dc:date:issued",
                                         "prism.publicationdate",
                                         "bt:pubdate",
                                         "rbpubdate",
                                         "displaydate",
                                         "ptime",
                                         "citation_publication_date",
                                         "citation_date",
                                         "originalpublicationdate",
                                         "rnews:datepublished",
                                         NULL};

/* Those that may be of the page rather than of its article. */
static const char *const page_date_names[] = {
    "pubdate", "dcterms.created", "dcterms.date", "dc.date",   "dc:date",      "dc.date.created", "date",
    "created",         "date_created", "timestamp", "release_date", "last-modified",   NULL};

enum { BEFORE = 20, BELOW = 40, CLOSE = 200 }; /* nodes around the headline */

/* How an address writes a day: 'y', 'm', 'd' stand for digits, '/' for a slash or a dash, the same
 * within one; the surer first. */
static dl_date url_date(dl_slice url)
{
    static const char *const shapes[] = {"/yyyy/mm/dd", "/dd/mm/yyyy", "/yyyymmdd"};
    for (size_t shape = 0; shape < sizeof shapes / sizeof *shapes; shape++) {
        size_t size = strlen(shapes[shape]);
        for (size_t i = 0; i + size <= url.size; i++) {
            char iso[11] = "0000-00-00", sign = 0;
            size_t year = 0, month = 5, day = 8;
            bool fits = true;
            for (size_t k = 0; k < size && fits; k++) {
                char c = url.data[i + k], want = shapes[shape][k];
                bool digit = c >= '0' && c <= '9';
                if (want == '/') {
                    fits = (c == '/' || c == '-' || c == '_') && (k == 0 || !sign || c == sign);
                    sign = k ? c : sign;
                } else {
                    fits = digit;
                    iso[want == 'y' ? year++ : want == 'm' ? month++ : day++] = c;
                }
            }
            char behind = i + size < url.size ? url.data[i + size] : '/';
            dl_date date =
                fits && (iso[0] == '1' || iso[0] == '2') && (behind < '0' || behind > '9')
                    ? dl_date_parse_iso(dl_slice_make(iso, 10))
                    : DL_DATE_NONE;
            if (dl_date_known(date))
                return date;
        }
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

/* Whether a text ends in a zone of its own, so that its day is the publisher's. */
static bool has_zone(dl_slice text)
{
    size_t sign = text.size;
    while (sign > 10 && text.data[sign - 1] != '+' && text.data[sign - 1] != '-')
        sign--;
    for (size_t i = sign; i < text.size && sign > 10; i++)
        if (text.data[i] >= '1' && text.data[i] <= '9')
            return true;
    return false;
}

static bool in_day(dl_date moment, dl_date day)
{
    return dl_date_known(day) && moment.seconds >= day.seconds &&
           moment.seconds < day.seconds + 86400;
}

static int64_t day_of(dl_date date)
{
    return (date.seconds - ((date.seconds % 86400) + 86400) % 86400) / 86400;
}

/* The day of the last change, if the page shows that next to its headline, as its day: not as that
 * of an update, unless within an element for the day of publishing, and that nowhere there. */
static dl_date as_changed(dl_html_months *months, const dl_html_tree *tree, uint32_t headline,
                          dl_date published, dl_date changed)
{
    if (!headline || !dl_date_known(changed) || day_of(changed) <= day_of(published) + 1)
        return published;
    dl_date found = published;
    for (uint32_t i = headline > BEFORE ? headline - BEFORE : 0;
         i < tree->count && i < headline + CLOSE; i++) {
        bool element = tree->nodes[i].node->type == GUMBO_NODE_ELEMENT;
        dl_html_days days =
            element ? DL_HTML_DAYS_NONE : dl_html_days_in(months, tree, i, i + 1, headline);
        if (element)
            days.of[DL_DAY_CHANGED] = dl_html_day_read(dl_html_attribute(tree, i, "datetime"));
        for (int kind = 0; kind < DL_DAY_KINDS; kind++) {
            dl_date day = days.of[kind];
            bool known = dl_date_known(day), update = kind == DL_DAY_CHANGED;
            if (known && day_of(day) - day_of(published) <= 1 &&
                day_of(published) - day_of(day) <= 1)
                return published;
            if (known && update && !element && dl_html_holds_day(tree, i))
                found = day;
            else if (known && !update && day_of(day) == day_of(changed))
                found = changed;
        }
    }
    return found;
}

/* Some state it as they show it: "18/11/2025 05:22 pm". */
static dl_date stated_day(dl_html_months *months, dl_slice said)
{
    dl_date day = dl_html_day_read(said);
    return dl_date_known(day) || !said.size ? day : dl_html_date_in(months, said);
}

/* The day in texts around the headline, the surer part of the page first: *changed is that of a
 * change. */
static dl_date find_near(dl_html_months *months, const dl_html_tree *tree, uint32_t headline,
                         dl_date *changed)
{
    const struct {
        uint32_t begin, end;
    } parts[] = {{headline, headline + BELOW},
                 {headline > BEFORE ? headline - BEFORE : 0, headline},
                 {headline + BELOW, headline + CLOSE}};
    *changed = DL_DATE_NONE;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && headline; i++) {
        dl_html_days days = dl_html_days_in(months, tree, parts[i].begin, parts[i].end, headline);
        for (int kind = DL_DAY_PUBLISHED; kind <= (i ? DL_DAY_SAID : DL_DAY_CHANGED); kind++)
            if (dl_date_known(days.of[kind]))
                return days.of[kind];
        if (!dl_date_known(*changed))
            *changed = days.of[DL_DAY_CHANGED];
    }
    return DL_DATE_NONE;
}

/* The day in a text right behind "Written by", wherever that stands. */
static dl_date beside_byline(dl_arena *arena, dl_html_months *months, const dl_html_tree *tree, uint32_t headline)
{
    enum { BYLINE_MOST = 60, BESIDE = 12 };
    for (uint32_t i = headline; i < tree->count; i++) {
        dl_slice text = dl_slice_trim(dl_html_node_text(tree, i));
        if (!text.size || text.size > BYLINE_MOST)
            continue;
        text = dl_html_squeezed(arena, text);
        const size_t lead = dl_html_name_lead(text);
        if (!dl_html_is_name_lead(text) &&
            !(lead && dl_html_is_person(dl_slice_trim(dl_slice_cut(text, lead, text.size)))))
            continue;
        const dl_html_days days =
            dl_html_days_in(months, tree, i, i + BESIDE < tree->count ? i + BESIDE : tree->count, headline);
        for (int kind = DL_DAY_PUBLISHED; kind <= DL_DAY_SAID; kind++)
            if (dl_date_known(days.of[kind]))
                return days.of[kind];
    }
    return DL_DATE_NONE;
}

/* The day that a text opens with, if a stroke parts it from the rest: "18/11/2025 - Bridge opens". */
static dl_date in_front(dl_html_months *months, dl_slice text)
{
    enum { DAY_MOST = 24 };
    const size_t stroke = dl_slice_find(text, " - ");
    const bool fits = stroke <= DAY_MOST && text.data[0] >= '0' && text.data[0] <= '9';
    return fits ? dl_html_date_in(months, dl_slice_cut(text, 0, stroke)) : DL_DATE_NONE;
}

/* Where a day is told that no statement of the article tells, the surer first. */
typedef enum source {
    NEAR_ELEMENTS,
    NEAR_TEXT,
    PAGE_METAS,
    OPENING_TEXT,
    FAR_PUBLISHED,
    SCRIPTS,
    DESCRIPTION_FRONT,
    FAR_ELEMENTS,
    BESIDE_BYLINE,
    AGO,
    HINT,
    ADDRESS,
    NEAR_CHANGED,
    CHANGED_ELEMENTS,
    FAR_CHANGED,
    ANY_TEXT,
    DESCRIPTION,
    IMAGE, /* ".../2025/11/18/bridge.jpg" */
    SOURCES
} source;

/* Whether one day is the other with month and day in each other's place. */
static bool is_swapped(dl_date one, dl_date other)
{
    int year, month, day;
    dl_date_civil(day_of(one), &year, &month, &day);
    return day <= 12 && dl_date_days(year, day, month) == day_of(other);
}

static dl_date find_unstated(dl_arena *arena, const dl_html_metas *metas, const dl_json_ld *ld,
                             dl_slice url, uint32_t headline, dl_html_months *months)
{
    static const char *const descriptions[] = {"description", "og:description", NULL},
                             *const images[] = {"og:image", "twitter:image", NULL};
    const dl_html_tree *tree = metas->tree;
    dl_date date = DL_DATE_NONE, changed = DL_DATE_NONE;
    dl_html_days far = DL_HTML_DAYS_NONE;
    for (source from = 0; from < SOURCES && !dl_date_known(date); from++)
        switch (from) {
        case NEAR_ELEMENTS:
            date = dl_html_date_of_elements(arena, tree, headline, months, true, false);
            break;
        case NEAR_TEXT:
            date = find_near(months, tree, headline, &changed);
            break;
        case PAGE_METAS:
            date = stated_day(months, dl_html_meta(metas, page_date_names));
            break;
        case OPENING_TEXT:
            date = dl_html_date_opening(months, tree);
            break;
        case FAR_PUBLISHED:
            far = dl_html_days_in(months, tree, 0, tree->count, headline);
            date = far.of[DL_DAY_PUBLISHED];
            break;
        case SCRIPTS:
            date = dl_html_date_in_scripts(months, tree->page.whole);
            break;
        case DESCRIPTION_FRONT:
            date = in_front(months, dl_html_meta(metas, descriptions));
            break;
        case FAR_ELEMENTS:
            date = dl_html_date_of_elements(arena, tree, headline, months, false, false);
            break;
        case BESIDE_BYLINE:
            date = beside_byline(arena, months, tree, headline);
            break;
        case AGO:
            date = dl_html_date_ago_near(tree, headline);
            break;
        case HINT:
            date = dl_html_day_read(ld->page_date);
            break;
        case ADDRESS:
            date = url_date(url);
            break;
        case NEAR_CHANGED:
            date = changed;
            break;
        case CHANGED_ELEMENTS:
            date = dl_html_date_of_elements(arena, tree, headline, months, true, true);
            break;
        case FAR_CHANGED:
            date = far.of[DL_DAY_CHANGED];
            break;
        case ANY_TEXT:
            date = dl_html_date_near(months, tree, headline, false);
            break;
        case DESCRIPTION:
            date = dl_html_date_in(months, dl_html_meta(metas, descriptions));
            break;
        case IMAGE:
            date = url_date(dl_html_meta(metas, images));
            break;
        case SOURCES:
            break;
        }
    dl_date addressed = dl_date_known(date) ? url_date(url) : DL_DATE_NONE; /* "1/5/2018" below /2018/05/01/ */
    return dl_date_known(addressed) && is_swapped(date, addressed) ? addressed : date;
}

/* The other statement, if the two differ and the page shows its day next to the headline. */
static dl_date as_shown_of_two(dl_html_months *months, const dl_html_tree *tree, uint32_t headline,
                               dl_date first, dl_date second)
{
    dl_date changed;
    if (!dl_date_known(second) || day_of(first) == day_of(second))
        return first;
    dl_date shown = find_near(months, tree, headline, &changed);
    return dl_date_known(shown) && day_of(shown) == day_of(second) ? second : first;
}

/* Whether figures have their order from the year in front: "2026/03/09 08:00". */
static bool opens_with_year(dl_slice said)
{
    enum { YEAR = 4 };
    size_t digits = 0;
    while (digits < said.size && said.data[digits] >= '0' && said.data[digits] <= '9')
        digits++;
    return digits >= YEAR;
}

/* Whether the page tells a day, or the one beside it, next to its headline, and not as that of a change. */
static bool tells_day(dl_html_months *months, const dl_html_tree *tree, uint32_t headline, dl_date day)
{
    for (uint32_t i = headline > BEFORE ? headline - BEFORE : 0; i < tree->count && i < headline + CLOSE; i++) {
        dl_html_days days = dl_html_days_in(months, tree, i, i + 1, headline);
        days.of[DL_DAY_CHANGED] = dl_html_day_read(dl_html_attribute(tree, i, "datetime"));
        for (int kind = 0; kind < DL_DAY_KINDS; kind++)
            if (dl_date_known(days.of[kind]) && llabs(day_of(days.of[kind]) - day_of(day)) <= 1)
                return true;
    }
    return false;
}

/* The day that the page shows where the stated one cannot be meant: "03-09-2026" is that with month and day in
 * each other's place; one time for publishing and for the last change is that of the change, if the page shows
 * an earlier day and not that one. */
static dl_date as_meant(dl_html_months *months, const dl_html_tree *tree, uint32_t headline, dl_date stated,
                        dl_slice said, dl_slice modified)
{
    const bool changed = dl_slice_equal(said, modified), figures = said.size && !opens_with_year(said);
    if (!headline || (!changed && !figures))
        return stated;
    dl_date unused, shown = find_near(months, tree, headline, &unused);
    if (!dl_date_known(shown))
        return stated;
    if (figures && is_swapped(stated, shown))
        return shown;
    return changed && day_of(shown) < day_of(stated) - 1 && !tells_day(months, tree, headline, stated) ? shown : stated;
}

/* The months may be in no language that is known of the page. */
static dl_date find_shown(dl_arena *arena, const dl_html_metas *metas, const dl_json_ld *ld, dl_slice url,
                          uint32_t headline, dl_slice language, bool day_first)
{
    dl_date date = DL_DATE_NONE;
    for (int known = language.size ? 1 : 0; known >= 0 && !dl_date_known(date); known--) {
        dl_html_months *months = dl_html_months_of(arena, known ? language : dl_slice_of(NULL));
        if (!months)
            break;
        if (day_first)
            dl_html_months_day_first(months);
        date = find_unstated(arena, metas, ld, url, headline, months);
    }
    return date;
}

dl_date dl_html_date_find(dl_arena *arena, const dl_html_metas *metas, const dl_json_ld *ld,
                          dl_slice url, uint32_t headline, dl_slice language, dl_slice tongue)
{
    static const char *const changes[] = {"article:modified_time", "datemodified", NULL};
    dl_html_months *months = dl_html_months_of(arena, language);
    if (!months)
        return DL_DATE_NONE;
    const bool day_first = dl_html_days_come_first(metas);
    if (day_first)
        dl_html_months_day_first(months);
    dl_slice said = ld->date, stated = dl_html_meta(metas, date_names);
    dl_date date = stated_day(months, said), other = stated_day(months, stated);
    if (dl_date_known(date))
        other = as_shown_of_two(months, metas->tree, headline, date, other);
    if (other.seconds != date.seconds) {
        said = stated;
        date = other;
    }
    if (!dl_date_known(date))
        return find_shown(arena, metas, ld, url, headline, dl_slice_starts(language, tongue) ? language : tongue,
                          day_first);
    other = as_meant(months, metas->tree, headline, date, said, ld->modified);
    if (other.seconds != date.seconds)
        return other;
    dl_date moment = dl_html_date_read(said), /* the day in UTC may be another one */
        changed = dl_html_day_read(ld->modified.size ? ld->modified : dl_html_meta(metas, changes)),
            day = as_changed(months, metas->tree, headline, date, changed);
    bool differs = moment.has_time && !date.has_time;
    if (day.seconds != date.seconds || (!differs && (!date.has_time || has_zone(said))))
        return day;
    dl_date shown = dl_html_date_near(months, metas->tree, headline, true);
    return !differs ? as_shown(date, shown) : in_day(moment, shown) ? shown : date;
}
