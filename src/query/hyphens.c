/* Words with a sign in them, and without. */
#include "query/hyphens.h"
#include "query/beside.h"
#include "text/stopwords.h"
#include "util/ascii.h"
#include "util/error.h"
#include "util/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* The other way counts when one passage has it for so many that have the word: what is rarer was mostly cut at a line's
 * end. */
enum { WORD_MOST = 24, WORD_LEAST = 4, POINTS_MOST = 5, SHARE = 32 };

typedef struct asking {
    dl_joined_known *known;
    void *context;
    dl_language main; /* of most passages: its stop words are left out beside other words */
} asking;

static dateline_status count_term(void *context, uint64_t *count, dl_slice term, dateline_error *error)
{
    const asking *asked = context;
    return asked->known(asked->context, count, term, error);
}

static bool is_stop(const dl_beside *walk, dl_slice word)
{
    const asking *asked = walk->context;
    return dl_stopword(asked->main, word);
}

/* The best other way so far. */
typedef struct other_way {
    dl_buffer text;
    uint64_t count;
} other_way;

/* Asks for a term, which is `text` as others write it. Errors: MEMORY, and those of reading. */
static dateline_status try_way(other_way *best, dl_beside *walk, const dl_buffer *text)
{
    uint64_t count = 0;
    if (text->failed)
        return dl_fail_memory(walk->error);
    const dateline_status status = walk->known(walk->context, &count, dl_buffer_slice(text), walk->error);
    if (!status && count > best->count) {
        dl_buffer_clear(&best->text);
        dl_buffer_add_slice(&best->text, dl_buffer_slice(text));
        best->count = count;
    }
    return status;
}

/* Puts the best way beside the node, whose term is `own`, if there are enough. */
static dateline_status put_best(dl_query_node **slot, dl_beside *walk, const other_way *best, dl_slice own)
{
    uint64_t count = 0;
    dateline_status status = best->count ? walk->known(walk->context, &count, own, walk->error) : DATELINE_OK;
    if (status || !best->count || best->count * SHARE < count)
        return status;
    if (best->text.failed)
        return dl_fail_memory(walk->error);
    return dl_beside_put(slot, walk, dl_arena_copy(walk->words.arena, dl_buffer_slice(&best->text)), DL_AS_TYPED);
}

/* ---- from a word ---- */

static bool is_plain(const dl_query_node *node)
{
    return node->kind == DL_QUERY_WORD && !node->field && node->occur != DL_MUST_NOT && !node->unlit &&
           node->words[0].form == DL_FORM_PLAIN && node->words[0].stem.size && !node->words[0].unspaced;
}

typedef enum what { LETTER, FIGURE, OTHER } what;

static what what_is(uint32_t code)
{
    if (code >= '0' && code <= '9')
        return FIGURE;
    return code <= 0x10FFFF && (u_isalpha((UChar32)code) || u_charType((UChar32)code) == U_COMBINING_SPACING_MARK ||
                                u_charType((UChar32)code) == U_NON_SPACING_MARK)
               ? LETTER
               : OTHER;
}

/* Whether it is letters and figures; *changes: how often one follows the other. */
static bool is_word(dl_slice word, size_t *changes)
{
    what last = OTHER;
    *changes = 0;
    for (size_t at = 0, length; at < word.size; at += length) {
        const what here = what_is(dl_utf8_decode(word, at, &length));
        if (here == OTHER)
            return false;
        *changes += at > 0 && here != last;
        last = here;
    }
    return true;
}

/* Whether others may write that sign before byte `at` of the word: between letters and figures, a hyphen where those
 * meet; a point in "col.leccio"; an apostrophe in "O'Brien" and in Cyrillic words. */
static bool may_stand(char sign, dl_slice word, size_t at, bool has_figures, bool cyrillic)
{
    size_t length;
    const size_t before = dl_utf8_floor(word, at - 1);
    const uint32_t left = dl_utf8_decode(word, before, &length), right = dl_utf8_decode(word, at, &length);
    if (has_figures)
        return sign == '-' && what_is(left) != what_is(right);
    switch (sign) {
    case '-': /* "e-mail", "x-ray" */
        return at + length < word.size && (before > 0 || left == 'e' || left == 't' || left == 'u' || left == 'x');
    case '.':
        return left == 'l' && right == 'l';
    default:
        return cyrillic || (at == 1 && left == 'o');
    }
}

