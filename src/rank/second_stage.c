/* The second stage's score. */
#include "rank/second_stage.h"
#include "rank/rank.h"

#include <math.h>

static const double title_weight = 4, tag_weight = 0.7, kin_weight = 0.3, exact_weight = 0.3, pair_weight = 0.15,
                    window_weight = 0.4, article_weight = 0.4, idf_power = 1.2;
/* Of articles. */
static const double length_weight = 0.65, headline_weight = 0.35, block_weight = 0.25;
enum { NEAR = 8, WINDOW = 20, BLOCK = 100 };

static double saturated(double x)
{
    const double k1 = dl_rank_default().k1;
    return (k1 + 1) * x / (k1 + x);
}

/* Whether a passage says nothing but words of the question: "Merkel." above what is told of her. Its article's headline may. */
static bool says_no_more(const dl_units *units, const dl_unit *unit)
{
    const dl_occurrence *all = &units->occurrences[unit->first];
    uint32_t words = 0, last = UINT32_MAX;
    if (!unit->article || !unit->title_length || unit->length > DL_QUESTION_TERMS)
        return false;
    for (size_t i = 0; i < unit->count; i++)
        if (!all[i].in_title && all[i].position != last) {
            words++;
            last = all[i].position;
        }
    return words >= unit->length;
}

static double norm_of(const dl_units *units, const dl_unit *unit, const dl_second_stage *stage)
{
    const double b = unit->article ? dl_rank_default().b : length_weight;
    const double norm = 1 - b + b * (double)(unit->length + unit->title_length) / stage->average_length;
    return norm < 1 && says_no_more(units, unit) ? 1 : norm; /* that it is short is no merit */
}

static double count_of(const dl_occurrence *at)
{
    return (at->in_tag ? tag_weight : 1) * (at->kin ? kin_weight : 1);
}

/* As many as the question has: room for the most would take longer to clear than to use. */
static void clear(double *counts, size_t count)
{
    memset(counts, 0, count * sizeof *counts);
}

/* By word of the question; no unit changes it. */
static void raise_idf(double *raised, const dl_question *question)
{
    for (size_t t = 0; t < question->count; t++)
        raised[t] = pow(question->terms[t].idf, idf_power);
}

/* ---- words ---- */

static double words_score(const dl_units *units, const dl_unit *unit, const double *raised, double norm)
{
    const dl_question *question = units->question;
    double counts[DL_QUESTION_TERMS], exacts[DL_QUESTION_TERMS], score = 0;
    clear(counts, question->count);
    clear(exacts, question->count);
    for (size_t i = 0; i < unit->count; i++) {
        const dl_occurrence *at = &units->occurrences[unit->first + i];
        counts[at->term] += (at->in_title ? title_weight : 1) * count_of(at);
        exacts[at->term] += at->exact;
    }
    for (size_t t = 0; t < question->count; t++) {
        const dl_question_term *term = &question->terms[t];
        score += term->weight * (raised[t] * saturated(counts[t] / norm) +
                                 exact_weight * term->exact_idf * saturated(exacts[t] / norm));
    }
    return score;
}

/* What the texts of an article's units say together, without their title, which each has already. */
static double article_score(const dl_units *units, const double *raised, uint32_t article)
{
    const dl_question *question = units->question;
    double counts[DL_QUESTION_TERMS], score = 0;
    clear(counts, question->count);
    for (size_t u = 0; u < units->count; u++) {
        const dl_unit *unit = &units->items[u];
        const dl_occurrence *all = &units->occurrences[unit->first];
        for (size_t i = 0; i < unit->count && unit->article == article; i++)
            counts[all[i].term] += all[i].in_title ? 0 : count_of(&all[i]);
    }
    for (size_t t = 0; t < question->count; t++)
        score += question->terms[t].weight * raised[t] * saturated(counts[t]);
    return article_weight * score;
}

/* The words of an article's title once more, by themselves: it is short, and says what the article is about. */
static double title_score(const dl_units *units, const dl_unit *unit)
{
    const dl_question *question = units->question;
    double counts[DL_QUESTION_TERMS] = {0}, score = 0;
    for (size_t i = 0; i < unit->count; i++) {
        const dl_occurrence *at = &units->occurrences[unit->first + i];
        counts[at->term] += at->in_title ? count_of(at) : 0;
    }
    for (size_t t = 0; t < question->count; t++)
        score += question->terms[t].weight * pow(question->terms[t].idf, idf_power) * saturated(counts[t]);
    return headline_weight * score;
}

/* ---- proximity ---- */

