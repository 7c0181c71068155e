// Reading: metadata, documents, values.
#include <xapian.h>

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>

#include "store/glass/removed.h"
#include "store/glass/sums.h"
#include "store/segments/ahead.h"
#include "store/segments/handles.h"
#include "store/segments/layers.h"

using dl::append;
using dl::During;
using dl::guard;
using dl::text_of;

namespace
{

// What tells the folder of a segment from another of the same name that came to its place.
dl::FolderMark mark_of(const std::string &path)
{
    struct stat found;
    if (stat((path + "/iamglass").c_str(), &found))
        return {};
    return {found.st_dev, found.st_ino, found.st_mtim.tv_sec, found.st_mtim.tv_nsec};
}

// Behind the others.
void put_behind(dl_store_reader &reader, dl::Segment &&segment)
{
    const uint64_t before = reader.segments.empty() ? 0 : reader.segments.back().before + reader.segments.back().last;
    if (before + segment.last > UINT32_MAX / 2)
        throw Xapian::RangeError("too many documents for one index");
    segment.before = Xapian::docid(before);
    reader.segments.push_back(std::move(segment));
}

dateline_status add_segment(dl_store_reader &reader, const std::string &name, const std::string &path,
                            dateline_error *error) noexcept
{
    dl_version_file version;
    dl_sums *sums;
    if (dateline_status status = dl_sums_open(&sums, &version, path.c_str(), error))
        return status;
    dl::Tables::Sums known(sums);
    return guard(path.c_str(), During::opening, error, [&] {
        auto tables = std::make_unique<dl::Tables>();
        tables->open(path, version, std::move(known));
        const dl::FolderMark mark = mark_of(path);
        dl::Segment made{name, path, mark, version.uuid, version.documents, 0, Xapian::docid(version.last_document), {},
                         std::move(tables), {}};
        if (!made.tables->are_sealed()) { // Xapian knows what is there now
            made.opened = Xapian::Database(path);
            if (made.opened->get_revision() != version.revision || made.opened->get_uuid() != version.uuid)
                made.tables->close();
            made.uuid = made.opened->get_uuid();
            made.documents = made.opened->get_doccount();
            made.last = made.opened->get_lastdocid();
        }
        put_behind(reader, std::move(made));
        return DATELINE_OK;
    });
}

// Takes an open segment over.
bool take_segment(dl_store_reader &reader, dl_store_reader &from, const std::string &path)
{
    for (dl::Segment &segment : from.segments)
        if (segment.folder == path && segment.tables && segment.mark.inode && segment.mark == mark_of(path)) {
            dl_bitmap_free(&segment.removed);
            put_behind(reader, std::move(segment));
            return true;
        }
    return false;
}

std::string metadata_of(const dl::Segment &segment, const std::string &key)
{
    dl_slice found;
    return segment.tables->metadata(&found, key.c_str()) == DL_GLASS_UNSURE ? segment.database().get_metadata(key)
                                                                            : text_of(found);
}

// Reads what the newest says of the others.
void load_removed(dl::Segments &segments)
{
    for (dl::Segment &segment : segments) {
        const std::string bytes = metadata_of(segments.back(), dl::removed_key(segment));
        if (bytes.empty())
            continue;
        if (!dl_bitmap_make(&segment.removed, segment.last + 1))
            throw std::bad_alloc();
        if (!dl_removed_get(&segment.removed, dl::slice_of(bytes)))
            throw Xapian::DatabaseCorruptError("what is removed of " + segment.name + " is damaged");
    }
}

// The names in the order of the segments.
std::vector<std::string> names_of(dl_slice names)
{
    std::vector<std::string> made;
    for (size_t at = 0; at < names.size;) {
        size_t end = at;
        while (end < names.size && names.data[end] != ' ')
            end++;
        made.emplace(made.begin(), names.data + at, end - at);
        at = end + 1;
    }
    return made;
}

} // namespace

