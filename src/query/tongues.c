/* What the languages of an index add to a query. */
#include "query/tongues.h"
#include "query/spellings.h"
#include "text/stopwords.h"
#include "util/error.h"

enum { SCRIPT_LIMIT = 16 };

typedef struct tongue_walk {
    dl_arena *arena;
    dl_analyzer *analyzer;
    const dl_tongues *tongues;
    dl_language stops; /* whose stop words count */
} tongue_walk;

/* ---- stop words ---- */

static bool may_stop(const dl_query_node *node)
{
    return node->kind == DL_QUERY_WORD && !node->field;
}

static size_t count_stops(const dl_query_node *node, dl_language language)
{
    size_t count = may_stop(node) && dl_stopword(language, node->words[0].folded);
    for (size_t i = 0; i < node->clause_count; i++)
        count += count_stops(node->clauses[i], language);
    return count;
}

static dl_language stop_language(const dl_query_node *root, dl_analyzer *analyzer,
                                 const dl_tongues *tongues)
{
    dl_language best = tongues->main ? tongues->main : dl_analyzer_language(analyzer);
    size_t most = count_stops(root, best);
    for (dl_language i = 1; i < DL_LANGUAGE_LIMIT; i++) {
        size_t count = dl_languages_has(&tongues->held, i) ? count_stops(root, i) : 0;
        if (count >= 2 && count > most) {
            best = i;
            most = count;
        }
    }
    return best;
}

/* ---- stems ---- */

typedef struct other_stems {
    dl_slice stems[DL_TONGUES_STEMS];
    dl_languages wanted[DL_TONGUES_STEMS];
    size_t count;
} other_stems;

/* `few`: only passages of the language may answer by it. */
static void add_stem(other_stems *into, dl_arena *arena, dl_slice stem, dl_language language, bool few)
{
    size_t at = 0;
    while (at < into->count && !dl_slice_equal(into->stems[at], stem))
        at++;
    if (at == DL_TONGUES_STEMS)
        return;
    const bool known = at < into->count;
    if (!known) {
        into->stems[into->count] = dl_arena_copy(arena, stem);
        into->wanted[into->count++] = (dl_languages){{0}};
    }
    if (few && (!known || dl_languages_any(&into->wanted[at])))
        dl_languages_add(&into->wanted[at], language);
}

/* Adds the stems that `folded` has in the languages of its script, those of few passages last. */
static bool add_stems_of(other_stems *into, const tongue_walk *walk, const dl_query_word *word, dl_slice folded)
{
    const dl_tongues *tongues = walk->tongues;
    int script = dl_analyzer_script(folded);
    for (unsigned i = 0; i < 2 * DL_LANGUAGE_LIMIT; i++) {
        const dl_language language = i % DL_LANGUAGE_LIMIT;
        const bool few = i >= DL_LANGUAGE_LIMIT;
        if (!dl_languages_has(&tongues->held, language) || dl_languages_has(&tongues->few, language) != few ||
            !dl_language_is_written_in(language, script))
            continue;
        dl_slice stem = dl_analyzer_stem(walk->analyzer, language, folded);
        if (!stem.size)
            return false;
        if (!dl_slice_equal(word->stem, stem))
            add_stem(into, walk->arena, stem, language, few);
    }
    return true;
}

/* The stems of how else the word is spelt; what only one language spells so wants a passage in it. */
static bool add_spelling(other_stems *into, const tongue_walk *walk, const dl_query_word *word,
                         const dl_spelling *spelling)
{
    dl_buffer folded = DL_BUFFER_EMPTY;
    bool fine =
        !spelling->text.failed && !dl_analyzer_fold(walk->analyzer, &folded, dl_buffer_slice(&spelling->text), NULL);
    if (fine && !spelling->language)
        fine = add_stems_of(into, walk, word, dl_buffer_slice(&folded));
    else if (fine) {
        const dl_slice stem = dl_analyzer_stem(walk->analyzer, spelling->language, dl_buffer_slice(&folded));
        fine = stem.size > 0;
        if (fine && !dl_slice_equal(word->stem, stem))
            add_stem(into, walk->arena, stem, spelling->language, true);
    }
    fine = fine && !folded.failed;
    dl_buffer_free(&folded);
    return fine;
}

/* The word's stems in the languages of its script, and those of its other spellings. */
static bool add_stems(const tongue_walk *walk, dl_query_word *word)
{
    other_stems found = {.count = 0};
    dl_spelling spellings[DL_SPELLINGS_MOST] = {{DL_BUFFER_EMPTY, DL_LANGUAGE_UNKNOWN}};
    bool fine = add_stems_of(&found, walk, word, word->folded);
    const size_t count = dl_spellings_of(spellings, word->original, word->folded, &walk->tongues->held);
    for (size_t i = 0; i < count; i++) {
        fine = fine && add_spelling(&found, walk, word, &spellings[i]);
        dl_buffer_free(&spellings[i].text);
    }
    if (!fine)
        return false;
    dl_slice *others = dl_arena_alloc(walk->arena, (found.count + 1) * sizeof *others);
    dl_languages *wanted = dl_arena_alloc(walk->arena, (found.count + 1) * sizeof *wanted);
    if (!others || !wanted || walk->arena->failed)
        return false;
    memcpy(others, found.stems, found.count * sizeof *others);
    memcpy(wanted, found.wanted, found.count * sizeof *wanted);
    word->others = others;
    word->wanted = wanted;
    word->other_count = found.count;
    return true;
}

