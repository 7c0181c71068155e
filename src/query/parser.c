/* The parser: NEAR binds tightest, then NOT, then AND, then OR, then standing side by side. */
#include "query/date_range.h"
#include "query/habits.h"
#include "query/lexer.h"
#include "query/near.h"
#include "query/query.h"
#include "query/words.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdarg.h>
#include <stdio.h>

enum { TEXT_LIMIT = 64 * 1024, CLAUSE_LIMIT = 1000, DEPTH_LIMIT = 50, NOTE_LIMIT = 20 };

typedef struct parser {
    dl_words words;
    dl_arena *arena;
    dl_lexer lexer;
    dl_lexeme next; /* looked at, not taken */
    dl_slice unknown_field;
    const dl_field *field; /* of the brackets around, "field:(a b)", or NULL */
    int64_t now;
    size_t clauses;
    unsigned depth;
    bool clauses_cut, depth_cut, bracket_told, quote_told, run_told;
    const char *notes[NOTE_LIMIT];
    size_t note_count;
    dateline_error *error;
    dateline_status status; /* sticks */
} parser;

/* Clauses while a group is being read. */
typedef struct clause_list {
    dl_query_node **items;
    size_t count, capacity;
} clause_list;

static void note(parser *parse, const char *format, ...) DATELINE_PRINTF(2, 3);
static void note(parser *parse, const char *format, ...)
{
    if (parse->note_count == NOTE_LIMIT)
        return;
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    dl_slice whole = dl_slice_of(text); /* a word in it may have been cut */
    parse->notes[parse->note_count++] =
        dl_arena_string(parse->arena, dl_slice_cut(whole, 0, dl_utf8_first_invalid(whole)));
}

static void advance(parser *parse)
{
    parse->next = dl_lexer_next(&parse->lexer);
    parse->unknown_field = parse->lexer.unknown_field;
}

static void fail_memory(parser *parse)
{
    if (!parse->status)
        parse->status = dl_fail_memory(parse->error);
}

static dl_query_node *new_node(parser *parse, dl_query_kind kind)
{
    dl_query_node *node = dl_words_node(parse->arena, kind, NULL);
    if (!node)
        fail_memory(parse);
    return node;
}

static void add_clause(parser *parse, clause_list *list, dl_query_node *node, dl_occur occur)
{
    if (!node || parse->status)
        return;
    dl_query_node **items = dl_arena_room(parse->arena, list->items, &list->capacity, list->count, sizeof *items);
    if (!items) {
        fail_memory(parse);
        return;
    }
    list->items = items;
    node->occur = occur;
    list->items[list->count++] = node;
}

/* The node that a list of clauses amounts to: NULL for none, the clause itself for one that need not be
 * denied, else a group; one that only denies denies from everything. */
static dl_query_node *finish_group(parser *parse, clause_list *list)
{
    bool asks = false;
    for (size_t i = 0; i < list->count; i++)
        asks |= list->items[i]->occur != DL_MUST_NOT;
    if (list->count == 0)
        return NULL;
    if (list->count == 1 && asks)
        return list->items[0];
    if (!asks) {
        clause_list all = {0};
        add_clause(parse, &all, new_node(parse, DL_QUERY_ALL), DL_MUST);
        for (size_t i = 0; i < list->count; i++)
            add_clause(parse, &all, list->items[i], DL_MUST_NOT);
        *list = all;
    }
    dl_query_node *group = new_node(parse, DL_QUERY_GROUP);
    if (group) {
        group->clauses = list->items;
        group->clause_count = list->count;
    }
    return group;
}

/* ---- one clause ---- */

