/* What is read from the tables directly is what Xapian reads: the best documents for words and phrases, data, values, counts. */
#include "store_trees.h"

#include "store/match/top.h"
#include "util/varint.h"

#include <sys/stat.h>

enum { DOCUMENTS = 6000, WORDS = 40, QUERIES = 1000 };

/* A sequence that is the same in every run. */
static uint32_t random_below(uint32_t *state, uint32_t limit)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)*state * limit >> 32);
}

/* The commoner the lower the number: "Zw0" is in most documents, the last ones in few. */
static void word_of(char *out, size_t size, uint32_t *state)
{
    uint32_t number = random_below(state, WORDS);
    for (unsigned i = 0; i < 2; i++) {
        const uint32_t other = random_below(state, WORDS);
        number = other < number ? other : number;
    }
    snprintf(out, size, "w%u", number);
}

static size_t data_size(uint32_t number)
{
    return number % 500 == 0 ? 20000 : number % 97;
}

static const char *const rare_languages[] = {"de", "sv"};

/* Some entries need several blocks, some words several chunks. */
static void add_random(dl_store_writer *writer, uint32_t *state)
{
    static char data[20006];
    char word[16], value[8];
    uint32_t number = 0;
    dl_store_document *document = dl_store_document_new();
    assert_non_null(document);
    const uint32_t count = 1 + random_below(state, 30);
    for (uint32_t i = 0; i < count; i++) {
        word_of(word, sizeof word, state);
        add_prefixed(document, "Z", dl_slice_of(word), 1);
        dl_store_document_add_posting(document, dl_slice_of(word), i + 1);
        if (random_below(state, 8) == 0)
            add_prefixed(document, "Zx", dl_slice_of(word), 1);
    }
    if (random_below(state, 20) == 0)
        add_prefixed(document, DL_PREFIX_LANGUAGE, dl_slice_of(rare_languages[random_below(state, 2)]), 0);
    if (random_below(state, 3))
        add_prefixed(document, DL_PREFIX_KIND, DL_LITERAL("paragraph"), 0);
    const uint32_t which = random_below(state, DOCUMENTS);
    snprintf(value, sizeof value, "%u", which);
    if (which % 3)
        dl_store_document_set_value(document, DL_SLOT_DATE, dl_slice_of(value));
    const size_t size = data_size(which) + 6;
    memset(data, 'a' + (char)(which % 26), size);
    snprintf(data, 6, "%05u", which);
    dl_store_document_set_data(document, dl_slice_make(data, size));
    assert_ok(dl_store_writer_add(&number, writer, document, error));
    dl_store_document_free(document);
}

typedef struct random_index {
    scratch *scratch;
    dl_store_reader *reader;
    uint32_t last;
} random_index;

static void build(random_index *at, bool bulk)
{
    dl_store_writer *writer;
    uint32_t state = 7;
    const char *path = scratch_path(at->scratch, bulk ? "bulk" : "plain");
    if (bulk) {
        assert_int_equal(mkdir(path, 0777), 0);
        assert_ok(dl_store_writer_open_bulk(&writer, path, 1 << 26, 1, true, error));
    } else {
        assert_ok(dl_store_writer_open(&writer, path, error));
    }
    assert_ok(dl_store_writer_begin(writer, error));
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        add_random(writer, &state);
        if (i % 1000 == 999 && !bulk) {
            assert_ok(dl_store_writer_commit(writer, error));
            assert_ok(dl_store_writer_begin(writer, error));
        }
    }
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
    assert_ok(dl_store_reader_open(&at->reader, path, error));
    at->last = DOCUMENTS;
}

static dl_query_node *random_phrase(maker *m, uint32_t *state)
{
    char word[16], *text = dl_arena_alloc(&m->arena, 64);
    assert_non_null(text);
    *text = '\0';
    const uint32_t count = 2 + random_below(state, 3), wider = random_below(state, 2) * random_below(state, 8);
    for (uint32_t i = 0; i < count; i++) {
        word_of(word, sizeof word, state);
        strcat(strcat(text, i ? " " : ""), word);
    }
    return within(phrase(m, NULL, text), wider ? count + wider : 0, random_below(state, 4) == 0);
}

