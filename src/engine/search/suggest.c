/* Suggestions. The words come from the index itself: the nearest by edits, the commoner the better. A
 * suggestion is the query as typed with these words put in, and must find something. What stands beside the word in the
 * query tells, too: "Vladimir Puttin" is in no passage, and "vladimir putin" in many. */
#include "engine/search/suggest.h"
#include "util/error.h"
#include "util/utf8.h"

#include <math.h>
#include <stdlib.h>

enum {
    WORD_LIMIT = 8,      /* words of a query that are looked up */
    CANDIDATE_LIMIT = 6, /* kept for a word */
    NEAR_LIMIT = 200,    /* asked of the index */
    TRIAL_LIMIT = 16,    /* queries that are tried */
    FEW = 5,             /* passages, of a word or a result, that make one doubt */
    MUCH_COMMONER = 20   /* times; what a doubtful word's neighbour must be */
};

/* An edit costs as much as being e^4 times rarer gains. */
static const double edit_cost = 4;

typedef struct candidate {
    dl_slice term;
    double score;
} candidate;

typedef struct suspect {
    dl_query_word asked;
    const char *prefix;  /* of its terms: "" in the text, else its field's */
    uint64_t documents;  /* that have it */
    dl_query_node *beside[2]; /* the words around it in the query, or NULL */
    candidate candidates[CANDIDATE_LIMIT];
    size_t count;
    bool fits; /* they stand with those words somewhere */
} suspect;

typedef struct suggesting {
    dl_probe *probe;
    suspect suspects[WORD_LIMIT];
    size_t count;
    bool doubt; /* also words that some passages have: the query finds little */
    bool unknown;
    bool fits; /* some candidates go with the words beside */
    suspect *at; /* the one that gets candidates */
} suggesting;

static bool has_company(const suspect *of)
{
    return of->beside[0] || of->beside[1];
}

/* ---- which words ---- */

/* What a term finds. */
static dateline_status term_documents(uint64_t *out, dl_probe *probe, const char *before, const char *prefix,
                                      dl_slice word)
{
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_buffer_add_text(&term, before);
    dl_term_make(&term, prefix, word);
    dateline_status status = term.failed ? dl_fail_memory(probe->error)
                                         : dl_store_living_count(out, probe->reader->store, dl_buffer_slice(&term),
                                                                 probe->error);
    dl_buffer_free(&term);
    return status;
}

/* What the word finds, at least. A stem that wants passages of its language is a word of others, too, so what it finds
 * is asked of the search; of words that are not rare anyway it is not. */
static dateline_status documents_with(uint64_t *out, dl_probe *probe, const dl_query_word *word, const dl_field *field)
{
    const char *prefix = field ? field->prefix : "";
    bool wanting = false;
    dateline_status status = term_documents(out, probe, "", prefix, word->folded);
    for (size_t i = 0; i <= word->other_count && !status; i++) {
        const dl_slice stem = i ? word->others[i - 1] : word->stem;
        uint64_t count = 0;
        if (i && !field && dl_query_wanted(word->wanted, i - 1))
            wanting = true;
        else if (stem.size)
            status = term_documents(&count, probe, DL_PREFIX_STEM, prefix, stem);
        *out = count > *out ? count : *out;
    }
    if (status || !wanting || *out > FEW)
        return status;
    dl_query_word alone = *word;
    dl_query_node node = {.kind = DL_QUERY_WORD, .occur = DL_MUST, .words = &alone, .word_count = 1};
    return dl_probe_count(out, probe, &node);
}

static bool can_be_misspelt(const dl_query_word *word)
{
    return word->form == DL_FORM_PLAIN && !word->stop && dl_utf8_count(word->folded) >= 3;
}

/* Fields of words and names are spelt by people, and so are tags; other values are codes. */
static bool is_spelt(const dl_field *field)
{
    return !field || field->type == DL_FIELD_WORDS || field->type == DL_FIELD_NAMES ||
           strcmp(field->prefix, DL_PREFIX_TAG) == 0;
}

