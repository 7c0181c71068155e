/* What a tree's parts mean. */
#include "query/query.h"

bool dl_query_is_any(const dl_query_word *word)
{
    return word->form == DL_FORM_PATTERN && dl_slice_is(word->folded, "*");
}

static char sign_of(dl_slice text)
{
    char first = text.size ? text.data[0] : 0;
    return first == '#' || first == '@' || first == '$' ? first : 0;
}

bool dl_query_same_sign(const dl_query_word *word, dl_slice term)
{
    return sign_of(word->folded) == sign_of(term);
}

uint32_t dl_query_window(const dl_query_node *phrase)
{
    uint32_t least = (uint32_t)phrase->word_count, last = 0;
    for (size_t i = 0; i < phrase->word_count; i++)
        last = phrase->words[i].offset > last ? phrase->words[i].offset : last;
    uint32_t window = phrase->window ? phrase->window : last == UINT32_MAX ? last : last + 1;
    return window > least ? window : least;
}

bool dl_query_is_tight(const dl_query_node *phrase)
{
    return !phrase->window && !phrase->any_order;
}

bool dl_query_is_run(const dl_query_node *node)
{
    bool run = node->kind == DL_QUERY_PHRASE && !node->window && !node->any_order;
    for (size_t i = 0; run && i < node->word_count; i++)
        run = node->words[i].unspaced && node->words[i].form == DL_FORM_PLAIN &&
              node->words[i].offset == i;
    return run;
}
