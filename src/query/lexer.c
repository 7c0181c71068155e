/* Cutting a query's text into lexemes. */
#include "query/lexer.h"
#include "query/query.h"
#include "util/utf8.h"

static bool is_hebrew_at(dl_slice text, size_t at)
{
    size_t length;
    const uint32_t code = at < text.size ? dl_utf8_decode(text, at, &length) : 0;
    return code >= 0x5D0 && code <= 0x5EA;
}

/* The size of a double quote of any kind at text[at], or 0. Between Hebrew letters it is the mark of an acronym. */
static size_t quote_at(dl_slice text, size_t at)
{
    enum { HEBREW = 2 /* bytes of a letter */ };
    size_t length;
    const uint32_t code = dl_utf8_decode(text, at, &length);
    const bool quote =
        code == '"' || code == 0x201C || code == 0x201D || code == 0x201E || code == 0xAB || code == 0xBB;
    const bool inside =
        quote && at >= HEBREW && is_hebrew_at(text, at - HEBREW) && is_hebrew_at(text, at + length);
    return quote && !inside ? length : 0;
}

/* The end of the word that begins at `at`. */
static size_t word_end(dl_slice text, size_t at)
{
    while (at < text.size && !dl_is_blank(text.data[at]) && text.data[at] != '(' &&
           text.data[at] != ')' && !quote_at(text, at))
        at++;
    return at;
}

/* Takes "name:" off at lexer->at when something follows directly. */
static const dl_field *take_field(dl_lexer *lexer)
{
    dl_slice text = lexer->text;
    size_t end = lexer->at;
    while (end < text.size && dl_is_letter(text.data[end]))
        end++;
    if (end == lexer->at || end + 1 >= text.size || text.data[end] != ':' ||
        dl_is_blank(text.data[end + 1]) || text.data[end + 1] == ')')
        return NULL;
    dl_slice name = dl_slice_cut(text, lexer->at, end);
    const dl_field *field = dl_field_find(name);
    if (field)
        lexer->at = end + 1;
    else if (text.data[end + 1] != '/' && text.data[end + 1] != ':')
        lexer->unknown_field = name;
    return field;
}

/* Digits at `at`: their number, cut to the limit. *end: behind them. */
static uint32_t take_number(dl_slice text, size_t at, size_t *end)
{
    uint32_t number = 0;
    for (; at < text.size && dl_is_digit(text.data[at]); at++)
        number = number * 10 + (uint32_t)(text.data[at] - '0') > DL_NEAR_LIMIT
                     ? DL_NEAR_LIMIT
                     : number * 10 + (uint32_t)(text.data[at] - '0');
    *end = at;
    return number;
}

static dl_lexeme_kind word_kind(dl_slice text, uint32_t *distance)
{
    static const struct {
        const char *word;
        dl_lexeme_kind kind;
        bool counts; /* may be followed by "/5" */
    } operators[] = {{"AND", DL_LEX_AND, false},
                     {"OR", DL_LEX_OR, false},
                     {"NOT", DL_LEX_NOT, false},
                     {"NEAR", DL_LEX_NEAR, true},
                     {"ADJ", DL_LEX_ADJ, true}};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        dl_slice word = dl_slice_of(operators[i].word);
        size_t end = 0;
        if (!dl_slice_starts(text, word))
            continue;
        if (text.size == word.size) {
            *distance = operators[i].counts ? DL_NEAR_DEFAULT : 0;
            return operators[i].kind;
        }
        if (operators[i].counts && text.size > word.size + 1 && text.data[word.size] == '/') {
            *distance = take_number(text, word.size + 1, &end);
            *distance = *distance ? *distance : 1;
            if (end == text.size)
                return operators[i].kind;
        }
    }
    return DL_LEX_WORD;
}

bool dl_lexer_is_operator(dl_slice word)
{
    uint32_t distance;
    return word_kind(word, &distance) != DL_LEX_WORD;
}

dl_slice dl_lexer_without_question(dl_slice text)
{
    dl_slice asked = dl_slice_trim(text);
    size_t end = asked.size, words = 1;
    while (end && (asked.data[end - 1] == '?' || asked.data[end - 1] == '!'))
        end--;
    if (end == asked.size || !end)
        return text;
    for (size_t at = 1; at < end; at++)
        words += dl_is_blank(asked.data[at - 1]) && !dl_is_blank(asked.data[at]);
    return words >= 3 ? dl_slice_cut(asked, 0, end) : text;
}

