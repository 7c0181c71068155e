/* One byte turned in every block of every table of an index of two segments, blocks cut off, files missing: whatever is
 * asked of it then, the answer is what it was, or an error is told. Each state is asked by a process of its own, which
 * may neither crash nor hang. A few bytes of each block; more with DATELINE_LIFE=all. */
#include "unit/unit.h"

#include <dateline/dateline.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Xapian 1.4.22's own check, which a build ends with, deletes a table by a smaller type. */
DATELINE_API const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0:abort_on_error=1:detect_leaks=0";
}

enum { BLOCK = 8192, WORDS = 900, SECONDS = 60 /* to answer all */ };
#ifdef __SANITIZE_ADDRESS__
enum { BYTES = 1, ALL_BYTES = 16 };
#else
enum { BYTES = 8, ALL_BYTES = 128 };
#endif

/* ---- an index ---- */

typedef struct stage {
    char folder[64], news[80], index[80];
    struct answer *expected, *given; /* the latter is shared with who answers */
} stage;

static unsigned draw(unsigned *seed, unsigned words)
{
    unsigned most = 2u << ((unsigned)rand_r(seed) % 10);
    return (unsigned)rand_r(seed) % (most < words ? most : words);
}

static void write_words(FILE *out, unsigned *seed, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        fprintf(out, "%sw%u%s", i % 6 == 3 ? "the " : "", draw(seed, WORDS), i + 1 < count ? " " : ". ");
}

static void write_news(const stage *at, const char *name, unsigned articles, unsigned seed)
{
    static const char *const places[] = {"MOSCOW", "Paris", "Vienna"};
    char path[160];
    snprintf(path, sizeof path, "%s/%s.jsonl", at->news, name);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    for (unsigned i = 0; i < articles; i++) {
        fprintf(out, "{\"title\": \"W%u w%u\", \"date\": \"20%02u-%02u-%02u\", ", draw(&seed, WORDS), draw(&seed, WORDS),
                20 + draw(&seed, 6), 1 + draw(&seed, 12), 1 + draw(&seed, 28));
        fprintf(out, "\"author\": \"Ann W%u\", \"url\": \"https://w%u.example.com/a\", \"place\": \"%s\", \"text\": \"",
                draw(&seed, 20), draw(&seed, 5), places[draw(&seed, 3)]);
        for (unsigned paragraph = 0; paragraph < 3; paragraph++) {
            unsigned copied = draw(&seed, 40); /* some stand in many articles */
            unsigned own = paragraph == 1 ? copied + 1 : seed;
            write_words(out, &own, 24);
            seed += own;
            fputs("\\n\\n", out);
        }
        write_words(out, &seed, 9);
        fprintf(out, "#tag%u\\u2026 pic.twitter.com/Ab%u \\u2014 Ann (@ann%u) November %u, 2025\"}\n", draw(&seed, 9), i,
                draw(&seed, 9), 1 + draw(&seed, 28));
    }
    assert_int_equal(fclose(out), 0);
}

static void build(const stage *at, bool plain)
{
    dateline_index_options options = DATELINE_INDEX_OPTIONS_INIT;
    const char *paths[] = {at->news};
    dateline_index_report *report;
    dateline_error error;
    options.index = at->index;
    options.paths = paths;
    options.path_count = 1;
    options.plain = plain;
    if (dateline_index_run(&report, &options, &error))
        fail_msg("%s", error.message);
    dateline_index_report_free(report);
}

/* ---- questions ---- */

static const struct question {
    const char *query;
    dateline_search_options options;
} questions[] = {
#define PAGE .limit = 10, .fragment_limit = 3
#define ALL .limit = 500, .exact_total = 1, .plain_ranking = 1, .fragment_limit = 3
    /* what counts values, which looks at them all, comes behind what picks some */
    {"kind:headline date:2021..2022", {ALL}},
    {"w3 since:2023", {ALL, .sort = DATELINE_SORT_DATE}},
    {"w3 until:2023", {PAGE, .sort = DATELINE_SORT_DATE_OLDEST}},
    {"w1 w7 w300", {PAGE}},
    {"+w3 +w5 -w9", {PAGE}},
    {"\"w1 w2\"", {PAGE}},
    {"\"w2 the w3\"", {PAGE}},
    {"\"w0 w1\" kind:paragraph", {PAGE}},
    {"w4 NEAR/5 w2 site:w1.example.com", {ALL}},
    {"w2 kind:paragraph", {PAGE}},
    {"w2 kind:tweet", {ALL}},
    {"w1 site:w1.example.com place:moscow", {PAGE, .facets = 127, .histogram = 1}},
    {"w2 lang:en", {ALL, .group_articles = 1}},
    {"w5*", {PAGE}},
    {"w?7 kind:paragraph", {ALL}},
    {"w12~1", {PAGE}},
    {"=W12", {PAGE}},
    {"title:w3", {ALL}},
    {"title:w3 -by:w1", {ALL}},
    {"from:@ann3", {ALL}},
    {"#tag2 OR @ann1", {ALL}},
    {"source:*/more.jsonl", {ALL}},
    {"*", {PAGE, .exact_total = 1, .facets = 127}},
    {"-w1", {PAGE, .exact_total = 1}},
    {"w2 w3", {PAGE, .fold_duplicates = 1}},
    {"w2 w3", {PAGE, .expand = 1}},
    {"w2 w3 kind:paragraph", {PAGE, .explain = 1, .context = 1}},
    {"wx12 w3", {PAGE, .suggestions = 3, .diagnose = 1}},
    {"w2 kind:paragraph", {.limit = 0, .exact_total = 1}},
    {"w1 w5", {ALL}},
};
enum { SHOWN = COUNT(questions), INFO, LIKE, ANSWERS };