static dl_query_node *date_node(parser *parse, const dl_field *field, dl_slice text)
{
    dl_date_range range = {.from = INT64_MIN, .until = INT64_MAX};
    bool fine = field->type == DL_FIELD_UNTIL
                    ? dl_date_until_parse(&range.until, text, parse->now)
                    : dl_date_range_parse(&range, text, parse->now);
    if (field->type == DL_FIELD_SINCE) /* "since:..2025" says no beginning, "until:2025.." no end */
        fine = fine && range.from != INT64_MIN;
    if (field->type == DL_FIELD_UNTIL)
        fine = fine && range.until != INT64_MAX;
    if (!fine) {
        note(parse, "%s:%.*s is no date or range of dates, as 2016-03 or 2016-03-01..2016-03-15 are; searched as words",
             field->name, (int)text.size, text.data);
        return NULL;
    }
    if (range.swapped)
        note(parse, "%s:%.*s ends before it begins; its ends were exchanged", field->name,
             (int)text.size, text.data);
    dl_query_node *node =
        dl_words_node(parse->arena, DL_QUERY_DATES, dl_field_find(DL_LITERAL("date")));
    if (!node) {
        fail_memory(parse);
        return NULL;
    }
    node->from = range.from;
    node->until = field->type == DL_FIELD_SINCE ? INT64_MAX : range.until;
    return node;
}

/* "#TajikistanChairmanship" is also the words in it, side by side. */
static dl_query_node *with_words_of_tag(parser *parse, dl_query_node *tag)
{
    dl_query_node *words;
    parse->status =
        dl_words_of_tag(&words, &parse->words, tag->words[0].original, parse->error);
    if (!words || parse->status)
        return tag;
    clause_list list = {0};
    add_clause(parse, &list, tag, DL_SHOULD);
    add_clause(parse, &list, words, DL_SHOULD);
    return finish_group(parse, &list);
}

static dl_query_node *value_node(parser *parse, const dl_field *field, dl_slice text,
                                 dl_words_how how)
{
    dl_query_node *node = NULL;
    if (dl_field_is_date(field))
        return date_node(parse, field, text);
    bool pattern = dl_slice_find(text, "*") != SIZE_MAX || dl_slice_find(text, "?") != SIZE_MAX;
    if (field->values && !pattern && !dl_field_allows(field, text)) {
        note(parse, "%s:%.*s is none of: %s; searched as words", field->name, (int)text.size,
             text.data, field->values);
        return NULL;
    }
    if (strcmp(field->prefix, DL_PREFIX_LANGUAGE) == 0 && !pattern && !dl_language_find(text))
        note(parse,
             "%s:%.*s is no language that is known, by code or by English name; only texts that state it so are found",
             field->name, (int)text.size, text.data);
    parse->status = dl_words_field(&node, &parse->words, field, text, how, parse->error);
    if (node && how == DL_AS_WRITTEN && field->type != DL_FIELD_WORDS)
        note(parse, "= is for words of the text and of titles; %s:=%.*s was searched without =", field->name,
             (int)text.size, text.data);
    return node;
}

/* A name that is no field, an operator that stands where a word is wanted, or a word that is written as other programs
 * would have it. */
static void note_habits(parser *parse, const dl_lexeme *lexeme, dl_slice unknown_field)
{
    dl_buffer here = DL_BUFFER_EMPTY;
    const dl_field *meant = unknown_field.size ? dl_habit_field(unknown_field) : NULL;
    if (unknown_field.size)
        note(parse, "there is no field '%.*s'; searched as words%s%s%s", (int)unknown_field.size, unknown_field.data,
             meant ? "; did you mean " : "", meant ? meant->name : "", meant ? ":?" : "");
    else if (lexeme->kind >= DL_LEX_AND && lexeme->kind < DL_LEX_END)
        note(parse, "%.*s has nothing to %s; searched as a word", (int)lexeme->text.size, lexeme->text.data,
             lexeme->kind == DL_LEX_NOT ? "deny" : "join");
    else if (dl_slice_is(lexeme->text, "=") && parse->lexer.at < parse->lexer.text.size &&
             parse->lexer.text.data[parse->lexer.at] == '(')
        note(parse, "= is for a word or a phrase; before a bracket it was left out");
    else if (lexeme->kind == DL_LEX_WORD && !lexeme->field &&
             dl_habit_word(&here, lexeme->text, lexeme->as_written, parse->now))
        note(parse, "%s%.*s was searched as words; did you mean %.*s?", lexeme->as_written ? "=" : "",
             (int)lexeme->text.size, lexeme->text.data, (int)here.size, here.data);
    if (here.failed)
        fail_memory(parse);
    dl_buffer_free(&here);
}

