/* From the text of a lexeme to the nodes of the tree. */
#include "query/words.h"
#include "query/lexer.h"
#include "query/pieces.h"
#include "schema/hosts.h"
#include "text/character.h"
#include "text/stopwords.h"
#include "util/array.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdlib.h>

/* Words collected from one text. */
typedef struct collected {
    dl_words *words;
    dl_query_word *items;
    size_t count, capacity;
    /* Of the piece at hand: */
    dl_slice text;
    unsigned edits;   /* FUZZY, or 0 */
    uint32_t base;    /* position of its first word */
    uint32_t next;    /* and behind its last so far */
    size_t tag_end;   /* bytes: words inside a tag are passed over */
    size_t run_end;   /* bytes: of the last word of a script without blanks */
    size_t pair_end;  /* bytes: of the last two such characters with nothing between them */
    uint32_t run;     /* its number, over all pieces */
    bool inside_tags; /* they are not, and the tag is */
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

static dl_query_word *add_word(collected *into)
{
    dl_query_word *items = dl_array_room(into->items, &into->capacity, into->count, sizeof *items);
    if (!items) {
        into->failed = true;
        return NULL;
    }
    into->items = items;
    into->items[into->count] = (dl_query_word){0};
    return &into->items[into->count++];
}

static bool take_token(void *context, const dl_token *token)
{
    collected *into = context;
    bool tag = token->kind == DL_TOKEN_TAG || token->kind == DL_TOKEN_HANDLE ||
               token->kind == DL_TOKEN_CASHTAG;
    if (into->base + token->position + token->width > into->next)
        into->next = into->base + token->position + token->width;
    if (token->unspaced && token->kind != DL_TOKEN_PAIR && token->end > into->run_end) {
        into->run++;
        into->run_end = token->end;
    }
    if (token->kind == DL_TOKEN_PAIR)
        into->pair_end = token->end;
    if (token->kind == DL_TOKEN_PAIR || (into->inside_tags && (tag || !token->inside_tag)))
        return true;
    if (tag)
        into->tag_end = token->end;
    else if (token->kind == DL_TOKEN_WHOLE || (token->inside_tag && token->end <= into->tag_end))
        return true;
    dl_query_word *word = add_word(into);
    if (!word)
        return false;
    dl_arena *arena = into->words->arena;
    /* Fewer edits than letters, or it would stand for words that share none. */
    size_t letters = dl_utf8_count(token->term);
    unsigned edits = into->edits < letters ? into->edits : (unsigned)letters - 1;
    if (token->unspaced && into->edits) { /* it is looked for by its characters, not in a list of words */
        into->words->unheeded = true;
        edits = 0;
    }
    word->original = dl_arena_copy(arena, dl_slice_cut(into->text, token->begin, token->end));
    word->folded = dl_arena_copy(arena, token->term);
    word->offset = into->base + token->position;
    word->unspaced = token->unspaced ? into->run : 0;
    word->paired = token->unspaced && token->end == into->pair_end;
    word->edits = edits;
    word->form = edits ? DL_FORM_FUZZY : DL_FORM_PLAIN;
    if (token->stem.size && !edits)
        word->stem = dl_arena_copy(arena, token->stem);
    word->stop = !edits &&
                 dl_stopword(dl_analyzer_language(into->words->analyzer), token->term);
    word->common = dl_stopword_of_any(token->term);
    into->failed |= arena->failed;
    return !into->failed;
}

/* ---- patterns ---- */

/* The folded text as terms are spelt: joiners as in wholes, "**" as "*"; cut to a term's size. */
static dateline_status pattern_text(dl_slice *out, uint32_t *width, dl_words *words, dl_slice text,
                                    dateline_error *error)
{
    dl_buffer folded = DL_BUFFER_EMPTY, pattern = DL_BUFFER_EMPTY;
    dateline_status status = dl_analyzer_fold(words->analyzer, &folded, text, error);
    dl_slice from = dl_buffer_slice(&folded);
    *width = 1;
    for (size_t at = 0, length; at < from.size; at += length) {
        uint32_t code = dl_utf8_decode(from, at, &length);
        bool dash = code >= 0x2010 && code <= 0x2013;
        bool again = code == '*' && pattern.size && pattern.data[pattern.size - 1] == '*';
        *width += dash || code == '-' || code == '.' || code == '_' || code == '\'';
        if (dash)
            dl_buffer_add_byte(&pattern, '-');
        else if (!again)
            dl_buffer_add(&pattern, from.data + at, length);
    }
    size_t size = pattern.size > DL_TOKEN_TERM_LIMIT
                      ? dl_utf8_floor(dl_buffer_slice(&pattern), DL_TOKEN_TERM_LIMIT)
                      : pattern.size;
    *out = dl_arena_copy(words->arena, dl_slice_make(pattern.data, size));
    if (!status && (folded.failed || pattern.failed || words->arena->failed))
        status = dl_fail_memory(error);
    dl_buffer_free(&folded);
    dl_buffer_free(&pattern);
    return status;
}

static dateline_status add_pattern(collected *into, dl_slice text, dateline_error *error)
{
    uint32_t width;
    dl_slice pattern;
    dateline_status status = pattern_text(&pattern, &width, into->words, text, error);
    dl_query_word *word = !status && pattern.size ? add_word(into) : NULL;
    if (word) {
        word->original = dl_arena_copy(into->words->arena, text);
        word->folded = pattern;
        word->offset = into->base;
        word->form = DL_FORM_PATTERN;
        into->next = into->base + width;
    }
    return status;
}

/* Addresses hold question marks that ask for nothing. */
static bool next_piece(dl_piece *out, dl_slice text, size_t *at)
{
    if (dl_slice_find(text, "://") == SIZE_MAX)
        return dl_piece_next(out, text, at);
    *out = (dl_piece){DL_PIECE_TEXT, text, 0, false, false};
    bool first = *at == 0 && text.size;
    *at = text.size;
    return first;
}

static dateline_status collect(collected *into, dl_words *words, dl_slice text,
                               dateline_error *error)
{
    *into = (collected){.words = words};
    dateline_status status = DATELINE_OK;
    dl_piece piece;
    for (size_t at = 0; !status && next_piece(&piece, text, &at);) {
        into->base = into->next;
        into->text = piece.text;
        into->edits = piece.edits;
        words->edits_cut |= piece.edits_cut;
        words->unheeded |= piece.unheeded;
        into->tag_end = into->run_end = into->pair_end = 0;
        status = piece.kind == DL_PIECE_PATTERN
                     ? add_pattern(into, piece.text, error)
                     : dl_analyzer_run(words->analyzer, piece.text, take_token, into, error);
    }
    return !status && into->failed ? dl_fail_memory(error) : status;
}

/* ---- nodes ---- */

static bool join(dl_slice *out, dl_arena *arena, dl_slice first, dl_slice second)
{
    char *both = dl_arena_alloc(arena, first.size + second.size);
    if (!both)
        return false;
    memcpy(both, first.data, first.size);
    memcpy(both + first.size, second.data, second.size);
    *out = dl_slice_make(both, first.size + second.size);
    return true;
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
    for (size_t i = 1; i < count && dl_query_is_run(node); i++)
        if (words[i].paired && !join(&words[i].pair, arena, words[i - 1].folded, words[i].folded))
            return NULL;
    return node;
}

/* Without stems; what shows more than its folded form matches as it is written only. */
static void take_literally(dl_query_node *node, bool as_written)
{
    for (size_t i = 0; i < node->word_count; i++) {
        dl_query_word *word = &node->words[i];
        word->stem = (dl_slice){NULL, 0};
        if (as_written && word->form == DL_FORM_PLAIN &&
            !dl_slice_equal(word->original, word->folded))
            word->form = DL_FORM_WRITTEN;
    }
}

bool dl_words_signed(const dl_field *field, dl_slice value)
{
    return field && strcmp(field->name, "tag") == 0 && dl_slice_starts(value, DL_LITERAL("#"));
}

dl_slice dl_words_possessive(const dl_query_word *word)
{
    const dl_slice end = DL_LITERAL("'s");
    return word->form != DL_FORM_PATTERN && dl_slice_ends(word->folded, end) ? end : (dl_slice){NULL, 0};
}

/* The words [first, first + count) as they are printed: those of scripts with blanks apart. */
static bool spell(dl_slice *out, const collected *from, size_t first, size_t count)
{
    dl_buffer spelt = DL_BUFFER_EMPTY;
    size_t length;
    for (size_t i = first; i < first + count; i++) {
        const dl_slice original = from->items[i].original;
        if (dl_slice_ends(dl_buffer_slice(&spelt), DL_LITERAL("?")) && original.size &&
            dl_character_is_capital(dl_utf8_decode(original, 0, &length)))
            dl_buffer_add_byte(&spelt, ','); /* a pattern's: no end of a question */
        if (i > first && !from->items[i].paired)
            dl_buffer_add_byte(&spelt, ' ');
        dl_buffer_add_slice(&spelt, from->items[i].original);
        dl_buffer_add_slice(&spelt, dl_words_possessive(&from->items[i]));
        if (from->items[i].edits)
            dl_buffer_printf(&spelt, "~%u", from->items[i].edits);
    }
    if (dl_slice_ends(dl_buffer_slice(&spelt), DL_LITERAL("?")))
        dl_buffer_add_byte(&spelt, ','); /* nor is this one */
    *out = dl_arena_copy(from->words->arena, dl_buffer_slice(&spelt));
    bool fine = !spelt.failed && !from->words->arena->failed;
    dl_buffer_free(&spelt);
    return fine;
}

static bool has_runs(const collected *found)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].unspaced)
            return found->items[0].unspaced != found->items[found->count - 1].unspaced;
    return false;
}

