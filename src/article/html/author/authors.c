/* Who wrote it. */
#include "article/html/author/authors.h"
#include "article/html/author/author_box.h"
#include "article/html/author/author_element.h"
#include "article/html/author/author_house.h"
#include "article/html/author/author_line.h"
#include "article/html/author/author_stated.h"
#include "article/html/author/byline_of.h"
#include "article/html/author/credit.h"
#include "article/html/author/name_leads.h"
#include "article/html/author/signed_east.h"
#include "article/html/author/standing.h"
#include "article/html/tree/texts.h"

enum { NAME_MOST = DL_HTML_AUTHOR_NAME, ELEMENT_MOST = DL_HTML_AUTHOR_ELEMENT, BEFORE = 60, BEHIND = 400, ABOVE = 12, BESIDE = 40 };

/* A name to log in with: "human", "jdoe2"; `sure`: one that nobody would sign with, "ann.bell", "AnnB". */
static bool is_account(dl_slice name, bool sure)
{
    bool small = name.size > 0, joined = false, numbered = false;
    for (size_t i = 0; i < name.size; i++) {
        const char c = name.data[i];
        const bool joins = c == '.' || c == '_', digit = c >= '0' && c <= '9';
        small = small && ((c >= 'a' && c <= 'z') || digit || joins);
        joined |= joins;
        numbered = numbered || (digit && i && name.data[i - 1] == '_'); /* "L_104485" */
    }
    const char last = name.size > 2 ? name.data[name.size - 1] : 0, before = last ? name.data[name.size - 2] : 0;
    const bool initial =
        last >= 'A' && last <= 'Z' && before >= 'a' && before <= 'z' && !memchr(name.data, ' ', name.size);
    return (small && (joined || !sure)) || initial || numbered;
}

/* ---- elements ---- */

/* What an element says of itself, the surer first: an attribute and a part of its value. */
static const struct {
    const char *attribute, *part;
    bool whole, near; /* the value is just that; only near the headline */
} marks[] = {{"itemprop", "author", true, false},      {"rel", "author", true, false},
             {"class", "author-name", false, false},   {"class", "author_name", false, false},
             {"class", "author__name", false, false},  {"class", "authorname", false, false},
             {"class", "byline-name", false, false},   {"class", "byline__name", false, false},
             {"class", "byline-author", false, false}, {"class", "vcard", false, false},
             {"class", "byline", false, false},        {"id", "byline", false, false},
             {"class", "author", false, false},        {"class", "autor", false, false},
             {"id", "author", false, false},           {"class", "auteur", false, false},
             {"href", "/author/", false, true},        {"href", "/authors/", false, true},
             {"href", "/autor/", false, true},         {"href", "/autoren/", false, true},
             {"href", "/autores/", false, true},       {"href", "/auteur", false, true},
             {"href", "/redakteur", false, true},      {"href", "/journalist/", false, true},
             {"href", "/reporter/", false, true},      {"href", "/staff/", false, true},
             {"href", "/editors/", false, true},       {"href", "/people/", false, true},
             {"href", "/contributors/", false, true},  {"href", "/redaktion/", false, true},
             {"href", "/profil/", false, true},        {"href", "/writers/", false, true},
             {"href", "/writer/", false, true},        {"href", "/columnist", false, true},
             {"href", "/penulis/", false, true},       {"href", "/autora", false, true},
             {"href", "/experten/", false, true},      {"href", "/profile/", false, true},
             {"class", "writer", false, true},         {"class", "wrote", false, true},
             {"class", "reporter", false, true},       {"class", "contributor", false, true},
             {"class", "_by", false, true},            {"class", "auth", true, true},            {"class", "username", false, true},       {"class", "credit", false, true}};
enum { MARKS = sizeof marks / sizeof *marks, SURE = 9 }; /* those before SURE say nothing else */

static bool is_near(uint32_t at, uint32_t headline)
{
    return at + BEFORE > headline && at < headline + BEHIND;
}

/* Whether an address goes on behind `part` of it: with a name, not to a list of all or a page of
 * its own ("/profile/login.php"). */
