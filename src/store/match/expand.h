/* From a pattern or a fuzzy word to the index's terms. For the .cc files of store/ only. */
#ifndef DL_EXPAND_H
#define DL_EXPAND_H

#include <string>
#include <vector>

#include "store/segments/handles.h"

namespace dl
{

struct Expansion {
    /* By distance from the word that was asked for; patterns have terms at 0 only. */
    std::vector<Xapian::Query> terms[3];
    bool cut = false; /* there are more */

    /* Any of them, counted as one word. */
    Xapian::Query any() const;
    /* The same, and the nearer weigh more. */
    Xapian::Query nearest_first() const;
};

class Expander
{
  public:
    struct Found {
        unsigned distance;
        uint64_t documents;
        std::string term;
    };

    /* `limit`: most terms that a word stands for; of a pattern the commonest, else the nearest. In all,
     * ten times as many are made and a bounded number is looked at. */
    Expander(const Segments &from, size_t limit);

    /* Terms under `prefix` that the word, a PATTERN or FUZZY, stands for. Throws what Xapian throws. */
    Expansion expand(const std::string &prefix, const dl_query_word &word);

    /* The same terms of a FUZZY word as they are, in no order. */
    const std::vector<Found> &nearest(const std::string &prefix, const dl_query_word &word);

  private:
    const Segments &segments;
    size_t limit, left, looks;
    std::vector<Found> found; /* a heap, the worst first */
    bool cut = false;

    void fit(const std::string &prefix, const dl_query_word &word);
    void near(const std::string &prefix, const dl_query_word &word);
    void add(unsigned distance, uint64_t documents, const std::string &term);
    bool look();
};

} // namespace dl

#endif
