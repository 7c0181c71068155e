/* What must hold of the analyzer's tokens for any bytes. */
#include "analyzer_check.h"
#include "text/segment.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <unicode/uchar.h>

typedef struct token_list {
    dl_token *items;
    size_t count, capacity;
} token_list;

static bool copy(dl_slice *slice)
{
    char *bytes = malloc(slice->size + 1);
    if (!bytes)
        return false;
    if (slice->size)
        memcpy(bytes, slice->data, slice->size);
    bytes[slice->size] = '\0';
    slice->data = bytes;
    return true;
}

static bool keep(void *context, const dl_token *token)
{
    token_list *list = context;
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 64;
        dl_token *items = realloc(list->items, capacity * sizeof *items);
        if (!items)
            abort();
        list->items = items;
        list->capacity = capacity;
    }
    dl_token *kept = &list->items[list->count++];
    *kept = *token;
    if (!copy(&kept->term) || !copy(&kept->stem))
        abort();
    return true;
}

static void release(token_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free((char *)list->items[i].term.data);
        free((char *)list->items[i].stem.data);
    }
    free(list->items);
}

static bool same(const dl_token *a, const dl_token *b)
{
    return dl_slice_equal(a->term, b->term) && dl_slice_equal(a->stem, b->stem) &&
           a->begin == b->begin && a->end == b->end && a->position == b->position &&
           a->width == b->width && a->kind == b->kind && a->inside_tag == b->inside_tag;
}

static void describe(dl_buffer *why, const token_list *list, size_t at)
{
    if (at >= list->count) {
        dl_buffer_add_text(why, "nothing");
        return;
    }
    const dl_token *token = &list->items[at];
    dl_buffer_printf(why, "%.*s (stem %.*s) [%zu,%zu) position %u+%u kind %d%s", (int)token->term.size,
                     token->term.data, (int)token->stem.size, token->stem.data, token->begin,
                     token->end, token->position, token->width, (int)token->kind,
                     token->inside_tag ? " inside" : "");
}

static bool is_mark_at(dl_slice text, size_t at)
{
    size_t length;
    if (at >= text.size)
        return false;
    uint32_t code = dl_utf8_decode(text, at, &length);
    return code <= 0x10FFFF && (U_MASK(u_charType((UChar32)code)) & U_GC_M_MASK);
}

static bool is_leaf(const dl_token *token)
{
    return token->kind == DL_TOKEN_WORD || token->kind == DL_TOKEN_PART;
}

/* NULL, or what is wrong with a token by itself. */
static const char *fault(dl_slice text, const dl_token *token)
{
    if (token->begin >= token->end || token->end > text.size)
        return "its range is empty or outside";
    if (dl_utf8_floor(text, token->begin) != token->begin ||
        dl_utf8_floor(text, token->end) != token->end)
        return "its range cuts a character";
    if (is_mark_at(text, token->begin) || is_mark_at(text, token->end))
        return "its range parts a mark from its letter";
    if (token->term.size == 0 || token->term.size > DL_TOKEN_TERM_LIMIT)
        return "its term is empty or too long";
    if (dl_utf8_first_invalid(token->term) < token->term.size)
        return "its term is not UTF-8";
    if (memchr(token->term.data, ' ', token->term.size) || strstr(token->term.data, "\uFFFD"))
        return "its term holds a blank or U+FFFD";
    if (is_leaf(token) != (token->stem.size > 0) || token->stem.size > DL_TOKEN_TERM_LIMIT)
        return "its stem is missing, too long, or out of place";
    if (token->width < 1 || (is_leaf(token) && token->width != 1))
        return "its width is wrong";
    return NULL;
}

/* NULL, or what is wrong with the order of the tokens up to `at`. `next` and `from`: the position and
 * least beginning of the next leaf. */
static const char *disorder(const token_list *list, size_t at, uint32_t *next, size_t *from)
{
    const dl_token *token = &list->items[at], *before = at ? token - 1 : NULL;
    if (before && (token->position < before->position ||
                   (token->position == before->position && token->width > before->width)))
        return "it is out of order";
    if (is_leaf(token)) {
        if (token->position != *next || token->begin < *from)
            return "it is not the next word";
        *next += 1;
        *from = token->end;
        return NULL;
    }
    if (token->position != *next)
        return "it does not begin at the next word";
    uint32_t parts = 0;
    for (size_t i = at + 1; i < list->count && list->items[i].position < token->position + token->width; i++)
        if (is_leaf(&list->items[i])) {
            if (list->items[i].begin < token->begin || list->items[i].end > token->end)
                return "a part is outside of it";
            parts++;
        }
    return parts == token->width ? NULL : "it has not as many parts as it says";
}

static bool stable(dl_analyzer *analyzer, dl_slice text, bool folded)
{
    dl_buffer once = DL_BUFFER_EMPTY, twice = DL_BUFFER_EMPTY;
    if (dl_analyzer_fold(analyzer, &once, text, NULL) ||
        dl_analyzer_fold(analyzer, &twice, dl_buffer_slice(&once), NULL))
        abort();
    bool equal = dl_slice_equal(dl_buffer_slice(&once), dl_buffer_slice(&twice)) &&
                 (!folded || dl_slice_equal(dl_buffer_slice(&once), text));
    dl_buffer_free(&once);
    dl_buffer_free(&twice);
    return equal;
}

