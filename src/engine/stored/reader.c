/* An open index. */
#include "engine/stored/reader.h"
#include "store/segments/generation.h"
#include "util/error.h"
#include "util/file.h"
#include "util/utf8.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

enum { TRIES = 8, SYNONYMS_LIMIT = 64 << 20 };

static void close_generation(dateline_reader *reader)
{
    dl_store_reader_free(reader->store);
    dl_analyzer_free(reader->analyzer);
    dl_unpacker_free(reader->unpacker);
    dl_arena_reset(&reader->arena);
    free(reader->generation);
    reader->store = NULL;
    reader->analyzer = NULL;
    reader->unpacker = NULL;
    reader->generation = NULL;
    reader->has_unpacker = false;
    reader->has_tongues = false;
}

/* What was learnt of an earlier state stays as far as it is true of this one. */
static dateline_status open_generation(dateline_reader *reader, dl_slice names,
                                       dateline_error *error)
{
    dl_arena arena = DL_ARENA_EMPTY;
    dl_identity identity = {0};
    reader->has_unpacker = false;
    reader->has_tongues = false;
    free(reader->generation);
    reader->generation = strndup(names.data, names.size);
    dateline_status status = reader->generation ? DATELINE_OK : dl_fail_memory(error);
    if (!status)
        status = dl_store_reader_follow(&reader->store, reader->index, names, error);
    if (!status)
        status = dl_identity_load(&identity, &arena, reader->store, reader->index, error);
    if (reader->analyzer && (status || !dl_identity_reads_as(&identity, &reader->identity))) {
        dl_analyzer_free(reader->analyzer);
        reader->analyzer = NULL;
    }
    dl_arena_free(&reader->arena);
    reader->arena = arena;
    reader->identity = identity;
    return status;
}

/* Tables that changed, although the stub names the same segments as before: those are written once, so nobody did. */
static dateline_status fail_changed(const dateline_reader *reader, dateline_error *error)
{
    return dl_fail(error, DATELINE_ERROR_DAMAGED,
                   "%s: its tables are not those that its version file tells of; the index is damaged; run: dateline check, "
                   "then dateline index --rebuild",
                   reader->index);
}

dateline_status dl_reader_fail_damaged(const dateline_reader *reader, const char *what, uint64_t number,
                                       dateline_error *error)
{
    return dl_fail(error, DATELINE_ERROR_DAMAGED,
                   "%s: %s %" PRIu64 " is damaged; run: dateline check, then dateline index --rebuild", reader->index,
                   what, number);
}

/* Opens what the stub names now, which is `known` unless that is empty. A generation that a switch removed between the
 * reading of the stub and the opening is looked for again. */
static dateline_status open_current(dateline_reader *reader, dl_slice known, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    dl_buffer names = DL_BUFFER_EMPTY, again = DL_BUFFER_EMPTY;
    for (int attempt = 0; attempt < TRIES; attempt++) {
        dl_buffer_clear(&names);
        if (!attempt && known.size)
            dl_buffer_add_slice(&names, known);
        else
            status = dl_generation_current(&names, reader->index, error);
        if (!status && names.failed)
            status = dl_fail_memory(error);
        if (!status)
            status = open_generation(reader, dl_buffer_slice(&names), error);
        if (!status)
            break;
        dl_buffer_clear(&again);
        dateline_status now = dl_generation_current(&again, reader->index, NULL);
        if (now || dl_slice_equal(dl_buffer_slice(&names), dl_buffer_slice(&again))) {
            status = status == DATELINE_ERROR_STALE && !now ? fail_changed(reader, error) : status;
            break;
        }
    }
    dl_buffer_free(&names);
    dl_buffer_free(&again);
    return status;
}

/* Refuses an index of other versions, and makes the analyzer, unless there is one. */
static dateline_status prepare(dateline_reader *reader, dateline_error *error)
{
    if (reader->analyzer)
        return DATELINE_OK;
    dateline_status status = dl_identity_check(&reader->identity, reader->index, error);
    if (!status)
        status = dl_analyzer_new(&reader->analyzer, reader->identity.language, error);
    if (status == DATELINE_ERROR_USAGE)
        return dl_fail(
            error, DATELINE_ERROR_DAMAGED,
            "%s: it says that its language is '%s', which is none; the index is damaged; run: dateline index --rebuild",
            reader->index, reader->identity.language);
    return status;
}

static dateline_status make(dateline_reader **out, const char *index, dateline_error *error)
{
    *out = NULL;
    if (!index || !*index)
        return dl_fail(error, DATELINE_ERROR_USAGE, "no index given");
    dateline_reader *reader = calloc(1, sizeof *reader);
    if (reader)
        reader->index = strdup(index);
    if (!reader || !reader->index) {
        free(reader);
        return dl_fail_memory(error);
    }
    *out = reader;
    return DATELINE_OK;
}

dateline_status dl_reader_open_raw(dateline_reader **out, const char *index,
                                   dateline_status *identity_status, dateline_error *error)
{
    dateline_status status = make(out, index, error);
    if (status)
        return status;
    status = open_current(*out, (dl_slice){NULL, 0}, error);
    if (status && !(*out)->store) {
        dateline_reader_free(*out);
        *out = NULL;
        return status;
    }
    *identity_status = status;
    if (status)
        (*out)->identity = (dl_identity){0};
    return DATELINE_OK;
}

dateline_status dateline_reader_open(dateline_reader **out, const char *index,
                                     dateline_error *error)
{
    dateline_status status = make(out, index, error);
    if (!status)
        status = open_current(*out, (dl_slice){NULL, 0}, error);
    if (!status)
        status = prepare(*out, error);
    if (status) {
        dateline_reader_free(*out);
        *out = NULL;
    }
    return status;
}

