/* Facets: the matches are a set of document numbers, held against the postings of each value. Passages
 * follow their article's document, so what an article has counts for those of its range. */
#include "engine/search/facets.h"
#include "engine/search/tally.h"
#include "util/error.h"

#include <stdio.h>

enum { DAYS_LIMIT = 62, MONTHS_LIMIT = 60 }; /* span of a histogram by day, by month */

typedef enum facet_source {
    TERMS_OF_PASSAGES,
    TERMS_OF_ARTICLES,
    PLACES,
    MONTHS
} facet_source;

static const struct {
    facet_source source;
    const char *prefix; /* of the terms */
    size_t kept;        /* bytes of the prefix that belong to the value */
    const char *except; /* a term that is no value, or NULL */
} sources[DATELINE_FACET_COUNT] = {
    [DATELINE_FACET_KIND] = {TERMS_OF_PASSAGES, DL_PREFIX_KIND, 0, DL_PREFIX_KIND "article"},
    [DATELINE_FACET_HANDLE] = {TERMS_OF_PASSAGES, DL_PREFIX_AUTHOR "@", 1, NULL},
    [DATELINE_FACET_TAG] = {TERMS_OF_PASSAGES, DL_PREFIX_TAG, 0, NULL},
    [DATELINE_FACET_PLACE] = {PLACES, NULL, 0, NULL},
    [DATELINE_FACET_SITE] = {TERMS_OF_ARTICLES, DL_PREFIX_SITE, 0, NULL},
    [DATELINE_FACET_LANGUAGE] = {TERMS_OF_PASSAGES, DL_PREFIX_LANGUAGE, 0, NULL},
    [DATELINE_FACET_MONTH] = {MONTHS, NULL, 0, NULL},
};

typedef struct counting {
    dl_arena *arena;
    dateline_reader *reader;
    bool grouped;
    dl_bitmap matching, articles; /* passages; documents of articles */
    dl_bitmap met;                /* articles with matches */
    dateline_error *error;
    dateline_status status;
    /* Of the facet at hand: */
    dateline_facet facet;
    dl_tally tally;
    uint64_t count; /* of the term at hand */
    uint32_t last;  /* counted last */
    size_t date_size; /* bytes kept of "2025-11-18" */
} counting;

static bool fail_memory(counting *all)
{
    all->status = dl_fail_memory(all->error);
    return false;
}

/* ---- matches of a document ---- */

static void count_passage(uint64_t *count, uint32_t *last, const counting *all, uint32_t document)
{
    if (!dl_bitmap_has(&all->matching, document))
        return;
    uint32_t unit = all->grouped ? dl_bitmap_floor(&all->articles, document) : document;
    *count += unit != *last;
    *last = unit;
}

static uint64_t matches_of_article(const counting *all, uint32_t article)
{
    uint32_t next = dl_bitmap_ceiling(&all->articles, article + 1);
    uint64_t count = dl_bitmap_between(&all->matching, article, next);
    return all->grouped ? count > 0 : count;
}

static bool take_article(void *context, uint32_t document)
{
    dl_bitmap_add(context, document);
    return true;
}

/* Fills `met`. */
static void meet_articles(counting *all)
{
    uint32_t at = dl_bitmap_ceiling(&all->matching, 1);
    while (at != UINT32_MAX) {
        dl_bitmap_add(&all->met, dl_bitmap_floor(&all->articles, at));
        uint32_t next = dl_bitmap_ceiling(&all->articles, at + 1);
        at = next == UINT32_MAX ? next : dl_bitmap_ceiling(&all->matching, next);
    }
}

/* ---- terms ---- */

static bool take_passage_posting(void *context, uint32_t document)
{
    counting *all = context;
    count_passage(&all->count, &all->last, all, document);
    return true;
}

static bool take_article_posting(void *context, uint32_t document)
{
    counting *all = context;
    all->count += matches_of_article(all, document);
    return true;
}

