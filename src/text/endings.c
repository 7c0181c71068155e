/* Lists of endings; of those of one step that a word has the longest goes. */
#include "text/endings.h"
#include "text/ending_lists.h"
#include "util/array.h"
#include "util/utf8.h"

#include <stdlib.h>

enum { STEPS = 2 };

typedef struct item {
    dl_slice ending, becomes;
    size_t least; /* characters that must stand before it */
    size_t next;  /* of the same step and last byte, no longer; 0: none */
} item;

struct dl_endings {
    item *items; /* from 1 on */
    size_t count, capacity;
    size_t first[STEPS][256]; /* by their last bytes */
};

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

/* An item of a list: the ending, and what it becomes. */
static item read_item(const char *text, size_t size, size_t least)
{
    const char *mark = memchr(text, '>', size);
    const size_t ending = mark ? (size_t)(mark - text) : size;
    return (item){{text, ending}, {text + ending + (mark != NULL), size - ending - (mark != NULL)}, least, 0};
}

/* Puts it behind those that are as long or longer. */
static bool add_item(dl_endings *endings, int step, item added)
{
    item *items = dl_array_room(endings->items, &endings->capacity, endings->count + 1, sizeof *items);
    if (!items)
        return false;
    endings->items = items;
    const size_t own = ++endings->count;
    size_t *link = &endings->first[step - 1][(unsigned char)added.ending.data[added.ending.size - 1]];
    while (*link && items[*link].ending.size >= added.ending.size)
        link = &items[*link].next;
    added.next = *link;
    *link = own;
    items[own] = added;
    return true;
}

dl_endings *dl_endings_new(dl_language language)
{
    size_t from, to;
    find_rows(&from, &to, language);
    dl_endings *endings = calloc(1, sizeof *endings);
    bool fine = endings != NULL;
    for (; from < to && fine; from++) {
        const dl_ending_list *list = &dl_ending_lists[from];
        for (const char *at = list->endings; *at && fine;) {
            const size_t size = strcspn(at, " ");
            fine = add_item(endings, list->step, read_item(at, size, list->least));
            at += size + (at[size] == ' ');
        }
    }
    if (fine)
        return endings;
    dl_endings_free(endings);
    return NULL;
}

void dl_endings_free(dl_endings *endings)
{
    if (endings)
        free(endings->items);
    free(endings);
}

static bool fits(const item *ending, dl_slice word)
{
    return dl_slice_ends(word, ending->ending) &&
           dl_utf8_count(dl_slice_cut(word, 0, word.size - ending->ending.size)) >= ending->least;
}

void dl_endings_strip(dl_buffer *out, const dl_endings *endings, dl_slice folded)
{
    const size_t begin = out->size;
    dl_buffer_add_slice(out, folded);
    for (int step = 0; step < STEPS && !out->failed && out->size > begin; step++) {
        const dl_slice word = dl_slice_cut(dl_buffer_slice(out), begin, out->size);
        size_t at = endings->first[step][(unsigned char)word.data[word.size - 1]];
        while (at && !fits(&endings->items[at], word))
            at = endings->items[at].next;
        if (at) {
            out->size -= endings->items[at].ending.size;
            dl_buffer_add_slice(out, endings->items[at].becomes);
        }
    }
}
