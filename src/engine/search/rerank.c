/* The second stage of a search. */
#include "engine/search/rerank.h"
#include "engine/stored/record.h"
#include "engine/stored/terms.h"
#include "rank/feedback.h"
#include "rank/second_stage.h"
#include "util/error.h"
#include "util/id_table.h"
#include "util/utf8.h"

#include <stdlib.h>

/* Bytes of text that are looked at, of a passage beside its title or of an article, whose best passage always is. */
enum { TEXT_LIMIT = 16 << 10 };

typedef struct rerank {
    dl_arena *arena;
    dateline_reader *reader;
    dl_analyzer *analyzer;
    dl_question *question;
    dl_units units;
    double passages, headlines;   /* documents of the index */
    struct candidate *candidates; /* the matches, in their order */
    const double *stage_one;      /* of each match: what the second stage takes over */
    dl_buffer data;
    dl_id_table articles; /* records read, by document */
} rerank;

/* A match, and the passage that it is or, of an article, that answers best. */
typedef struct candidate {
    dl_store_match match;
    dl_passage_record record;
    uint32_t article; /* its document */
    size_t before;    /* candidates of the first stage before it */
    double key;       /* what it is chosen by */
} candidate;

/* ---- counts ---- */

static dateline_status count_of(double *out, rerank *work, const char *prefix, dl_slice value, dateline_error *error)
{
    uint64_t count = 0;
    dl_buffer_clear(&work->data);
    dl_term_make(&work->data, prefix, value);
    dateline_status status = work->data.failed ? dl_fail_memory(error)
                                               : dl_store_term_count(&count, work->reader->store,
                                                                     dl_buffer_slice(&work->data), error);
    *out = (double)count;
    return status;
}

/* Headlines repeat what articles are about: they count in no idf. The title's terms are the article's. */
static dateline_status holding_stem(double *out, rerank *work, dl_slice stem, dateline_error *error)
{
    double titles = 0;
    dateline_status status = count_of(out, work, DL_PREFIX_STEM, stem, error);
    if (!status && work->headlines > 0)
        status = count_of(&titles, work, DL_PREFIX_STEM DL_PREFIX_TITLE, stem, error);
    *out = *out > titles ? *out - titles : *out > 0;
    return status;
}

static dateline_status weigh(rerank *work, dateline_error *error)
{
    for (size_t i = 0; i < work->question->count; i++) {
        dl_question_term *term = &work->question->terms[i];
        double holding, other;
        dateline_status status = holding_stem(&holding, work, term->stem, error);
        for (size_t o = 0; o < term->other_count && !status; o++) {
            if (dl_query_wanted(term->wanted, o)) /* which few passages are in */
                continue;
            status = holding_stem(&other, work, term->others[o], error);
            holding += other;
        }
        if (status)
            return status;
        term->idf = dl_question_idf(work->passages - work->headlines, holding);
        status = count_of(&holding, work, "", term->folded, error);
        if (status)
            return status;
        term->exact_idf = dl_question_idf(work->passages, holding);
    }
    return DATELINE_OK;
}

/* The average length of units, in words, each of which is a posting of its form and one of its stem; passages were
 * measured when the index was built. */
static dateline_status measure(dl_second_stage *out, rerank *work, bool articles, dateline_error *error)
{
    double article_count;
    dl_store_stats stats;
    dateline_status status = dl_store_reader_stats(&stats, work->reader->store, error);
    if (!status)
        status = count_of(&article_count, work, DL_PREFIX_KIND, DL_LITERAL("article"), error);
    if (!status)
        status = count_of(&work->headlines, work, DL_PREFIX_KIND, DL_LITERAL("headline"), error);
    if (status)
        return status;
    work->passages = (double)stats.documents - article_count;
    double words = dl_identity_average(&work->reader->identity) * work->passages / 2;
    double units = articles ? article_count : work->passages;
    out->average_length = units > 0 && words > units ? words / units : 1;
    return DATELINE_OK;
}

/* ---- stage one ---- */

/* What the query asks for beside plain words, which the second stage scores itself: any of it scores. */
static dl_query_node *others_of(dl_arena *arena, const dl_question *question)
{
    dl_query_node *group = dl_arena_alloc(arena, sizeof *group);
    dl_query_node **clauses = dl_arena_alloc(arena, (question->other_count + 1) * sizeof *clauses);
    dl_query_node *copies = dl_arena_alloc(arena, (question->other_count + 1) * sizeof *copies);
    if (!group || !clauses || !copies)
        return NULL;
    for (size_t i = 0; i < question->other_count; i++) {
        copies[i] = *question->others[i];
        copies[i].occur = DL_SHOULD;
        clauses[i] = &copies[i];
    }
    *group = (dl_query_node){.kind = DL_QUERY_GROUP,
                             .occur = DL_MUST,
                             .weight = 1,
                             .clauses = clauses,
                             .clause_count = question->other_count};
    return group;
}

