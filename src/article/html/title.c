/* A page's headline. */
#include "article/html/title.h"
#include "article/html/title_links.h"
#include "article/html/title_parts.h"
#include "article/html/title_text.h"
#include "util/utf8.h"

#include <strings.h>

/* Bytes of a heading and of a statement, headings of a rank that are looked at, lines of one: more
 * have only pages that are made to take long. */
enum { HEADING_MOST = 400, STATED_MOST = 2000, HEADINGS_MOST = 300, PARTS_MOST = 8 };
enum { EXACT = 10000, FRONT = 6000, HELD = 5000 };

static const char *const title_names[] = {
    "og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline", NULL};

static const char *const headline_names[] = {"headline", NULL};

/* What a page states its title to be, the surer first: in a <meta>, in JSON-LD, in its <title>,
 * and that with the site's name, which some set in the heading. */
typedef enum statement { STATED, HEADLINE, PAGE, WHOLE, STATEMENTS } statement;

typedef struct titles {
    dl_arena *arena;
    dl_html_site site;
    dl_slice name, url; /* the site's, the page's */
    dl_slice texts[STATEMENTS], keys[STATEMENTS];
    size_t fronts[STATEMENTS][DL_HTML_TITLE_FRONTS];
} titles;

static bool key_holds(dl_slice whole, dl_slice part)
{
    return part.size && whole.size >= part.size &&
           memmem(whole.data, whole.size, part.data, part.size) != NULL;
}

static bool is_site(const titles *t, dl_slice text)
{
    return dl_html_names_site(t->arena, &t->site, text);
}

/* Whether no title but <title> is stated. */
static bool states_page_alone(const titles *t)
{
    return !t->texts[STATED].size && !t->texts[HEADLINE].size;
}

/* ---- headings ---- */

/* Whether a byte stands between words: a blank or a sign of ASCII that words do not have within. */
static bool between_words(char c)
{
    return (unsigned char)c <= ' ' || strchr(",.:;!?\"'()|", c) != NULL;
}

/* The next word: no blank, and more than a sign. */
static bool next_word(dl_slice *word, dl_slice text, size_t *at)
{
    do {
        while (*at < text.size && between_words(text.data[*at]))
            ++*at;
        size_t begin = *at;
        while (*at < text.size && !between_words(text.data[*at]))
            ++*at;
        *word = dl_slice_cut(text, begin, *at);
    } while (word->size == 1 && strchr("-/&+", word->data[0]));
    return word->size > 0;
}

/* How many words of `text` stand in `in`; *total: of how many. */
static size_t shared_words(dl_slice text, dl_slice in, size_t *total)
{
    size_t shared = 0, at = 0;
    dl_slice word, other;
    for (*total = 0; next_word(&word, text, &at); ++*total)
        for (size_t from = 0; next_word(&other, in, &from);)
            if (other.size == word.size && strncasecmp(other.data, word.data, word.size) == 0) {
                shared++;
                break;
            }
    return shared;
}

/* Whether a heading is the site's: its name, or words of that. */
static bool is_of_site(const titles *t, dl_slice text)
{
    size_t words, shared = shared_words(text, t->name, &words);
    return (words && shared == words) || is_site(t, text);
}

/* Whether a key that a statement begins with is all that stands before a mark in it. */
static bool is_front(const titles *t, statement which, dl_slice key)
{
    enum { LEAST = 8 };
    for (size_t i = 0; i < DL_HTML_TITLE_FRONTS && key.size >= LEAST; i++)
        if (t->fronts[which][i] == key.size)
            return true;
    return false;
}

/* How well a heading fits a title that is stated: 0 not at all. A heading below the first that is
 * what a <meta> states is the headline, and the first was written for search engines. */
