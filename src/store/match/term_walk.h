/* The terms of all segments in order, each once. For the .cc files of store/ only: whoever includes this has included
 * xapian.h first. */
#ifndef DL_TERM_WALK_H
#define DL_TERM_WALK_H

#include <string>
#include <vector>

#include "store/segments/segments.h"

namespace dl
{

class TermWalk
{
  public:
    /* At the first term that begins with the prefix. Throws what Xapian throws, here and below. */
    TermWalk(const Segments &segments, std::string with);

    bool at_end() const
    {
        return layers[least].term.empty();
    }
    const std::string &term() const
    {
        return layers[least].term;
    }
    /* How many hold it, those removed with them. */
    uint64_t documents() const;

    void next();
    /* To the first that is not before it, unless that would be backwards. */
    void skip_to(const std::string &term);

  private:
    struct Layer {
        const Segment *segment;
        std::string term; /* empty: no more */
    };
    std::vector<Layer> layers;
    size_t least = 0; /* the layer whose term is at hand */
    const std::string prefix;

    void find(Layer &layer, const std::string &from, bool itself);
    void choose();
};

} // namespace dl

#endif