/* Whose passages hold the words without positions: it is a stop word there. */
static void find_stops(const tongue_walk *walk, dl_query_word *word)
{
    if (!word->common)
        return;
    /* Passages in unknown languages are taken for the default one's. */
    word->common = dl_stopword(dl_analyzer_language(walk->analyzer), word->folded) ||
                   dl_stopword(walk->tongues->main, word->folded);
    for (dl_language i = 1; i < DL_LANGUAGE_LIMIT && !word->common; i++)
        if (dl_languages_has(&walk->tongues->held, i) && dl_stopword(i, word->folded))
            dl_languages_add(&word->placeless, i);
}

/* A phrase of stop words of one language alone is in most of its passages: it is treated as in the main one. */
static void join_stops(dl_query_node *node)
{
    dl_languages all = {{UINT64_MAX, UINT64_MAX}};
    for (size_t i = 0; i < node->word_count; i++)
        for (size_t k = 0; k < sizeof all.bits / sizeof *all.bits; k++)
            all.bits[k] &= node->words[i].common ? UINT64_MAX : node->words[i].placeless.bits[k];
    for (size_t i = 0; i < node->word_count && dl_languages_any(&all); i++) {
        node->words[i].placeless = (dl_languages){{0}};
        node->words[i].common = true;
    }
}

/* ---- names ---- */

/* The scripts that the index holds, but `own`. */
static size_t other_scripts(int out[], size_t room, const dl_tongues *tongues, int own)
{
    size_t count = 0;
    for (dl_language i = 1; i < DL_LANGUAGE_LIMIT; i++) {
        if (!dl_languages_has(&tongues->held, i))
            continue;
        int scripts[] = {dl_language_script(i), dl_language_second_script(i)};
        for (size_t s = 0; s < 2; s++) {
            bool known = scripts[s] == own || scripts[s] == dl_language_script(DL_LANGUAGE_UNKNOWN);
            for (size_t k = 0; k < count; k++)
                known |= out[k] == scripts[s];
            if (!known && count < room)
                out[count++] = scripts[s];
        }
    }
    return count;
}

static bool add_names(const tongue_walk *walk, dl_query_node *node, dl_slice original, dl_slice folded,
                      dl_slice stem)
{
    dl_name name;
    int scripts[SCRIPT_LIMIT];
    int own = dl_analyzer_asked_name(&name, walk->analyzer, original, folded, stem);
    size_t count = name.count ? other_scripts(scripts, SCRIPT_LIMIT, walk->tongues, own) : 0;
    dl_slice *names = count ? dl_arena_alloc(walk->arena, count * name.count * sizeof *names) : NULL;
    if (!count)
        return true;
    dl_buffer term = DL_BUFFER_EMPTY;
    for (size_t s = 0; names && s < count; s++)
        for (unsigned char k = 0; k < name.count; k++) {
            dl_buffer_clear(&term);
            dl_names_term(&term, scripts[s], name.keys[k]);
            names[node->name_count++] = dl_arena_copy(walk->arena, dl_buffer_slice(&term));
        }
    node->names = names;
    bool fine = names && !term.failed && !walk->arena->failed;
    dl_buffer_free(&term);
    return fine;
}

/* Words that match in all their endings, and words of scripts without blanks, may be names. */
static bool look_for_names(const tongue_walk *walk, dl_query_node *node)
{
    const dl_query_word *word = node->words;
    if (!walk->tongues->names || node->field)
        return true;
    if (node->kind == DL_QUERY_WORD && word->form == DL_FORM_PLAIN && word->stem.size && !word->stop)
        return add_names(walk, node, word->original, word->folded, word->stem);
    if (!dl_query_is_run(node) || node->word_count < DL_NAME_KEY_LEAST)
        return true;
    dl_buffer folded = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < node->word_count; i++)
        dl_buffer_add_slice(&folded, word[i].folded);
    dl_slice whole = dl_buffer_slice(&folded);
    bool fine = !folded.failed && add_names(walk, node, whole, whole, (dl_slice){NULL, 0});
    dl_buffer_free(&folded);
    return fine;
}

static bool apply(const tongue_walk *walk, dl_query_node *node)
{
    for (size_t i = 0; i < node->word_count; i++) {
        node->words[i].stop = dl_stopword(walk->stops, node->words[i].folded);
        find_stops(walk, &node->words[i]);
        if (node->words[i].stem.size && !add_stems(walk, &node->words[i]))
            return false;
    }
    if (node->kind == DL_QUERY_PHRASE)
        join_stops(node);
    if (node->word_count && !look_for_names(walk, node))
        return false;
    for (size_t i = 0; i < node->clause_count; i++)
        if (!apply(walk, node->clauses[i]))
            return false;
    return true;
}

dateline_status dl_tongues_apply(dl_query_node *root, dl_arena *arena, dl_analyzer *analyzer,
                                 const dl_tongues *tongues, dateline_error *error)
{
    if (!root)
        return DATELINE_OK;
    tongue_walk walk = {arena, analyzer, tongues, stop_language(root, analyzer, tongues)};
    return apply(&walk, root) ? DATELINE_OK : dl_fail_memory(error);
}
