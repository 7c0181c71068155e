/* Words with a little word before an apostrophe, or an ending behind it. */
#include "query/elisions.h"
#include "query/beside.h"
#include "text/character.h"
#include "text/stopwords.h"
#include "util/utf8.h"

static const struct {
    const char *language, *words;
} elided[] = {
    {"ca", " d l m n s t "},
    {"fr", " c d j l m n s t qu jusqu lorsqu puisqu quoiqu quelqu "},
    {"it", " c d l m n s t v un all dall dell nell sull coll quell quest bell sant cos com dov "},
};
enum { LANGUAGES = sizeof elided / sizeof *elided };

/* What Turkish writes behind a name and an apostrophe. */
static const char turkish[] =
    " in un nin nun a e ya ye na ne i u yi yu ni nu da de ta te nda nde dan den tan ten ndan nden la le yla yle "
    "daki deki taki teki ndaki ndeki li lu ca ce lar ler ";

static bool is_among(dl_slice word, const char *list)
{
    const dl_slice words = dl_slice_of(list);
    for (size_t at = 1, end; at < words.size; at = end + 1) {
        end = (size_t)((const char *)memchr(words.data + at, ' ', words.size - at) - words.data);
        if (dl_slice_equal(dl_slice_cut(words, at, end), word))
            return true;
    }
    return false;
}

/* The language of which the word is a little one; unknown: of none that is held. */
static dl_language language_of(dl_slice word, const dl_languages *held)
{
    for (size_t i = 0; i < LANGUAGES; i++) {
        const dl_language language = dl_language_find(dl_slice_of(elided[i].language));
        if (dl_languages_has(held, language) && is_among(word, elided[i].words))
            return language;
    }
    return DL_LANGUAGE_UNKNOWN;
}

static bool has_capital(dl_slice text)
{
    size_t length;
    return text.size && dl_character_is_capital(dl_utf8_decode(text, 0, &length));
}

/* Whether it is a name of Turkish with an ending behind an apostrophe. */
static bool is_turkish(const dl_query_node *node, const dl_languages *held)
{
    enum { LEAST = 3 /* letters */ };
    const dl_slice first = node->words[0].original;
    size_t length = 0;
    return dl_languages_has(held, dl_language_find(DL_LITERAL("tr"))) && node->word_count == 2 &&
           dl_utf8_count(first) >= LEAST && dl_slice_starts(node->value, first) && node->value.size > first.size &&
           dl_character_is_apostrophe(dl_utf8_decode(node->value, first.size, &length)) &&
           is_among(node->words[1].folded, turkish);
}

/* What stands behind the apostrophe that follows the first word; empty: none does. */
static dl_slice behind_apostrophe(dl_slice typed, dl_slice first)
{
    size_t length = 0;
    if (!dl_slice_starts(typed, first) || typed.size <= first.size)
        return dl_slice_of(NULL);
    const bool follows = dl_character_is_apostrophe(dl_utf8_decode(typed, first.size, &length));
    return follows ? dl_slice_cut(typed, first.size + length, typed.size) : dl_slice_of(NULL);
}

/* Whether the words behind the first are stop words, all of them: "qu'est-ce". */
static bool says_little(const dl_query_node *node, dl_language language)
{
    size_t i = 1;
    while (i < node->word_count && dl_stopword(language, node->words[i].folded))
        i++;
    return i == node->word_count;
}

static dateline_status replace(dl_query_node **slot, dl_beside *walk, dl_slice text)
{
    dl_query_node *made = NULL;
    const dateline_status status = dl_words_text(&made, &walk->words, text, DL_AS_TYPED, walk->error);
    if (!status && made) {
        made->occur = (*slot)->occur;
        *slot = made;
    }
    return status;
}

static dateline_status look(dl_query_node **slot, dl_beside *walk)
{
    const dl_query_node *node = *slot;
    const dl_languages *held = walk->context;
    if (!node->typed || dl_query_is_run(node) || node->occur == DL_MUST_NOT || node->unlit)
        return DATELINE_OK;
    if (is_turkish(node, held))
        return replace(slot, walk, node->words[0].original);
    const dl_language language = language_of(node->words[0].folded, held);
    const dl_slice first = node->words[0].original;
    dl_slice bare = language ? behind_apostrophe(node->value, first) : dl_slice_of(NULL);
    if (!bare.size)
        return DATELINE_OK;
    if (says_little(node, language))
        bare = node->words[node->word_count - 1].original;
    else if (has_capital(first) && has_capital(bare))
        return dl_beside_put(slot, walk, bare, DL_AS_TYPED);
    return replace(slot, walk, bare);
}

dateline_status dl_elisions_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer,
                                  const dl_languages *held, dateline_error *error)
{
    dl_languages those = *held;
    return dl_beside_walk(root, arena, analyzer, NULL, &those, look, error);
}