extern "C" {

dateline_status dl_store_reader_open(dl_store_reader **out, const char *path,
                                     dateline_error *error) noexcept
{
    *out = nullptr;
    return guard(path, During::opening, error, [&] {
        auto made = std::make_unique<dl_store_reader>();
        made->path = path;
        dateline_status status = add_segment(*made, "", path, error);
        if (!status)
            *out = made.release();
        return status;
    });
}

dateline_status dl_store_reader_open_segments(dl_store_reader **out, const char *index, dl_slice names,
                                              dateline_error *error) noexcept
{
    *out = nullptr;
    return dl_store_reader_follow(out, index, names, error);
}

dateline_status dl_store_reader_follow(dl_store_reader **reader, const char *index, dl_slice names,
                                       dateline_error *error) noexcept
{
    const std::unique_ptr<dl_store_reader> before(*reader);
    *reader = nullptr;
    return guard(index, During::opening, error, [&] {
        auto made = std::make_unique<dl_store_reader>();
        for (const std::string &name : names_of(names)) {
            const std::string path = std::string(index) + "/" + name;
            made->path = made->segments.empty() ? path : index;
            if (before && take_segment(*made, *before, path))
                continue;
            if (dateline_status status = add_segment(*made, name, path, error))
                return status;
        }
        load_removed(made->segments);
        *reader = made.release();
        return DATELINE_OK;
    });
}

bool dl_store_reader_is_there(const dl_store_reader *reader) noexcept
{
    bool there = true;
    const dateline_status status = guard("", During::reading, nullptr, [&] {
        there = std::all_of(reader->segments.begin(), reader->segments.end(), [](const dl::Segment &segment) {
            return segment.mark.inode && segment.mark == mark_of(segment.folder);
        });
        return DATELINE_OK;
    });
    return there && !status; // when memory ran out, whoever opens them again is told so
}

void dl_store_reader_free(dl_store_reader *reader) noexcept
{
    delete reader;
}

dateline_status dl_store_reader_stats(dl_store_stats *out, dl_store_reader *reader,
                                      dateline_error *error) noexcept
{
    *out = dl_store_stats{};
    return guard(reader->path.c_str(), During::reading, error, [&] {
        out->documents = reader->documents();
        out->last_document = reader->segments.back().before + reader->segments.back().last;
        out->segments = reader->segments.size();
        for (const dl::Segment &segment : reader->segments)
            out->removed += segment.removed.count;
        return DATELINE_OK;
    });
}

dateline_status dl_store_reader_segment(dl_store_segment *out, dl_store_reader *reader, size_t number,
                                        dateline_error *error) noexcept
{
    *out = dl_store_segment{};
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const dl::Segment &segment = reader->segments.at(number);
        *out = dl_store_segment{segment.name.c_str(), segment.documents, segment.removed.count};
        return DATELINE_OK;
    });
}

dateline_status dl_store_metadata(dl_buffer *out, dl_store_reader *reader, const char *key,
                                  dateline_error *error) noexcept
{
    dl::Buffer teller;
    bool same;
    return dl_store_metadata_again(&same, out, &teller, reader, key, error);
}

dateline_status dl_store_metadata_again(bool *same, dl_buffer *out, dl_buffer *teller, dl_store_reader *reader,
                                        const char *key, dateline_error *error) noexcept
{
    *same = false;
    return guard(reader->path.c_str(), During::reading, error, [&] {
        std::string value;
        dl_slice found = {nullptr, 0};
        auto segment = reader->segments.rbegin();
        for (; segment != reader->segments.rend() && !found.size; ++segment) {
            if (dl_slice_equal(dl::slice_of(segment->uuid), dl_buffer_slice(teller))) {
                *same = true;
                return DATELINE_OK;
            }
            if (segment->tables->metadata(&found, key) == DL_GLASS_UNSURE) {
                value = segment->database().get_metadata(key);
                found = dl::slice_of(value);
            }
        }
        dl_buffer_clear(teller);
        if (found.size)
            append(teller, std::prev(segment)->uuid);
        if (!dl_slice_equal(found, dl::slice_of(dl::hidden())))
            append(out, found);
        return DATELINE_OK;
    });
}

