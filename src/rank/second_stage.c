/* The second stage's score. */
#include "rank/second_stage.h"
#include "rank/rank.h"

#include <math.h>
#include <stdlib.h>

static const double title_weight = 3, tag_weight = 0.7, exact_weight = 0.15, pair_weight = 0.15, window_weight = 0.4, idf_power = 1.2;
enum { NEAR = 8, WINDOW = 20 };

static double saturated(double x)
{
    const double k1 = dl_rank_default().k1;
    return (k1 + 1) * x / (k1 + x);
}

static double norm_of(const dl_unit *unit, const dl_second_stage *stage)
{
    const double b = dl_rank_default().b;
    return 1 - b + b * (double)(unit->length + unit->title_length) / stage->average_length;
}

/* ---- words ---- */

static double words_score(const dl_units *units, const dl_unit *unit, double norm)
{
    const dl_question *question = units->question;
    double counts[DL_QUESTION_TERMS] = {0}, exacts[DL_QUESTION_TERMS] = {0}, score = 0;
    for (size_t i = 0; i < unit->count; i++) {
        const dl_occurrence *at = &units->occurrences[unit->first + i];
        counts[at->term] += (at->in_title ? title_weight : 1) * (at->in_tag ? tag_weight : 1);
        exacts[at->term] += at->exact;
    }
    for (size_t t = 0; t < question->count; t++) {
        const dl_question_term *term = &question->terms[t];
        score += term->weight * (pow(term->idf, idf_power) * saturated(counts[t] / norm) +
                                 exact_weight * term->exact_idf * saturated(exacts[t] / norm));
    }
    return score;
}

/* ---- proximity ---- */

static double pair_score(const dl_units *units, const dl_unit *unit, const dl_question_pair *pair, double norm)
{
    const dl_occurrence *all = &units->occurrences[unit->first];
    double ordered = 0, near = 0;
    for (size_t i = 0; i < unit->count; i++)
        for (size_t j = i + 1; j < unit->count && all[j].position - all[i].position <= NEAR; j++) {
            bool forward = all[i].term == pair->first && all[j].term == pair->second;
            bool backward = all[i].term == pair->second && all[j].term == pair->first;
            uint32_t gap = all[j].position - all[i].position;
            bool one_tag = all[i].in_tag && all[j].in_tag;
            if (!gap || one_tag || (!forward && !backward))
                continue;
            near++;
            ordered += forward && (gap == 1 || gap == pair->gap);
        }
    const dl_question_term *terms = units->question->terms;
    double idf = fmin(terms[pair->first].idf, terms[pair->second].idf);
    return pair->weight * idf * pair_weight * (saturated(ordered / norm) + saturated(near / norm));
}

/* The most idf of different terms in a window. */
static double window_score(const dl_units *units, const dl_unit *unit)
{
    const dl_occurrence *all = &units->occurrences[unit->first];
    uint32_t within[DL_QUESTION_TERMS] = {0};
    double now = 0, best = 0;
    for (size_t first = 0, last = 0; last < unit->count; last++) {
        if (!within[all[last].term]++)
            now += units->question->terms[all[last].term].idf;
        for (; all[last].position - all[first].position >= WINDOW; first++)
            if (!--within[all[first].term])
                now -= units->question->terms[all[first].term].idf;
        best = fmax(best, now);
    }
    return window_weight * best;
}

void dl_second_stage_score(dl_units *units, const dl_second_stage *stage)
{
    for (size_t i = 0; i < units->count; i++) {
        dl_unit *unit = &units->items[i];
        double norm = norm_of(unit, stage);
        memset(unit->parts, 0, sizeof unit->parts);
        unit->parts[DL_UNIT_WORDS] = words_score(units, unit, norm);
        unit->parts[DL_UNIT_WINDOW] = window_score(units, unit);
        unit->parts[DL_UNIT_PASSAGE] = stage->passage_weight * unit->stage_one;
        for (size_t p = 0; p < units->question->pair_count; p++)
            unit->parts[DL_UNIT_PAIRS] += pair_score(units, unit, &units->question->pairs[p], norm);
        unit->score = 0;
        for (size_t p = 0; p < DL_UNIT_PARTS; p++)
            unit->score += unit->parts[p];
    }
}

const char *dl_second_stage_part(dl_unit_part part)
{
    static const char *const names[DL_UNIT_PARTS] = {"words", "pairs", "window", "first stage", "feedback"};
    return names[part];
}

/* ---- feedback ---- */

enum { FEEDBACK_UNITS = 8, FEEDBACK_POOL = 50, FEEDBACK_STEMS = 20, FEEDBACK_TRIED = 60, FEEDBACK_LEAST = 3 };
static const double feedback_weight = 0.31, feedback_fall = 0.3, feedback_covered = 1.0 / 3;

typedef struct expansion {
    uint32_t stem;
    double weight, idf;
} expansion;

static int by_score(const void *left, const void *right)
{
    const dl_unit *const *a = left, *const *b = right;
    if ((*a)->score != (*b)->score)
        return (*a)->score > (*b)->score ? -1 : 1;
    return (*a > *b) - (*a < *b);
}

static int by_weight(const void *left, const void *right)
{
    const expansion *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return (a->stem > b->stem) - (a->stem < b->stem);
}

