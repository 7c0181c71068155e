/* What a page says. */
#include "page_says.h"
#include "article/html/date/date_text.h"
#include "article/html/tree/encoding.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

static void out_of_memory(void)
{
    fputs("out of memory\n", stderr);
    exit(2);
}

static void add_attributes(dl_buffer *out, const GumboNode *node)
{
    if (node->type != GUMBO_NODE_ELEMENT)
        return;
    for (unsigned i = 0; i < node->v.element.attributes.length; i++) {
        const GumboAttribute *attribute = node->v.element.attributes.data[i];
        dl_buffer_add_byte(out, ' ');
        dl_buffer_add_text(out, attribute->value);
    }
}

void page_says_open(page_says *out, dl_slice page)
{
    dateline_error error;
    bool converted;
    dl_buffer all = DL_BUFFER_EMPTY;
    *out = (page_says){.arena = DL_ARENA_EMPTY};
    if (dl_html_decode(&out->text, &converted, &out->arena, page, &error) ||
        dl_html_parse(&out->tree, &out->arena, out->text, &error) ||
        !dl_html_metas_find(&out->metas, &out->arena, &out->tree) ||
        !dl_json_ld_read(&out->ld, &out->arena, &out->metas))
        out_of_memory();
    dl_html_text(&all, &out->tree, 0);
    for (uint32_t i = 0; i < out->tree.count; i++)
        add_attributes(&all, out->tree.nodes[i].node);
    dl_buffer_add_slice(&all, out->ld.headline);
    for (size_t i = 0; i < out->ld.author_count; i++)
        dl_buffer_add_slice(&all, out->ld.authors[i]);
    dl_buffer_add_slice(&all, out->text);
    out->key = dl_html_key(&out->arena, dl_buffer_slice(&all));
    if (all.failed || out->arena.failed)
        out_of_memory();
    dl_buffer_free(&all);
}

void page_says_close(page_says *page)
{
    dl_arena_free(&page->arena);
}

bool page_says_words(const page_says *page, dl_slice words)
{
    dl_arena arena = DL_ARENA_EMPTY;
    dl_slice key = dl_html_key(&arena, words);
    bool found = key.size && memmem(page->key.data, page->key.size, key.data, key.size);
    dl_arena_free(&arena);
    return found;
}

static bool holds(dl_slice whole, dl_slice part)
{
    return part.size * 2 >= whole.size && part.size && whole.size >= part.size &&
           memmem(whole.data, whole.size, part.data, part.size);
}

bool page_says_alike(dl_slice a, dl_slice b)
{
    return holds(a, b) || holds(b, a);
}

enum { WORDS_MOST = 60 };

/* The keys of a text's words; how many, 0 of more than are looked at. */
static size_t words_of(dl_slice words[WORDS_MOST], dl_arena *arena, dl_slice text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.size;) {
        size_t begin = at;
        while (at < text.size && (unsigned char)text.data[at] > ' ')
            at++;
        dl_slice key = dl_html_key(arena, dl_slice_cut(text, begin, at++));
        if (key.size && count == WORDS_MOST)
            return 0;
        if (key.size)
            words[count++] = key;
    }
    return count;
}

