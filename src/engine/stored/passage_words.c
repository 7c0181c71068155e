/* The words of passages' texts. Words come from anywhere in a large lexicon: what each needs of memory is fetched when it
 * comes, and used when some more have come. */
#include "engine/stored/passage_words.h"
#include "schema/field.h"
#include "text/character.h"
#include "text/stopwords.h"
#include "text/word_cache.h"
#include "util/error.h"
#include "util/fetch.h"
#include "util/hash.h"
#include "util/large_pages.h"
#include "util/utf8.h"

#include <stdlib.h>

enum {
    WAITING = 64, /* tokens that come before they are used */
    AHEAD = 8,    /* of these, whose mentions are fetched before they are counted */
    FORMS = DL_NAME_KEYS + 2 /* terms of a word */
};

/* What a word as written becomes: numbers of terms. Half a line of the cache. */
typedef struct known_word {
    _Alignas(32) uint64_t hash; /* of the folded word */
    uint32_t term, stem;
    uint32_t names; /* the first of them, of `names` */
    unsigned char name_count;
    bool has_stem, is_stop;
} known_word;

/* A new word's terms, the first its own, whose numbers are to be asked for. */
typedef struct new_word {
    size_t count, begins[FORMS + 1]; /* of their texts in `texts`; the last: the end */
    uint64_t hashes[FORMS];
} new_word;

typedef struct waiting_token {
    uint32_t word; /* of `known` */
    uint32_t position;
    bool is_new;          /* the next of `news` is its word */
    bool placeless, sign; /* no position is indexed; the word is part of the passage's signature */
} waiting_token;

struct dl_passage_words {
    dl_analyzer *analyzer;
    dl_store_document *document; /* the caller's */
    uint32_t edition;            /* of the analyzer's notes: numbers of terms are those of one lexicon */
    known_word *known;
    size_t known_count, known_capacity;
    uint32_t *names; /* numbers of the known words' names */
    size_t name_count, name_capacity;
    waiting_token waiting[WAITING];
    size_t waiting_count;
    new_word news[WAITING]; /* of those, in their order */
    size_t new_count;
    dl_buffer texts; /* of their terms */
    dl_buffer term;
    dl_slice text;    /* of the passage */
    dl_stopset stops; /* of its language */
    dl_signer signer;
    dl_pairs pairs;
    bool failed; /* memory ran out */
};

dl_passage_words *dl_passage_words_new(dl_analyzer *analyzer)
{
    dl_passage_words *words = calloc(1, sizeof *words);
    if (words)
        words->analyzer = analyzer;
    return words;
}

void dl_passage_words_free(dl_passage_words *words)
{
    if (!words)
        return;
    free(words->known);
    free(words->names);
    dl_buffer_free(&words->texts);
    dl_buffer_free(&words->term);
    dl_pairs_free(&words->pairs);
    free(words);
}

void dl_passage_words_begin(dl_passage_words *words, dl_store_document *document)
{
    words->document = document;
    words->edition = dl_analyzer_edition(words->analyzer);
    words->known_count = words->name_count = 0;
}

/* ---- new words ---- */

/* Ends the term that was appended to the texts. */
static void end_form(new_word *word, const dl_passage_words *words)
{
    const dl_slice text = dl_slice_cut(dl_buffer_slice(&words->texts), word->begins[word->count], words->texts.size);
    word->hashes[word->count] = dl_hash64(text, 0);
    dl_store_document_expect(words->document, word->hashes[word->count]);
    word->begins[++word->count] = words->texts.size;
}

