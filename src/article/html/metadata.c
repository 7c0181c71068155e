/* What a page says of its article. */
#include "article/html/metadata.h"
#include "article/html/date_text.h"
#include "article/html/json_ld.h"
#include "article/html/junk.h"
#include "article/prose.h"
#include "article/word_date.h"
#include "util/utf8.h"

#include <stdio.h>
#include <strings.h>

enum { AUTHORS_MOST = DL_JSON_LD_AUTHORS };

/* Names of <meta>, the surer first. */
static const char *const title_names[] = {
    "og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline", NULL};
static const char *const description_names[] = {"og:description", "description",
                                                "twitter:description", "dc.description", NULL};
static const char *const site_names[] = {"og:site_name", "application-name", NULL};
static const char *const url_names[] = {"og:url", NULL};
static const char *const date_names[] = {"article:published_time",
                                         "article:published",
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
static const char *const author_names[] = {"author",
                                           "article:author",
                                           "parsely-author",
                                           "sailthru.author",
                                           "byl",
                                           "dc.creator",
                                           "dc.contributor",
                                           "dcterms.creator",
                                           "og:article:author",
                                           "creator",
                                           "citation_author",
                                           "authors",
                                           "article.author",
                                           NULL};

static bool is_name(dl_slice value, const char *name)
{
    return value.size == strlen(name) && strncasecmp(value.data, name, value.size) == 0;
}

/* The content of the first <meta> with the surest of `names`. */
static dl_slice meta(const dl_html_tree *tree, const char *const *names)
{
    size_t best = SIZE_MAX;
    dl_slice found = {NULL, 0};
    for (uint32_t i = 0; i < tree->count; i++) {
        if (!dl_html_is(tree, i, GUMBO_TAG_META))
            continue;
        static const char *const attributes[] = {"property", "name", "itemprop"};
        dl_slice content = dl_html_attribute(tree, i, "content");
        for (int a = 0; a < 3 && content.size; a++) {
            dl_slice name = dl_html_attribute(tree, i, attributes[a]);
            for (size_t n = 0; names[n] && n < best; n++)
                if (is_name(name, names[n])) {
                    best = n;
                    found = content;
                }
        }
    }
    return found;
}

static dl_slice squeezed(dl_arena *arena, dl_slice text)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_html_squeeze(&out, text);
    dl_slice copy = dl_arena_copy(arena, dl_slice_trim(dl_buffer_slice(&out)));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return copy;
}

static dl_slice element_text(dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_html_text(&out, tree, at);
    dl_slice copy = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return copy;
}

/* ---- title ---- */

/* "Words of the title | Site": without the last part when it is the site or stands behind much
 * more. */
static dl_slice without_site(dl_slice title, dl_slice site)
{
    static const dl_slice marks[] = {{" | ", 3},
                                     {" - ", 3},
                                     {" \xE2\x80\x93 ", 5},
                                     {" \xE2\x80\x94 ", 5},
                                     {" \xC2\xBB ", 4},
                                     {" \xC2\xB7 ", 4},
                                     {" :: ", 4}};
    size_t cut = 0, behind = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        for (size_t at = title.size; at-- > 0;)
            if (at + marks[i].size <= title.size &&
                memcmp(title.data + at, marks[i].data, marks[i].size) == 0) {
                if (at > cut) {
                    cut = at;
                    behind = at + marks[i].size;
                }
                break;
            }
    if (!cut)
        return title;
    dl_slice last = dl_slice_cut(title, behind, title.size);
    bool is_site =
        site.size && last.size >= 3 &&
        strncasecmp(site.data, last.data, site.size < last.size ? site.size : last.size) == 0;
    bool ahead = cut > 20 && cut > last.size * 3 / 2;
    return is_site || ahead ? dl_slice_cut(title, 0, cut) : title;
}

static bool contains(dl_slice whole, dl_slice part)
{
    if (part.size < 8)
        return false;
    for (size_t i = 0; i + part.size <= whole.size; i++)
        if (strncasecmp(whole.data + i, part.data, part.size) == 0)
            return true;
    return false;
}

static bool next_word(dl_slice *word, dl_slice text, size_t *at)
{
    while (*at < text.size && (unsigned char)text.data[*at] <= ' ')
        ++*at;
    size_t begin = *at;
    while (*at < text.size && (unsigned char)text.data[*at] > ' ')
        ++*at;
    *word = dl_slice_cut(text, begin, *at);
    return word->size > 0;
}

