/* bench_search INDEX QUERIES KIND RANKING: times every query of the file, in one process on one core. KIND: any (the
 * words as they are), all (each with +), phrase (in quotes). RANKING: full or plain. Every query runs twice; the second
 * time counts. Prints mean, median and 99th percentile in microseconds of whole searches: ten hits, with their texts. */
#include <dateline/dateline.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int by_size(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void form(char *out, size_t size, char *words, const char *kind)
{
    words[strcspn(words, "\r\n")] = '\0';
    if (strcmp(kind, "phrase") == 0) {
        snprintf(out, size, "\"%s\"", words);
        return;
    }
    *out = '\0';
    char *rest = words;
    for (char *word; (word = strtok_r(rest, " ", &rest));) {
        size_t used = strlen(out);
        snprintf(out + used, size - used, "%s%s ", strcmp(kind, "all") == 0 ? "+" : "", word);
    }
}

int main(int argc, char **argv)
{
    enum { LIMIT = 100000 };
    static double took[LIMIT];
    if (argc != 5)
        return fputs("bench_search INDEX QUERIES any|all|phrase full|plain\n", stderr), 2;
    dateline_reader *reader;
    dateline_error error;
    FILE *file = fopen(argv[2], "r");
    if (!file)
        return perror(argv[2]), 2;
    if (dateline_reader_open(&reader, argv[1], &error))
        return fprintf(stderr, "%s\n", error.message), 2;
    dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
    options.plain_ranking = strcmp(argv[4], "plain") == 0;
    char line[4096], query[8192];
    size_t count = 0;
    while (count < LIMIT && fgets(line, sizeof line, file)) {
        form(query, sizeof query, line, argv[3]);
        for (int turn = 0; turn < 2; turn++) {
            dateline_result *result;
            double begin = now_us();
            if (dateline_search(&result, reader, query, &options, &error))
                return fprintf(stderr, "%s: %s\n", query, error.message), 2;
            took[count] = now_us() - begin;
            dateline_result_free(result);
        }
        if (getenv("SLOWEST"))
            fprintf(stderr, "%.0f\t%s\n", took[count], query);
        count++;
    }
    dateline_reader_free(reader);
    fclose(file);
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += took[i];
    qsort(took, count, sizeof *took, by_size);
    if (count)
        printf("dateline %s\t%s\t%.0f\t%.0f\t%.0f\n", argv[4], argv[3], sum / (double)count, took[count / 2],
               took[count * 99 / 100]);
    return 0;
}
