/* Bringing near what will soon be read of several documents: their look-ups then wait for memory together, not one after
 * the other. Only hints. For the .cc files of store/ only. */
#ifndef DL_AHEAD_H
#define DL_AHEAD_H

#include "store/segments/segments.h"

namespace dl
{

/* Their data, in the order in which they are asked for. */
void fetch_data(const Segments &segments, const uint32_t *numbers, size_t count);

/* The term's positions in them. */
void fetch_places(const Segments &segments, const uint32_t *numbers, size_t count, const std::string &term);

} // namespace dl

#endif
