/* The term schema. */
#include "engine/stored/terms.h"
#include "article/lines/entities.h"
#include "engine/stored/manifest.h"
#include "engine/stored/passage_words.h"
#include "engine/stored/record.h"
#include "engine/stored/tongue.h"
#include "schema/hosts.h"
#include "util/error.h"
#include "util/fetch.h"
#include "util/hash.h"

#include <stdlib.h>

/* Numbers of terms that many documents share, + 1; 0: not known. */
typedef struct shared_terms {
    uint32_t kinds[DATELINE_KIND_COUNT], languages[DL_LANGUAGE_LIMIT], signatures[UINT16_MAX + 1];
} shared_terms;

struct dl_terms {
    dl_analyzer *analyzer;
    dl_packer *packer;
    dl_store_document *document; /* the caller's */
    bool filled;                 /* it holds a document already */
    bool begun;                  /* it was, with this lexicon */
    dl_passage_words *words;
    shared_terms shared; /* of the lexicon */
    const dl_article *article;
    size_t first, total; /* of its passages: see dl_article_part */
    dl_article_key key;
    dl_language language; /* the article's */
    dl_slice text;        /* of the passage at hand */
    dl_buffer stated;     /* what it calls a language that has no row in the table, folded */
    dl_buffer term, scratch, packed, label;
    dl_signature_key keys[DL_SIGNATURE_KEYS_MOST]; /* of the passage at hand */
    uint64_t key_hashes[DL_SIGNATURE_KEYS_MOST]; /* of their terms, of those without a number */
    unsigned key_count;
    bool failed; /* one of these, before it was cleared */
};

dl_terms *dl_terms_new(dl_analyzer *analyzer, dl_packer *packer)
{
    dl_terms *terms = calloc(1, sizeof *terms);
    if (!terms)
        return NULL;
    terms->analyzer = analyzer;
    terms->packer = packer;
    terms->words = dl_passage_words_new(analyzer);
    if (terms->words)
        return terms;
    dl_terms_free(terms);
    return NULL;
}

void dl_terms_free(dl_terms *terms)
{
    if (!terms)
        return;
    dl_passage_words_free(terms->words);
    dl_buffer_free(&terms->stated);
    dl_buffer_free(&terms->term);
    dl_buffer_free(&terms->scratch);
    dl_buffer_free(&terms->packed);
    dl_buffer_free(&terms->label);
    free(terms);
}

void dl_terms_id(dl_buffer *out, const char *prefix, uint64_t id)
{
    dl_buffer_add_text(out, prefix);
    dl_buffer_add_hex(out, id, 16);
}

/* A buffer's next content; what became of the last one stays known. */
static void clear(dl_terms *terms, dl_buffer *buffer)
{
    terms->failed |= buffer->failed;
    dl_buffer_clear(buffer);
}

/* The code of a language: of one that is not known, what the article calls its own. */
static dl_slice language_code(const dl_terms *terms, dl_language language)
{
    return language ? dl_slice_of(dl_language_code(language)) : dl_buffer_slice(&terms->stated);
}

/* ---- parts of a document ---- */

static void begin_document(dl_terms *terms)
{
    if (terms->filled)
        dl_store_document_next(terms->document);
    terms->filled = true;
}

static void add_boolean(dl_terms *terms, const char *prefix, dl_slice value)
{
    if (!value.size)
        return;
    clear(terms, &terms->term);
    dl_term_make(&terms->term, prefix, value);
    dl_store_document_add_boolean(terms->document, dl_buffer_slice(&terms->term));
}

/* The same of a shared term, whose number is kept in `known`. */
static void add_shared(dl_terms *terms, uint32_t *known, const char *prefix, dl_slice value)
{
    if (!*known && value.size) {
        clear(terms, &terms->term);
        dl_term_make(&terms->term, prefix, value);
        *known = dl_store_document_term(terms->document, dl_buffer_slice(&terms->term)) + 1;
    }
    dl_store_document_mention(terms->document, *known - 1, DL_STORE_PLACELESS);
}