/* Whether the best unit answers enough of the question to be believed. */
static bool is_believed(const dl_units *units, const dl_unit *best)
{
    bool held[DL_QUESTION_TERMS] = {false};
    double covered = 0, all = 0;
    for (size_t i = 0; i < best->count; i++)
        held[units->occurrences[best->first + i].term] = true;
    for (size_t t = 0; t < units->question->count; t++) {
        all += units->question->terms[t].idf;
        covered += held[t] ? units->question->terms[t].idf : 0;
    }
    return covered >= feedback_covered * all && all > 0;
}

/* What the best units say of each stem, without idf; `sums` has a place for every lexeme. */
static void sum_stems(double *sums, const dl_units *units, dl_unit **ranked, size_t count,
                      const dl_second_stage *stage)
{
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += exp((ranked[i]->score - ranked[0]->score) * feedback_fall);
    for (size_t i = 0; i < count; i++) {
        double belief = exp((ranked[i]->score - ranked[0]->score) * feedback_fall) / total;
        double norm = norm_of(ranked[i], stage);
        for (size_t s = 0; s < ranked[i]->stem_count; s++) {
            const dl_unit_stem *stem = &units->stems[ranked[i]->first_stem + s];
            sums[stem->stem] += belief * saturated(stem->count / norm);
        }
    }
}

/* The best stems that the question does not hold, with idf. Counting documents costs: only those that the units
 * say most of are looked up, twice for longer words, which tell more. */
static size_t choose(expansion *chosen, const double *sums, const dl_units *units, double all,
                     dl_document_count *count, void *context)
{
    size_t tried = 0;
    for (size_t i = 0; i < units->lexeme_count; i++) {
        size_t size = units->lexemes[i].stem.size;
        expansion stem = {(uint32_t)i, sums[i] * (size < 4 ? 0.5 : 1), 0};
        if (stem.weight <= 0 || units->lexemes[i].term)
            continue;
        if (tried == FEEDBACK_TRIED && by_weight(&stem, &chosen[tried - 1]) > 0)
            continue;
        size_t at = tried < FEEDBACK_TRIED ? tried++ : tried - 1;
        for (; at && by_weight(&stem, &chosen[at - 1]) < 0; at--)
            chosen[at] = chosen[at - 1];
        chosen[at] = stem;
    }
    for (size_t i = 0; i < tried; i++) {
        double holding;
        bool told = count(context, units->lexemes[chosen[i].stem].stem, &holding);
        /* In one document only it helps no other; in every tenth it tells nothing. */
        bool tells = told && holding >= 2 && holding <= 0.1 * all + 3;
        chosen[i].idf = tells ? dl_question_idf(all, holding) : 0;
        chosen[i].weight = sums[chosen[i].stem] * chosen[i].idf;
    }
    qsort(chosen, tried, sizeof *chosen, by_weight);
    size_t kept = tried < FEEDBACK_STEMS ? tried : FEEDBACK_STEMS;
    while (kept && chosen[kept - 1].weight <= 0)
        kept--;
    return kept;
}

static void add_feedback(dl_units *units, dl_unit **ranked, size_t count, double *gains, const expansion *chosen,
                         size_t kept, const dl_second_stage *stage)
{
    double asked = 0, weights = 0;
    for (size_t t = 0; t < units->question->count; t++)
        asked += units->question->terms[t].idf;
    for (size_t i = 0; i < units->lexeme_count; i++)
        gains[i] = 0;
    for (size_t i = 0; i < kept; i++)
        weights += chosen[i].weight;
    for (size_t i = 0; i < kept; i++)
        gains[chosen[i].stem] = feedback_weight * asked * chosen[i].weight / weights * chosen[i].idf;
    for (size_t i = 0; i < count; i++) {
        double norm = norm_of(ranked[i], stage);
        for (size_t s = 0; s < ranked[i]->stem_count; s++) {
            const dl_unit_stem *stem = &units->stems[ranked[i]->first_stem + s];
            if (gains[stem->stem] > 0)
                ranked[i]->parts[DL_UNIT_FEEDBACK] += gains[stem->stem] * saturated(stem->count / norm);
        }
        ranked[i]->score += ranked[i]->parts[DL_UNIT_FEEDBACK];
    }
}

void dl_second_stage_feedback(dl_units *units, const dl_second_stage *stage, double all, dl_document_count *count,
                              void *context)
{
    if (units->count < FEEDBACK_LEAST)
        return;
    dl_unit **ranked = malloc(units->count * sizeof(void *));
    double *sums = calloc(units->lexeme_count, sizeof *sums);
    for (size_t i = 0; ranked && i < units->count; i++)
        ranked[i] = &units->items[i];
    if (ranked && sums) {
        qsort(ranked, units->count, sizeof(void *), by_score);
        if (is_believed(units, ranked[0])) {
            expansion chosen[FEEDBACK_TRIED];
            sum_stems(sums, units, ranked, units->count < FEEDBACK_UNITS ? units->count : FEEDBACK_UNITS, stage);
            size_t kept = choose(chosen, sums, units, all, count, context);
            size_t pool = units->count < FEEDBACK_POOL ? units->count : FEEDBACK_POOL;
            add_feedback(units, ranked, pool, sums, chosen, kept, stage);
        }
    }
    free(ranked);
    free(sums);
}
