/* JSON: one object (json) or one a line (jsonl). The layout is in docs/output-schema.md. */
#include "output/format.h"
#include "util/utf8.h"

#include <jansson.h>

/* jansson takes UTF-8 only. */
static json_t *text(dateline_slice slice)
{
    dl_buffer clean = DL_BUFFER_EMPTY;
    if (!slice.size)
        return json_null();
    dl_utf8_sanitize(&clean, slice);
    json_t *made = clean.failed ? NULL : json_stringn(clean.data, clean.size);
    dl_buffer_free(&clean);
    return made;
}

/* What jansson had no memory for is NULL, and so is what should hold it, to the whole. */
static json_t *add(json_t *list, json_t *item)
{
    if (!json_array_append_new(list, item))
        return list;
    json_decref(list);
    return NULL;
}

static json_t *set(json_t *object, const char *key, json_t *value)
{
    if (!json_object_set_new(object, key, value))
        return object;
    json_decref(object);
    return NULL;
}

static json_t *string(const char *terminated)
{
    return text(dl_slice_of(terminated));
}

/* The name of a file, whose bytes may be any. */
static json_t *path_text(const char *path)
{
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_utf8_escape(&clean, dl_slice_of(path));
    json_t *made = clean.failed ? NULL : text(dl_buffer_slice(&clean));
    dl_buffer_free(&clean);
    return made;
}

static json_t *number(uint64_t value)
{
    return json_integer((json_int_t)value);
}

static json_t *pair(uint64_t begin, uint64_t end)
{
    return json_pack("[o, o]", number(begin), number(end));
}

static json_t *texts(const dateline_slice *items, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        list = add(list, text(items[i]));
    return list;
}

static json_t *strings(const char *const *items, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        list = add(list, string(items[i]));
    return list;
}

static json_t *paths(const char *const *items, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        list = add(list, path_text(items[i]));
    return list;
}

static json_t *spans(const dateline_passage *passage)
{
    json_t *list = json_array();
    for (size_t i = 0; i < passage->span_count; i++) {
        const dateline_span *span = &passage->spans[i];
        list = add(
            list,
            json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "byte",
                      pair(span->byte_begin, span->byte_end), "codepoint",
                      pair(span->codepoint_begin, span->codepoint_end), "utf16",
                      pair(span->utf16_begin, span->utf16_end), "term", string(span->term), "via",
                      string(dateline_via_name(span->via)), "source",
                      span->source_end ? pair(span->source_begin, span->source_end) : json_null()));
    }
    return list;
}

static json_t *fragments(const dateline_passage *passage)
{
    json_t *list = json_array();
    for (size_t i = 0; i < passage->fragment_count; i++) {
        const dateline_fragment *from = &passage->fragments[i];
        list =
            add(list, json_pack("{s:o, s:o, s:o}", "byte", pair(from->byte_begin, from->byte_end),
                                "codepoint", pair(from->codepoint_begin, from->codepoint_end),
                                "utf16", pair(from->utf16_begin, from->utf16_end)));
    }
    return list;
}

static json_t *parts(const dateline_hit *hit)
{
    json_t *list = json_array();
    for (size_t i = 0; i < hit->part_count; i++)
        list = add(list, json_pack("{s:o, s:o, s:f}", "stage", string(hit->parts[i].stage), "part",
                                   string(hit->parts[i].part), "score", hit->parts[i].score));
    return list;
}

static json_t *tweet(const dateline_tweet *from)
{
    if (!from)
        return json_null();
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b, s:o, s:o, s:o}", "name", text(from->name), "handle",
                     text(from->handle), "date", text(from->date), "id", text(from->id), "url",
                     text(from->url), "reply_to", text(from->reply_to), "quotes", text(from->quotes),
                     "truncated", from->truncated, "links",
                     texts(from->links, from->link_count), "mentions",
                     texts(from->mentions, from->mention_count), "hashtags",
                     texts(from->hashtags, from->hashtag_count));
}

