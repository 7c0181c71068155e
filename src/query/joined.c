/* Words together and apart, as groups of synonyms that a query makes for itself. */
#include "query/joined.h"
#include "query/synonyms.h"
#include "util/error.h"

#include <unicode/uscript.h>

enum { GROUPS_MOST = 32 };
static const dl_slice apart = {"\xE2\x80\x8C", 3}; /* the zero-width non-joiner */

/* "Servant of", with which Arabic names begin; the article follows. */
static const char servant[] = "\u0639\u0628\u062F", article[] = "\u0627\u0644";

bool dl_joined_wanted(bool *arabic, const dl_languages *held)
{
    const dl_language own = dl_language_find(DL_LITERAL("ar"));
    bool any = false;
    *arabic = true;
    for (dl_language i = 1; i < DL_LANGUAGE_LIMIT; i++)
        if (dl_languages_has(held, i) && dl_language_script(i) == USCRIPT_ARABIC) {
            any = true;
            *arabic &= i == own;
        }
    return any;
}

static const dl_query_word *plain_word(const dl_query_node *node)
{
    const bool plain = node->kind == DL_QUERY_WORD && !node->field && node->occur != DL_MUST_NOT &&
                       node->words[0].form == DL_FORM_PLAIN && node->words[0].stem.size &&
                       dl_analyzer_script(node->words[0].folded) == USCRIPT_ARABIC;
    return plain ? node->words : NULL;
}

/* "a<>b" as "a b"; whether there is any. */
static bool add_parts(dl_buffer *out, dl_slice word)
{
    const size_t at = dl_slice_find(word, apart.data);
    if (at == SIZE_MAX || at == 0 || at + apart.size >= word.size)
        return false;
    dl_buffer_add_slice(out, dl_slice_cut(word, 0, at));
    dl_buffer_add_byte(out, ' ');
    dl_slice rest = dl_slice_cut(word, at + apart.size, word.size);
    if (!add_parts(out, rest))
        dl_buffer_add_slice(out, rest);
    return true;
}

typedef struct search {
    dl_buffer groups;
    bool arabic;   /* no other language of the script is held */
    unsigned left; /* groups that there may still be */
    dl_joined_known *known;
    void *context;
} search;

/* "\u0639\u0628\u062F\u0627\u0644\u0644\u0647" in its two words. */
static bool add_servant(dl_buffer *out, dl_slice word)
{
    const dl_slice rest =
        dl_slice_cut(word, dl_slice_starts(word, dl_slice_of(servant)) ? strlen(servant) : 0, word.size);
    if (rest.size == word.size || !dl_slice_starts(rest, dl_slice_of(article)) || rest.size < 2 * strlen(article))
        return false;
    dl_buffer_printf(out, "%s %.*s", servant, (int)rest.size, rest.data);
    return true;
}

static void add_apart(search *work, const dl_query_word *word)
{
    dl_buffer parts = DL_BUFFER_EMPTY;
    if (add_parts(&parts, word->original) || add_servant(&parts, word->original)) {
        dl_buffer_printf(&work->groups, "%.*s, ", (int)word->original.size, word->original.data);
        dl_buffer_add_slice(&work->groups, dl_buffer_slice(&parts));
        dl_buffer_add_byte(&work->groups, '\n');
        work->left--;
    }
    work->groups.failed |= parts.failed;
    dl_buffer_free(&parts);
}

/* Most words that stand side by side are none together, and weigh most as they are. */
static dateline_status add_together(search *work, const dl_query_word *word, const dl_query_word *next,
                                    dateline_error *error)
{
    dl_buffer joined = DL_BUFFER_EMPTY;
    uint64_t known = 0;
    if (work->arabic && !dl_slice_is(word->folded, servant))
        return DATELINE_OK;
    dl_buffer_add_slice(&joined, word->folded);
    dl_buffer_add_slice(&joined, next->folded);
    const dateline_status status =
        joined.failed ? dl_fail_memory(error) : work->known(work->context, &known, dl_buffer_slice(&joined), error);
    dl_buffer_free(&joined);
    if (status || !known)
        return status;
    work->left--;
    dl_buffer_printf(&work->groups, "%.*s %.*s, %.*s%.*s\n", (int)word->original.size, word->original.data,
                     (int)next->original.size, next->original.data, (int)word->original.size, word->original.data,
                     (int)next->original.size, next->original.data);
    return DATELINE_OK;
}

static dateline_status find_groups(search *work, const dl_query_node *node, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    const dl_query_word *word = plain_word(node), *next;
    if (word && work->left)
        add_apart(work, word);
    for (size_t i = 0; i < node->clause_count && !status; i++) {
        status = find_groups(work, node->clauses[i], error);
        word = plain_word(node->clauses[i]);
        next = i + 1 < node->clause_count ? plain_word(node->clauses[i + 1]) : NULL;
        if (!status && word && next && work->left)
            status = add_together(work, word, next, error);
    }
    return status;
}

dateline_status dl_joined_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, bool arabic,
                                dl_joined_known *known, void *context, dateline_error *error)
{
    search work = {
        .arabic = arabic, .groups = DL_BUFFER_EMPTY, .left = GROUPS_MOST, .known = known, .context = context};
    dl_synonyms *synonyms = NULL;
    dateline_status status = *root ? find_groups(&work, *root, error) : DATELINE_OK;
    if (!status && work.groups.failed)
        status = dl_fail_memory(error);
    if (!status && work.groups.size)
        status = dl_synonyms_new(&synonyms, dl_buffer_slice(&work.groups), analyzer, error);
    if (!status && synonyms)
        status = dl_synonyms_apply(root, synonyms, arena, analyzer, error);
    dl_synonyms_free(synonyms);
    dl_buffer_free(&work.groups);
    return status;
}