/* Its names are for who asks for them in another script. */
static void make_forms(known_word *known, dl_passage_words *words, const dl_token *token)
{
    new_word *word = &words->news[words->new_count++];
    const size_t begin = words->texts.size;
    word->count = 0;
    word->begins[0] = begin;
    dl_term_make(&words->texts, "", token->term);
    end_form(word, words);
    const bool plain = words->texts.size - begin == token->term.size;
    *known = (known_word){.hash = plain ? word->hashes[0] : dl_hash64(token->term, 0),
                          .is_stop = dl_stopset_has(&words->stops, token->term)};
    known->has_stem = !known->is_stop && token->stem.size;
    if (known->has_stem) {
        dl_term_make(&words->texts, DL_PREFIX_STEM, token->stem);
        end_form(word, words);
    }
    dl_name name;
    const int script = dl_analyzer_name(&name, words->analyzer, words->text, token);
    for (; known->name_count < name.count; known->name_count++) {
        dl_buffer_add_text(&words->texts, DL_PREFIX_NAME);
        dl_names_term(&words->texts, script, name.keys[known->name_count]);
        end_form(word, words);
    }
}

static uint32_t number_of(const new_word *word, const dl_passage_words *words, size_t form)
{
    const dl_slice text = dl_slice_cut(dl_buffer_slice(&words->texts), word->begins[form], word->begins[form + 1]);
    return dl_store_document_hashed(words->document, text, word->hashes[form]);
}

/* Room for the names of one more word. */
static bool name_room(dl_passage_words *words)
{
    if (words->name_capacity - words->name_count >= DL_NAME_KEYS)
        return true;
    const size_t capacity = words->name_capacity ? words->name_capacity * 2 : 1024;
    uint32_t *names = capacity < UINT32_MAX ? realloc(words->names, capacity * sizeof *names) : NULL;
    if (!names)
        return false;
    words->names = names;
    words->name_capacity = capacity;
    return true;
}

static void set_numbers(known_word *known, dl_passage_words *words, const new_word *word)
{
    size_t form = 0;
    known->term = number_of(word, words, form++);
    if (known->has_stem)
        known->stem = number_of(word, words, form++);
    known->names = (uint32_t)words->name_count;
    if (!name_room(words))
        words->failed = true;
    for (unsigned char i = 0; i < known->name_count && !words->failed; i++)
        words->names[words->name_count++] = number_of(word, words, form++);
}

/* Room for one more known word, or NULL. */
static known_word *add_known(dl_passage_words *words)
{
    if (words->known_count == words->known_capacity) {
        const size_t capacity = words->known_capacity ? words->known_capacity * 2 : 1024,
                     size = capacity * sizeof(known_word);
        known_word *known =
            capacity < UINT32_MAX ? aligned_alloc(size < DL_LARGE_PAGE ? sizeof *known : DL_LARGE_PAGE, size) : NULL;
        if (!known)
            return NULL;
        dl_large_pages(known, size);
        if (words->known_count)
            memcpy(known, words->known, words->known_count * sizeof *known);
        free(words->known);
        words->known = known;
        words->known_capacity = capacity;
    }
    return &words->known[words->known_count++];
}

/* ---- tokens ---- */

static void fetch_mentions(const dl_passage_words *words, const known_word *known)
{
    dl_store_document_expect_mention(words->document, known->term);
    if (known->has_stem)
        dl_store_document_expect_mention(words->document, known->stem);
}

/* Every token twice: folded with its position, and its stem without. Characters of scripts without blanks have none where
 * pairs of them, which are among the stems, tell enough, and the dictionary's words never. Stop words of the passage's language
 * are indexed folded alone, without position. */
static void mention(dl_passage_words *words, const waiting_token *token)
{
    const known_word *known = &words->known[token->word];
    for (unsigned char i = 0; i < known->name_count; i++)
        dl_store_document_mention(words->document, words->names[known->names + i], DL_STORE_PLACELESS);
    dl_pairs_add(&words->pairs, token->position, known->hash, known->is_stop);
    if (token->sign)
        dl_signer_add(&words->signer, known->hash);
    const bool placeless = token->placeless || known->is_stop;
    dl_store_document_mention(words->document, known->term, placeless ? DL_STORE_PLACELESS | 1 : token->position + 1);
    if (known->has_stem)
        dl_store_document_mention(words->document, known->stem, DL_STORE_PLACELESS | 1);
}

