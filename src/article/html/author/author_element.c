/* Elements that say who wrote it. */
#include "article/html/author/author_element.h"
#include "article/html/author/name_leads.h"
#include "article/html/author/standing.h"
#include "article/html/tree/texts.h"

#include <strings.h>

/* Whether only programs that read a page aloud say it: "Social links for". */
static bool is_for_readers_of_screens(const dl_html_tree *tree, uint32_t at)
{
    static const char *const parts[] = {"screen-reader", "screenreader", "sr-only", "visually-hidden",
                                        "visuallyhidden"};
    const dl_slice class = dl_html_attribute(tree, at, "class");
    bool found = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && class.size; i++)
        found = found || dl_html_holds_word(class, parts[i]);
    return found;
}

dl_slice dl_html_author_words(dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    if (dl_slice_trim(dl_html_node_text(tree, at)).size > DL_HTML_AUTHOR_ELEMENT)
        return dl_slice_of(NULL);
    const uint32_t parent = tree->nodes[at].parent;
    GumboTag around = dl_html_tag(tree, parent);
    if (around == GUMBO_TAG_SCRIPT || around == GUMBO_TAG_STYLE)
        return dl_slice_of(NULL);
    const dl_slice words = dl_html_squeezed(arena, dl_html_node_text(tree, at));
    const bool unseen = words.size && around == GUMBO_TAG_SPAN && is_for_readers_of_screens(tree, parent);
    return unseen && !dl_html_name_lead(words) && !dl_html_is_name_lead(words) ? dl_slice_of(NULL) : words;
}

dl_slice dl_html_author_person(dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++) {
        GumboTag tag = dl_html_tag(tree, i);
        bool block = tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_P || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6);
        if (!block || !tree->nodes[i].text || tree->nodes[i].text == tree->nodes[at].text)
            continue;
        dl_slice text = dl_html_element_text(arena, tree, i);
        text = dl_slice_trim(dl_slice_cut(text, dl_html_name_lead(text), text.size));
        if (dl_html_is_person(text) && !dl_html_is_standing(text))
            return text;
    }
    return dl_slice_of(NULL);
}

/* The text of an element without a "By" that is set apart in it. */
static dl_slice name_of(dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    dl_slice whole = dl_html_element_text(arena, tree, at), person = dl_html_author_person(arena, tree, at);
    if (person.size)
        return person;
    for (uint32_t i = at; i < tree->nodes[at].end; i++) {
        dl_slice words = dl_html_author_words(arena, tree, i);
        if (!words.size)
            continue;
        bool apart = dl_html_is_name_lead(words) && dl_slice_starts(whole, words);
        return apart ? dl_slice_trim(dl_slice_cut(whole, words.size, whole.size)) : whole;
    }
    return whole;
}

/* Whether a link leads to a group of articles, which are not those of an author. */
static bool leads_to_group(const dl_html_tree *tree, uint32_t at)
{
    static const char *const parts[] = {"/tag/", "/tags/", "/category/", "/categories/", "/topic/", "/topics/"};
    const dl_slice href = dl_html_is(tree, at, GUMBO_TAG_A) ? dl_html_attribute(tree, at, "href") : dl_slice_of(NULL);
    bool found = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && href.size; i++)
        found = found || dl_slice_find(href, parts[i]) != SIZE_MAX;
    return found && dl_slice_find(href, "/author") == SIZE_MAX;
}

/* Whether link `i` is all that an element has which is called a name. */
static bool is_all_of_name(const dl_html_tree *tree, uint32_t at, uint32_t i)
{
    return tree->nodes[i].text == tree->nodes[at].text &&
           dl_html_holds_word(dl_html_attribute(tree, at, "class"), "name");
}

/* Whether the words before node `i` of element `at` say where: "Written by Ann in <a>Bridges</a>". */
static bool follows_where(const dl_html_tree *tree, uint32_t at, uint32_t i)
{
    static const char *const words[] = {"in", "under", "unter", "dans", "em", "w", "в"};
    dl_slice text = {NULL, 0};
    while (i-- > at && !text.size)
        text = dl_slice_trim(dl_html_node_text(tree, i));
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        const size_t size = strlen(words[k]);
        if (text.size >= size && (text.size == size || text.data[text.size - size - 1] == ' ') &&
            strncasecmp(text.data + text.size - size, words[k], size) == 0)
            return true;
    }
    return false;
}

/* Whether the words before node `i` of element `at` say what else somebody did: "Photography by <a>Carl Day</a>". */
static bool follows_other_work(const dl_html_tree *tree, uint32_t at, uint32_t i)
{
    static const char *const works[] = {"photo", "produced", "illustrat", "styled", "styling",
                                        "video", "filmed",   "art by",    "edited"};
    dl_slice text = {NULL, 0};
    while (i-- > at && !text.size)
        text = dl_slice_trim(dl_html_node_text(tree, i));
    bool found = false;
    for (size_t k = 0; k < sizeof works / sizeof *works; k++)
        found = found || dl_html_holds_word(text, works[k]);
    return found && text.size < DL_HTML_AUTHOR_NAME && dl_slice_ends(text, DL_LITERAL(" by"));
}

