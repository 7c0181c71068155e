/* What a page says of its article. */
#include "article/html/metadata.h"
#include "article/html/author/authors.h"
#include "article/html/author/names.h"
#include "article/html/date/date.h"
#include "article/html/date/date_element.h"
#include "article/html/page_tongue.h"
#include "article/html/title/title.h"
#include "article/html/tree/json_ld.h"
#include "article/html/tree/meta.h"
#include "article/html/tree/saved.h"
#include "article/html/tree/site.h"
#include "article/html/tree/texts.h"
#include "article/network/permalink.h"

static const char *const description_names[] = {"og:description", "description",
                                                "twitter:description", "dc.description", NULL};
static const char *const words_names[] = {"keywords", "news_keywords", NULL};
static const char *const site_names[] = {"og:site_name", "application-name", NULL};
static const char *const language_names[] = {"og:locale", "content-language", "dc.language",
                                             "language", NULL};
static const char *const url_names[] = {"og:url", "savepage-url", NULL};

/* "en-US" is "en" */
static dl_slice primary(dl_slice language)
{
    size_t size = 0;
    while (size < language.size && language.data[size] != '-' && language.data[size] != '_')
        size++;
    return size >= 2 && size <= 3 ? dl_slice_cut(language, 0, size) : dl_slice_of(NULL);
}

/* The surest that names a language. */
static dl_slice find_locale(dl_slice page, dl_slice article, dl_slice meta)
{
    return primary(page).size ? page : primary(article).size ? article : meta;
}

static dl_slice first_of(dl_slice a, dl_slice b)
{
    return a.size ? a : b;
}

/* Where the article begins on a page without a headline: its element, or 0. */
static uint32_t find_begin(const dl_html_tree *tree)
{
    static const GumboTag tags[] = {GUMBO_TAG_H1, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN};
    for (size_t t = 0; t < sizeof tags / sizeof *tags; t++)
        for (uint32_t i = 0; i < tree->count; i++)
            if (dl_html_is(tree, i, tags[t]) && tree->nodes[i].text)
                return i;
    return 0;
}

/* Without the headline, which some pages state as the author, too. */
static void drop_title(dl_html_names *authors, dl_arena *arena, dl_slice title)
{
    const dl_slice key = dl_html_key(arena, title);
    size_t kept = 0;
    for (size_t i = 0; i < authors->count; i++)
        if (!key.size || !dl_slice_equal(dl_html_key(arena, authors->items[i]), key))
            authors->items[kept++] = authors->items[i];
    authors->count = kept;
}

/* The first address that says its host, else the first. */
static dl_slice best_of(const dl_slice *addresses, size_t count)
{
    dl_slice first = {NULL, 0};
    for (size_t i = 0; i < count; i++) {
        if (dl_slice_find(addresses[i], "://") != SIZE_MAX)
            return addresses[i];
        first = first_of(first, addresses[i]);
    }
    return first;
}

/* When the post was written whose own page this is, as its number tells; else none. */
static dl_date day_of_post(dl_slice url)
{
    dl_permalink post;
    const int64_t seconds =
        dl_slice_find(url, "://") != SIZE_MAX && dl_permalink_read(&post, url) ? dl_permalink_seconds(&post) : 0;
    return seconds ? (dl_date){seconds, true} : DL_DATE_NONE;
}

bool dl_html_metadata_read(dl_html_metadata *out, dl_arena *arena, const dl_html_tree *tree)
{
    dl_json_ld ld;
    dl_html_metas metas;
    dl_html_names authors;
    *out = (dl_html_metadata){.date = DL_DATE_NONE};
    if (!dl_html_metas_find(&metas, arena, tree) || !dl_json_ld_read(&ld, arena, &metas))
        return false;
    out->site = first_of(dl_html_squeezed(arena, dl_html_meta(&metas, site_names)), ld.publisher);
    out->description =
        first_of(dl_html_plain(arena, dl_html_meta(&metas, description_names)), ld.description);
    out->words = dl_html_plain(arena, dl_html_meta(&metas, words_names));
    const dl_slice addresses[] = {dl_html_canonical(tree), dl_html_meta(&metas, url_names), ld.url,
                                  dl_html_saved_from(tree->page.whole)};
    out->url = dl_permalink_unarchived(best_of(addresses, sizeof addresses / sizeof *addresses));
    dl_slice locale = find_locale(dl_html_attribute(tree, 0, "lang"), ld.language,
                                  dl_html_meta(&metas, language_names));
    out->language = dl_html_page_tongue(tree, primary(locale));
    out->body = ld.body;
    dl_html_title title = dl_html_title_find(arena, &metas, &ld, out->site, out->url);
    out->title = title.text;
    if (!title.node)
        title.node = find_begin(tree);
    out->date = day_of_post(out->url);
    if (!dl_date_known(out->date))
        out->date = dl_html_date_find(arena, &metas, &ld, out->url, title.node, locale, out->language);
    dl_html_site site = dl_html_site_of(arena, out->site, out->url);
    if (!dl_html_authors_find(&authors, arena, &metas, &ld, &site, title.node))
        return false;
    drop_title(&authors, arena, out->title);
    out->authors = authors.items;
    out->author_count = authors.count;
    return !arena->failed;
}

void dl_html_metadata_complete(dl_html_metadata *of, dl_arena *arena, const dl_html_state_facts *facts)
{
    if (!dl_date_known(of->date))
        of->date = dl_html_day_read(facts->date);
    dl_html_names names = {.items = dl_arena_alloc(arena, DL_HTML_NAMES * sizeof *names.items)};
    if (!names.items || of->author_count)
        return;
    for (size_t i = 0; i < facts->author_count; i++)
        dl_html_names_add_shown(&names, facts->authors[i]);
    drop_title(&names, arena, of->title);
    of->authors = names.items;
    of->author_count = names.count;
}
