/* Queries by example. */
#include "engine/search/like.h"
#include "engine/search/tally.h"
#include "engine/stored/ids.h"
#include "engine/stored/record.h"
#include "query/words.h"
#include "rank/telling.h"
#include "store/frequency.h"
#include "text/stopwords.h"
#include "util/error.h"

#include <stdio.h>

enum {
    LIKE_TERMS = 25,       /* of a passage or article */
    LIKE_PASSAGES = 200,   /* of an article that are looked at */
    EXPAND_TERMS = 15      /* of the first matches */
};

/* What the new words of an expanded query weigh together, against its own (RM3's 0.7; Abdul-Jaleel et al., "UMass at
 * TREC 2004"). */
static const double expansion_share = 0.3 / 0.7;

/* ---- words of passages ---- */

typedef struct gathering {
    dl_tally tally; /* stem: its frequency, as is kept; last: passages that hold it */
} gathering;

/* A passage's stems, as terms.c makes them. */
typedef struct passage_stems {
    dl_tally tally;
    dl_stopset stops;
    uint64_t length; /* of the document */
    bool failed;
} passage_stems;

static bool take_token(void *context, const dl_token *token)
{
    passage_stems *into = context;
    bool pair = token->kind == DL_TOKEN_PAIR, whole = token->unspaced && token->kind == DL_TOKEN_WHOLE;
    dl_slice stem = pair ? token->term : token->stem;
    into->length += !pair;
    if (whole || !stem.size || (!pair && dl_stopset_has(&into->stops, token->term)))
        return true;
    dl_tally_entry *entry = dl_tally_at(&into->tally, stem, stem);
    into->length++;
    into->failed = !entry;
    if (entry)
        entry->count++;
    return !into->failed;
}

static dateline_status analyze(passage_stems *into, dateline_reader *reader, uint32_t document, dateline_error *error)
{
    dl_slice record;
    dl_passage_record passage;
    dateline_status status = dl_reader_record(&record, reader, document, error);
    if (status == DATELINE_ERROR_NOT_FOUND)
        return DATELINE_ERROR_STALE;
    if (!status && !dl_record_get_passage(&passage, into->tally.arena, record))
        status = into->tally.arena->failed
                     ? dl_fail_memory(error)
                     : dl_reader_fail_damaged(reader, "document", document, error);
    if (status)
        return status;
    dl_language language = dl_language_find(passage.language);
    dl_analyzer_set_language(reader->analyzer, language);
    dl_stopset_turn(&into->stops, language ? language : dl_analyzer_language(reader->analyzer));
    status = dl_analyzer_run(reader->analyzer, passage.passage.text, take_token, into, error);
    return !status && into->failed ? dl_fail_memory(error) : status;
}

static dateline_status gather(gathering *into, dateline_reader *reader, uint32_t document, dateline_error *error)
{
    passage_stems stems = {.tally = {.arena = into->tally.arena}};
    dateline_status status = analyze(&stems, reader, document, error);
    const double scale = dl_frequency_scale(stems.length, reader->identity.pivot);
    for (size_t i = 0; i < stems.tally.count && !status; i++) {
        const dl_tally_entry *stem = &stems.tally.entries[i];
        dl_tally_entry *entry = dl_tally_at(&into->tally, stem->value, stem->value);
        if (!entry)
            return dl_fail_memory(error);
        entry->count += dl_frequency(stem->count, scale);
        entry->last++;
    }
    return status;
}

