/* Measures reading: the same made articles in each format, from the file to passages, each in a process of its own.
 *
 *     bench_sources [MEGABYTES]     (of text a format; 32 when not given)
 *
 * Prints the median of three rounds in MB of text a second of processor time, its ratio to plain text (one file an article), and the
 * peak memory above that of the same process that only makes an analyzer. A second table cuts passages into words
 * as the indexer does. Files are in $TMPDIR, else /tmp, and removed. */
#include "article/plain/passages.h"
#include "article/reading/source.h"
#include "text/analyzer.h"
#include "util/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 3, PARAGRAPHS = 8, PARAGRAPH_WORDS = 45 };

/* ---- articles ---- */

static unsigned next_random(unsigned *state)
{
    return *state = *state * 1664525u + 1013904223u;
}

/* Paragraphs apart by `between`. */
static void make_text(dl_buffer *out, unsigned number, const char *between)
{
    static const char *const words[] = {"the",    "of",      "ferry",  "river",   "town",   "said",    "minister",
                                        "bridge", "council", "in",     "and",     "new",    "library", "opened",
                                        "on",     "monday",  "people", "harbour", "budget", "after",   "a"};
    unsigned state = number * 2654435761u + 1;
    dl_buffer_clear(out);
    for (int p = 0; p < PARAGRAPHS; p++) {
        dl_buffer_add_text(out, p ? between : "");
        for (int w = 0; w < PARAGRAPH_WORDS; w++) {
            dl_buffer_add_text(out, w ? " " : "");
            dl_buffer_add_text(out, words[(next_random(&state) >> 16) % (sizeof words / sizeof *words)]);
        }
        dl_buffer_add_byte(out, '.');
    }
}

typedef struct format {
    const char *name, *between, *front, *entry, *back; /* entry: number, text */
} format;

#define PAGE_HEAD "<html><head><title>Title</title></head><body><h1>Title</h1><p>"
static const format formats[] = {
    {"plain", "\n\n", "", "Title %u\n\n%s\n", ""},
    {"jsonl", "\\n\\n", "", "{\"id\": \"%u\", \"title\": \"Title\", \"text\": \"%s\"}\n", ""},
    {"json", "\\n\\n", "[\n", "{\"id\": \"%u\", \"title\": \"Title\", \"text\": \"%s\"},\n", "{\"title\": \"End\"}]\n"},
    {"csv", "\n\n", "id,title,text\n", "%u,Title,\"%s\"\n", ""},
    {"trec", "</p>\n<p>", "", "<DOC>\n<DOCNO>%u</DOCNO>\n<HEADLINE>Title</HEADLINE>\n<TEXT><p>%s</p></TEXT>\n</DOC>\n", ""},
    {"rss", "\n\n", "<rss><channel><title>T</title>\n",
     "<item><guid>%u</guid><title>Title</title><content>%s</content></item>\n", "</channel></rss>\n"},
    {"mbox", "\n\n", "", "From a@a.example Tue Nov 18 10:00:00 2025\nFrom: a@a.example\nSubject: Title %u\n\n%s\n\n", ""},
    {"warc", "</p><p>", "", NULL, ""},
};

static void add_entry(FILE *file, const format *of, unsigned number, const char *text)
{
    if (of->entry) {
        fprintf(file, of->entry, number, text);
        return;
    }
    static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" PAGE_HEAD, tail[] = "</p></body></html>";
    fprintf(file, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %zu\r\n\r\n%s%s%s\r\n\r\n",
            sizeof head + sizeof tail - 2 + strlen(text), head, text, tail);
}

/* ---- files ---- */

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static FILE *make_file(const char *folder, const char *name, unsigned number)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s-%u.txt", folder, name, number);
    FILE *file = fopen(path, "wb");
    if (!file)
        die(path);
    return file;
}

/* The number of files. */
static unsigned write_files(const char *folder, const format *of, unsigned articles)
{
    bool apart = of == formats;
    dl_buffer text = DL_BUFFER_EMPTY;
    FILE *file = apart ? NULL : make_file(folder, of->name, 0);
    if (file)
        fputs(of->front, file);
    for (unsigned i = 0; i < articles; i++) {
        make_text(&text, i, of->between);
        FILE *to = apart ? make_file(folder, of->name, i) : file;
        add_entry(to, of, i, text.data);
        if (apart && fclose(to))
            die("close");
    }
    if (file)
        fputs(of->back, file);
    if (file && fclose(file))
        die("close");
    dl_buffer_free(&text);
    return apart ? articles : 1;
}

/* ---- reading ---- */

typedef struct counted {
    uint64_t bytes, articles;
    dl_analyzer *analyzer; /* or NULL */
    uint64_t tokens;
} counted;

static bool count_token(void *context, const dl_token *token)
{
    (void)token;
    ++*(uint64_t *)context;
    return true;
}

