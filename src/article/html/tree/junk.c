/* Parts that are not the article's. */
#include "article/html/tree/junk.h"
#include "article/html/tree/cards.h"
#include "article/html/tree/class_words.h"
#include "article/html/tree/saved.h"
#include "article/html/tree/unseen.h"

#include <strings.h>

#define HAS(tree, at, words) dl_html_class_has(tree, at, words, sizeof(words) / sizeof *(words))

static bool has_role(const dl_html_tree *tree, uint32_t at)
{
    static const char *const roles[] = {
        "navigation", "complementary", "banner", "contentinfo", "dialog",  "alert",  "alertdialog",
        "menubar",    "menu",          "search", "toolbar",     "tooltip", "tablist"};
    dl_slice role = dl_html_attribute(tree, at, "role");
    for (size_t i = 0; i < sizeof roles / sizeof *roles && role.size; i++)
        if (dl_slice_is(role, roles[i]))
            return true;
    return false;
}

/* A word or two of a paragraph, whatever they are called: "keywords", "author". */
static bool is_in_sentence(const dl_html_tree *tree, uint32_t at)
{
    const dl_html_node *around = &tree->nodes[tree->nodes[at].parent];
    switch (dl_html_tag(tree, at)) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_I:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_CITE:
        return dl_html_is(tree, tree->nodes[at].parent, GUMBO_TAG_P) &&
               around->text > 4 * tree->nodes[at].text && around->text > 100;
    default:
        return false;
    }
}

/* What readers wrote, however much it is; but a page that is called so is none. */
static bool holds_comments(const dl_html_tree *tree, uint32_t at)
{
    static const char *const whole[] = {
        "comments",        "comments-area",    "comments-list",    "comments-wrapper", "comments-container",
        "comments-section", "comment-list",    "comment-section",  "comment-thread",   "commentlist",
        "post-comments",   "article-comments", "disqus_thread"};
    static const char *const names[] = {"class", "id"};
    bool named = false;
    for (int i = 0; i < 2 && !named; i++) {
        dl_slice text = dl_html_attribute(tree, at, names[i]), token;
        for (size_t from = 0; !named && dl_html_class_next(&token, text, &from);)
            for (size_t k = 0; !named && k < sizeof whole / sizeof *whole; k++)
                named = token.size == strlen(whole[k]) && strncasecmp(token.data, whole[k], token.size) == 0;
    }
    for (uint32_t i = at; named && i < tree->nodes[at].end; i++)
        named = !dl_html_is(tree, i, GUMBO_TAG_H1);
    return named;
}

/* Whether its id begins with the name of a program that asks for consent. */
static bool is_consent_program(const dl_html_tree *tree, uint32_t at)
{
    static const char *const programs[] = {
        "onetrust", "cybotcookiebot", "didomi", "usercentrics", "cmplz-cookiebanner", "fides-",
        "iubenda",  "truste",         "qc-cmp", "ensmodal",     "cookieyes",          "osano"};
    dl_slice id = dl_html_attribute(tree, at, "id");
    for (size_t i = 0; id.size && i < sizeof programs / sizeof *programs; i++)
        if (id.size >= strlen(programs[i]) && strncasecmp(id.data, programs[i], strlen(programs[i])) == 0)
            return true;
    return false;
}

/* A notice about cookies, however much it is. */
static bool holds_consent(const dl_html_tree *tree, uint32_t at)
{
    static const char *const about[] = {"cookie", "cookies", "consent", "gdpr", "privacy", "ccpa"};
    static const char *const shown[] = {"modal", "popup", "banner", "overlay", "dialog", "preferences", "notice"};
    bool named = is_consent_program(tree, at) || (HAS(tree, at, about) && HAS(tree, at, shown));
    for (uint32_t i = at; named && i < tree->nodes[at].end; i++)
        named = !dl_html_is(tree, i, GUMBO_TAG_H1) && !dl_html_is(tree, i, GUMBO_TAG_ARTICLE);
    return named;
}

/* A window above the page, whatever it says: rules, terms, a form. */
static bool is_window(const dl_html_tree *tree, uint32_t at)
{
    static const char *const windows[] = {"modal", "popup", "popover", "lightbox"};
    bool named = HAS(tree, at, windows);
    for (uint32_t i = at; named && i < tree->nodes[at].end; i++)
        named = !dl_html_is(tree, i, GUMBO_TAG_H1) && !dl_html_is(tree, i, GUMBO_TAG_ARTICLE);
    return named;
}