/* A second stem, which counts as the same word; of some only in passages of languages that are few. */
static void add_stem(maker *m, uint32_t *state, dl_query_word *word, const char *stem)
{
    char *other = dl_arena_alloc(&m->arena, 16);
    dl_slice *others = dl_arena_alloc(&m->arena, sizeof *others);
    dl_languages *wanted = dl_arena_alloc(&m->arena, sizeof *wanted);
    assert_true(other && others && wanted);
    snprintf(other, 16, "x%s", stem);
    *others = dl_slice_of(other);
    *wanted = (dl_languages){{0}};
    for (unsigned i = random_below(state, 3); i-- > 0;)
        dl_languages_add(wanted, dl_language_find(dl_slice_of(rare_languages[i])));
    word->others = others;
    word->wanted = wanted;
    word->other_count = 1;
}

static dl_query_node *random_word(maker *m, uint32_t *state)
{
    char *word = dl_arena_alloc(&m->arena, 16);
    assert_non_null(word);
    word_of(word, 16, state);
    if (random_below(state, 50) == 0)
        word = "nowhere";
    dl_query_node *node = weighing(1 + random_below(state, 3) / 2.0, stem(m, word));
    if (random_below(state, 3) == 0)
        add_stem(m, state, &node->words[0], word);
    return node;
}

static dl_query_node *random_group(maker *m, uint32_t *state, const dl_occur *signs, size_t kinds, bool deep);

static dl_query_node *random_clause(maker *m, uint32_t *state, dl_occur occur, bool deep)
{
    static const dl_occur may[] = {DL_SHOULD};
    const uint32_t which = random_below(state, occur == DL_SHOULD ? 20 : 12);
    dl_query_node *node = which == 0 && occur == DL_MUST ? random_phrase(m, state)
                          : which == 1                   ? keyword(m, "lang", rare_languages[random_below(state, 2)])
                          : which == 2                   ? keyword(m, "kind", "paragraph")
                          : which == 3 && deep           ? random_group(m, state, may, 1, false)
                                                         : random_word(m, state);
    return as(node, occur);
}

static dl_query_node *random_group(maker *m, uint32_t *state, const dl_occur *signs, size_t kinds, bool deep)
{
    dl_query_node *clauses[8];
    const size_t count = 1 + random_below(state, 8);
    size_t scored = 0;
    for (size_t i = 0; i < count; i++) {
        clauses[i] = random_clause(m, state, signs[random_below(state, (uint32_t)kinds)], deep);
        scored += clauses[i]->occur == DL_SHOULD && clauses[i]->weight > 0;
    }
    dl_query_node *root = weighing(1 + random_below(state, 2), group_of(m, clauses, count));
    root->all_bonus = scored > 1 && random_below(state, 2) ? 1 + random_below(state, 2) / 2.0 : 0;
    return root;
}

/* Words that all may be there, or must, or of which some must, may or must not. */
static dl_query_node *random_query(maker *m, uint32_t *state)
{
    static const dl_occur may[] = {DL_SHOULD}, must_all[] = {DL_MUST}, mixed[] = {DL_SHOULD, DL_SHOULD, DL_MUST, DL_MUST_NOT};
    switch (random_below(state, 5)) {
    case 0: return random_phrase(m, state);
    case 1: return random_group(m, state, may, 1, false);
    case 2: return random_group(m, state, must_all, 1, true);
    default: return random_group(m, state, mixed, sizeof mixed / sizeof *mixed, true);
    }
}

static void assert_same(const dl_store_matches *fast, const dl_store_matches *slow, size_t offset)
{
    const size_t left = slow->count - (offset < slow->count ? offset : slow->count);
    assert_true(fast->count <= left);
    for (size_t i = 0; i < fast->count; i++) {
        assert_true(fast->items[i].score == slow->items[offset + i].score);
        assert_int_equal(fast->items[i].document, slow->items[offset + i].document);
    }
    assert_true(!fast->total_is_exact || fast->total == slow->total);
}

static void compare_searches(random_index *at, uint32_t state)
{
    for (unsigned i = 0; i < QUERIES; i++) {
        maker m = {0};
        dl_store_matches fast, slow;
        dl_store_search search = search_for(random_query(&m, &state));
        search.norm = 1.25;
        search.limit = DOCUMENTS;
        assert_ok(dl_store_run(&slow, &m.arena, at->reader, &search, error)); /* all are counted: by Xapian */
        assert_true(slow.total_is_exact);
        search.check_at_least = 0;
        search.offset = random_below(&state, 3) * 5;
        search.limit = 1 + random_below(&state, 60);
        assert_ok(dl_store_run(&fast, &m.arena, at->reader, &search, error));
        assert_same(&fast, &slow, search.offset);
        const size_t left = slow.count > search.offset ? slow.count - search.offset : 0;
        assert_int_equal(fast.count, left < search.limit ? left : search.limit);
        dl_arena_free(&m.arena);
    }
}

