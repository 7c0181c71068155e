// Merging databases, as Xapian's compaction does.
#include <xapian.h>

#include "store/guard.h"
#include "store/store.h"

extern "C" dateline_status dl_store_merge(const char *to, const char *first, const char *second,
                                          dateline_error *error) noexcept
{
    return dl::guard(to, dl::During::writing, error, [&] {
        Xapian::Database both(first);
        both.add_database(Xapian::Database(second));
        both.compact(to, Xapian::Compactor::FULL);
        return DATELINE_OK;
    });
}
