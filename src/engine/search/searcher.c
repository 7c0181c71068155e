/* The search use case: parse, weigh, run, fetch, light. */
#include "engine/search/doctor.h"
#include "engine/search/duplicates.h"
#include "engine/search/explain.h"
#include "engine/search/facets.h"
#include "engine/search/fetch.h"
#include "engine/search/like.h"
#include "engine/search/recency.h"
#include "engine/search/rerank.h"
#include "engine/search/sources.h"
#include "engine/search/suggest.h"
#include "engine/search/understand.h"
#include "engine/search/verify.h"
#include "rank/rank.h"
#include "util/error.h"
#include "util/utf8.h"

#include <inttypes.h>
#include <stdlib.h>

/* Most words that one pattern or fuzzy word stands for. */
enum { PREFIX_LIMIT = 200 };

/* A result and what it owns; `result` is first so that the caller's pointer leads back here. */
typedef struct owned_result {
    dateline_result result;
    dl_arena arena;
} owned_result;

typedef struct search_work {
    owned_result *owned;
    const dateline_search_options *options;
    dl_slice query; /* well-formed */
    bool unknown;   /* it has a word that no passage has */
} search_work;

void dateline_result_free(dateline_result *result)
{
    if (!result)
        return;
    owned_result *owned = (owned_result *)result;
    dl_arena_free(&owned->arena);
    free(owned);
}

static dateline_status fill_hit(dateline_hit *hit, dl_fetch *fetch, const dl_store_match *match,
                                const dateline_search_options *options, size_t rank,
                                dateline_error *error)
{
    hit->rank = rank;
    hit->score = match->score;
    hit->more_in_article = match->collapsed;
    dateline_status status =
        dl_fetch_passage(&hit->passage, &hit->article, fetch, match->document, error);
    if (status || !options->context)
        return status;
    uint64_t id = strtoull(hit->article->id, NULL, 16);
    size_t at = hit->passage.ordinal;
    size_t first = at > options->context ? at - options->context : 0;
    size_t last = options->context < SIZE_MAX - at - 1 ? at + 1 + options->context : SIZE_MAX;
    status = dl_fetch_passages(&hit->before, &hit->before_count, fetch, id, first, at, error);
    if (!status)
        status = dl_fetch_passages(&hit->after, &hit->after_count, fetch, id, at + 1, last, error);
    return status;
}

static dateline_status fill_hits(owned_result *owned, dl_fetch *fetch,
                                 const dl_store_matches *matches,
                                 const dateline_search_options *options, dateline_error *error)
{
    dateline_hit *hits = dl_arena_alloc(&owned->arena, (matches->count + 1) * sizeof *hits);
    if (!hits)
        return dl_fail_memory(error);
    for (size_t i = 0; i < matches->count; i++) {
        dateline_status status = fill_hit(&hits[i], fetch, &matches->items[i], options,
                                          options->offset + i + 1, error);
        if (status == DATELINE_ERROR_NOT_FOUND) /* deleted between match and fetch */
            status = DATELINE_ERROR_STALE;
        if (status)
            return status;
    }
    owned->result.hits = hits;
    owned->result.hit_count = matches->count;
    return options->fold_duplicates
               ? dl_duplicates_count(hits, matches->items, matches->count, fetch, error)
               : DATELINE_OK;
}

/* The parser's notes, and what the index had too much of. */
static dateline_status fill_notes(owned_result *owned, const dl_query *query, const dl_store_matches *matches,
                                  dateline_reader *reader, dateline_error *error)
{
    dl_store_stats stats;
    dateline_status status = dl_store_reader_stats(&stats, reader->store, error);
    if (status)
        return status;
    size_t count = 0, room = query->note_count + matches->cut_word_count + 2;
    const char **notes = dl_arena_alloc(&owned->arena, room * sizeof *notes);
    if (!notes)
        return dl_fail_memory(error);
    if (stats.documents == stats.removed)
        notes[count++] = "the index holds no article";
    for (size_t i = 0; i < query->note_count; i++)
        notes[count++] = query->notes[i];
    dl_buffer text = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < matches->cut_word_count; i++) {
        dl_buffer_clear(&text);
        dl_buffer_printf(&text, "%.*s stands for more words than the %d that were searched",
                         (int)matches->cut_words[i].size, matches->cut_words[i].data, PREFIX_LIMIT);
        notes[count++] = dl_arena_string(&owned->arena, dl_buffer_slice(&text));
    }
    if (matches->verification_cut) {
        dl_buffer_clear(&text);
        dl_buffer_printf(&text, "only %" PRIu64 " passages with the words were looked at for how they stand or are "
                                "written, and counts are of those; ask for rarer words",
                         matches->verification_cut);
        notes[count++] = dl_arena_string(&owned->arena, dl_buffer_slice(&text));
    }
    bool failed = text.failed || owned->arena.failed;
    dl_buffer_free(&text);
    owned->result.notes = notes;
    owned->result.note_count = count;
    return failed ? dl_fail_memory(error) : DATELINE_OK;
}