static void compare_documents(random_index *at)
{
    uint32_t with_value = 0;
    for (uint32_t document = 1; document <= at->last; document++) {
        dl_buffer data = DL_BUFFER_EMPTY, value = DL_BUFFER_EMPTY;
        assert_ok(dl_store_document_data(&data, at->reader, document, error));
        const uint32_t which = (uint32_t)strtoul(data.data, NULL, 10);
        assert_int_equal(data.size, data_size(which) + 6);
        for (size_t i = 6; i < data.size; i++)
            assert_int_equal(data.data[i], 'a' + (char)(which % 26));
        assert_ok(dl_store_document_value(&value, at->reader, document, DL_SLOT_DATE, error));
        assert_int_equal(value.size > 0, which % 3 != 0);
        assert_true(!value.size || strtoul(value.data, NULL, 10) == which);
        with_value += value.size > 0;
        dl_buffer_free(&data);
        dl_buffer_free(&value);
    }
    assert_true(with_value > at->last / 2);
    dl_buffer none = DL_BUFFER_EMPTY;
    dateline_error met;
    assert_fails(dl_store_document_data(&none, at->reader, at->last + 1, &met), DATELINE_ERROR_NOT_FOUND, &met);
    assert_ok(dl_store_document_value(&none, at->reader, at->last + 1, DL_SLOT_DATE, error));
    assert_int_equal(none.size, 0);
    dl_buffer_free(&none);
}

static bool take_document(void *context, uint32_t document)
{
    dl_bitmap_add(context, document);
    return true;
}

static dl_glass *open_postings(const char *path)
{
    dl_version_file version;
    assert_ok(dl_version_file_read(&version, path, error));
    dl_glass *postlist = dl_glass_open(path, &version, NULL, DL_GLASS_POSTLIST);
    assert_non_null(postlist);
    return postlist;
}

/* Walked through, and with leaps. */
static void compare_lists(random_index *at, const char *path)
{
    dl_glass *postlist = open_postings(path);
    for (unsigned number = 0; number < WORDS; number++) {
        char word[16];
        uint64_t count;
        dl_postings list;
        dl_bitmap expected;
        assert_true(dl_bitmap_make(&expected, at->last + 1));
        snprintf(word, sizeof word, "Zw%u", number);
        assert_ok(dl_store_term_count(&count, at->reader, dl_slice_of(word), error));
        assert_ok(dl_store_term_documents(at->reader, dl_slice_of(word), take_document, &expected, error));
        dl_postings_begin(&list, postlist, dl_slice_of(word));
        assert_int_equal(list.documents, count);
        for (uint32_t document = 1; document <= at->last; document++) {
            assert_int_equal(list.document == document, dl_bitmap_has(&expected, document));
            if (list.document == document)
                dl_postings_next(&list);
        }
        assert_true(list.document == DL_POSTINGS_END && !list.failed);
        for (uint32_t leap = 1; leap < at->last; leap = leap * 3 + 1) {
            dl_postings_rewind(&list);
            for (uint32_t document = 1; document <= at->last; document += leap) {
                dl_postings_skip_to(&list, document);
                assert_true(list.document >= document);
                assert_int_equal(list.document == document, dl_bitmap_has(&expected, document));
            }
            assert_false(list.failed);
        }
        dl_postings_end(&list);
        dl_bitmap_free(&expected);
    }
    dl_glass_close(postlist);
}

/* A word that all of the first documents hold, and all from `again` on. */
static void build_gap(const char *path, uint32_t first, uint32_t again, uint32_t last)
{
    dl_store_writer *writer;
    assert_int_equal(mkdir(path, 0777), 0);
    assert_ok(dl_store_writer_open_bulk(&writer, path, 1 << 26, 1, true, error));
    assert_ok(dl_store_writer_begin(writer, error));
    for (uint32_t i = 1, number; i <= last; i++) {
        dl_store_document *document = dl_store_document_new();
        assert_non_null(document);
        add_prefixed(document, "Z", dl_slice_of(i <= first || i >= again ? "here" : "there"), 1);
        assert_ok(dl_store_writer_add(&number, writer, document, error));
        dl_store_document_free(document);
    }
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
}

