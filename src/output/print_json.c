/* JSON, as docs/output-schema.md describes it: `json` is one object with one hit a line, `jsonl` one
 * hit a line and nothing else. Jansson keeps the order of keys and escapes. */
#include "output/format.h"
#include "util/utf8.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#define SCHEMA 1
/* Enough digits to order scores, few enough to read. */
#define DUMP_FLAGS (JSON_COMPACT | JSON_REAL_PRECISION(6))

/* In these builders NULL means that memory ran out; jansson's *_set_new and *_append_new take a NULL
 * value as failure and release what they were given. `ok` gathers that. */
struct object {
    json_t *value;
    bool ok;
};

static struct object object_new(void)
{
    json_t *value = json_object();
    return (struct object){value, value != NULL};
}

static void put(struct object *object, const char *key, json_t *value)
{
    if (json_object_set_new(object->value, key, value) != 0)
        object->ok = false;
}

static json_t *object_end(struct object *object)
{
    if (object->ok)
        return object->value;
    json_decref(object->value);
    return NULL;
}

/* Any bytes as a JSON string: jansson refuses ill-formed UTF-8, and paths may hold some. */
static json_t *text_of(dateline_slice text)
{
    if (text.size == 0)
        return json_string("");
    if (dl_utf8_first_invalid(text) == text.size)
        return json_stringn(text.data, text.size);
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_utf8_sanitize(&clean, text);
    json_t *value = clean.failed ? NULL : json_stringn(clean.data, clean.size);
    dl_buffer_free(&clean);
    return value;
}

static json_t *text_or_null(dateline_slice text)
{
    return text.size ? text_of(text) : json_null();
}

static json_t *string_or_null(const char *text)
{
    return text ? text_of(dl_slice_of(text)) : json_null();
}

static json_t *number(uint64_t value)
{
    return json_integer((json_int_t)value);
}