static bool goes_on(dl_slice href, const char *part)
{
    size_t found = dl_slice_find(href, part), begin, end;
    if (found == SIZE_MAX)
        return true;
    begin = end = found + strlen(part);
    while (end < href.size && !strchr("?#&", href.data[end]))
        end++;
    dl_slice rest = dl_slice_cut(href, begin, end);
    return rest.size && !dl_slice_ends(rest, DL_LITERAL(".jsp")) &&
           !dl_slice_ends(rest, DL_LITERAL(".php")) && !dl_slice_ends(rest, DL_LITERAL(".aspx"));
}

/* Whether classes that have an author's word are not of who wrote it: of who said it, "quote-credit", "not-authorized",
 * "author-and-share". */
static bool is_of_something_else(dl_slice class)
{
    static const char *const words[] = {"quote", "authoriz", "authoris", "authority", "and-share", "hideauthor", "hide-author"};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && class.size; i++)
        found = found || dl_html_holds_word(class, words[i]);
    return found;
}

/* Whether one of the classes is a word that ends so: "ar_by". */
static bool ends_a_class(dl_slice classes, const char *end)
{
    for (size_t i = 0, begin; i < classes.size; i++) {
        for (begin = i; i < classes.size && (unsigned char)classes.data[i] > ' ';)
            i++;
        if (dl_slice_ends(dl_slice_cut(classes, begin, i), dl_slice_of(end)))
            return true;
    }
    return false;
}

static int mark_of(const dl_html_tree *tree, uint32_t at, bool near)
{
    if (tree->nodes[at].node->type != GUMBO_NODE_ELEMENT ||
        !tree->nodes[at].node->v.element.attributes.length)
        return MARKS;
    dl_slice values[4] = {dl_html_attribute(tree, at, "itemprop"),
                          dl_html_attribute(tree, at, "rel"), dl_html_attribute(tree, at, "class"),
                          dl_html_attribute(tree, at, "id")};
    dl_slice href =
        dl_html_is(tree, at, GUMBO_TAG_A) ? dl_html_attribute(tree, at, "href") : dl_slice_of(NULL);
    if (is_of_something_else(values[2]))
        return MARKS;
    for (int i = 0; i < MARKS; i++) {
        const char *name = marks[i].attribute;
        dl_slice value = name[0] == 'h'   ? href
                         : name[0] == 'r' ? values[1]
                         : name[0] == 'c' ? values[2]
                         : name[1] == 'd' ? values[3]
                                          : values[0];
        if (value.size && (near || !marks[i].near) &&
            (name[0] != 'h' || goes_on(value, marks[i].part)) &&
            (marks[i].whole           ? dl_slice_is_caseless(value, marks[i].part)
             : marks[i].part[0] == '_' ? ends_a_class(value, marks[i].part)
                                       : dl_html_holds_word(value, marks[i].part)))
            return i;
    }
    return MARKS;
}

