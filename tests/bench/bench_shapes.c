/* The peak memory of pages and texts whose shape is meant to fill it, each read in a process of its own.
 *
 *     bench_shapes [MEGABYTES [MOST]]     (of a page, 20 when not given; status 1 when a peak is above MOST MB)
 *
 * Prints a page's peak above that of the same process that only makes an analyzer, processor time, and the problem
 * that is told. The pages are in memory files: they count for nobody. */
#include "article/plain/passages.h"
#include "article/reading/source_inner.h"
#include "text/analyzer.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORDS "The ferry left the harbour on Monday after the council said so. "
#define BOLD_10 "<b a><b b><b c><b d><b e><b f><b g><b h><b i><b j>"
#define LD "<script type=\"application/ld+json\">"

/* A page: what stands first, what is repeated, what stands last. Or a file of that name, of nothing else. */
static const struct {
    const char *name, *front, *unit, *back, *file;
} shapes[] = {
    {"one text", "<p>", WORDS, "</p>"},
    {"paragraphs", "", "<p>" WORDS "</p>\n", ""},
    {"short paragraphs", "", "<p>Go</p>", ""},
    {"unclosed paragraphs", "", "<p>The ferry left", ""},
    {"nested blocks", "", "<div>", ""},
    {"nested words", "", "<b>x", ""},
    {"formats that come back", "<p>" BOLD_10 BOLD_10 BOLD_10 BOLD_10 BOLD_10 "</p>", "<p>x</p>", ""},
    {"unclosed links", "", "<a href=x>y", ""},
    {"words in bold", "", "<b>a</b> ", ""},
    {"line breaks", "", "a<br>", ""},
    {"items", "<ul>", "<li>one item of the list", ""},
    {"cells", "<table>", "<tr><td>a<td>b", ""},
    {"text between rows", "<table>", "foster <tr><td>a", ""},
    {"attributes", "", "<p a=b c=d e=f g=h i=j k=l m=n o=p>x", ""},
    {"one tag", "<p ", "a=b c=d ", ">x"},
    {"a long value", "<p title=\"", "value ", "\">" WORDS},
    {"a picture", "<img src=\"data:image/png;base64,", "iVBORw0KGgo", "\"><p>" WORDS WORDS},
    {"pictures", "<p>" WORDS WORDS, "<img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ\">", ""},
    {"entities", "<p>", "one &amp; two ", ""},
    {"comments", "<p>" WORDS WORDS, "<!-- c --> ", ""},
    {"signs", "<p>", "< ", ""},
    {"a script", "<p>" WORDS WORDS "<script>", "var a = 1;\n", "</script>"},
    {"scripts that never end", "", "<script>", ""},
    {"scripts in scripts", "<p>" WORDS WORDS, "<script><!--<script>", "</script>"},
    {"styles that never end", "", "<style>", ""},
    {"drawings that never end", "", "<svg>", ""},
    {"comments that never end", "", "<!--", ""},
    {"JSON-LD", LD "[", "{\"a\":1},", "{}]</script>"},
    {"nested JSON-LD", LD, "[", "</script>"},
    {"many JSON-LD", "", LD "{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script>", ""},
    {"tweets", "",
     "<blockquote class=\"twitter-tweet\"><p>It is open</p>&mdash; City (@city) <a "
     "href=\"https://x.com/city/status/1990700000000000000\">November 18, 2025</a></blockquote>", ""},
    {"escaped tweets", "<p>" WORDS "<script>",
     "\"<blockquote class=\\\"twitter-tweet\\\">&mdash; C (@city) <a "
     "href=\\\"https://x.com/city/status/1990700000000000000\\\">Nov</a></blockquote>\",", "</script>"},
    {"wrong bytes", "<p>", "\xFF\xFE word ", ""},
    {"Windows-1252", "<meta charset=windows-1252><p>", "Stra\xDF\x65 am Hafen. ", ""},
    {"a text's paragraphs", "", "ab cd\n\n", "", "text.txt"},
    {"a text's lines", "", "ab cd\n", "", "text.txt"},
    {"a text's list", "", "- a\n", "", "text.txt"},
    {"a text's tweets", "", "a \u2014 N (@n) May 1, 2025\n", "", "text.txt"},
    {"a text's wrong bytes", "", "a\xFF\n\n", "", "text.txt"},
    {"a Markdown text's paragraphs", "", "ab cd\n\n", "", "text.md"},
    {"a Markdown text's marks", "", "*a* b\n\n", "", "text.md"},
    {"a record's paragraphs", "{\"title\": \"T\", \"text\": \"", "ab cd\\n\\n", "\"}\n", "records.jsonl"},
    {"a mail's paragraphs", "From a@a.example Tue Nov 18 10:00:00 2025\nFrom: a@a.example\nSubject: S\n\n", "ab cd\n\n",
     "", "mail.mbox"},
};

