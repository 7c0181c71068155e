/* Test collections. */
#include "eval/collection.h"
#include "eval/trec_text.h"
#include "util/array.h"
#include "util/error.h"
#include "util/file.h"

#include <errno.h>
#include <fts.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FILE_LIMIT = 1 << 30 };

void dl_collection_close(dl_collection *collection)
{
    free(collection->topics);
    dl_judged_free(&collection->judgments);
    dl_arena_free(&collection->arena);
    *collection = (dl_collection){0};
}

static const char *path_in(dl_collection *collection, const char *name)
{
    char *joined = dl_file_join(collection->folder, name);
    const char *path = joined ? dl_arena_string(&collection->arena, dl_slice_of(joined)) : NULL;
    free(joined);
    collection->arena.failed |= !path;
    return path;
}

/* "topics", "topics.301-350" */
static bool is_named(const char *file, const char *name)
{
    size_t size = strlen(name);
    return strncmp(file, name, size) == 0 && (!file[size] || file[size] == '.');
}

/* ---- queries ---- */

/* Whether `query` is judged; with no topics wanted twice. */
static dateline_status add_topic(dl_collection *into, dl_slice id, dl_slice text, dateline_error *error)
{
    dl_topic *topics = dl_array_room(into->topics, &into->topic_capacity, into->topic_count, sizeof *topics);
    if (!topics)
        return dl_fail_memory(error);
    into->topics = topics;
    dl_topic topic = {dl_arena_string(&into->arena, id), dl_arena_string(&into->arena, text)};
    if (!topic.id || !topic.text)
        return dl_fail_memory(error);
    size_t begin, end;
    dl_judged_find(&begin, &end, &into->judgments, topic.id);
    if (begin < end)
        into->topics[into->topic_count++] = topic;
    return DATELINE_OK;
}

/* An identifier may be a number. */
static dl_slice id_of(const json_t *object, char *digits, size_t size)
{
    const json_t *id = json_object_get(object, "_id");
    if (json_is_string(id))
        return dl_slice_make(json_string_value(id), json_string_length(id));
    snprintf(digits, size, "%lld", (long long)json_integer_value(id));
    return dl_slice_of(json_is_integer(id) ? digits : "");
}

static dateline_status read_json_topic(dl_collection *into, dl_slice line, const char *path, size_t number,
                                       dateline_error *error)
{
    char digits[32];
    json_t *object = json_loadb(line.data, line.size, 0, NULL);
    const json_t *text = json_object_get(object, "text");
    dl_slice id = id_of(object, digits, sizeof digits);
    dateline_status status;
    if (!json_is_string(text) || !id.size)
        status = dl_fail(error, DATELINE_ERROR_INPUT, "%s:%zu: no query; it wants {\"_id\": ..., \"text\": ...}", path,
                         number);
    else
        status = add_topic(into, id, dl_slice_make(json_string_value(text), json_string_length(text)), error);
    json_decref(object);
    return status;
}

static dateline_status read_json_topics(dl_collection *into, const char *path, dateline_error *error)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    dateline_status status = dl_file_read(&text, path, FILE_LIMIT, error);
    size_t number = 0;
    dl_slice line;
    for (size_t at = 0; !status && dl_slice_next_line(&line, dl_buffer_slice(&text), &at);) {
        line = dl_slice_trim(line);
        number++;
        if (line.size)
            status = read_json_topic(into, line, path, number, error);
    }
    dl_buffer_free(&text);
    return status;
}

/* Without a label such as "Number:" or "Description:". */
static dl_slice unlabelled(dl_slice text, const char *label)
{
    text = dl_slice_trim(text);
    if (dl_slice_starts(text, dl_slice_of(label)))
        text = dl_slice_cut(text, strlen(label), text.size);
    return dl_slice_trim(text);
}

static dl_slice topic_text(dl_slice topic, dl_topic_part part)
{
    static const struct {
        const char *name, *label;
    } parts[] = {[DL_TOPIC_TITLE] = {"title", "Topic:"},
                 [DL_TOPIC_DESCRIPTION] = {"desc", "Description:"},
                 [DL_TOPIC_NARRATIVE] = {"narr", "Narrative:"}};
    dl_slice inside = {NULL, 0};
    size_t at = 0;
    if (!dl_trec_element(&inside, topic, &at, parts[part].name) && part != DL_TOPIC_DESCRIPTION)
        return topic_text(topic, DL_TOPIC_DESCRIPTION);
    return unlabelled(inside, parts[part].label);
}

