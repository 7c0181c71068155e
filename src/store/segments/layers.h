/* The metadata of segments, which lie upon each other: what a newer one says under a key counts, and it may say that
 * there is nothing. The newest alone says what is removed of the others. For the .cc files of store/ only. */
#ifndef DL_LAYERS_H
#define DL_LAYERS_H

#include <functional>
#include <string>

#include "store/segments/segments.h"

namespace dl
{

/* The value that says that there is nothing. */
inline std::string hidden()
{
    return std::string(1, '\0');
}

/* Under which the newest segment says what is removed of another: see store/glass/removed.h. */
#define DL_REMOVED_KEY "removed/"
inline std::string removed_key(const Segment &segment)
{
    return DL_REMOVED_KEY + segment.name;
}

/* Tells each key with the prefix that the segments from `first` on have, ascending, and what counts there, hidden()
 * too. False to stop. */
void each_metadata(const Segments &segments, size_t first, const std::string &prefix,
                   const std::function<bool(const std::string &key, const std::string &value)> &tell);

} // namespace dl

#endif