/* What stands before whatever parts a name from the rest of its line: "Ann Bell, mayor of the town", "Ann Bell in". */
static dl_slice front_of(dl_slice text)
{
    static const char *const signs[] = {",", " | ", " - ", " \u2013 ", " \u2014 ", " \u2022 ", " \u00B7 "},
                             *const ends[] = {" -", " \u2013", " in", " on"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const size_t found = dl_slice_find(text, signs[i]);
        text = found == SIZE_MAX ? text : dl_slice_cut(text, 0, found);
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (dl_slice_ends(text, dl_slice_of(ends[i])))
            text = dl_slice_cut(text, 0, text.size - strlen(ends[i]));
    return text;
}

/* Whether a text is but names of persons. */
static bool are_persons(dl_slice text)
{
    dl_slice items[DL_HTML_NAMES];
    dl_html_names found = {.items = items};
    if (text.size < NAME_MOST)
        dl_html_names_add(&found, text);
    for (size_t i = 0; i < found.count; i++)
        if (!dl_html_is_person(found.items[i]))
            return false;
    return found.count > 0;
}

/* What the text before announces of the next one. */
typedef enum announced { NOTHING, A_NAME, A_PERSON } announced;

static announced announces(const dl_html_tree *tree, uint32_t at, dl_slice text)
{
    enum { LABEL_MOST = 16 };
    if (!dl_html_is_name_lead(text) || text.size >= NAME_MOST || dl_html_is_in_prose(tree, at))
        return NOTHING;
    const bool prose = text.size > LABEL_MOST || dl_slice_starts(text, DL_LITERAL("The ")) || dl_html_starts_small(text) || text.data[0] == '(';
    return prose && dl_slice_ends(text, DL_LITERAL(" by")) ? A_PERSON : A_NAME; /* "The trilogy (preceded by" */
}

/* "By Name", "Von" and a name in the next text, a mark that stands for somebody, a day and a name, a name and an office: near
 * the headline; a line of "By Name Surname" alone also far behind it, before node `end`. `outlines`: such marks count. */
static void read_leads(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree,
                       const dl_html_site *site, uint32_t headline, uint32_t end, bool outlines)
{
    dl_slice own = {NULL, 0}, title = headline ? dl_html_element_text(arena, tree, headline) : own;
    announced open = NOTHING;
    for (uint32_t i = headline > ABOVE ? headline - ABOVE : 0; i < end && !to->count; i++) {
        const bool near = i < headline + BEHIND;
        if (outlines && near && i > headline && dl_html_stands_for_author(tree, i))
            open = A_PERSON;
        dl_slice text = dl_html_author_words(arena, tree, i);
        if (!text.size || (title.size && dl_slice_starts(title, text)))
            continue; /* "By the river" */
        size_t lead = dl_html_name_lead(text);
        if (open && text.data[0] == ':') /* "Author", and in the next cell ": Ann Bell" */
            lead = 1;
        dl_slice rest = dl_slice_trim(dl_slice_cut(text, lead, text.size)),
                 day = dl_html_author_of_line(text, i >= headline);
        bool person = (lead || open) && are_persons(rest);
        bool names = person || (near && dl_html_is_person(front_of(rest)));
        bool said =
            i >= headline && (open == A_NAME || (open && names) || (lead && (names || !dl_html_starts_small(text))));
        if (text.size < NAME_MOST && said && rest.size && !dl_html_starts_small(rest) &&
            (near || person) && !dl_html_signs_other(tree, i, near))
            dl_html_names_add_shown(to, text);
        else if (near && lead && i >= headline && text.size < ELEMENT_MOST &&
                 dl_html_is_person(dl_html_before_office(rest)) && !dl_html_signs_other(tree, i, near))
            dl_html_names_add_one(to, dl_html_before_office(rest));
        else if (near && text.size < NAME_MOST && day.size && !dl_html_starts_small(day))
            dl_html_names_add_one(to, day);
        if (to->count && !own.size)
            own = to->items[0];
        dl_html_drop_houses(to, arena, site, dl_slice_of(NULL));
        open = announces(tree, i, text);
    }
    if (!to->count && own.size)
        to->items[to->count++] = own;
}

/* In elements that say they hold the author. `sure`: only those that say nothing else, next to the
 * headline. */
static void visible_authors(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree,
                            uint32_t headline, bool only_sure)
{
    enum { MENU_LEAST = 3 };
    int surest = only_sure ? SURE : 2 * MARKS;
    uint32_t end = 0;
    for (uint32_t i = 0; i < tree->count; i++) {
        bool near = is_near(i, headline);
        if ((only_sure && !near) || tree->nodes[i].text > ELEMENT_MOST || dl_html_is(tree, i, GUMBO_TAG_NAV))
            continue;
        int mark = mark_of(tree, i, near);
        if (mark == MARKS)
            continue;
        int sure = mark + (near || mark < 2 ? 0 : MARKS);
        const bool beside = sure == surest && i >= end && i < end + BESIDE; /* a name each */
        const bool menu = sure == surest && end <= headline && headline < i && to->count >= MENU_LEAST; /* the names above */
        if (sure > surest || (sure == surest && !beside && !menu) || dl_html_signs_other(tree, i, near) ||
            dl_html_signs_thing(tree, i) || dl_html_signs_reader(tree, i) || dl_html_signs_teaser(tree, i, headline) ||
            dl_html_signs_beside(tree, i, headline) ||
            (marks[mark].attribute[0] == 'h' && dl_html_is_in_prose(tree, i)))
            continue;
        dl_slice items[DL_HTML_NAMES];
        dl_html_names found = {.items = items};
        if (dl_html_holds_word(dl_html_attribute(tree, i, "class"), "credit") &&
            dl_html_is_credit(dl_html_element_text(arena, tree, i)))
            continue; /* "Photo: Carl Day" */
        if (!dl_html_signed_east_text(&found, arena, dl_html_element_text(arena, tree, i)))
            dl_html_author_element(&found, arena, tree, i);
        if (!found.count && tree->nodes[i].text == 0)
            dl_html_names_add(&found, dl_html_without_address(dl_html_attribute(tree, i, "content")));
        if (!found.count)
            continue;
        if (sure < surest || menu)
            to->count = 0;
        surest = sure;
        end = tree->nodes[i].end;
        for (size_t n = 0; n < found.count && to->count < 5; n++)
            dl_html_names_add_one(to, found.items[n]);
    }
}

/* Whether a line ends with a year: "Ann Bell / River Gazette / November 18, 2025". */
static bool ends_with_year(dl_slice line)
{
    enum { YEAR = 4 };
    size_t digits = 0;
    while (digits < line.size && line.data[line.size - 1 - digits] >= '0' && line.data[line.size - 1 - digits] <= '9')
        digits++;
    return digits == YEAR && line.data[line.size - YEAR] < '3';
}

/* A line in bold letters that holds but names, with or without a house and a day in plain ones, right above the first long paragraph behind the
 * headline. */
static void read_line(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree,
                      uint32_t headline)
{
    enum { LONG = 80, PERSONS = 4 };
    dl_slice items[DL_HTML_NAMES];
    dl_html_names found = {.items = items};
    for (uint32_t i = headline; headline && i < headline + BEHIND && i + 1 < tree->count; i++) {
        if (!dl_html_is(tree, i, GUMBO_TAG_P) || !tree->nodes[i].text)
            continue;
        if (tree->nodes[i].text >= LONG)
            break;
        GumboTag within = dl_html_tag(tree, i + 1);
        bool strong = within == GUMBO_TAG_STRONG || within == GUMBO_TAG_B ||
                      within == GUMBO_TAG_EM || within == GUMBO_TAG_I;
        found.count = 0;
        if (!strong || dl_html_signs_other(tree, i, false))
            continue;
        const dl_slice line = dl_html_element_text(arena, tree, i);
        const bool dated = tree->nodes[i + 1].text < tree->nodes[i].text && ends_with_year(line);
        dl_html_names_add(&found, dated ? dl_html_element_text(arena, tree, i + 1) : line);
    }
    for (size_t n = 0; n < found.count; n++)
        if (found.count > PERSONS || !dl_html_is_person(found.items[n]))
            return;
    for (size_t n = 0; n < found.count; n++)
        dl_html_names_add_one(to, found.items[n]);
}

/* Whether all that an element says is set in italics. */
static bool is_italic(const dl_html_tree *tree, uint32_t at)
{
    for (uint32_t i = at + 1; i < tree->nodes[at].end; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_EM) || dl_html_is(tree, i, GUMBO_TAG_I))
            return tree->nodes[i].text == tree->nodes[at].text;
    return false;
}