static size_t fit_one(const titles *t, statement which, dl_slice text, dl_slice key, bool first)
{
    enum { LEAST = 8 };
    dl_slice known = t->texts[which], known_key = t->keys[which];
    if (!known_key.size)
        return 0;
    if (dl_slice_equal(key, known_key))
        return EXACT;
    if (known_key.size >= LEAST && known_key.size * 2 >= key.size && key_holds(key, known_key))
        return EXACT - 500; /* a line above it, or below */
    if (known_key.size >= LEAST * 2 && dl_slice_starts(key, known_key))
        return EXACT - 600;
    bool large = key.size * 3 >= known_key.size;
    if (dl_slice_starts(known_key, key) && (large || is_front(t, which, key)))
        return FRONT;
    if (large && key_holds(known_key, key))
        return HELD;
    size_t total, shared = shared_words(text, known, &total);
    size_t needed = first ? total * 4 : total * 8;
    bool fits = total && shared * 10 >= needed && (shared > 1 || total == 1);
    size_t stated, back = shared_words(known, text, &stated); /* it may say more than is stated */
    bool told = first && back == stated && stated > 2;
    size_t most = total > stated ? total : stated;
    return fits ? 1000 * shared / most + shared : told ? 500 : 0;
}

/* How well it fits the one that it fits best; of two headings the longer. */
static size_t fit(const titles *t, dl_slice text, bool first)
{
    dl_slice key = dl_html_key(t->arena, text);
    size_t best = 0;
    if (key.size < 2)
        return 0;
    for (statement i = 0; i < STATEMENTS; i++) {
        size_t fits = fit_one(t, i, text, key, first);
        fits += fits >= EXACT - 500 ? (size_t)(STATEMENTS - i) * 1000 : 0;
        best = fits > best ? fits : best;
    }
    if (!best || (best < EXACT && is_of_site(t, text)))
        return 0;
    return best + (key.size < 400 ? key.size : 400);
}

/* Text nodes of a heading. */
static size_t find_parts(const titles *t, const dl_html_tree *tree, uint32_t at,
                         dl_slice parts[PARTS_MOST])
{
    size_t count = 0;
    for (uint32_t i = at + 1; i < tree->nodes[at].end && count < PARTS_MOST; i++) {
        dl_slice text = dl_html_squeezed(t->arena, dl_html_node_text(tree, i));
        if (text.size)
            parts[count++] = text;
    }
    return count;
}

/* Whether all its text is its own, no other element's. */
static bool is_plain(const dl_html_tree *tree, uint32_t at)
{
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++)
        if (dl_html_node_text(tree, i).size && tree->nodes[i].parent != at)
            return false;
    return true;
}

static dl_slice join(dl_arena *arena, const dl_slice *parts, size_t begin, size_t end)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = begin; i < end; i++) {
        if (i > begin)
            dl_buffer_add_byte(&out, ' ');
        dl_buffer_add_slice(&out, parts[i]);
    }
    dl_slice joined = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return joined;
}

/* Whether what is stated are lines of a heading, not all; `below`: the last ones. */
static bool is_lines(const titles *t, const dl_slice *parts, size_t count, statement which,
                     bool below)
{
    for (size_t size = 1; size < count; size++)
        for (size_t begin = below ? count - size : 0; begin + size <= count; begin++) {
            dl_slice some = join(t->arena, parts, begin, begin + size);
            if (dl_slice_equal(dl_html_key(t->arena, some), t->keys[which]))
                return true;
        }
    return false;
}

/* Whether a heading says the same and goes on in the same sentence. */
static bool goes_on(dl_slice heading, dl_slice stated)
{
    return dl_slice_starts(heading, stated) && heading.size > stated.size + 1 &&
           heading.data[stated.size] == ' ' && !between_words(heading.data[stated.size + 1]) &&
           !dl_html_title_continues(heading, stated);
}

/* The heading without lines above or below it that are set in it, if the page states it so; with
 * the line above it if both a <meta> and JSON-LD have that. */