static json_t *article(const dateline_article *from)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "id", string(from->id), "title",
                     text(from->title), "date", text(from->date), "place", text(from->place),
                     "language", text(from->language), "url", text(from->url), "site",
                     text(from->site), "authors", texts(from->authors, from->author_count));
}

/* Adds what a passage has to `object`, which it returns. */
static json_t *add_passage(json_t *object, const dateline_passage *passage)
{
    object = set(object, "kind", string(dateline_kind_name(passage->kind)));
    object = set(object, "text", text(passage->text));
    object = set(object, "language", text(passage->language));
    object = set(object, "spans", spans(passage));
    if (passage->fragment_count)
        object = set(object, "fragments", fragments(passage));
    return object;
}

static json_t *source(const char *path, uint64_t begin, uint64_t end)
{
    return json_pack("{s:o, s:o}", "path", path_text(path), "byte", pair(begin, end));
}

static json_t *neighbours(const dateline_passage *passages, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *object = json_object();
        object = set(object, "id", string(passages[i].id));
        object = add_passage(object, &passages[i]);
        object = set(object, "tweet", tweet(passages[i].tweet));
        list = add(list, object);
    }
    return list;
}

static json_t *copies(const dateline_copies *from)
{
    return json_pack("{s:o, s:o, s:o, s:b, s:o, s:o, s:o}", "passages", number(from->passages), "same",
                     number(from->same), "articles", number(from->articles), "at_least",
                     from->at_least, "first_date", text(from->first_date), "last_date",
                     text(from->last_date), "whole", string(from->whole));
}

static json_t *hit(const dateline_hit *from)
{
    json_t *object = json_object();
    object = set(object, "id", string(from->passage.id));
    object = set(object, "rank", number(from->rank));
    object = set(object, "score", json_real(from->score));
    object = add_passage(object, &from->passage);
    object = set(object, "article", article(from->article));
    object = set(object, "source",
                 source(from->article->path, from->passage.source_begin, from->passage.source_end));
    object = set(object, "tweet", tweet(from->passage.tweet));
    if (from->copies)
        object = set(object, "copies", copies(from->copies));
    if (from->part_count)
        object = set(object, "parts", parts(from));
    if (from->more_in_article)
        object = set(object, "more_in_article", number(from->more_in_article));
    if (from->before_count)
        object = set(object, "before", neighbours(from->before, from->before_count));
    if (from->after_count)
        object = set(object, "after", neighbours(from->after, from->after_count));
    return object;
}

/* jansson escapes what JSON must have escaped; the control characters that it leaves could still command a
 * terminal. */
static int take_bytes(const char *bytes, size_t size, void *context)
{
    const dl_slice all = dl_slice_make(bytes, size);
    size_t begin = 0;
    uint32_t code;
    for (size_t at = 0, control; at < size; at += control ? control : 1) {
        control = bytes[at] == '\n' ? 0 : dl_utf8_control(all, at, &code);
        if (!control)
            continue;
        dl_buffer_add(context, bytes + begin, at - begin);
        dl_buffer_printf(context, "\\u%04X", (unsigned)code);
        begin = at + control;
    }
    dl_buffer_add(context, bytes + begin, size - begin);
    return 0;
}

/* Prints and releases; a NULL from jansson means that memory ran out. */
static void print(dl_printer *printer, json_t *made, size_t flags)
{
    if (!made || json_dump_callback(made, take_bytes, &printer->out, flags | JSON_REAL_PRECISION(6)))
        printer->out.failed = true;
    dl_buffer_add_byte(&printer->out, '\n');
    json_decref(made);
}

static json_t *suggestions(const dateline_suggestion *from, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        list = add(list, json_pack("{s:o, s:o}", "query", string(from[i].query), "total",
                                   number(from[i].total)));
    return list;
}