void dateline_reader_free(dateline_reader *reader)
{
    if (!reader)
        return;
    close_generation(reader);
    dl_synonyms_free(reader->synonyms);
    dl_lexicon_free(reader->lexicon);
    dl_id_table_free(&reader->records);
    dl_arena_free(&reader->arena);
    dl_buffer_free(&reader->record);
    dl_buffer_free(&reader->dictionary);
    free(reader->index);
    free(reader);
}

dateline_status dateline_reader_use_synonyms(dateline_reader *reader, const char *path,
                                             dateline_error *error)
{
    dl_buffer text = DL_BUFFER_EMPTY, clean = DL_BUFFER_EMPTY;
    dl_synonyms *synonyms = NULL;
    dateline_status status = DATELINE_OK;
    if (path) {
        status = dl_file_read(&text, path, SYNONYMS_LIMIT, error);
        dl_utf8_sanitize(&clean, dl_buffer_slice(&text));
        if (!status && (text.failed || clean.failed))
            status = dl_fail_memory(error);
        if (!status)
            status = dl_synonyms_new(&synonyms, dl_buffer_slice(&clean), reader->analyzer, error);
    }
    dl_buffer_free(&text);
    dl_buffer_free(&clean);
    if (!status) {
        dl_synonyms_free(reader->synonyms);
        reader->synonyms = synonyms;
    }
    return status;
}

dateline_status dl_reader_unpacker(dl_unpacker **out, dateline_reader *reader, dateline_error *error)
{
    *out = reader->unpacker;
    if (reader->has_unpacker)
        return DATELINE_OK;
    dl_buffer dictionary = DL_BUFFER_EMPTY;
    bool same;
    if (!reader->unpacker)
        dl_buffer_clear(&reader->dictionary);
    dateline_status status =
        dl_store_metadata_again(&same, &dictionary, &reader->dictionary, reader->store, DL_PACKING_KEY, error);
    if (!status && !same) {
        dl_unpacker_free(reader->unpacker);
        reader->unpacker = dl_unpacker_new(&dictionary);
        status = reader->unpacker ? DATELINE_OK : dl_fail_memory(error);
    }
    if (status)
        dl_buffer_clear(&reader->dictionary);
    reader->has_unpacker = !status;
    dl_buffer_free(&dictionary);
    *out = reader->unpacker;
    return status;
}

dateline_status dl_reader_record(dl_slice *out, dateline_reader *reader, uint32_t document, dateline_error *error)
{
    dl_unpacker *unpacker;
    *out = (dl_slice){NULL, 0};
    dateline_status status = dl_reader_unpacker(&unpacker, reader, error);
    dl_buffer_clear(&reader->record);
    if (!status)
        status = dl_store_document_data(&reader->record, reader->store, document, error);
    if (!status && !dl_unpacker_run(out, unpacker, dl_buffer_slice(&reader->record)))
        status = dl_unpacker_starved(unpacker)
                     ? dl_fail_memory(error)
                     : dl_reader_fail_damaged(reader, "document", document, error);
    return status;
}

dateline_status dl_reader_record_copy(dl_slice *out, dateline_reader *reader, uint32_t document, dl_arena *arena,
                                      dateline_error *error)
{
    dl_slice record;
    const dl_slice *kept = dl_id_table_find(&reader->records, document);
    *out = kept ? *kept : (dl_slice){NULL, 0};
    if (kept)
        return DATELINE_OK;
    dateline_status status = dl_reader_record(&record, reader, document, error);
    if (!status)
        *out = dl_arena_copy(arena, record);
    return !status && arena->failed ? dl_fail_memory(error) : status;
}

/* Without memory it is read again. */
void dl_reader_keep(dateline_reader *reader, uint32_t document, dl_slice *record)
{
    (void)dl_id_table_add(&reader->records, document, record);
}

void dl_reader_forget(dateline_reader *reader)
{
    dl_id_table_free(&reader->records);
}

/* Opens what the stub names, unless it is open. *changed: that is something else than before. */
static dateline_status refresh(bool *changed, dateline_reader *reader, bool force, dateline_error *error)
{
    dl_buffer names = DL_BUFFER_EMPTY;
    dateline_status status = dl_generation_current(&names, reader->index, error);
    *changed = !status && !(reader->store && dl_slice_is(dl_buffer_slice(&names), reader->generation) &&
                            dl_store_reader_is_there(reader->store));
    if (force)
        close_generation(reader);
    if (!status && (*changed || force)) {
        status = open_current(reader, dl_buffer_slice(&names), error);
        if (!status)
            status = prepare(reader, error);
        if (status)
            close_generation(reader);
    }
    dl_buffer_free(&names);
    return status;
}

dateline_status dl_reader_run(dateline_reader *reader, dl_reader_work *work, void *context,
                              dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    bool changed;
    for (int attempt = 0; attempt < TRIES; attempt++) {
        if (attempt > 1) { /* a writer is busy: give it a moment */
            struct timespec pause = {0, 5000000L << attempt};
            nanosleep(&pause, NULL);
        }
        status = refresh(&changed, reader, attempt > 0, error);
        if (!status)
            status = work(context, reader, error);
        if (status != DATELINE_ERROR_STALE)
            return status;
        if (attempt && !changed)
            return fail_changed(reader, error);
    }
    return dl_fail(error, DATELINE_ERROR_STALE,
                   "%s: the index changed %d times during the search; try again", reader->index,
                   TRIES);
}
