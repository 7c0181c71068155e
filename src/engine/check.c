/* Checking an index: the sums of its blocks, Xapian's tables, then what only we know: that every record
 * can be read, that each article has its passages and its source, and the list of sources counts the
 * articles rightly. */
#include "engine/stored/reader.h"
#include "engine/stored/terms.h"
#include "store/glass/sums.h"
#include "store/segments/generation.h"
#include "util/error.h"
#include "util/file.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct checking {
    dateline_reader *reader;
    dl_arena arena; /* of one record */
    uint64_t problems;
    uint64_t passages_found, passages_expected;
    dateline_check_callback callback;
    void *context;
    dateline_status status; /* what ended the walk */
    dateline_error *error;
} checking;

static void tell(checking *check, const char *format, ...) DATELINE_PRINTF(2, 3);
static void tell(checking *check, const char *format, ...)
{
    char finding[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(finding, sizeof finding, format, arguments);
    va_end(arguments);
    check->problems++;
    if (check->callback)
        check->callback(check->context, finding);
}

static void tell_line(void *context, const char *line)
{
    checking *check = context;
    if (check->callback)
        check->callback(check->context, line);
}

/* Damage that a call met is a finding; other failures end the check. `document`: 0: in none. */
static bool survives(checking *check, dateline_status status, const char *what, uint32_t document)
{
    if (status == DATELINE_ERROR_DAMAGED || status == DATELINE_ERROR_NOT_FOUND) {
        if (document)
            tell(check, "%s in document %" PRIu32 ": %s", what, document, check->error->message);
        else
            tell(check, "%s: %s", what, check->error->message);
        return true;
    }
    if (status)
        check->status = status;
    return !status;
}

/* A record that says nothing, or that there is no memory for. */
static dateline_status unreadable(checking *check, const char *what, uint32_t document)
{
    if (check->arena.failed)
        return dl_fail_memory(check->error);
    tell(check, "%s in document %" PRIu32 ": its record cannot be read", what, document);
    return DATELINE_OK;
}

static bool check_passage(void *context, uint32_t document)
{
    checking *check = context;
    check->passages_found++;
    dl_slice bytes;
    dateline_status status = dl_reader_record(&bytes, check->reader, document, check->error);
    if (!status) {
        dl_passage_record record;
        dl_arena_reset(&check->arena);
        if (!dl_record_get_passage(&record, &check->arena, bytes))
            status = unreadable(check, "passage", document);
    }
    return survives(check, status, "passage", document);
}

/* The article whose id a document carries; 0 without a readable one. */
static dateline_status article_of(uint64_t *id, checking *check, uint32_t document)
{
    dl_buffer value = DL_BUFFER_EMPTY;
    dateline_status status = dl_store_document_value(&value, check->reader->store, document,
                                                     DL_SLOT_ARTICLE, check->error);
    *id = 0;
    for (size_t i = 0; i < value.size && value.size == 8; i++)
        *id = *id << 8 | (unsigned char)value.data[i];
    dl_buffer_free(&value);
    return status;
}

/* An article's passages follow it and carry its id. */
static void check_followers(checking *check, uint32_t document, const dl_article_record *record)
{
    dl_buffer value = DL_BUFFER_EMPTY;
    uint64_t id = 0, passages = 0;
    dateline_status status = dl_store_document_value(&value, check->reader->store, document,
                                                     DL_SLOT_PASSAGES, check->error);
    if (!status)
        status = article_of(&id, check, document);
    if (!status && dl_slot_passages_count(dl_buffer_slice(&value)) != record->passage_count)
        tell(check, "article %016" PRIx64 ": its record and its value count passages differently", id);
    dl_buffer_free(&value);
    for (uint64_t other = id; passages < record->passage_count && !status; passages++) {
        status = document + passages < UINT32_MAX
                     ? article_of(&other, check, document + 1 + (uint32_t)passages)
                     : DATELINE_OK;
        if (other != id)
            break;
    }
    if (passages != record->passage_count)
        tell(check, "article %016" PRIx64 " should have %" PRIu64 " passages and has %" PRIu64, id,
             record->passage_count, passages);
    check->passages_expected += record->passage_count;
    survives(check, status, "article", document);
}

static bool check_article(void *context, uint32_t document)
{
    checking *check = context;
    dl_slice bytes;
    dl_article_record record;
    dl_source_record source;
    dl_arena_reset(&check->arena);
    dateline_status status = dl_reader_record(&bytes, check->reader, document, check->error);
    if (!status && !dl_record_get_article(&record, &check->arena, bytes))
        status = unreadable(check, "article", document);
    else if (!status) {
        check_followers(check, document, &record);
        status = dl_manifest_get(&source, &check->arena, check->reader->store, record.source, check->error);
    }
    return survives(check, status, "article", document) && !check->status;
}

static dateline_status check_kind(checking *check, const char *kind, dl_store_posting_sink *sink)
{
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_term_make(&term, DL_PREFIX_KIND, dl_slice_of(kind));
    dateline_status status = term.failed ? dl_fail_memory(check->error)
                                         : dl_store_term_documents(check->reader->store, dl_buffer_slice(&term),
                                                                   sink, check, check->error);
    dl_buffer_free(&term);
    survives(check, status, kind, 0);
    return check->status;
}

/* The list of sources and the articles must agree. */
static dateline_status check_sources(checking *check)
{
    dl_manifest manifest = DL_MANIFEST_EMPTY;
    dateline_status status = dl_manifest_load(&manifest, check->reader->store, check->error);
    uint64_t expected = 0, found = 0;
    for (size_t i = 0; i < manifest.count; i++)
        expected += manifest.entries[i]->source.articles;
    dl_manifest_free(&manifest);
    if (!status)
        status = dl_store_living_count(&found, check->reader->store,
                                       DL_LITERAL(DL_PREFIX_KIND "article"), check->error);
    if (!status && expected != found)
        tell(check, "the list of sources counts %" PRIu64 " articles and the index holds %" PRIu64,
             expected, found);
    survives(check, status, "the list of sources", 0);
    return check->status;
}

static dateline_status check_records(checking *check, const char *index)
{
    dateline_status identity = DATELINE_OK;
    dateline_status status = dl_reader_open_raw(&check->reader, index, &identity, check->error);
    if (status == DATELINE_ERROR_DAMAGED || status == DATELINE_ERROR_NO_INDEX) {
        tell(check, "%s", check->error->message);
        return DATELINE_OK;
    }
    if (status)
        return status;
    if (identity) {
        survives(check, identity, "the index's description", 0);
        return check->status;
    }
    status = dl_identity_check_schema(&check->reader->identity, index, check->error);
    if (!status)
        status = check_kind(check, "article", check_article);
    for (int kind = 0; kind < DATELINE_KIND_COUNT && !status; kind++)
        status = check_kind(check, dateline_kind_name((dateline_kind)kind), check_passage);
    if (!status && check->passages_found != check->passages_expected)
        tell(check, "the articles have %" PRIu64 " passages and the index holds %" PRIu64,
             check->passages_expected, check->passages_found);
    return status ? status : check_sources(check);
}

/* Xapian's check opens tables for writing. Where they may not be written, the sums have said that they are what they
 * were when they were made, and were checked. */
static dateline_status trust_sums(const char *path, dateline_error *error)
{
    dl_sums *sums;
    dateline_status status = dl_sums_load(&sums, path, error);
    if (!status && !sums)
        status =
            dl_fail(error, DATELINE_ERROR_IO,
                    "%s: it has no sums, and Xapian's check wants the right to write there; run it as the owner", path);
    dl_sums_free(sums);
    return status;
}

/* What is known to be damaged is not given to Xapian, which trusts what it reads. */
static dateline_status check_generation(checking *check, const char *path)
{
    uint64_t found = 0;
    dateline_status status = dl_sums_check_version(path, check->error);
    if (status == DATELINE_ERROR_DAMAGED) {
        tell(check, "%s", check->error->message);
        return DATELINE_OK;
    }
    if (!status)
        status = dl_sums_check(&found, path, tell_line, check, check->error);
    check->problems += found;
    if (status || found)
        return status;
    if (!dl_store_check_may(path))
        return trust_sums(path, check->error);
    status = dl_store_check(&found, path, tell_line, check, check->error);
    check->problems += found;
    return status;
}

static dateline_status check_generations(checking *check, const char *index, dl_slice names)
{
    dateline_status status = DATELINE_OK;
    dl_buffer path = DL_BUFFER_EMPTY;
    for (dl_slice name; !status && dl_generation_take(&name, &names);) {
        dl_buffer_clear(&path);
        dl_buffer_printf(&path, "%s/%.*s", index, (int)name.size, name.data);
        status = path.failed ? dl_fail_memory(check->error) : check_generation(check, path.data);
    }
    dl_buffer_free(&path);
    return status || check->problems ? status : check_records(check, index);
}

dateline_status dateline_check(uint64_t *problems, const char *index,
                               dateline_check_callback callback, void *context,
                               dateline_error *error)
{
    *problems = 0;
    if (!index || !*index)
        return dl_fail(error, DATELINE_ERROR_USAGE, "no index given");
    dateline_error own;
    checking check = {.callback = callback, .context = context, .error = error ? error : &own};
    dl_buffer names = DL_BUFFER_EMPTY;
    dateline_status status = dl_generation_current(&names, index, check.error);
    if (status == DATELINE_ERROR_DAMAGED) {
        tell(&check, "%s", check.error->message);
        status = DATELINE_OK;
    } else if (!status) {
        status = check_generations(&check, index, dl_buffer_slice(&names));
    }
    dl_buffer_free(&names);
    dl_arena_free(&check.arena);
    dateline_reader_free(check.reader);
    *problems = check.problems;
    return status;
}
