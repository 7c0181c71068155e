/* From document numbers to the public article and passage. */
#include "engine/search/fetch.h"
#include "article/lines/entities.h"
#include "engine/stored/record.h"
#include "engine/stored/terms.h"
#include "highlight/fragments.h"
#include "util/error.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct fetched_article {
    uint64_t id;
    dateline_article article;
    uint32_t document; /* its own; its passages follow in order */
} fetched_article;

void dl_fetch_begin(dl_fetch *fetch, dateline_reader *reader, dl_arena *arena,
                    dl_highlighter *highlighter)
{
    *fetch = (dl_fetch){.reader = reader, .arena = arena, .highlighter = highlighter};
    char *here = getcwd(NULL, 0);
    arena->failed |= !here && errno == ENOMEM;
    if (here && asprintf(&fetch->folder, "%s%s", here, strcmp(here, "/") ? "/" : "") < 0) {
        fetch->folder = NULL;
        arena->failed = true;
    }
    free(here);
}

void dl_fetch_end(dl_fetch *fetch)
{
    free(fetch->folder);
    fetch->folder = NULL;
    dl_id_table_free(&fetch->articles);
}

/* An absolute path as people like to see it: relative to the working folder when below it. */
static const char *shown_path(dl_fetch *fetch, dl_slice path)
{
    dl_slice folder = dl_slice_of(fetch->folder);
    if (folder.size && path.size > folder.size && dl_slice_starts(path, folder))
        path = dl_slice_cut(path, folder.size, path.size);
    const char *copy = dl_arena_string(fetch->arena, path);
    return copy ? copy : "";
}

static dateline_status damaged(dl_fetch *fetch, const char *what, uint64_t which,
                               dateline_error *error)
{
    if (fetch->arena->failed) /* that is why it could not be read */
        return dl_fail_memory(error);
    return dl_reader_fail_damaged(fetch->reader, what, which, error);
}

/* ---- articles ---- */

static bool take_first(void *context, uint32_t document)
{
    *(uint32_t *)context = document;
    return false;
}

/* "archive.zip!member". */
static const char *member_path(dl_fetch *fetch, const char *path, dl_slice member)
{
    dl_buffer whole = DL_BUFFER_EMPTY;
    if (!member.size || !path)
        return path;
    dl_buffer_add_text(&whole, path);
    dl_buffer_add_byte(&whole, '!');
    dl_buffer_add_slice(&whole, member);
    fetch->arena->failed |= whole.failed;
    path = dl_arena_string(fetch->arena, dl_buffer_slice(&whole));
    dl_buffer_free(&whole);
    return path;
}

static dateline_status load_article(fetched_article *found, dl_fetch *fetch, dateline_error *error)
{
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_terms_id(&term, DL_PREFIX_ARTICLE_ID, found->id);
    uint32_t document = 0;
    dateline_status status = term.failed ? dl_fail_memory(error)
                                         : dl_store_term_documents(fetch->reader->store, dl_buffer_slice(&term),
                                                                   take_first, &document, error);
    dl_buffer_free(&term);
    if (status)
        return status;
    if (!document)
        return dl_fail(error, DATELINE_ERROR_NOT_FOUND, "%s: no article %016" PRIx64,
                       fetch->reader->index, found->id);
    dl_slice data;
    dl_article_record record;
    dl_source_record source;
    status = dl_reader_record_copy(&data, fetch->reader, document, fetch->arena, error);
    if (!status && !dl_record_get_article(&record, fetch->arena, data))
        status = damaged(fetch, "the article in document", document, error);
    if (!status)
        status = dl_manifest_get(&source, fetch->arena, fetch->reader->store, record.source, error);
    if (status)
        return status;
    char id[17];
    snprintf(id, sizeof id, "%016" PRIx64, found->id);
    found->document = document;
    found->article = (dateline_article){
        .id = dl_arena_string(fetch->arena, dl_slice_of(id)),
        .title = record.title,
        .date = dl_date_text(fetch->arena, record.date),
        .place = record.place,
        .language = record.language,
        .url = record.url,
        .site = record.site,
        .authors = record.authors,
        .author_count = record.author_count,
        .path = member_path(fetch, shown_path(fetch, source.path), record.member),
        .source_begin = record.begin,
        .source_end = record.end,
        .passage_count = (size_t)record.passage_count,
    };
    return fetch->arena->failed ? dl_fail_memory(error) : DATELINE_OK;
}

static dateline_status find_article(fetched_article **out, dl_fetch *fetch, uint64_t id,
                                    dateline_error *error)
{
    *out = dl_id_table_find(&fetch->articles, id);
    if (*out)
        return DATELINE_OK;
    fetched_article *found = dl_arena_alloc(fetch->arena, sizeof *found);
    if (!found)
        return dl_fail_memory(error);
    found->id = id;
    dateline_status status = load_article(found, fetch, error);
    if (!status && !dl_id_table_add(&fetch->articles, id, found))
        status = dl_fail_memory(error);
    *out = found;
    return status;
}

dateline_status dl_fetch_article(const dateline_article **out, dl_fetch *fetch, uint64_t id,
                                 dateline_error *error)
{
    *out = NULL;
    fetched_article *found = NULL;
    dateline_status status = find_article(&found, fetch, id, error);
    if (!status)
        *out = &found->article;
    return status;
}