static dateline_status take_article(void *context, const dl_article *article, dateline_error *error)
{
    counted *all = context;
    dateline_status status = DATELINE_OK;
    all->articles++;
    dl_passages passages = dl_passages_begin(article);
    for (dl_passage passage; !status && dl_passages_next(&passage, &passages); dl_passages_forget(&passages)) {
        all->bytes += passage.text.size;
        if (all->analyzer)
            status = dl_analyzer_run(all->analyzer, passage.text, count_token, &all->tokens, error);
    }
    dl_passages_end(&passages);
    return status;
}

static void take_problem(void *context, const char *member, uint64_t at, dl_loss lost, const char *message)
{
    (void)context;
    (void)member;
    (void)lost;
    fprintf(stderr, "byte %llu: %s\n", (unsigned long long)at, message);
}

typedef struct outcome {
    counted counted;
    int64_t us;
    long peak_kib;
} outcome;

/* Of this process: other load on the machine does not count. */
static int64_t cpu_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void read_files(outcome *out, const char *folder, const format *of, unsigned files)
{
    const dl_source_options options = {.article_limit = 64 << 20};
    const dl_source_events events = {take_article, take_problem, NULL, &out->counted};
    int64_t begin = cpu_us();
    for (unsigned i = 0; i < files; i++) {
        char path[300];
        dateline_error error;
        dl_source *source;
        snprintf(path, sizeof path, "%s/%s-%u.txt", folder, of->name, i);
        if (dl_source_open(&source, path, &error) || dl_source_read(source, &options, &events, NULL, &error)) {
            fprintf(stderr, "%s\n", error.message);
            exit(1);
        }
        dl_source_free(source);
    }
    out->us = cpu_us() - begin;
}

/* In a process of its own, for its peak. `of` NULL: makes an analyzer only. */
static outcome run(const char *folder, const format *of, unsigned files, bool analyze)
{
    outcome result = {0};
    int ends[2], state;
    struct rusage used;
    if (pipe(ends))
        die("pipe");
    fflush(stdout);
    pid_t child = fork();
    if (child < 0)
        die("fork");
    if (child == 0) {
        dateline_error error;
        dl_analyzer *analyzer;
        if (dl_analyzer_new(&analyzer, NULL, &error))
            exit(1);
        result.counted.analyzer = analyze ? analyzer : NULL;
        if (of)
            read_files(&result, folder, of, files);
        exit(write(ends[1], &result, sizeof result) != sizeof result);
    }
    close(ends[1]);
    if (read(ends[0], &result, sizeof result) != sizeof result)
        die("read");
    close(ends[0]);
    if (wait4(child, &state, 0, &used) != child || state)
        die("wait");
    result.peak_kib = used.ru_maxrss;
    return result;
}

static int by_time(const void *a, const void *b)
{
    int64_t left = ((const outcome *)a)->us, right = ((const outcome *)b)->us;
    return (left > right) - (left < right);
}

int main(int argc, char **argv)
{
    unsigned megabytes = argc > 1 ? (unsigned)atoi(argv[1]) : 32;
    char folder[200];
    const char *base = getenv("TMPDIR");
    dl_buffer text = DL_BUFFER_EMPTY;
    snprintf(folder, sizeof folder, "%s/dateline-bench-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(folder))
        die(folder);
    make_text(&text, 0, "\n\n");
    unsigned articles = (unsigned)(((uint64_t)megabytes << 20) / text.size);
    long base_kib = run(NULL, NULL, 0, true).peak_kib;
    for (int analyze = 0; analyze < 2; analyze++) {
        double plain = 0;
        printf("%s, %u MB of text, %u articles\n%-8s %10s %8s %12s\n", analyze ? "read and analyzed" : "read", megabytes,
               articles, "format", "MB/s", "ratio", "peak, + KiB");
        for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
            outcome rounds[ROUNDS];
            long peak = 0;
            unsigned files = write_files(folder, &formats[f], articles);
            for (int i = 0; i < ROUNDS; i++) {
                rounds[i] = run(folder, &formats[f], files, analyze);
                peak = rounds[i].peak_kib > peak ? rounds[i].peak_kib : peak;
            }
            qsort(rounds, ROUNDS, sizeof *rounds, by_time);
            double rate = (double)rounds[ROUNDS / 2].counted.bytes / (double)rounds[ROUNDS / 2].us;
            plain = f ? plain : rate;
            printf("%-8s %10.1f %8.2f %12ld\n", formats[f].name, rate, rate / plain, peak - base_kib);
            fflush(stdout);
            char path[300];
            for (unsigned i = 0; i < files; i++) {
                snprintf(path, sizeof path, "%s/%s-%u.txt", folder, formats[f].name, i);
                remove(path);
            }
        }
    }
    dl_buffer_free(&text);
    return rmdir(folder);
}
