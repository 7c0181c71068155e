/* The doctor of queries without hits. Each clause is counted alone, and the query without it; then changes
 * are tried, the smaller first: what an address is of, a phrase loosened, a quoted word in any ending, a phrase
 * as words, a site by a part of its name, a clause left out, any of the words, two clauses left out. */
#include "engine/search/doctor.h"
#include "query/words.h"
#include "schema/hosts.h"
#include "util/ascii.h"
#include "util/error.h"

enum {
    CLAUSE_LIMIT = 12,    /* clauses that are looked at */
    RELAXATION_LIMIT = 5, /* changes that are told */
    NEARBY = 5            /* words that may stand between those of a loosened phrase */
};

typedef struct doctor {
    dl_probe *probe;
    dl_query_node *root; /* a group */
    dl_query_node **clauses;
    size_t count;        /* of them, at most CLAUSE_LIMIT */
    dateline_clause *findings;
    dateline_suggestion *relaxations;
    size_t relaxation_count;
} doctor;

/* ---- clauses ---- */

/* Counts and prints the query with the clauses for which `left_out` is false. */
static dateline_status count_without(uint64_t *out, const char **text, doctor *on, const bool *left_out)
{
    dl_query_node group = *on->root;
    dl_query_node *kept[CLAUSE_LIMIT];
    dateline_status status = DATELINE_OK;
    bool asks = false;
    group.clauses = kept;
    group.clause_count = 0;
    for (size_t i = 0; i < on->count; i++)
        if (!left_out[i]) {
            asks |= on->clauses[i]->occur != DL_MUST_NOT;
            kept[group.clause_count++] = on->clauses[i];
        }
    *out = 0;
    if (asks)
        status = dl_probe_count(out, on->probe, &group);
    if (!status && text && *out)
        *text = dl_probe_print(on->probe, &group);
    return status;
}

static dateline_status examine(doctor *on, size_t i)
{
    bool left_out[CLAUSE_LIMIT] = {false};
    dateline_clause *finding = &on->findings[i];
    dl_query_node *clause = on->clauses[i];
    dl_query_node group = *on->root;
    group.clauses = &clause;
    group.clause_count = 1;
    left_out[i] = true;
    finding->query = dl_probe_print(on->probe, &group);
    dl_occur occur = clause->occur;
    clause->occur = DL_MUST;
    dateline_status status = dl_probe_count(&finding->alone, on->probe, &group);
    clause->occur = occur;
    if (!status)
        status = count_without(&finding->without, NULL, on, left_out);
    finding->kills = (occur == DL_MUST && !finding->alone) || finding->without;
    return status;
}

/* ---- changes ---- */

static bool is_full(const doctor *on)
{
    return on->relaxation_count == RELAXATION_LIMIT;
}

static void keep(doctor *on, const char *text, uint64_t total)
{
    if (total && text && !is_full(on))
        on->relaxations[on->relaxation_count++] = (dateline_suggestion){text, total};
}

/* The query with another node in the place of clause `i`. */
static dateline_status try_instead(doctor *on, size_t i, dl_query_node *instead)
{
    bool all[CLAUSE_LIMIT] = {false};
    dl_query_node *clause = on->clauses[i];
    const char *text = NULL;
    uint64_t total;
    if (!instead || is_full(on))
        return DATELINE_OK;
    instead->occur = clause->occur;
    instead->field = instead->kind == DL_QUERY_GROUP ? NULL : clause->field;
    on->clauses[i] = instead;
    dateline_status status = count_without(&total, &text, on, all);
    on->clauses[i] = clause;
    keep(on, text, total);
    return status;
}

/* A phrase whose words may stand farther apart and in any order. */
static dateline_status loosen(doctor *on, size_t i)
{
    const dl_query_node *clause = on->clauses[i];
    if (clause->kind != DL_QUERY_PHRASE || clause->field)
        return DATELINE_OK;
    dl_query_node *node = dl_words_node(on->probe->arena, DL_QUERY_PHRASE, NULL);
    if (!node)
        return dl_fail_memory(on->probe->error);
    *node = *clause;
    node->window = dl_query_window(clause) + NEARBY;
    node->any_order = true;
    if (dl_query_is_tight(clause)) {
        node->words = dl_arena_alloc(on->probe->arena, clause->word_count * sizeof *node->words);
        if (!node->words)
            return dl_fail_memory(on->probe->error);
        memcpy(node->words, clause->words, clause->word_count * sizeof *node->words);
        for (size_t word = 0; word < node->word_count; word++)
            node->words[word].offset = 0;
    }
    return try_instead(on, i, node);
}