/* Text without blanks: each of its words one clause, what stands between them another. NULL: no memory. */
static dl_query_node *run_node(collected *found)
{
    dl_arena *arena = found->words->arena;
    dl_query_node *group = dl_words_node(arena, DL_QUERY_GROUP, NULL);
    dl_query_node **clauses = dl_arena_alloc(arena, found->count * sizeof *clauses);
    if (!group || !clauses)
        return NULL;
    for (size_t first = 0, last; first < found->count; first = last) {
        for (last = first + 1; last < found->count; last++)
            if (found->items[last].unspaced != found->items[first].unspaced)
                break;
        bool any = true; /* any words at all */
        for (size_t i = first; i < last; i++)
            any &= dl_query_is_any(&found->items[i]);
        if (any)
            continue;
        dl_query_node *node = words_node(found, first, last - first, NULL);
        if (!node)
            return NULL;
        clauses[group->clause_count++] = node;
        if (node->kind == DL_QUERY_PHRASE) {
            node->typed = true;
            take_literally(node, false);
            if (!spell(&node->value, found, first, last - first))
                return NULL;
        }
    }
    group->clauses = clauses;
    return group->clause_count == 1 ? clauses[0] : group;
}

/* Signs alone are no pattern: "What is it ?". */
static bool is_punctuation(dl_slice text)
{
    size_t signs = 0;
    for (size_t i = 0; i < text.size; i++)
        signs += text.data[i] == '?' || text.data[i] == '!';
    return signs == text.size;
}

