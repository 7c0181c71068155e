/* A look at the bytes of a text. Between words that have neighbouring positions stands no letter
 * and no digit: so with everything else taken out, the text holds the words of a phrase one
 * directly after the other, or the phrase is not there. Where they stand one blank apart, with
 * nothing joined to them, it is. */
#include "engine/glance.h"

#include <string.h>

enum { DROP, SMALL, CAPITAL, APOSTROPHE, HIGH, SIGN };

static const unsigned char classes[256] = {
    ['0' ... '9'] = SMALL, ['a' ... 'z'] = SMALL,  ['A' ... 'Z'] = CAPITAL,
    ['\''] = APOSTROPHE,   ['#'] = SIGN,           ['@'] = SIGN,
    ['$'] = SIGN,          [0x80 ... 0xFF] = HIGH,
};

static bool is_word(unsigned char byte)
{
    return classes[byte] == SMALL || classes[byte] == CAPITAL;
}

/* Puts the words of the phrase into `out`; false when it is of another kind. */
static bool take_words(dl_buffer *out, const dl_query_node *phrase)
{
    if (phrase->kind != DL_QUERY_PHRASE || phrase->field || !dl_query_is_tight(phrase))
        return false;
    for (size_t i = 0; i < phrase->word_count; i++) {
        const dl_query_word *word = &phrase->words[i];
        if (word->form != DL_FORM_PLAIN || word->stem.size || word->offset != i ||
            !word->folded.size ||
            dl_slice_is(word->folded, "s")) /* looks like what a possessive ends in */
            return false;
        for (size_t at = 0; at < word->folded.size; at++)
            if (classes[(unsigned char)word->folded.data[at]] != SMALL)
                return false;
        dl_buffer_add_slice(out, word->folded);
    }
    return out->size < DL_TOKEN_TERM_LIMIT; /* longer words are cut */
}

/* Bytes of a sign beside ASCII that separates words (a dash, a quotation mark, a bullet, an
 * ellipsis) at `at`; 0: it is none. *apostrophe: it may be one. */
static size_t separator(dl_slice text, size_t at, bool *apostrophe)
{
    if (at + 3 > text.size || memcmp(text.data + at, "\xE2\x80", 2) != 0)
        return 0;
    unsigned char last = (unsigned char)text.data[at + 2];
    *apostrophe = last == 0x98 || last == 0x99;
    bool known = (last >= 0x90 && last <= 0x95) || (last >= 0x98 && last <= 0x9E) || last == 0xA2 ||
                 last == 0xA6;
    return known ? 3 : 0;
}

/* Appends the text's letters and digits, small, without possessive endings. False: it may fold to
 * more. */
static bool squeeze(dl_buffer *out, dl_slice text)
{
    char *to = text.size ? dl_buffer_reserve(out, text.size) : NULL;
    if (!to)
        return false;
    for (size_t at = 0; at < text.size;) {
        unsigned char byte = (unsigned char)text.data[at];
        bool apostrophe = false;
        size_t size = 1;
        switch (classes[byte]) {
        case SMALL:
            *to++ = (char)byte;
            break;
        case CAPITAL:
            *to++ = (char)(byte | 0x20);
            break;
        case APOSTROPHE:
            apostrophe = true;
            break;
        case HIGH:
            if (!(size = separator(text, at, &apostrophe)))
                return false;
            break;
        case SIGN:
            return false;
        default:
            break;
        }
        at += size;
        if (apostrophe && at < text.size && (text.data[at] | 0x20) == 's' &&
            (at + 1 == text.size || !is_word((unsigned char)text.data[at + 1])))
            at++;
    }
    out->size = (size_t)(to - out->data);
    return true;
}

/* Whether nothing that stands before, or after, could belong to the word. */
static bool is_apart(dl_slice text, size_t begin, size_t end)
{
    bool before = !begin || text.data[begin - 1] == ' ' || text.data[begin - 1] == '(' ||
                  text.data[begin - 1] == '\n';
    if (!before || end == text.size)
        return before;
    bool stop = memchr(".,;:)!?", text.data[end], 7) && text.data[end];
    size_t after = end + stop;
    return after == text.size || text.data[after] == ' ' || text.data[after] == '\n';
}

/* Whether the words stand at `at`, a blank between each and the next. *end gets where they end. */
static bool stands_at(const dl_query_node *phrase, dl_slice text, size_t at, size_t *end)
{
    for (size_t i = 0; i < phrase->word_count; i++) {
        dl_slice word = phrase->words[i].folded;
        if (at + word.size + (i > 0) > text.size || (i && text.data[at++] != ' '))
            return false;
        for (size_t j = 0; j < word.size; j++, at++) {
            unsigned char byte = (unsigned char)text.data[at];
            if ((char)(classes[byte] == CAPITAL ? byte | 0x20 : byte) != word.data[j])
                return false;
        }
    }
    *end = at;
    return true;
}

static bool stands_apart(const dl_query_node *phrase, dl_slice text)
{
    const unsigned char first = (unsigned char)phrase->words[0].folded.data[0];
    const unsigned char other = first >= 'a' ? first & 0xDF : first;
    for (size_t at = 0, end; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        if ((byte == first || byte == other) && stands_at(phrase, text, at, &end) &&
            is_apart(text, at, end))
            return true;
    }
    return false;
}

dl_glance dl_glance_phrase(const dl_query_node *phrase, dl_slice text, dl_buffer *scratch)
{
    dl_buffer_clear(scratch);
    if (!take_words(scratch, phrase))
        return DL_GLANCE_UNSURE;
    size_t sought = scratch->size;
    const bool plain = squeeze(scratch, text);
    if (scratch->failed)
        return DL_GLANCE_UNSURE;
    if (plain && !memmem(scratch->data + sought, scratch->size - sought, scratch->data, sought))
        return DL_GLANCE_NO;
    return stands_apart(phrase, text) ? DL_GLANCE_YES : DL_GLANCE_UNSURE;
}
