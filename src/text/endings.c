/* A table of endings; of those of one step that a word has the longest goes. */
#include "text/endings.h"
#include "util/utf8.h"

/* In folded letters: yeh is \u064A, kaf \u0643, heh \u0647. */
static const struct {
    const char *language;
    int step;
    const char *ending, *becomes;
    size_t least; /* characters that must stand before it */
} endings[] = {
    /* -ha and what may follow it: -ye, -yi, possessives, "is" */
    {"fa", 1, "\u0647\u0627", "", 2},
    {"fa", 1, "\u0647\u0627\u064A", "", 2},
    {"fa", 1, "\u0647\u0627\u064A\u064A", "", 2},
    {"fa", 1, "\u0647\u0627\u064A\u0645", "", 2},
    {"fa", 1, "\u0647\u0627\u064A\u062A", "", 2},
    {"fa", 1, "\u0647\u0627\u064A\u0634", "", 2},
    {"fa", 1, "\u0647\u0627\u064A\u0645\u0627\u0646", "", 2},
    {"fa", 1, "\u0647\u0627\u064A\u062A\u0627\u0646", "", 2},
    {"fa", 1, "\u0647\u0627\u064A\u0634\u0627\u0646", "", 2},
    {"fa", 1, "\u0647\u0627\u0633\u062A", "", 2},
    /* -gan of what ends in -e, -yan, -at */
    {"fa", 1, "\u06AF\u0627\u0646", "\u0647", 4},
    {"fa", 1, "\u064A\u0627\u0646", "", 4},
    {"fa", 1, "\u0627\u062A", "", 3},
    /* -tar, -tarin */
    {"fa", 1, "\u062A\u0631", "", 4},
    {"fa", 1, "\u062A\u0631\u064A", "", 4},
    {"fa", 1, "\u062A\u0631\u064A\u0646", "", 3},
    {"fa", 1, "\u062A\u0631\u0647\u0627", "", 3},
    /* plural and case: -on, -en, -iyan, -iyon, -aen, -aon */
    {"ur", 1, "\u0648\u06BA", "", 2},
    {"ur", 1, "\u064A\u06BA", "", 2},
    {"ur", 1, "\u064A\u0627\u06BA", "\u064A", 2},
    {"ur", 1, "\u064A\u0648\u06BA", "\u064A", 2},
    {"ur", 1, "\u0627\u064A\u064A\u06BA", "\u0627", 1},
    {"ur", 1, "\u0627\u0648\u06BA", "\u0627", 1},
    /* gender and case: -a, -i and -e (one letter when folded), -ah */
    {"ur", 2, "\u0627", "", 2},
    {"ur", 2, "\u064A", "", 2},
    {"ur", 2, "\u0647", "", 2},
};
enum { ENDINGS = sizeof endings / sizeof *endings, STEPS = 2 };

static bool is_of(size_t ending, dl_language language)
{
    return strcmp(endings[ending].language, dl_language_code(language)) == 0;
}

bool dl_endings_known(dl_language language)
{
    for (size_t i = 0; i < ENDINGS; i++)
        if (is_of(i, language))
            return true;
    return false;
}

static void strip_one(dl_buffer *word, size_t from, dl_language language, int step)
{
    const dl_slice whole = dl_slice_cut(dl_buffer_slice(word), from, word->size);
    size_t best = ENDINGS, longest = 0;
    for (size_t i = 0; i < ENDINGS; i++) {
        const dl_slice ending = dl_slice_of(endings[i].ending);
        if (endings[i].step == step && ending.size > longest && is_of(i, language) && dl_slice_ends(whole, ending) &&
            dl_utf8_count(dl_slice_cut(whole, 0, whole.size - ending.size)) >= endings[i].least) {
            best = i;
            longest = ending.size;
        }
    }
    if (best == ENDINGS)
        return;
    word->size -= longest;
    dl_buffer_add_text(word, endings[best].becomes);
}

void dl_endings_strip(dl_buffer *out, dl_language language, dl_slice folded)
{
    const size_t from = out->size;
    dl_buffer_add_slice(out, folded);
    for (int step = 1; step <= STEPS && !out->failed; step++)
        strip_one(out, from, language, step);
}
