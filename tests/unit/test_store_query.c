/* Each kind of query node finds what it should, in the order it should. */
#include "store_fixture.h"

#include "schema/field.h"
#include "util/error.h"

#define DAY(y, m, d) (dl_date_of(y, m, d).seconds)

/* ---- trees by hand ---- */

typedef struct maker {
    dl_arena arena;
} maker;

static dl_query_node *make(maker *m, dl_query_kind kind, const char *field)
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

static dl_query_node *all(maker *m)
{
    return make(m, DL_QUERY_ALL, NULL);
}

static dl_query_node *in_words(maker *m, dl_query_node *node, size_t count)
{
    node->words = dl_arena_alloc(&m->arena, count * sizeof *node->words);
    assert_non_null(node->words);
    node->word_count = count;
    return node;
}

/* `stem` NULL: has none. */
static dl_query_node *in_field(maker *m, const char *field, const char *word, const char *stem)
{
    dl_query_node *node = in_words(m, make(m, DL_QUERY_WORD, field), 1);
    node->words[0].folded = dl_slice_of(word);
    node->words[0].stem = dl_slice_of(stem);
    return node;
}

static dl_query_node *stem(maker *m, const char *text)
{
    return in_field(m, NULL, text, text);
}

static dl_query_node *exact(maker *m, const char *text)
{
    return in_field(m, NULL, text, NULL);
}

/* "_" leaves a gap. */
static dl_query_node *phrase(maker *m, const char *field, const char *text)
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

static dl_query_node *prefix(maker *m, const char *field, const char *text)
{
    dl_query_node *node = make(m, DL_QUERY_PREFIX, field);
    node->value = dl_slice_of(text);
    return node;
}

static dl_query_node *keyword(maker *m, const char *field, const char *text)
{
    dl_query_node *node = make(m, DL_QUERY_KEYWORD, field);
    node->value = dl_slice_of(text);
    return node;
}

static dl_query_node *dates(maker *m, int64_t from, int64_t until)
{
    dl_query_node *node = make(m, DL_QUERY_DATES, "date");
    node->from = from;
    node->until = until;
    return node;
}

static dl_query_node *as(dl_query_node *node, dl_occur occur)
{
    node->occur = occur;
    return node;
}

static dl_query_node *must(dl_query_node *node)
{
    return as(node, DL_MUST);
}

static dl_query_node *deny(dl_query_node *node)
{
    return as(node, DL_MUST_NOT);
}

static dl_query_node *ignored(dl_query_node *node)
{
    node->ignored = true;
    return node;
}

static dl_query_node *weighing(double weight, dl_query_node *node)
{
    node->weight = weight;
    return node;
}

static dl_query_node *group_of(maker *m, dl_query_node **clauses, size_t count)
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
} passage;

/* Numbers of documents are from 1. */
static const passage passages[] = {
    {"", "XKarticle Qa XS1", 0, "aaaaaaaa"},
    {"tajikistan takes chairmanship", "XKheadline XAa XS1", 20251119, "aaaaaaaa"},
    {"russia backs tajikistan plans of chairmanship and plans", "XKparagraph XAa XS1", 20251119,
     "aaaaaaaa"},
    {"summit of heads of government in moscow", "XKtweet XAa XS1 Aministry A@ministry XTsco",
     20251118, "aaaaaaaa"},
    {"", "XKarticle Qb XS2", 0, "bbbbbbbb"},
    {"heads of state and government met", "XKparagraph XAb XS2", 0, "bbbbbbbb"},
    {"plans met", "XKparagraph XAb XS2 Aministry", 20240101, "bbbbbbbb"},
    {"plank plant planet the", "XKparagraph XAb XS2", 20250301, "bbbbbbbb"},
};

/* Stands in for a stemmer. */
static dl_slice stem_of(dl_slice word)
{
    return word.size > 1 && dl_slice_ends(word, DL_LITERAL("s"))
               ? dl_slice_cut(word, 0, word.size - 1)
               : word;
}

static void add_prefixed(dl_store_document *document, const char *prefix_, dl_slice word,
                         uint32_t wdf)
{
    dl_buffer term = DL_BUFFER_EMPTY;
    dl_term_make(&term, prefix_, word);
    dl_store_document_add_term(document, dl_buffer_slice(&term), wdf);
    dl_buffer_free(&term);
}