static dateline_status read_trec_topics(dl_collection *into, const char *path, dl_topic_part part,
                                        dateline_error *error)
{
    dl_buffer text = DL_BUFFER_EMPTY, plain = DL_BUFFER_EMPTY;
    dateline_status status = dl_file_read(&text, path, FILE_LIMIT, error);
    dl_slice topic, number;
    size_t topics = 0;
    for (size_t at = 0; !status && dl_trec_element(&topic, dl_buffer_slice(&text), &at, "top"); topics++) {
        size_t inner = 0;
        if (!dl_trec_element(&number, topic, &inner, "num")) {
            status = dl_fail(error, DATELINE_ERROR_INPUT, "%s: topic %zu has no <num>", path, topics + 1);
            break;
        }
        dl_buffer_clear(&plain);
        dl_trec_plain(&plain, topic_text(topic, part));
        status = add_topic(into, unlabelled(number, "Number:"), dl_buffer_slice(&plain), error);
    }
    if (!status && !topics)
        status = dl_fail(error, DATELINE_ERROR_INPUT, "%s: no topics; they look like <top><num>1<title>words</top>",
                         path);
    if (!status && (text.failed || plain.failed))
        status = dl_fail_memory(error);
    dl_buffer_free(&text);
    dl_buffer_free(&plain);
    return status;
}

/* ---- the folder ---- */

typedef dateline_status file_visitor(void *context, const char *path, const char *name, dateline_error *error);

/* Each regular file below the folder, in the order of names; hidden ones not. */
static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static dateline_status each_file(const char *folder, file_visitor *visit, void *context, dateline_error *error)
{
    char *paths[] = {(char *)folder, NULL};
    FTS *tree = fts_open(paths, FTS_LOGICAL | FTS_NOCHDIR, by_name);
    if (!tree)
        return dl_fail_io(error, folder, "read", errno);
    dateline_status status = DATELINE_OK;
    for (FTSENT *entry; !status && (entry = fts_read(tree));) {
        if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS)
            status = dl_fail_io(error, entry->fts_path, "read", entry->fts_errno);
        else if (entry->fts_level && entry->fts_name[0] == '.')
            fts_set(tree, entry, FTS_SKIP);
        else if (entry->fts_info == FTS_F)
            status = visit(context, entry->fts_path, entry->fts_name, error);
    }
    fts_close(tree);
    return status;
}

typedef struct trec_files {
    dl_collection *collection;
    const char *topics, *qrels;
} trec_files;

static dateline_status note_file(void *context, const char *path, const char *name, dateline_error *error)
{
    trec_files *files = context;
    const char **place = is_named(name, "topics") ? &files->topics : is_named(name, "qrels") ? &files->qrels : NULL;
    if (!place)
        return DATELINE_OK;
    if (*place)
        return dl_fail(error, DATELINE_ERROR_INPUT, "%s: which of %s and %s counts? leave one only",
                       files->collection->folder, *place, path);
    *place = dl_arena_string(&files->collection->arena, dl_slice_of(path));
    return *place ? DATELINE_OK : dl_fail_memory(error);
}

dateline_status dl_collection_open(dl_collection *out, const char *folder, dl_topic_part part,
                                   bool with_topics, dateline_error *error)
{
    *out = (dl_collection){.folder = folder};
    trec_files files = {.collection = out};
    const char *corpus = path_in(out, "corpus.jsonl"), *topics = path_in(out, "queries.jsonl");
    const char *beside = path_in(out, "qrels.tsv"), *below = path_in(out, "qrels/test.tsv");
    if (out->arena.failed)
        return dl_fail_memory(error);
    if (access(corpus, F_OK) == 0) {
        out->corpus = corpus;
        files.topics = access(topics, F_OK) == 0 ? topics : NULL;
        files.qrels = access(beside, F_OK) == 0 ? beside : access(below, F_OK) == 0 ? below : NULL;
    } else {
        dateline_status status = each_file(folder, note_file, &files, error);
        if (status)
            return status;
    }
    if (!files.topics || !files.qrels)
        return dl_fail(error, DATELINE_ERROR_INPUT,
                       "%s: no test collection: no %s; it wants corpus.jsonl, queries.jsonl and qrels.tsv, or "
                       "topics, qrels and documents of TREC",
                       folder, files.topics ? "judgments" : "queries");
    dateline_status status = dl_judged_read(&out->judgments, files.qrels, DL_JUDGMENTS, error);
    if (status || !with_topics)
        return status;
    return out->corpus ? read_json_topics(out, files.topics, error)
                       : read_trec_topics(out, files.topics, part, error);
}

/* ---- TREC documents ---- */

typedef struct export {
    FILE *file;
    const char *path;
    size_t documents;
} export;