/* A phrase, from its opening quote. */
static dl_lexeme take_phrase(dl_lexer *lexer, dl_lexeme lexeme)
{
    dl_slice text = lexer->text;
    size_t begin = lexer->at + quote_at(text, lexer->at), end = begin;
    while (end < text.size && !quote_at(text, end))
        end++;
    lexeme.kind = DL_LEX_PHRASE;
    lexeme.text = dl_slice_cut(text, begin, end);
    lexeme.unclosed = end == text.size;
    lexer->at = lexeme.unclosed ? end : end + quote_at(text, end);
    /* "a b"~5 */
    if (lexer->at + 1 < text.size && text.data[lexer->at] == '~') {
        uint32_t distance = take_number(text, lexer->at + 1, &end);
        if (end > lexer->at + 1) {
            lexeme.distance = distance;
            lexer->at = end;
        }
    }
    return lexeme;
}

dl_lexeme dl_lexer_next(dl_lexer *lexer)
{
    dl_slice text = lexer->text;
    dl_lexeme lexeme = {.kind = DL_LEX_END};
    lexer->unknown_field = (dl_slice){NULL, 0};
    while (lexer->at < text.size && dl_is_blank(text.data[lexer->at]))
        lexer->at++;
    if (lexer->at == text.size)
        return lexeme;

    size_t start = lexer->at;
    char first = text.data[start];
    if ((first == '+' || first == '-') && start + 1 < text.size && !dl_is_blank(text.data[start + 1]) &&
        text.data[start + 1] != ')') {
        lexeme.sign = first;
        lexer->at++;
    }
    lexeme.field = take_field(lexer);
    if (lexer->unknown_field.size) {
        /* No field of ours: two words. */
        lexeme.kind = DL_LEX_WORD;
        lexeme.text = lexer->unknown_field;
        lexer->at += lexeme.text.size + 1;
        return lexeme;
    }
    if (text.data[lexer->at] == '=' && lexer->at + 1 < text.size &&
        !dl_is_blank(text.data[lexer->at + 1]) && text.data[lexer->at + 1] != '(' &&
        text.data[lexer->at + 1] != ')') {
        lexeme.as_written = true;
        lexer->at++;
    }
    if (text.data[lexer->at] == '(' || text.data[lexer->at] == ')') {
        lexeme.kind = text.data[lexer->at] == '(' ? DL_LEX_OPEN : DL_LEX_CLOSE;
        lexeme.text = dl_slice_cut(text, lexer->at, lexer->at + 1);
        lexer->at++;
        return lexeme;
    }
    if (quote_at(text, lexer->at))
        return take_phrase(lexer, lexeme);
    size_t end = word_end(text, lexer->at);
    lexeme.text = dl_slice_cut(text, lexer->at, end);
    lexeme.kind = lexer->at == start ? word_kind(lexeme.text, &lexeme.distance) : DL_LEX_WORD;
    lexer->at = end;
    return lexeme;
}

void dl_query_tokens(dl_buffer *out, dl_slice text)
{
    static const char *const kinds[] = {"word", "phrase", "(", ")", "AND", "OR", "NOT", "NEAR", "ADJ"};
    dl_lexer lexer = {.text = dl_lexer_without_question(text)};
    for (dl_lexeme one; (one = dl_lexer_next(&lexer)).kind != DL_LEX_END;) {
        if (one.sign)
            dl_buffer_printf(out, "%c ", one.sign);
        if (one.field)
            dl_buffer_printf(out, "%s: ", one.field->name);
        dl_buffer_printf(out, "%s%s", one.as_written ? "= " : "", kinds[one.kind]);
        if (one.distance)
            dl_buffer_printf(out, " /%u", (unsigned)one.distance);
        if (one.kind == DL_LEX_WORD || one.kind == DL_LEX_PHRASE)
            dl_buffer_printf(out, " %.*s", (int)one.text.size, one.text.data);
        dl_buffer_add_byte(out, '\n');
    }
}