/* ---- passages ---- */

static dateline_status public_tweet(const dateline_tweet **out, dl_fetch *fetch,
                                    const dl_passage *passage, dateline_error *error)
{
    const dl_tweet *tweet = passage->tweet;
    dl_entities entities;
    dateline_tweet *made = dl_arena_alloc(fetch->arena, sizeof *made);
    if (!made || !dl_entities_find(&entities, fetch->arena, passage->text))
        return dl_fail_memory(error);
    *made = (dateline_tweet){
        .name = tweet->name,
        .handle = tweet->handle,
        .date = dl_date_text(fetch->arena, tweet->date),
        .id = tweet->id,
        .url = tweet->url,
        .reply_to = tweet->reply_to,
        .quotes = tweet->quotes,
        .truncated = tweet->truncated,
        .links = entities.links,
        .link_count = entities.link_count,
        .mentions = entities.mentions,
        .mention_count = entities.mention_count,
        .hashtags = entities.hashtags,
        .hashtag_count = entities.hashtag_count,
    };
    *out = made;
    return DATELINE_OK;
}

/* Where a text is as long as its source, it stands there byte for byte, but for blanks: all else that
 * reading a source does (escapes, tags, joined lines) makes it shorter, and U+FFFD for a byte longer. */
static void find_in_source(dateline_span *spans, const dateline_passage *passage)
{
    bool same = passage->source_end - passage->source_begin == passage->text.size &&
                dl_slice_find(passage->text, "\uFFFD") == SIZE_MAX;
    for (size_t i = 0; same && i < passage->span_count; i++) {
        spans[i].source_begin = passage->source_begin + spans[i].byte_begin;
        spans[i].source_end = passage->source_begin + spans[i].byte_end;
    }
}

/* Fills *out from a document of the article. */
static dateline_status load_passage(dateline_passage *out, dl_fetch *fetch,
                                    const fetched_article *article, uint32_t document,
                                    dateline_error *error)
{
    dl_slice data;
    dl_passage_record record;
    dateline_status status = dl_reader_record_copy(&data, fetch->reader, document, fetch->arena, error);
    if (!status && !dl_record_get_passage(&record, fetch->arena, data))
        status = damaged(fetch, "the passage in document", document, error);
    if (status)
        return status;
    *out = (dateline_passage){
        .ordinal = (size_t)record.ordinal,
        .kind = record.passage.kind,
        .text = record.passage.text,
        .language = record.language.size ? record.language : article->article.language,
        .source_begin = record.passage.begin,
        .source_end = record.passage.end,
    };
    snprintf(out->id, sizeof out->id, "%016" PRIx64 ".%" PRIu32, article->id, (uint32_t)record.ordinal);
    if (record.passage.tweet)
        status = public_tweet(&out->tweet, fetch, &record.passage, error);
    dateline_span *spans = NULL;
    if (!status && fetch->highlighter)
        status = dl_highlighter_run(&spans, &out->span_count, fetch->highlighter, fetch->arena,
                                    out->text, dl_language_find(out->language), out->kind, error);
    out->spans = spans;
    if (!status)
        find_in_source(spans, out);
    if (!status && fetch->fragment_size)
        status = dl_fragments_choose(&out->fragments, &out->fragment_count, fetch->arena,
                                     fetch->reader->analyzer, out, fetch->fragment_size,
                                     fetch->fragment_limit, error);
    return status;
}

dateline_status dl_fetch_passage(dateline_passage *out, const dateline_article **article,
                                 dl_fetch *fetch, uint32_t document, dateline_error *error)
{
    dl_buffer value = DL_BUFFER_EMPTY;
    dateline_status status = dl_store_document_value(&value, fetch->reader->store, document,
                                                     DL_SLOT_ARTICLE, error);
    uint64_t id = 0;
    for (size_t i = 0; i < value.size && i < 8; i++)
        id = id << 8 | (unsigned char)value.data[i];
    if (!status && value.size != 8)
        status = damaged(fetch, "the article id of document", document, error);
    dl_buffer_free(&value);
    fetched_article *found = NULL;
    if (!status)
        status = find_article(&found, fetch, id, error);
    if (status == DATELINE_ERROR_NOT_FOUND)
        status = damaged(fetch, "the article of document", document, error);
    if (status)
        return status;
    *article = &found->article;
    return load_passage(out, fetch, found, document, error);
}

dateline_status dl_fetch_passages(const dateline_passage **out, size_t *count, dl_fetch *fetch,
                                  uint64_t article, size_t begin, size_t end,
                                  dateline_error *error)
{
    *out = NULL;
    *count = 0;
    fetched_article *found = NULL;
    dateline_status status = find_article(&found, fetch, article, error);
    if (status)
        return status;
    if (end > found->article.passage_count)
        end = found->article.passage_count;
    if (begin >= end)
        return DATELINE_OK;
    dateline_passage *passages = dl_arena_alloc(fetch->arena, (end - begin) * sizeof *passages);
    if (!passages)
        return dl_fail_memory(error);
    for (size_t i = begin; i < end && !status; i++)
        status = load_passage(&passages[i - begin], fetch, found, found->document + 1 + (uint32_t)i,
                              error);
    if (!status) {
        *out = passages;
        *count = end - begin;
    }
    return status;
}
