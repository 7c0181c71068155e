/* Recognising queries of words and phrases alone, while they are compiled: those need no Xapian, see plain_words.h. For the
 * .cc files of store/ only. */
#ifndef DL_PLAIN_QUERY_H
#define DL_PLAIN_QUERY_H

#include <string>
#include <vector>

#include "query/query.h"

namespace dl
{

/* A query that is nothing but words and phrases; else `words` is empty. */
struct PlainWords {
    /* A term in all documents, or in those alone that one of some other terms holds. */
    struct Term {
        std::string name;
        std::vector<std::string> within;
    };
    /* A term, or terms that count as one. */
    struct Word {
        std::vector<Term> terms;
        double weight;
    };
    /* Terms that stand in this order, within so many positions. */
    struct Order {
        std::vector<std::string> terms;
        uint32_t window;
    };
    std::vector<Word> words; /* also those of phrases */
    std::vector<Order> orders;
    bool all = false;        /* must be there, as must the orders */
    double bonus = 0;        /* for all of them, as a share of their score */
};

/* Is told of a tree's nodes as they are compiled. */
class PlainQuery
{
  public:
    /* A node is done. */
    void take_node(const dl_query_node &from, const Xapian::Query &made);
    /* Within it: what a phrase is made of, words whose places do not matter, and those that stand in order. */
    void take_phrase(const std::vector<Xapian::Query> &others, const std::vector<Xapian::Query> &placed, uint32_t window);
    /* Within it: it is no plain one. */
    void forget_node();
    /* The node before was a clause of this group, so many times. */
    void take_clause(const dl_query_node &group, const dl_query_node &clause, double times, unsigned depth);
    /* The group at the root is done. */
    void end_root(const dl_query_node &group);
    /* The root is no group. */
    void take_root(const dl_query_node &root);

    PlainWords found() const
    {
        return words;
    }

  private:
    PlainWords words;
    PlainWords node_before; /* if it is a word or a phrase and nothing else */
    bool only_words = true; /* of the root's clauses */

    void take_over(double weight, dl_occur occur);
};

} // namespace dl

#endif
