/* A query's tree as text: in the query language, and in full. */
#include "query/date_range.h"
#include "query/lexer.h"
#include "query/words.h"
#include "text/character.h"
#include "util/utf8.h"

#include <inttypes.h>

static void print_quoted(dl_buffer *out, dl_slice text)
{
    dl_buffer_add_byte(out, '"');
    dl_buffer_add_slice(out, text);
    dl_buffer_add_byte(out, '"');
}

/* Whether a pattern is read as one without quotes. Values of keyword fields hold any characters; a final '?' would be
 * a question's, a final joiner, which a mark stood behind, no part of it; and a very long one was cut before its signs. */
static bool stands_bare(dl_slice pattern)
{
    bool wild = false, begun = false;
    for (size_t at = 0, length; at < pattern.size; at += length) {
        uint32_t code = dl_utf8_decode(pattern, at, &length);
        bool joins = begun && (code == '-' || code == '_'), signs = !at && (code == '@' || code == '#');
        wild |= code == '*' || code == '?';
        begun |= !signs;
        if (code != '*' && code != '?' && !joins && !signs && !dl_character_is_word(code))
            return false;
    }
    return wild && !strchr("?-_", pattern.data[pattern.size - 1]);
}

static void print_word(dl_buffer *out, const dl_query_word *word, const dl_field *field)
{
    switch (word->form) {
    case DL_FORM_WRITTEN:
        dl_buffer_add_byte(out, '=');
        dl_buffer_add_slice(out, word->original);
        dl_buffer_add_slice(out, dl_words_possessive(word));
        break;
    case DL_FORM_PATTERN: /* quoted as typed: folding may have made signs of what was none, as in 3/4 */
        if (!stands_bare(word->folded)) {
            print_quoted(out, word->original);
            break;
        }
        if (dl_words_signed(field, word->folded))
            dl_buffer_add_byte(out, '#');
        dl_buffer_add_slice(out, word->folded);
        break;
    case DL_FORM_FUZZY:
        dl_buffer_add_slice(out, word->original);
        dl_buffer_add_slice(out, dl_words_possessive(word));
        dl_buffer_printf(out, "~%u", word->edits);
        break;
    case DL_FORM_PLAIN:
        if (!word->stem.size)
            dl_buffer_add_byte(out, '"');
        /* Folded, an operator is a word. */
        dl_buffer_add_slice(out, word->stem.size && dl_lexer_is_operator(word->original) ? word->folded
                                                                                         : word->original);
        dl_buffer_add_slice(out, dl_words_possessive(word));
        if (!word->stem.size)
            dl_buffer_add_byte(out, '"');
        break;
    }
}

/* Words between quotation marks, as they were typed. */
static void print_words_in_quotes(dl_buffer *out, const dl_query_node *node, dl_slice typed)
{
    bool as_written = false;
    for (size_t i = 0; i < node->word_count; i++)
        as_written |= node->words[i].form == DL_FORM_WRITTEN;
    if (as_written)
        dl_buffer_add_byte(out, '=');
    print_quoted(out, typed);
}

/* In brackets: what stands around it must not become part of it. */
static void print_near(dl_buffer *out, const dl_query_node *node)
{
    dl_query_node part;
    const uint32_t distance = node->window - dl_query_span(node) + 1;
    dl_buffer_add_byte(out, '(');
    for (size_t first = 0, end; first < node->word_count; first = end) {
        end = dl_query_part(&part, node, first);
        if (first)
            dl_buffer_printf(out, " %s/%u ", node->any_order ? "NEAR" : "ADJ", (unsigned)distance);
        if (part.kind == DL_QUERY_PHRASE)
            print_words_in_quotes(out, &part, part.words[0].part);
        else
            print_word(out, &part.words[0], node->field);
    }
    dl_buffer_add_byte(out, ')');
}

static void print_phrase(dl_buffer *out, const dl_query_node *node)
{
    if (node->hangul) { /* whose particles count in quotation marks */
        dl_buffer_add_slice(out, node->value);
        return;
    }
    if (!node->value.size) {
        print_near(out, node);
        return;
    }
    print_words_in_quotes(out, node, node->value);
    if (node->window)
        dl_buffer_printf(out, "~%u", (unsigned)(node->window - (uint32_t)node->word_count + 1));
}

static void print_clause(dl_buffer *out, const dl_query_node *node);

