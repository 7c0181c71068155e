/* The most telling words of passages. */
#include "rank/telling.h"
#include "rank/rank.h"

#include <math.h>
#include <stdlib.h>

static double worth(const dl_telling_term *term, double all)
{
    double rest = all > term->documents ? all - term->documents : 0;
    return term->weight * log(1 + (rest + 0.5) / (term->documents + 0.5));
}

typedef struct ranked {
    dl_telling_term term;
    double worth;
} ranked;

static int by_worth(const void *a, const void *b)
{
    const ranked *left = a, *right = b;
    if (left->worth != right->worth)
        return left->worth < right->worth ? 1 : -1;
    return dl_slice_compare(left->term.stem, right->term.stem);
}

bool dl_telling_terms(dl_telling_term *terms, size_t *count, double all, size_t limit)
{
    double k1 = dl_rank_default().k1, most = 0;
    size_t kept = 0;
    ranked *list = malloc((*count + 1) * sizeof *list);
    if (!list)
        return false;
    for (size_t i = 0; i < *count; i++) {
        dl_telling_term *term = &terms[i];
        if (term->documents < 2)
            continue;
        term->weight = term->share * (k1 + 1) * term->frequency / (k1 + term->frequency);
        list[kept++] = (ranked){*term, worth(term, all)};
    }
    qsort(list, kept, sizeof *list, by_worth);
    kept = kept < limit ? kept : limit;
    for (size_t i = 0; i < kept; i++)
        most = list[i].term.weight > most ? list[i].term.weight : most;
    for (size_t i = 0; i < kept; i++) {
        terms[i] = list[i].term;
        terms[i].weight /= most;
    }
    free(list);
    *count = kept;
    return true;
}