static json_t *real(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

static json_t *pair(uint64_t begin, uint64_t end)
{
    return json_pack("[I, I]", (json_int_t)begin, (json_int_t)end);
}

static json_t *list_of(const dateline_slice *items, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        if (json_array_append_new(list, text_of(items[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *strings_of(const char *const *items, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        if (json_array_append_new(list, text_of(dl_slice_of(items[i]))) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *span_of(const dateline_span *span)
{
    struct object object = object_new();
    put(&object, "byte", pair(span->byte_begin, span->byte_end));
    put(&object, "codepoint", pair(span->codepoint_begin, span->codepoint_end));
    put(&object, "utf16", pair(span->utf16_begin, span->utf16_end));
    put(&object, "term", string_or_null(span->term));
    put(&object, "via", json_string(dateline_via_name(span->via)));
    return object_end(&object);
}

static json_t *spans_of(const dateline_passage *passage)
{
    json_t *list = json_array();
    for (size_t i = 0; i < passage->span_count; i++) {
        if (json_array_append_new(list, span_of(&passage->spans[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *tweet_of(const dateline_tweet *tweet)
{
    if (!tweet)
        return json_null();
    struct object object = object_new();
    put(&object, "name", text_or_null(tweet->name));
    put(&object, "handle", text_or_null(tweet->handle));
    put(&object, "date", text_or_null(tweet->date));
    put(&object, "id", text_or_null(tweet->id));
    put(&object, "url", text_or_null(tweet->url));
    put(&object, "truncated", json_boolean(tweet->truncated));
    put(&object, "links", list_of(tweet->links, tweet->link_count));
    put(&object, "mentions", list_of(tweet->mentions, tweet->mention_count));
    put(&object, "hashtags", list_of(tweet->hashtags, tweet->hashtag_count));
    return object_end(&object);
}

static json_t *source_of(const char *path, uint64_t begin, uint64_t end)
{
    struct object object = object_new();
    put(&object, "path", string_or_null(path));
    put(&object, "byte", pair(begin, end));
    return object_end(&object);
}

static void put_kind_and_text(struct object *object, const dateline_passage *passage)
{
    put(object, "kind", json_string(dateline_kind_name(passage->kind)));
    put(object, "text", text_of(passage->text));
    put(object, "spans", spans_of(passage));
}

static json_t *passage_of(const dateline_article *article, const dateline_passage *passage)
{
    struct object object = object_new();
    put(&object, "id", json_string(passage->id));
    put_kind_and_text(&object, passage);
    put(&object, "source", source_of(article->path, passage->source_begin, passage->source_end));
    put(&object, "tweet", tweet_of(passage->tweet));
    return object_end(&object);
}

static json_t *passages_of(const dateline_article *article, const dateline_passage *passages,
                           size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        if (json_array_append_new(list, passage_of(article, &passages[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static void put_article(struct object *object, const dateline_article *article)
{
    put(object, "id", string_or_null(article->id));
    put(object, "title", text_or_null(article->title));
    put(object, "date", text_or_null(article->date));
    put(object, "place", text_or_null(article->place));
    put(object, "language", text_or_null(article->language));
    put(object, "url", text_or_null(article->url));
}

static json_t *article_of(const dateline_article *article)
{
    struct object object = object_new();
    put_article(&object, article);
    return object_end(&object);
}

static json_t *hit_of(const dateline_hit *hit)
{
    struct object object = object_new();
    put(&object, "id", json_string(hit->passage.id));
    put(&object, "rank", number(hit->rank));
    put(&object, "score", real(hit->score));
    put_kind_and_text(&object, &hit->passage);
    put(&object, "article", article_of(hit->article));
    put(&object, "source", source_of(hit->article->path, hit->passage.source_begin,
                                     hit->passage.source_end));
    put(&object, "tweet", tweet_of(hit->passage.tweet));
    if (hit->before_count)
        put(&object, "context_before", passages_of(hit->article, hit->before, hit->before_count));
    if (hit->after_count)
        put(&object, "context_after", passages_of(hit->article, hit->after, hit->after_count));
    if (hit->more_in_article)
        put(&object, "more_in_article", number(hit->more_in_article));
    return object_end(&object);
}

/* Appends `value`, released here, and `after`. */
static void dump(dl_printer *printer, json_t *value, const char *after)
{
    char *text = value ? json_dumps(value, DUMP_FLAGS | JSON_ENCODE_ANY) : NULL;
    if (text)
        dl_buffer_add_text(&printer->out, text);
    else
        printer->out.failed = true;
    free(text);
    json_decref(value);
    dl_buffer_add_text(&printer->out, after);
}

static json_t *head_of(const dateline_result *result)
{
    struct object object = object_new();
    put(&object, "schema", number(SCHEMA));
    put(&object, "query", string_or_null(result->query));
    put(&object, "understood", string_or_null(result->understood));
    put(&object, "total", number(result->total));
    put(&object, "total_is_exact", json_boolean(result->total_is_exact));
    put(&object, "took_us", json_integer((json_int_t)result->took_us));
    put(&object, "notes", strings_of(result->notes, result->note_count));
    return object_end(&object);
}

static void print_result(dl_printer *printer, const dateline_result *result)
{
    dump(printer, head_of(result), "");
    if (printer->out.size)
        printer->out.size--; /* reopen the object: the hits are its last member */
    dl_buffer_add_text(&printer->out, ",\"hits\":[");
    for (size_t i = 0; i < result->hit_count && !printer->options.count_only; i++) {
        dl_buffer_add_text(&printer->out, i ? ",\n" : "\n");
        dump(printer, hit_of(&result->hits[i]), "");
        dl_printer_flush(printer);
    }
    dl_buffer_add_text(&printer->out, "]}\n");
}

static void print_result_lines(dl_printer *printer, const dateline_result *result)
{
    if (printer->options.count_only) {
        dump(printer, head_of(result), "\n");
        return;
    }
    for (size_t i = 0; i < result->hit_count; i++) {
        dump(printer, hit_of(&result->hits[i]), "\n");
        dl_printer_flush(printer);
    }
}

static json_t *whole_article_of(const dateline_article *article)
{
    struct object object = object_new();
    put_article(&object, article);
    put(&object, "site", text_or_null(article->site));
    put(&object, "authors", list_of(article->authors, article->author_count));
    put(&object, "passage_count", number(article->passage_count));
    put(&object, "source",
        source_of(article->path, article->source_begin, article->source_end));
    return object_end(&object);
}

static void print_document(dl_printer *printer, const dateline_document *document)
{
    dl_buffer_add_text(&printer->out, "{\"schema\":1,\"article\":");
    dump(printer, whole_article_of(document->article), ",\"passages\":[");
    for (size_t i = 0; i < document->passage_count; i++) {
        dl_buffer_add_text(&printer->out, i ? ",\n" : "\n");
        dump(printer, passage_of(document->article, &document->passages[i]), "");
        dl_printer_flush(printer);
    }
    dl_buffer_add_text(&printer->out, "]}\n");
}

static void print_document_lines(dl_printer *printer, const dateline_document *document)
{
    for (size_t i = 0; i < document->passage_count; i++) {
        dump(printer, passage_of(document->article, &document->passages[i]), "\n");
        dl_printer_flush(printer);
    }
}

static json_t *kinds_of(const dateline_info *info)
{
    struct object object = object_new();
    for (size_t kind = 0; kind < DATELINE_KIND_COUNT; kind++)
        put(&object, dateline_kind_name((dateline_kind)kind),
            number(info->passages_of_kind[kind]));
    return object_end(&object);
}

static json_t *built_with(const dateline_info *info)
{
    struct object object = object_new();
    put(&object, "schema", number(info->schema));
    put(&object, "analyzer", string_or_null(info->analyzer));
    put(&object, "icu", string_or_null(info->icu));
    put(&object, "unicode", string_or_null(info->unicode));
    put(&object, "stemmer", string_or_null(info->stemmer));
    put(&object, "backend", string_or_null(info->backend));
    return object_end(&object);
}

static void print_info(dl_printer *printer, const dateline_info *info)
{
    struct object object = object_new();
    put(&object, "schema", number(SCHEMA));
    put(&object, "index", string_or_null(info->index));
    put(&object, "generation", string_or_null(info->generation));
    put(&object, "roots", strings_of(info->roots, info->root_count));
    put(&object, "sources", number(info->sources));
    put(&object, "articles", number(info->articles));
    put(&object, "passages", number(info->passages));
    put(&object, "passages_of_kind", kinds_of(info));
    put(&object, "first_date", text_or_null(info->first_date));
    put(&object, "last_date", text_or_null(info->last_date));
    put(&object, "language", string_or_null(info->language));
    put(&object, "disk_bytes", number(info->disk_bytes));
    put(&object, "updated", text_or_null(info->updated));
    put(&object, "built_with", built_with(info));
    dump(printer, object_end(&object), "\n");
}

static json_t *problem_of(const dateline_problem *problem)
{
    struct object object = object_new();
    put(&object, "path", string_or_null(problem->path));
    put(&object, "byte", problem->has_byte ? number(problem->byte) : json_null());
    put(&object, "lost", json_boolean(problem->lost));
    put(&object, "message", string_or_null(problem->message));
    return object_end(&object);
}

static json_t *problems_of(const dateline_index_report *report)
{
    json_t *list = json_array();
    for (size_t i = 0; i < report->problem_count; i++) {
        if (json_array_append_new(list, problem_of(&report->problems[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static void print_report(dl_printer *printer, const dateline_index_report *report)
{
    const struct {
        const char *name;
        uint64_t count;
    } counts[] = {
        {"sources_new", report->sources_new},
        {"sources_changed", report->sources_changed},
        {"sources_removed", report->sources_removed},
        {"sources_moved", report->sources_moved},
        {"sources_unchanged", report->sources_unchanged},
        {"sources_failed", report->sources_failed},
        {"files_ignored", report->files_ignored},
        {"articles_added", report->articles_added},
        {"passages_added", report->passages_added},
        {"articles_total", report->articles_total},
        {"passages_total", report->passages_total},
        {"text_bytes", report->text_bytes},
    };
    struct object object = object_new();
    put(&object, "schema", number(SCHEMA));
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        put(&object, counts[i].name, number(counts[i].count));
    put(&object, "seconds", real(report->seconds));
    put(&object, "rebuilt", json_boolean(report->rebuilt));
    put(&object, "problems", problems_of(report));
    put(&object, "problems_dropped", number(report->problems_dropped));
    dump(printer, object_end(&object), "\n");
}

const dl_format dl_format_json = {"json", print_result, print_document, print_info, print_report};
const dl_format dl_format_jsonl = {"jsonl", print_result_lines, print_document_lines, print_info,
                                   print_report};