/* The next word of the text from clause `i` on, in steps of `step`; NULL when something else comes first. */
static dl_query_node *word_beside(const dl_query_node *group, size_t i, size_t step)
{
    do
        i += step; /* SIZE_MAX steps back, and ends at SIZE_MAX */
    while (i < group->clause_count && group->clauses[i]->ignored);
    dl_query_node *found = i < group->clause_count ? group->clauses[i] : NULL;
    return found && found->kind == DL_QUERY_WORD && !found->field && found->occur != DL_MUST_NOT ? found : NULL;
}

/* `node` is clause number `at` of the group `above`, or the root. */
static dateline_status find_suspects(suggesting *all, dl_query_node *node, const dl_query_node *above, size_t at)
{
    dateline_status status = DATELINE_OK;
    if (node->occur == DL_MUST_NOT || !is_spelt(node->field) || node->ignored)
        return status;
    if (above && above->alike && node->kind == DL_QUERY_WORD) /* another way to write it is known */
        return status;
    /* A tag's value is a word of its own. */
    const dl_query_word tag = {.original = node->value, .folded = node->value};
    const dl_query_word *words = node->kind == DL_QUERY_KEYWORD ? &tag : node->words;
    size_t word_count = node->kind == DL_QUERY_KEYWORD ? 1 : node->word_count;
    for (size_t i = 0; i < node->clause_count && !status; i++)
        status = find_suspects(all, node->clauses[i], node, i);
    for (size_t i = 0; i < word_count && !status && all->count < WORD_LIMIT; i++) {
        suspect *made = &all->suspects[all->count];
        *made = (suspect){.asked = words[i], .prefix = node->field ? node->field->prefix : ""};
        if (!can_be_misspelt(&made->asked))
            continue;
        status = documents_with(&made->documents, all->probe, &made->asked, node->field);
        if (above && node->kind == DL_QUERY_WORD && !node->field) {
            made->beside[0] = word_beside(above, at, SIZE_MAX);
            made->beside[1] = word_beside(above, at, 1);
        }
        all->unknown |= !made->documents;
        all->count += !made->documents ||
                      (made->documents <= FEW && (all->doubt || has_company(made)));
    }
    return status;
}

/* ---- by what ---- */

/* Keeps the best, the best first. */
static bool take_near(void *context, dl_slice term, unsigned distance, uint64_t documents)
{
    suggesting *all = context;
    suspect *of = all->at;
    term = dl_slice_cut(term, strlen(of->prefix), term.size);
    if (!dl_query_same_sign(&of->asked, term) || dl_slice_equal(term, of->asked.folded) ||
        documents < of->documents * MUCH_COMMONER)
        return true;
    double score = log((double)documents) - edit_cost * distance;
    size_t at = of->count;
    while (at && of->candidates[at - 1].score < score)
        at--;
    if (at == CANDIDATE_LIMIT)
        return true;
    if (of->count < CANDIDATE_LIMIT)
        of->count++;
    memmove(&of->candidates[at + 1], &of->candidates[at], (of->count - at - 1) * sizeof *of->candidates);
    of->candidates[at] = (candidate){dl_arena_copy(all->probe->arena, term), score};
    return true;
}

/* How many passages have the word and one beside it, the more of the two. */
static dateline_status company_of(uint64_t *out, const suggesting *all, const suspect *of, dl_query_word word)
{
    dl_query_node own = {.kind = DL_QUERY_WORD, .occur = DL_MUST, .words = &word, .word_count = 1};
    dateline_status status = DATELINE_OK;
    *out = 0;
    for (size_t i = 0; i < 2 && !status; i++) {
        if (!of->beside[i])
            continue;
        uint64_t count = 0;
        dl_query_node other = *of->beside[i], *clauses[] = {&own, &other};
        dl_query_node both = {.kind = DL_QUERY_GROUP, .occur = DL_MUST, .clauses = clauses, .clause_count = 2};
        other.occur = DL_MUST;
        status = dl_probe_count(&count, all->probe, &both);
        *out = count > *out ? count : *out;
    }
    return status;
}