/* A quoted or exact word in any of its endings; the words of a phrase, all of them, wherever they stand. */
static dateline_status unquote(doctor *on, size_t i)
{
    const dl_query_node *clause = on->clauses[i];
    dl_words words = {on->probe->analyzer, on->probe->arena};
    if ((clause->kind != DL_QUERY_WORD && clause->kind != DL_QUERY_PHRASE) || clause->field)
        return DATELINE_OK;
    dl_query_node *group = dl_words_node(words.arena, DL_QUERY_GROUP, NULL);
    dl_query_node **parts = dl_arena_alloc(words.arena, clause->word_count * sizeof *parts);
    if (!group || !parts)
        return dl_fail_memory(on->probe->error);
    group->clauses = parts;
    bool changed = clause->word_count > 1;
    for (size_t word = 0; word < clause->word_count; word++) {
        dl_query_node *part;
        const dl_query_word *asked = &clause->words[word];
        dl_slice text = asked->form == DL_FORM_PATTERN ? asked->folded : asked->original;
        dateline_status status =
            dl_words_text(&part, &words, text, DL_AS_TYPED, on->probe->error);
        if (status)
            return status;
        if (!part)
            continue;
        changed |= !asked->stem.size && part->kind == DL_QUERY_WORD && part->words[0].stem.size;
        part->occur = DL_MUST;
        parts[group->clause_count++] = part;
    }
    if (!changed || !group->clause_count)
        return DATELINE_OK;
    return try_instead(on, i, group->clause_count == 1 ? parts[0] : group);
}

/* A site by a part of its name: "wikipedia". */
static dateline_status widen(doctor *on, size_t i)
{
    dl_arena *arena = on->probe->arena;
    const dl_query_node *clause = on->clauses[i];
    if (clause->kind != DL_QUERY_KEYWORD || clause->field != dl_field_find(DL_LITERAL("site")) || on->findings[i].alone)
        return DATELINE_OK;
    dl_buffer pattern = DL_BUFFER_EMPTY;
    dl_buffer_add_byte(&pattern, '*');
    dl_buffer_add_slice(&pattern, clause->value);
    dl_buffer_add_byte(&pattern, '*');
    dl_query_node *node = dl_words_node(arena, DL_QUERY_WORD, clause->field);
    dl_query_word *word = dl_arena_alloc(arena, sizeof *word);
    const dl_slice text = dl_arena_copy(arena, dl_buffer_slice(&pattern));
    const bool failed = !node || !word || pattern.failed || arena->failed;
    dl_buffer_free(&pattern);
    if (failed)
        return dl_fail_memory(on->probe->error);
    *word = (dl_query_word){.original = text, .folded = text, .form = DL_FORM_PATTERN};
    node->words = word;
    node->word_count = 1;
    return try_instead(on, i, node);
}

static dateline_status try_query(doctor *on, const char *field, dl_slice value)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_query query;
    uint64_t total = 0;
    dl_buffer_add_text(&text, field);
    dl_buffer_add_slice(&text, value);
    const char *copy = text.failed ? NULL : dl_arena_string(on->probe->arena, dl_buffer_slice(&text));
    dl_buffer_free(&text);
    if (!copy)
        return dl_fail_memory(on->probe->error);
    dateline_status status = dl_probe_parse(&query, on->probe, dl_slice_of(copy));
    if (!status)
        status = dl_probe_count(&total, on->probe, query.root);
    keep(on, copy, total);
    return status;
}

/* A query that is an address, as it is copied from a browser: the tweet that it is of, else what is from that site. */
static dateline_status visit(doctor *on)
{
    const dl_slice address = dl_slice_trim(on->probe->query), host = dl_host_name(dl_host_of(address)),
                   post = dl_post_of(address);
    if (!host.size || memchr(address.data, ' ', address.size))
        return DATELINE_OK;
    dateline_status status = post.size ? try_query(on, "tweet:", post) : DATELINE_OK;
    return status || on->relaxation_count ? status : try_query(on, "site:", host);
}

