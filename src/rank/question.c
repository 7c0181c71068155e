/* The plain words of a query. */
#include "rank/question.h"

#include <math.h>

/* Pairs with a word between them count so much. */
static const double skip_weight = 0.3;

/* The words in the order of the question, for pairs. */
typedef struct sequence {
    dl_question *question;
    size_t terms[DL_QUESTION_TERMS * 2];
    size_t places[DL_QUESTION_TERMS * 2]; /* in the question, stop words counted */
    size_t count, place;
} sequence;

double dl_question_idf(double all, double holding)
{
    holding = holding > all ? all : holding;
    return log(1 + (all - holding + 0.5) / (holding + 0.5));
}

static void add_term(sequence *into, dl_question_term term)
{
    dl_question *question = into->question;
    size_t at = 0;
    while (at < question->count && !dl_slice_equal(question->terms[at].stem, term.stem))
        at++;
    if (at == DL_QUESTION_TERMS)
        return;
    if (at == question->count) {
        question->terms[question->count] = term;
        question->terms[question->count++].weight = 0;
    }
    question->terms[at].weight += term.weight;
    if (into->count < DL_QUESTION_TERMS * 2) {
        into->terms[into->count] = at;
        into->places[into->count++] = into->place;
    }
}

static void add_word(sequence *into, const dl_query_node *node)
{
    const dl_query_word *word = &node->words[0];
    add_term(into, (dl_question_term){.stem = word->stem,
                                      .folded = word->folded,
                                      .others = word->others,
                                      .wanted = word->wanted,
                                      .other_count = word->other_count,
                                      .weight = node->weight});
}

/* A word of a script without blanks, by its pairs of characters. */
static void add_run(sequence *into, const dl_query_node *node)
{
    for (size_t i = 1; i < node->word_count; i++)
        if (node->words[i].pair.size)
            add_term(into, (dl_question_term){
                               .stem = node->words[i].pair, .folded = node->words[i].pair, .weight = node->weight});
}

static void collect(sequence *into, const dl_query_node *node)
{
    if (node->occur == DL_MUST_NOT)
        return;
    into->place++;
    if (node->ignored || node->weight <= 0)
        return;
    if (node->kind == DL_QUERY_GROUP)
        for (size_t i = 0; i < node->clause_count; i++)
            collect(into, node->clauses[i]);
    else if (node->kind == DL_QUERY_WORD && !node->field && node->word_count && node->words[0].stem.size)
        add_word(into, node);
    else if (!node->field && dl_query_is_run(node))
        add_run(into, node);
    else if (into->question->other_count < DL_QUESTION_OTHERS)
        into->question->others[into->question->other_count++] = node;
    else
        into->question->too_long = true;
}

static void add_pair(dl_question *question, size_t first, size_t second, size_t gap, double weight)
{
    if (first == second || question->pair_count == DL_QUESTION_PAIRS)
        return;
    for (size_t i = 0; i < question->pair_count; i++) {
        const dl_question_pair *known = &question->pairs[i];
        if ((known->first == first && known->second == second) || (known->first == second && known->second == first))
            return;
    }
    question->pairs[question->pair_count++] = (dl_question_pair){first, second, (uint32_t)gap, weight};
}

void dl_question_collect(dl_question *out, const dl_query_node *root)
{
    *out = (dl_question){.root = root};
    sequence words = {.question = out};
    if (root)
        collect(&words, root);
    for (size_t i = 1; i < words.count; i++)
        add_pair(out, words.terms[i - 1], words.terms[i], words.places[i] - words.places[i - 1], 1);
    for (size_t i = 2; i < words.count; i++)
        add_pair(out, words.terms[i - 2], words.terms[i], 0, skip_weight);
}