/* The most telling of what was gathered from `passages` passages, as clauses. */
static dateline_status telling_words(dl_query_node *parent, gathering *from, size_t passages, size_t limit,
                                     dateline_reader *reader, dateline_error *error)
{
    dl_arena *arena = from->tally.arena;
    size_t count = from->tally.count;
    dl_telling_term *terms = dl_arena_alloc(arena, (count + 1) * sizeof *terms);
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_store_stats stats;
    const double norm = dl_identity_norm(&reader->identity);
    dateline_status status = terms ? dl_store_reader_stats(&stats, reader->store, error) : dl_fail_memory(error);
    for (size_t i = 0; i < count && !status; i++) {
        const dl_tally_entry *entry = &from->tally.entries[i];
        uint64_t documents;
        dl_buffer_clear(&term);
        dl_term_make(&term, DL_PREFIX_STEM, entry->value);
        status = term.failed ? dl_fail_memory(error)
                             : dl_store_term_count(&documents, reader->store, dl_buffer_slice(&term), error);
        if (status)
            break;
        terms[i] = (dl_telling_term){.stem = entry->value,
                                     .frequency = (double)entry->count / DL_STORE_FREQUENCY_UNIT * norm,
                                     .share = (double)entry->last / (double)passages,
                                     .documents = (double)documents};
    }
    dl_buffer_free(&term);
    if (status)
        return status;
    if (!dl_telling_terms(terms, &count, (double)stats.documents, limit))
        return dl_fail_memory(error);
    parent->clauses = dl_arena_alloc(arena, (count + 1) * sizeof *parent->clauses);
    parent->clause_count = 0;
    for (size_t i = 0; i < count && parent->clauses; i++) {
        dl_query_node *node = dl_words_node(arena, DL_QUERY_WORD, NULL);
        dl_query_word *word = dl_arena_alloc(arena, sizeof *word);
        if (!node || !word)
            break;
        word->original = word->folded = word->stem = terms[i].stem;
        node->words = word;
        node->word_count = 1;
        node->weight = terms[i].weight;
        parent->clauses[parent->clause_count++] = node;
    }
    return arena->failed ? dl_fail_memory(error) : DATELINE_OK;
}

/* ---- like: ---- */

static dateline_status add_note(dl_query *query, dl_arena *arena, const char *id, dateline_error *error)
{
    const char **notes = dl_arena_alloc(arena, (query->note_count + 1) * sizeof *notes);
    char text[128];
    snprintf(text, sizeof text, "like:%.40s is no passage or article of this index", id);
    if (!notes)
        return dl_fail_memory(error);
    if (query->note_count)
        memcpy(notes, query->notes, query->note_count * sizeof *notes);
    notes[query->note_count++] = dl_arena_string(arena, dl_slice_of(text));
    query->notes = notes;
    return arena->failed ? dl_fail_memory(error) : DATELINE_OK;
}

static dateline_status resolve(uint32_t *begin, uint32_t *end, const char *id, dateline_reader *reader,
                               dateline_error *error)
{
    dl_slice digits;
    size_t ordinal;
    uint64_t article;
    *begin = *end = 0;
    if (!dl_id_parse(id, &digits, &ordinal))
        return DATELINE_ERROR_USAGE;
    dateline_status status = dl_id_resolve(&article, reader, digits, error);
    if (!status)
        status = dl_id_documents(begin, end, reader, article, error);
    if (!status && ordinal != SIZE_MAX) {
        if (ordinal >= *end - *begin)
            return DATELINE_ERROR_NOT_FOUND;
        *begin += (uint32_t)ordinal;
        *end = *begin + 1;
    }
    return status;
}

static dateline_status apply(dl_query *query, dl_query_node *node, dl_arena *arena, dateline_reader *reader,
                             dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < node->clause_count && !status; i++)
        status = apply(query, node->clauses[i], arena, reader, error);
    if (status || node->kind != DL_QUERY_KEYWORD || node->field->type != DL_FIELD_LIKE)
        return status;
    uint32_t begin, end;
    const char *id = dl_arena_string(arena, node->value);
    if (!id)
        return dl_fail_memory(error);
    dateline_error met;
    status = resolve(&begin, &end, id, reader, &met);
    if (status == DATELINE_ERROR_USAGE || status == DATELINE_ERROR_NOT_FOUND)
        return add_note(query, arena, id, error);
    if (status) {
        if (error)
            *error = met;
        return status;
    }
    gathering gathered = {{.arena = arena}};
    size_t passages = end - begin < LIKE_PASSAGES ? end - begin : LIKE_PASSAGES;
    for (size_t i = 0; i < passages && !status; i++)
        status = gather(&gathered, reader, begin + (uint32_t)i, error);
    node->from = begin;
    node->until = end;
    return status ? status : telling_words(node, &gathered, passages, LIKE_TERMS, reader, error);
}