static bool has_figures(dl_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

/* Whether a word with figures stands in one alone. */
static bool figures_differ(const dl_slice *a, size_t count, const dl_slice *b, size_t others)
{
    for (size_t i = 0; i < count; i++) {
        bool found = !has_figures(a[i]);
        for (size_t k = 0; k < others; k++)
            found = found || dl_slice_equal(a[i], b[k]);
        if (!found)
            return true;
    }
    return false;
}

/* The longest run of words that both have in the same order, others between them. */
static size_t longest_common(const dl_slice *a, size_t count, const dl_slice *b, size_t others)
{
    size_t row[WORDS_MOST + 1] = {0};
    for (size_t i = 0; i < count; i++) {
        size_t before = 0; /* of the row above, one to the left */
        for (size_t k = 0; k < others; k++) {
            size_t above = row[k + 1];
            row[k + 1] = dl_slice_equal(a[i], b[k]) ? before + 1 : above > row[k] ? above : row[k];
            before = above;
        }
    }
    return row[others];
}

bool page_says_near(dl_slice a, dl_slice b)
{
    enum { LEAST = 5 };
    dl_arena arena = DL_ARENA_EMPTY;
    dl_slice p[WORDS_MOST], q[WORDS_MOST];
    size_t m = words_of(p, &arena, a), n = words_of(q, &arena, b), most = m > n ? m : n;
    bool near = m && n && most >= LEAST && longest_common(p, m, q, n) * 5 >= most * 4 &&
                !figures_differ(p, m, q, n) && !figures_differ(q, n, p, m);
    dl_arena_free(&arena);
    return near;
}

const char *const page_place_names[PAGE_PLACES] = {
    "og:title", "twitter:title", "headline", "json-ld", "title", "h1", "h2"};

bool page_says_title_at(page_says *page, page_place place, dl_slice key)
{
    static const GumboTag tags[PAGE_PLACES] = {
        [PAGE_TITLE] = GUMBO_TAG_TITLE, [PAGE_H1] = GUMBO_TAG_H1, [PAGE_H2] = GUMBO_TAG_H2};
    const char *name[] = {page_place_names[place], NULL};
    if (place == PAGE_JSON_LD)
        return page_says_alike(dl_html_key(&page->arena, page->ld.headline), key);
    if (place < PAGE_JSON_LD)
        return page_says_alike(dl_html_key(&page->arena, dl_html_meta(&page->metas, name)), key);
    bool found = false;
    for (uint32_t i = 0; i < page->tree.count && !found; i++)
        found =
            dl_html_tag(&page->tree, i) == tags[place] &&
            page_says_alike(
                dl_html_key(&page->arena, dl_html_element_text(&page->arena, &page->tree, i)), key);
    return found;
}

bool page_says_title(page_says *page, dl_slice key)
{
    bool found = false;
    for (page_place i = 0; i < PAGE_PLACES && !found; i++)
        found = page_says_title_at(page, i, key);
    return found;
}

bool page_says_day(page_says *page, dl_date day)
{
    static const char *const shapes[] = {
        "%1$04d-%2$02d-%3$02d", "%1$04d%2$02d%3$02d", "%1$04d/%2$02d/%3$02d", "%1$04d/%2$d/%3$d",
        "%3$02d.%2$02d.%1$04d", "%3$d.%2$d.%1$04d",   "%3$02d/%2$02d/%1$04d", "%3$d/%2$d/%1$04d",
        "%2$02d/%3$02d/%1$04d", "%2$d/%3$d/%1$04d",   "%3$02d-%2$02d-%1$04d"};
    int year, month, number;
    char text[32];
    dl_date_civil(day.seconds / 86400, &year, &month, &number);
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        snprintf(text, sizeof text, shapes[i], year, month, number);
        if (dl_slice_find(page->text, text) != SIZE_MAX)
            return true;
    }
    dl_html_months *months =
        dl_html_months_of(&page->arena, dl_html_attribute(&page->tree, 0, "lang"));
    for (uint32_t i = 0; i < page->tree.count && months; i++) {
        dl_date shown = dl_html_date_in(months, dl_slice_trim(dl_html_node_text(&page->tree, i)));
        if (dl_date_known(shown) && shown.seconds / 86400 == day.seconds / 86400)
            return true;
    }
    return false;
}

bool page_says_changed(const page_says *page, dl_date day)
{
    enum { NEAR = 40 };
    static const char *const names[] = {"dateModified", "modified_time", "updated_time"};
    int year, month, number;
    char text[32];
    dl_date_civil(day.seconds / 86400, &year, &month, &number);
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, number);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t from = 0, at; from < page->text.size; from += at + 1) {
            dl_slice rest = dl_slice_cut(page->text, from, page->text.size);
            at = dl_slice_find(rest, names[i]);
            if (at == SIZE_MAX)
                break;
            size_t end = at + strlen(names[i]) + NEAR;
            if (dl_slice_find(dl_slice_cut(rest, at, end < rest.size ? end : rest.size), text) !=
                SIZE_MAX)
                return true;
        }
    return false;
}