dateline_status dl_store_metadata_each(dl_store_reader *reader, const char *prefix,
                                       dl_store_metadata_sink *sink, void *context,
                                       dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        dl::each_metadata(reader->segments, 0, prefix, [&](const std::string &key, const std::string &value) {
            return value == dl::hidden() || sink(context, dl::slice_of(key), dl::slice_of(value));
        });
        return DATELINE_OK;
    });
}

dateline_status dl_store_document_data(dl_buffer *out, dl_store_reader *reader, uint32_t document,
                                       dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        if (document == 0)
            throw Xapian::DocNotFoundError("there is no document 0");
        dl_slice found;
        const dl::Place place = dl::place_of(reader->segments, document);
        if (place.segment.tables->data(&found, place.document) == DL_GLASS_FOUND) {
            append(out, found);
            return DATELINE_OK;
        }
        // Looking first whether it exists costs a search of its own; what has data does.
        const Xapian::Database &database = place.segment.database();
        std::string data = database.get_document(place.document, Xapian::DOC_ASSUME_VALID).get_data();
        if (data.empty()) {
            place.segment.tables->expect_lengths();
            database.get_doclength(place.document); // throws when there is no such document
        }
        append(out, data);
        return DATELINE_OK;
    });
}

void dl_store_fetch(dl_store_reader *reader, const uint32_t *documents, size_t count) noexcept
{
    dl::fetch_data(reader->segments, documents, count);
}

dateline_status dl_store_document_value(dl_buffer *out, dl_store_reader *reader, uint32_t document,
                                        unsigned slot, dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        if (document == 0)
            return DATELINE_OK;
        dl_slice found;
        const dl::Place place = dl::place_of(reader->segments, document);
        if (place.segment.tables->value(&found, place.document, slot) == DL_GLASS_UNSURE)
            append(out,
                   place.segment.database().get_document(place.document, Xapian::DOC_ASSUME_VALID).get_value(slot));
        else
            append(out, found);
        return DATELINE_OK;
    });
}

dateline_status dl_store_value_bounds(dl_buffer *low, dl_buffer *high, dl_store_reader *reader,
                                      unsigned slot, dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        for (const dl::Segment &segment : reader->segments)
            segment.tables->expect_values(slot);
        append(low, reader->database().get_value_lower_bound(slot));
        append(high, reader->database().get_value_upper_bound(slot));
        return DATELINE_OK;
    });
}

dateline_status dl_store_reader_remove(uint64_t *count, dl_store_reader *reader, dl_slice term,
                                       dateline_error *error) noexcept
{
    *count = 0;
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const std::string name = text_of(term);
        for (dl::Segment &segment : reader->segments) {
            const uint64_t already = segment.removed.count;
            segment.tables->expect_term(name);
            segment.tables->expect_values(DL_SLOT_PASSAGES);
            auto posting = segment.database().postlist_begin(name);
            const auto end = segment.database().postlist_end(name);
            if (posting != end && !segment.removed.limit && !dl_bitmap_make(&segment.removed, segment.last + 1))
                throw std::bad_alloc();
            for (; posting != end; ++posting) {
                const std::string value =
                    segment.database().get_document(*posting, Xapian::DOC_ASSUME_VALID).get_value(DL_SLOT_PASSAGES);
                const uint64_t last = *posting + uint64_t(dl_slot_passages_count(dl::slice_of(value)));
                for (uint64_t at = *posting; at <= last && at <= segment.last; at++)
                    dl_bitmap_add(&segment.removed, uint32_t(at));
            }
            *count += segment.removed.count - already;
        }
        return DATELINE_OK;
    });
}

const char *dl_store_version(void) noexcept
{
    static_assert(XAPIAN_MAJOR_VERSION == 1 || XAPIAN_MAJOR_VERSION == 2, "an unknown Xapian");
    // The library's own word, which may be newer than the headers; filled once, then constant.
    static const struct Version {
        char text[64];
        Version() noexcept
        {
            snprintf(text, sizeof text, "xapian-core %s", Xapian::version_string());
        }
    } version;
    return version.text;
}
}
