/* Lists of endings; of those of one step that a word has the longest goes. */
#include "text/endings.h"
#include "text/ending_lists.h"
#include "util/utf8.h"

enum { STEPS = 2 };

/* The rows of the language: [*from, *to). */
static void find_rows(size_t *from, size_t *to, dl_language language)
{
    const char *code = dl_language_code(language);
    size_t at = 0;
    while (at < dl_ending_list_count && strcmp(dl_ending_lists[at].language, code) != 0)
        at++;
    *from = at;
    while (at < dl_ending_list_count && strcmp(dl_ending_lists[at].language, code) == 0)
        at++;
    *to = at;
}

bool dl_endings_known(dl_language language)
{
    size_t from, to;
    find_rows(&from, &to, language);
    return from < to;
}

typedef struct found {
    dl_slice ending, becomes;
} found;

/* An item of a list as the ending and what it becomes. */
static found read_item(const char *item, size_t size)
{
    const char *mark = memchr(item, '>', size);
    const size_t ending = mark ? (size_t)(mark - item) : size;
    return (found){{item, ending}, {item + ending + (mark != NULL), size - ending - (mark != NULL)}};
}

/* Puts the longest ending of the list that the word has into `best`, if it is longer than that one. */
static void find_longest(found *best, dl_slice word, const dl_ending_list *list)
{
    for (const char *item = list->endings; *item;) {
        const size_t size = strcspn(item, " ");
        const found here = read_item(item, size);
        if (here.ending.size > best->ending.size && dl_slice_ends(word, here.ending) &&
            dl_utf8_count(dl_slice_cut(word, 0, word.size - here.ending.size)) >= list->least)
            *best = here;
        item += size + (item[size] == ' ');
    }
}

void dl_endings_strip(dl_buffer *out, dl_language language, dl_slice folded)
{
    const size_t begin = out->size;
    size_t from, to;
    find_rows(&from, &to, language);
    dl_buffer_add_slice(out, folded);
    for (int step = 1; step <= STEPS && !out->failed; step++) {
        found best = {{NULL, 0}, {NULL, 0}};
        for (size_t row = from; row < to; row++)
            if (dl_ending_lists[row].step == step)
                find_longest(&best, dl_slice_cut(dl_buffer_slice(out), begin, out->size), &dl_ending_lists[row]);
        out->size -= best.ending.size;
        dl_buffer_add_slice(out, best.becomes);
    }
}