typedef struct field_words {
    dl_terms *terms;
    const char *prefix, *stem_prefix; /* stem_prefix NULL: names, not stemmed */
} field_words;

static bool add_field_token(void *context, const dl_token *token)
{
    field_words *words = context;
    if (token->kind == DL_TOKEN_PAIR) {
        add_boolean(words->terms, words->stem_prefix ? words->stem_prefix : words->prefix, token->term);
        return true;
    }
    add_boolean(words->terms, words->prefix, token->term);
    if (words->stem_prefix)
        add_boolean(words->terms, words->stem_prefix, token->stem);
    return true;
}

static dateline_status add_words(dl_terms *terms, const char *prefix, const char *stem_prefix,
                                 dl_slice text, dateline_error *error)
{
    field_words words = {terms, prefix, stem_prefix};
    return dl_analyzer_run(terms->analyzer, text, add_field_token, &words, error);
}

static dateline_status add_keyword(dl_terms *terms, const char *prefix, dl_slice value,
                                   dateline_error *error)
{
    clear(terms, &terms->scratch);
    dateline_status status = dl_analyzer_fold(terms->analyzer, &terms->scratch, value, error);
    if (!status)
        add_boolean(terms, prefix, dl_buffer_slice(&terms->scratch));
    return status;
}

static void set_article_value(dl_terms *terms)
{
    clear(terms, &terms->scratch);
    for (int shift = 56; shift >= 0; shift -= 8)
        dl_buffer_add_byte(&terms->scratch, (char)(terms->key.id >> shift & 0xFF));
    dl_store_document_set_value(terms->document, DL_SLOT_ARTICLE, dl_buffer_slice(&terms->scratch));
}

/* The record in `scratch`, and its label. */
static void set_record(dl_terms *terms, dl_slice label)
{
    clear(terms, &terms->packed);
    dl_packer_run(&terms->packed, terms->packer, dl_buffer_slice(&terms->scratch), label);
    dl_store_document_set_data(terms->document, dl_buffer_slice(&terms->packed));
}

static dateline_status finish(const dl_terms *terms, dateline_error *error)
{
    return terms->failed || terms->stated.failed || terms->term.failed || terms->scratch.failed ||
                   terms->packed.failed || terms->label.failed
               ? dl_fail_memory(error)
               : DATELINE_OK;
}

/* ---- the article's document ---- */

/* The site as stated, else by its host; and the host with the domains above it. */
static dateline_status add_site(dl_terms *terms, const dl_article *article, dateline_error *error)
{
    enum { DOMAINS_MOST = 8 };
    dl_slice host = dl_host_of(article->url);
    dateline_status status =
        add_keyword(terms, DL_PREFIX_SITE, article->site.size ? article->site : dl_host_name(host), error);
    for (size_t i = 0; i < DOMAINS_MOST && host.size && !status; i++, host = dl_host_above(host))
        status = add_keyword(terms, DL_PREFIX_HOST, host, error);
    return status;
}

/* What all of its passages share, so that they need not hold it. */
static dateline_status add_article_fields(dl_terms *terms, const dl_article *article,
                                          dateline_error *error)
{
    dateline_status status = add_site(terms, article, error);
    if (!status)
        status = add_words(terms, DL_PREFIX_PLACE, NULL, article->place, error);
    if (!status)
        status = add_words(terms, DL_PREFIX_TITLE, DL_PREFIX_STEM DL_PREFIX_TITLE, article->title,
                           error);
    for (size_t i = 0; i < article->author_count && !status; i++)
        status = add_words(terms, DL_PREFIX_AUTHOR, NULL, article->authors[i], error);
    return status;
}

