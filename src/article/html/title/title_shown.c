/* A headline in an element that is no heading. */
#include "article/html/title/title_shown.h"
#include "article/html/title/title_text.h"
#include "article/html/tree/class_words.h"
#include "article/html/tree/texts.h"
#include "article/html/tree/unseen.h"

enum { LONG_TEXT = 80, ABOVE_MOST = 600 }; /* bytes of what is no line; of such above a headline */
enum {
    LEAST = 12,
    WORDS = 3,
    TRIED_MOST = 1000
}; /* bytes and words of a part; more elements have only pages that are made to take long */

/* What is stated, and where its parts end and begin. */
typedef struct stated {
    dl_slice key;
    const size_t *fronts;
    size_t ends[DL_HTML_TITLE_ENDS];
} stated;

static bool is_among(const size_t *sizes, size_t count, size_t size)
{
    for (size_t i = 0; i < count; i++)
        if (sizes[i] == size)
            return true;
    return false;
}

/* Whether a key stands between two marks of what is stated: "Gazette - Bridge opens - Roads". */
static bool is_midst(const stated *of, dl_slice key)
{
    for (size_t i = 0; i < DL_HTML_TITLE_ENDS && of->ends[i]; i++) {
        const dl_slice rest = dl_slice_cut(of->key, of->key.size - of->ends[i], of->key.size);
        if (dl_slice_starts(rest, key) && is_among(of->ends, DL_HTML_TITLE_ENDS, rest.size - key.size))
            return true;
    }
    return false;
}

/* Whether a key is all that is stated, or a part of it. */
static bool is_part(const stated *of, dl_slice key)
{
    return dl_slice_equal(of->key, key) ||
           (dl_slice_starts(of->key, key) && is_among(of->fronts, DL_HTML_TITLE_FRONTS, key.size)) ||
           (dl_slice_ends(of->key, key) && is_among(of->ends, DL_HTML_TITLE_ENDS, key.size)) || is_midst(of, key);
}

/* Whether it has some words, or is half of what is stated. */
static bool is_large(const stated *of, dl_slice text, dl_slice key)
{
    size_t words = 0, at = 0;
    dl_slice word;
    while (dl_html_next_word(&word, text, &at))
        words++;
    return words >= WORDS || key.size * 2 >= of->key.size;
}

/* Whether it is the last step of a path to the page. */
static bool is_in_path(const dl_html_tree *tree, uint32_t at)
{
    static const char *const words[] = {"breadcrumb", "breadcrumbs", "crumb", "crumbs", "path", "pathway"};
    enum { LEVELS = 4 };
    for (int level = 0; level < LEVELS && at; level++, at = tree->nodes[at].parent)
        if (dl_html_class_has(tree, at, words, sizeof words / sizeof *words))
            return true;
    return false;
}

dl_html_title dl_html_title_shown(const dl_html_titles *t, const dl_html_tree *tree)
{
    dl_html_title found = {0};
    stated all[DL_TITLE_STATEMENTS];
    size_t most = 0, longest = LEAST - 1;
    for (int i = 0; i < DL_TITLE_STATEMENTS; i++) {
        all[i] = (stated){.key = t->keys[i], .fronts = t->fronts[i]};
        dl_html_title_ends(all[i].ends, t->arena, t->texts[i]);
        most = t->texts[i].size > most ? t->texts[i].size : most;
    }
    size_t above = 0;
    for (uint32_t i = 1, tried = 0; i < tree->count && tried < TRIED_MOST && above < ABOVE_MOST; i++) {
        const dl_html_node *node = &tree->nodes[i];
        if (dl_html_title_is_beside(tree, i)) {
            i = node->end - 1;
            continue;
        }
        const size_t own = dl_html_node_text(tree, i).size;
        above += own >= LONG_TEXT ? own : 0;
        if (node->node->type != GUMBO_NODE_ELEMENT || node->text < LEAST || node->text > most * 2)
            continue;
        if (dl_html_is_unseen(tree, i)) {
            i = node->end - 1;
            continue;
        }
        if (node->links * 2 > node->text)
            continue;
        tried++;
        const dl_slice text = dl_html_element_text(t->arena, tree, i), key = dl_html_key(t->arena, text);
        if (key.size <= longest || dl_html_title_of_site(t, text) || is_in_path(tree, i))
            continue;
        for (int k = 0; k < DL_TITLE_STATEMENTS && found.node != i; k++)
            if (is_part(&all[k], key) && is_large(&all[k], text, key)) {
                longest = key.size;
                found = (dl_html_title){text, i};
            }
    }
    return found;
}
