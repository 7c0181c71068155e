// Writing: transactions, documents, metadata.
#include <xapian.h>

#include "store/handles.h"

using dl::guard;
using dl::text_of;

extern "C" {

dateline_status dl_store_writer_open(dl_store_writer **out, const char *path, bool create,
                                     dateline_error *error)
{
    *out = nullptr;
    return guard(path, error, [&] {
        int flags = create ? Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS : Xapian::DB_OPEN;
        *out = new dl_store_writer{path, Xapian::WritableDatabase(path, flags)};
        return DATELINE_OK;
    });
}

void dl_store_writer_free(dl_store_writer *writer)
{
    if (writer && writer->open_transaction)
        (void)!dl_store_writer_cancel(writer, nullptr);
    // The destructor commits what stands outside a transaction, and swallows what it throws.
    delete writer;
}

dateline_status dl_store_writer_begin(dl_store_writer *writer, dateline_error *error)
{
    return guard(writer->path.c_str(), error, [&] {
        writer->database.begin_transaction(true);
        writer->open_transaction = true;
        return DATELINE_OK;
    });
}

dateline_status dl_store_writer_commit(dl_store_writer *writer, dateline_error *error)
{
    return guard(writer->path.c_str(), error, [&] {
        writer->open_transaction = false; // a failed commit leaves none open
        writer->database.commit_transaction();
        return DATELINE_OK;
    });
}

dateline_status dl_store_writer_cancel(dl_store_writer *writer, dateline_error *error)
{
    return guard(writer->path.c_str(), error, [&] {
        if (!writer->open_transaction)
            return DATELINE_OK;
        writer->open_transaction = false;
        writer->database.cancel_transaction();
        return DATELINE_OK;
    });
}

dateline_status dl_store_writer_add(uint32_t *number, dl_store_writer *writer,
                                    const dl_store_document *document, dateline_error *error)
{
    return guard(writer->path.c_str(), error, [&] {
        if (document->failure)
            std::rethrow_exception(document->failure);
        Xapian::docid added = writer->database.add_document(document->document);
        if (number)
            *number = added;
        return DATELINE_OK;
    });
}

dateline_status dl_store_writer_delete(uint64_t *count, dl_store_writer *writer, dl_slice term,
                                       dateline_error *error)
{
    return guard(writer->path.c_str(), error, [&] {
        std::string name = text_of(term);
        if (count)
            *count = writer->database.get_termfreq(name);
        writer->database.delete_document(name);
        return DATELINE_OK;
    });
}

dateline_status dl_store_writer_set_metadata(dl_store_writer *writer, const char *key, dl_slice value,
                                             dateline_error *error)
{
    return guard(writer->path.c_str(), error, [&] {
        writer->database.set_metadata(key, text_of(value));
        return DATELINE_OK;
    });
}

dateline_status dl_store_writer_has_term(bool *out, dl_store_writer *writer, dl_slice term,
                                         dateline_error *error)
{
    *out = false;
    return guard(writer->path.c_str(), error, [&] {
        *out = writer->database.term_exists(text_of(term));
        return DATELINE_OK;
    });
}
}
