/* The term schema. */
#include "engine/terms.h"
#include "engine/manifest.h"
#include "engine/record.h"
#include "util/error.h"

#include <inttypes.h>
#include <stdlib.h>

/* A term that passages of the article share. */
typedef struct shared_term {
    size_t begin, size; /* in dl_terms.shared_bytes */
} shared_term;

typedef struct term_list {
    shared_term *items;
    size_t count, capacity;
} term_list;

struct dl_terms {
    dl_analyzer *analyzer;
    dl_store_document *document;
    const dl_article *article;
    dl_article_key key;
    dl_buffer shared_bytes;
    term_list titles;   /* S..., ZS...: scored on headlines, filters elsewhere */
    term_list authors;  /* A... of the article: on all passages but tweets */
    term_list booleans; /* on every passage */
    dl_buffer term, scratch;
    bool failed;
};

dl_terms *dl_terms_new(dl_analyzer *analyzer)
{
    dl_terms *terms = calloc(1, sizeof *terms);
    if (!terms)
        return NULL;
    terms->analyzer = analyzer;
    terms->document = dl_store_document_new();
    if (!terms->document) {
        free(terms);
        return NULL;
    }
    return terms;
}

void dl_terms_free(dl_terms *terms)
{
    if (!terms)
        return;
    dl_store_document_free(terms->document);
    dl_buffer_free(&terms->shared_bytes);
    dl_buffer_free(&terms->term);
    dl_buffer_free(&terms->scratch);
    free(terms->titles.items);
    free(terms->authors.items);
    free(terms->booleans.items);
    free(terms);
}

void dl_terms_id(dl_buffer *out, const char *prefix, uint64_t id)
{
    dl_buffer_printf(out, "%s%016" PRIx64, prefix, id);
}

void dl_terms_id_value(dl_buffer *out, uint64_t id)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        dl_buffer_add_byte(out, (char)(id >> shift & 0xFF));
}

/* ---- what the passages of an article share ---- */

/* Keeps dl_terms.term in `list`. */
static void keep(dl_terms *terms, term_list *list)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 32;
        shared_term *items = realloc(list->items, capacity * sizeof *items);
        if (!items) {
            terms->failed = true;
            return;
        }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = (shared_term){terms->shared_bytes.size, terms->term.size};
    dl_buffer_add_slice(&terms->shared_bytes, dl_buffer_slice(&terms->term));
}

static dl_slice shared_text(const dl_terms *terms, shared_term term)
{
    return dl_slice_make(terms->shared_bytes.data + term.begin, term.size);
}

static void keep_value(dl_terms *terms, term_list *list, const char *prefix, dl_slice value)
{
    dl_buffer_clear(&terms->term);
    dl_term_make(&terms->term, prefix, value);
    keep(terms, list);
}

typedef struct keeping {
    dl_terms *terms;
    term_list *list;
    const char *prefix, *stem_prefix; /* stem_prefix NULL: names, not stemmed */
} keeping;

static bool keep_token(void *context, const dl_token *token)
{
    keeping *keep_in = context;
    keep_value(keep_in->terms, keep_in->list, keep_in->prefix, token->term);
    if (keep_in->stem_prefix && token->stem.size)
        keep_value(keep_in->terms, keep_in->list, keep_in->stem_prefix, token->stem);
    return !keep_in->terms->failed;
}

static dateline_status keep_words(dl_terms *terms, term_list *list, const char *prefix,
                                  const char *stem_prefix, dl_slice text, dateline_error *error)
{
    keeping keep_in = {terms, list, prefix, stem_prefix};
    return dl_analyzer_run(terms->analyzer, text, keep_token, &keep_in, error);
}

static dateline_status keep_keyword(dl_terms *terms, const char *prefix, dl_slice value,
                                    dateline_error *error)
{
    if (!value.size)
        return DATELINE_OK;
    dl_buffer_clear(&terms->scratch);
    dateline_status status = dl_analyzer_fold(terms->analyzer, &terms->scratch, value, error);
    if (!status)
        keep_value(terms, &terms->booleans, prefix, dl_buffer_slice(&terms->scratch));
    return status;
}