static dl_query_node *lexeme_node(parser *parse, const dl_lexeme *lexeme)
{
    dl_query_node *node = NULL;
    const dl_field *field = lexeme->field ? lexeme->field : parse->field;
    bool phrase = lexeme->kind == DL_LEX_PHRASE;
    dl_words_how how = lexeme->as_written ? DL_AS_WRITTEN
                       : phrase             ? DL_AS_QUOTED
                       : lexeme->sign       ? DL_AS_ONE
                                            : DL_AS_TYPED;
    if (lexeme->unclosed && !parse->quote_told) {
        parse->quote_told = true;
        note(parse, "a quotation mark is not closed; the phrase was taken to reach to the end");
    }
    if (field)
        node = value_node(parse, field, lexeme->text, how);
    if (!node && !parse->status && (!field || dl_field_is_date(field) || field->values))
        parse->status =
            dl_words_text(&node, &parse->words, lexeme->text, how, parse->error);
    if (parse->words.unheeded && !parse->run_told) {
        parse->run_told = true;
        note(parse, "patterns and ~ are for scripts with blanks between words; %.*s was searched as it is", (int)lexeme->text.size,
             lexeme->text.data);
    }
    if (parse->words.edits_cut)
        note(parse, "~ allows 1 or 2 edits; %.*s was searched with 2", (int)lexeme->text.size, lexeme->text.data);
    if (parse->status || !node)
        return node;
    if (phrase && node->kind == DL_QUERY_PHRASE && lexeme->distance) {
        node->window = lexeme->distance + (uint32_t)node->word_count - 1;
        node->any_order = true;
        for (size_t i = 0; i < node->word_count; i++)
            node->words[i].offset = 0;
    }
    bool typed_tag = node->kind == DL_QUERY_WORD && !node->field && (how == DL_AS_TYPED || how == DL_AS_ONE) &&
                     node->words[0].form == DL_FORM_PLAIN;
    return typed_tag ? with_words_of_tag(parse, node) : node;
}

static dl_query_node *parse_list(parser *parse);

/* A lexeme or a group in brackets. NULL: it held nothing to search for. */
static dl_query_node *parse_primary(parser *parse)
{
    dl_lexeme lexeme = parse->next;
    note_habits(parse, &lexeme, parse->unknown_field);
    advance(parse);
    if (lexeme.kind == DL_LEX_OPEN) {
        if (parse->depth == DEPTH_LIMIT) {
            if (!parse->depth_cut)
                note(parse, "brackets more than %d deep were ignored", DEPTH_LIMIT);
            parse->depth_cut = true;
            return NULL;
        }
        const dl_field *around = parse->field;
        parse->field = lexeme.field ? lexeme.field : around;
        parse->depth++;
        dl_query_node *group = parse_list(parse);
        parse->depth--;
        parse->field = around;
        if (parse->next.kind == DL_LEX_CLOSE)
            advance(parse);
        else if (!parse->bracket_told && !parse->depth_cut) {
            parse->bracket_told = true;
            note(parse, "a bracket is not closed; it was taken to reach to the end");
        }
        return group;
    }
    if (parse->clauses >= CLAUSE_LIMIT) {
        if (!parse->clauses_cut)
            note(parse, "only the first %d words of the query were searched", CLAUSE_LIMIT);
        parse->clauses_cut = true;
        return NULL;
    }
    parse->clauses++;
    return lexeme_node(parse, &lexeme);
}

/* Whether the operator that comes next has something behind it to work on. */
static bool takes_operator(parser *parse, dl_lexeme_kind kind)
{
    if (parse->next.kind != kind)
        return false;
    dl_lexer ahead = parse->lexer;
    dl_lexeme_kind after = dl_lexer_next(&ahead).kind;
    return after == DL_LEX_WORD || after == DL_LEX_PHRASE || after == DL_LEX_OPEN ||
           (after == DL_LEX_NOT && (kind == DL_LEX_AND || kind == DL_LEX_OR));
}