/* How many words of `text` stand in `titles`; *total: of how many. */
static size_t shared_words(dl_slice text, dl_slice titles, size_t *total)
{
    size_t shared = 0, at = 0;
    dl_slice word, other;
    for (*total = 0; next_word(&word, text, &at); ++*total)
        for (size_t in = 0; next_word(&other, titles, &in);)
            if (other.size == word.size && strncasecmp(other.data, word.data, word.size) == 0) {
                shared++;
                break;
            }
    return shared;
}

/* The headline as the page shows it: the <h1> or <h2> that shares most words with what the page
 * says its title is; an <h1> may differ from that by half. */
static dl_slice find_headline(dl_arena *arena, const dl_html_tree *tree, dl_slice stated,
                              dl_slice page)
{
    dl_buffer titles = DL_BUFFER_EMPTY;
    dl_slice best = {NULL, 0}, only = {NULL, 0};
    size_t most = 0, count = 0;
    dl_buffer_add_slice(&titles, stated.size ? stated : page); /* the page's also names the site */
    for (uint32_t i = 0; i < tree->count && !titles.failed; i++) {
        GumboTag tag = dl_html_tag(tree, i);
        if ((tag != GUMBO_TAG_H1 && tag != GUMBO_TAG_H2) || tree->nodes[i].text > 400)
            continue;
        dl_slice text = element_text(arena, tree, i);
        size_t total, shared = shared_words(text, dl_buffer_slice(&titles), &total);
        size_t needed = tag == GUMBO_TAG_H1 ? total * 4 : total * 8;
        if (shared * 10 >= needed && shared > most && (shared > 1 || total == 1)) {
            most = shared;
            best = text;
        }
        count += tag == GUMBO_TAG_H1 && text.size > 3;
        if (tag == GUMBO_TAG_H1 && text.size > 3)
            only = text;
    }
    arena->failed |= titles.failed;
    dl_buffer_free(&titles);
    if (best.size && contains(best, stated) &&
        best.size > stated.size + 8) /* a line above it is in it */
        return stated;
    return best.size ? best : count == 1 && only.size > 20 ? only : dl_slice_of(NULL);
}

static dl_slice find_title(dl_arena *arena, const dl_html_tree *tree, const dl_json_ld *ld,
                           dl_slice site)
{
    dl_slice page = {NULL, 0}, stated = squeezed(arena, meta(tree, title_names));
    for (uint32_t i = 0; i < tree->count && !page.size; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_TITLE))
            page = element_text(arena, tree, i);
    stated = without_site(stated, site);
    dl_slice h1 = find_headline(arena, tree, stated, page);
    if (h1.size)
        return h1;
    if (stated.size)
        return stated;
    return ld->headline.size ? ld->headline : without_site(page, site);
}

/* ---- date ---- */

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

static bool is_word(dl_slice value, const char *part)
{
    size_t size = strlen(part);
    for (size_t i = 0; i + size <= value.size; i++)
        if (strncasecmp(value.data + i, part, size) == 0)
            return true;
    return false;
}

/* itemprop="datePublished", <time>, <abbr class="published">, ... in the page itself; the surer
 * first. */