dateline_status dl_terms_begin(dl_terms *terms, const dl_article *article, dl_article_key key,
                               dateline_error *error)
{
    terms->article = article;
    terms->key = key;
    terms->failed = false;
    terms->titles.count = terms->authors.count = terms->booleans.count = 0;
    dl_buffer_clear(&terms->shared_bytes);

    dl_buffer_clear(&terms->term);
    dl_terms_id(&terms->term, DL_PREFIX_OF_ARTICLE, key.id);
    keep(terms, &terms->booleans);
    dl_buffer_clear(&terms->term);
    dl_manifest_term(&terms->term, key.source);
    keep(terms, &terms->booleans);
    dateline_status status = keep_keyword(terms, DL_PREFIX_LANGUAGE, article->language, error);
    if (!status)
        status = keep_keyword(terms, DL_PREFIX_SITE, article->site, error);
    if (!status)
        status = keep_words(terms, &terms->booleans, DL_PREFIX_PLACE, NULL, article->place, error);
    if (!status)
        status = keep_words(terms, &terms->titles, DL_PREFIX_TITLE,
                            DL_PREFIX_STEM DL_PREFIX_TITLE, article->title, error);
    for (size_t i = 0; i < article->author_count && !status; i++)
        status = keep_words(terms, &terms->authors, DL_PREFIX_AUTHOR, NULL, article->authors[i],
                            error);
    if (!status && (terms->failed || terms->shared_bytes.failed || terms->term.failed))
        status = dl_fail_memory(error);
    return status;
}

/* ---- one document ---- */

static dateline_status finish(dl_terms *terms, const dl_store_document **out, dateline_error *error)
{
    if (terms->failed || terms->term.failed || terms->scratch.failed)
        return dl_fail_memory(error);
    *out = terms->document;
    return DATELINE_OK;
}

static void add_list(dl_terms *terms, const term_list *list, uint32_t wdf)
{
    for (size_t i = 0; i < list->count; i++)
        dl_store_document_add_term(terms->document, shared_text(terms, list->items[i]), wdf);
}

static void add_boolean(dl_terms *terms, const char *prefix, dl_slice value)
{
    dl_buffer_clear(&terms->term);
    dl_term_make(&terms->term, prefix, value);
    dl_store_document_add_boolean(terms->document, dl_buffer_slice(&terms->term));
}

static void set_record(dl_terms *terms)
{
    dl_store_document_set_data(terms->document, dl_buffer_slice(&terms->scratch));
}

dateline_status dl_terms_article(const dl_store_document **out, dl_terms *terms,
                                 dateline_error *error)
{
    *out = NULL;
    const dl_article *article = terms->article;
    dl_store_document_clear(terms->document);
    add_boolean(terms, DL_PREFIX_KIND, DL_LITERAL("article"));
    dl_buffer_clear(&terms->term);
    dl_terms_id(&terms->term, DL_PREFIX_ARTICLE_ID, terms->key.id);
    dl_store_document_add_boolean(terms->document, dl_buffer_slice(&terms->term));
    dl_buffer_clear(&terms->term);
    dl_manifest_term(&terms->term, terms->key.source);
    dl_store_document_add_boolean(terms->document, dl_buffer_slice(&terms->term));
    dl_buffer_clear(&terms->scratch);
    dl_terms_id_value(&terms->scratch, terms->key.id);
    dl_store_document_set_value(terms->document, DL_SLOT_ARTICLE, dl_buffer_slice(&terms->scratch));

    dl_article_record record = {
        .source = terms->key.source,
        .begin = article->begin,
        .end = article->end,
        .passage_count = article->passage_count,
        .date = article->date,
        .title = article->title,
        .place = article->place,
        .language = article->language,
        .url = article->url,
        .site = article->site,
        .authors = article->authors,
        .author_count = article->author_count,
    };
    dl_buffer_clear(&terms->scratch);
    dl_record_put_article(&terms->scratch, &record);
    set_record(terms);
    return finish(terms, out, error);
}

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
    dateline_status status =
        dl_analyzer_run(terms->analyzer, tweet->name, add_author_token, terms, error);
    if (status || !tweet->handle.size)
        return status;
    dl_buffer_clear(&terms->scratch);
    dl_buffer_add_byte(&terms->scratch, '@');
    dl_buffer_add_slice(&terms->scratch, tweet->handle);
    return dl_analyzer_run(terms->analyzer, dl_buffer_slice(&terms->scratch), add_author_token,
                           terms, error);
}

