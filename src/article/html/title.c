/* A page's headline. */
#include "article/html/title.h"
#include "article/html/title_heading.h"
#include "article/html/title_links.h"
#include "article/html/title_text.h"
#include "util/utf8.h"

enum { STATED_MOST = 2000 }; /* bytes: more have only pages that are made to take long */

static const char *const title_names[] = {
    "og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline", NULL};

static const char *const headline_names[] = {"headline", NULL};

/* Whether no more is stated than a name: of the site, or one or two words. */
static bool names_section(const dl_html_titles *t, const dl_html_tree *tree)
{
    enum { WORDS = 2 };
    size_t at = 0, words = 0;
    dl_slice word, before = {NULL, 0};
    if (!dl_html_title_page_alone(t))
        return false;
    if (dl_html_title_is_site(t, t->texts[DL_TITLE_PAGE]) ||
        dl_html_title_is_logo(t->arena, tree, t->url, t->keys[DL_TITLE_PAGE]))
        return true;
    while (dl_html_next_word(&word, t->texts[DL_TITLE_PAGE], &at)) {
        words += !dl_slice_equal(word, before);
        before = words == 1 ? word : before;
    }
    return words <= WORDS;
}

static bool is_cut(dl_slice text)
{
    return dl_slice_ends(text, DL_LITERAL("...")) ||
           dl_slice_ends(text, DL_LITERAL("\xE2\x80\xA6"));
}

/* What is cut off at its end ("Bridge over the ri..."), in full where another statement has that.
 */
static void complete(dl_html_titles *t)
{
    enum { LEAST = 16 };
    for (int i = 0; i < DL_TITLE_WHOLE; i++)
        for (int k = 0; k < DL_TITLE_WHOLE && is_cut(t->texts[i]); k++)
            if (t->keys[i].size >= LEAST && t->keys[k].size > t->keys[i].size &&
                dl_slice_starts(t->keys[k], t->keys[i])) {
                t->texts[i] = t->texts[k];
                t->keys[i] = t->keys[k];
            }
}

/* Whether a <meta> states the site's name and more, and <title> another title of the site: it was
 * the front page's when a script made this one. */
static bool is_slogan(const dl_html_titles *t, dl_slice stated, dl_slice page)
{
    enum { LONG = 4 };
    size_t words;
    dl_slice rest = t->texts[DL_TITLE_STATED], title = t->texts[DL_TITLE_PAGE];
    return rest.size < stated.size && dl_slice_ends(stated, rest) && title.size > rest.size &&
           title.size < page.size && !dl_html_shared_words(rest, title, LONG, &words);
}

static dl_slice bounded(dl_slice text)
{
    if (text.size > STATED_MOST)
        text.size = dl_utf8_floor(text, STATED_MOST);
    return text;
}

dl_html_title dl_html_title_find(dl_arena *arena, const dl_html_metas *metas, const dl_json_ld *ld,
                                 dl_slice site, dl_slice url)
{
    const dl_html_tree *tree = metas->tree;
    dl_html_titles t = {.arena = arena, .url = url};
    dl_slice page = {NULL, 0},
             headline =
                 bounded(ld->headline.size
                             ? ld->headline
                             : dl_html_plain(arena, bounded(dl_html_meta(metas, headline_names)))),
             stated = dl_html_plain(arena, bounded(dl_html_meta(metas, title_names)));
    for (uint32_t i = 0; i < tree->count && !page.size; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_TITLE))
            page = dl_html_title_without_outer_marks(bounded(dl_html_element_text(arena, tree, i)));
    if (dl_slice_equal(site, page) && dl_html_title_has_parts(page))
        site.size = 0; /* some state the whole <title> as the site's name */
    t.name = bounded(site);
    t.site = dl_html_site_of(arena, site, url);
    t.texts[DL_TITLE_STATED] = dl_html_title_without_site(arena, &t.site, stated);
    if (t.texts[DL_TITLE_STATED].size == stated.size && dl_html_title_is_site(&t, stated))
        t.texts[DL_TITLE_STATED] = dl_slice_of(NULL);
    t.texts[DL_TITLE_HEADLINE] = dl_html_title_without_site(
        arena, &t.site, dl_html_title_is_site(&t, headline) ? dl_slice_of(NULL) : headline);
    t.texts[DL_TITLE_PAGE] = dl_html_title_without_site(arena, &t.site, page);
    t.texts[DL_TITLE_PAGE] = dl_html_title_without_section(t.texts[DL_TITLE_PAGE], page);
    if (t.texts[DL_TITLE_PAGE].size == page.size)
        t.texts[DL_TITLE_PAGE] = dl_html_title_without_part(
            arena, dl_html_key(arena, dl_html_title_home(arena, tree, url)), page);
    if (t.texts[DL_TITLE_PAGE].size == page.size)
        t.texts[DL_TITLE_PAGE] = dl_html_title_without_last(page);
    t.texts[DL_TITLE_WHOLE] = page;
    if (is_slogan(&t, stated, page))
        t.texts[DL_TITLE_STATED] = dl_slice_of(NULL);
    for (int i = 0; i < DL_TITLE_STATEMENTS; i++)
        t.keys[i] = dl_html_key(arena, t.texts[i]);
    complete(&t);
    for (int i = 0; i < DL_TITLE_STATEMENTS; i++)
        dl_html_title_fronts(t.fronts[i], arena, t.texts[i]);
    dl_html_title found = dl_html_title_heading(&t, tree), text = {{NULL, 0}, 0};
    bool home = found.node && dl_html_title_page_alone(&t) &&
                dl_html_title_leads_home(tree, found.node, url);
    if (home || (!found.text.size && names_section(&t, tree)))
        text = dl_html_title_of_text(arena, tree, home ? dl_slice_of(NULL) : t.keys[DL_TITLE_PAGE]);
    if (text.text.size)
        return text;
    bool section = t.texts[DL_TITLE_HEADLINE].size * 2 > t.texts[DL_TITLE_STATED].size &&
                   dl_html_title_continues(t.texts[DL_TITLE_STATED], t.texts[DL_TITLE_HEADLINE]);
    if (!found.text.size)
        found.text = dl_html_title_shared_end(t.texts[DL_TITLE_STATED], t.texts[DL_TITLE_PAGE]);
    for (int i = section ? DL_TITLE_HEADLINE : DL_TITLE_STATED;
         i < DL_TITLE_STATEMENTS && !found.text.size; i++)
        found.text = t.texts[i];
    return found.text.size ? found : (dl_html_title){stated.size ? stated : headline, 0};
}