static const dl_store_sort store_sorts[] = {
    [DATELINE_SORT_RELEVANCE] = DL_STORE_BY_SCORE,
    [DATELINE_SORT_DATE] = DL_STORE_BY_DATE_NEWEST,
    [DATELINE_SORT_DATE_OLDEST] = DL_STORE_BY_DATE_OLDEST,
};

static bool newer_first(const dateline_search_options *options)
{
    return options->recency > 0 && options->sort == DATELINE_SORT_RELEVANCE && options->limit;
}

/* All matches from the first one on, at least `wanted` if there are as many, in their order. */
static dateline_status list(dl_store_matches *out, search_work *work, dateline_reader *reader, dl_analyzer *analyzer,
                            dl_store_search search, size_t wanted, dl_question *question, dateline_error *error)
{
    dl_arena *arena = &work->owned->arena;
    bool articles = work->options->group_articles != 0;
    search.offset = 0;
    search.limit = question ? dl_rerank_needs(wanted, articles) : wanted;
    if (newer_first(work->options) && search.limit < DL_RECENCY_MATCHES)
        search.limit = DL_RECENCY_MATCHES;
    dateline_status status = dl_store_run(out, arena, reader->store, &search, error);
    if (!status && newer_first(work->options))
        status = dl_recency_apply(out, reader, work->options->recency * 86400, dl_clock_now(), error);
    if (!status && question)
        status = dl_rerank(out, arena, reader, analyzer, question, &search, articles, error);
    return status;
}

/* The matches of the page asked for. Ordered anew or folded, pages are pages of the whole list: it is made from the
 * first match on. */
static dateline_status match(dl_store_matches *out, search_work *work, dateline_reader *reader, dl_analyzer *analyzer,
                             const dl_store_search *search, dl_question *question, dateline_error *error)
{
    const dateline_search_options *options = work->options;
    const bool fold = options->fold_duplicates && options->limit;
    if (!fold && !question && !newer_first(options))
        return dl_store_run(out, &work->owned->arena, reader->store, search, error);
    size_t limit = options->limit, offset = options->offset;
    size_t wanted = limit < SIZE_MAX - offset ? offset + limit : SIZE_MAX;
    bool more = true;
    for (unsigned attempt = 0; more; attempt++) {
        size_t window = fold ? dl_duplicates_window(wanted, attempt) : wanted;
        dateline_status status = list(out, work, reader, analyzer, *search, window, question, error);
        more = fold && out->count >= window;
        if (!status && fold)
            status = dl_duplicates_fold(out, wanted, reader, error);
        if (status)
            return status;
        more = more && out->count < wanted && dl_duplicates_window(wanted, attempt + 1);
    }
    size_t skipped = offset < out->count ? offset : out->count;
    out->items += skipped;
    out->count -= skipped;
    out->count = out->count < limit ? out->count : limit;
    return DATELINE_OK;
}

/* Adds words of the first results, whatever page and order is asked for. */
static dateline_status expand(dl_query_node **root, dl_arena *arena, dateline_reader *reader,
                              dl_store_search search, const dateline_search_options *options,
                              dateline_error *error)
{
    dl_store_matches matches = {0};
    search.offset = 0;
    search.limit = options->fold_duplicates ? dl_duplicates_window(DL_EXPAND_PASSAGES, 0) : DL_EXPAND_PASSAGES;
    search.check_at_least = 0;
    search.sort = DL_STORE_BY_SCORE;
    dateline_status status = dl_store_run(&matches, arena, reader->store, &search, error);
    if (!status && options->fold_duplicates)
        status = dl_duplicates_fold(&matches, DL_EXPAND_PASSAGES, reader, error);
    if (matches.count > DL_EXPAND_PASSAGES)
        matches.count = DL_EXPAND_PASSAGES;
    return status ? status : dl_like_expand(root, arena, reader, &matches, error);
}