/* The date as a sortable value, and as Xapian's D, M and Y terms. */
static void add_date(dl_terms *terms, dl_date date)
{
    if (!dl_date_known(date))
        return;
    char value[5];
    dl_slot_date(value, date.seconds);
    dl_store_document_set_value(terms->document, DL_SLOT_DATE, dl_slice_make(value, sizeof value));

    dl_buffer_clear(&terms->scratch);
    dl_date_format(&terms->scratch, date); /* YYYY-MM-DD... */
    if (terms->scratch.size < 10)
        return;
    const char *text = terms->scratch.data;
    char digits[8];
    memcpy(digits, text, 4);
    memcpy(digits + 4, text + 5, 2);
    memcpy(digits + 6, text + 8, 2);
    add_boolean(terms, DL_PREFIX_DAY, dl_slice_make(digits, 8));
    add_boolean(terms, DL_PREFIX_MONTH, dl_slice_make(digits, 6));
    add_boolean(terms, DL_PREFIX_YEAR, dl_slice_make(digits, 4));
}

/* Every token twice: folded with its position, and its stem without. */
static bool add_text_token(void *context, const dl_token *token)
{
    dl_terms *terms = context;
    dl_buffer_clear(&terms->term);
    dl_term_make(&terms->term, "", token->term);
    dl_store_document_add_posting(terms->document, dl_buffer_slice(&terms->term),
                                  token->position + 1);
    if (token->stem.size) {
        dl_buffer_clear(&terms->term);
        dl_term_make(&terms->term, DL_PREFIX_STEM, token->stem);
        dl_store_document_add_term(terms->document, dl_buffer_slice(&terms->term), 1);
    }
    const char *prefix = token->kind == DL_TOKEN_TAG      ? DL_PREFIX_TAG
                         : token->kind == DL_TOKEN_HANDLE ? DL_PREFIX_MENTION
                                                          : NULL;
    if (prefix) /* without its sign */
        add_boolean(terms, prefix, dl_slice_cut(token->term, 1, token->term.size));
    return true;
}

dateline_status dl_terms_passage(const dl_store_document **out, dl_terms *terms, size_t ordinal,
                                 dateline_error *error)
{
    *out = NULL;
    const dl_passage *passage = &terms->article->passages[ordinal];
    bool is_tweet = passage->kind == DATELINE_TWEET && passage->tweet;
    dl_store_document_clear(terms->document);
    dateline_status status =
        dl_analyzer_run(terms->analyzer, passage->text, add_text_token, terms, error);
    if (!status && is_tweet)
        status = add_tweet(terms, passage->tweet, error);
    if (status)
        return status;

    /* Titles must not lengthen the passages that they stand over: scored on the headline alone. */
    add_list(terms, &terms->titles, passage->kind == DATELINE_HEADLINE);
    if (!is_tweet)
        add_list(terms, &terms->authors, 0);
    add_list(terms, &terms->booleans, 0);
    add_boolean(terms, DL_PREFIX_KIND, dl_slice_of(dateline_kind_name(passage->kind)));
    add_date(terms, is_tweet && dl_date_known(passage->tweet->date) ? passage->tweet->date
                                                                    : terms->article->date);
    dl_buffer_clear(&terms->scratch);
    dl_terms_id_value(&terms->scratch, terms->key.id);
    dl_store_document_set_value(terms->document, DL_SLOT_ARTICLE, dl_buffer_slice(&terms->scratch));

    dl_passage_record record = {.ordinal = ordinal, .passage = *passage};
    dl_buffer_clear(&terms->scratch);
    dl_record_put_passage(&terms->scratch, &record);
    set_record(terms);
    return finish(terms, out, error);
}