/* Drops candidates that never stand with the words beside, if others do. Where the query finds enough, they must stand
 * together more often than by chance. */
static dateline_status weigh_company(const suggesting *all, suspect *of)
{
    const uint64_t least = of->documents && !all->doubt ? FEW : 0;
    uint64_t company[CANDIDATE_LIMIT], most = 0;
    size_t kept = 0;
    dateline_status status = DATELINE_OK;
    if (!has_company(of))
        return status;
    for (size_t i = 0; i < of->count && !status; i++) {
        const dl_slice term = of->candidates[i].term;
        status = company_of(&company[i], all, of, (dl_query_word){.original = term, .folded = term});
        most = company[i] > most ? company[i] : most;
    }
    for (size_t i = 0; i < of->count && !status; i++)
        if (company[i] > least || (!least && !most))
            of->candidates[kept++] = of->candidates[i];
    of->count = kept;
    of->fits = kept && most;
    return status;
}

/* The nearest of the words that begin so; the edits are behind that. */
static dateline_status find_near(suggesting *all, suspect *of, size_t begun, unsigned edits)
{
    dl_buffer start = DL_BUFFER_EMPTY;
    const dl_slice word = of->asked.folded;
    all->at = of;
    dl_term_make(&start, of->prefix, dl_slice_cut(word, 0, begun));
    dateline_status status = start.failed ? dl_fail_memory(all->probe->error)
                                          : dl_store_near(all->probe->reader->store, dl_buffer_slice(&start),
                                                          dl_slice_cut(word, begun, word.size), edits, NEAR_LIMIT,
                                                          take_near, all, all->probe->error);
    dl_buffer_free(&start);
    return status ? status : weigh_company(all, of);
}

/* One edit anywhere; where that gives nothing, or nothing that goes with the words beside, two, behind the first letter,
 * which is seldom wrong and makes the look-up short. A word that stands with those beside it is not looked for: that takes
 * many times as long as the search. */
static dateline_status find_candidates(suggesting *all, suspect *of)
{
    uint64_t own = 0;
    size_t first;
    dateline_status status = of->documents && has_company(of) ? company_of(&own, all, of, of->asked) : DATELINE_OK;
    if (status || own)
        return status;
    dl_utf8_decode(of->asked.folded, 0, &first);
    status = find_near(all, of, 0, 1);
    if (status || (of->count && (of->fits || !has_company(of))) || dl_utf8_count(of->asked.folded) < 5)
        return status;
    const suspect nearest = *of;
    of->count = 0;
    status = find_near(all, of, first, 2);
    if (nearest.count && !of->fits)
        *of = nearest;
    return status;
}

/* ---- trying ---- */

static bool is_word_byte(char byte)
{
    unsigned char code = (unsigned char)byte;
    return code >= 0x80 || (code >= '0' && code <= '9') || ((code | 0x20) >= 'a' && (code | 0x20) <= 'z');
}

/* In any case of ASCII letters: a tag's value has been folded. */
static bool same_letters(const char *text, dl_slice word)
{
    for (size_t i = 0; i < word.size; i++) {
        char folded = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] | 0x20) : text[i];
        if (text[i] != word.data[i] && folded != word.data[i])
            return false;
    }
    return true;
}

/* Appends `text` with `word`, where it stands by itself, replaced. False when it does not. */
static bool replace(dl_buffer *out, dl_slice text, dl_slice word, dl_slice by)
{
    bool found = false;
    for (size_t at = 0; at < text.size;) {
        bool here = text.size - at >= word.size && same_letters(text.data + at, word) &&
                    (at == 0 || !is_word_byte(text.data[at - 1])) &&
                    (at + word.size == text.size || !is_word_byte(text.data[at + word.size]));
        if (here)
            dl_buffer_add_slice(out, by);
        else
            dl_buffer_add_byte(out, text.data[at]);
        at += here ? word.size : 1;
        found |= here;
    }
    return found;
}