/* What helps a query that finds little or nothing. */
static dateline_status help(search_work *work, dateline_reader *reader, dl_analyzer *analyzer,
                            const dl_store_search *search, dateline_error *error)
{
    const dateline_search_options *options = work->options;
    dateline_result *result = &work->owned->result;
    dl_probe probe = {.reader = reader,
                      .arena = &work->owned->arena,
                      .analyzer = analyzer,
                      .query = work->query,
                      .all_languages = !options->language,
                      .names = !options->same_script,
                      .search = *search,
                      .error = error};
    size_t limit = options->suggestions ? options->suggestions : options->autocorrect != 0;
    dateline_status status = limit ? dl_suggest(result, &work->unknown, &probe, limit) : DATELINE_OK;
    if (!status && options->diagnose && !result->total)
        status = dl_diagnose(&result->diagnosis, &probe);
    return status;
}

/* What Xapian estimates counts the documents of articles, too: no more passages match than there are. */
static dateline_status bound_total(dateline_result *result, dateline_reader *reader, dateline_error *error)
{
    dl_store_stats stats;
    uint64_t articles = 0;
    dateline_status status = dl_store_reader_stats(&stats, reader->store, error);
    if (status || (!result->group_articles && result->total < stats.documents / 2))
        return status; /* far below them, and counting what is not removed takes time */
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_term_make(&term, DL_PREFIX_KIND, DL_LITERAL("article"));
    status = term.failed ? dl_fail_memory(error)
                         : dl_store_living_count(&articles, reader->store, dl_buffer_slice(&term), error);
    dl_buffer_free(&term);
    if (status)
        return status;
    const uint64_t most = result->group_articles ? articles : stats.documents - stats.removed - articles;
    result->total = result->total < most ? result->total : most;
    return DATELINE_OK;
}

/* How the query was read, how much matches it, and of what kinds. */
static dateline_status fill_totals(owned_result *owned, dl_store_matches *matches, const dl_store_search *search,
                                   dateline_reader *reader, const dateline_search_options *options,
                                   dateline_error *error)
{
    dateline_result *result = &owned->result;
    dl_buffer understood = DL_BUFFER_EMPTY;
    if (search->root)
        dl_query_print(&understood, search->root);
    result->understood = dl_arena_string(&owned->arena, dl_buffer_slice(&understood));
    dateline_status status = understood.failed ? dl_fail_memory(error) : DATELINE_OK;
    dl_buffer_free(&understood);
    result->total = matches->total;
    result->group_articles = options->group_articles;
    result->total_is_exact = matches->total_is_exact;
    if (!status && !matches->total_is_exact)
        status = bound_total(result, reader, error);
    /* How many articles the matches are in, Xapian only estimates, however many it looks at. */
    const bool count_articles = options->exact_total && options->group_articles && !matches->total_is_exact;
    if (!status && (options->facets || options->histogram || count_articles)) {
        bool cut = false;
        status = dl_facets_count(result, &cut, &owned->arena, reader, search, options, error);
        matches->verification_cut = cut ? DL_VERIFY_LIMIT : matches->verification_cut;
    }
    return status;
}

static dateline_status search_with(search_work *work, dateline_reader *reader,
                                   dl_analyzer *analyzer, dateline_error *error)
{
    const dateline_search_options *options = work->options;
    owned_result *owned = work->owned;
    dl_query query;
    dateline_status status = dl_understand(&query, &owned->arena, reader, analyzer, work->query,
                                           !options->language, !options->same_script, error);
    if (status)
        return status;
    dl_rank_apply(query.root);

    dl_highlighter *highlighter = NULL;
    dl_sources sources;
    dl_sources_begin(&sources, reader, &owned->arena);
    dl_verify verify;
    dl_verify_begin(&verify, reader, analyzer);
    dl_fetch fetch = {0};
    dl_rank_parameters parameters = dl_rank_default();
    dl_question question;
    dl_question_collect(&question, query.root);
    const bool reranked = !options->plain_ranking && options->sort == DATELINE_SORT_RELEVANCE && options->limit &&
                          question.count && !question.too_long;
    dl_store_search search = {
        .root = query.root,
        .k1 = parameters.k1,
        .norm = dl_identity_norm(&reader->identity),
        .offset = options->offset,
        .limit = options->limit,
        .check_at_least = options->exact_total && !options->group_articles ? UINT64_MAX : 0,
        .sort = store_sorts[options->sort],
        .collapse_articles = options->group_articles != 0,
        .prefix_limit = PREFIX_LIMIT,
        .sources = {dl_sources_resolve, &sources},
        .verifier = dl_verify_verifier(&verify),
    };
    dl_store_matches matches = {0};
    if (options->expand) {
        status = expand(&query.root, &owned->arena, reader, search, options, error);
        search.root = query.root;
    }
    if (!status)
        status = match(&matches, work, reader, analyzer, &search, reranked ? &question : NULL, error);
    if (status)
        goto out;

    status = fill_totals(owned, &matches, &search, reader, options, error);
    if (!status)
        status = dl_highlighter_new(&highlighter, analyzer, query.root, error);
    if (status)
        goto out;
    dl_fetch_begin(&fetch, reader, &owned->arena, highlighter);
    fetch.fragment_size = options->fragment_size;
    fetch.fragment_limit = options->fragment_limit;
    status = fill_hits(owned, &fetch, &matches, options, error);
    if (!status)
        status = fill_notes(owned, &query, &matches, reader, error);
    if (!status && options->explain)
        status = dl_explain(&owned->result, (dateline_hit *)owned->result.hits, &owned->arena, reader,
                            &search, work->query, matches.items, error);
    if (!status)
        status = help(work, reader, analyzer, &search, error);
    if (!status && owned->arena.failed)
        status = dl_fail_memory(error);
out:
    dl_fetch_end(&fetch);
    dl_sources_end(&sources);
    dl_verify_end(&verify);
    dl_highlighter_free(highlighter);
    return status;
}

