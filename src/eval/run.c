/* Index, search, list. */
#include "eval/run.h"
#include "util/error.h"
#include "util/file.h"

#include <dateline/index.h>
#include <dateline/search.h>

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What the documents are called: their "_id", read from the bytes that a hit names. Remembered by article. */
typedef struct names {
    int file;
    const char *path;
    struct name {
        char article[24];
        const char *id;
    } *items; /* open addressing; a power of two */
    size_t count, capacity;
    dl_arena arena;
    dl_buffer record;
} names;

static size_t slot_of(const names *all, const char *article)
{
    size_t at = (size_t)strtoull(article, NULL, 16) & (all->capacity - 1);
    while (all->items[at].id && strcmp(all->items[at].article, article) != 0)
        at = (at + 1) & (all->capacity - 1);
    return at;
}

static bool make_room(names *all)
{
    if (all->count * 2 < all->capacity)
        return true;
    names larger = *all;
    larger.capacity = all->capacity ? all->capacity * 2 : 1024;
    larger.items = calloc(larger.capacity, sizeof *larger.items);
    if (!larger.items)
        return false;
    for (size_t i = 0; i < all->capacity; i++)
        if (all->items[i].id)
            larger.items[slot_of(&larger, all->items[i].article)] = all->items[i];
    free(all->items);
    *all = larger;
    return true;
}

static dateline_status read_record(names *all, const dateline_article *article, dateline_error *error)
{
    size_t size = (size_t)(article->source_end - article->source_begin);
    dl_buffer_clear(&all->record);
    char *into = dl_buffer_reserve(&all->record, size);
    if (!into)
        return dl_fail_memory(error);
    for (size_t done = 0; done < size;) {
        ssize_t got = pread(all->file, into + done, size - done, (off_t)(article->source_begin + done));
        if (got <= 0)
            return dl_fail_io(error, all->path, "read", got ? errno : EIO);
        done += (size_t)got;
    }
    all->record.size = size;
    return DATELINE_OK;
}

static dateline_status name_of(const char **out, names *all, const dateline_article *article,
                               dateline_error *error)
{
    if (!make_room(all))
        return dl_fail_memory(error);
    struct name *name = &all->items[slot_of(all, article->id)];
    if (!name->id) {
        dateline_status status = read_record(all, article, error);
        if (status)
            return status;
        json_t *object = json_loadb(all->record.data, all->record.size, JSON_DISABLE_EOF_CHECK, NULL);
        const json_t *id = json_object_get(object, "_id");
        char digits[32];
        snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(id));
        const char *text = json_is_string(id) ? json_string_value(id) : json_is_integer(id) ? digits : NULL;
        if (text)
            name->id = dl_arena_string(&all->arena, dl_slice_of(text));
        json_decref(object);
        if (!text)
            return dl_fail(error, DATELINE_ERROR_INPUT, "%s: the document at byte %llu has no \"_id\"", all->path,
                           (unsigned long long)article->source_begin);
        if (!name->id)
            return dl_fail_memory(error);
        snprintf(name->article, sizeof name->article, "%s", article->id);
        all->count++;
    }
    *out = name->id;
    return DATELINE_OK;
}

static dateline_status ask(dl_judged *run, names *all, dateline_reader *reader, const dl_topic *topic,
                           const dl_run_options *options, dateline_error *error)
{
    dateline_search_options searching = DATELINE_SEARCH_OPTIONS_INIT;
    searching.limit = options->depth;
    searching.group_articles = 1;
    searching.plain_ranking = options->plain_ranking;
    searching.expand = options->expand;
    searching.language = options->language;
    dl_buffer question = DL_BUFFER_EMPTY;
    dl_collection_plain(&question, dl_slice_of(topic->text));
    dl_buffer_add(&question, "", 0);
    dateline_result *result = NULL;
    dateline_status status = question.failed ? dl_fail_memory(error)
                                             : dateline_search(&result, reader, question.data ? question.data : "",
                                                               &searching, error);
    for (size_t i = 0; !status && i < result->hit_count; i++) {
        const char *name = NULL;
        status = name_of(&name, all, result->hits[i].article, error);
        if (!status)
            status = dl_judged_add(run, dl_slice_of(topic->id), dl_slice_of(name), result->hits[i].score, error);
    }
    dateline_result_free(result);
    dl_buffer_free(&question);
    return status;
}

static dateline_status ask_all(dl_judged *run, names *all, const dl_collection *collection, const char *index,
                               const dl_run_options *options, dateline_error *error)
{
    dateline_reader *reader;
    dateline_status status = dateline_reader_open(&reader, index, error);
    for (size_t i = 0; !status && i < collection->topic_count; i++)
        status = ask(run, all, reader, &collection->topics[i], options, error);
    dateline_reader_free(reader);
    if (!status)
        dl_judged_sort(run);
    return status;
}

static dateline_status build(const char *corpus, const char *index, const dl_run_options *options,
                             dateline_error *error)
{
    dateline_index_options building = DATELINE_INDEX_OPTIONS_INIT;
    building.index = index;
    building.paths = &corpus;
    building.path_count = 1;
    building.language = options->language;
    dateline_index_report *report;
    dateline_status status = dateline_index_run(&report, &building, error);
    if (!status && !report->articles_total)
        status = dl_fail(error, DATELINE_ERROR_INPUT, "%s: no documents", corpus);
    dateline_index_report_free(report);
    return status;
}

dateline_status dl_run_collection(dl_judged *run, const dl_collection *collection, const char *scratch,
                                  const dl_run_options *options, dateline_error *error)
{
    char *index = dl_file_join(scratch, "index"), *exported = dl_file_join(scratch, "documents.jsonl");
    names all = {.file = -1, .path = collection->corpus ? collection->corpus : exported};
    dateline_status status = index && exported ? DATELINE_OK : dl_fail_memory(error);
    if (!status && !collection->corpus)
        status = dl_collection_export(collection, exported, error);
    if (!status)
        status = build(all.path, index, options, error);
    if (!status && (all.file = open(all.path, O_RDONLY | O_CLOEXEC)) < 0)
        status = dl_fail_io(error, all.path, "read", errno);
    if (!status)
        status = ask_all(run, &all, collection, index, options, error);
    if (all.file >= 0)
        close(all.file);
    free(all.items);
    dl_arena_free(&all.arena);
    dl_buffer_free(&all.record);
    free(index);
    free(exported);
    return status;
}