static dl_date visible_date(dl_arena *arena, const dl_html_tree *tree)
{
    dl_date best = DL_DATE_NONE;
    int surest = 99;
    for (uint32_t i = 0; i < tree->count && surest; i++) {
        dl_slice item = dl_html_attribute(tree, i, "itemprop");
        dl_slice classes = dl_html_attribute(tree, i, "class");
        GumboTag tag = dl_html_tag(tree, i);
        int rank =
            is_name(item, "datePublished") ? 0
            : tag == GUMBO_TAG_TIME &&
                    gumbo_get_attribute(&tree->nodes[i].node->v.element.attributes, "pubdate")
                ? 1
            : tag == GUMBO_TAG_TIME &&
                    (is_word(classes, "publish") || is_word(classes, "entry-date"))
                ? 2
            : tag == GUMBO_TAG_TIME        ? 3
            : is_name(item, "dateCreated") ? 4
            : is_word(classes, "publish") || is_word(classes, "pubdate") ||
                    is_word(classes, "post-date") || is_word(classes, "entry-date") ||
                    is_word(classes, "article-date") || is_word(classes, "timestamp")
                ? 5
            : is_word(classes, "date") ? 6
                                       : 99;
        if (rank >= surest || tree->nodes[i].text > 200)
            continue;
        static const char *const attributes[] = {"datetime", "content", "title"};
        dl_date date = DL_DATE_NONE;
        for (int a = 0; a < 3 && !dl_date_known(date); a++)
            date = read_day(dl_html_attribute(tree, i, attributes[a]));
        if (!dl_date_known(date)) {
            dl_slice text = element_text(arena, tree, i);
            for (size_t at = 0; at < text.size && at < 60 && !dl_date_known(date); at++)
                if (!at || text.data[at - 1] == ' ')
                    date = read_date(dl_slice_cut(text, at, text.size));
        }
        if (dl_date_known(date)) {
            best = date;
            surest = rank;
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

/* ---- authors ---- */

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* A name, not an address, a site or a sentence. */
static bool looks_like_name(dl_slice text)
{
    if (text.size < 2 || text.size > 80 || dl_slice_find(text, "://") != SIZE_MAX ||
        dl_slice_find(text, "www.") != SIZE_MAX)
        return false;
    size_t words = 1;
    for (size_t i = 0; i < text.size; i++) {
        words += is_blank(text.data[i]);
        if (text.data[i] >= '0' && text.data[i] <= '9')
            return false;
    }
    return words <= 6;
}

static size_t lead(dl_slice text)
{
    static const char *const leads[] = {"by ",         "by: ",
                                        "von ",        "par ",
                                        "por ",        "di ",
                                        "door ",       "written by ",
                                        "posted by ",  "author: ",
                                        "autor: ",     "text: ",
                                        "av ",         "erstellt von ",
                                        "auteur: ",    "auteur ",
                                        "interview: ", "interview ",
                                        "redaktion: ", "foto: ",
                                        "autor ",      "geschrieben von ",
                                        "texte: ",     ": ",
                                        "words by ",   "story by "};
    size_t most = 0;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        size_t size = strlen(leads[i]);
        if (size > most && text.size > size && strncasecmp(text.data, leads[i], size) == 0)
            most = size;
    }
    return most;
}

typedef struct names {
    dl_slice *items;
    size_t count;
} names;

static void add_name(names *to, dl_slice name)
{
    name = dl_slice_trim(name);
    name = dl_slice_trim(dl_slice_cut(name, lead(name), name.size));
    static const char *const ends[] = {" says:", " sagt:", " Alle Artikel", " \xE2\x80\x94"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (dl_slice_ends(name, dl_slice_of(ends[i])))
            name.size -= strlen(ends[i]);
    while (name.size && (name.data[name.size - 1] == ',' || name.data[name.size - 1] == '|' ||
                         name.data[name.size - 1] == '-' || name.data[name.size - 1] == ';'))
        name = dl_slice_trim(dl_slice_cut(name, 0, name.size - 1));
    for (size_t i = 0; i < to->count; i++)
        if (to->items[i].size == name.size &&
            strncasecmp(to->items[i].data, name.data, name.size) == 0)
            return;
    if (to->count < AUTHORS_MOST && looks_like_name(name))
        to->items[to->count++] = name;
}

/* "By A, B and C" */
static void add_names(names *to, dl_slice text)
{
    static const dl_slice between[] = {{" and ", 5}, {" und ", 5}, {" et ", 4}, {" & ", 3},
                                       {", ", 2},    {";", 1},     {" / ", 3},  {" | ", 3}};
    size_t from = 0;
    for (size_t at = 0; at < text.size; at++)
        for (size_t i = 0; i < sizeof between / sizeof *between; i++)
            if (text.size - at >= between[i].size &&
                strncasecmp(text.data + at, between[i].data, between[i].size) == 0) {
                add_name(to, dl_slice_cut(text, from, at));
                from = at + between[i].size;
                at = from - 1;
                break;
            }
    add_name(to, dl_slice_cut(text, from < text.size ? from : text.size, text.size));
}

/* Readers sign, too. */
static bool is_of_comment(const dl_html_tree *tree, uint32_t at)
{
    for (; at; at = tree->nodes[at].parent) {
        if (dl_html_is(tree, at, GUMBO_TAG_FORM) || dl_html_is(tree, at, GUMBO_TAG_LABEL) ||
            is_word(dl_html_attribute(tree, at, "class"), "comment") ||
            is_word(dl_html_attribute(tree, at, "id"), "comment"))
            return true;
        if (dl_html_is(tree, at, GUMBO_TAG_ARTICLE))
            return false;
    }
    return false;
}

/* How surely an element holds the author: 0 the surest, 9 not at all. */
static int author_rank(const dl_html_tree *tree, uint32_t at)
{
    enum { NOT = 9 };
    if (is_name(dl_html_attribute(tree, at, "itemprop"), "author"))
        return 0;
    if (is_name(dl_html_attribute(tree, at, "rel"), "author"))
        return 1;
    dl_slice classes = dl_html_attribute(tree, at, "class");
    if (!classes.size)
        classes = dl_html_attribute(tree, at, "id");
    if (!classes.size)
        return NOT;
    static const char *const words[] = {"author-name", "author_name",  "author__name", "authorname",
                                        "byline-name", "byline__name", "vcard",        "byline",
                                        "author",      "autor",        "writer",       "reporter"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(classes, words[i]))
            return i < 7 ? 2 : i < 8 ? 3 : 4;
    return NOT;
}

/* "By Name", "Von Name" in a short text of its own near the headline. */
static void lead_authors(names *to, const dl_html_tree *tree)
{
    enum { NEAR = 300 };
    uint32_t h1 = 0;
    for (uint32_t i = 0; i < tree->count && !h1; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_H1))
            h1 = i;
    for (uint32_t i = h1; i < tree->count && i < h1 + NEAR && !to->count; i++) {
        dl_slice text = dl_slice_trim(dl_html_node_text(tree, i));
        if (text.size < 60 && lead(text))
            add_names(to, text);
    }
}

static void visible_authors(names *to, dl_arena *arena, const dl_html_tree *tree)
{
    for (int wanted = 0; wanted < 5 && !to->count; wanted++)
        for (uint32_t i = 0; i < tree->count && to->count < 3; i++) {
            if (tree->nodes[i].node->type != GUMBO_NODE_ELEMENT || tree->nodes[i].text > 150 ||
                author_rank(tree, i) != wanted || is_of_comment(tree, i))
                continue;
            add_names(to, element_text(arena, tree, i));
            if (wanted >= 2 && to->count)
                break;
            i = tree->nodes[i].end - 1;
        }
    if (!to->count)
        lead_authors(to, tree);
}

/* Sites name themselves as the author of what they do not sign. */
static void drop_site(names *of, dl_slice site)
{
    size_t kept = 0;
    for (size_t i = 0; i < of->count; i++) {
        dl_slice name = of->items[i];
        bool same = site.size == name.size && strncasecmp(site.data, name.data, site.size) == 0;
        bool domain = dl_slice_find(name, ".") != SIZE_MAX && dl_slice_find(name, " ") == SIZE_MAX;
        if (!same && !domain)
            of->items[kept++] = name;
    }
    of->count = kept;
}

static bool find_authors(dl_html_metadata *out, dl_arena *arena, const dl_html_tree *tree,
                         const dl_json_ld *ld)
{
    names found = {.items = dl_arena_alloc(arena, AUTHORS_MOST * sizeof *found.items)};
    if (!found.items)
        return false;
    for (size_t i = 0; i < ld->author_count; i++)
        add_names(&found, ld->authors[i]);
    drop_site(&found, out->site);
    if (!found.count)
        add_names(&found, squeezed(arena, meta(tree, author_names)));
    drop_site(&found, out->site);
    if (!found.count)
        visible_authors(&found, arena, tree);
    out->authors = found.items;
    out->author_count = found.count;
    return true;
}

/* ---- the whole ---- */

static dl_slice find_link(const dl_html_tree *tree)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_LINK) &&
            is_name(dl_html_attribute(tree, i, "rel"), "canonical"))
            return dl_html_attribute(tree, i, "href");
    return dl_slice_of(NULL);
}

