/* What the tests of searching share: query trees made by hand, and a small index to search. */
#ifndef STORE_TREES_H
#define STORE_TREES_H

#include "store_fixture.h"

#include "schema/field.h"
#include "util/error.h"

#define DAY(y, m, d) (dl_date_of(y, m, d).seconds)

/* ---- trees by hand ---- */

typedef struct maker {
    dl_arena arena;
} maker;

static inline dl_query_node *make(maker *m, dl_query_kind kind, const char *field)
{
    dl_query_node *node = dl_arena_alloc(&m->arena, sizeof *node);
    assert_non_null(node);
    node->kind = kind;
    node->weight =
        kind == DL_QUERY_KEYWORD || kind == DL_QUERY_DATES || kind == DL_QUERY_ALL ? 0 : 1;
    node->field = field ? dl_field_find(dl_slice_of(field)) : NULL;
    assert_true(!field || node->field);
    return node;
}

static inline dl_query_node *all(maker *m)
{
    return make(m, DL_QUERY_ALL, NULL);
}

static inline dl_query_node *in_words(maker *m, dl_query_node *node, size_t count)
{
    node->words = dl_arena_alloc(&m->arena, count * sizeof *node->words);
    assert_non_null(node->words);
    node->word_count = count;
    return node;
}

/* `stem` NULL: has none. */
static inline dl_query_node *in_field(maker *m, const char *field, const char *word,
                                      const char *stem)
{
    dl_query_node *node = in_words(m, make(m, DL_QUERY_WORD, field), 1);
    node->words[0].folded = dl_slice_of(word);
    node->words[0].stem = dl_slice_of(stem);
    return node;
}

static inline dl_query_node *stem(maker *m, const char *text)
{
    return in_field(m, NULL, text, text);
}

static inline dl_query_node *exact(maker *m, const char *text)
{
    return in_field(m, NULL, text, NULL);
}

/* "_" leaves a gap. */
static inline dl_query_node *phrase(maker *m, const char *field, const char *text)
{
    dl_query_node *node = in_words(m, make(m, DL_QUERY_PHRASE, field), strlen(text) + 1);
    node->word_count = 0;
    uint32_t offset = 0;
    for (const char *at = text; *at; at += strspn(at, " "), offset++) {
        size_t size = strcspn(at, " ");
        if (*at != '_')
            node->words[node->word_count++] =
                (dl_query_word){.folded = dl_slice_make(at, size), .offset = offset};
        at += size;
    }
    return node;
}

static inline dl_query_node *pattern(maker *m, const char *field, const char *text)
{
    dl_query_node *node = in_words(m, make(m, DL_QUERY_WORD, field), 1);
    node->words[0] = (dl_query_word){.folded = dl_slice_of(text), .form = DL_FORM_PATTERN};
    return node;
}

static inline dl_query_node *fuzzy(maker *m, const char *text, unsigned edits)
{
    dl_query_node *node = pattern(m, NULL, text);
    node->words[0].form = DL_FORM_FUZZY;
    node->words[0].edits = edits;
    return node;
}

/* Its words within so many positions. */
static inline dl_query_node *within(dl_query_node *phrase_, uint32_t window, bool any_order)
{
    phrase_->window = window;
    phrase_->any_order = any_order;
    for (size_t i = 0; i < phrase_->word_count; i++)
        phrase_->words[i].offset = 0;
    return phrase_;
}

static inline dl_query_node *keyword(maker *m, const char *field, const char *text)
{
    dl_query_node *node = make(m, DL_QUERY_KEYWORD, field);
    node->value = dl_slice_of(text);
    return node;
}

static inline dl_query_node *dates(maker *m, int64_t from, int64_t until)
{
    dl_query_node *node = make(m, DL_QUERY_DATES, "date");
    node->from = from;
    node->until = until;
    return node;
}

static inline dl_query_node *as(dl_query_node *node, dl_occur occur)
{
    node->occur = occur;
    return node;
}

static inline dl_query_node *must(dl_query_node *node)
{
    return as(node, DL_MUST);
}

static inline dl_query_node *deny(dl_query_node *node)
{
    return as(node, DL_MUST_NOT);
}

static inline dl_query_node *ignored(dl_query_node *node)
{
    node->ignored = true;
    return node;
}

static inline dl_query_node *weighing(double weight, dl_query_node *node)
{
    node->weight = weight;
    return node;
}

static inline dl_query_node *group_of(maker *m, dl_query_node **clauses, size_t count)
{
    dl_query_node *node = make(m, DL_QUERY_GROUP, NULL);
    node->clauses = dl_arena_alloc(&m->arena, count * sizeof *clauses);
    assert_non_null(node->clauses);
    memcpy(node->clauses, clauses, count * sizeof *clauses);
    node->clause_count = count;
    return node;
}

#define group(m, ...)                                                                              \
    group_of(m, (dl_query_node *[]){__VA_ARGS__},                                                  \
             sizeof((dl_query_node *[]){__VA_ARGS__}) / sizeof(dl_query_node *))

/* ---- a small index ---- */

typedef struct passage {
    const char *text, *terms;
    int64_t date; /* 0: none */
    const char *article;
    uint32_t followers; /* an article's passages; its text is its title */
} passage;