static void add_passage(dl_store_writer *writer, const passage *from)
{
    dl_store_document *document = dl_store_document_new();
    assert_non_null(document);
    bool headline = strstr(from->terms, "XKheadline") != NULL;
    uint32_t position = 0;
    for (const char *at = from->text; *at; at += strspn(at, " ")) {
        dl_slice word = dl_slice_make(at, strcspn(at, " "));
        dl_store_document_add_posting(document, word, ++position);
        add_prefixed(document, "Z", stem_of(word), 1);
        if (headline) {
            add_prefixed(document, "S", word, 1);
            add_prefixed(document, "ZS", stem_of(word), 1);
        }
        at += word.size;
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

static int setup(void **state)
{
    fixture *made = calloc(1, sizeof *made);
    if (!made || scratch_setup((void **)&made->scratch))
        return -1;
    dl_store_writer *writer;
    const char *path = scratch_path(made->scratch, "db");
    assert_ok(dl_store_writer_open(&writer, path, true, error));
    assert_ok(dl_store_writer_begin(writer, error));
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++)
        add_passage(writer, &passages[i]);
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
    assert_ok(dl_store_reader_open(&made->reader, path, error));
    *state = made;
    return 0;
}

static int teardown(void **state)
{
    fixture *made = *state;
    dl_store_reader_free(made->reader);
    dl_arena_free(&made->maker.arena);
    int failed = scratch_teardown((void **)&made->scratch);
    free(made);
    return failed;
}

static dateline_status resolve(void *context, dl_slice value, const dl_slice **terms, size_t *count,
                               dateline_error *error)
{
    static const dl_slice known[] = {{"XS1", 3}, {"XS2", 3}};
    (void)context;
    if (dl_slice_is(value, "fail"))
        return dl_fail(error, DATELINE_ERROR_DAMAGED, "the list of sources is damaged");
    *terms = known + dl_slice_is(value, "second");
    *count = dl_slice_is(value, "both") ? 2 : !dl_slice_is(value, "none");
    return DATELINE_OK;
}

static dl_store_search search_for(const dl_query_node *root)
{
    return (dl_store_search){.root = root,
                             .k1 = 1.2,
                             .b = 0.75,
                             .limit = 100,
                             .check_at_least = UINT64_MAX,
                             .prefix_limit = 100,
                             .sources = {resolve, NULL}};
}

static dl_store_matches run(fixture *f, const dl_store_search *search)
{
    dl_store_matches found;
    assert_ok(dl_store_run(&found, &f->maker.arena, f->reader, search, error));
    return found;
}

static int by_number(const void *a, const void *b)
{
    return *(const char *)a - *(const char *)b;
}

/* The found documents as digits: ranked, or by number. */
static const char *digits(fixture *f, const dl_store_matches *found, bool ranked)
{
    char *out = dl_arena_alloc(&f->maker.arena, found->count + 1);
    assert_non_null(out);
    for (size_t i = 0; i < found->count; i++)
        out[i] = (char)('0' + found->items[i].document);
    if (!ranked)
        qsort(out, found->count, 1, by_number);
    return out;
}

static const char *ranked(fixture *f, const dl_store_search *search)
{
    dl_store_matches found = run(f, search);
    return digits(f, &found, true);
}

/* ---- which documents ---- */

static void test_each_kind_of_node_finds_its_documents(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_slice long_word = {NULL, 0};
    char bytes[400];
    memset(bytes, 'x', sizeof bytes);
    long_word = dl_slice_make(bytes, sizeof bytes);
    dl_query_node *too_long = exact(m, "");
    too_long->words[0].folded = long_word;
    dl_query_node *no_words = make(m, DL_QUERY_WORD, NULL);

    const struct {
        const char *what;
        const dl_query_node *root;
        const char *expected;
    } cases[] = {
        {"nothing asked", NULL, ""},
        {"a stem", stem(m, "plan"), "37"},
        {"an exact word is not its stem", exact(m, "plan"), ""},
        {"an exact word", exact(m, "plans"), "37"},
        {"a word that is nowhere", stem(m, "absent"), ""},
        {"the empty word is not all documents", exact(m, ""), ""},
        {"a node without words", no_words, ""},
        {"a word longer than a term may be", too_long, ""},
        {"a stem in a field of words", in_field(m, "title", "tajikistan", "tajikistan"), "2"},
        {"an exact word in a field of words", in_field(m, "title", "takes", NULL), "2"},
        {"names are never stemmed", in_field(m, "by", "ministry", "minist"), "47"},
        {"a field's filter", in_field(m, "from", "ministry", NULL), "4"},
        {"a field's filter in a group",
         group(m, must(in_field(m, "from", "ministry", NULL)), stem(m, "met")), "4"},
        {"a field's filter denied",
         group(m, stem(m, "met"), stem(m, "moscow"), deny(in_field(m, "from", "ministry", NULL))),
         "67"},

        {"a phrase", phrase(m, NULL, "heads of government"), "4"},
        {"a phrase has an order", phrase(m, NULL, "government of heads"), ""},
        {"a phrase with a gap", phrase(m, NULL, "heads _ _ _ government"), "46"},
        {"a phrase with a gap has an order", phrase(m, NULL, "government _ _ _ heads"), ""},
        {"a phrase with a word twice", phrase(m, NULL, "of heads of"), "4"},
        {"a phrase with an absent word", phrase(m, NULL, "heads of absent"), ""},
        {"a phrase in a field, which has no positions: all words",
         phrase(m, "title", "chairmanship tajikistan"), "2"},

        {"a prefix", prefix(m, NULL, "plan"), "378"},
        {"a whole word is a prefix of itself", prefix(m, NULL, "planet"), "8"},
        {"a prefix of nothing", prefix(m, NULL, "zzz"), ""},
        {"a prefix in a field", prefix(m, "title", "chair"), "2"},
        {"the empty prefix is not all terms", prefix(m, NULL, ""), ""},
        {"a prefix in a field with a filter", prefix(m, "from", "@min"), "4"},

        {"a keyword", keyword(m, "kind", "paragraph"), "3678"},
        {"another keyword", keyword(m, "tag", "sco"), "4"},
        {"articles never match", keyword(m, "kind", "article"), ""},
        {"an empty keyword", keyword(m, "kind", ""), ""},
        {"a source, without its article", keyword(m, "source", "first"), "234"},
        {"several sources", keyword(m, "source", "both"), "234678"},
        {"no source", keyword(m, "source", "none"), ""},

        {"a day", dates(m, DAY(2025, 11, 19), DAY(2025, 11, 20)), "23"},
        {"the end is not in the range", dates(m, DAY(2025, 11, 18), DAY(2025, 11, 19)), "4"},
        {"from a day on", dates(m, DAY(2025, 3, 1), INT64_MAX), "2348"},
        {"until a day: never the undated", dates(m, INT64_MIN, DAY(2025, 11, 18)), "78"},
        {"any date: never the undated", dates(m, INT64_MIN, INT64_MAX), "23478"},
        {"an empty range", dates(m, DAY(2025, 1, 1), DAY(2025, 1, 1)), ""},
        {"a range the wrong way round", dates(m, INT64_MAX, INT64_MIN), ""},
        {"undated", group(m, deny(dates(m, INT64_MIN, INT64_MAX))), "6"},

        {"all passages", all(m), "234678"},
        {"any of them", group(m, stem(m, "moscow"), stem(m, "met")), "467"},
        {"one that must", group(m, stem(m, "moscow"), must(stem(m, "met"))), "67"},
        {"two that must", group(m, must(stem(m, "plan")), must(stem(m, "met"))), "7"},
        {"one that must not", group(m, stem(m, "plan"), deny(stem(m, "met"))), "3"},
        {"only one that must not", group(m, deny(stem(m, "met"))), "2348"},
        {"two that must not", group(m, deny(stem(m, "met")), deny(stem(m, "tajikistan"))), "48"},
        {"only filters",
         group(m, must(keyword(m, "kind", "paragraph")), must(keyword(m, "source", "second"))),
         "678"},
        {"a filter and a word that may",
         group(m, must(keyword(m, "kind", "paragraph")), stem(m, "moscow")), "3678"},
        {"a filter and a word that must",
         group(m, must(keyword(m, "kind", "paragraph")), must(stem(m, "chairmanship"))), "3"},
        {"filters that may", group(m, keyword(m, "kind", "tweet"), keyword(m, "kind", "headline")),
         "24"},
        {"a filter and what must not",
         group(m, must(keyword(m, "source", "first")), deny(keyword(m, "kind", "tweet"))), "23"},
        {"a group in a group",
         group(m, must(group(m, stem(m, "moscow"), stem(m, "met"))), must(exact(m, "plans"))), "7"},
        {"a group denied",
         group(m, exact(m, "government"),
               deny(group(m, must(stem(m, "state")), must(stem(m, "met"))))),
         "4"},
        {"a denied group of denials is what they deny",
         group(m, must(all(m)), deny(group(m, deny(stem(m, "met"))))), "67"},
        {"an ignored word is not looked for", group(m, ignored(stem(m, "the")), stem(m, "moscow")),
         "4"},
        {"an empty group", make(m, DL_QUERY_GROUP, NULL), ""},
        {"a group of weight 0",
         group(m, must(weighing(0, group(m, stem(m, "met")))), stem(m, "plan")), "67"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_store_search search = search_for(cases[i].root);
        dl_store_matches found = run(f, &search);
        const char *got = digits(f, &found, false);
        if (strcmp(got, cases[i].expected) != 0)
            fail_msg("%s: %s instead of %s", cases[i].what, got, cases[i].expected);
        if (found.total != strlen(got) || !found.total_is_exact)
            fail_msg("%s: total %d", cases[i].what, (int)found.total);
    }
}

/* ---- in which order ---- */

static void test_the_bonus_goes_to_passages_with_all_words_and_to_no_others(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    /* A denied and a filtering clause are no words to hold. */
    dl_query_node *root = group(m, stem(m, "plan"), stem(m, "met"), keyword(m, "kind", "tweet"),
                                deny(stem(m, "the")));
    dl_store_search search = search_for(root);
    dl_store_matches before = run(f, &search);
    root->all_bonus = 0.5;
    dl_store_matches after = run(f, &search);
    assert_string_equal(digits(f, &before, true), "7364");
    assert_string_equal(digits(f, &after, true), "7364");
    assert_float_equal(after.items[0].score, 1.5 * before.items[0].score, 1e-9);
    for (size_t i = 1; i < before.count; i++)
        assert_true(before.items[i].score == after.items[i].score);
}

static void test_weights_scale_the_score_and_zero_takes_it_away(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_store_search search = search_for(stem(m, "moscow"));
    double one = run(f, &search).items[0].score;
    assert_true(one > 0);
    search.root = weighing(2.5, stem(m, "moscow"));
    assert_float_equal(run(f, &search).items[0].score, 2.5 * one, 1e-9);
    search.root = weighing(0, stem(m, "moscow"));
    assert_true(run(f, &search).items[0].score == 0);
    search.root = group(m, must(stem(m, "moscow")), must(weighing(0, stem(m, "summit"))));
    assert_float_equal(run(f, &search).items[0].score, one, 1e-9);
    search.root = group(m, must(keyword(m, "kind", "tweet")), stem(m, "moscow"));
    assert_float_equal(run(f, &search).items[0].score, one, 1e-9);
    search.root = weighing(3, group(m, stem(m, "moscow")));
    assert_float_equal(run(f, &search).items[0].score, 3 * one, 1e-9);
}

static void test_orders_by_date_put_the_undated_last(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_store_search search = search_for(all(m));
    search.sort = DL_STORE_BY_DATE_NEWEST;
    assert_string_equal(ranked(f, &search), "234876");
    search.sort = DL_STORE_BY_DATE_OLDEST;
    assert_string_equal(ranked(f, &search), "784236");
    /* Within a day by score: 3 is the only one of the two with this word. */
    search.root = group(m, must(all(m)), stem(m, "russia"));
    assert_string_equal(ranked(f, &search), "784326");
    search.sort = DL_STORE_BY_DATE_NEWEST;
    assert_string_equal(ranked(f, &search), "324876");
}

static void test_equal_scores_come_in_the_order_of_the_documents(void **state)
{
    fixture *f = *state;
    dl_store_search search = search_for(all(&f->maker));
    assert_string_equal(ranked(f, &search), "234678");
}

static void test_collapsing_keeps_the_best_of_each_article(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_store_search search = search_for(group(m, stem(m, "plan"), stem(m, "tajikistan")));
    assert_string_equal(ranked(f, &search), "372");
    search.collapse_articles = true;
    dl_store_matches found = run(f, &search);
    assert_string_equal(digits(f, &found, true), "37");
    assert_int_equal(found.items[0].collapsed, 1);
    assert_int_equal(found.items[1].collapsed, 0);
    assert_int_equal(found.total, 2);
    assert_true(found.total_is_exact);
}

static void test_offset_and_limit_cut_the_list_and_not_the_total(void **state)
{
    fixture *f = *state;
    dl_store_search search = search_for(all(&f->maker));
    static const struct {
        size_t offset, limit;
        const char *expected;
    } cases[] = {
        {0, 2, "23"}, {2, 2, "46"}, {4, 10, "78"},           {6, 1, ""},         {SIZE_MAX, 1, ""},
        {0, 0, ""},   {3, 0, ""},   {0, SIZE_MAX, "234678"}, {5, SIZE_MAX, "8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        search.offset = cases[i].offset;
        search.limit = cases[i].limit;
        dl_store_matches found = run(f, &search);
        assert_string_equal(digits(f, &found, true), cases[i].expected);
        assert_int_equal(found.total, 6);
    }
}

/* ---- limits and failures ---- */

static void
test_a_prefix_over_the_limit_stands_for_the_most_frequent_words_and_is_told(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    static const struct {
        size_t limit;
        bool cut;
        const char *expected;
    } cases[] = {
        {5, false, "378"}, /* planet, plank, plans, plant */
        {4, false, "378"}, {1, true, "37"}, {0, true, ""}, {SIZE_MAX, false, "378"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_store_search search = search_for(prefix(m, NULL, "plan"));
        search.prefix_limit = cases[i].limit;
        dl_store_matches found = run(f, &search);
        assert_string_equal(digits(f, &found, false), cases[i].expected);
        assert_int_equal(found.cut_prefix_count, cases[i].cut);
        if (cases[i].cut)
            assert_true(dl_slice_is(found.cut_prefixes[0], "plan"));
    }
}

static void test_the_source_resolvers_failure_is_the_searchs(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_store_search search =
        search_for(group(m, must(keyword(m, "source", "fail")), stem(m, "plan")));
    dl_store_matches found;
    dateline_error met;
    assert_fails(dl_store_run(&found, &m->arena, f->reader, &search, &met), DATELINE_ERROR_DAMAGED,
                 &met);
    assert_string_equal(met.message, "the list of sources is damaged");
    assert_int_equal(found.count, 0);
    search.sources.resolve = NULL;
    search.root = keyword(m, "source", "first");
    assert_string_equal(ranked(f, &search), "");
}

static void test_nesting_is_bounded(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    dl_query_node *deep = stem(m, "moscow");
    for (int i = 0; i < 100; i++)
        deep = group(m, deep);
    dl_store_search search = search_for(deep);
    assert_string_equal(ranked(f, &search), "4");
    for (int i = 0; i < 100000; i++)
        deep = group(m, deep);
    search.root = deep;
    dl_store_matches found;
    dateline_error met;
    assert_fails(dl_store_run(&found, &m->arena, f->reader, &search, &met), DATELINE_ERROR_INTERNAL,
                 &met);
    assert_contains(met.message, "nested too deeply");
}

static void test_what_it_compiles_to_can_be_seen(void **state)
{
    fixture *f = *state;
    maker *m = &f->maker;
    const struct {
        const dl_query_node *root;
        const char *expected;
    } cases[] = {
        {NULL, "Query()"},
        {stem(m, "plan"), "Query(Zplan)"},
        {phrase(m, NULL, "a _ b"), "Query((a PHRASE 3 b))"},
        {in_field(m, "from", "x", NULL), "Query((Ax FILTER XKtweet))"},
        {keyword(m, "kind", "tweet"), "Query((0 * XKtweet AND_NOT XKarticle))"},
        {group(m, stem(m, "a"), stem(m, "b"), must(stem(m, "c"))),
         "Query((Zc AND_MAYBE (Za OR Zb)))"},
        /* No need to look at the articles where only words can match. */
        {group(m, must(stem(m, "a")), must(keyword(m, "kind", "tweet"))),
         "Query((Za FILTER 0 * XKtweet))"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_store_search search = search_for(cases[i].root);
        dl_buffer_clear(&out);
        assert_ok(dl_store_describe(&out, f->reader, &search, error));
        assert_string_equal(out.data, cases[i].expected);
    }
    dl_buffer_free(&out);
}

#define fixture_test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        fixture_test(test_each_kind_of_node_finds_its_documents),
        fixture_test(test_the_bonus_goes_to_passages_with_all_words_and_to_no_others),
        fixture_test(test_weights_scale_the_score_and_zero_takes_it_away),
        fixture_test(test_orders_by_date_put_the_undated_last),
        fixture_test(test_equal_scores_come_in_the_order_of_the_documents),
        fixture_test(test_collapsing_keeps_the_best_of_each_article),
        fixture_test(test_offset_and_limit_cut_the_list_and_not_the_total),
        fixture_test(test_a_prefix_over_the_limit_stands_for_the_most_frequent_words_and_is_told),
        fixture_test(test_the_source_resolvers_failure_is_the_searchs),
        fixture_test(test_nesting_is_bounded),
        fixture_test(test_what_it_compiles_to_can_be_seen),
    };
    return cmocka_run_group_tests_name("store query", tests, NULL, NULL);
}