/* Whether words but join names: "and". */
static bool joins(dl_slice words)
{
    static const char *const all[] = {"and", "&",  ",", "und", "et", "y",  "e",   "og",
                                      "och", "en", "i", "и",   "та", "ve", "dan", "with"};
    bool found = false;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        found = found || dl_slice_is_caseless(words, all[i]);
    return found;
}

/* Names in the texts of an element; `led`: only in those that say so ("By"), and behind them. */
static void read_texts(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree, uint32_t at, bool led)
{
    size_t before = to->count;
    bool open = false, joined = false; /* what comes is a name; another one */
    for (uint32_t i = at; i < tree->nodes[at].end; i++) {
        if (leads_to_group(tree, i) || (dl_html_is(tree, i, GUMBO_TAG_A) && follows_where(tree, at, i))) {
            i = tree->nodes[i].end - 1;
            continue;
        }
        dl_slice words = dl_html_author_words(arena, tree, i);
        if (!words.size || words.size >= DL_HTML_AUTHOR_ELEMENT)
            continue;
        const bool label = dl_slice_ends(words, DL_LITERAL(":")) && !dl_html_is_name_lead(words); /* "Byline text:" */
        if (label)
            continue;
        if (to->count > before && !joined) {
            joined = joins(words);
            if (!joined)
                break;
            continue;
        }
        if ((!joined && (!led || open || dl_html_name_lead(words))) || (joined && dl_html_is_person(words)))
            dl_html_names_add_shown(to, words);
        open = dl_html_is_name_lead(words);
        joined = false;
    }
}

/* "Ann <b>Bell</b>": a person's name of which a part is set in other letters; else empty. */
static dl_slice emphasized(dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    size_t parts = 0;
    if (tree->nodes[at].text > DL_HTML_AUTHOR_NAME)
        return dl_slice_of(NULL);
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++) {
        GumboTag tag = dl_html_tag(tree, i);
        bool element = tree->nodes[i].node->type == GUMBO_NODE_ELEMENT;
        if (element && tag != GUMBO_TAG_STRONG && tag != GUMBO_TAG_B)
            return dl_slice_of(NULL);
        parts += element;
    }
    dl_slice whole = parts == 1 ? dl_html_element_text(arena, tree, at) : dl_slice_of(NULL);
    return dl_html_is_person(whole) && !dl_html_name_lead(whole) ? whole : dl_slice_of(NULL);
}

/* Adds the persons without links whom an element joins to others: "<a>Ann Bell</a> and Carl Day". */
static void read_joined(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    bool joined = false;
    for (uint32_t i = at; i < tree->nodes[at].end; i++) {
        const dl_slice words = dl_html_author_words(arena, tree, i);
        if (joined && dl_html_is_person(words) && !dl_html_is_standing(words) && !dl_html_names_house(words))
            dl_html_names_add_shown(to, words);
        joined = words.size ? joins(words) && words.data[0] != ',' : joined;
    }
}

/* Whether a link leads to the page of an author. */
static bool leads_to_author(const dl_html_tree *tree, uint32_t at)
{
    static const char *const parts[] = {"/author/", "/authors/", "/autor/", "/autoren/", "/autores/", "/auteur"};
    const dl_slice href = dl_html_is(tree, at, GUMBO_TAG_A) ? dl_html_attribute(tree, at, "href") : dl_slice_of(NULL);
    bool found = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && href.size; i++)
        found = found || dl_slice_find(href, parts[i]) != SIZE_MAX;
    return found && tree->nodes[at].text;
}

void dl_html_author_element(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree, uint32_t at)
{
    size_t before = to->count;
    bool led = false; /* to an author; the other links are of articles */
    for (uint32_t i = at; i < tree->nodes[at].end && !led; i++)
        led = leads_to_author(tree, i);
    for (uint32_t i = at; i < tree->nodes[at].end; i++) {
        if (dl_html_is(tree, i, GUMBO_TAG_NAV)) {
            i = tree->nodes[i].end - 1;
            continue;
        }
        bool named = dl_slice_is_caseless(dl_html_attribute(tree, i, "itemprop"), "name");
        bool link = dl_html_is(tree, i, GUMBO_TAG_A) && tree->nodes[i].text;
        if (!(link || named) || tree->nodes[i].text > DL_HTML_AUTHOR_NAME || (led && link && !leads_to_author(tree, i)))
            continue;
        dl_slice name = named && !tree->nodes[i].text ? dl_html_attribute(tree, i, "content") : name_of(arena, tree, i);
        dl_slice href = dl_html_attribute(tree, i, "href");
        if (dl_slice_find(href, "mailto:") == SIZE_MAX && dl_slice_find(href, "twitter.com") == SIZE_MAX &&
            (is_all_of_name(tree, at, i) || !leads_to_group(tree, i)) && !follows_where(tree, at, i) &&
            !follows_other_work(tree, at, i) &&
            !(to->count > before && dl_html_is_standing(name) && dl_html_is_person(name)) &&
            !dl_slice_starts(href, DL_LITERAL("javascript:")))
            dl_html_names_add_shown(to, name);
        i = tree->nodes[i].end - 1;
    }
    if (to->count == before + 1)
        read_joined(to, arena, tree, at);
    dl_slice name = emphasized(arena, tree, at);
    if (to->count == before && name.size)
        dl_html_names_add_shown(to, name);
    for (int said = 1; said >= 0 && to->count == before; said--)
        read_texts(to, arena, tree, at, said);
}
