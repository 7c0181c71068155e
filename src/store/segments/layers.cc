// The metadata of segments, and folding some into one.
#include <xapian.h>

#include "store/segments/layers.h"
#include "store/glass/removed.h"
#include "store/segments/handles.h"

namespace dl
{

void each_metadata(const Segments &segments, size_t first, const std::string &prefix,
                   const std::function<bool(const std::string &key, const std::string &value)> &tell)
{
    struct Layer {
        Xapian::TermIterator at, end;
        const Xapian::Database &database;
    };
    std::vector<Layer> layers; // the newest first
    for (size_t i = segments.size(); i-- > first;) {
        segments[i].tables->expect_metadata(prefix);
        const Xapian::Database &database = segments[i].database();
        layers.push_back({database.metadata_keys_begin(prefix), database.metadata_keys_end(prefix), database});
    }
    for (;;) {
        const Layer *least = nullptr;
        std::string key;
        for (const Layer &layer : layers) {
            if (layer.at == layer.end)
                continue;
            std::string own = *layer.at;
            if (!least || own < key) {
                least = &layer;
                key = std::move(own);
            }
        }
        if (!least || !tell(key, least->database.get_metadata(key)))
            return;
        for (Layer &layer : layers)
            if (layer.at != layer.end && *layer.at == key)
                ++layer.at;
    }
}

} // namespace dl