static dateline_status try_seams(other_way *best, dl_beside *walk, dl_slice word, bool has_figures)
{
    static const char signs[] = "-.'";
    const bool cyrillic = dl_analyzer_script(word) == USCRIPT_CYRILLIC;
    dl_buffer way = DL_BUFFER_EMPTY;
    dateline_status status = DATELINE_OK;
    size_t length;
    for (size_t at = (dl_utf8_decode(word, 0, &length), length); at < word.size && !status; at += length) {
        dl_utf8_decode(word, at, &length);
        for (const char *sign = signs; *sign && !status; sign++) {
            if (!may_stand(*sign, word, at, has_figures, cyrillic))
                continue;
            dl_buffer_clear(&way);
            dl_buffer_add_slice(&way, dl_slice_cut(word, 0, at));
            dl_buffer_add_byte(&way, *sign);
            dl_buffer_add_slice(&way, dl_slice_cut(word, at, word.size));
            status = try_way(best, walk, &way);
        }
    }
    dl_buffer_free(&way);
    return status;
}

/* "UN" as "u.n". */
static dateline_status try_points(other_way *best, dl_beside *walk, const dl_query_word *word)
{
    dl_buffer way = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < word->original.size; i++)
        if (word->original.data[i] < 'A' || word->original.data[i] > 'Z' || word->original.size > POINTS_MOST)
            return DATELINE_OK;
    for (size_t i = 0; i < word->folded.size; i++) {
        if (i)
            dl_buffer_add_byte(&way, '.');
        dl_buffer_add_byte(&way, word->folded.data[i]);
    }
    const dateline_status status = word->folded.size > 1 ? try_way(best, walk, &way) : DATELINE_OK;
    dl_buffer_free(&way);
    return status;
}

static dl_slice without_apostrophes(dl_arena *arena, dl_slice word)
{
    char *at = dl_arena_alloc(arena, word.size);
    size_t size = 0;
    for (size_t i = 0; at && i < word.size; i++)
        if (word.data[i] != '\'')
            at[size++] = word.data[i];
    return at ? dl_slice_make(at, size) : dl_slice_of(NULL);
}

static dateline_status look_at_word(other_way *best, dl_beside *walk, const dl_query_word *word)
{
    size_t changes;
    dl_slice plain = word->folded;
    dl_buffer way = DL_BUFFER_EMPTY;
    dateline_status status = DATELINE_OK;
    if (plain.size > WORD_MOST * 2)
        return status;
    if (dl_analyzer_script(plain) == USCRIPT_CYRILLIC && memchr(plain.data, '\'', plain.size)) {
        plain = without_apostrophes(walk->words.arena, plain);
        dl_buffer_add_slice(&way, plain);
        status = plain.size ? try_way(best, walk, &way) : dl_fail_memory(walk->error);
        dl_buffer_free(&way);
    }
    const size_t letters = dl_utf8_count(plain);
    if (status || letters > WORD_MOST || !is_word(plain, &changes) || changes > 1)
        return status;
    if (!word->common && (letters >= WORD_LEAST || changes || dl_analyzer_script(plain) != USCRIPT_LATIN))
        status = try_seams(best, walk, plain, changes > 0);
    return status ? status : try_points(best, walk, word);
}

/* Puts the tag or handle beside a word that the index has within such alone ("metoo" of "#MeToo"): it has the word more
 * often than its stem. */
static dateline_status put_tags(dl_query_node **slot, dl_beside *walk, const dl_query_word *word)
{
    enum { TAG_SHARE = 8 };
    dl_buffer term = DL_BUFFER_EMPTY;
    uint64_t all = 0, stems = 0, tags = 0;
    dateline_status status = walk->known(walk->context, &all, word->folded, walk->error);
    if (!status && all) {
        dl_term_make(&term, DL_PREFIX_STEM, word->stem);
        status = walk->known(walk->context, &stems, dl_buffer_slice(&term), walk->error);
    }
    for (const char *sign = "#@"; *sign && all > stems && !status; sign++) {
        dl_buffer_clear(&term);
        dl_buffer_add_byte(&term, *sign);
        dl_buffer_add_slice(&term, word->folded);
        status = term.failed ? dl_fail_memory(walk->error)
                             : walk->known(walk->context, &tags, dl_buffer_slice(&term), walk->error);
        if (!status && tags && tags * TAG_SHARE >= stems)
            status = dl_beside_put(slot, walk, dl_arena_copy(walk->words.arena, dl_buffer_slice(&term)), DL_AS_TYPED);
    }
    dl_buffer_free(&term);
    return status;
}