static dateline_status leave_out_one(doctor *on)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < on->count && !status && !is_full(on); i++) {
        bool left_out[CLAUSE_LIMIT] = {false};
        const char *text = NULL;
        uint64_t total = 0;
        left_out[i] = true;
        if (on->findings[i].without)
            status = count_without(&total, &text, on, left_out);
        keep(on, text, total);
    }
    return status;
}

static dateline_status leave_out_two(doctor *on)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < on->count && !status; i++)
        for (size_t j = i + 1; j < on->count && !status && !is_full(on); j++) {
            bool left_out[CLAUSE_LIMIT] = {false};
            const char *text = NULL;
            uint64_t total;
            left_out[i] = left_out[j] = true;
            status = count_without(&total, &text, on, left_out);
            keep(on, text, total);
        }
    return status;
}

/* Any of the plain words and phrases that must all be there. */
static dateline_status ask_for_any(doctor *on)
{
    bool changed[CLAUSE_LIMIT] = {false}, all[CLAUSE_LIMIT] = {false};
    size_t count = 0;
    uint64_t total = 0;
    const char *text = NULL;
    for (size_t i = 0; i < on->count; i++) {
        const dl_query_node *clause = on->clauses[i];
        changed[i] = clause->occur == DL_MUST && !clause->field &&
                     (clause->kind == DL_QUERY_WORD || clause->kind == DL_QUERY_PHRASE);
        count += changed[i];
    }
    if (count < 3) /* of two, leaving out one says as much */
        return DATELINE_OK;
    for (size_t i = 0; i < on->count; i++)
        if (changed[i])
            on->clauses[i]->occur = DL_SHOULD;
    dateline_status status = count_without(&total, &text, on, all);
    for (size_t i = 0; i < on->count; i++)
        if (changed[i])
            on->clauses[i]->occur = DL_MUST;
    keep(on, text, total);
    return status;
}

static dateline_status try_changes(doctor *on)
{
    dateline_status status = visit(on);
    for (size_t i = 0; i < on->count && !status; i++)
        status = loosen(on, i);
    for (size_t i = 0; i < on->count && !status; i++)
        status = unquote(on, i);
    for (size_t i = 0; i < on->count && !status; i++)
        status = widen(on, i);
    if (!status)
        status = leave_out_one(on);
    if (!status && on->relaxation_count < RELAXATION_LIMIT)
        status = ask_for_any(on);
    if (!status && !on->relaxation_count)
        status = leave_out_two(on);
    return status;
}

/* The query's clauses: those of the uppermost group that has several. */
static bool take_clauses(doctor *on, dl_query_node *root)
{
    dl_arena *arena = on->probe->arena;
    if (root->kind != DL_QUERY_GROUP) {
        on->root = dl_words_node(arena, DL_QUERY_GROUP, NULL);
        on->clauses = dl_arena_alloc(arena, sizeof *on->clauses);
        if (!on->root || !on->clauses)
            return false;
        root->occur = DL_MUST;
        on->root->occur = DL_MUST;
        on->clauses[0] = root;
        on->count = 1;
        return true;
    }
    on->root = root;
    on->clauses = root->clauses;
    on->count = root->clause_count < CLAUSE_LIMIT ? root->clause_count : CLAUSE_LIMIT;
    return true;
}

dateline_status dl_diagnose(const dateline_diagnosis **out, dl_probe *probe)
{
    doctor on = {.probe = probe};
    dl_query query;
    *out = NULL;
    dateline_status status = dl_probe_parse(&query, probe, probe->query);
    if (status || !query.root)
        return status;
    dateline_diagnosis *made = dl_arena_alloc(probe->arena, sizeof *made);
    on.findings = dl_arena_alloc(probe->arena, CLAUSE_LIMIT * sizeof *on.findings);
    on.relaxations = dl_arena_alloc(probe->arena, RELAXATION_LIMIT * sizeof *on.relaxations);
    if (!made || !on.findings || !on.relaxations || !take_clauses(&on, query.root))
        return dl_fail_memory(probe->error);
    for (size_t i = 0; i < on.count && !status; i++)
        status = examine(&on, i);
    if (!status)
        status = try_changes(&on);
    if (!status && probe->arena->failed)
        status = dl_fail_memory(probe->error);
    *made = (dateline_diagnosis){on.findings, on.count, on.relaxations, on.relaxation_count};
    *out = made;
    return status;
}