typedef struct answer {
    dateline_status status;
    size_t size;
    char text[16000]; /* its beginning, or what was wrong */
    uint64_t sum;     /* of all of it */
} answer;

static void print_slice(FILE *out, dateline_slice slice)
{
    fprintf(out, "%.*s\n", (int)slice.size, slice.data ? slice.data : "");
}

static void print_passage(FILE *out, const dateline_passage *passage)
{
    fprintf(out, "%s %d\n", passage->id, (int)passage->kind);
    print_slice(out, passage->text);
    for (size_t i = 0; i < passage->span_count; i++)
        fprintf(out, "[%zu,%zu %s]", passage->spans[i].byte_begin, passage->spans[i].byte_end, passage->spans[i].term);
}

static void print_article(FILE *out, const dateline_article *article)
{
    fprintf(out, "%s %s %zu\n", article->id, article->path, article->passage_count);
    print_slice(out, article->title);
    print_slice(out, article->date);
}

static void print_result(FILE *out, const dateline_result *result)
{
    fprintf(out, "%s: %llu %d\n", result->understood, (unsigned long long)result->total, result->total_is_exact);
    for (size_t i = 0; i < result->hit_count; i++) {
        const dateline_hit *hit = &result->hits[i];
        fprintf(out, "%zu %.9g ", hit->rank, hit->score);
        print_article(out, hit->article);
        print_passage(out, &hit->passage);
        for (size_t k = 0; k < hit->before_count; k++)
            print_passage(out, &hit->before[k]);
        for (size_t k = 0; k < hit->part_count; k++)
            fprintf(out, "%s %.9g\n", hit->parts[k].part, hit->parts[k].score);
        if (hit->copies)
            fprintf(out, "%llu copies\n", (unsigned long long)hit->copies->passages);
    }
    for (size_t i = 0; i < result->facet_count; i++)
        for (size_t k = 0; k < result->facets[i].bucket_count; k++) {
            fprintf(out, "%zu %llu ", i, (unsigned long long)result->facets[i].buckets[k].count);
            print_slice(out, result->facets[i].buckets[k].value);
        }
    for (size_t i = 0; result->histogram && i < result->histogram->bar_count; i++)
        fprintf(out, "%llu\n", (unsigned long long)result->histogram->bars[i].count);
    for (size_t i = 0; i < result->suggestion_count; i++)
        fprintf(out, "%s %llu\n", result->suggestions[i].query, (unsigned long long)result->suggestions[i].total);
    for (size_t i = 0; result->diagnosis && i < result->diagnosis->clause_count; i++)
        fprintf(out, "%s %llu\n", result->diagnosis->clauses[i].query, (unsigned long long)result->diagnosis->clauses[i].alone);
}

static dateline_status answer_one(FILE *out, dateline_reader *reader, size_t which, dateline_error *error)
{
    dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
    dateline_result *result;
    dateline_document *document;
    dateline_info *info;
    char query[64];
    dateline_status status;
    if (which == INFO) {
        status = dateline_reader_info(&info, reader, error);
        if (status)
            return status;
        fprintf(out, "%llu %llu %llu %llu\n", (unsigned long long)info->sources, (unsigned long long)info->articles,
                (unsigned long long)info->passages, (unsigned long long)info->passages_of_kind[DATELINE_TWEET]);
        print_slice(out, info->first_date);
        print_slice(out, info->last_date);
        dateline_info_free(info);
        return status;
    }
    if (which < SHOWN)
        options = questions[which].options;
    status = dateline_search(&result, reader, which < SHOWN ? questions[which].query : "w77", &options, error);
    if (status)
        return status;
    print_result(out, result);
    if (which >= SHOWN && result->hit_count) {
        snprintf(query, sizeof query, "like:%s", result->hits[0].article->id);
        status = which == SHOWN ? dateline_show(&document, reader, query + 5, "w1 w2", error) : DATELINE_OK;
        if (which == SHOWN && !status) {
            for (size_t i = 0; i < document->passage_count; i++)
                print_passage(out, &document->passages[i]);
            dateline_document_free(document);
        }
        dateline_result_free(result);
        if (which == SHOWN || status)
            return status;
        status = dateline_search(&result, reader, query, &options, error);
        if (status)
            return status;
        print_result(out, result);
    }
    dateline_result_free(result);
    return status;
}