/* Numbers of documents are from 1. */
static const passage passages[] = {
    {"tajikistan takes chairmanship", "XKarticle Qa XS1 Aeditor", 0, "aaaaaaaa", 3},
    {"tajikistan takes chairmanship", "XKheadline", 20251119, "aaaaaaaa", 0},
    {"russia backs tajikistan plans of chairmanship and plans", "XKparagraph", 20251119, "aaaaaaaa", 0},
    {"summit of heads of government in moscow", "XKtweet Aministry A@ministry XTsco", 20251118,
     "aaaaaaaa", 0},
    {"", "XKarticle Qb XS2", 0, "bbbbbbbb", 3},
    {"heads of state and government met", "XKparagraph", 0, "bbbbbbbb", 0},
    {"plans met", "XKparagraph Aministry", 20240101, "bbbbbbbb", 0},
    {"plank plant planet the", "XKparagraph", 20250301, "bbbbbbbb", 0},
};

/* Stands in for a stemmer. */
static inline dl_slice stem_of(dl_slice word)
{
    return word.size > 1 && dl_slice_ends(word, DL_LITERAL("s"))
               ? dl_slice_cut(word, 0, word.size - 1)
               : word;
}

static inline void add_prefixed(dl_store_document *document, const char *prefix_, dl_slice word,
                                uint32_t wdf)
{
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_term_make(&term, prefix_, word);
    dl_store_document_add_term(document, dl_buffer_slice(&term), wdf);
    dl_buffer_free(&term);
}

static inline void add_passage(dl_store_writer *writer, const passage *from)
{
    dl_store_document *document = dl_store_document_new();
    assert_non_null(document);
    uint32_t position = 0;
    for (const char *at = from->text; *at; at += strspn(at, " ")) {
        dl_slice word = dl_slice_make(at, strcspn(at, " "));
        if (from->followers) {
            add_prefixed(document, "S", word, 0);
            add_prefixed(document, "ZS", stem_of(word), 0);
        } else {
            dl_store_document_add_posting(document, word, ++position);
            add_prefixed(document, "Z", stem_of(word), 1);
        }
        at += word.size;
    }
    if (from->followers) {
        char count[4];
        dl_slot_passages(count, from->followers);
        dl_store_document_set_value(document, DL_SLOT_PASSAGES, dl_slice_make(count, sizeof count));
    }
    for (const char *at = from->terms; *at; at += strspn(at, " ")) {
        dl_slice term = dl_slice_make(at, strcspn(at, " "));
        dl_store_document_add_boolean(document, term);
        at += term.size;
    }
    char value[5];
    if (from->date) {
        dl_slot_date(value, DAY((int)(from->date / 10000), (int)(from->date / 100 % 100),
                                (int)(from->date % 100)));
        dl_store_document_set_value(document, DL_SLOT_DATE, dl_slice_make(value, sizeof value));
    }
    dl_store_document_set_value(document, DL_SLOT_ARTICLE, dl_slice_of(from->article));
    dl_store_document_set_data(document, dl_slice_of("x"));
    assert_ok(dl_store_writer_add(NULL, writer, document, error));
    dl_store_document_free(document);
}

typedef struct fixture {
    scratch *scratch;
    dl_store_reader *reader;
    maker maker;
} fixture;

static inline int setup(void **state)
{
    fixture *made = calloc(1, sizeof *made);
    if (!made || scratch_setup((void **)&made->scratch))
        return -1;
    dl_store_writer *writer;
    const char *path = scratch_path(made->scratch, "db");
    assert_ok(dl_store_writer_open(&writer, path, error));
    assert_ok(dl_store_writer_begin(writer, error));
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++)
        add_passage(writer, &passages[i]);
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
    assert_ok(dl_store_reader_open(&made->reader, path, error));
    *state = made;
    return 0;
}

static inline int teardown(void **state)
{
    fixture *made = *state;
    dl_store_reader_free(made->reader);
    dl_arena_free(&made->maker.arena);
    int failed = scratch_teardown((void **)&made->scratch);
    free(made);
    return failed;
}

static inline dateline_status resolve(void *context, dl_slice value, const dl_slice **terms,
                                      size_t *count, dateline_error *error)
{
    static const dl_slice known[] = {{"XS1", 3}, {"XS2", 3}};
    (void)context;
    if (dl_slice_is(value, "fail"))
        return dl_fail(error, DATELINE_ERROR_DAMAGED, "the list of sources is damaged");
    *terms = known + dl_slice_is(value, "second");
    *count = dl_slice_is(value, "both") ? 2 : !dl_slice_is(value, "none");
    return DATELINE_OK;
}

static inline dl_store_search search_for(const dl_query_node *root)
{
    return (dl_store_search){.root = root,
                             .k1 = 1.2,
                             .limit = 100,
                             .check_at_least = UINT64_MAX,
                             .prefix_limit = 100,
                             .sources = {resolve, NULL}};
}

static inline dl_store_matches run(fixture *f, const dl_store_search *search)
{
    dl_store_matches found;
    assert_ok(dl_store_run(&found, &f->maker.arena, f->reader, search, error));
    return found;
}

static inline int by_number(const void *a, const void *b)
{
    return *(const char *)a - *(const char *)b;
}

/* The found documents as digits: ranked, or by number. */
static inline const char *digits(fixture *f, const dl_store_matches *found, bool ranked)
{
    char *out = dl_arena_alloc(&f->maker.arena, found->count + 1);
    assert_non_null(out);
    for (size_t i = 0; i < found->count; i++)
        out[i] = (char)('0' + found->items[i].document);
    if (!ranked)
        qsort(out, found->count, 1, by_number);
    return out;
}

static inline const char *ranked(fixture *f, const dl_store_search *search)
{
    dl_store_matches found = run(f, search);
    return digits(f, &found, true);
}

#define fixture_test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

#endif