dateline_status dl_like_apply(dl_query *query, dl_arena *arena, dateline_reader *reader, dateline_error *error)
{
    return query->root ? apply(query, query->root, arena, reader, error) : DATELINE_OK;
}

/* ---- expansion ---- */

typedef struct own_words {
    dl_tally stems;
    size_t count;
    bool failed;
} own_words;

static void take_own(own_words *own, const dl_query_node *node)
{
    if (node->occur == DL_MUST_NOT || node->ignored)
        return;
    own->count += node->kind == DL_QUERY_WORD || node->kind == DL_QUERY_PHRASE;
    for (size_t i = 0; i < node->word_count; i++)
        if (node->words[i].stem.size)
            own->failed |= !dl_tally_at(&own->stems, node->words[i].stem, node->words[i].stem);
    for (size_t i = 0; i < node->clause_count; i++)
        take_own(own, node->clauses[i]);
}

/* Leaves the query's own words out. */
static void drop_own(gathering *gathered, own_words *own)
{
    size_t kept = 0;
    for (size_t i = 0; i < gathered->tally.count; i++) {
        dl_tally_entry entry = gathered->tally.entries[i];
        size_t before = own->stems.count;
        own->failed |= !dl_tally_at(&own->stems, entry.value, entry.value);
        if (own->stems.count != before)
            gathered->tally.entries[kept++] = entry;
    }
    gathered->tally.count = kept;
}

static bool has_must(const dl_query_node *root)
{
    if (root->kind != DL_QUERY_GROUP)
        return root->field != NULL;
    for (size_t i = 0; i < root->clause_count; i++)
        if (root->clauses[i]->occur != DL_SHOULD)
            return true;
    return false;
}

dateline_status dl_like_expand(dl_query_node **root, dl_arena *arena, dateline_reader *reader,
                               const dl_store_matches *matches, dateline_error *error)
{
    own_words own = {.stems = {.arena = arena}};
    gathering gathered = {{.arena = arena}};
    size_t passages = matches->count < DL_EXPAND_PASSAGES ? matches->count : DL_EXPAND_PASSAGES;
    dateline_status status = DATELINE_OK;
    if (!*root || !passages)
        return status;
    for (size_t i = 0; i < passages && !status; i++)
        status = gather(&gathered, reader, matches->items[i].document, error);
    if (status)
        return status;
    take_own(&own, *root);
    drop_own(&gathered, &own);
    dl_query_node *outer = dl_words_node(arena, DL_QUERY_GROUP, NULL);
    dl_query_node *words = dl_words_node(arena, DL_QUERY_GROUP, NULL);
    dl_query_node **clauses = dl_arena_alloc(arena, 2 * sizeof *clauses);
    if (own.failed || !outer || !words || !clauses)
        return dl_fail_memory(error);
    status = telling_words(words, &gathered, passages, EXPAND_TERMS, reader, error);
    if (status || !words->clause_count)
        return status;
    double sum = 0;
    for (size_t i = 0; i < words->clause_count; i++)
        sum += words->clauses[i]->weight;
    words->weight = expansion_share * (double)(own.count ? own.count : 1) / sum;
    clauses[0] = *root;
    clauses[1] = words;
    clauses[0]->occur = has_must(*root) ? DL_MUST : DL_SHOULD;
    outer->occur = DL_MUST;
    outer->clauses = clauses;
    outer->clause_count = 2;
    *root = outer;
    return DATELINE_OK;
}
