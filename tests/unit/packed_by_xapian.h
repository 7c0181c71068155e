// What Xapian's own packing makes of a database, for tests that hold ours against it.
#ifndef PACKED_BY_XAPIAN_H
#define PACKED_BY_XAPIAN_H

#include <string>
#include <xapian.h>

inline void pack_by_xapian(const std::string &from, const std::string &to)
{
    Xapian::Database(from).compact(to);
}

#endif
