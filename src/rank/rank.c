/* Ranking policy. */
#include "rank/rank.h"

/* k1 and b are the values of most of the literature, and Lucene's. `dateline eval --ranking plain` prints what they
 * reach without the second stage, tests/eval/ranking.sh what the peers reach. */
dl_rank_parameters dl_rank_default(void)
{
    return (dl_rank_parameters){.k1 = 1.2, .b = DL_LENGTH_WEIGHT};
}

/* Passages with all words of a short query come first: the words together add their score once more. A
 * long question is no such list of demands. */
enum { ALL_BONUS_CLAUSES = 6 };
/* Each bonus asks for all below it twice: what is nested deeper than anybody means it has none. */
enum { ALL_BONUS_DEPTH = 3 };
static const double all_bonus = 1.0;

/* Filters say which passages, not how good. */
static bool is_filter(const dl_query_node *node)
{
    return (node->kind == DL_QUERY_KEYWORD && !node->clause_count) || node->kind == DL_QUERY_DATES ||
           node->kind == DL_QUERY_ALL;
}

static bool is_stop_word(const dl_query_node *node)
{
    /* A quoted word, which has no stem, is meant as it stands. */
    return node->kind == DL_QUERY_WORD && !node->field && node->words[0].stop &&
           node->words[0].stem.size;
}

static void apply(dl_query_node *node, unsigned depth)
{
    if (is_filter(node))
        node->weight = 0;
    size_t telling = 0;
    for (size_t i = 0; i < node->clause_count; i++) {
        dl_query_node *clause = node->clauses[i];
        apply(clause, depth + 1);
        telling += clause->occur != DL_MUST_NOT && !is_filter(clause) && !is_stop_word(clause);
    }
    /* Words like "the" are in most passages: they cost the most to look up and say the least. They
     * count only where nothing else does ("to be or not to be"). */
    size_t scored = 0;
    for (size_t i = 0; i < node->clause_count; i++) {
        dl_query_node *clause = node->clauses[i];
        if (clause->occur != DL_SHOULD)
            continue;
        clause->ignored = telling && is_stop_word(clause) && !node->either;
        scored += !clause->ignored && !is_filter(clause);
    }
    const bool earns = !node->alike && scored >= 2 && scored <= ALL_BONUS_CLAUSES && depth < ALL_BONUS_DEPTH;
    node->all_bonus = earns ? all_bonus : 0;
}

void dl_rank_apply(dl_query_node *root)
{
    if (root)
        apply(root, 0);
}
