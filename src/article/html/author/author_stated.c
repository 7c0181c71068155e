/* Authors that a page states. */
#include "article/html/author/author_stated.h"
#include "article/html/author/author_publisher.h"
#include "article/html/tree/texts.h"

static const char *const author_names[] = {"author",
                                           "parsely-author",
                                           "sailthru.author",
                                           "byl",
                                           "dc.creator",
                                           "dcterms.creator",
                                           "article:author",
                                           "article:author_name",
                                           "og:article:author",
                                           "cxenseparse:author",
                                           "citation_author",
                                           "creator",
                                           "authors",
                                           "article.author",
                                           "articleauthor",
                                           "shareaholic:article_author_name",
                                           "rbauthors",
                                           "byline",
                                           "dc.contributor",
                                           NULL};

/* "Ann Bell (https://example.org)", "Ann Bell <ann@example.org>"; of an address alone nothing. */
dl_slice dl_html_without_address(dl_slice text)
{
    static const char *const begins[] = {"(http", "<", "http"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        size_t found = dl_slice_find(text, begins[i]);
        if (found != SIZE_MAX)
            text = dl_slice_cut(text, 0, found);
    }
    return dl_slice_trim(text);
}

/* Without the name of the section that the page states: a program put it there. */
static void drop_section(dl_html_names *of, const dl_html_metas *metas)
{
    static const char *const names[] = {"article:section", "channel-name", "section", NULL};
    const dl_slice section = dl_html_meta(metas, names);
    size_t kept = 0;
    for (size_t i = 0; i < of->count; i++)
        if (!dl_slice_equal(of->items[i], section) || dl_html_is_person(section))
            of->items[kept++] = of->items[i];
    of->count = kept;
}

/* Without whoever made the program that made the page: "powered by River Systems". */
static void drop_maker(dl_html_names *of, const dl_html_metas *metas)
{
    static const char *const names[] = {"generator", NULL};
    const dl_slice made = dl_html_meta(metas, names);
    size_t kept = 0;
    for (size_t i = 0; i < of->count; i++)
        if (!made.size || !memmem(made.data, made.size, of->items[i].data, of->items[i].size))
            of->items[kept++] = of->items[i];
    of->count = kept;
}

/* The names in a statement; behind the site's name only persons: "gazette.example, Berlin,
 * Germany".
 */
static void read_stated(dl_html_names *to, dl_arena *arena, const dl_html_site *site, dl_slice text)
{
    size_t before = to->count, kept = before + 1;
    dl_html_names_add(to, text);
    if (before < to->count && dl_html_names_site(arena, site, to->items[before])) {
        for (size_t i = kept; i < to->count; i++)
            if (dl_html_is_person(to->items[i]))
                to->items[kept++] = to->items[i];
        to->count = kept;
    }
}

/* "Bell, Ann" as "Ann Bell"; others as they are. */
static dl_slice in_order(dl_arena *arena, dl_slice name)
{
    const char *comma = name.size ? memchr(name.data, ',', name.size) : NULL;
    size_t at = comma ? (size_t)(comma - name.data) : 0;
    dl_slice given = dl_slice_trim(dl_slice_cut(name, at + 1 < name.size ? at + 1 : name.size, name.size));
    if (!at || !given.size || memchr(given.data, ',', given.size))
        return name;
    dl_buffer order = DL_BUFFER_EMPTY;
    dl_buffer_printf(&order, "%.*s %.*s", (int)given.size, given.data, (int)at, name.data);
    dl_slice copy = dl_arena_copy(arena, dl_buffer_slice(&order));
    arena->failed |= order.failed;
    dl_buffer_free(&order);
    return copy;
}

/* Whether what is stated is in the manner of libraries. */
static bool is_cited(const dl_html_metas *metas, dl_slice stated)
{
    static const char *const names[] = {"citation_author", NULL};
    return dl_slice_equal(dl_html_meta(metas, names), stated);
}

/* <meta name=twitter:label1 content="Written by"><meta name=twitter:data1 content="Name"> */
static dl_slice labelled(const dl_html_metas *metas)
{
    static const char *const labels[] = {"twitter:label1", NULL}, *const data[] = {"twitter:data1",
                                                                                   NULL};
    static const char *const said[] = {"written by",  "verfasst von", "geschrieben von",
                                       "escrito por", "écrit par",    "scritto da",
                                       "author",      "autor",        "by",
                                       "geschreven door", "skriven av", "skrevet af", "skrevet av", "kirjoittanut", "napisane przez",
                                       "napsal(a)", "napísal", "szerző:", "szerző", "scris de", "escrit per", "napisao/la", "yazan:", "yazan",
                                       "ditulis oleh", "được viết bởi", "كُتب بواسطة", "نوشته شده توسط", "Написано автором", "Автор", "Написано",
                                       "Написано от", "Συντάχθηκε από", "נכתב על יד", "執筆者", "글쓴이", "作者"};
    dl_slice label = dl_html_meta(metas, labels);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (dl_slice_is_caseless(label, said[i]))
            return dl_html_meta(metas, data);
    return dl_slice_of(NULL);
}

void dl_html_authors_ld(dl_html_names *to, const dl_html_metas *metas, const dl_json_ld *ld)
{
    for (size_t i = 0; i < ld->author_count; i++) /* ", The Gazette": the name is missing */
        if (ld->authors[i].data[0] != ',')
            dl_html_names_add(to, dl_html_without_address(ld->authors[i]));
    drop_section(to, metas);
}

void dl_html_authors_meta(dl_html_names *to, dl_arena *arena, const dl_html_metas *metas, const dl_html_site *site)
{
    dl_slice stated[DL_HTML_NAMES];
    const size_t count = dl_html_meta_all(metas, author_names, stated, DL_HTML_NAMES);
    const bool cited = count && is_cited(metas, stated[0]);
    for (size_t i = 0; i < count; i++)
        if (!dl_html_is_desk_code(stated[i]))
            read_stated(
                to, arena, site,
                dl_html_squeezed(arena, cited ? in_order(arena, stated[i]) : dl_html_without_address(stated[i])));
    dl_html_drop_publisher(to, arena, metas);
    drop_maker(to, metas);
}

void dl_html_authors_label(dl_html_names *to, dl_arena *arena, const dl_html_metas *metas)
{
    dl_html_names_add(to, dl_html_squeezed(arena, labelled(metas)));
}
