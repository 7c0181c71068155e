// Writing: transactions, documents, metadata.
#include <xapian.h>

#include <memory>
#include <unordered_map>
#include <utility>

#include "store/frequency.h"
#include "store/segments/handles.h"

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

// By number of the term.
std::unordered_map<uint32_t, Xapian::termcount> kept_frequencies(const dl_store_document *from, size_t number,
                                                                 double pivot)
{
    std::unordered_map<uint32_t, Xapian::termcount> counts;
    uint64_t length = 0;
    const dl_store_mention *const begin = from->mentions + from->parts[number].mentions,
                                 *const end = from->mentions + from->parts[number + 1].mentions;
    for (const dl_store_mention *mention = begin; mention != end; mention++) {
        counts[mention->term] += dl_store_place_count(mention->place);
        length += dl_store_place_count(mention->place);
    }
    const double scale = dl_frequency_scale(length, pivot);
    for (auto &count : counts)
        count.second = dl_frequency(count.second, scale);
    for (const dl_store_mention *mention = begin; mention != end; mention++)
        counts[mention->term] += dl_store_place_fingerprint(mention->place);
    return counts;
}

Xapian::Document xapian_document(const dl_store_document *from, size_t number, double pivot)
{
    Xapian::Document made;
    auto kept = kept_frequencies(from, number, pivot);
    for (size_t i = from->parts[number].mentions; i < from->parts[number + 1].mentions; i++) {
        const dl_store_mention &mention = from->mentions[i];
        const std::string term = text_of(dl_store_term_text(from, &from->terms[mention.term]));
        const Xapian::termcount frequency = std::exchange(kept[mention.term], 0);
        if (mention.place & DL_STORE_PLACELESS)
            made.add_term(term, frequency);
        else
            made.add_posting(term, mention.place, frequency);
    }
    for (size_t i = from->parts[number].values; i < from->parts[number + 1].values; i++) {
        const dl_store_value &value = from->values[i];
        made.add_value(value.slot, std::string(from->text.data + value.begin, value.size));
    }
    const size_t data = from->parts[number].data;
    if (from->parts[number + 1].data > data)
        made.set_data(std::string(from->data.data + data, from->parts[number + 1].data - data));
    return made;
}

// Adds prepared documents to a bulk build.
dateline_status add_run(uint32_t *number, dl_store_writer *writer, dl_store_document *document,
                        dateline_error *error) noexcept
{
    dateline_status status = DATELINE_OK;
    if (!document->run)
        status = dl_store_writer_prepare(writer, document, dl_bulk_next(writer->bulk), error);
    if (status)
        return status;
    if (number)
        *number = document->run->first;
    dl_bulk_run *run = document->run;
    document->run = nullptr;
    return dl_bulk_add(writer->bulk, run, error);
}

// Whether it writes the tables itself.
bool is_bulk(const dl_store_writer *writer)
{
    return writer->bulk || writer->join;
}

} // namespace

