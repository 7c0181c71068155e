// Writing: transactions, documents, metadata.
#include <xapian.h>

#include <utility>
#include <vector>

#include "store/handles.h"

using dl::During;
using dl::guard;
using dl::text_of;

namespace
{

// Runs a change within the transaction. When one fails, Xapian drops all of the transaction's
// earlier changes with it and would commit what comes later: so the first failure stands for the
// rest.
template <typename Body>
dateline_status change(dl_store_writer *writer, dateline_error *error, Body body) noexcept
{
    const char *path = writer->path.c_str();
    if (!writer->open_transaction)
        return dl_fail(error, DATELINE_ERROR_INTERNAL, "%s: a change outside of a transaction",
                       path);
    return guard(path, During::writing, error, [&] {
        if (writer->failure)
            std::rethrow_exception(writer->failure);
        try {
            body();
        } catch (...) {
            writer->failure = std::current_exception();
            throw;
        }
        return DATELINE_OK;
    });
}

} // namespace

extern "C" {

dateline_status dl_store_writer_open(dl_store_writer **out, const char *path, bool create,
                                     dateline_error *error) noexcept
{
    *out = nullptr;
    return guard(path, During::opening, error, [&] {
        int flags =
            create ? Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS : Xapian::DB_OPEN;
        *out = new dl_store_writer{path, Xapian::WritableDatabase(path, flags), false, nullptr};
        return DATELINE_OK;
    });
}

void dl_store_writer_free(dl_store_writer *writer) noexcept
{
    if (!writer)
        return;
    // Xapian's destructor commits what is pending outside of a transaction. It is not known to
    // leave anything after a failed commit; the cancelling makes that no matter of trust.
    (void)!guard(writer->path.c_str(), During::writing, nullptr, [&] {
        if (!writer->open_transaction && writer->failure)
            writer->database.begin_transaction(false);
        if (writer->open_transaction || writer->failure)
            writer->database.cancel_transaction();
        return DATELINE_OK;
    });
    delete writer;
}

dateline_status dl_store_writer_begin(dl_store_writer *writer, dateline_error *error) noexcept
{
    return guard(writer->path.c_str(), During::writing, error, [&] {
        if (writer->failure)
            std::rethrow_exception(writer->failure);
        writer->database.begin_transaction(true);
        writer->open_transaction = true;
        return DATELINE_OK;
    });
}

dateline_status dl_store_writer_commit(dl_store_writer *writer, dateline_error *error) noexcept
{
    return change(writer, error, [&] {
        writer->open_transaction = false; // Xapian leaves it whether or not the commit succeeds
        writer->database.commit_transaction();
    });
}

dateline_status dl_store_writer_cancel(dl_store_writer *writer, dateline_error *error) noexcept
{
    return guard(writer->path.c_str(), During::writing, error, [&] {
        if (!writer->open_transaction)
            return DATELINE_OK;
        writer->open_transaction = false;
        writer->database.cancel_transaction();
        writer->failure = nullptr;
        return DATELINE_OK;
    });
}

dateline_status dl_store_writer_add(uint32_t *number, dl_store_writer *writer,
                                    const dl_store_document *document,
                                    dateline_error *error) noexcept
{
    if (number)
        *number = 0;
    if (document->failure) // the database knows nothing of it yet
        return guard(writer->path.c_str(), During::writing, error,
                     [&]() -> dateline_status { std::rethrow_exception(document->failure); });
    return change(writer, error, [&] {
        Xapian::docid added = writer->database.add_document(document->document);
        if (number)
            *number = added;
    });
}

dateline_status dl_store_writer_delete(uint64_t *count, dl_store_writer *writer, dl_slice term,
                                       dateline_error *error) noexcept
{
    if (count)
        *count = 0;
    return change(writer, error, [&] {
        Xapian::WritableDatabase &database = writer->database;
        const std::string name = text_of(term);
        std::vector<std::pair<Xapian::docid, uint32_t>> found; // first, how many follow
        for (auto at = database.postlist_begin(name); at != database.postlist_end(name); ++at) {
            std::string value = database.get_document(*at).get_value(DL_SLOT_PASSAGES);
            found.emplace_back(*at, dl_slot_passages_count(dl::slice_of(value)));
        }
        for (auto &range : found)
            for (Xapian::docid at = range.first; at - range.first <= range.second; at++)
                database.delete_document(at);
        for (auto &range : found)
            if (count)
                *count += 1 + uint64_t(range.second);
    });
}

dateline_status dl_store_writer_set_metadata(dl_store_writer *writer, const char *key,
                                             dl_slice value, dateline_error *error) noexcept
{
    return change(writer, error, [&] { writer->database.set_metadata(key, text_of(value)); });
}

dateline_status dl_store_writer_has_term(bool *out, dl_store_writer *writer, dl_slice term,
                                         dateline_error *error) noexcept
{
    *out = false;
    return guard(writer->path.c_str(), During::writing, error, [&] {
        *out = writer->database.term_exists(text_of(term));
        return DATELINE_OK;
    });
}
}
