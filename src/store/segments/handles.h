/* What the opaque handles of store.h hold. For the .cc files of store/ only: whoever includes this
 * has included xapian.h first. */
#ifndef DL_HANDLES_H
#define DL_HANDLES_H

#include <exception>
#include <new>
#include <optional>
#include <string>

#include "store/bulk/bulk.h"
#include "store/document/document.h"
#include "store/guard.h"
#include "store/segments/segments.h"
#include "store/store.h"

struct dl_store_reader {
    std::string path; /* for messages */
    dl::Segments segments;     /* at least one */

    uint64_t documents() const
    {
        uint64_t all = 0;
        for (const dl::Segment &segment : segments)
            all += segment.documents;
        return all;
    }

    /* All of them. Throws what dl::Segment::database does. */
    const Xapian::Database &database() const
    {
        if (!opened) {
            Xapian::Database all;
            for (const dl::Segment &segment : segments)
                all.add_database(segment.database());
            opened = std::move(all);
        }
        return *opened;
    }

  private:
    mutable std::optional<Xapian::Database> opened;
};

struct dl_store_writer {
    std::string path;
    Xapian::WritableDatabase database;
    bool open_transaction = false;
    std::exception_ptr failure; /* the first change that failed: the transaction is lost */
    double pivot = DL_STORE_PIVOT;
    dl_bulk *bulk = nullptr;    /* writes the tables itself; `database` is then not open */
    dl_join *join = nullptr;    /* the same */
};

namespace dl
{

/* A dl_buffer that lets go of its memory whatever is thrown. */
struct Buffer : dl_buffer {
    Buffer() : dl_buffer()
    {
    }
    ~Buffer()
    {
        dl_buffer_free(this);
    }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
};

inline std::string text_of(dl_slice slice)
{
    return slice.size ? std::string(slice.data, slice.size) : std::string();
}

inline dl_slice slice_of(const std::string &text)
{
    return dl_slice_make(text.data(), text.size());
}

// What the caller gets; without room for it there is no answer.
inline void append(dl_buffer *out, dl_slice text)
{
    dl_buffer_add_slice(out, text);
    if (out->failed)
        throw std::bad_alloc();
}

inline void append(dl_buffer *out, const std::string &text)
{
    append(out, slice_of(text));
}

} // namespace dl

#endif
