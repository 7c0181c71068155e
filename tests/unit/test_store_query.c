/* Each kind of query node finds what it should. */
#include "store_trees.h"

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
        {"a stem in a field of words", in_field(m, "title", "tajikistan", "tajikistan"), "234"},
        {"an exact word in a field of words", in_field(m, "title", "takes", NULL), "234"},
        {"names are never stemmed", in_field(m, "by", "ministry", "minist"), "47"},
        {"an article's author: its passages but tweets", in_field(m, "by", "editor", NULL), "23"},
        {"a field of articles denied",
         group(m, stem(m, "chairmanship"), stem(m, "met"), deny(in_field(m, "title", "takes", NULL))),
         "67"},
        {"a field of articles and a word",
         group(m, must(in_field(m, "title", "takes", NULL)), must(stem(m, "moscow"))), "4"},
        {"two fields of articles",
         group(m, must(in_field(m, "title", "takes", NULL)), must(keyword(m, "source", "both"))), "234"},
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
         phrase(m, "title", "chairmanship tajikistan"), "234"},

        {"words near", within(phrase(m, NULL, "government heads"), 3, true), "4"},
        {"words near, farther", within(phrase(m, NULL, "government heads"), 5, true), "46"},
        {"words in order", within(phrase(m, NULL, "heads government"), 5, false), "46"},
        {"words not in order", within(phrase(m, NULL, "government heads"), 5, false), ""},

        {"a prefix", pattern(m, NULL, "plan*"), "378"},
        {"a whole word is a prefix of itself", pattern(m, NULL, "planet*"), "8"},
        {"a prefix of nothing", pattern(m, NULL, "zzz*"), ""},
        {"a prefix in a field", pattern(m, "title", "chair*"), "234"},
        {"the empty pattern is not all terms", pattern(m, NULL, ""), ""},
        {"a prefix in a field with a filter", pattern(m, "from", "@min*"), "4"},
        {"an ending", pattern(m, NULL, "*ship"), "23"},
        {"a pattern never meets terms with prefixes", pattern(m, NULL, "*paragraph"), ""},
        {"one character", pattern(m, NULL, "plan?"), "378"},
        {"inside", pattern(m, NULL, "pl*t"), "8"},
        {"a keyword's pattern", pattern(m, "kind", "tw*t"), "4"},
        {"and no article", pattern(m, "kind", "a*"), ""},
        {"near words", fuzzy(m, "moscwo", 1), "4"},
        {"nearer words only", fuzzy(m, "mscwo", 1), ""},
        {"farther words", fuzzy(m, "mscwo", 2), "4"},
        {"a word without near ones", fuzzy(m, "kaleidoscope", 2), ""},

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
         "Query((Zc AND ((Za OR Zb) OR PostingSource(endless))))"},
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        fixture_test(test_each_kind_of_node_finds_its_documents),
        fixture_test(test_what_it_compiles_to_can_be_seen),
    };
    return cmocka_run_group_tests_name("store query", tests, NULL, NULL);
}