extern "C" {

dateline_status dl_store_writer_open(dl_store_writer **out, const char *path, dateline_error *error) noexcept
{
    *out = nullptr;
    return guard(path, During::opening, error, [&] {
        const int flags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;
        *out = new dl_store_writer{path, Xapian::WritableDatabase(path, flags), false, nullptr};
        return DATELINE_OK;
    });
}

dateline_status dl_store_writer_open_bulk(dl_store_writer **out, const char *path, size_t memory,
                                          unsigned threads, bool all_positions,
                                          dateline_error *error) noexcept
{
    *out = nullptr;
    return guard(path, During::opening, error, [&] {
        auto made = std::make_unique<dl_store_writer>();
        made->path = path;
        dateline_status status = dl_bulk_open(&made->bulk, path, memory, threads, all_positions, error);
        if (!status)
            *out = made.release();
        return status;
    });
}

dateline_status dl_store_writer_open_join(dl_store_writer **out, const char *path, const dl_bulk_part *parts,
                                          size_t count, size_t memory, unsigned threads, bool all_positions,
                                          dateline_error *error) noexcept
{
    *out = nullptr;
    return guard(path, During::opening, error, [&] {
        auto made = std::make_unique<dl_store_writer>();
        made->path = path;
        dateline_status status = dl_join_open(&made->join, path, parts, count, memory, threads, all_positions, error);
        if (!status)
            *out = made.release();
        return status;
    });
}

void dl_store_writer_set_watch(dl_store_writer *writer, dl_store_watch watch) noexcept
{
    if (writer->bulk)
        dl_bulk_set_goes_on(writer->bulk, watch.goes_on, watch.context);
    if (writer->join)
        dl_join_set_goes_on(writer->join, watch.goes_on, watch.context);
}

void dl_store_writer_set_pivot(dl_store_writer *writer, double pivot) noexcept
{
    writer->pivot = pivot >= 1 ? pivot : DL_STORE_PIVOT;
}

double dl_store_writer_pivot(const dl_store_writer *writer) noexcept
{
    return writer->pivot;
}

void dl_store_writer_free(dl_store_writer *writer) noexcept
{
    if (!writer)
        return;
    if (is_bulk(writer)) {
        dl_bulk_free(writer->bulk);
        dl_join_free(writer->join);
        delete writer;
        return;
    }
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
    if (is_bulk(writer))
        return DATELINE_OK;
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
    if (writer->bulk)
        return dl_bulk_finish(writer->bulk, error);
    if (writer->join)
        return dl_join_finish(writer->join, error);
    return change(writer, error, [&] {
        writer->open_transaction = false; // Xapian leaves it whether or not the commit succeeds
        writer->database.commit_transaction();
    });
}

dateline_status dl_store_writer_cancel(dl_store_writer *writer, dateline_error *error) noexcept
{
    if (is_bulk(writer))
        return DATELINE_OK;
    return guard(writer->path.c_str(), During::writing, error, [&] {
        if (!writer->open_transaction)
            return DATELINE_OK;
        writer->open_transaction = false;
        writer->database.cancel_transaction();
        writer->failure = nullptr;
        return DATELINE_OK;
    });
}

dateline_status dl_store_writer_prepare(const dl_store_writer *writer, dl_store_document *document,
                                        uint64_t number, dateline_error *error) noexcept
{
    if (!writer->bulk)
        return DATELINE_OK;
    return dl_store_document_end(document)
               ? dl_bulk_run_make(&document->run, document, number, writer->pivot, error)
               : dl_fail_memory(error);
}

uint64_t dl_store_writer_next(const dl_store_writer *writer) noexcept
{
    return writer->bulk ? dl_bulk_next(writer->bulk) : 0;
}

dateline_status dl_store_writer_add(uint32_t *number, dl_store_writer *writer,
                                    dl_store_document *document, dateline_error *error) noexcept
{
    if (number)
        *number = 0;
    if (writer->bulk)
        return add_run(number, writer, document, error);
    if (writer->join)
        return dl_fail(error, DATELINE_ERROR_INTERNAL, "%s: what joins databases cannot be added to",
                       writer->path.c_str());
    if (!dl_store_document_end(document))
        return dl_fail_memory(error); // the database knows nothing of it yet
    for (size_t i = 0; i <= document->count; i++) {
        dateline_status status = guard(writer->path.c_str(), During::writing, error, [&] {
            Xapian::Document made = xapian_document(document, i, writer->pivot);
            return change(writer, error, [&] {
                Xapian::docid added = writer->database.add_document(made);
                if (number && !i)
                    *number = added;
            });
        });
        if (status)
            return status;
    }
    return DATELINE_OK;
}

dateline_status dl_store_writer_set_metadata(dl_store_writer *writer, const char *key,
                                             dl_slice value, dateline_error *error) noexcept
{
    if (writer->bulk)
        return dl_bulk_set_metadata(writer->bulk, key, value, error);
    if (writer->join)
        return dl_join_set_metadata(writer->join, key, value, error);
    return change(writer, error, [&] { writer->database.set_metadata(key, text_of(value)); });
}
}