static void answer_all(answer *out, const char *index)
{
    dateline_reader *reader;
    dateline_error error = {0};
    dateline_status opened = dateline_reader_open(&reader, index, &error);
    for (size_t i = 0; i < ANSWERS; i++) {
        char *text = NULL;
        size_t size = 0;
        FILE *stream = open_memstream(&text, &size);
        out[i].status = opened ? opened : answer_one(stream, reader, i, &error);
        fclose(stream);
        out[i].size = size;
        out[i].sum = 5381;
        for (size_t k = 0; k < size; k++)
            out[i].sum = out[i].sum * 33 + (unsigned char)text[k];
        snprintf(out[i].text, sizeof out[i].text, "%s", out[i].status ? error.message : text);
        free(text);
    }
    dateline_reader_free(reader);
}

/* ---- verdicts ---- */

typedef struct tally {
    unsigned states, answers, told, wrong, crashes;
} tally;

static bool tells(const answer *given)
{
    const bool may = given->status == DATELINE_ERROR_DAMAGED || given->status == DATELINE_ERROR_IO ||
                     given->status == DATELINE_ERROR_MISMATCH || given->status == DATELINE_ERROR_NO_INDEX;
    return may && given->text[0];
}

/* Asks everything in a process of its own. */
static void look(tally *count, const stage *at, const char *what)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    int ended;
    memset(at->given, 0, ANSWERS * sizeof *at->given);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        for (size_t i = 0; i < COUNT(signals); i++)
            signal(signals[i], SIG_DFL); /* cmocka's would come back into the test */
        if (!getenv("LIFE_VERBOSE"))
            dup2(open("/dev/null", O_WRONLY), STDERR_FILENO); /* for a sanitizer's long report */
        alarm(SECONDS);
        answer_all(at->given, at->index);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &ended, 0), child);
    count->states++;
    if (!WIFEXITED(ended) || WEXITSTATUS(ended)) {
        count->crashes++;
        print_error("%s: ended by signal %d, status %d\n", what, WIFSIGNALED(ended) ? WTERMSIG(ended) : 0,
                    WIFEXITED(ended) ? WEXITSTATUS(ended) : -1);
        return;
    }
    for (size_t i = 0; i < ANSWERS; i++) {
        const answer *given = &at->given[i], *expected = &at->expected[i];
        const bool right = !given->status && given->size == expected->size && given->sum == expected->sum;
        count->answers++;
        count->told += tells(given);
        if (right || tells(given))
            continue;
        count->wrong++;
        print_error("%s: %s: %s\n", what, i < SHOWN ? questions[i].query : "show", given->status ? given->text : "another answer");
    }
}

static void turn(const char *path, off_t at, unsigned char mask)
{
    unsigned char byte = 0;
    const int file = open(path, O_RDWR);
    assert_true(file >= 0);
    assert_int_equal(pread(file, &byte, 1, at), 1);
    byte ^= mask;
    assert_int_equal(pwrite(file, &byte, 1, at), 1);
    close(file);
}

static void copy_head(const char *to, const char *from, off_t size)
{
    const int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    assert_true(in >= 0 && out >= 0);
    for (off_t done = 0; done < size;) {
        const ssize_t copied = sendfile(out, in, NULL, (size_t)(size - done));
        assert_true(copied > 0);
        done += copied;
    }
    close(in);
    close(out);
}

/* Bytes of a block: of its head, of its directory, of its items. */
static off_t choose(unsigned which, unsigned *random, off_t left)
{
    static const unsigned from[] = {BLOCK / 2, 0, 11, 11}, until[] = {BLOCK, 11, 11 + 64, BLOCK};
    *random = *random * 1664525u + 1013904223u;
    const off_t at = (off_t)(from[which % 4] + (*random >> 8) % (until[which % 4] - from[which % 4]));
    return at < left ? at : (off_t)(*random >> 8) % left;
}