static json_t *diagnosis(const dateline_diagnosis *from)
{
    json_t *clauses = json_array();
    for (size_t i = 0; i < from->clause_count; i++) {
        const dateline_clause *clause = &from->clauses[i];
        clauses = add(clauses, json_pack("{s:o, s:o, s:o, s:b}", "query", string(clause->query),
                                         "alone", number(clause->alone), "without",
                                         number(clause->without), "kills", clause->kills));
    }
    return json_pack("{s:o, s:o}", "clauses", clauses, "relaxations",
                     suggestions(from->relaxations, from->relaxation_count));
}

static json_t *buckets(const dateline_bucket *from, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        list = add(list, json_pack("{s:o, s:o}", "value", text(from[i].value), "count",
                                   number(from[i].count)));
    return list;
}

static json_t *facets(const dateline_result *result)
{
    json_t *object = json_object();
    for (size_t i = 0; i < result->facet_count; i++) {
        const dateline_facet_counts *from = &result->facets[i];
        object = set(object, dateline_facet_name(from->facet),
                     json_pack("{s:o, s:o}", "distinct", number(from->distinct), "values",
                               buckets(from->buckets, from->bucket_count)));
    }
    return object;
}

static json_t *histogram(const dateline_histogram *from)
{
    return json_pack("{s:o, s:o, s:o}", "unit", string(from->unit), "bars",
                     buckets(from->bars, from->bar_count), "undated", number(from->undated));
}

/* `id`: of the query among many, or NULL. */
static json_t *result_object(const char *id, const dateline_result *result)
{
    json_t *hits = json_array();
    for (size_t i = 0; i < result->hit_count; i++)
        hits = add(hits, hit(&result->hits[i]));
    json_t *object = json_pack("{s:i}", "schema", DL_OUTPUT_SCHEMA);
    if (id)
        object = set(object, "id", string(id));
    object = set(object, "query", string(result->query));
    object = set(object, "understood", string(result->understood));
    object = set(object, "total", number(result->total));
    object = set(object, "total_is_exact", json_boolean(result->total_is_exact));
    object = set(object, "took_us", number((uint64_t)result->took_us));
    object = set(object, "notes", strings(result->notes, result->note_count));
    if (result->corrected)
        object = set(object, "corrected", string(result->corrected));
    if (result->suggestion_count)
        object =
            set(object, "suggestions", suggestions(result->suggestions, result->suggestion_count));
    if (result->diagnosis)
        object = set(object, "diagnosis", diagnosis(result->diagnosis));
    if (result->facet_count)
        object = set(object, "facets", facets(result));
    if (result->histogram)
        object = set(object, "histogram", histogram(result->histogram));
    if (result->explanation)
        object = set(object, "explanation",
                     json_pack("{s:o, s:o, s:o}", "tokens", string(result->explanation->tokens),
                               "tree", string(result->explanation->tree), "compiled",
                               string(result->explanation->compiled)));
    object = set(object, "hits", hits);
    return object;
}

static void print_result(dl_printer *printer, const dateline_result *result)
{
    print(printer, result_object(NULL, result), JSON_INDENT(1));
}

static void print_answer(dl_printer *printer, const char *id, const dateline_result *result)
{
    print(printer, result_object(id, result), JSON_COMPACT);
}

static void print_lines(dl_printer *printer, const dateline_result *result)
{
    for (size_t i = 0; i < result->hit_count; i++)
        print(printer, hit(&result->hits[i]), JSON_COMPACT);
}

static json_t *document_object(const dateline_document *document)
{
    json_t *passages = json_array();
    for (size_t i = 0; i < document->passage_count; i++) {
        const dateline_passage *from = &document->passages[i];
        json_t *object = json_object();
        object = set(object, "id", string(from->id));
        object = add_passage(object, from);
        object = set(object, "source",
                     source(document->article->path, from->source_begin, from->source_end));
        object = set(object, "tweet", tweet(from->tweet));
        passages = add(passages, object);
    }
    return json_pack("{s:i, s:o, s:o}", "schema", DL_OUTPUT_SCHEMA, "article",
                     article(document->article), "passages", passages);
}