/* Whether it is one word, of nothing but Korean syllables. */
static bool is_hangul(const dl_query_node *phrase)
{
    bool hangul = dl_query_is_run(phrase);
    for (size_t i = 0, length; i < phrase->word_count && hangul; i++) {
        const dl_query_word *word = &phrase->words[i];
        const uint32_t code = dl_utf8_decode(word->folded, 0, &length);
        hangul = code >= 0xAC00 && code <= 0xD7A3 && length == word->folded.size &&
                 word->unspaced == phrase->words[0].unspaced;
    }
    return hangul;
}

static dateline_status text_node(dl_query_node **out, dl_words *words, const dl_field *field,
                                 dl_slice text, dl_words_how how, dateline_error *error)
{
    collected found;
    bool typed = how == DL_AS_TYPED || how == DL_AS_ONE;
    words->unheeded = words->edits_cut = false;
    if (typed ? is_punctuation(text) : !text.size)
        return DATELINE_OK;
    dateline_status status =
        collect(&found, words, typed ? text : dl_lexer_without_question(text), error);
    bool any = found.count > 0; /* nothing but "*" */
    for (size_t i = 0; i < found.count; i++)
        any &= dl_query_is_any(&found.items[i]);
    if (!status && any && !field) {
        *out = dl_words_node(words->arena, DL_QUERY_ALL, NULL);
    } else if (!status && how == DL_AS_TYPED && !field && !any && has_runs(&found)) {
        *out = run_node(&found);
    } else if (!status && found.count && !any) {
        *out = words_node(&found, 0, found.count, field);
        if (*out && (!typed || (*out)->kind == DL_QUERY_PHRASE)) {
            take_literally(*out, how == DL_AS_WRITTEN);
            (*out)->value = dl_arena_copy(words->arena, text);
            (*out)->typed = typed && !field;
            (*out)->hangul = typed && !field && is_hangul(*out);
        }
    }
    if (!status && words->arena->failed)
        status = dl_fail_memory(error);
    free(found.items);
    return status;
}

