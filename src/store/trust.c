/* A trial of the bulk build. */
#include "store/trust.h"
#include "store/bulk/version.h"
#include "store/compare.h"
#include "util/error.h"
#include "util/file.h"

#include <stdlib.h>

enum { DOCUMENTS = 200, WORDS_MOST = 16, VERSION_LIMIT = 4096, LENGTHY = 150 };

/* ---- generated documents ---- */

static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*state >> 33) % below);
}

/* Few words often, many rarely; a document in so many is long, with entries of more than a block.
 */
static void fill(dl_store_document *document, dl_buffer *text, dl_buffer *data, uint64_t *state, uint32_t number)
{
    uint32_t words = number % LENGTHY == 1 ? 800 : draw(state, WORDS_MOST);
    char value[5], slot[4];
    dl_buffer_clear(data);
    for (uint32_t i = 1; i <= words; i++) {
        dl_buffer_clear(text);
        dl_buffer_printf(text, "Zw%u", draw(state, draw(state, 2) ? 20 : 3000));
        if (text->failed)
            return;
        dl_slice stem = dl_buffer_slice(text), word = dl_slice_cut(stem, 1, stem.size);
        dl_store_document_add_posting(document, word, i);
        dl_store_document_add_term(document, stem, 1);
        dl_buffer_add_slice(data, word);
        dl_buffer_add_byte(data, ' ');
    }
    dl_store_document_add_boolean(document, DL_LITERAL(DL_PREFIX_KIND "paragraph"));
    dl_slot_date(value, (int64_t)draw(state, 1u << 30));
    dl_store_document_set_value(document, DL_SLOT_DATE, dl_slice_make(value, sizeof value));
    dl_slot_passages(slot, number);
    if (number % 3 == 0)
        dl_store_document_set_value(document, DL_SLOT_PASSAGES, dl_slice_make(slot, sizeof slot));
    dl_store_document_set_data(document, dl_buffer_slice(data));
}

static dateline_status fill_database(dl_store_writer *writer, dateline_error *error)
{
    dl_store_document *document = dl_store_document_new();
    dl_buffer text = DL_BUFFER_EMPTY, data = DL_BUFFER_EMPTY;
    uint64_t state = 1;
    dateline_status status =
        document ? dl_store_writer_begin(writer, error) : dl_fail_memory(error);
    for (uint32_t i = 0; i < DOCUMENTS && !status; i++) {
        if (i)
            dl_store_document_next(document);
        fill(document, &text, &data, &state, i);
        if (text.failed || data.failed)
            status = dl_fail_memory(error);
    }
    if (!status)
        status = dl_store_writer_add(NULL, writer, document, error);
    if (!status)
        status = dl_store_writer_set_metadata(writer, "key", DL_LITERAL("value"), error);
    if (!status)
        status = dl_store_writer_commit(writer, error);
    dl_store_document_free(document);
    dl_buffer_free(&text);
    dl_buffer_free(&data);
    return status;
}

/* ---- the trial ---- */

static dateline_status build(const char *path, bool bulk, dateline_error *error)
{
    dl_store_writer *writer;
    dateline_status status = bulk ? dl_store_writer_open_bulk(&writer, path, 0, 1, true, error)
                                  : dl_store_writer_open(&writer, path, error);
    if (status)
        return status;
    status = fill_database(writer, error);
    dl_store_writer_free(writer);
    return status;
}

/* The version file of an empty database is written when it is made. */
static dateline_status look_at_version(dl_buffer *doubt, const char *path, dateline_error *error)
{
    dl_store_writer *writer;
    dateline_status status = dl_store_writer_open(&writer, path, error);
    if (status)
        return status;
    dl_store_writer_free(writer);
    char *file = dl_file_join(path, "iamglass");
    dl_buffer bytes = DL_BUFFER_EMPTY;
    if (!file)
        return dl_fail_memory(error);
    status = dl_file_read(&bytes, file, VERSION_LIMIT, NULL);
    if (status == DATELINE_ERROR_MEMORY)
        status = dl_fail_memory(error);
    else if (status || !dl_bulk_version_is_known(dl_buffer_slice(&bytes))) {
        dl_buffer_add_text(doubt, "writes another version of its format");
        status = DATELINE_OK;
    }
    dl_buffer_free(&bytes);
    free(file);
    return status;
}

static dateline_status try_all(dl_buffer *doubt, const char *plain, const char *bulk,
                               dateline_error *error)
{
    dateline_status status = look_at_version(doubt, plain, error);
    if (status || doubt->size)
        return status;
    status = build(plain, false, error);
    if (!status)
        status = build(bulk, true, error);
    dl_buffer difference = DL_BUFFER_EMPTY;
    dateline_error reason = {DATELINE_OK, ""};
    dateline_status compared = status ? DATELINE_OK : dl_store_compare(&difference, plain, bulk, true, &reason);
    if (compared == DATELINE_ERROR_MEMORY || difference.failed)
        status = dl_fail_memory(error);
    else if (compared)
        dl_buffer_printf(doubt, "cannot read what is written (%s)", reason.message);
    else if (difference.size)
        dl_buffer_printf(doubt, "reads %s otherwise than written", difference.data);
    dl_buffer_free(&difference);
    return status;
}

dateline_status dl_store_trust(dl_buffer *doubt, const char *folder, dateline_error *error)
{
    char *trial = dl_file_join(folder, "trial");
    char *plain = trial ? dl_file_join(trial, "plain") : NULL;
    char *bulk = trial ? dl_file_join(trial, "bulk") : NULL;
    dateline_status status =
        plain && bulk ? dl_file_make_folder(trial, false, error) : dl_fail_memory(error);
    if (!status)
        status = try_all(doubt, plain, bulk, error);
    if (trial && dl_file_remove_folder(trial, status ? NULL : error) && !status)
        status = DATELINE_ERROR_IO;
    if (!status && doubt->failed)
        status = dl_fail_memory(error);
    free(trial);
    free(plain);
    free(bulk);
    return status;
}
