/* Measures of a ranked list. */
#include "eval/measures.h"
#include "util/error.h"

#include <math.h>
#include <stdlib.h>

const char *const dl_measure_names[DL_MEASURES] = {"nDCG@10", "MAP", "MRR", "P@5", "recall@100"};

/* The judgments of one query, by document. */
static int compare_documents(const void *left, const void *right)
{
    const dl_judged_row *const *a = left, *const *b = right;
    return strcmp((*a)->document, (*b)->document);
}

static double grade_of(const dl_judged_row **judged, size_t count, const dl_judged_row *hit)
{
    const dl_judged_row **found = bsearch(&hit, judged, count, sizeof *judged, compare_documents);
    return found ? (*found)->number : 0;
}

static double discounted(double grade, size_t rank)
{
    return grade > 0 ? grade / log2((double)rank + 1) : 0;
}

/* `best` are the judgments from the highest grade down, `judged` the same by document. */
static void measure(double *values, const dl_judged_row *best, const dl_judged_row **judged, size_t count,
                    const dl_judged_row *hits, size_t hit_count)
{
    double gain = 0, best_gain = 0, precisions = 0;
    size_t relevant = 0, found = 0;
    for (size_t i = 0; i < count && best[i].number >= 1; i++, relevant++)
        if (i < 10)
            best_gain += discounted(best[i].number, i + 1);
    for (size_t i = 0; i < hit_count; i++) {
        double grade = grade_of(judged, count, &hits[i]);
        if (i < 10)
            gain += discounted(grade, i + 1);
        if (grade < 1)
            continue;
        found++;
        precisions += (double)found / (double)(i + 1);
        if (found == 1)
            values[DL_MRR] = 1.0 / (double)(i + 1);
        values[DL_P_5] += i < 5 ? 1.0 / 5 : 0;
        values[DL_RECALL_100] += i < 100 ? 1.0 / (double)relevant : 0;
    }
    values[DL_NDCG_10] = gain / best_gain;
    values[DL_MAP] = precisions / (double)relevant;
}

static void measure_query(dl_measured *out, const dl_judged *judgments, size_t begin, size_t end,
                          const dl_judged *run, const dl_judged_row **by_document)
{
    if (judgments->rows[begin].number < 1)
        return;
    for (size_t i = begin; i < end; i++)
        by_document[i - begin] = &judgments->rows[i];
    qsort(by_document, end - begin, sizeof *by_document, compare_documents);
    dl_measured_query *query = &out->queries[out->count++];
    query->query = judgments->rows[begin].query;
    size_t first, last;
    dl_judged_find(&first, &last, run, query->query);
    measure(query->values, &judgments->rows[begin], by_document, end - begin, &run->rows[first],
            last - first);
    for (size_t m = 0; m < DL_MEASURES; m++)
        out->means[m] += query->values[m];
}

dateline_status dl_measure_run(dl_measured *out, const dl_judged *judgments, const dl_judged *run,
                               dateline_error *error)
{
    *out = (dl_measured){0};
    out->queries = calloc(judgments->count + 1, sizeof *out->queries);
    const dl_judged_row **by_document = calloc(judgments->count + 1, sizeof *by_document);
    if (!out->queries || !by_document) {
        free(by_document);
        dl_measured_free(out);
        return dl_fail_memory(error);
    }
    for (size_t begin = 0, end; begin < judgments->count; begin = end) {
        for (end = begin; end < judgments->count &&
                          strcmp(judgments->rows[begin].query, judgments->rows[end].query) == 0;)
            end++;
        measure_query(out, judgments, begin, end, run, by_document);
    }
    for (size_t m = 0; m < DL_MEASURES && out->count; m++)
        out->means[m] /= (double)out->count;
    free(by_document);
    return DATELINE_OK;
}

void dl_measured_free(dl_measured *measured)
{
    free(measured->queries);
    *measured = (dl_measured){0};
}