/* The first chunk has another key than the later ones, and the gap behind it may be longer than it is itself. */
static void test_a_leap_behind_the_first_chunk(void **state)
{
    dl_postings list;
    char whole[300], gap[300];
    snprintf(whole, sizeof whole, "%s", scratch_path(*state, "whole"));
    snprintf(gap, sizeof gap, "%s", scratch_path(*state, "gap"));
    build_gap(whole, DOCUMENTS, DOCUMENTS, DOCUMENTS);
    dl_glass *postlist = open_postings(whole);
    dl_postings_begin(&list, postlist, DL_LITERAL("Zhere"));
    const uint32_t first = list.last, again = first * 4;
    assert_false(list.is_last);
    dl_postings_end(&list);
    dl_glass_close(postlist);
    build_gap(gap, first, again, again + first * 2);
    postlist = open_postings(gap);
    dl_postings_begin(&list, postlist, DL_LITERAL("Zhere"));
    assert_int_equal(list.last, first);
    dl_postings_skip_to(&list, first * 3);
    assert_false(list.failed);
    assert_int_equal(list.document, again);
    dl_postings_end(&list);
    dl_glass_close(postlist);
}

static void test_a_bulk_build_answers_as_xapian_does(void **state)
{
    random_index at = {.scratch = *state};
    build(&at, true);
    compare_searches(&at, 1);
    compare_documents(&at);
    compare_lists(&at, scratch_path(at.scratch, "bulk"));
    uint64_t gone;
    assert_ok(dl_store_reader_remove(&gone, at.reader, DL_LITERAL("Zw20"), error));
    assert_true(gone > 0);
    compare_searches(&at, 5);
    dl_store_reader_free(at.reader);
}

/* Xapian's writer compresses data, splits chunks, and commits more than once. */
static void test_a_database_of_xapians_writer_answers_as_xapian_does(void **state)
{
    random_index at = {.scratch = *state};
    build(&at, false);
    compare_searches(&at, 2);
    compare_documents(&at);
    compare_lists(&at, scratch_path(at.scratch, "plain"));
    dl_store_reader_free(at.reader);
}

/* A list in memory, of documents that hold the word so often. */
static dl_postings list_of(const uint32_t (*postings)[2], size_t count)
{
    dl_postings list = {.documents = count, .is_kept = true};
    for (size_t i = 0; i < count; i++) {
        dl_varint_put(&list.kept, postings[i][0] - list.kept_last - 1);
        dl_varint_put(&list.kept, postings[i][1]);
        list.kept_last = postings[i][0];
        list.total += postings[i][1];
    }
    dl_postings_rewind(&list);
    return list;
}

/* Documents with all words are met first, and one before them may score as much: half of 1, or twice a sixteenth of 1 and
 * of 3. (The third is removed; but for it, the second word could be left aside.) */
static void test_of_equals_the_first_is_among_the_best_though_it_has_no_bonus(void **state)
{
    (void)state;
    dl_postings a = list_of((const uint32_t[][2]){{10, 15}, {20, 1}}, 2), b = list_of((const uint32_t[][2]){{20, 1}, {30, 4}}, 2);
    dl_bitmap removed;
    dl_top_match best[1];
    dl_top_word words[] = {{.lists = &a, .list_count = 1, .factor = 1, .documents = 2},
                           {.lists = &b, .list_count = 1, .factor = 3, .documents = 2}};
    assert_true(dl_bitmap_make(&removed, 40));
    dl_bitmap_add(&removed, 30);
    dl_top top = {.words = words, .count = 2, .saturation = 15, .bonus = 1, .any = true, .removed = &removed, .wanted = 1,
                  .matches = best};
    assert_true(dl_top_run(&top));
    assert_int_equal(top.match_count, 1);
    assert_true(best[0].score == 0.5);
    assert_int_equal(best[0].document, 10);
    dl_bitmap_free(&removed);
    dl_postings_end(&a);
    dl_postings_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of_equals_the_first_is_among_the_best_though_it_has_no_bonus),
        cmocka_unit_test_setup_teardown(test_a_bulk_build_answers_as_xapian_does, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(test_a_database_of_xapians_writer_answers_as_xapian_does, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(test_a_leap_behind_the_first_chunk, scratch_setup, scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