/* Fills work->stage_one for the first `count` matches. */
static dateline_status take_over(rerank *work, const dl_store_matches *matches, size_t count, dl_store_search search,
                                 dateline_error *error)
{
    double *scores = dl_arena_alloc(work->arena, (count + 1) * sizeof *scores);
    uint32_t *documents = dl_arena_alloc(work->arena, (count + 1) * sizeof *documents);
    if (!scores || !documents)
        return dl_fail_memory(error);
    work->stage_one = scores;
    for (size_t i = 0; i < count; i++) {
        scores[i] = 0;
        documents[i] = matches->items[i].document;
    }
    if (!work->question->other_count)
        return DATELINE_OK;
    search.root = others_of(work->arena, work->question);
    return search.root ? dl_store_scores(scores, work->reader->store, &search, documents, count, error)
                       : dl_fail_memory(error);
}

/* ---- texts ---- */

/* In the arena, for whoever shows it, too. */
static dateline_status read_document(dl_slice *out, rerank *work, uint32_t document, dateline_error *error)
{
    *out = (dl_slice){NULL, 0};
    dl_slice *kept = dl_arena_alloc(work->arena, sizeof *kept);
    dateline_status status = kept ? dl_reader_record_copy(kept, work->reader, document, work->arena, error)
                                  : dl_fail_memory(error);
    if (status == DATELINE_ERROR_NOT_FOUND) /* deleted since it matched */
        return DATELINE_ERROR_STALE;
    if (status)
        return status;
    dl_reader_keep(work->reader, document, kept);
    *out = *kept;
    return DATELINE_OK;
}

static dateline_status damaged(const rerank *work, uint32_t document, dateline_error *error)
{
    if (work->arena->failed) /* that is why it could not be read */
        return dl_fail_memory(error);
    return dl_reader_fail_damaged(work->reader, "document", document, error);
}

static dateline_status read_passage(dl_passage_record *out, rerank *work, uint32_t document, dateline_error *error)
{
    dl_slice data;
    dateline_status status = read_document(&data, work, document, error);
    return !status && !dl_record_get_passage(out, work->arena, data) ? damaged(work, document, error) : status;
}

static dateline_status read_article(dl_article_record *out, rerank *work, uint32_t document, dateline_error *error)
{
    dl_slice data;
    const dl_article_record *known = dl_id_table_find(&work->articles, document);
    if (known) {
        *out = *known;
        return DATELINE_OK;
    }
    dl_article_record *made = dl_arena_alloc(work->arena, sizeof *made);
    dateline_status status = made ? read_document(&data, work, document, error) : dl_fail_memory(error);
    if (!status && !dl_record_get_article(made, work->arena, data))
        status = damaged(work, document, error);
    if (!status && !dl_id_table_add(&work->articles, document, made))
        status = dl_fail_memory(error);
    if (!status)
        *out = *made;
    return status;
}

static dateline_status add_text(rerank *work, dl_slice text, bool in_title, dateline_error *error)
{
    return dl_units_add(&work->units, work->analyzer, text, in_title, error);
}

static dateline_status add_text_of(rerank *work, const dl_passage_record *record, const dl_article_record *article,
                                   bool in_title, dateline_error *error)
{
    dl_slice language = record->language.size ? record->language : article->language;
    dl_analyzer_set_language(work->analyzer, dl_language_find(language));
    return add_text(work, record->passage.text, in_title, error);
}

/* The passage, with its article's title beside it. */
static dateline_status add_passage(rerank *work, const dl_passage_record *record, uint32_t document,
                                   dateline_error *error)
{
    dl_article_record article;
    dateline_status status = read_article(&article, work, document - (uint32_t)record->ordinal - 1, error);
    dl_passage_record cut = *record;
    cut.passage.text.size = dl_utf8_floor(cut.passage.text, TEXT_LIMIT);
    if (!status)
        status = add_text_of(work, &cut, &article, false, error);
    if (status || record->passage.kind == DATELINE_HEADLINE)
        return status;
    dl_analyzer_set_language(work->analyzer, dl_language_find(article.language));
    return add_text(work, article.title, true, error);
}

