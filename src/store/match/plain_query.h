/* Recognising queries of words, phrases and filters alone, while they are compiled: those need no Xapian, see plain_words.h.
 * For the .cc files of store/ only. */
#ifndef DL_PLAIN_QUERY_H
#define DL_PLAIN_QUERY_H

#include <string>
#include <vector>

#include "query/query.h"
#include "store/match/article_passages.h"

namespace dl
{

/* A query, or a part of one, that is nothing but words, phrases and filters; else it is empty. */
struct PlainWords {
    /* A term in all documents, or in those alone that one of some other terms holds. */
    struct Term {
        std::string name;
        std::vector<std::string> within;
    };
    /* A term, or terms that count as one. */
    struct Word {
        std::vector<Term> terms;
        double weight; /* 0 of a filter */
        dl_occur occur = DL_MUST;
    };
    /* Terms that stand in this order, within so many positions. */
    struct Order {
        std::vector<std::string> terms;
        uint32_t window;
    };
    /* What no list of documents says: they are these passages, or without them have a date in [first, last], as bytes. */
    struct Filter {
        std::shared_ptr<const DocumentRanges> passages;
        std::string first, last;
        bool denies;
    };
    std::vector<Word> words; /* also those of phrases, which all must be there */
    std::vector<Filter> filters;
    std::vector<Order> orders; /* must be there */
    bool any = false;        /* one of the words that may be there must */
    double bonus = 0;        /* for all of those, as a share of their score */

    bool empty() const
    {
        return words.empty() && filters.empty();
    }
};

/* Is told of a tree's nodes as they are compiled. */
class PlainQuery
{
  public:
    /* What the clauses of a group amount to so far. */
    struct Group {
        PlainWords words;
        bool fits = true, has_must = false, has_own_should = false, has_inner_should = false;
        bool shoulds_score = true; /* its own, or none does */
    };

    /* A leaf is done, but for its weight. */
    void take_leaf(const dl_query_node &from, const Xapian::Query &made);
    /* Within it: what a phrase is made of, words whose places do not matter, and those that stand in order. */
    void take_phrase(const std::vector<Xapian::Query> &others, const std::vector<Xapian::Query> &placed,
                     uint32_t window);
    /* Within it: it is that. */
    void take_filter(const PlainWords::Filter &filter);
    /* Before it, and within it: it is no plain one. */
    void forget_node();
    /* The node before was a clause of this group, so many times. */
    void take_clause(Group &group, const dl_query_node &clause, double times);
    /* A group is done, but for its weight. */
    void take_group(const dl_query_node &from, Group group);
    /* The node that is done weighs that. */
    void weigh(double weight);

    /* What the node is that was done last, the root at the end. */
    const PlainWords &found() const
    {
        return node_before;
    }

  private:
    PlainWords node_before;
};

} // namespace dl

#endif