static void damage_file(tally *count, const stage *at, const char *name, unsigned *random)
{
    char path[800], aside[820], what[900];
    struct stat found;
    const char *wanted = getenv("DATELINE_LIFE");
    const unsigned bytes = wanted && (strcmp(wanted, "all") == 0 || strcmp(wanted, "blocks") == 0) ? ALL_BYTES : BYTES;
    snprintf(path, sizeof path, "%s/%s", at->index, name);
    assert_int_equal(stat(path, &found), 0);
    for (off_t block = 0; block < found.st_size; block += BLOCK)
        for (unsigned i = 0; i < bytes; i++) {
            const off_t byte = block + choose(i + (unsigned)(block / BLOCK), random, found.st_size - block);
            const unsigned char mask = (unsigned char)(1 << (*random >> 29));
            snprintf(what, sizeof what, "%s, byte %lld, mask %d", name, (long long)byte, mask);
            turn(path, byte, mask);
            look(count, at, what);
            turn(path, byte, mask);
        }
    snprintf(aside, sizeof aside, "%s.aside", path);
    assert_int_equal(rename(path, aside), 0);
    const off_t sizes[] = {-1, 0, found.st_size / 2, found.st_size - 1, found.st_size > BLOCK ? found.st_size - BLOCK : 1};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        if (sizes[i] >= 0)
            copy_head(path, aside, sizes[i]);
        snprintf(what, sizeof what, "%s, %s %lld bytes", name, sizes[i] < 0 ? "missing," : "cut to", (long long)sizes[i]);
        if (sizes[i] >= 0 || !strstr(name, "sums")) /* an index without sums is an older one */
            look(count, at, what);
    }
    assert_int_equal(rename(aside, path), 0);
}

static void damage_all(const stage *at)
{
    tally count = {0};
    unsigned random = 20251119;
    answer_all(at->expected, at->index);
    for (size_t i = 0; i < ANSWERS; i++)
        if (at->expected[i].status || at->expected[i].size < 5)
            fail_msg("question %zu: %s", i, at->expected[i].text);
    DIR *index = opendir(at->index);
    assert_non_null(index);
    for (struct dirent *segment; (segment = readdir(index));) {
        char path[400], name[700];
        if (strncmp(segment->d_name, "gen-", 4) != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", at->index, segment->d_name);
        DIR *files = opendir(path);
        assert_non_null(files);
        for (struct dirent *file; (file = readdir(files));) {
            if (file->d_name[0] == '.' || strcmp(file->d_name, "flintlock") == 0)
                continue;
            snprintf(name, sizeof name, "%s/%s", segment->d_name, file->d_name);
            if (!strstr(name, ".aside"))
                damage_file(&count, at, name, &random);
        }
        closedir(files);
    }
    closedir(index);
    look(&count, at, "whole again");
    print_message("%u states, %u answers: %u told the damage, %u were wrong; %u crashes\n", count.states, count.answers, count.told,
                  count.wrong, count.crashes);
    assert_true(count.told > count.states);
    assert_int_equal(count.wrong, 0);
    assert_int_equal(count.crashes, 0);
}

static void test_damage_is_told_or_harmless(void **state)
{
    const stage *at = *state;
    write_news(at, "first", 110, 1);
    write_news(at, "gone", 3, 2);
    build(at, false);
    write_news(at, "gone", 1, 3);
    write_news(at, "more", 6, 4);
    build(at, false);
    damage_all(at);
}

static void test_damage_to_what_xapian_wrote_is_told_or_harmless(void **state)
{
    const stage *at = *state;
    write_news(at, "more", 60, 1);
    build(at, true);
    damage_all(at);
}

static int setup(void **state)
{
    stage *at = calloc(1, sizeof *at);
    const char *place = getenv("TMPDIR"), *memory = access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm";
    if (!at)
        return -1;
    *state = at;
    snprintf(at->folder, sizeof at->folder, "%.30s/dateline-life-XXXXXX", place && *place ? place : memory);
    if (!mkdtemp(at->folder))
        return -1;
    snprintf(at->news, sizeof at->news, "%s/news", at->folder);
    snprintf(at->index, sizeof at->index, "%s/index", at->folder);
    const size_t size = ANSWERS * sizeof(answer);
    at->expected = calloc(1, size);
    at->given = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return !at->expected || at->given == MAP_FAILED || mkdir(at->news, 0777);
}

static int teardown(void **state)
{
    stage *at = *state;
    char command[100];
    snprintf(command, sizeof command, "rm -rf '%s'", at->folder);
    const int failed = system(command);
    munmap(at->given, ANSWERS * sizeof(answer));
    free(at->expected);
    free(at);
    return failed;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_damage_is_told_or_harmless, setup, teardown),
        cmocka_unit_test_setup_teardown(test_damage_to_what_xapian_wrote_is_told_or_harmless, setup, teardown),
    };
    return cmocka_run_group_tests_name("blocks", tests, NULL, NULL);
}