/* primary {NEAR primary}. In order only when all of the operators say so. */
static dl_query_node *parse_near(parser *parse)
{
    dl_query_node *first = parse_primary(parse);
    clause_list list = {0};
    uint32_t distance = 1;
    bool near = false, ordered = true;
    add_clause(parse, &list, first, DL_MUST);
    while (!parse->status &&
           (takes_operator(parse, DL_LEX_NEAR) || takes_operator(parse, DL_LEX_ADJ))) {
        near = true;
        ordered &= parse->next.kind == DL_LEX_ADJ;
        distance = parse->next.distance > distance ? parse->next.distance : distance;
        advance(parse);
        add_clause(parse, &list, parse_primary(parse), DL_MUST);
    }
    if (!near || list.count < 2 || parse->status)
        return list.count ? list.items[0] : NULL;
    dl_query_node *node = NULL;
    if (!dl_near_node(&node, parse->arena, list.items, list.count, distance, ordered))
        note(parse, "NEAR and ADJ take words, phrases and words joined by OR, at most 64, all of the text or "
                    "all of the title; searched with AND");
    if (parse->arena->failed)
        fail_memory(parse);
    return node ? node : finish_group(parse, &list);
}

/* {NOT} near. *occur: what the signs and NOTs amount to; SHOULD when there are none. */
static dl_query_node *parse_unary(parser *parse, dl_occur *occur)
{
    bool denied = false;
    while (parse->next.kind == DL_LEX_NOT) {
        dl_lexeme word = parse->next;
        dl_lexer before = parse->lexer;
        advance(parse);
        if (parse->next.kind == DL_LEX_END || parse->next.kind == DL_LEX_CLOSE) {
            /* Nothing follows: a word like others. */
            parse->lexer = before;
            parse->next = word;
            break;
        }
        denied = !denied;
    }
    char sign = parse->next.sign;
    const dl_field *field = parse->next.field;
    dl_query_node *node = parse_near(parse);
    denied ^= sign == '-';
    /* A field narrows the search down, unless it says otherwise; a value that it does not have is a word. */
    const bool narrows = field && node && (node->field || node->kind == DL_QUERY_GROUP);
    *occur = denied ? DL_MUST_NOT : sign == '+' || narrows ? DL_MUST : DL_SHOULD;
    return node;
}

/* unary {AND unary}. */
static dl_query_node *parse_and(parser *parse, dl_occur *occur)
{
    dl_query_node *first = parse_unary(parse, occur);
    if (!takes_operator(parse, DL_LEX_AND))
        return first;
    clause_list list = {0};
    add_clause(parse, &list, first, *occur == DL_MUST_NOT ? DL_MUST_NOT : DL_MUST);
    while (!parse->status && takes_operator(parse, DL_LEX_AND)) {
        dl_occur own;
        advance(parse);
        dl_query_node *node = parse_unary(parse, &own);
        add_clause(parse, &list, node, own == DL_MUST_NOT ? DL_MUST_NOT : DL_MUST);
    }
    *occur = DL_SHOULD;
    if (list.count == 1)
        *occur = list.items[0]->occur == DL_MUST_NOT ? DL_MUST_NOT : DL_SHOULD;
    return list.count == 1 ? list.items[0] : finish_group(parse, &list);
}

/* What is denied inside OR is everything but it. */
static dl_query_node *deny(parser *parse, dl_query_node *node)
{
    clause_list list = {0};
    add_clause(parse, &list, node, DL_MUST_NOT);
    return list.count ? finish_group(parse, &list) : NULL;
}

/* "WHO OR CDC": a stop word that is one of two choices is meant, though it says little. Which words are some, the
 * languages of the index decide later. */
static bool may_hold_stop_word(const dl_query_node *group)
{
    for (size_t i = 0; i < group->clause_count; i++) {
        const dl_query_node *clause = group->clauses[i];
        if (clause->kind == DL_QUERY_WORD && !clause->field && clause->words[0].common && clause->words[0].stem.size)
            return true;
    }
    return false;
}

/* and {OR and}. */
static dl_query_node *parse_or(parser *parse, dl_occur *occur)
{
    dl_query_node *first = parse_and(parse, occur);
    if (!takes_operator(parse, DL_LEX_OR))
        return first;
    clause_list list = {0};
    add_clause(parse, &list, *occur == DL_MUST_NOT ? deny(parse, first) : first, DL_SHOULD);
    while (!parse->status && takes_operator(parse, DL_LEX_OR)) {
        dl_occur own;
        advance(parse);
        dl_query_node *node = parse_and(parse, &own);
        add_clause(parse, &list, own == DL_MUST_NOT ? deny(parse, node) : node, DL_SHOULD);
    }
    *occur = DL_SHOULD;
    dl_query_node *group = finish_group(parse, &list);
    if (group && list.count > 1)
        group->either = may_hold_stop_word(group);
    return group;
}