/* The passages of an article in their order, up to TEXT_LIMIT bytes, and `best` in any case. */
static dateline_status add_article(rerank *work, const dl_passage_record *best, uint32_t document,
                                   dateline_error *error)
{
    uint32_t own = document - (uint32_t)best->ordinal - 1;
    dl_article_record article;
    dateline_status status = read_article(&article, work, own, error);
    size_t bytes = 0;
    for (uint64_t i = 0; !status && i < article.passage_count; i++) {
        if (bytes >= TEXT_LIMIT && i > best->ordinal)
            break;
        if (bytes >= TEXT_LIMIT && i != best->ordinal)
            continue;
        dl_passage_record record = *best;
        if (i != best->ordinal)
            status = read_passage(&record, work, own + 1 + (uint32_t)i, error);
        if (!status)
            status = add_text_of(work, &record, &article, record.passage.kind == DATELINE_HEADLINE, error);
        bytes += status ? 0 : record.passage.text.size;
    }
    return status;
}

static dateline_status add_match(rerank *work, const candidate *from, double stage_one, bool articles,
                                 dateline_error *error)
{
    const uint32_t document = from->match.document;
    dateline_status status = dl_units_open(&work->units, articles ? 0 : from->article, stage_one, error);
    if (status)
        return status;
    return articles ? add_article(work, &from->record, document, error)
                    : add_passage(work, &from->record, document, error);
}

/* The articles' records are fetched before any text is looked at, so that what one waits for, others wait for, too. */
static dateline_status add_matches(rerank *work, size_t count, bool articles, dateline_error *error)
{
    uint32_t *documents = dl_arena_alloc(work->arena, (count + 1) * sizeof *documents);
    dateline_status status = documents ? DATELINE_OK : dl_fail_memory(error);
    for (size_t i = 0; i < count && !status; i++)
        documents[i] = work->candidates[i].article;
    if (!status)
        dl_store_fetch(work->reader->store, documents, count);
    for (size_t i = 0; i < count && !status; i++)
        status = add_match(work, &work->candidates[i], work->stage_one[i], articles, error);
    return status ? status : dl_units_finish(&work->units, error);
}

/* ---- which are read ---- */

static dateline_status read_candidates(rerank *work, const dl_store_matches *matches, size_t count,
                                       dateline_error *error)
{
    uint32_t *documents = dl_arena_alloc(work->arena, (count + 1) * sizeof *documents);
    work->candidates = dl_arena_alloc(work->arena, (count + 1) * sizeof *work->candidates);
    dateline_status status = documents && work->candidates ? DATELINE_OK : dl_fail_memory(error);
    for (size_t i = 0; i < count && !status; i++)
        documents[i] = matches->items[i].document;
    if (!status)
        dl_store_fetch(work->reader->store, documents, count);
    for (size_t i = 0; i < count && !status; i++) {
        candidate *made = &work->candidates[i];
        *made = (candidate){.match = matches->items[i], .before = i, .key = matches->items[i].score};
        status = read_passage(&made->record, work, documents[i], error);
        made->article = documents[i] - (uint32_t)made->record.ordinal - 1;
    }
    return status;
}

static int by_article(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    return (a->article > b->article) - (a->article < b->article);
}

static int by_key(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->key != b->key)
        return a->key > b->key ? -1 : 1;
    return (a->before > b->before) - (a->before < b->before);
}

static int by_before(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    return (a->before > b->before) - (a->before < b->before);
}

/* Where the titles of the documents, which ascend, have a stem. */
static dateline_status mark_titles(bool *marks, rerank *work, dl_slice stem, const uint32_t *documents, size_t count,
                                   dateline_error *error)
{
    dl_buffer_clear(&work->data);
    dl_term_make(&work->data, DL_PREFIX_STEM DL_PREFIX_TITLE, stem);
    return work->data.failed ? dl_fail_memory(error)
                             : dl_store_term_mark(marks, work->reader->store, dl_buffer_slice(&work->data), documents,
                                                  count, error);
}

/* Raises the keys of `count` candidates, by_article, whose titles have words of the question. A headline has them itself. */
static dateline_status add_titles(rerank *work, size_t count, dateline_error *error)
{
    enum { MOST = DL_RERANK_CANDIDATES };
    candidate *all = work->candidates;
    uint32_t documents[MOST];
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < count; i++)
        documents[i] = all[i].article;
    for (size_t t = 0; t < work->question->count && !status; t++) {
        const dl_question_term *term = &work->question->terms[t];
        bool marks[MOST] = {false};
        status = mark_titles(marks, work, term->stem, documents, count, error);
        for (size_t o = 0; o < term->other_count && !status; o++)
            if (!dl_query_wanted(term->wanted, o))
                status = mark_titles(marks, work, term->others[o], documents, count, error);
        for (size_t i = 0; i < count; i++)
            if (marks[i] && all[i].record.passage.kind != DATELINE_HEADLINE)
                all[i].key += term->weight * term->idf * (1 + all[i].match.newness);
    }
    return status;
}

