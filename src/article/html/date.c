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
                                         "dcterms.issued",
                                         "pubdate",
                                         "publishdate",
                                         "publish-date",
                                         "publish_date",
                                         "publication_date",
                                         "article.published",
                                         "article_date_original",
                                         "cxenseparse:recs:publishtime",
                                         "citation_publication_date",
                                         "citation_date",
                                         "originalpublicationdate",
                                         "rnews:datepublished",
                                         NULL};

/* Those that may be of the page rather than of its article. */
static const char *const page_date_names[] = {
    "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "date", "created", NULL};

static dl_date read_date(dl_slice text)
{
    if (!text.size)
        return DL_DATE_NONE;
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

static bool in_day(dl_date moment, dl_date day)
{
    return dl_date_known(day) && moment.seconds >= day.seconds &&
           moment.seconds < day.seconds + 86400;
}

/* As stated, when the day at the publisher's differs from the day in UTC: the day alone. */
static dl_date read_day(dl_slice text)
{
    dl_date date = read_date(text);
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
             {GUMBO_TAG_LAST, "class", "post-date"},
             {GUMBO_TAG_LAST, "class", "entry-date"},
             {GUMBO_TAG_LAST, "class", "article-date"},
             {GUMBO_TAG_LAST, "class", "timestamp"},
             {GUMBO_TAG_LAST, "class", "date"},
             {GUMBO_TAG_LAST, "id", "date"},
             {GUMBO_TAG_LAST, "class", "datum"},
             {GUMBO_TAG_LAST, "class", "fecha"},
             {GUMBO_TAG_LAST, "class", "time"}};
enum {
    MARKS = sizeof marks / sizeof *marks,
    BEFORE = 20,
    BEHIND = 150,
    CLOSE = 200,
    TEXT_MOST = 200
};

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

/* Of the elements that say they hold a date, near the headline or not, the surest. */
static dl_date visible_date(dl_arena *arena, const dl_html_tree *tree, uint32_t headline,
                            dl_html_months *months, bool near)
{
    dl_date best = DL_DATE_NONE;
    int surest = MARKS;
    for (uint32_t i = 0; i < tree->count; i++) {
        int mark = mark_of(tree, i);
        bool is_near = i + BEFORE > headline && i < headline + BEHIND;
        dl_date date =
            mark < surest && is_near == near ? element_date(arena, tree, i, months) : DL_DATE_NONE;
        if (dl_date_known(date)) {
            best = date;
            surest = mark;
        }
    }
    return best;
}

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

static int64_t day_of(dl_date date)
{
    return (date.seconds - ((date.seconds % 86400) + 86400) % 86400) / 86400;
}

/* The day of the last change, if the page shows that next to its headline, as its day: not as that
 * of an update, and the day of publishing nowhere there. */
static dl_date as_changed(dl_html_months *months, const dl_html_tree *tree, uint32_t headline,
                          dl_date published, dl_date changed)
{
    static const char *const updates[] = {"updat", "aktualisi", "modifi", "actuali"};
    if (!headline || !dl_date_known(changed) || day_of(changed) <= day_of(published) + 1)
        return published;
    bool shown = false;
    for (uint32_t i = headline > BEFORE ? headline - BEFORE : 0;
         i < tree->count && i < headline + CLOSE; i++) {
        bool element = tree->nodes[i].node->type == GUMBO_NODE_ELEMENT, update = false;
        dl_slice text = dl_slice_trim(dl_html_node_text(tree, i));
        dl_date date = element ? read_day(dl_html_attribute(tree, i, "datetime"))
                               : dl_html_date_behind(months, tree, i, 1);
        int64_t apart = dl_date_known(date) ? day_of(date) - day_of(published) : 2;
        if (apart >= -1 && apart <= 1)
            return published;
        for (size_t k = 0; k < sizeof updates / sizeof *updates && !element; k++)
            update = update || dl_html_holds_word(text, updates[k]);
        if (!element && !update && dl_date_known(date))
            shown = shown || day_of(date) == day_of(changed);
    }
    return shown ? changed : published;
}

/* Where a day is told that no statement of the article tells, the surer first. */
enum {
    NEAR_ELEMENTS,
    NEAR_TEXT,
    PAGE_METAS,
    OPENING_TEXT,
    FAR_ELEMENTS,
    HINT,
    ADDRESS,
    TEXT,
    DESCRIPTION,
    IMAGE,
    SOURCES
};

dl_date dl_html_date_find(dl_arena *arena, const dl_html_metas *metas, const dl_json_ld *ld,
                          dl_slice url, uint32_t headline, dl_slice language)
{
    static const char *const descriptions[] = {"description", "og:description", NULL},
                             *const images[] = {"og:image", "twitter:image", NULL},
                             *const changes[] = {"article:modified_time", "datemodified", NULL};
    dl_slice said = ld->date;
    dl_date date = read_day(said);
    if (!dl_date_known(date)) {
        said = dl_html_meta(metas, date_names);
        date = read_day(said);
    }
    dl_date moment = read_date(said);
    bool differs = moment.has_time && !date.has_time; /* the day in UTC is another one */
    dl_html_months *months = dl_html_months_of(arena, language);
    if (!months)
        return DL_DATE_NONE;
    if (dl_date_known(date)) {
        dl_date changed = read_day(ld->modified.size ? ld->modified : dl_html_meta(metas, changes));
        dl_date day = as_changed(months, metas->tree, headline, date, changed);
        if (day.seconds != date.seconds || (!differs && (!date.has_time || has_zone(said))))
            return day;
        dl_date shown = dl_html_date_near(months, metas->tree, headline);
        return !differs ? as_shown(date, shown) : in_day(moment, shown) ? shown : date;
    }
    for (int source = 0; source < SOURCES && !dl_date_known(date); source++)
        switch (source) {
        case NEAR_ELEMENTS:
            date = visible_date(arena, metas->tree, headline, months, true);
            break;
        case NEAR_TEXT:
            date = headline ? dl_html_date_behind(months, metas->tree, headline, CLOSE) : date;
            break;
        case PAGE_METAS:
            date = read_day(dl_html_meta(metas, page_date_names));
            break;
        case OPENING_TEXT:
            date = dl_html_date_opening(months, metas->tree);
            break;
        case FAR_ELEMENTS:
            date = visible_date(arena, metas->tree, headline, months, false);
            break;
        case HINT:
            date = read_day(ld->page_date);
            break;
        case ADDRESS:
            date = url_date(url);
            break;
        case TEXT:
            date = dl_html_date_near(months, metas->tree, headline);
            break;
        case DESCRIPTION:
            date = dl_html_date_in(months, dl_html_meta(metas, descriptions));
            break;
        case IMAGE: /* ".../2025/11/18/bridge.jpg" */
            date = url_date(dl_html_meta(metas, images));
            break;
        }
    return date;
}