static dateline_status write_article(dl_terms *terms, dateline_error *error)
{
    const dl_article *article = terms->article;
    begin_document(terms);
    dl_analyzer_set_language(terms->analyzer, terms->language);
    add_boolean(terms, DL_PREFIX_KIND, DL_LITERAL("article"));
    clear(terms, &terms->term);
    dl_terms_id(&terms->term, DL_PREFIX_ARTICLE_ID, terms->key.id);
    dl_store_document_add_boolean(terms->document, dl_buffer_slice(&terms->term));
    clear(terms, &terms->term);
    dl_manifest_term(&terms->term, terms->key.source);
    dl_store_document_add_boolean(terms->document, dl_buffer_slice(&terms->term));
    if (article->member.size) {
        clear(terms, &terms->term);
        dl_manifest_member_term(&terms->term, terms->key.source, article->member);
        dl_store_document_add_boolean(terms->document, dl_buffer_slice(&terms->term));
    }
    dateline_status status = add_article_fields(terms, article, error);
    if (status)
        return status;
    set_article_value(terms);
    char count[4];
    dl_slot_passages(count, (uint32_t)terms->total);
    dl_store_document_set_value(terms->document, DL_SLOT_PASSAGES,
                                dl_slice_make(count, sizeof count));
    dl_store_document_set_value(terms->document, DL_SLOT_PLACE, article->place);

    dl_article_record record = {
        .source = terms->key.source,
        .begin = article->begin,
        .end = article->end,
        .passage_count = terms->total,
        .date = article->date,
        .title = article->title,
        .place = article->place,
        .language = language_code(terms, terms->language),
        .url = article->url,
        .site = article->site,
        .member = article->member,
        .authors = article->authors,
        .author_count = article->author_count,
    };
    clear(terms, &terms->scratch);
    dl_record_put_article(&terms->scratch, &record);
    set_record(terms, (dl_slice){NULL, 0});
    return finish(terms, error);
}

/* ---- a passage's document ---- */

/* A tweet's author: the name's words and the handle, both as "@handle" and "handle". */
static bool add_author_token(void *context, const dl_token *token)
{
    dl_terms *terms = context;
    add_boolean(terms, DL_PREFIX_AUTHOR, token->term);
    /* The handle is also found as if the tweet named it: "@ForeignOfficePk" finds its tweets. */
    if (token->kind == DL_TOKEN_HANDLE)
        dl_store_document_add_term(terms->document, token->term, 1);
    return true;
}

static dateline_status add_tweet(dl_terms *terms, const dl_tweet *tweet, dateline_error *error)
{
    add_boolean(terms, DL_PREFIX_TWEET, tweet->id);
    add_boolean(terms, DL_PREFIX_ABOUT, tweet->reply_to);
    add_boolean(terms, DL_PREFIX_ABOUT, tweet->quotes);
    dateline_status status =
        dl_analyzer_run(terms->analyzer, tweet->name, add_author_token, terms, error);
    if (status || !tweet->handle.size)
        return status;
    clear(terms, &terms->scratch);
    dl_buffer_add_byte(&terms->scratch, '@');
    dl_buffer_add_slice(&terms->scratch, tweet->handle);
    return dl_analyzer_run(terms->analyzer, dl_buffer_slice(&terms->scratch), add_author_token,
                           terms, error);
}

static void add_date(dl_terms *terms, dl_date date)
{
    if (!dl_date_known(date))
        return;
    char value[5];
    dl_slot_date(value, date.seconds);
    dl_store_document_set_value(terms->document, DL_SLOT_DATE, dl_slice_make(value, sizeof value));
}

/* `post`: a tweet, or NULL. */
static void add_signature(dl_terms *terms, const dl_tweet *post)
{
    char value[DL_SIGNATURE_POST_SIZE];
    const dl_signer *signer = dl_passage_words_signer(terms->words);
    terms->key_count = 0;
    if (!dl_signer_value(value, signer))
        return;
    const dl_slice id = post ? post->id : dl_slice_of(NULL),
                   picture = post ? dl_entities_picture(terms->text) : dl_slice_of(NULL);
    if (post)
        dl_signature_add_post(value, id, picture, dl_entities_own_bytes(terms->text), post->truncated);
    dl_slice all = dl_slice_make(value, post ? DL_SIGNATURE_POST_SIZE : DL_SIGNATURE_SIZE);
    dl_store_document_set_value(terms->document, DL_SLOT_SIGNATURE, all);
    terms->key_count = dl_signature_keys(terms->keys, all, signer);
    for (unsigned i = 0; i < terms->key_count; i++)
        dl_fetch(&terms->shared.signatures[terms->keys[i].key]);
}