static dl_slice trimmed(const titles *t, const dl_html_tree *tree, uint32_t at, dl_slice whole)
{
    enum { LEAST = 8 };
    dl_slice key = dl_html_key(t->arena, whole), parts[PARTS_MOST], some;
    dl_slice stated = t->keys[STATED], headline = t->keys[HEADLINE];
    size_t count = find_parts(t, tree, at, parts);
    bool agree = stated.size >= LEAST && dl_slice_equal(stated, headline);
    if (agree && stated.size > key.size && dl_slice_ends(stated, key))
        return t->texts[STATED]; /* the line above it is another element */
    if (stated.size + headline.size == key.size && key_holds(key, stated) &&
        key_holds(key, headline))
        return t->texts[HEADLINE]; /* the other line is for search engines */
    for (statement i = STATED; i <= HEADLINE; i++)
        if (is_lines(t, parts, count, i, true))
            return t->texts[i];
    if (count > 1 && dl_slice_equal(stated, key))
        return t->texts[STATED]; /* with the mark that parts its lines */
    for (int i = 0; i < STATEMENTS; i++)
        if (key_holds(t->keys[i], key)) /* what follows a colon is another element */
            return dl_slice_ends(whole, DL_LITERAL(":")) ? t->texts[i] : whole;
    for (statement i = STATED; i <= HEADLINE; i++)
        if (t->keys[i].size >= LEAST && key_holds(key, t->keys[i]))
            return (agree && !goes_on(whole, t->texts[i])) ||
                           (!is_plain(tree, at) && is_lines(t, parts, count, i, false))
                       ? t->texts[i]
                       : whole;
    if (key_holds(key, t->keys[PAGE]))
        for (size_t size = 1; size < count; size++)
            for (size_t begin = 0; begin + size <= count; begin++) {
                some = join(t->arena, parts, begin, begin + size);
                if (dl_html_key(t->arena, parts[begin]).size &&
                    key_holds(dl_html_key(t->arena, some), t->keys[PAGE]))
                    return some;
            }
    for (size_t size = count; size-- > 1 && !key_holds(key, t->keys[PAGE]);)
        for (size_t begin = 0; begin + size <= count; begin++) {
            some = join(t->arena, parts, begin, begin + size);
            dl_slice some_key = dl_html_key(t->arena, some);
            if (dl_html_key(t->arena, parts[begin]).size && some_key.size * 3 >= key.size &&
                some_key.size >= LEAST &&
                (key_holds(t->keys[STATED], some_key) || key_holds(t->keys[PAGE], some_key)))
                return some;
        }
    return whole;
}

/* The heading behind a hidden one that holds the same words, or that itself; the words of that one
 * where it shows but some of them. */
static dl_html_title shown_again(const titles *t, const dl_html_tree *tree, dl_html_title hidden)
{
    dl_slice key = dl_html_key(t->arena, hidden.text);
    for (uint32_t i = hidden.node + 1; i < tree->count; i++) {
        GumboTag tag = dl_html_tag(tree, i);
        if ((tag != GUMBO_TAG_H1 && tag != GUMBO_TAG_H2 && tag != GUMBO_TAG_H3) ||
            tree->nodes[i].text > HEADING_MOST)
            continue;
        dl_slice text = dl_html_element_text(t->arena, tree, i),
                 shown = dl_html_key(t->arena, text);
        if (key_holds(key, shown))
            return (dl_html_title){shown.size * 2 > key.size ? text : hidden.text, i};
    }
    return hidden;
}

/* Whether a text shows what is stated, perhaps with a line above it. */
static bool shows(const titles *t, dl_slice text, statement which)
{
    dl_slice key = dl_html_key(t->arena, text), known = t->keys[which];
    return dl_slice_equal(key, known) ||
           (known.size >= 8 && known.size * 2 >= key.size && key_holds(key, known));
}

/* Whether a heading shows the headline of JSON-LD that `first` is not: that one was written for
 * search engines. */