static bool check_tokens(dl_analyzer *analyzer, dl_slice text, const token_list *list, dl_buffer *why)
{
    uint32_t next = 0;
    size_t from = 0;
    for (size_t i = 0; i < list->count; i++) {
        const char *wrong = fault(text, &list->items[i]);
        if (!wrong)
            wrong = disorder(list, i, &next, &from);
        if (!wrong && !stable(analyzer, list->items[i].term, true))
            wrong = "its term changes when folded again";
        if (wrong) {
            describe(why, list, i);
            dl_buffer_printf(why, ": %s", wrong);
            return false;
        }
    }
    return true;
}

static bool begins_within(const dl_initials *initials, dl_slice term)
{
    unsigned char first = term.size ? (unsigned char)term.data[0] : 0x80;
    return first < 0x80 && initials->has[first];
}

typedef struct asked_tokens {
    token_list list;
    dl_initials initials;
} asked_tokens;

static bool keep_asked(void *context, const dl_token *token)
{
    asked_tokens *some = context;
    some->initials.met = some->initials.met || begins_within(&some->initials, token->term) ||
                         begins_within(&some->initials, token->stem);
    return keep(&some->list, token);
}

/* Of all tokens, those that some letters ask for are told, and nothing else. */
static bool check_some(dl_analyzer *analyzer, dl_slice text, const token_list *all, dl_buffer *why)
{
    asked_tokens asked = {0};
    for (size_t byte = 0; byte < sizeof asked.initials.has; byte++)
        asked.initials.has[byte] = (byte + text.size) % 3 == 0;
    if (dl_analyzer_run_some(analyzer, &asked.initials, text, keep_asked, &asked, NULL))
        abort();
    token_list some = asked.list;
    size_t told = 0;
    bool fine = true;
    for (size_t i = 0; i < all->count && fine; i++) {
        const dl_token *token = &all->items[i];
        if (told < some.count && same(token, &some.items[told]))
            told++;
        else
            fine = !begins_within(&asked.initials, token->term) && !begins_within(&asked.initials, token->stem);
        if (!fine) {
            dl_buffer_add_text(why, "left out, though its letter is asked for: ");
            describe(why, all, i);
        }
    }
    if (fine && told < some.count) {
        fine = false;
        dl_buffer_add_text(why, "told only when some are asked for: ");
        describe(why, &some, told);
    }
    release(&some);
    return fine;
}

static bool is_run(dl_slice text, const dl_token *token)
{
    bool any = false;
    for (size_t at = token->begin, length; at < token->end && !any; at += length)
        any = dl_segment_has_dictionary(dl_utf8_decode(text, at, &length));
    return any;
}

/* The next one that is no WHOLE with letters of a dictionary. */
static size_t next_part(dl_slice text, const token_list *list, size_t at)
{
    while (at < list->count && list->items[at].kind == DL_TOKEN_WHOLE && is_run(text, &list->items[at]))
        at++;
    return at;
}

/* Without a dictionary the same tokens are told, but for those. */
static bool check_parts(dl_analyzer *analyzer, dl_slice text, const token_list *all, dl_buffer *why)
{
    token_list parts = {0};
    if (dl_analyzer_run_parts(analyzer, NULL, text, keep, &parts, NULL))
        abort();
    bool fine = true, more = true;
    for (size_t with = 0, without = 0; fine && more; with++, without++) {
        with = next_part(text, all, with);
        without = next_part(text, &parts, without);
        more = with < all->count && without < parts.count;
        fine = more || (with == all->count && without == parts.count);
        if (more) {
            dl_token token = all->items[with];
            if (is_leaf(&token) && is_run(text, &token) && is_leaf(&parts.items[without]))
                token.kind = parts.items[without].kind;
            fine = same(&token, &parts.items[without]);
        }
        if (!fine) {
            dl_buffer_add_text(why, "without a dictionary: ");
            describe(why, &parts, without);
            dl_buffer_add_text(why, "; with it: ");
            describe(why, all, with);
        }
    }
    release(&parts);
    return fine;
}

bool check_analyzer(dl_analyzer *analyzer, dl_slice text, dl_buffer *why)
{
    token_list fast = {0}, slow = {0};
    dl_analyzer_use_fast_path(analyzer, false);
    if (dl_analyzer_run(analyzer, text, keep, &slow, NULL))
        abort();
    bool fine = stable(analyzer, text, false);
    dl_analyzer_use_fast_path(analyzer, true);
    if (dl_analyzer_run(analyzer, text, keep, &fast, NULL))
        abort();
    fine = stable(analyzer, text, false) && fine;
    if (!fine)
        dl_buffer_add_text(why, "folding the text twice changes it");
    for (size_t i = 0; fine && (i < fast.count || i < slow.count); i++) {
        if (i < fast.count && i < slow.count && same(&fast.items[i], &slow.items[i]))
            continue;
        fine = false;
        dl_buffer_add_text(why, "fast path: ");
        describe(why, &fast, i);
        dl_buffer_add_text(why, "; ICU: ");
        describe(why, &slow, i);
    }
    fine = fine && check_tokens(analyzer, text, &fast, why) && check_some(analyzer, text, &fast, why) &&
           check_parts(analyzer, text, &fast, why);
    release(&fast);
    release(&slow);
    return fine;
}