static void first_of(dl_buffer *out, dl_slice document, const char *const *names)
{
    dl_slice inside;
    for (size_t at = 0; *names; names++, at = 0)
        if (dl_trec_element(&inside, document, &at, *names)) {
            dl_trec_plain(out, inside);
            return;
        }
}

/* All texts of the document; without a <TEXT>, all of it but its number. */
static void body_of(dl_buffer *out, dl_slice document)
{
    dl_slice inside;
    size_t at = 0, texts = 0;
    for (; dl_trec_element(&inside, document, &at, "TEXT"); texts++) {
        dl_trec_plain(out, inside);
        dl_buffer_add_text(out, "\n\n");
    }
    at = 0;
    if (!texts && dl_trec_element(&inside, document, &at, "DOCNO"))
        dl_trec_plain(out, dl_slice_cut(document, at, document.size));
}

static dateline_status export_document(export *to, dl_slice document, const char *path, dateline_error *error)
{
    static const char *const titles[] = {"TITLE", "HEADLINE", "HL", "TI", NULL};
    dl_slice number;
    size_t at = 0;
    if (!dl_trec_element(&number, document, &at, "DOCNO"))
        return dl_fail(error, DATELINE_ERROR_INPUT, "%s: document %zu has no <DOCNO>", path, to->documents + 1);
    number = dl_slice_trim(number);
    dl_buffer title = DL_BUFFER_EMPTY, text = DL_BUFFER_EMPTY;
    first_of(&title, document, titles);
    body_of(&text, document);
    dl_slice head = dl_slice_trim(dl_buffer_slice(&title)), body = dl_slice_trim(dl_buffer_slice(&text));
    /* Old collections are Latin-1 at times: json_stringn refuses what is no UTF-8. */
    json_t *object = json_pack("{s:o, s:o, s:o}", "_id", json_stringn_nocheck(number.data, number.size), "title",
                               json_stringn_nocheck(head.data ? head.data : "", head.size), "text",
                               json_stringn_nocheck(body.data ? body.data : "", body.size));
    char *line = object ? json_dumps(object, JSON_COMPACT) : NULL;
    dateline_status status = DATELINE_OK;
    if (title.failed || text.failed || !object)
        status = dl_fail_memory(error);
    else if (!line)
        status = dl_fail(error, DATELINE_ERROR_INPUT, "%s: document %.*s is not UTF-8; convert it first", path,
                         (int)number.size, number.data);
    else if (fputs(line, to->file) < 0 || fputc('\n', to->file) < 0)
        status = dl_fail_io(error, to->path, "write", errno);
    free(line);
    json_decref(object);
    dl_buffer_free(&title);
    dl_buffer_free(&text);
    to->documents++;
    return status;
}

static dateline_status export_file(void *context, const char *path, const char *name, dateline_error *error)
{
    export *to = context;
    if (is_named(name, "topics") || is_named(name, "qrels"))
        return DATELINE_OK;
    dl_buffer text = DL_BUFFER_EMPTY;
    dateline_status status = dl_file_read(&text, path, FILE_LIMIT, error);
    dl_slice document;
    for (size_t at = 0; !status && dl_trec_element(&document, dl_buffer_slice(&text), &at, "DOC");)
        status = export_document(to, document, path, error);
    dl_buffer_free(&text);
    return status;
}

dateline_status dl_collection_export(const dl_collection *collection, const char *path, dateline_error *error)
{
    export to = {.file = fopen(path, "w"), .path = path};
    if (!to.file)
        return dl_fail_io(error, path, "write", errno);
    dateline_status status = each_file(collection->folder, export_file, &to, error);
    if (fclose(to.file) && !status)
        status = dl_fail_io(error, path, "write", errno);
    if (!status && !to.documents)
        status = dl_fail(error, DATELINE_ERROR_INPUT, "%s: no documents; they look like <DOC><DOCNO>1</DOCNO> ...",
                         collection->folder);
    return status;
}

/* ---- questions ---- */

void dl_collection_plain(dl_buffer *out, dl_slice question)
{
    static const char *const operators[] = {"AND", "OR", "NOT", "NEAR", "ADJ", "TO"};
    for (size_t at = 0; at < question.size;) {
        size_t begin = at;
        while (at < question.size && (unsigned char)question.data[at] > ' ' &&
               !strchr("\"+-()[]{}*?~^=:<>|/\\#@!", question.data[at]))
            at++;
        dl_slice word = dl_slice_cut(question, begin, at);
        bool lower = false;
        for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
            lower |= dl_slice_is(word, operators[i]);
        for (size_t i = 0; i < word.size; i++)
            dl_buffer_add_byte(out, lower ? (char)(word.data[i] | 0x20) : word.data[i]);
        if (at < question.size) {
            dl_buffer_add_byte(out, ' ');
            at++;
        }
    }
}