/* Uses the tokens that wait. */
static void use_waiting(dl_passage_words *words)
{
    const new_word *next_new = words->news;
    words->failed |= words->texts.failed;
    for (size_t i = 0; i < words->new_count; i++)
        for (size_t form = 0; form < words->news[i].count; form++)
            dl_store_document_expect_text(words->document, words->news[i].hashes[form]);
    for (size_t i = 0; i < words->waiting_count + AHEAD && !words->failed; i++) {
        if (i < words->waiting_count) {
            known_word *known = &words->known[words->waiting[i].word];
            if (words->waiting[i].is_new)
                set_numbers(known, words, next_new++);
            fetch_mentions(words, known);
        }
        if (i >= AHEAD)
            mention(words, &words->waiting[i - AHEAD]);
    }
    words->waiting_count = words->new_count = 0;
    dl_buffer_clear(&words->texts);
}

/* The token's word, which is remembered by the analyzer's note if it has one. */
static bool find_word(waiting_token *out, dl_passage_words *words, const dl_token *token)
{
    dl_word_note *note = token->note;
    out->is_new = !note || note->edition != words->edition;
    if (!out->is_new) {
        out->word = note->number;
        dl_fetch(&words->known[out->word]);
        return true;
    }
    known_word *known = add_known(words);
    if (!known)
        return false;
    out->word = (uint32_t)(known - words->known);
    make_forms(known, words, token);
    if (note)
        *note = (dl_word_note){words->edition, out->word};
    return true;
}

static void add_term(dl_passage_words *words, const char *prefix, dl_slice text, uint32_t wdf)
{
    words->failed |= words->term.failed;
    dl_buffer_clear(&words->term);
    dl_term_make(&words->term, prefix, text);
    dl_store_document_add_term(words->document, dl_buffer_slice(&words->term), wdf);
}

static bool is_placeless(const dl_token *token, dl_slice text)
{
    size_t length;
    return token->unspaced && (token->kind == DL_TOKEN_WHOLE ||
                               !dl_character_is_southern(dl_utf8_decode(text, token->begin, &length)));
}

static bool add_token(void *context, const dl_token *token)
{
    dl_passage_words *words = context;
    if (token->kind == DL_TOKEN_PAIR) {
        add_term(words, DL_PREFIX_STEM, token->term, 1);
        return true;
    }
    if (words->waiting_count == WAITING)
        use_waiting(words);
    waiting_token *waiting = &words->waiting[words->waiting_count];
    *waiting = (waiting_token){.position = token->position,
                               .placeless = is_placeless(token, words->text),
                               .sign = token->kind == DL_TOKEN_WORD || token->kind == DL_TOKEN_PART};
    words->failed |= !find_word(waiting, words, token);
    words->waiting_count += !words->failed;
    const char *prefix = token->kind == DL_TOKEN_TAG      ? DL_PREFIX_TAG
                         : token->kind == DL_TOKEN_HANDLE ? DL_PREFIX_MENTION
                                                          : NULL;
    if (prefix) /* without its sign */
        add_term(words, prefix, dl_slice_cut(token->term, 1, token->term.size), 0);
    return !words->failed;
}

dateline_status dl_passage_words_add(dl_passage_words *words, dl_slice text, dl_language language,
                                     dateline_error *error)
{
    words->text = text;
    words->failed = false;
    dl_stopset_turn(&words->stops, language);
    dl_signer_begin(&words->signer);
    dl_pairs_begin(&words->pairs);
    const dateline_status status = dl_analyzer_run(words->analyzer, text, add_token, words, error);
    use_waiting(words);
    if (status)
        return status;
    return words->failed || words->term.failed || words->pairs.hashes.failed ? dl_fail_memory(error) : DATELINE_OK;
}

const dl_signer *dl_passage_words_signer(const dl_passage_words *words)
{
    return &words->signer;
}

const dl_pairs *dl_passage_words_pairs(const dl_passage_words *words)
{
    return &words->pairs;
}
