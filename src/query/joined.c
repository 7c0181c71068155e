/* Words together and apart, as groups of synonyms that a query makes for itself. */
#include "query/joined.h"
#include "query/synonyms.h"
#include "util/error.h"

#include <unicode/uscript.h>

enum { GROUPS_MOST = 32 };
static const dl_slice apart = {"\xE2\x80\x8C", 3}; /* the zero-width non-joiner */

static const dl_query_word *plain_word(const dl_query_node *node)
{
    const bool plain = node->kind == DL_QUERY_WORD && !node->field && node->occur != DL_MUST_NOT && node->words[0].form == DL_FORM_PLAIN &&
                       node->words[0].stem.size && dl_analyzer_script(node->words[0].folded) == USCRIPT_ARABIC;
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

static void find_groups(dl_buffer *out, const dl_query_node *node, unsigned *left)
{
    const dl_query_word *word = plain_word(node), *next;
    if (word && *left) {
        dl_buffer parts = DL_BUFFER_EMPTY;
        if (add_parts(&parts, word->original)) {
            dl_buffer_printf(out, "%.*s, ", (int)word->original.size, word->original.data);
            dl_buffer_add_slice(out, dl_buffer_slice(&parts));
            dl_buffer_add_byte(out, '\n');
            --*left;
        }
        dl_buffer_free(&parts);
    }
    for (size_t i = 0; i < node->clause_count; i++) {
        find_groups(out, node->clauses[i], left);
        word = plain_word(node->clauses[i]);
        next = i + 1 < node->clause_count ? plain_word(node->clauses[i + 1]) : NULL;
        if (!word || !next || !*left)
            continue;
        --*left;
        dl_buffer_printf(out, "%.*s %.*s, %.*s%.*s\n", (int)word->original.size, word->original.data, (int)next->original.size,
                         next->original.data, (int)word->original.size, word->original.data, (int)next->original.size, next->original.data);
    }
}

dateline_status dl_joined_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dateline_error *error)
{
    unsigned left = GROUPS_MOST;
    dl_buffer groups = DL_BUFFER_EMPTY;
    dl_synonyms *synonyms = NULL;
    dateline_status status = DATELINE_OK;
    if (*root)
        find_groups(&groups, *root, &left);
    if (groups.failed)
        status = dl_fail_memory(error);
    else if (groups.size && !(status = dl_synonyms_new(&synonyms, dl_buffer_slice(&groups), analyzer, error)))
        status = dl_synonyms_apply(root, synonyms, arena, analyzer, error);
    dl_synonyms_free(synonyms);
    dl_buffer_free(&groups);
    return status;
}