/* "en-US" is "en" */
static dl_slice primary(dl_slice language)
{
    size_t size = 0;
    while (size < language.size && language.data[size] != '-' && language.data[size] != '_')
        size++;
    return size >= 2 && size <= 3 ? dl_slice_cut(language, 0, size) : dl_slice_of(NULL);
}

bool dl_html_metadata_read(dl_html_metadata *out, dl_arena *arena, const dl_html_tree *tree)
{
    dl_json_ld ld;
    *out = (dl_html_metadata){.date = DL_DATE_NONE};
    if (!dl_json_ld_read(&ld, arena, tree))
        return false;
    out->site = squeezed(arena, meta(tree, site_names));
    if (!out->site.size)
        out->site = ld.publisher;
    out->title = find_title(arena, tree, &ld, out->site);
    out->description = squeezed(arena, meta(tree, description_names));
    if (!out->description.size)
        out->description = ld.description;
    out->url = find_link(tree);
    if (!out->url.size)
        out->url = meta(tree, url_names);
    if (!out->url.size)
        out->url = ld.url;
    out->language = primary(dl_html_attribute(tree, 0, "lang"));
    if (!out->language.size)
        out->language = primary(ld.language);
    out->body = ld.body;
    out->date = read_day(ld.date);
    if (!dl_date_known(out->date))
        out->date = read_day(meta(tree, date_names));
    if (!dl_date_known(out->date))
        out->date = visible_date(arena, tree);
    if (!dl_date_known(out->date))
        out->date = url_date(out->url);
    if (!dl_date_known(out->date))
        out->date = dl_html_date_text(tree, out->language);
    return find_authors(out, arena, tree, &ld) && !arena->failed;
}