static bool take_term(void *context, dl_slice term, uint64_t documents)
{
    (void)documents;
    counting *all = context;
    const char *except = sources[all->facet].except;
    if (except && dl_slice_is(term, except))
        return true;
    all->count = 0;
    all->last = 0;
    bool of_articles = sources[all->facet].source == TERMS_OF_ARTICLES;
    all->status = dl_store_term_within(all->reader->store, term,
                                       of_articles ? &all->met : &all->matching,
                                       of_articles ? take_article_posting : take_passage_posting, all,
                                       all->error);
    if (all->status || !all->count)
        return !all->status;
    size_t prefix = strlen(sources[all->facet].prefix) - sources[all->facet].kept;
    dl_slice value = dl_slice_cut(term, prefix, term.size);
    if (prefix > 1 && value.size && value.data[0] == ':') /* see dl_term_make */
        value = dl_slice_cut(value, 1, value.size);
    dl_tally_entry *entry = dl_tally_at(&all->tally, value, value);
    if (!entry)
        return fail_memory(all);
    entry->count = all->count;
    return true;
}

/* ---- values ---- */

static bool take_place(void *context, uint32_t article, dl_slice place)
{
    counting *all = context;
    uint64_t count = matches_of_article(all, article);
    if (!count)
        return true;
    dl_buffer folded = DL_BUFFER_EMPTY;
    all->status = dl_analyzer_fold(all->reader->analyzer, &folded, place, all->error);
    dl_tally_entry *entry =
        all->status ? NULL : dl_tally_at(&all->tally, dl_buffer_slice(&folded), place);
    if (entry)
        entry->count += count;
    else if (!all->status)
        fail_memory(all);
    dl_buffer_free(&folded);
    return !all->status;
}

static bool take_date(void *context, uint32_t document, dl_slice value)
{
    counting *all = context;
    int64_t seconds = dl_slot_date_seconds(value);
    if (seconds == DL_DATE_NONE_SECONDS)
        return true;
    int64_t days = seconds / 86400 - (seconds % 86400 < 0);
    char date[32];
    int year, month, day;
    dl_date_civil(days, &year, &month, &day);
    snprintf(date, sizeof date, "%04d-%02d-%02d", year, month, day);
    dl_slice kept = dl_slice_make(date, all->date_size);
    dl_tally_entry *entry = dl_tally_at(&all->tally, kept, kept);
    if (!entry)
        return fail_memory(all);
    count_passage(&entry->count, &entry->last, all, document);
    return true;
}

static dateline_status count_dates(counting *all, size_t date_size)
{
    all->date_size = date_size;
    all->tally = (dl_tally){.arena = all->arena};
    dateline_status status = dl_store_values_of(all->reader->store, DL_SLOT_DATE, &all->matching,
                                                take_date, all, all->error);
    return status ? status : all->status;
}

/* ---- facets ---- */

static dateline_status count_facet(dateline_facet_counts *out, counting *all, dateline_facet facet,
                                   size_t limit)
{
    dateline_status status;
    all->facet = facet;
    all->tally = (dl_tally){.arena = all->arena};
    if (sources[facet].source == MONTHS)
        status = count_dates(all, sizeof "2025-11" - 1);
    else if (sources[facet].source == PLACES)
        status = dl_store_values_of(all->reader->store, DL_SLOT_PLACE, &all->met, take_place, all,
                                    all->error);
    else
        status = dl_store_terms_each(all->reader->store, dl_slice_of(sources[facet].prefix), take_term,
                                     all, all->error);
    if (status || all->status)
        return status ? status : all->status;
    out->facet = facet;
    out->distinct = all->tally.count;
    if (sources[facet].source == MONTHS) {
        out->buckets = dl_tally_by_value(&all->tally);
        out->bucket_count = all->tally.count;
    } else {
        out->buckets = dl_tally_top(&all->tally, limit, &out->bucket_count);
    }
    return out->buckets ? DATELINE_OK : dl_fail_memory(all->error);
}

/* ---- over time ---- */

static int64_t day_of(dl_slice date)
{
    return dl_date_parse_iso(date).seconds / 86400;
}