/* The typed query with the chosen candidates; NULL when a word cannot be found in it. */
static const char *query_with(const suggesting *all, const size_t *choice)
{
    dl_buffer text = DL_BUFFER_EMPTY, next = DL_BUFFER_EMPTY;
    bool found = true;
    dl_buffer_add_slice(&text, all->probe->query);
    for (size_t i = 0; i < all->count && found; i++) {
        const suspect *of = &all->suspects[i];
        if (!of->count)
            continue;
        dl_buffer_clear(&next);
        found = replace(&next, dl_buffer_slice(&text), of->asked.original, of->candidates[choice[i]].term) ||
                dl_slice_find(dl_buffer_slice(&text), of->candidates[choice[i]].term.data) != SIZE_MAX;
        dl_buffer swapped = text;
        text = next;
        next = swapped;
    }
    const char *copy = found && !text.failed && !next.failed
                           ? dl_arena_string(all->probe->arena, dl_buffer_slice(&text))
                           : NULL;
    all->probe->arena->failed |= text.failed || next.failed;
    dl_buffer_free(&text);
    dl_buffer_free(&next);
    return copy;
}

/* Parses the text anew, so that stems and languages are those of the new words. */
static dateline_status count_of(uint64_t *out, suggesting *all, const char *text)
{
    dl_query query;
    dateline_status status = dl_probe_parse(&query, all->probe, dl_slice_of(text));
    return status ? status : dl_probe_count(out, all->probe, query.root);
}

/* The choices in the order of their worth: the best of each word, then with one of them exchanged for its
 * next ones. */
static dateline_status try_choices(dateline_result *result, suggesting *all, size_t limit)
{
    dateline_suggestion *made = dl_arena_alloc(all->probe->arena, limit * sizeof *made);
    double losses[WORD_LIMIT * CANDIDATE_LIMIT];
    size_t words[WORD_LIMIT * CANDIDATE_LIMIT], ranks[WORD_LIMIT * CANDIDATE_LIMIT], trials = 0;
    if (!made)
        return dl_fail_memory(all->probe->error);
    for (size_t i = 0; i < all->count; i++)
        for (size_t rank = trials ? 1 : 0; rank < all->suspects[i].count; rank++) {
            double loss = all->suspects[i].candidates[0].score - all->suspects[i].candidates[rank].score;
            size_t at = trials++;
            for (; at && losses[at - 1] > loss; at--) {
                losses[at] = losses[at - 1];
                words[at] = words[at - 1];
                ranks[at] = ranks[at - 1];
            }
            losses[at] = loss;
            words[at] = i;
            ranks[at] = rank;
        }
    result->suggestions = made;
    for (size_t i = 0; i < trials && i < TRIAL_LIMIT && result->suggestion_count < limit; i++) {
        size_t choice[WORD_LIMIT] = {0};
        uint64_t total = 0;
        choice[words[i]] = ranks[i];
        const char *text = query_with(all, choice);
        if (!text)
            continue;
        dateline_status status = count_of(&total, all, text);
        if (status)
            return status;
        if (total > result->total || (total && (all->unknown || all->fits)))
            made[result->suggestion_count++] = (dateline_suggestion){text, total};
    }
    return DATELINE_OK;
}

dateline_status dl_suggest(dateline_result *result, bool *unknown, dl_probe *probe, size_t limit)
{
    suggesting *all = calloc(1, sizeof *all);
    if (!all)
        return dl_fail_memory(probe->error);
    limit = limit < TRIAL_LIMIT ? limit : TRIAL_LIMIT;
    all->probe = probe;
    all->doubt = result->total <= FEW;
    dateline_status status = DATELINE_OK;
    if (probe->search.root)
        status = find_suspects(all, (dl_query_node *)probe->search.root, NULL, 0);
    bool any = false;
    for (size_t i = 0; i < all->count && !status; i++) {
        status = find_candidates(all, &all->suspects[i]);
        any |= all->suspects[i].count > 0;
        all->fits |= all->suspects[i].fits;
    }
    *unknown = all->unknown;
    if (!status && any)
        status = try_choices(result, all, limit);
    if (!status && probe->arena->failed)
        status = dl_fail_memory(probe->error);
    free(all);
    return status;
}