static bool shows_other(const titles *t, dl_slice text, dl_slice first)
{
    return t->keys[HEADLINE].size >= 8 && shows(t, text, HEADLINE) && !shows(t, first, HEADLINE) &&
           !key_holds(t->keys[HEADLINE], dl_html_key(t->arena, first));
}

/* Whether it is of the window that a browser's translator leaves in pages that are saved. */
static bool is_translators(const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 8 };
    for (int level = 0; level < LEVELS && at; level++, at = tree->nodes[at].parent)
        if (dl_html_has_class(tree, at, "skiptranslate"))
            return true;
    return false;
}

/* Whether it is the last step of a path to the page, in small letters. */
static bool is_in_list(const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 4 };
    for (int level = 0; level < LEVELS && at; level++, at = tree->nodes[at].parent)
        if (dl_html_is(tree, at, GUMBO_TAG_LI))
            return true;
    return false;
}

/* The only element that microdata calls the headline. */
static dl_html_title find_marked(const titles *t, const dl_html_tree *tree)
{
    enum { LEAST = 10 };
    dl_html_title found = {0};
    for (uint32_t i = 0, count = 0; i < tree->count; i++)
        if (tree->nodes[i].text >= LEAST && tree->nodes[i].text <= HEADING_MOST &&
            dl_slice_is(dl_html_attribute(tree, i, "itemprop"), "headline"))
            found.node = count++ ? 0 : i;
    if (found.node)
        found.text = dl_html_element_text(t->arena, tree, found.node);
    return found;
}

/* The <h1> that fits best; the <h2> near it that is what the page states, or the front of that
 * where the <h1> is behind it; without one, the <h2> or <h3> that fits best; or else a lone <h1> of
 * some length, the only one that microdata calls the headline, or a lone <h2> where only the
 * <title> is stated. */
static dl_html_title find_heading(const titles *t, const dl_html_tree *tree)
{
    enum { NEAR = 200, LONE_LEAST = 10, LONES = 2 };
    static const GumboTag levels[] = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3};
    dl_html_title best = {0}, lone[LONES] = {{{NULL, 0}, 0}}, marked = {0};
    uint32_t first = 0;
    size_t most = 0, count[LONES] = {0};
    bool sole = true; /* no <h1> of some length */
    for (size_t level = 0; level < sizeof levels / sizeof *levels && (level < 2 || !most);
         level++) {
        bool behind = most >= HELD && most < FRONT; /* it is not at the front of what is stated */
        size_t least = level && first && !behind        ? EXACT
                       : level && (first || level == 2) ? FRONT
                                                        : 0;
        size_t seen = 0;
        for (uint32_t i = 0; i < tree->count && seen < HEADINGS_MOST; i++) {
            bool near = !first || (i + NEAR > first && i < first + NEAR);
            if (!dl_html_is(tree, i, levels[level]) || tree->nodes[i].text > HEADING_MOST ||
                !near || is_translators(tree, i) || (level && dl_html_is_unseen(tree, i)))
                continue;
            seen++;
            dl_slice text = dl_html_element_text(t->arena, tree, i);
            size_t fits = fit(t, text, !level);
            bool home = !level && fits < EXACT && dl_html_title_leads_home(tree, i, t->url);
            if (level && fits < EXACT - 600 && dl_html_title_leads_elsewhere(tree, i, t->url))
                continue;
            bool other = level == 1 && first && shows_other(t, text, best.text);
            if (((fits > most && fits >= least) || other) && !home) {
                most = other ? SIZE_MAX : fits;
                best = (dl_html_title){text, i};
            }
            if (!level && dl_slice_is(dl_html_attribute(tree, i, "itemprop"), "headline"))
                marked = (dl_html_title){text, marked.text.size ? 0 : i};
            if (level < LONES && text.size > 3 && !home && !is_of_site(t, text)) {
                bool longer = text.size > LONE_LEAST;
                count[level]++;
                lone[level] = (dl_html_title){text, longer ? i : 0};
                sole = sole && (level || !longer);
            }
        }
        first = most >= HELD ? best.node : 0;
    }
    if (best.node && is_in_list(tree, best.node) && find_marked(t, tree).node)
        best = find_marked(t, tree);
    if (best.node && dl_html_is_unseen(tree, best.node))
        best = shown_again(t, tree, best);
    if (best.node)
        best.text = trimmed(t, tree, best.node, best.text);
    if (best.node && dl_html_is_unseen(tree, best.node))
        best.text = dl_html_title_without_site(t->arena, &t->site, best.text);
    if (best.node)
        return best;
    if (count[0] == 1 && lone[0].node)
        return lone[0];
    if (marked.node && marked.text.size > LONE_LEAST)
        return marked;
    sole = sole && states_page_alone(t);
    return sole && count[1] == 1 && lone[1].node ? lone[1] : (dl_html_title){0};
}