/* What a program keeps out of sight by the class alone, and no text: products, templates. */
static bool is_stock(const dl_html_tree *tree, uint32_t at)
{
    enum { PARAGRAPH = 60 };
    bool found = dl_html_has_class(tree, at, "hidden") &&
                 dl_slice_find(dl_html_attribute(tree, at, "class"), ":") == SIZE_MAX; /* "md:block" */
    for (uint32_t i = at; found && i < tree->nodes[at].end; i++) {
        const GumboTag tag = dl_html_tag(tree, i);
        found = tag != GUMBO_TAG_H1 && tag != GUMBO_TAG_ARTICLE && tag != GUMBO_TAG_LI &&
                !(tag == GUMBO_TAG_P && tree->nodes[i].text >= PARAGRAPH);
    }
    return found;
}

/* A list of contents, rather than what has one. */
static bool holds_contents(const dl_html_tree *tree, uint32_t at)
{
    static const char *const words[] = {"toc"};
    return tree->nodes[at].links * 2 > tree->nodes[at].text && HAS(tree, at, words);
}

/* The text that a reader sees who has paid, in pages that hide it from the others; not where it is encrypted. */
static bool is_for_subscribers(const dl_html_tree *tree, uint32_t at)
{
    static const char *const words[] = {"subscriber", "subscribers"}, *const not[] = {"encrypted"};
    return HAS(tree, at, words) && !HAS(tree, at, not );
}

/* What a click unfolds: an answer below its question, a section below its heading. */
static bool unfolds(const dl_html_tree *tree, uint32_t at)
{
    enum { LEAST = 60 };
    uint32_t before = 0, parent = tree->nodes[at].parent;
    if (tree->nodes[at].text - tree->nodes[at].links < LEAST)
        return false;
    for (uint32_t i = parent + 1; i < at; i = tree->nodes[i].end)
        if (tree->nodes[i].node->type == GUMBO_NODE_ELEMENT)
            before = i;
    GumboTag tag = dl_html_tag(tree, before);
    return dl_slice_is(dl_html_attribute(tree, at, "role"), "region") ||
           (before && (tag == GUMBO_TAG_BUTTON || (tag >= GUMBO_TAG_H2 && tag <= GUMBO_TAG_H6)));
}

/* Who wrote it, as microdata tells. */
static bool is_author_box(const dl_html_tree *tree, uint32_t at)
{
    return dl_slice_is_caseless(dl_html_attribute(tree, at, "itemprop"), "author") ||
           dl_slice_ends(dl_html_attribute(tree, at, "itemtype"), DL_LITERAL("schema.org/Person"));
}

/* A heading for those who hear the page, as Drupal puts above a picture: "bridge.jpg". */
static bool is_spoken_heading(const dl_html_tree *tree, uint32_t at)
{
    const GumboTag tag = dl_html_tag(tree, at);
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 && dl_html_has_class(tree, at, "element-invisible");
}

static bool is_put_away(const dl_html_tree *tree, uint32_t at)
{
    return dl_html_is_hidden(tree, at) && !is_for_subscribers(tree, at) && !unfolds(tree, at);
}

/* Whether something is to be filled in or pressed in a form. */
static bool asks(const dl_html_tree *tree, uint32_t at)
{
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++) {
        const GumboTag tag = dl_html_tag(tree, i);
        if (tag == GUMBO_TAG_TEXTAREA || tag == GUMBO_TAG_SELECT || tag == GUMBO_TAG_BUTTON ||
            (tag == GUMBO_TAG_INPUT && !dl_slice_is_caseless(dl_html_attribute(tree, i, "type"), "hidden")))
            return true;
    }
    return false;
}

