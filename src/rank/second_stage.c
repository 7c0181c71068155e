/* The second stage's score. */
#include "rank/second_stage.h"
#include "rank/rank.h"

#include <math.h>

static const double title_weight = 4, tag_weight = 0.7, kin_weight = 0.3, exact_weight = 0.3, pair_weight = 0.15,
                    window_weight = 0.4, article_weight = 0.4, idf_power = 1.2;
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

static double count_of(const dl_occurrence *at)
{
    return (at->in_tag ? tag_weight : 1) * (at->kin ? kin_weight : 1);
}

/* ---- words ---- */

static double words_score(const dl_units *units, const dl_unit *unit, double norm)
{
    const dl_question *question = units->question;
    double counts[DL_QUESTION_TERMS] = {0}, exacts[DL_QUESTION_TERMS] = {0}, score = 0;
    for (size_t i = 0; i < unit->count; i++) {
        const dl_occurrence *at = &units->occurrences[unit->first + i];
        counts[at->term] += (at->in_title ? title_weight : 1) * count_of(at);
        exacts[at->term] += at->exact;
    }
    for (size_t t = 0; t < question->count; t++) {
        const dl_question_term *term = &question->terms[t];
        score += term->weight * (pow(term->idf, idf_power) * saturated(counts[t] / norm) +
                                 exact_weight * term->exact_idf * saturated(exacts[t] / norm));
    }
    return score;
}

/* What the texts of an article's units say together, without their title, which each has already. */
static double article_score(const dl_units *units, uint32_t article)
{
    const dl_question *question = units->question;
    double counts[DL_QUESTION_TERMS] = {0}, score = 0;
    for (size_t u = 0; u < units->count; u++) {
        const dl_unit *unit = &units->items[u];
        const dl_occurrence *all = &units->occurrences[unit->first];
        for (size_t i = 0; i < unit->count && unit->article == article; i++)
            counts[all[i].term] += all[i].in_title ? 0 : count_of(&all[i]);
    }
    for (size_t t = 0; t < question->count; t++)
        score += question->terms[t].weight * pow(question->terms[t].idf, idf_power) * saturated(counts[t]);
    return article_weight * score;
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
        if (unit->article)
            unit->parts[DL_UNIT_ARTICLE] = article_score(units, unit->article);
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
    static const char *const names[DL_UNIT_PARTS] = {"words", "pairs", "window", "article", "first stage", "feedback"};
    return names[part];
}
