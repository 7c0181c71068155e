/* A page's headline. */
#include "article/html/title/title.h"
#include "article/html/title/title_heading.h"
#include "article/html/title/title_lines.h"
#include "article/html/title/title_links.h"
#include "article/html/title/title_text.h"
#include "article/html/tree/site.h"
#include "article/html/tree/texts.h"
#include "util/utf8.h"

enum { STATED_MOST = 2000 }; /* bytes: more have only pages that are made to take long */

/* The surer first. */
static const char *const title_names[] = {"og:title",       "twitter:title", "parsely-title",
                                          "sailthru.title", "dc.title",      "headline"};

/* Whether no more is stated than a name: of the site, one or two words, or an address. */
static bool names_section(const dl_html_titles *t, const dl_html_tree *tree)
{
    enum { WORDS = 2 };
    size_t at = 0, words = 0;
    dl_slice word, before = {NULL, 0};
    if (!dl_html_title_page_alone(t))
        return false;
    if (dl_html_title_is_site(t, t->texts[DL_TITLE_PAGE]) ||
        dl_slice_starts(t->texts[DL_TITLE_PAGE], DL_LITERAL("http")) ||
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

/* Whether a <meta> states the site's name and more, or one word, and <title> another title of the
 * site: it was the front page's when a script made this one. */
static bool is_slogan(const dl_html_titles *t, dl_slice stated, dl_slice page)
{
    enum { LONG = 4 };
    size_t words;
    dl_slice rest = t->texts[DL_TITLE_STATED], title = t->texts[DL_TITLE_PAGE];
    bool shares = dl_html_shared_words(rest, title, LONG, &words) > 0;
    bool front = rest.size < stated.size && dl_slice_ends(stated, rest);
    return (front || words == 1) && !shares && title.size > rest.size && title.size < page.size;
}

static dl_slice bounded(dl_slice text)
{
    if (text.size > STATED_MOST)
        text.size = dl_utf8_floor(text, STATED_MOST);
    return text;
}

static bool is_direction(uint32_t code)
{
    return code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

/* Without the marks of a text's direction before and behind it. */
static dl_slice without_directions(dl_slice text)
{
    size_t size, begin = 0, end = text.size;
    while (begin < end && is_direction(dl_utf8_decode(text, begin, &size)))
        begin += size;
    while (end >= begin + 3 && is_direction(dl_utf8_decode(text, end - 3, &size)) && size == 3)
        end -= 3;
    return dl_slice_trim(dl_slice_cut(text, begin, end));
}

/* What the surest <meta> states that says more than the site's name, or else that. */
static dl_slice find_stated(const dl_html_titles *t, const dl_html_metas *metas)
{
    enum { EACH = 3 };
    dl_slice first = {NULL, 0}, said[EACH];
    for (size_t i = 0; i < sizeof title_names / sizeof *title_names; i++) {
        const char *const names[] = {title_names[i], NULL};
        size_t count = dl_html_meta_all(metas, names, said, EACH);
        for (size_t k = 0; k < count; k++) {
            dl_slice title = dl_html_plain(t->arena, bounded(said[k]));
            if (title.size && !dl_html_title_is_site(t, title))
                return title;
            first = first.size ? first : title;
        }
    }
    return first;
}

static dl_slice find_headline(dl_arena *arena, const dl_html_metas *metas, const dl_json_ld *ld)
{
    static const char *const names[] = {"headline", NULL};
    return ld->headline.size ? bounded(ld->headline)
                             : dl_html_plain(arena, bounded(dl_html_meta(metas, names)));
}

/* Without markup that a program put into a <title>, where a browser shows it: "The</b><b> bridge". A tag that is written of is
 * not closed. */
static dl_slice without_markup(dl_arena *arena, dl_slice title)
{
    static const char *const ends[] = {"</b>", "</i>", "</em>", "</strong>", "</span>", "</font>", "</sup>", "</u>"};
    bool found = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        found = found || dl_html_holds_word(title, ends[i]);
    return found ? dl_html_plain(arena, title) : title;
}

static dl_slice find_page(dl_arena *arena, const dl_html_tree *tree)
{
    dl_slice page = {NULL, 0};
    for (uint32_t i = 0; i < tree->count && !page.size; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_TITLE))
            page =
                dl_html_title_without_outer_marks(without_markup(arena, bounded(dl_html_element_text(arena, tree, i))));
    return page;
}

/* The <title> without the site's name and section. */
static dl_slice without_names(const dl_html_titles *t, const dl_html_tree *tree, dl_slice page)
{
    dl_slice title = dl_html_title_without_site(t->arena, &t->site, page);
    title = dl_html_title_without_section(title, page);
    if (title.size == page.size) {
        dl_slice home = dl_html_title_home(t->arena, tree, t->url);
        title = dl_html_title_without_part(t->arena, dl_html_key(t->arena, home), page);
    }
    return title.size == page.size ? dl_html_title_without_last(page) : title;
}

/* Fills in what the page states; `stated` and `headline` are that with the site's name. */
static void fill(dl_html_titles *t, const dl_html_tree *tree, dl_slice page, dl_slice stated,
                 dl_slice headline)
{
    t->texts[DL_TITLE_STATED] = dl_html_title_without_site(t->arena, &t->site, stated);
    if (t->texts[DL_TITLE_STATED].size == stated.size && dl_html_title_is_site(t, stated))
        t->texts[DL_TITLE_STATED] = dl_slice_of(NULL);
    t->texts[DL_TITLE_HEADLINE] = dl_html_title_without_site(
        t->arena, &t->site, dl_html_title_is_site(t, headline) ? dl_slice_of(NULL) : headline);
    t->texts[DL_TITLE_PAGE] = without_names(t, tree, page);
    t->texts[DL_TITLE_WHOLE] = page;
    if (is_slogan(t, stated, page))
        t->texts[DL_TITLE_STATED] = dl_slice_of(NULL);
    for (int i = 0; i < DL_TITLE_STATEMENTS; i++)
        t->texts[i] = without_directions(t->texts[i]);
    for (int i = 0; i < DL_TITLE_STATEMENTS; i++)
        t->keys[i] = dl_html_key(t->arena, t->texts[i]);
    complete(t);
    for (int i = 0; i < DL_TITLE_STATEMENTS; i++)
        dl_html_title_fronts(t->fronts[i], t->arena, t->texts[i]);
}

dl_html_title dl_html_title_find(dl_arena *arena, const dl_html_metas *metas, const dl_json_ld *ld,
                                 dl_slice site, dl_slice url)
{
    const dl_html_tree *tree = metas->tree;
    dl_html_titles t = {.arena = arena, .url = url};
    dl_slice page = find_page(arena, tree);
    if (dl_slice_equal(site, page) && dl_html_title_has_parts(page))
        site.size = 0; /* some state the whole <title> as the site's name */
    t.name = bounded(site);
    t.site = dl_html_site_of(arena, site, url);
    dl_slice stated = find_stated(&t, metas), headline = find_headline(arena, metas, ld);
    fill(&t, tree, page, stated, headline);
    dl_html_title found = dl_html_title_heading(&t, tree), text = {{NULL, 0}, 0};
    bool home = found.node && dl_html_title_page_alone(&t) &&
                !dl_html_title_is_path_end(tree, found.node, found.text) &&
                dl_html_title_leads_home(tree, found.node, url);
    if (home || (!found.text.size && names_section(&t, tree)))
        text = dl_html_title_of_text(arena, tree, home ? dl_slice_of(NULL) : t.keys[DL_TITLE_PAGE]);
    if (text.text.size)
        return text;
    bool section = t.texts[DL_TITLE_HEADLINE].size * 2 > t.texts[DL_TITLE_STATED].size &&
                   dl_html_title_continues(t.texts[DL_TITLE_STATED], t.texts[DL_TITLE_HEADLINE]);
    if (!found.text.size)
        found.text = dl_html_title_shared_end(t.texts[DL_TITLE_STATED], t.texts[DL_TITLE_PAGE]);
    const bool whole = t.keys[DL_TITLE_PAGE].size &&
                       dl_slice_equal(t.keys[DL_TITLE_STATED], t.keys[DL_TITLE_WHOLE]); /* with the site */
    for (int i = whole ? DL_TITLE_PAGE : section ? DL_TITLE_HEADLINE : DL_TITLE_STATED;
         i < DL_TITLE_STATEMENTS && !found.text.size; i++)
        found.text = t.texts[i];
    return found.text.size ? found : (dl_html_title){stated.size ? stated : headline, 0};
}