/* The foot of a page: it says whose it is, and neither the headline nor an article stands in it. */
static bool is_imprint(const dl_html_tree *tree, uint32_t at)
{
    enum { NODES = 4000 }; /* what holds more is no foot, and feet may stand in each other */
    if (tree->nodes[at].end - at > NODES)
        return false;
    static const char *const rights[] = {"\u00A9", "opyright", "COPYRIGHT", "ll rights reserved", "ALL RIGHTS RESERVED", "erechos reservados", "ireitos reservados", "roits r\u00E9serv\u00E9s",
                                         "iritti riservati", "echte vorbehalten", "се права ", "сі права ", "版权所有", "版權所有"};
    bool said = false;
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++) {
        const dl_slice text = dl_html_node_text(tree, i);
        if (dl_html_is(tree, i, GUMBO_TAG_H1) || dl_html_is(tree, i, GUMBO_TAG_ARTICLE) ||
            dl_html_is(tree, i, GUMBO_TAG_MAIN))
            return false;
        for (size_t k = 0; k < sizeof rights / sizeof *rights && text.size && !said; k++)
            said = dl_slice_find(text, rights[k]) != SIZE_MAX;
    }
    return said;
}

/* LIKELY: words for and against; COMMENTS: however much they are; CARDS: so, but not of a page that is no more. */
typedef enum verdict { KEPT, LIKELY, DOUBTFUL, COMMENTS, CARDS, GONE } verdict;
enum { BESIDE_CARDS = 600 }; /* bytes of text */

static verdict judge(const dl_html_tree *tree, uint32_t at, dl_html_thread thread)
{
    if (thread && dl_html_is_about_post(tree, at))
        return DOUBTFUL;
    if (dl_html_is_archives(tree, at))
        return GONE;
    switch (dl_html_tag(tree, at)) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_RT: /* how the characters beside it are read */
    case GUMBO_TAG_RP:
        return GONE;
    case GUMBO_TAG_TEMPLATE:
        return dl_html_is_no_text(tree, at) ? GONE : KEPT;
    case GUMBO_TAG_NOSCRIPT:
        return tree->nodes[at].text < DL_HTML_NOSCRIPT ? GONE : KEPT;
    case GUMBO_TAG_FOOTER:
        return is_imprint(tree, at) ? GONE : DOUBTFUL;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_MENU:
        return DOUBTFUL;
    case GUMBO_TAG_FORM:
        return asks(tree, at) ? DOUBTFUL : KEPT;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_LAST:
    case GUMBO_TAG_BLOCKQUOTE:
        return KEPT;
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_P:
    case GUMBO_TAG_TR: /* a row of players is no player */
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
        return is_put_away(tree, at) ? DOUBTFUL : KEPT;
    default:
        break;
    }
    if (is_in_sentence(tree, at))
        return is_put_away(tree, at) ? DOUBTFUL : KEPT;
    if ((thread != DL_HTML_POSTS && holds_comments(tree, at)) || holds_consent(tree, at) || is_window(tree, at) ||
        is_stock(tree, at))
        return COMMENTS;
    if (!thread && dl_html_is_card_list(tree, at))
        return CARDS;
    unsigned bad, good;
    dl_html_class_words(tree, at, thread, &bad, &good);
    if (has_role(tree, at) || is_spoken_heading(tree, at) || holds_contents(tree, at) || is_put_away(tree, at) || is_author_box(tree, at))
        return DOUBTFUL;
    return bad ? good ? LIKELY : DOUBTFUL : KEPT;
}

bool *dl_html_junk(dl_arena *arena, const dl_html_tree *tree, dl_html_rigour rigour, dl_html_thread thread,
                   uint32_t replies)
{
    bool *junk = dl_arena_alloc(arena, tree->count * sizeof *junk);
    if (!junk)
        return NULL;
    uint32_t whole = tree->nodes[0].text - tree->nodes[0].links;
    for (uint32_t i = 0; i < tree->count; i++) {
        verdict found = replies && i == replies ? COMMENTS : judge(tree, i, thread);
        uint32_t text = tree->nodes[i].text - tree->nodes[i].links;
        junk[i] =
            found == GONE ||
            (rigour > DL_HTML_LENIENT && (found == COMMENTS || (found == CARDS && whole - text >= BESIDE_CARDS))) ||
            (rigour == DL_HTML_STRICT &&
             ((found == DOUBTFUL && text < whole / 5 * 2) || (found == LIKELY && text < whole / 5)));
        if (junk[i])
            i = tree->nodes[i].end - 1;
    }
    return junk;
}
