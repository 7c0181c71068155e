/* Synonyms: a table from the stems of a word, or of several, to the groups that it is in. */
#include "query/synonyms.h"
#include "query/words.h"
#include "util/error.h"
#include "util/hash.h"

#include <stdlib.h>

enum {
    WORDS_LIMIT = 8,       /* of one entry */
    GROUP_LIMIT = 100,      /* entries of a group; groups that a word is looked up in */
    ALTERNATIVES_LIMIT = 50 /* that a word of a query gets */
};

typedef struct entry {
    dl_slice text, key;
    struct entry *next_in_group, *next_in_slot;
    struct entry *group; /* its first entry */
} entry;

struct dl_synonyms {
    dl_arena arena;
    entry **slots;
    size_t slot_count; /* a power of two */
};

/* ---- reading ---- */

typedef struct key_making {
    dl_buffer *key;
    size_t words;
} key_making;

static void add_to_key(dl_buffer *key, dl_slice folded, dl_slice stem)
{
    if (key->size)
        dl_buffer_add_byte(key, ' ');
    dl_buffer_add_slice(key, stem.size ? stem : folded);
}

static bool take_token(void *context, const dl_token *token)
{
    key_making *into = context;
    if (token->kind != DL_TOKEN_WORD && token->kind != DL_TOKEN_PART)
        return true;
    add_to_key(into->key, token->term, token->stem);
    return ++into->words <= WORDS_LIMIT;
}

static entry **slot_of(const dl_synonyms *synonyms, dl_slice key)
{
    return &synonyms->slots[dl_hash64(key, 0) & (synonyms->slot_count - 1)];
}

/* One word, or several, of a line; NULL with OK when it holds none or too many. */
static dateline_status read_entry(entry **out, dl_synonyms *synonyms, dl_slice text,
                                  dl_analyzer *analyzer, dateline_error *error)
{
    dl_buffer key = DL_BUFFER_EMPTY;
    key_making making = {&key, 0};
    *out = NULL;
    dateline_status status = dl_analyzer_run(analyzer, text, take_token, &making, error);
    if (!status && making.words && making.words <= WORDS_LIMIT) {
        *out = dl_arena_alloc(&synonyms->arena, sizeof **out);
        if (*out) {
            (*out)->text = dl_arena_copy(&synonyms->arena, text);
            (*out)->key = dl_arena_copy(&synonyms->arena, dl_buffer_slice(&key));
        }
        if (key.failed || synonyms->arena.failed)
            status = dl_fail_memory(error);
    }
    dl_buffer_free(&key);
    return status;
}

static dateline_status read_line(dl_synonyms *synonyms, dl_slice line, dl_analyzer *analyzer,
                                 dateline_error *error)
{
    entry *first = NULL, *last = NULL;
    size_t comment = dl_slice_find(line, "#");
    line = dl_slice_cut(line, 0, comment < line.size ? comment : line.size);
    size_t count = 0;
    for (size_t at = 0; at <= line.size && count < GROUP_LIMIT;) {
        size_t end = at;
        while (end < line.size && line.data[end] != ',')
            end++;
        entry *made;
        dateline_status status = read_entry(&made, synonyms, dl_slice_trim(dl_slice_cut(line, at, end)),
                                            analyzer, error);
        if (status)
            return status;
        if (made) {
            count++;
            if (last)
                last->next_in_group = made;
            else
                first = made;
            last = made;
            made->group = first;
            entry **slot = slot_of(synonyms, made->key);
            made->next_in_slot = *slot;
            *slot = made;
        }
        at = end + 1;
    }
    return DATELINE_OK;
}

dateline_status dl_synonyms_new(dl_synonyms **out, dl_slice text, dl_analyzer *analyzer,
                                dateline_error *error)
{
    *out = NULL;
    dl_synonyms *made = calloc(1, sizeof *made);
    if (!made)
        return dl_fail_memory(error);
    size_t words = 1;
    for (size_t i = 0; i < text.size; i++)
        words += text.data[i] == ',' || text.data[i] == '\n';
    for (made->slot_count = 64; made->slot_count < words * 2;)
        made->slot_count *= 2;
    made->slots = dl_arena_alloc(&made->arena, made->slot_count * sizeof *made->slots);
    dateline_status status = made->slots ? DATELINE_OK : dl_fail_memory(error);
    dl_analyzer_set_language(analyzer, DL_LANGUAGE_UNKNOWN);
    dl_slice line;
    for (size_t at = 0; !status && dl_slice_next_line(&line, text, &at);)
        status = read_line(made, line, analyzer, error);
    if (status)
        dl_synonyms_free(made);
    else
        *out = made;
    return status;
}

void dl_synonyms_free(dl_synonyms *synonyms)
{
    if (!synonyms)
        return;
    dl_arena_free(&synonyms->arena);
    free(synonyms);
}

/* ---- applying ---- */

typedef struct applying {
    const dl_synonyms *synonyms;
    dl_words words;
    dl_buffer key;
    dateline_error *error;
} applying;

/* Words that were typed as such: quoted ones have no stem. */
static bool is_plain(const dl_query_node *node)
{
    return node->kind == DL_QUERY_WORD && !node->field && node->occur != DL_MUST_NOT &&
           node->words[0].form == DL_FORM_PLAIN && node->words[0].stem.size;
}

static const entry *find(applying *all, dl_query_node *const *nodes, size_t count)
{
    dl_buffer_clear(&all->key);
    for (size_t i = 0; i < count; i++)
        add_to_key(&all->key, nodes[i]->words[0].folded, nodes[i]->words[0].stem);
    dl_slice key = dl_buffer_slice(&all->key);
    const entry *found = *slot_of(all->synonyms, key);
    while (found && !dl_slice_equal(found->key, key))
        found = found->next_in_slot;
    return found;
}