dateline_status dl_words_text(dl_query_node **out, dl_words *words, dl_slice text, dl_words_how how,
                              dateline_error *error)
{
    *out = NULL;
    return text_node(out, words, NULL, text, how, error);
}

/* Several words of a name must all be there, in any order: "Lavrov, Sergey". */
static dateline_status names_node(dl_query_node **out, dl_words *words, const dl_field *field,
                                  dl_slice text, dateline_error *error)
{
    collected found;
    dateline_status status = collect(&found, words, text, error);
    dl_query_node **clauses = dl_arena_alloc(words->arena, (found.count + 1) * sizeof *clauses);
    for (size_t i = 0; !status && clauses && i < found.count; i++) {
        clauses[i] = words_node(&found, i, 1, field);
        if (!clauses[i])
            break;
        clauses[i]->occur = DL_MUST;
        take_literally(clauses[i], false);
    }
    if (!status && !words->arena->failed && found.count)
        *out = found.count == 1 ? clauses[0] : dl_words_node(words->arena, DL_QUERY_GROUP, NULL);
    if (*out && found.count > 1) {
        (*out)->clauses = clauses;
        (*out)->clause_count = found.count;
    }
    free(found.items);
    return !status && words->arena->failed ? dl_fail_memory(error) : status;
}

/* Of wide signs, too, once they are folded. */
static bool is_wild(dl_slice text)
{
    return dl_slice_find(text, "*") != SIZE_MAX || dl_slice_find(text, "?") != SIZE_MAX;
}

/* A folded value: a tag may be typed with its sign. */
static dl_slice without_sign(const dl_field *field, dl_slice value)
{
    value = dl_slice_trim(value);
    return dl_words_signed(field, value) ? dl_slice_trim(dl_slice_cut(value, 1, value.size)) : value;
}

static dateline_status keyword_pattern(dl_query_node **out, dl_words *words, const dl_field *field, dl_slice text,
                                       dateline_error *error)
{
    collected found = {.words = words};
    dateline_status status = add_pattern(&found, text, error);
    if (!status && found.count) {
        found.items[0].folded = without_sign(field, found.items[0].folded);
        *out = words_node(&found, 0, 1, field);
    }
    free(found.items);
    return !status && (found.failed || words->arena->failed) ? dl_fail_memory(error) : status;
}