/* Whether no more is stated than a name: of the site, or one or two words. */
static bool names_section(const titles *t, const dl_html_tree *tree)
{
    enum { WORDS = 2 };
    size_t at = 0, words = 0;
    dl_slice word, before = {NULL, 0};
    if (!states_page_alone(t))
        return false;
    if (is_site(t, t->texts[PAGE]) || dl_html_title_is_logo(t->arena, tree, t->url, t->keys[PAGE]))
        return true;
    while (next_word(&word, t->texts[PAGE], &at)) {
        words += !dl_slice_equal(word, before);
        before = words == 1 ? word : before;
    }
    return words <= WORDS;
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
    titles t = {.arena = arena, .url = url};
    dl_slice page = {NULL, 0},
             headline = bounded(ld->headline.size
                                    ? ld->headline
                                    : dl_html_squeezed(arena, dl_html_meta(metas, headline_names))),
             stated = bounded(dl_html_squeezed(arena, dl_html_meta(metas, title_names)));
    for (uint32_t i = 0; i < tree->count && !page.size; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_TITLE))
            page = dl_html_title_without_outer_marks(bounded(dl_html_element_text(arena, tree, i)));
    if (dl_slice_equal(site, page) && dl_html_title_has_parts(page))
        site.size = 0; /* some state the whole <title> as the site's name */
    t.name = bounded(site);
    t.site = dl_html_site_of(arena, site, url);
    t.texts[STATED] = dl_html_title_without_site(arena, &t.site, stated);
    if (t.texts[STATED].size == stated.size && is_site(&t, stated))
        t.texts[STATED] = dl_slice_of(NULL);
    t.texts[HEADLINE] = dl_html_title_without_site(
        arena, &t.site, is_site(&t, headline) ? dl_slice_of(NULL) : headline);
    t.texts[PAGE] = dl_html_title_without_site(arena, &t.site, page);
    if (t.texts[PAGE].size == page.size)
        t.texts[PAGE] = dl_html_title_without_last(page);
    t.texts[WHOLE] = page;
    for (int i = 0; i < STATEMENTS; i++) {
        t.keys[i] = dl_html_key(arena, t.texts[i]);
        dl_html_title_fronts(t.fronts[i], arena, t.texts[i]);
    }
    dl_html_title found = find_heading(&t, tree), text = {{NULL, 0}, 0};
    bool home =
        found.node && states_page_alone(&t) && dl_html_title_leads_home(tree, found.node, url);
    if (home || (!found.text.size && names_section(&t, tree)))
        text = dl_html_title_of_text(arena, tree, home ? dl_slice_of(NULL) : t.keys[PAGE]);
    if (text.text.size)
        return text;
    bool section = t.texts[HEADLINE].size * 2 > t.texts[STATED].size &&
                   dl_html_title_continues(t.texts[STATED], t.texts[HEADLINE]);
    for (int i = section ? HEADLINE : STATED; i < STATEMENTS && !found.text.size; i++)
        found.text = t.texts[i];
    return found.text.size ? found : (dl_html_title){stated.size ? stated : headline, 0};
}
