// A document under construction. A failure in between is kept, and comes out when it is added.
#include <xapian.h>

#include "store/handles.h"

using dl::text_of;

namespace
{

template <typename Change> void change(dl_store_document *document, Change body) noexcept
{
    if (document->failure)
        return;
    try {
        body(document->document);
    } catch (...) {
        document->failure = std::current_exception();
    }
}

} // namespace

extern "C" {

dl_store_document *dl_store_document_new(void) noexcept
{
    try {
        return new dl_store_document;
    } catch (...) {
        return nullptr;
    }
}

void dl_store_document_free(dl_store_document *document) noexcept
{
    delete document;
}

void dl_store_document_clear(dl_store_document *document) noexcept
{
    document->failure = nullptr;
    change(document, [](Xapian::Document &made) { made = Xapian::Document(); });
}

void dl_store_document_add_posting(dl_store_document *document, dl_slice term,
                                   uint32_t position) noexcept
{
    change(document, [=](Xapian::Document &made) { made.add_posting(text_of(term), position); });
}

void dl_store_document_add_term(dl_store_document *document, dl_slice term, uint32_t wdf) noexcept
{
    change(document, [=](Xapian::Document &made) { made.add_term(text_of(term), wdf); });
}

void dl_store_document_add_boolean(dl_store_document *document, dl_slice term) noexcept
{
    change(document, [=](Xapian::Document &made) { made.add_boolean_term(text_of(term)); });
}

void dl_store_document_set_value(dl_store_document *document, unsigned slot,
                                 dl_slice value) noexcept
{
    change(document, [=](Xapian::Document &made) { made.add_value(slot, text_of(value)); });
}

void dl_store_document_set_data(dl_store_document *document, dl_slice data) noexcept
{
    change(document, [=](Xapian::Document &made) { made.set_data(text_of(data)); });
}
}