/* ---- from a compound ---- */

/* How its parts are joined; 0: in several ways, or by what says more than that they are. Points may stand between
 * single letters, and in "col.leccio". */
static char sign_of(const dl_query_node *node)
{
    const dl_slice typed = node->value;
    char sign = 0;
    size_t at = 0;
    for (size_t i = 0; i < node->word_count; i++) {
        const dl_query_word *word = &node->words[i];
        if (i && at < typed.size) {
            const char here = typed.data[at] == '-' || typed.data[at] == '.' ? typed.data[at] : '\'';
            size_t length;
            dl_utf8_decode(typed, at, &length);
            if (sign && sign != here)
                return 0;
            sign = here;
            at += length;
        }
        if (!dl_slice_starts(dl_slice_cut(typed, at, typed.size), word->original) || word->form != DL_FORM_PLAIN)
            return 0;
        at += word->original.size;
    }
    return sign;
}

static bool may_join(const dl_query_node *node, char sign)
{
    const dl_query_word *first = &node->words[0], *second = &node->words[1];
    if (sign == '-')
        return true;
    if (sign == '\'')
        return node->word_count == 2 && dl_slice_is(first->folded, "o");
    bool single = true;
    for (size_t i = 0; i < node->word_count; i++)
        single &= node->words[i].folded.size == 1 && dl_is_letter(node->words[i].folded.data[0]);
    return sign == '.' && (single || (node->word_count == 2 && dl_slice_ends(first->folded, DL_LITERAL("l")) &&
                                      dl_slice_starts(second->folded, DL_LITERAL("l"))));
}

static dateline_status look_at_compound(dl_query_node **slot, dl_beside *walk)
{
    const dl_query_node *node = *slot;
    const char sign = sign_of(node);
    other_way best = {DL_BUFFER_EMPTY, 0};
    dl_buffer own = DL_BUFFER_EMPTY, way = DL_BUFFER_EMPTY;
    if (!sign || !may_join(node, sign))
        return DATELINE_OK;
    walk->left--;
    for (size_t i = 0; i < node->word_count; i++) {
        if (i)
            dl_buffer_add_byte(&own, sign);
        dl_buffer_add_slice(&own, node->words[i].folded);
        dl_buffer_add_slice(&way, node->words[i].folded);
    }
    dateline_status status = own.failed ? dl_fail_memory(walk->error) : DATELINE_OK;
    if (!status && !(sign == '.' && is_stop(walk, dl_buffer_slice(&way))))
        status = try_way(&best, walk, &way);
    if (!status)
        status = put_best(slot, walk, &best, dl_buffer_slice(&own));
    dl_buffer_free(&best.text);
    dl_buffer_free(&own);
    dl_buffer_free(&way);
    return status;
}

static dateline_status look(dl_query_node **slot, dl_beside *walk)
{
    const dl_query_node *node = *slot;
    if (node->typed && !dl_query_is_run(node) && node->occur != DL_MUST_NOT && !node->unlit)
        return look_at_compound(slot, walk);
    if (!is_plain(node))
        return DATELINE_OK;
    if (is_stop(walk, node->words[0].folded)) /* "US": it is left out, and what is rarer than it would weigh too much */
        return DATELINE_OK;
    other_way best = {DL_BUFFER_EMPTY, 0};
    walk->left--;
    dateline_status status = look_at_word(&best, walk, node->words);
    if (!status)
        status = put_best(slot, walk, &best, node->words[0].folded);
    dl_buffer_free(&best.text);
    return status ? status : put_tags(slot, walk, node->words);
}

dateline_status dl_hyphens_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_language main,
                                 dl_joined_known *known, void *context, dateline_error *error)
{
    asking asked = {known, context, main ? main : dl_analyzer_language(analyzer)};
    return dl_beside_walk(root, arena, analyzer, count_term, &asked, look, error);
}
