/* The segments of an index, and the numbers of their documents. Xapian numbers those of several databases in turn:
 * the first of each, then the second of each. To us the documents of the oldest segment come first, then those of the
 * next, so that an article's passages still follow it. Only here one becomes the other. For the .cc files of store/
 * only: whoever includes this has included xapian.h first. */
#ifndef DL_SEGMENTS_H
#define DL_SEGMENTS_H

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/segments/tables.h"
#include "store/store.h"

namespace dl
{

/* A dl_bitmap that lets go of its memory. */
struct Bitmap : dl_bitmap {
    Bitmap() : dl_bitmap()
    {
    }
    Bitmap(Bitmap &&other) noexcept : dl_bitmap(other)
    {
        static_cast<dl_bitmap &>(other) = dl_bitmap();
    }
    Bitmap &operator=(Bitmap &&other) noexcept
    {
        std::swap(static_cast<dl_bitmap &>(*this), static_cast<dl_bitmap &>(other));
        return *this;
    }
    ~Bitmap()
    {
        dl_bitmap_free(this);
    }
};

/* Of a file that is written once. */
struct FolderMark {
    dev_t device = 0;
    ino_t inode = 0; /* 0: unknown */
    time_t seconds = 0;
    long nanoseconds = 0;

    bool operator==(const FolderMark &other) const
    {
        return device == other.device && inode == other.inode && seconds == other.seconds &&
               nanoseconds == other.nanoseconds;
    }
};

struct Segment {
    std::string name, folder;
    FolderMark mark; /* of its version file */
    std::string uuid;
    uint64_t documents;   /* those removed with them */
    Xapian::docid before; /* documents of the older ones */
    Xapian::docid last;   /* the greatest number within it */
    Bitmap removed;       /* numbers within it */
    std::unique_ptr<Tables> tables; /* never NULL */
    mutable std::optional<Xapian::Database> opened; /* by Xapian, once that was needed */

    /* For all that the tables do not answer. Throws what Xapian throws, of a segment that is gone or was replaced, too:
     * the reader is then to be opened again. */
    const Xapian::Database &database() const
    {
        if (!opened) {
            Xapian::Database made(folder);
            if (made.get_uuid() != uuid)
                throw Xapian::DatabaseModifiedError("another segment took its place");
            opened = std::move(made);
        }
        return *opened;
    }

    bool lacks(Xapian::docid document) const
    {
        return dl_bitmap_has(&removed, document);
    }
};

using Segments = std::vector<Segment>; /* the oldest first */

/* How many hold the term, those removed with them. */
inline uint64_t documents_with(const Segment &segment, const std::string &term)
{
    uint64_t count;
    const dl_slice name = dl_slice_make(term.data(), term.size());
    return segment.tables->count(&count, name) != DL_GLASS_UNSURE ? count : segment.database().get_termfreq(term);
}

/* Of a document as Xapian numbers it in all of them together. */
inline uint32_t number_of(const Segments &segments, Xapian::docid id)
{
    const auto count = Xapian::docid(segments.size());
    return count == 1 ? id : segments[(id - 1) % count].before + (id - 1) / count + 1;
}

struct Place {
    const Segment &segment;
    Xapian::docid document;
};

/* Where the document of a number is; past the end of the last segment when there is none. */
inline Place place_of(const Segments &segments, uint32_t number)
{
    size_t at = segments.size() - 1;
    while (at && segments[at].before >= number)
        at--;
    return {segments[at], number - segments[at].before};
}

/* Which of them a posting source is asked about. */
inline size_t segment_of(const Segments &segments, const Xapian::Database &shard)
{
    size_t at = 0;
    if (segments.size() > 1) {
        const std::string uuid = shard.get_uuid();
        while (at + 1 < segments.size() && segments[at].uuid != uuid)
            at++;
    }
    return at;
}

inline bool any_removed(const Segments &segments)
{
    for (const Segment &segment : segments)
        if (segment.removed.count)
            return true;
    return false;
}

} // namespace dl

#endif