/* The typed words as one text, for what is shown. */
static dl_slice typed_text(applying *all, dl_query_node *const *nodes, size_t count)
{
    dl_buffer_clear(&all->key);
    for (size_t i = 0; i < count; i++) {
        if (i)
            dl_buffer_add_byte(&all->key, ' ');
        dl_buffer_add_slice(&all->key, nodes[i]->words[0].folded);
    }
    return dl_arena_copy(all->words.arena, dl_buffer_slice(&all->key));
}

/* A group of what was typed and of the others of all groups that it is in. NULL with OK: there are none. */
static dateline_status alternatives(dl_query_node **out, applying *all, dl_query_node *const *nodes,
                                    size_t count, dl_query_node *typed)
{
    dl_arena *arena = all->words.arena;
    const entry *found = find(all, nodes, count);
    *out = NULL;
    if (!found)
        return DATELINE_OK;
    dl_query_node *group = dl_words_node(arena, DL_QUERY_GROUP, NULL);
    dl_query_node **clauses = dl_arena_alloc(arena, (ALTERNATIVES_LIMIT + 1) * sizeof *clauses);
    if (!group || !clauses)
        return dl_fail_memory(all->error);
    dl_slice key = found->key, asked = typed_text(all, nodes, count);
    clauses[group->clause_count++] = typed;
    for (size_t groups = 0; found && groups < GROUP_LIMIT; found = found->next_in_slot) {
        if (!dl_slice_equal(found->key, key))
            continue;
        groups++;
        for (const entry *other = found->group; other; other = other->next_in_group) {
            dl_query_node *made = NULL;
            if (dl_slice_equal(other->key, key) || group->clause_count > ALTERNATIVES_LIMIT)
                continue;
            bool several = memchr(other->key.data, ' ', other->key.size) != NULL;
            dateline_status status =
                dl_words_text(&made, &all->words, other->text, several ? DL_AS_QUOTED : DL_AS_TYPED, all->error);
            if (status)
                return status;
            if (!made)
                continue;
            made->synonym_of = asked;
            clauses[group->clause_count++] = made;
        }
    }
    group->clauses = clauses;
    group->alike = true;
    group->occur = nodes[0]->occur;
    if (group->clause_count > 1)
        *out = group;
    return all->key.failed || arena->failed ? dl_fail_memory(all->error) : DATELINE_OK;
}

/* Several words as one alternative, as they were asked for. */
static dl_query_node *as_asked(applying *all, dl_query_node *const *nodes, size_t count)
{
    dl_query_node *group = dl_words_node(all->words.arena, DL_QUERY_GROUP, NULL);
    dl_query_node **clauses = dl_arena_alloc(all->words.arena, count * sizeof *clauses);
    if (!group || !clauses)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        clauses[i] = dl_arena_alloc(all->words.arena, sizeof **clauses);
        if (!clauses[i])
            return NULL;
        *clauses[i] = *nodes[i];
    }
    group->clauses = clauses;
    group->clause_count = count;
    return group;
}

static size_t plain_run(dl_query_node *const *clauses, size_t count)
{
    size_t run = 0;
    while (run < count && run < WORDS_LIMIT && is_plain(clauses[run]) &&
           clauses[run]->occur == clauses[0]->occur)
        run++;
    return run;
}

static dateline_status apply_to_group(applying *all, dl_query_node *group);

/* The longest run of words at the front of `clauses` that has synonyms; *taken words are then in *out. */
static dateline_status apply_to_run(dl_query_node **out, size_t *taken, applying *all,
                                    dl_query_node *const *clauses, size_t count)
{
    *out = NULL;
    for (size_t run = plain_run(clauses, count); run && !*out; run--) {
        if (!find(all, clauses, run))
            continue;
        dl_query_node *typed = clauses[0];
        if (run > 1) {
            typed = as_asked(all, clauses, run);
        } else {
            typed = dl_arena_alloc(all->words.arena, sizeof *typed);
            if (typed)
                *typed = *clauses[0];
        }
        if (!typed)
            return dl_fail_memory(all->error);
        typed->occur = DL_SHOULD;
        dateline_status status = alternatives(out, all, clauses, run, typed);
        if (status)
            return status;
        *taken = run;
    }
    return DATELINE_OK;
}

static dateline_status apply_to_group(applying *all, dl_query_node *group)
{
    size_t kept = 0;
    for (size_t i = 0; i < group->clause_count;) {
        dl_query_node *clause = group->clauses[i], *made = NULL;
        size_t taken = 1;
        dateline_status status =
            clause->kind == DL_QUERY_GROUP && clause->occur != DL_MUST_NOT
                ? apply_to_group(all, clause)
                : apply_to_run(&made, &taken, all, group->clauses + i, group->clause_count - i);
        if (status)
            return status;
        group->clauses[kept++] = made ? made : clause;
        i += taken;
    }
    group->clause_count = kept;
    return DATELINE_OK;
}

dateline_status dl_synonyms_apply(dl_query_node **root, const dl_synonyms *synonyms, dl_arena *arena,
                                  dl_analyzer *analyzer, dateline_error *error)
{
    applying all = {synonyms, {analyzer, arena}, DL_BUFFER_EMPTY, error};
    dateline_status status = DATELINE_OK;
    if (*root && (*root)->kind == DL_QUERY_GROUP) {
        status = apply_to_group(&all, *root);
    } else if (*root) {
        dl_query_node *made;
        size_t taken;
        status = apply_to_run(&made, &taken, &all, root, 1);
        if (!status && made)
            *root = made;
    }
    dl_buffer_free(&all.key);
    return status;
}