/* The pairs that begin with each term, number + 1, as chains that end with 0. */
typedef struct pair_chains {
    uint16_t head[DL_QUESTION_TERMS], next[DL_QUESTION_PAIRS];
} pair_chains;

static void chain_pairs(pair_chains *out, const dl_question *question)
{
    *out = (pair_chains){0};
    for (size_t p = question->pair_count; p-- > 0;) {
        out->next[p] = out->head[question->pairs[p].first];
        out->head[question->pairs[p].first] = (uint16_t)(p + 1);
    }
}

/* The pair of these terms in this order, + 1; or 0. */
static size_t pair_of(const dl_question *question, const pair_chains *chains, size_t first, size_t second)
{
    size_t p = chains->head[first];
    while (p && question->pairs[p - 1].second != second)
        p = chains->next[p - 1];
    return p;
}

static double pairs_score(const dl_units *units, const dl_unit *unit, const pair_chains *chains, double norm)
{
    const dl_question *question = units->question;
    const dl_occurrence *all = &units->occurrences[unit->first];
    double ordered[DL_QUESTION_PAIRS], near[DL_QUESTION_PAIRS], score = 0;
    clear(ordered, question->pair_count);
    clear(near, question->pair_count);
    for (size_t i = 0; i < unit->count; i++)
        for (size_t j = i + 1; j < unit->count && all[j].position - all[i].position <= NEAR; j++) {
            const uint32_t gap = all[j].position - all[i].position;
            if (!gap || (all[i].in_tag && all[j].in_tag))
                continue;
            size_t forward = pair_of(question, chains, all[i].term, all[j].term);
            size_t pair = forward ? forward : pair_of(question, chains, all[j].term, all[i].term);
            if (!pair)
                continue;
            near[pair - 1]++;
            ordered[pair - 1] += forward && (gap == 1 || gap == question->pairs[pair - 1].gap);
        }
    for (size_t p = 0; p < question->pair_count; p++) {
        const dl_question_pair *pair = &question->pairs[p];
        double idf = fmin(question->terms[pair->first].idf, question->terms[pair->second].idf);
        score += pair->weight * idf * pair_weight * (saturated(ordered[p] / norm) + saturated(near[p] / norm));
    }
    return score;
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

/* What a term's score changes by when `more` is added to its count. */
static double gain(double *count, const dl_question_term *term, double more)
{
    double before = saturated(*count);
    *count = fmax(0, *count + more);
    return term->weight * term->idf * (saturated(*count) - before);
}

/* The best BLOCK words of an article that is read as one text: a passage of its own would answer so. */
static double block_score(const dl_units *units, const dl_unit *unit)
{
    const dl_question_term *terms = units->question->terms;
    const dl_occurrence *all = &units->occurrences[unit->first];
    double counts[DL_QUESTION_TERMS] = {0}, now = 0, best = 0;
    for (size_t first = 0, last = 0; last < unit->count; last++) {
        now += gain(&counts[all[last].term], &terms[all[last].term], count_of(&all[last]));
        for (; all[last].position - all[first].position >= BLOCK; first++)
            now += gain(&counts[all[first].term], &terms[all[first].term], -count_of(&all[first]));
        best = fmax(best, now);
    }
    return block_weight * best;
}

void dl_second_stage_score(dl_units *units, const dl_second_stage *stage)
{
    pair_chains chains;
    chain_pairs(&chains, units->question);
    double raised[DL_QUESTION_TERMS];
    raise_idf(raised, units->question);
    for (size_t i = 0; i < units->count; i++) {
        dl_unit *unit = &units->items[i];
        double norm = norm_of(units, unit, stage);
        memset(unit->parts, 0, sizeof unit->parts);
        unit->parts[DL_UNIT_WORDS] = words_score(units, unit, raised, norm);
        unit->parts[DL_UNIT_WINDOW] = window_score(units, unit);
        if (unit->article) {
            unit->parts[DL_UNIT_ARTICLE] = article_score(units, raised, unit->article);
        } else {
            unit->parts[DL_UNIT_TITLE] = title_score(units, unit);
            unit->parts[DL_UNIT_BLOCK] = block_score(units, unit);
        }
        unit->parts[DL_UNIT_STAGE_ONE] = unit->stage_one;
        unit->parts[DL_UNIT_PAIRS] = pairs_score(units, unit, &chains, norm);
        unit->score = 0;
        for (size_t p = 0; p < DL_UNIT_PARTS; p++)
            unit->score += unit->parts[p];
    }
}

const char *dl_second_stage_part(dl_unit_part part)
{
    static const char *const names[DL_UNIT_PARTS] = {"words", "pairs",       "window",  "article",
                                                       "title", "block", "first stage", "feedback"};
    return names[part];
}