/* A name in italics as the last line of the first long text. */
static void read_signature(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree,
                           uint32_t headline)
{
    enum { LONG = 80 };
    dl_slice name = {NULL, 0};
    uint32_t text = 0; /* what holds the long paragraph before */
    for (uint32_t i = headline; headline && i < tree->count; i++) {
        if (!dl_html_is(tree, i, GUMBO_TAG_P) || !tree->nodes[i].text)
            continue;
        uint32_t parent = tree->nodes[i].parent;
        if (tree->nodes[i].text >= LONG) {
            if (name.size && parent != text)
                break;
            name.size = 0;
            text = parent;
        } else if (parent == text && is_italic(tree, i) && !dl_html_signs_other(tree, i, false)) {
            name = dl_html_element_text(arena, tree, i);
        }
    }
    if (dl_html_is_person(name))
        dl_html_names_add_one(to, name);
}

/* The one whom all links to the pages of authors name. */
static void read_links(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree)
{
    static const char *const parts[] = {"/author/",  "/authors/", "/autor/",    "/autoren/",
                                        "/autores/", "/auteur/",  "/redakteur/"};
    dl_slice one = {NULL, 0};
    for (uint32_t i = 0; i < tree->count; i++) {
        bool fits = false;
        dl_slice href = dl_html_is(tree, i, GUMBO_TAG_A) ? dl_html_attribute(tree, i, "href")
                                                         : dl_slice_of(NULL);
        for (size_t k = 0; k < sizeof parts / sizeof *parts && href.size; k++)
            fits = fits || (dl_html_holds_word(href, parts[k]) && goes_on(href, parts[k]));
        if (!fits || !tree->nodes[i].text || tree->nodes[i].text > NAME_MOST)
            continue;
        dl_slice items[DL_HTML_NAMES];
        dl_html_names found = {.items = items};
        dl_html_names_add_shown(&found, dl_html_element_text(arena, tree, i));
        if (!found.count)
            continue;
        if (found.count > 1 || (one.size && !dl_slice_equal(one, found.items[0])))
            return;
        one = found.items[0];
    }
    if (one.size)
        dl_html_names_add_one(to, one);
}