/* Of `count` passages, those that are to be read come first; both they and the others keep their order. */
static dateline_status choose(rerank *work, dl_store_matches *matches, size_t count, size_t chosen,
                              dateline_error *error)
{
    candidate *all = work->candidates;
    qsort(all, count, sizeof *all, by_article);
    dateline_status status = add_titles(work, count, error);
    qsort(all, count, sizeof *all, by_key);
    qsort(all, chosen, sizeof *all, by_before);
    qsort(all + chosen, count - chosen, sizeof *all, by_before);
    for (size_t i = 0; i < count; i++)
        matches->items[i] = all[i].match;
    return status;
}

/* ---- order ---- */

typedef struct ranked {
    dl_store_match match;
    size_t before;
} ranked;

static int by_score(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    if (a->match.score != b->match.score)
        return a->match.score > b->match.score ? -1 : 1;
    return (a->before > b->before) - (a->before < b->before);
}

/* Those that were read, by their new scores; the others behind them, with scores that go on from there. */
static dateline_status reorder(dl_store_matches *matches, const rerank *work, dateline_error *error)
{
    size_t read = work->units.count;
    ranked *order = malloc((read + 1) * sizeof *order);
    if (!order)
        return dl_fail_memory(error);
    for (size_t i = 0; i < read; i++) {
        order[i] = (ranked){matches->items[i], i};
        const dl_unit *unit = &work->units.items[i];
        double *parts = dl_arena_alloc(work->arena, sizeof unit->parts);
        if (parts)
            memcpy(parts, unit->parts, sizeof unit->parts);
        order[i].match.score = unit->score * (1 + order[i].match.newness);
        order[i].match.parts = parts;
    }
    qsort(order, read, sizeof *order, by_score);
    for (size_t i = 0; i < read; i++)
        matches->items[i] = order[i].match;
    double last = read ? order[read - 1].match.score : 0;
    double first = read < matches->count ? matches->items[read].score : 0;
    double scale = first > 0 && first > last ? last / first : 1;
    for (size_t i = read; i < matches->count; i++)
        matches->items[i].score *= scale;
    free(order);
    return DATELINE_OK;
}

size_t dl_rerank_needs(size_t wanted, bool articles)
{
    size_t looked_at = articles ? DL_RERANK_ARTICLES : DL_RERANK_CANDIDATES;
    return wanted > looked_at ? wanted : looked_at;
}

static size_t at_most(size_t count, size_t most)
{
    return count < most ? count : most;
}

dateline_status dl_rerank(dl_store_matches *matches, dl_arena *arena, dateline_reader *reader, dl_analyzer *analyzer,
                          dl_question *question, const dl_store_search *search, bool articles,
                          dateline_error *error)
{
    rerank work = {.arena = arena, .reader = reader, .analyzer = analyzer, .question = question};
    dl_second_stage stage;
    const size_t count = at_most(matches->count, articles ? DL_RERANK_ARTICLES : DL_RERANK_CANDIDATES);
    const size_t read = at_most(count, articles ? DL_RERANK_ARTICLES : DL_RERANK_PASSAGES);
    dateline_status status = measure(&stage, &work, articles, error);
    if (!status)
        status = weigh(&work, error);
    if (!status && !reader->lexicon)
        reader->lexicon = dl_lexicon_new();
    if (!status)
        status =
            reader->lexicon ? dl_units_begin(&work.units, question, reader->lexicon, error) : dl_fail_memory(error);
    if (!status)
        status = read_candidates(&work, matches, count, error);
    if (!status && read < count)
        status = choose(&work, matches, count, read, error);
    if (!status)
        status = take_over(&work, matches, read, *search, error);
    if (!status)
        status = add_matches(&work, read, articles, error);
    if (!status) {
        dl_second_stage_score(&work.units, &stage);
        status = dl_feedback_add(&work.units) ? reorder(matches, &work, error) : dl_fail_memory(error);
    }
    dl_units_end(&work.units);
    dl_id_table_free(&work.articles);
    dl_buffer_free(&work.data);
    return status;
}