static void print_group(dl_buffer *out, const dl_query_node *node)
{
    for (size_t i = 0; i < node->clause_count; i++) {
        const dl_query_node *clause = node->clauses[i];
        if (i)
            dl_buffer_add_text(out, node->either ? " OR " : " ");
        if (clause->occur == DL_MUST)
            dl_buffer_add_byte(out, '+');
        else if (clause->occur == DL_MUST_NOT)
            dl_buffer_add_byte(out, '-');
        /* A field that need not match: in brackets, or it would be read as one that must. */
        bool bracket = clause->occur == DL_SHOULD && clause->field;
        if (bracket)
            dl_buffer_add_byte(out, '(');
        print_clause(out, clause);
        if (bracket)
            dl_buffer_add_byte(out, ')');
    }
}

static void print_clause(dl_buffer *out, const dl_query_node *node)
{
    if (node->field)
        dl_buffer_printf(out, "%s:", node->field->name);
    switch (node->kind) {
    case DL_QUERY_GROUP:
        dl_buffer_add_byte(out, '(');
        print_group(out, node);
        dl_buffer_add_byte(out, ')');
        break;
    case DL_QUERY_WORD:
        print_word(out, &node->words[0], node->field);
        break;
    case DL_QUERY_PHRASE:
        print_phrase(out, node);
        break;
    case DL_QUERY_KEYWORD:
        dl_buffer_add_byte(out, '"');
        if (dl_words_signed(node->field, node->value))
            dl_buffer_add_byte(out, '#');
        dl_buffer_add_slice(out, node->value);
        dl_buffer_add_byte(out, '"');
        break;
    case DL_QUERY_DATES:
        dl_date_range_print(out, node->from, node->until);
        break;
    case DL_QUERY_ALL:
        dl_buffer_add_byte(out, '*');
        break;
    }
}

void dl_query_print(dl_buffer *out, const dl_query_node *node)
{
    if (node->kind == DL_QUERY_GROUP)
        print_group(out, node);
    else
        print_clause(out, node);
}

/* ---- in full ---- */

static void dump_words(dl_buffer *out, const dl_query_node *node)
{
    for (size_t i = 0; i < node->word_count; i++) {
        const dl_query_word *word = &node->words[i];
        dl_buffer_printf(out, " %.*s", (int)word->folded.size, word->folded.data);
        if (word->stem.size)
            dl_buffer_printf(out, "/%.*s", (int)word->stem.size, word->stem.data);
        if (word->form == DL_FORM_WRITTEN)
            dl_buffer_printf(out, "=%.*s", (int)word->original.size, word->original.data);
        if (word->form == DL_FORM_FUZZY)
            dl_buffer_printf(out, "~%u", word->edits);
        if (node->word_count > 1)
            dl_buffer_printf(out, "@%" PRIu32, word->offset);
        if (word->stop)
            dl_buffer_add_text(out, " stop");
    }
}

static void dump(dl_buffer *out, const dl_query_node *node, int depth)
{
    static const char *const kinds[] = {"group", "word", "phrase", "keyword", "dates", "all"};
    static const char *const occurs[] = {"should", "must", "not"};
    dl_buffer_printf(out, "%*s%s %s", depth * 2, "", occurs[node->occur], kinds[node->kind]);
    if (node->field)
        dl_buffer_printf(out, " %s:", node->field->name);
    dump_words(out, node);
    if (node->window)
        dl_buffer_printf(out, " %s %u", node->any_order ? "within" : "in order within",
                         (unsigned)node->window);
    if (node->kind == DL_QUERY_KEYWORD)
        dl_buffer_printf(out, " %.*s", (int)node->value.size, node->value.data);
    if (node->kind == DL_QUERY_DATES) {
        dl_buffer_add_byte(out, ' ');
        dl_date_range_print(out, node->from, node->until);
    }
    if (node->weight != 1.0)
        dl_buffer_printf(out, " weight=%g", node->weight);
    if (node->all_bonus != 0.0)
        dl_buffer_printf(out, " all=%g", node->all_bonus);
    if (node->either)
        dl_buffer_add_text(out, " either");
    if (node->ignored)
        dl_buffer_add_text(out, " ignored");
    if (node->alike)
        dl_buffer_add_text(out, " alike");
    if (node->synonym_of.size)
        dl_buffer_printf(out, " synonym of %.*s", (int)node->synonym_of.size, node->synonym_of.data);
    dl_buffer_add_byte(out, '\n');
    for (size_t i = 0; i < node->clause_count; i++)
        dump(out, node->clauses[i], depth + 1);
}

void dl_query_dump(dl_buffer *out, const dl_query_node *node)
{
    dump(out, node, 0);
}