/* Joins bars of days into longer ones: those whose first `size` bytes are the same. */
static size_t join_bars(dateline_bucket *bars, size_t count, size_t size)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        dl_slice value = dl_slice_cut(bars[i].value, 0, size);
        if (kept && dl_slice_equal(bars[kept - 1].value, value))
            bars[kept - 1].count += bars[i].count;
        else
            bars[kept++] = (dateline_bucket){value, bars[i].count};
    }
    return kept;
}

/* By day first, which gives the span. Grouped, an article may have several days, of its tweets: then
 * longer bars are no sums of shorter ones, and are counted again. */
static dateline_status count_histogram(dateline_histogram *out, counting *all)
{
    dateline_status status = count_dates(all, sizeof "2025-11-18" - 1);
    dateline_bucket *bars = status ? NULL : dl_tally_by_value(&all->tally);
    if (!bars)
        return status ? status : dl_fail_memory(all->error);
    size_t count = all->tally.count;
    out->unit = "day";
    int64_t days = count ? day_of(bars[count - 1].value) - day_of(bars[0].value) + 1 : 0;
    if (days > DAYS_LIMIT) {
        bool months = days <= MONTHS_LIMIT * 31;
        size_t size = months ? sizeof "2025-11" - 1 : sizeof "2025" - 1;
        out->unit = months ? "month" : "year";
        if (all->grouped) {
            status = count_dates(all, size);
            bars = status ? NULL : dl_tally_by_value(&all->tally);
            if (!bars)
                return status ? status : dl_fail_memory(all->error);
            count = all->tally.count;
        } else {
            count = join_bars(bars, count, size);
        }
    }
    out->bars = bars;
    out->bar_count = count;
    return DATELINE_OK;
}

static bool take_dated(void *context, uint32_t document, dl_slice value)
{
    (void)value;
    counting *all = context;
    count_passage(&all->count, &all->last, all, document);
    return true;
}

static dateline_status count_all(dateline_result *result, counting *all,
                                 const dateline_search_options *options)
{
    dateline_facet_counts *facets =
        dl_arena_alloc(all->arena, DATELINE_FACET_COUNT * sizeof *facets);
    dateline_status status = facets ? DATELINE_OK : dl_fail_memory(all->error);
    for (int i = 0; i < DATELINE_FACET_COUNT && !status; i++)
        if (options->facets >> i & 1)
            status = count_facet(&facets[result->facet_count++], all, (dateline_facet)i,
                                 options->facet_limit);
    if (!status)
        result->facets = facets;
    if (status || !options->histogram)
        return status;
    dateline_histogram *histogram = dl_arena_alloc(all->arena, sizeof *histogram);
    if (!histogram)
        return dl_fail_memory(all->error);
    status = count_histogram(histogram, all);
    all->count = 0;
    all->last = 0;
    if (!status)
        status = dl_store_values_of(all->reader->store, DL_SLOT_DATE, &all->matching, take_dated, all,
                                    all->error);
    histogram->undated = result->total - all->count;
    result->histogram = histogram;
    return status;
}

dateline_status dl_facets_count(dateline_result *result, bool *cut, dl_arena *arena, dateline_reader *reader,
                                const dl_store_search *search,
                                const dateline_search_options *options, dateline_error *error)
{
    counting all = {.arena = arena,
                    .reader = reader,
                    .grouped = options->group_articles != 0,
                    .error = error};
    dateline_status status = dl_store_matching(&all.matching, cut, reader->store, search, error);
    if (!status && (!dl_bitmap_make(&all.articles, all.matching.limit) ||
                    !dl_bitmap_make(&all.met, all.matching.limit)))
        status = dl_fail_memory(error);
    if (!status)
        status = dl_store_term_documents(reader->store, DL_LITERAL(DL_PREFIX_KIND "article"),
                                         take_article, &all.articles, error);
    if (!status) {
        meet_articles(&all);
        result->total = all.grouped ? all.met.count : all.matching.count;
        result->total_is_exact = !*cut;
        status = count_all(result, &all, options);
    }
    dl_bitmap_free(&all.matching);
    dl_bitmap_free(&all.articles);
    dl_bitmap_free(&all.met);
    return status;
}