static dl_slice key_term(dl_terms *terms, const dl_signature_key *key)
{
    clear(terms, &terms->term);
    dl_signature_term(&terms->term, key->key);
    return dl_buffer_slice(&terms->term);
}

/* Fetches what add_signature_keys needs: most keys are new to a lexicon. */
static void expect_signature_keys(dl_terms *terms)
{
    for (unsigned i = 0; i < terms->key_count; i++)
        if (!terms->shared.signatures[terms->keys[i].key]) {
            terms->key_hashes[i] = dl_hash64(key_term(terms, &terms->keys[i]), 0);
            dl_store_document_expect(terms->document, terms->key_hashes[i]);
        }
}

static void add_signature_keys(dl_terms *terms)
{
    for (unsigned i = 0; i < terms->key_count; i++) {
        const dl_signature_key *key = &terms->keys[i];
        uint32_t *number = &terms->shared.signatures[key->key];
        if (!*number)
            *number = dl_store_document_hashed(terms->document, key_term(terms, key), terms->key_hashes[i]) + 1;
        dl_store_document_add_fingerprint(terms->document, *number - 1, key->fingerprint);
    }
}

static dateline_status write_passage(dl_terms *terms, size_t number, dateline_error *error)
{
    const dl_passage *passage = &terms->article->passages[number];
    bool is_tweet = passage->kind == DATELINE_TWEET && passage->tweet;
    begin_document(terms);
    dl_language language = dl_tongue_of_passage(passage, terms->language);
    dl_analyzer_set_language(terms->analyzer, language);
    const dl_language stops = language ? language : dl_analyzer_language(terms->analyzer);
    terms->text = passage->text;
    dateline_status status = dl_passage_words_add(terms->words, passage->text, stops, error);
    if (!status)
        add_signature(terms, is_tweet ? passage->tweet : NULL);
    if (!status && is_tweet)
        status = add_tweet(terms, passage->tweet, error);
    if (status)
        return status;

    add_shared(terms, &terms->shared.kinds[passage->kind], DL_PREFIX_KIND,
               dl_slice_of(dateline_kind_name(passage->kind)));
    if (language)
        add_shared(terms, &terms->shared.languages[language], DL_PREFIX_LANGUAGE, language_code(terms, language));
    else
        add_boolean(terms, DL_PREFIX_LANGUAGE, language_code(terms, language));
    add_date(terms, is_tweet && dl_date_known(passage->tweet->date) ? passage->tweet->date
                                                                    : terms->article->date);
    set_article_value(terms);

    dl_passage_record record = {
        .ordinal = terms->first + number, .language = language_code(terms, language), .passage = *passage};
    clear(terms, &terms->scratch);
    dl_record_put_passage(&terms->scratch, &record);
    clear(terms, &terms->label);
    dl_pairs_write(&terms->label, dl_passage_words_pairs(terms->words), stops);
    expect_signature_keys(terms);
    set_record(terms, dl_buffer_slice(&terms->label));
    add_signature_keys(terms);
    return finish(terms, error);
}

dateline_status dl_terms_write(dl_store_document *out, bool filled, dl_terms *terms,
                               const dl_article_part *part, dl_article_key key, dateline_error *error)
{
    const dl_article *article = &part->article;
    if (!filled || !terms->begun) {
        dl_passage_words_begin(terms->words, out);
        terms->begun = true;
        terms->shared = (shared_terms){0};
    }
    terms->document = out;
    terms->failed = false;
    terms->filled = filled;
    terms->article = article;
    terms->first = part->first;
    terms->total = part->total;
    terms->key = key;
    terms->language = dl_tongue_of_article(article);
    dl_analyzer_set_language(terms->analyzer, terms->language);
    clear(terms, &terms->stated);
    dateline_status status =
        dl_analyzer_fold(terms->analyzer, &terms->stated, article->language, error);
    if (!status && !part->first)
        status = write_article(terms, error);
    for (size_t i = 0; i < article->passage_count && !status; i++)
        status = write_passage(terms, i, error);
    return status;
}
