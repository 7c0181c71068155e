/* Ids of articles and passages. */
#include "engine/stored/ids.h"
#include "engine/stored/terms.h"
#include "util/error.h"

#include <inttypes.h>
#include <stdlib.h>

bool dl_id_parse(const char *id, dl_slice *digits, size_t *ordinal)
{
    size_t size = strspn(id, "0123456789abcdef");
    *digits = dl_slice_make(id, size);
    *ordinal = SIZE_MAX;
    if (size < 4 || size > 16)
        return false;
    if (!id[size])
        return true;
    char *end;
    if (id[size] != '.' || id[size + 1] < '0' || id[size + 1] > '9')
        return false;
    unsigned long long number = strtoull(id + size + 1, &end, 10);
    *ordinal = number < UINT32_MAX ? (size_t)number : UINT32_MAX;
    return *end == '\0';
}

typedef struct candidates {
    dl_store_reader *store;
    uint64_t id;
    size_t count;
    dateline_status status;
    dateline_error *error;
} candidates;

static bool take_candidate(void *context, dl_slice term, uint64_t documents)
{
    candidates *found = context;
    char digits[17] = {0};
    if (term.size != sizeof DL_PREFIX_ARTICLE_ID - 1 + 16)
        return true;
    found->status = dl_store_living_count(&documents, found->store, term, found->error);
    if (found->status || !documents)
        return !found->status;
    memcpy(digits, term.data + sizeof DL_PREFIX_ARTICLE_ID - 1, 16);
    found->id = strtoull(digits, NULL, 16);
    return ++found->count < 2;
}

dateline_status dl_id_resolve(uint64_t *out, dateline_reader *reader, dl_slice digits,
                              dateline_error *error)
{
    dl_buffer prefix = DL_BUFFER_EMPTY;
    dl_buffer_add_text(&prefix, DL_PREFIX_ARTICLE_ID);
    dl_buffer_add_slice(&prefix, digits);
    candidates found = {.store = reader->store, .error = error};
    dateline_status status = prefix.failed
                                 ? dl_fail_memory(error)
                                 : dl_store_terms_each(reader->store, dl_buffer_slice(&prefix),
                                                       take_candidate, &found, error);
    status = status ? status : found.status;
    dl_buffer_free(&prefix);
    if (!status && found.count == 0)
        status = dl_fail(error, DATELINE_ERROR_NOT_FOUND, "%s: no article with the id %.*s",
                         reader->index, (int)digits.size, digits.data);
    if (!status && found.count > 1)
        status = dl_fail(error, DATELINE_ERROR_USAGE,
                         "%.*s begins the ids of several articles; give more of it",
                         (int)digits.size, digits.data);
    *out = found.id;
    return status;
}

static bool take_first(void *context, uint32_t document)
{
    *(uint32_t *)context = document;
    return false;
}

dateline_status dl_id_documents(uint32_t *begin, uint32_t *end, dateline_reader *reader, uint64_t article,
                                dateline_error *error)
{
    dl_buffer term = DL_BUFFER_EMPTY, value = DL_BUFFER_EMPTY;
    uint32_t document = 0;
    dl_terms_id(&term, DL_PREFIX_ARTICLE_ID, article);
    dateline_status status =
        term.failed ? dl_fail_memory(error)
                    : dl_store_term_documents(reader->store, dl_buffer_slice(&term), take_first, &document, error);
    if (!status && !document)
        status = dl_fail(error, DATELINE_ERROR_NOT_FOUND, "%s: no article %016" PRIx64, reader->index, article);
    if (!status)
        status = dl_store_document_value(&value, reader->store, document, DL_SLOT_PASSAGES, error);
    *begin = document + 1;
    *end = *begin + (status ? 0 : dl_slot_passages_count(dl_buffer_slice(&value)));
    dl_buffer_free(&term);
    dl_buffer_free(&value);
    return status;
}