/* Fields, alone or in brackets: "kind:tweet", "by:(lee OR kim)". */
static bool is_filter(const dl_query_node *node)
{
    bool filter = node->field || node->kind == DL_QUERY_ALL || node->kind == DL_QUERY_GROUP;
    for (size_t i = 0; i < node->clause_count && filter; i++)
        filter = is_filter(node->clauses[i]);
    return filter;
}

/* "place:moscow kyrgyz": where nothing but filters must match, they only narrow down, and one of the plain words
 * must match still. They move into a group of their own. */
static void demand_words(parser *parse, clause_list *list)
{
    clause_list words = {0}, rest = {0};
    for (size_t i = 0; i < list->count; i++) {
        dl_query_node *clause = list->items[i];
        if (clause->occur == DL_MUST && !is_filter(clause))
            return;
        if (clause->occur == DL_SHOULD)
            add_clause(parse, &words, clause, DL_SHOULD);
        else
            add_clause(parse, &rest, clause, clause->occur);
    }
    bool narrowed = false;
    for (size_t i = 0; i < rest.count; i++)
        narrowed |= rest.items[i]->occur == DL_MUST;
    if (!narrowed || !words.count)
        return;
    add_clause(parse, &rest, finish_group(parse, &words), DL_MUST);
    *list = rest;
}

static dl_query_node *parse_list(parser *parse)
{
    clause_list list = {0};
    while (!parse->status && parse->next.kind != DL_LEX_END && parse->next.kind != DL_LEX_CLOSE) {
        dl_occur occur;
        dl_query_node *node = parse_or(parse, &occur);
        add_clause(parse, &list, node, occur);
    }
    demand_words(parse, &list);
    return finish_group(parse, &list);
}

dateline_status dl_query_parse(dl_query *out, dl_arena *arena, dl_analyzer *analyzer, dl_slice text,
                               int64_t now, dateline_error *error)
{
    *out = (dl_query){0};
    dl_analyzer_set_language(analyzer, DL_LANGUAGE_UNKNOWN);
    dl_buffer clean = DL_BUFFER_EMPTY;
    parser parse = {.words = {analyzer, arena}, .arena = arena, .now = now, .error = error};
    if (text.size > TEXT_LIMIT) {
        note(&parse, "only the first %d bytes of the query were searched", TEXT_LIMIT);
        text = dl_slice_cut(text, 0, dl_utf8_floor(text, TEXT_LIMIT));
    }
    dl_utf8_sanitize(&clean, text);
    parse.lexer.text =
        dl_lexer_without_question(dl_arena_copy(arena, dl_buffer_slice(&clean)));
    if (clean.failed || arena->failed)
        fail_memory(&parse);
    dl_buffer_free(&clean);
    advance(&parse);

    clause_list list = {0};
    while (!parse.status && parse.next.kind != DL_LEX_END) {
        dl_query_node *node = parse_list(&parse);
        if (node)
            add_clause(&parse, &list, node, list.count ? DL_SHOULD : node->occur);
        if (parse.next.kind == DL_LEX_CLOSE) {
            if (!parse.bracket_told && !parse.depth_cut)
                note(&parse, "a closing bracket without its partner was ignored");
            parse.bracket_told = true;
            advance(&parse);
        }
    }
    demand_words(&parse, &list);
    dl_query_node *root = finish_group(&parse, &list);
    if (root)
        root->occur = DL_MUST;
    else if (!parse.status)
        note(&parse, dl_slice_trim(text).size ? "the query holds no word to search for" : "the query is empty");
    const char **notes = dl_arena_alloc(arena, (parse.note_count + 1) * sizeof *notes);
    if (notes && parse.note_count)
        memcpy(notes, parse.notes, parse.note_count * sizeof *notes);
    if (arena->failed)
        fail_memory(&parse);
    *out = (dl_query){root, notes, parse.note_count};
    return parse.status;
}
