// Reading: metadata, terms, documents, values.
#include <xapian.h>

#include <cstdio>

#include "store/handles.h"
#include "store/sums.h"

using dl::append;
using dl::During;
using dl::guard;
using dl::text_of;

extern "C" {

dateline_status dl_store_reader_open(dl_store_reader **out, const char *path,
                                     dateline_error *error) noexcept
{
    *out = nullptr;
    if (dateline_status status = dl_sums_check_version(path, error))
        return status;
    return guard(path, During::opening, error, [&] {
        std::unique_ptr<dl_store_reader> reader(new dl_store_reader);
        reader->path = path;
        reader->database = Xapian::Database(path);
        reader->tables.open(path, reader->database);
        *out = reader.release();
        return DATELINE_OK;
    });
}

void dl_store_reader_free(dl_store_reader *reader) noexcept
{
    delete reader;
}

dateline_status dl_store_reader_reopen(bool *moved, dl_store_reader *reader, dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const bool changed = reader->database.reopen();
        if (changed)
            reader->tables.open(reader->path, reader->database);
        else
            reader->tables.trim();
        if (moved)
            *moved = changed;
        return DATELINE_OK;
    });
}

dateline_status dl_store_reader_stats(dl_store_stats *out, dl_store_reader *reader,
                                      dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        out->documents = reader->database.get_doccount();
        out->last_document = reader->database.get_lastdocid();
        return DATELINE_OK;
    });
}

dateline_status dl_store_metadata(dl_buffer *out, dl_store_reader *reader, const char *key,
                                  dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        dl_slice found;
        if (reader->tables.metadata(&found, key) == DL_GLASS_UNSURE)
            append(out, reader->database.get_metadata(key));
        else
            dl_buffer_add_slice(out, found);
        return DATELINE_OK;
    });
}

dateline_status dl_store_metadata_each(dl_store_reader *reader, const char *prefix,
                                       dl_store_metadata_sink *sink, void *context,
                                       dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        const Xapian::Database &database = reader->database;
        auto end = database.metadata_keys_end(prefix);
        for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) {
            std::string name = *key, value = database.get_metadata(name);
            if (!sink(context, dl::slice_of(name), dl::slice_of(value)))
                break;
        }
        return DATELINE_OK;
    });
}

dateline_status dl_store_term_count(uint64_t *out, dl_store_reader *reader, dl_slice term,
                                    dateline_error *error) noexcept
{
    *out = 0;
    return guard(reader->path.c_str(), During::reading, error, [&] {
        if (reader->tables.count(out, term) == DL_GLASS_UNSURE)
            *out = reader->database.get_termfreq(text_of(term));
        return DATELINE_OK;
    });
}

dateline_status dl_store_term_documents(dl_store_reader *reader, dl_slice term,
                                        dl_store_posting_sink *sink, void *context,
                                        dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        std::string name = text_of(term);
        auto end = reader->database.postlist_end(name);
        for (auto posting = reader->database.postlist_begin(name); posting != end; ++posting)
            if (!sink(context, *posting))
                break;
        return DATELINE_OK;
    });
}

dateline_status dl_store_terms_each(dl_store_reader *reader, dl_slice prefix,
                                    dl_store_term_sink *sink, void *context,
                                    dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        std::string start = text_of(prefix);
        auto end = reader->database.allterms_end(start);
        for (auto term = reader->database.allterms_begin(start); term != end; ++term) {
            std::string name = *term;
            if (!sink(context, dl::slice_of(name), term.get_termfreq()))
                break;
        }
        return DATELINE_OK;
    });
}

dateline_status dl_store_document_terms(dl_store_reader *reader, uint32_t document, dl_slice prefix,
                                        dl_store_document_term_sink *sink, void *context,
                                        dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        if (document == 0)
            throw Xapian::DocNotFoundError("there is no document 0");
        const std::string start = text_of(prefix);
        const auto end = reader->database.termlist_end(document);
        auto term = reader->database.termlist_begin(document);
        for (term.skip_to(start); term != end; ++term) {
            const std::string name = *term;
            if (name.compare(0, start.size(), start) != 0 ||
                !sink(context, dl::slice_of(name), term.get_wdf()))
                break;
        }
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
        if (reader->tables.data(&found, document) == DL_GLASS_FOUND) {
            dl_buffer_add_slice(out, found);
            return DATELINE_OK;
        }
        // Looking first whether it exists costs a search of its own; what has data does.
        std::string data =
            reader->database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
        if (data.empty())
            reader->database.get_doclength(document); // throws when there is no such document
        append(out, data);
        return DATELINE_OK;
    });
}

dateline_status dl_store_document_value(dl_buffer *out, dl_store_reader *reader, uint32_t document,
                                        unsigned slot, dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        dl_slice found;
        if (document == 0)
            return DATELINE_OK;
        if (reader->tables.value(&found, document, slot) == DL_GLASS_UNSURE)
            append(out, reader->database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(slot));
        else
            dl_buffer_add_slice(out, found);
        return DATELINE_OK;
    });
}

dateline_status dl_store_value_bounds(dl_buffer *low, dl_buffer *high, dl_store_reader *reader,
                                      unsigned slot, dateline_error *error) noexcept
{
    return guard(reader->path.c_str(), During::reading, error, [&] {
        append(low, reader->database.get_value_lower_bound(slot));
        append(high, reader->database.get_value_upper_bound(slot));
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