/* ---- the whole ---- */

/* Where authors are told, the surer first. */
enum { JSON_LD, SURE_ELEMENTS, METAS, LABELLED, ELEMENTS, SIGNED, LEADS, LINE, LINKS, SIGNATURE, BOX, SOURCES };

/* The persons who sign a line near the headline, of a page that states but a house. */
static void read_persons(dl_html_names *out, dl_arena *arena, const dl_html_metas *metas, const dl_html_site *site,
                         uint32_t headline)
{
    enum { NEAR = 150 };
    dl_slice items[DL_HTML_NAMES];
    dl_html_names found = {.items = items};
    const uint32_t count = metas->tree->count, end = headline + NEAR < count ? headline + NEAR : count;
    read_leads(&found, arena, metas->tree, site, headline, end, false);
    size_t persons = 0;
    while (persons < found.count && dl_html_is_person(items[persons]) && !dl_slice_equal(items[persons], out->items[0]))
        persons++;
    if (!persons)
        return;
    memcpy(out->items, items, persons * sizeof *items);
    out->count = persons;
}

bool dl_html_authors_find(dl_html_names *out, dl_arena *arena, const dl_html_metas *metas,
                          const dl_json_ld *ld, const dl_html_site *site, uint32_t headline)
{
    dl_slice own = {NULL, 0};
    *out = (dl_html_names){.items = dl_arena_alloc(arena, DL_HTML_NAMES * sizeof *out->items)};
    for (int source = 0; source < SOURCES && out->items && !out->count; source++) {
        switch (source) {
        case JSON_LD:
            dl_html_authors_ld(out, metas, ld);
            break;
        case SURE_ELEMENTS:
            visible_authors(out, arena, metas->tree, headline, true);
            break;
        case METAS:
            dl_html_authors_meta(out, arena, metas, site);
            break;
        case LABELLED:
            dl_html_authors_label(out, arena, metas);
            break;
        case ELEMENTS:
            visible_authors(out, arena, metas->tree, headline, false);
            break;
        case SIGNED:
            dl_html_signed_east(out, arena, metas->tree, headline);
            break;
        case LEADS:
            read_leads(out, arena, metas->tree, site, headline, metas->tree->count, !own.size);
            break;
        case LINE:
            read_line(out, arena, metas->tree, headline);
            break;
        case LINKS:
            read_links(out, arena, metas->tree);
            break;
        case SIGNATURE:
            read_signature(out, arena, metas->tree, headline);
            break;
        case BOX:
            if (!own.size)
                dl_html_author_box(out, arena, metas->tree, headline);
            break;
        }
        if (!own.size && out->count)
            own = out->items[0];
        if (source < LEADS && out->count == 1 && is_account(out->items[0], source < METAS))
            out->count = 0;
        dl_html_drop_houses(out, arena, site, ld->publisher);
        if (source <= ELEMENTS && dl_html_house_signs(out))
            read_persons(out, arena, metas, site, headline);
    }
    if (out->items && !out->count && own.size)
        out->items[out->count++] = own;
    return out->items && !arena->failed;
}
