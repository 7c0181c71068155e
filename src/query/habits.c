/* Tables of notations: Google's, Lucene's, those of Nexis, Factiva and ProQuest. */
#include "query/habits.h"
#include "query/date_range.h"
#include "util/edits.h"

static const struct {
    const char *other, *field;
} names[] = {
    {"intitle", "title"},   {"allintitle", "title"}, {"headline", "title"}, {"hlead", "title"},  {"hd", "title"},
    {"ti", "title"},        {"author", "by"},        {"byline", "by"},      {"au", "by"},        {"handle", "from"},
    {"user", "from"},       {"after", "since"},      {"before", "until"},   {"to", "until"},     {"language", "lang"},
    {"la", "lang"},         {"hashtag", "tag"},      {"location", "place"}, {"dateline", "place"}, {"type", "kind"},
    {"publication", "site"}, {"domain", "site"},     {"file", "source"},    {"path", "source"},  {"inurl", "source"},
};

/* "w/5", "near5". Where the slash may be left out the letters alone must be no part of other words with numbers. */
static const struct {
    const char *letters, *operator;
    bool slash; /* is needed */
} distances[] = {
    {"near", "NEAR", false}, {"adj", "ADJ", false}, {"w", "NEAR", true}, {"n", "NEAR", true},
    {"pre", "ADJ", true},    {"p", "ADJ", true},    {"", "NEAR", true},
};

static const struct {
    const char *word, *here;
} signs[] = {{"&&", "AND"}, {"||", "OR"}, {"ANDNOT", "AND NOT"}, {"AROUND", "NEAR/5"}, {"WITHIN", "NEAR/5"}};

static size_t letters_of(dl_slice word)
{
    size_t end = 0;
    while (end < word.size && dl_is_letter(word.data[end]))
        end++;
    return end;
}

static const dl_field *field_called(dl_slice name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_slice_is_caseless(name, names[i].other))
            return dl_field_find(dl_slice_of(names[i].field));
    return dl_field_find(name);
}

const dl_field *dl_habit_field(dl_slice name)
{
    enum { SHORT = 4, LONG = 16 }; /* letters: of fewer, an edit is another word */
    char small[LONG];
    dl_edits edits;
    const dl_field *called = field_called(name);
    if (called || name.size < SHORT || name.size > LONG)
        return called;
    for (size_t i = 0; i < name.size; i++)
        small[i] = (char)(name.data[i] | 0x20); /* it has letters alone */
    dl_edits_begin(&edits, dl_slice_make(small, name.size), 1);
    for (size_t i = 0; i < dl_field_count; i++)
        if (strlen(dl_fields[i].name) >= SHORT && dl_edits_to(&edits, dl_slice_of(dl_fields[i].name), NULL) <= 1)
            return &dl_fields[i];
    return NULL;
}

static bool is_distance(dl_buffer *out, dl_slice word)
{
    const size_t letters = letters_of(word);
    const bool slash = letters < word.size && word.data[letters] == '/';
    const dl_slice number = dl_slice_cut(word, letters + slash, word.size);
    for (size_t i = 0; i < number.size; i++)
        if (!dl_is_digit(number.data[i]))
            return false;
    for (size_t i = 0; number.size && number.size < 5 && i < sizeof distances / sizeof *distances; i++)
        if (dl_slice_is_caseless(dl_slice_cut(word, 0, letters), distances[i].letters) &&
            (slash || !distances[i].slash)) {
            dl_buffer_printf(out, "%s/%.*s", distances[i].operator, (int)number.size, number.data);
            return true;
        }
    return false;
}

/* "title=x", "date>=2015". */
static bool is_comparison(dl_buffer *out, dl_slice word)
{
    const size_t letters = letters_of(word);
    size_t end = letters;
    while (end < word.size && strchr("=<>:", word.data[end]))
        end++;
    const dl_field *field = field_called(dl_slice_cut(word, 0, letters));
    if (end == letters || !field)
        return false;
    const dl_slice sign = dl_slice_cut(word, letters, end);
    const char *name = field->name;
    if (dl_field_is_date(field) && dl_slice_find(sign, ">") != SIZE_MAX)
        name = "since";
    else if (dl_field_is_date(field) && dl_slice_find(sign, "<") != SIZE_MAX)
        name = "until";
    dl_buffer_printf(out, "%s:", name);
    const dl_slice wanted = dl_field_is_date(field) ? DL_LITERAL("DATE") : DL_LITERAL("WORD");
    dl_buffer_add_slice(out, end < word.size ? dl_slice_cut(word, end, word.size) : wanted);
    return true;
}

/* "x^2", a weight, and "x~0.8", how like. */
static bool is_weighed(dl_buffer *out, dl_slice word)
{
    size_t end = word.size;
    while (end && (dl_is_digit(word.data[end - 1]) || word.data[end - 1] == '.'))
        end--;
    const bool like = end > 1 && word.data[end - 1] == '~' &&
                      dl_slice_starts(dl_slice_cut(word, end, word.size), DL_LITERAL("0."));
    if (end < 2 || end == word.size || !(like || word.data[end - 1] == '^'))
        return false;
    dl_buffer_add_slice(out, dl_slice_cut(word, 0, like ? end : end - 1));
    return true;
}

/* "title:x" behind "=". */
static bool is_field(dl_buffer *out, dl_slice word)
{
    const size_t letters = letters_of(word);
    const dl_field *field = dl_field_find(dl_slice_cut(word, 0, letters));
    if (!field || letters + 1 >= word.size || word.data[letters] != ':')
        return false;
    dl_buffer_printf(out, "%s:%s", field->name, field->type == DL_FIELD_WORDS ? "=" : "");
    dl_buffer_add_slice(out, dl_slice_cut(word, letters + 1, word.size));
    return true;
}

bool dl_habit_word(dl_buffer *out, dl_slice word, bool as_written, int64_t now)
{
    dl_date_range range;
    if (as_written)
        return is_field(out, word);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (dl_slice_is(word, signs[i].word)) {
            dl_buffer_add_text(out, signs[i].here);
            return true;
        }
    if (is_distance(out, word) || is_comparison(out, word) || is_weighed(out, word))
        return true;
    if (dl_slice_find(word, "..") == SIZE_MAX || !dl_date_range_parse(&range, word, now))
        return false;
    dl_buffer_add_text(out, "date:");
    dl_buffer_add_slice(out, word);
    return true;
}