enum { SHAPES = sizeof shapes / sizeof *shapes };

static void die(const char *what)
{
    perror(what);
    exit(2);
}

/* A file in memory. */
static int make_page(int shape, size_t size)
{
    size_t step = strlen(shapes[shape].unit), written = 0;
    int file = memfd_create("page", MFD_CLOEXEC);
    FILE *to = file < 0 ? NULL : fdopen(dup(file), "wb");
    if (!to)
        die("memfd");
    const bool whole = shapes[shape].file;
    fprintf(to, "%s%s", whole ? "" : "<!doctype html><html><head><title>Ferries</title></head><body>", shapes[shape].front);
    for (; written < size; written += step)
        fwrite(shapes[shape].unit, 1, step, to);
    fprintf(to, "%s%s", shapes[shape].back, whole ? "" : "</body></html>");
    if (fclose(to) || lseek(file, 0, SEEK_SET))
        die("write");
    return file;
}

typedef struct outcome {
    unsigned articles;
    char problem[100];
    double seconds;
    long peak_kib;
} outcome;

static dateline_status take_article(void *context, const dl_article *article, dateline_error *error)
{
    (void)error;
    dl_passages passages = dl_passages_begin(article);
    for (dl_passage passage; dl_passages_next(&passage, &passages); dl_passages_forget(&passages))
        continue;
    dl_passages_end(&passages);
    ((outcome *)context)->articles++;
    return DATELINE_OK;
}

static void take_problem(void *context, const char *member, uint64_t at, dl_loss lost, const char *message)
{
    (void)member;
    (void)at;
    (void)lost;
    outcome *out = context;
    snprintf(out->problem, sizeof out->problem, "%s", message);
}

/* In a process of its own, for its peak. `shape` -1: makes an analyzer only. */
static outcome run(int shape, size_t size)
{
    outcome result = {0};
    int ends[2], state;
    struct rusage used;
    int file = shape < 0 ? -1 : make_page(shape, size);
    if (pipe(ends))
        die("pipe");
    fflush(stdout);
    pid_t child = fork();
    if (child < 0)
        die("fork");
    if (child == 0) {
        const char *name = shape < 0 || !shapes[shape].file ? "page" : shapes[shape].file;
        struct dl_source source = {.path = (char *)name, .file = file};
        const dl_source_options options = {.article_limit = 64 << 20};
        const dl_source_events events = {take_article, take_problem, NULL, &result};
        dateline_error error;
        dl_analyzer *analyzer;
        source.stamp.size = size;
        if (dl_analyzer_new(&analyzer, NULL, &error) ||
            (shape >= 0 && dl_source_read(&source, &options, &events, NULL, &error)))
            exit(2);
        exit(write(ends[1], &result, sizeof result) != sizeof result);
    }
    close(ends[1]);
    if (read(ends[0], &result, sizeof result) != sizeof result)
        die("read");
    close(ends[0]);
    if (wait4(child, &state, 0, &used) != child || state)
        die("wait");
    if (file >= 0)
        close(file);
    result.peak_kib = used.ru_maxrss;
    result.seconds = (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6;
    return result;
}

int main(int argc, char **argv)
{
    size_t size = (argc > 1 ? (size_t)atoi(argv[1]) : 20) * 1000000;
    double most = argc > 2 ? atof(argv[2]) : 1e9, highest = 0;
    long base = run(-1, 0).peak_kib;
    printf("pages of %zu MB\n%-24s %10s %8s\n", size / 1000000, "shape", "peak, + MB", "seconds");
    for (int i = 0; i < SHAPES; i++) {
        outcome got = run(i, size);
        double peak = (double)(got.peak_kib - base) / 1024;
        highest = peak > highest ? peak : highest;
        printf("%-24s %10.1f %8.2f  %u articles; %s\n", shapes[i].name, peak, got.seconds, got.articles, got.problem);
    }
    printf("%-24s %10.1f\n", "the highest", highest);
    return highest > most;
}