static void print_document(dl_printer *printer, const dateline_document *document)
{
    print(printer, document_object(document), JSON_INDENT(1));
}

static void print_document_line(dl_printer *printer, const dateline_document *document)
{
    print(printer, document_object(document), JSON_COMPACT);
}

static json_t *info_object(const dateline_info *info)
{
    json_t *kinds = json_object();
    for (int i = 0; i < DATELINE_KIND_COUNT; i++)
        kinds = set(kinds, dateline_kind_name((dateline_kind)i), number(info->passages_of_kind[i]));
    json_t *object = json_pack(
        "{s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "schema", DL_OUTPUT_SCHEMA, "index",
        path_text(info->index), "generation", string(info->generation), "sources", number(info->sources),
        "articles", number(info->articles), "passages", number(info->passages), "kinds", kinds,
        "segments", number(info->segments), "removed", number(info->removed),
        "disk_bytes", number(info->disk_bytes), "first_date", text(info->first_date), "last_date",
        text(info->last_date), "updated", text(info->updated), "roots",
        paths(info->roots, info->root_count));
    object = set(object, "built_with",
                 json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "schema", number(info->schema),
                           "analyzer", string(info->analyzer), "icu", string(info->icu), "unicode",
                           string(info->unicode), "stemmer", string(info->stemmer), "language",
                           string(info->language), "backend", string(info->backend)));
    return object;
}

static void print_info(dl_printer *printer, const dateline_info *info)
{
    print(printer, info_object(info), JSON_INDENT(1));
}

static void print_info_line(dl_printer *printer, const dateline_info *info)
{
    print(printer, info_object(info), JSON_COMPACT);
}

static json_t *report_object(const dateline_index_report *report)
{
    json_t *problems = json_array();
    for (size_t i = 0; i < report->problem_count; i++) {
        const dateline_problem *from = &report->problems[i];
        problems =
            add(problems, json_pack("{s:o, s:o, s:b, s:o}", "path", path_text(from->path), "byte",
                                    from->has_byte ? number(from->byte) : json_null(), "lost",
                                    from->lost, "message", string(from->message)));
    }
    json_t *kinds = json_array();
    for (size_t i = 0; i < report->ignored_count; i++)
        kinds = add(kinds, json_pack("{s:o, s:o}", "kind", string(report->ignored[i].kind), "files",
                                     number(report->ignored[i].files)));
    json_t *object = json_pack(
        "{s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "schema", DL_OUTPUT_SCHEMA, "new", number(report->sources_new),
        "changed", number(report->sources_changed), "removed", number(report->sources_removed), "moved",
        number(report->sources_moved), "unchanged", number(report->sources_unchanged), "failed",
        number(report->sources_failed), "ignored", number(report->files_ignored));
    object = set(object, "ignored_kinds", kinds);
    const struct {
        const char *name;
        uint64_t value;
    } read[] = {{"articles", report->articles_added},
                {"passages", report->passages_added},
                {"articles_total", report->articles_total},
                {"passages_total", report->passages_total},
                {"text_bytes", report->text_bytes}};
    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        object = set(object, read[i].name, report->dry_run ? json_null() : number(read[i].value));
    object = set(object, "seconds", json_real(report->seconds));
    object = set(object, "rebuilt", json_boolean(report->rebuilt));
    object = set(object, "problems_dropped", number(report->problems_dropped));
    object = set(object, "problems", problems);
    return object;
}

static void print_report(dl_printer *printer, const dateline_index_report *report)
{
    print(printer, report_object(report), JSON_INDENT(1));
}

static void print_report_line(dl_printer *printer, const dateline_index_report *report)
{
    print(printer, report_object(report), JSON_COMPACT);
}

const dl_format dl_output_json = {"json", print_result, NULL, print_document, print_info, print_report};
const dl_format dl_output_jsonl = {"jsonl", print_lines, print_answer, print_document_line, print_info_line,
                                   print_report_line};
