// Terms in order.
#include <xapian.h>

#include "store/match/term_walk.h"

#include <utility>

namespace dl
{

TermWalk::TermWalk(const Segments &segments, std::string with) : prefix(std::move(with))
{
    for (const Segment &segment : segments) {
        layers.push_back({&segment, {}});
        find(layers.back(), prefix, true);
    }
    choose();
}

// Moves a layer to its first term that is behind `from`, or `from` itself if that may be.
void TermWalk::find(Layer &layer, const std::string &from, bool itself)
{
    const dl_glass_answer answer = layer.segment->tables->next_term(&layer.term, from, itself);
    if (answer == DL_GLASS_UNSURE) {
        layer.segment->tables->expect_terms(prefix);
        auto found = layer.segment->database().allterms_begin(prefix);
        found.skip_to(itself ? from : from + '\0');
        layer.term = found == layer.segment->database().allterms_end(prefix) ? std::string() : *found;
    }
    if (answer == DL_GLASS_ABSENT || layer.term.compare(0, prefix.size(), prefix) != 0)
        layer.term.clear();
}

void TermWalk::choose()
{
    least = 0;
    for (size_t i = 1; i < layers.size(); i++)
        if (!layers[i].term.empty() && (layers[least].term.empty() || layers[i].term < layers[least].term))
            least = i;
}

uint64_t TermWalk::documents() const
{
    uint64_t all = 0;
    for (const Layer &layer : layers)
        if (layer.term == term())
            all += documents_with(*layer.segment, layer.term);
    return all;
}

void TermWalk::next()
{
    const std::string now = term();
    for (Layer &layer : layers)
        if (layer.term == now)
            find(layer, now, false);
    choose();
}

void TermWalk::skip_to(const std::string &term)
{
    for (Layer &layer : layers)
        if (!layer.term.empty() && layer.term < term)
            find(layer, term, true);
    choose();
}

} // namespace dl
