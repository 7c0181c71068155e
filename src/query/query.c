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

size_t dl_query_part(dl_query_node *out, const dl_query_node *phrase, size_t first)
{
    size_t end = first + 1;
    while (end < phrase->word_count && (phrase->words[end].offset || dl_query_is_tight(phrase)))
        end++;
    *out = (dl_query_node){.kind = end - first > 1 ? DL_QUERY_PHRASE : DL_QUERY_WORD,
                           .field = phrase->field,
                           .weight = 1,
                           .words = phrase->words + first,
                           .word_count = end - first};
    return end;
}

uint32_t dl_query_span(const dl_query_node *phrase)
{
    uint32_t span = 0;
    dl_query_node part;
    for (size_t first = 0; first < phrase->word_count;) {
        first = dl_query_part(&part, phrase, first);
        span += dl_query_window(&part);
    }
    return span;
}

bool dl_query_has_stretches(const dl_query_node *node)
{
    bool several = false;
    for (size_t i = 1; node->kind == DL_QUERY_PHRASE && !dl_query_is_tight(node) && i < node->word_count; i++)
        several |= node->words[i].offset != 0;
    return several;
}

bool dl_query_is_run(const dl_query_node *node)
{
    bool run = node->kind == DL_QUERY_PHRASE && !node->window && !node->any_order;
    for (size_t i = 0; run && i < node->word_count; i++)
        run = node->words[i].unspaced && node->words[i].form == DL_FORM_PLAIN &&
              node->words[i].offset == i;
    return run;
}
