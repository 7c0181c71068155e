/* From the text of a lexeme to the nodes of the tree. */
#include "query/words.h"
#include "text/stopwords.h"
#include "util/error.h"

#include <stdlib.h>

/* Words collected from one run of the analyzer. */
typedef struct collected {
    dl_words *words;
    dl_slice text;
    bool tag_as_one; /* a tag or handle stands for itself, not for the words inside */
    dl_query_word *items;
    size_t count, capacity;
    size_t tag_end; /* bytes: inner words of a tag taken as one are passed over */
    bool failed;
} collected;

dl_query_node *dl_words_node(dl_arena *arena, dl_query_kind kind, const dl_field *field)
{
    dl_query_node *node = dl_arena_alloc(arena, sizeof *node);
    if (node) {
        node->kind = kind;
        node->field = field;
        node->weight = 1.0;
    }
    return node;
}

static bool collect(void *context, const dl_token *token)
{
    collected *into = context;
    bool tag = token->kind == DL_TOKEN_TAG || token->kind == DL_TOKEN_HANDLE ||
               token->kind == DL_TOKEN_CASHTAG;
    if (tag && into->tag_as_one)
        into->tag_end = token->end;
    else if (token->kind == DL_TOKEN_WHOLE || tag || (token->inside_tag && token->end <= into->tag_end))
        return true;
    if (into->count == into->capacity) {
        size_t capacity = into->capacity ? into->capacity * 2 : 8;
        dl_query_word *items = realloc(into->items, capacity * sizeof *items);
        if (!items) {
            into->failed = true;
            return false;
        }
        into->items = items;
        into->capacity = capacity;
    }
    dl_arena *arena = into->words->arena;
    dl_query_word *word = &into->items[into->count++];
    *word = (dl_query_word){
        .original = dl_arena_copy(arena, dl_slice_cut(into->text, token->begin, token->end)),
        .folded = dl_arena_copy(arena, token->term),
        .stem = token->stem.size ? dl_arena_copy(arena, token->stem) : (dl_slice){NULL, 0},
        .offset = token->position,
        .stop = dl_stopword(dl_analyzer_language(into->words->analyzer), token->term),
    };
    into->failed = arena->failed;
    return !into->failed;
}

static dateline_status collect_words(collected *into, dl_words *words, dl_slice text,
                                     bool tag_as_one, dateline_error *error)
{
    *into = (collected){.words = words, .text = text, .tag_as_one = tag_as_one};
    dateline_status status = dl_analyzer_run(words->analyzer, text, collect, into, error);
    return !status && into->failed ? dl_fail_memory(error) : status;
}

/* A node with `count` of the words from `first` on, offsets from the first. */
static dl_query_node *words_node(collected *from, size_t first, size_t count,
                                 const dl_field *field)
{
    dl_arena *arena = from->words->arena;
    dl_query_node *node =
        dl_words_node(arena, count == 1 ? DL_QUERY_WORD : DL_QUERY_PHRASE, field);
    dl_query_word *words = dl_arena_alloc(arena, count * sizeof *words);
    if (!node || !words)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        words[i] = from->items[first + i];
        words[i].offset -= from->items[first].offset;
    }
    node->words = words;
    node->word_count = count;
    return node;
}

dateline_status dl_words_text(dl_query_node **out, dl_words *words, dl_slice text, bool exact,
                              dateline_error *error)
{
    *out = NULL;
    collected found;
    dateline_status status = collect_words(&found, words, text, true, error);
    if (!status && found.count) {
        *out = words_node(&found, 0, found.count, NULL);
        if (!*out)
            status = dl_fail_memory(error);
        else if (exact || (*out)->kind == DL_QUERY_PHRASE)
            for (size_t i = 0; i < (*out)->word_count; i++)
                (*out)->words[i].stem = (dl_slice){NULL, 0};
    }
    free(found.items);
    return status;
}

/* Several words in a field must all be there: fields keep no positions. */
static dateline_status field_words(dl_query_node **out, dl_words *words, const dl_field *field,
                                   dl_slice text, dateline_error *error)
{
    collected found;
    dateline_status status = collect_words(&found, words, text, true, error);
    if (!status && found.count == 1)
        *out = words_node(&found, 0, 1, field);
    if (!status && found.count > 1) {
        *out = dl_words_node(words->arena, DL_QUERY_GROUP, NULL);
        dl_query_node **clauses = dl_arena_alloc(words->arena, found.count * sizeof *clauses);
        for (size_t i = 0; *out && clauses && i < found.count; i++) {
            clauses[i] = words_node(&found, i, 1, field);
            if (clauses[i])
                clauses[i]->occur = DL_MUST;
        }
        if (*out) {
            (*out)->clauses = clauses;
            (*out)->clause_count = found.count;
        }
    }
    free(found.items);
    return !status && words->arena->failed ? dl_fail_memory(error) : status;
}

/* Appends the folded text to the arena. */
static dateline_status folded_copy(dl_slice *out, dl_words *words, dl_slice text,
                                   dateline_error *error)
{
    dl_buffer folded = DL_BUFFER_EMPTY;
    dateline_status status = dl_analyzer_fold(words->analyzer, &folded, text, error);
    *out = dl_arena_copy(words->arena, dl_buffer_slice(&folded));
    if (!status && (folded.failed || words->arena->failed))
        status = dl_fail_memory(error);
    dl_buffer_free(&folded);
    return status;
}

static dateline_status keyword(dl_query_node **out, dl_words *words, const dl_field *field,
                               dl_slice text, dateline_error *error)
{
    dl_slice value = {NULL, 0};
    dateline_status status = DATELINE_OK;
    text = dl_slice_trim(text);
    if (strcmp(field->name, "tag") == 0 && text.size && text.data[0] == '#')
        text = dl_slice_cut(text, 1, text.size);
    if (field->type == DL_FIELD_SOURCE)
        value = dl_arena_copy(words->arena, text);
    else
        status = folded_copy(&value, words, text, error);
    if (status || !value.size)
        return status;
    *out = dl_words_node(words->arena, DL_QUERY_KEYWORD, field);
    if (!*out)
        return dl_fail_memory(error);
    (*out)->value = value;
    return DATELINE_OK;
}

dateline_status dl_words_field(dl_query_node **out, dl_words *words, const dl_field *field,
                               dl_slice text, dateline_error *error)
{
    *out = NULL;
    if (field->type == DL_FIELD_WORDS || field->type == DL_FIELD_NAMES)
        return field_words(out, words, field, text, error);
    return keyword(out, words, field, text, error);
}

dateline_status dl_words_prefix(dl_query_node **out, dl_words *words, const dl_field *field,
                                dl_slice text, dateline_error *error)
{
    *out = NULL;
    dl_slice value;
    dateline_status status = folded_copy(&value, words, text, error);
    if (status)
        return status;
    *out = dl_words_node(words->arena, DL_QUERY_PREFIX, field);
    if (!*out)
        return dl_fail_memory(error);
    (*out)->value = value;
    return DATELINE_OK;
}