/* A value as the index has it: a language may be named in several ways ("german", "pt-BR"), a site or a post by an address. */
static dl_slice value_of(const dl_field *field, dl_slice typed)
{
    const dl_language language =
        strcmp(field->prefix, DL_PREFIX_LANGUAGE) == 0 ? dl_language_find(typed) : DL_LANGUAGE_UNKNOWN;
    const bool post = strcmp(field->prefix, DL_PREFIX_TWEET) == 0 || strcmp(field->prefix, DL_PREFIX_ABOUT) == 0;
    const dl_slice part = strcmp(field->prefix, DL_PREFIX_SITE) == 0 ? dl_host_name(dl_host_of(typed))
                          : post                                     ? dl_post_of(typed)
                                                                     : dl_slice_of(NULL);
    return language ? dl_slice_of(dl_language_code(language)) : part.size ? part : typed;
}

static dateline_status keyword_node(dl_query_node **out, dl_words *words, const dl_field *field,
                                    dl_slice text, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    text = dl_slice_trim(text);
    bool is_source = field->type == DL_FIELD_SOURCE;
    dl_buffer folded = DL_BUFFER_EMPTY;
    if (is_source)
        dl_buffer_add_slice(&folded, text);
    else
        status = dl_analyzer_fold(words->analyzer, &folded, text, error);
    size_t kept = 0; /* no value has a quotation mark; folding makes them of wide ones */
    for (size_t i = 0; i < folded.size; i++)
        if (is_source || folded.data[i] != '"')
            folded.data[kept++] = folded.data[i];
    dl_slice value = dl_arena_copy(words->arena, without_sign(field, dl_slice_make(folded.data, kept)));
    if (!status && (folded.failed || words->arena->failed))
        status = dl_fail_memory(error);
    dl_buffer_free(&folded);
    if (status || !value.size)
        return status;
    value = value_of(field, value);
    if (!is_source && is_wild(value))
        return keyword_pattern(out, words, field, text, error);
    *out = dl_words_node(words->arena, DL_QUERY_KEYWORD, field);
    if (!*out)
        return dl_fail_memory(error);
    (*out)->value = value;
    return DATELINE_OK;
}

dateline_status dl_words_field(dl_query_node **out, dl_words *words, const dl_field *field,
                               dl_slice text, dl_words_how how, dateline_error *error)
{
    *out = NULL;
    switch (field->type) {
    case DL_FIELD_WORDS:
        return text_node(out, words, field, text, how, error);
    case DL_FIELD_NAMES:
        return names_node(out, words, field, text, error);
    default:
        return keyword_node(out, words, field, text, error);
    }
}

/* Whether a text is read as just those words. */
static dateline_status reads_as(bool *same, dl_slice text, const collected *words, dateline_error *error)
{
    collected found;
    dateline_status status = collect(&found, words->words, text, error);
    *same = !status && found.count == words->count;
    for (size_t i = 0; i < found.count && *same; i++) {
        const dl_query_word *one = &found.items[i], *other = &words->items[i];
        *same = dl_slice_equal(one->folded, other->folded) && one->form == other->form &&
                one->offset - found.items[0].offset == other->offset - words->items[0].offset;
    }
    free(found.items);
    return status;
}

dateline_status dl_words_of_tag(dl_query_node **out, dl_words *words, dl_slice tag,
                                dateline_error *error)
{
    collected found = {.words = words, .text = tag, .inside_tags = true};
    dl_slice spelt = {NULL, 0};
    bool same = false;
    *out = NULL;
    if (!tag.size || tag.data[0] != '#')
        return DATELINE_OK;
    dateline_status status = dl_analyzer_run(words->analyzer, tag, take_token, &found, error);
    if (!status && found.count > 1 && !found.failed) {
        found.failed |= !spell(&spelt, &found, 0, found.count);
        status = reads_as(&same, spelt, &found, error);
    }
    if (same && (*out = words_node(&found, 0, found.count, NULL))) {
        take_literally(*out, false);
        (*out)->value = spelt;
    }
    free(found.items);
    return !status && (found.failed || words->arena->failed) ? dl_fail_memory(error) : status;
}
