// Segments of an index made into one, and what a segment says of the older ones.
#include <xapian.h>

#include <memory>
#include <unistd.h>

#include "store/glass/removed.h"
#include "store/glass/sums.h"
#include "store/segments/handles.h"
#include "store/segments/layers.h"
#include "util/error.h"

using dl::During;
using dl::guard;

namespace
{

// So many documents between two commits: bounds the writer's memory.
const uint64_t batch = 20000;

// Without an older segment there is nothing to hide.
dateline_status write_metadata(dl_store_writer *writer, dl_store_reader *reader, size_t first, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    dl::each_metadata(reader->segments, first, "", [&](const std::string &key, const std::string &value) {
        const bool gone =
            key.compare(0, sizeof DL_REMOVED_KEY - 1, DL_REMOVED_KEY) == 0 || (!first && value == dl::hidden());
        status =
            dl_store_writer_set_metadata(writer, key.c_str(), gone ? dl_slice{nullptr, 0} : dl::slice_of(value), error);
        return !status;
    });
    return status ? status : dl_store_writer_set_removed(writer, reader, first, error);
}

// Only the first segment of an index lacks positions of rare words: see dl_builder_open.
std::vector<dl_bulk_part> parts_of(const dl::Segments &segments, size_t first)
{
    std::vector<dl_bulk_part> parts;
    for (size_t i = first; i < segments.size(); i++)
        parts.push_back(
            {segments[i].folder.c_str(), segments[i].removed.count ? &segments[i].removed : nullptr, i > 0});
    return parts;
}

// Xapian copies documents by their lists of terms, which a bulk build does not write.
bool has_term_lists(const dl::Segments &segments, size_t first)
{
    for (size_t i = first; i < segments.size(); i++)
        if (access((segments[i].folder + "/termlist.glass").c_str(), F_OK))
            return false;
    return true;
}

// Compares all that Xapian will read.
dateline_status expect_whole(const dl::Segments &segments, size_t first, dateline_error *error)
{
    uint64_t problems = 0;
    for (size_t i = first; i < segments.size(); i++) {
        const char *folder = segments[i].folder.c_str();
        if (dateline_status status = dl_sums_check(&problems, folder, nullptr, nullptr, error))
            return status;
        if (problems)
            return dl_fail(error, DATELINE_ERROR_DAMAGED,
                           "%s: the index is damaged; run: dateline check, then dateline index --rebuild", folder);
    }
    return DATELINE_OK;
}

// Adds what is not removed of a segment.
dateline_status copy_documents(dl_store_writer *writer, const dl::Segment &segment, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    uint64_t added = 0;
    for (auto at = segment.database().postlist_begin(""); at != segment.database().postlist_end("") && !status; ++at) {
        if (segment.lacks(*at))
            continue;
        writer->database.add_document(segment.database().get_document(*at));
        if (++added % batch)
            continue;
        status = dl_store_writer_commit(writer, error);
        if (!status)
            status = dl_store_writer_begin(writer, error);
    }
    return status;
}

} // namespace

extern "C" {

dateline_status dl_store_writer_hide_metadata(dl_store_writer *writer, const char *key, dateline_error *error) noexcept
{
    return guard(writer->path.c_str(), During::writing, error, [&] {
        return dl_store_writer_set_metadata(writer, key, dl::slice_of(dl::hidden()), error);
    });
}

dateline_status dl_store_writer_set_removed(dl_store_writer *writer, dl_store_reader *reader, size_t count,
                                            dateline_error *error) noexcept
{
    return guard(writer->path.c_str(), During::writing, error, [&] {
        dateline_status status = DATELINE_OK;
        for (size_t i = 0; i < count && i < reader->segments.size() && !status; i++) {
            dl::Buffer bytes;
            dl_removed_put(&bytes, &reader->segments[i].removed);
            if (bytes.failed)
                throw std::bad_alloc();
            if (bytes.size)
                status = dl_store_writer_set_metadata(writer, dl::removed_key(reader->segments[i]).c_str(),
                                                      dl_buffer_slice(&bytes), error);
        }
        return status;
    });
}

dateline_status dl_store_fold(const char *to, dl_store_reader *reader, size_t first, bool plain, size_t memory,
                              unsigned threads, dl_store_watch watch, dateline_error *error) noexcept
{
    return guard(to, During::writing, error, [&] {
        const std::vector<dl_bulk_part> parts = parts_of(reader->segments, first);
        const bool copied = plain && has_term_lists(reader->segments, first);
        if (copied) // a join compares the sums itself
            if (dateline_status status = expect_whole(reader->segments, first, error))
                return status;
        dl_store_writer *opened;
        dateline_status status = copied ? dl_store_writer_open(&opened, to, error)
                                        : dl_store_writer_open_join(&opened, to, parts.data(), parts.size(), memory,
                                                                    threads, first > 0, error);
        if (status)
            return status;
        const std::unique_ptr<dl_store_writer, decltype(&dl_store_writer_free)> writer(opened, dl_store_writer_free);
        dl_store_writer_set_watch(opened, watch);
        status = dl_store_writer_begin(opened, error);
        for (size_t i = first; copied && i < reader->segments.size() && !status; i++)
            status = copy_documents(opened, reader->segments[i], error);
        if (!status)
            status = write_metadata(opened, reader, first, error);
        return status ? status : dl_store_writer_commit(opened, error);
    });
}
}