/* Searches again for the best suggestion, instead of what was typed. */
static dateline_status search_corrected(search_work *work, dateline_reader *reader,
                                        dl_analyzer *analyzer, dateline_error *error)
{
    search_work again = *work;
    dl_buffer query = DL_BUFFER_EMPTY;
    dl_buffer_add_text(&query, work->owned->result.suggestions[0].query);
    dl_reader_forget(reader);
    dl_arena_reset(&work->owned->arena);
    work->owned->result = (dateline_result){0};
    again.query = dl_buffer_slice(&query);
    dateline_status status = query.failed ? dl_fail_memory(error)
                                          : search_with(&again, reader, analyzer, error);
    work->owned->result.corrected = dl_arena_string(&work->owned->arena, again.query);
    dl_buffer_free(&query);
    return status;
}

/* One try against one state of the index: everything that an earlier try left is dropped. */
static dateline_status search_once(void *context, dateline_reader *reader, dateline_error *error)
{
    search_work *work = context;
    const dateline_search_options *options = work->options;
    dl_analyzer *own = NULL;
    dl_arena_reset(&work->owned->arena);
    work->owned->result = (dateline_result){0};
    work->unknown = false;
    dateline_status status =
        options->language ? dl_analyzer_new(&own, options->language, error) : DATELINE_OK;
    if (status)
        return status;
    dl_analyzer *analyzer = own ? own : reader->analyzer;
    status = search_with(work, reader, analyzer, error);
    if (!status && options->autocorrect && work->unknown && work->owned->result.suggestion_count)
        status = search_corrected(work, reader, analyzer, error);
    dl_reader_forget(reader);
    dl_analyzer_free(own);
    return status;
}

dateline_status dateline_search(dateline_result **out, dateline_reader *reader, const char *query,
                                const dateline_search_options *options, dateline_error *error)
{
    static const dateline_search_options defaults = DATELINE_SEARCH_OPTIONS_INIT;
    *out = NULL;
    if (!options)
        options = &defaults;
    if (options->sort < DATELINE_SORT_RELEVANCE || options->sort > DATELINE_SORT_DATE_OLDEST)
        return dl_fail(error, DATELINE_ERROR_USAGE, "no such sort order: %d", (int)options->sort);
    int64_t begin = dl_clock_monotonic_us();
    dl_buffer clean = DL_BUFFER_EMPTY;
    owned_result *owned = calloc(1, sizeof *owned);
    dl_utf8_sanitize(&clean, dl_slice_of(query));
    dateline_status status = owned && !clean.failed ? DATELINE_OK : dl_fail_memory(error);
    if (!status) {
        search_work work = {owned, options, dl_buffer_slice(&clean), false};
        status = dl_reader_run(reader, search_once, &work, error);
    }
    if (!status) {
        owned->result.query = dl_arena_string(&owned->arena, dl_buffer_slice(&clean));
        owned->result.took_us = dl_clock_monotonic_us() - begin;
        if (owned->arena.failed)
            status = dl_fail_memory(error);
    }
    dl_buffer_free(&clean);
    if (status)
        dateline_result_free(owned ? &owned->result : NULL);
    else
        *out = &owned->result;
    return status;
}
