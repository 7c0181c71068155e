/* Damerau-Levenshtein distance, row by row. */
#include "util/edits.h"
#include "util/utf8.h"

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

void dl_edits_begin(dl_edits *edits, dl_slice word, unsigned most)
{
    edits->length = edits->count = 0;
    edits->most = least(most, DL_EDITS_LIMIT);
    for (size_t at = 0, length; at < word.size; at += length) {
        uint32_t code = dl_utf8_decode(word, at, &length);
        if (edits->length == DL_EDITS_LENGTH_LIMIT) {
            edits->length = SIZE_MAX;
            return;
        }
        edits->word[edits->length++] = code;
    }
    for (size_t i = 0; i <= edits->length; i++)
        edits->rows[0][i] = (uint8_t)i;
    edits->bounds[0] = 0;
}

/* Two that were swapped end at row `row` and column `column`; there may have been edits between them. */
static unsigned swapped(const dl_edits *edits, size_t row, size_t column)
{
    unsigned best = edits->most + 1;
    uint32_t here = edits->codes[row - 1], there = edits->word[column - 1];
    for (size_t i = row - 1; i && row - i <= edits->most; i--) {
        if (edits->codes[i - 1] != there)
            continue;
        for (size_t j = column - 1; j && column - j <= edits->most; j--)
            if (edits->word[j - 1] == here)
                best = least(best, edits->rows[i - 1][j - 1] + (unsigned)(row - i - 1) + 1 +
                                       (unsigned)(column - j - 1));
    }
    return best;
}

static void add_row(dl_edits *edits, size_t row)
{
    const uint8_t *above = edits->rows[row - 1];
    uint8_t *here = edits->rows[row];
    unsigned bound = here[0] = (uint8_t)row;
    for (size_t i = 1; i <= edits->length; i++) {
        unsigned best = above[i - 1] + (edits->codes[row - 1] != edits->word[i - 1]);
        best = least(best, least(above[i], here[i - 1]) + 1u);
        if (row > 1 && i > 1 && best > 1)
            best = least(best, swapped(edits, row, i));
        here[i] = (uint8_t)best;
        bound = least(bound, best);
    }
    edits->bounds[row] = (uint8_t)least(bound, edits->bounds[row - 1] + 1u);
}

unsigned dl_edits_to(dl_edits *edits, dl_slice text, size_t *dead)
{
    size_t ignored, count = 0, at = 0, length;
    bool shared = true;
    dead = dead ? dead : &ignored;
    *dead = 0;
    if (edits->length == SIZE_MAX)
        return edits->most + 1;
    for (; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (count == edits->length + edits->most) { /* too long already */
            *dead = at + length;
            edits->count = count;
            return edits->most + 1;
        }
        shared = shared && count < edits->count && edits->codes[count] == code;
        edits->codes[count] = code;
        count++;
        if (!shared)
            add_row(edits, count);
        if (edits->bounds[count] > edits->most) {
            *dead = at + length;
            edits->count = count;
            return edits->most + 1;
        }
    }
    edits->count = count;
    return least(edits->rows[count][edits->length], edits->most + 1);
}
