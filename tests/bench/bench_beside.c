/* Searching while something else happens: bench_beside INDEX QUERIES SECONDS runs the queries (a line each)
 * over and over on one reader, as a server would, and prints how many there were and their median and 99th
 * percentile in microseconds. */
#include <dateline/dateline.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { QUERIES = 1000, SEARCHES = 1000000 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static size_t read_queries(char *out[QUERIES], const char *path)
{
    FILE *file = fopen(path, "r");
    char line[512];
    size_t count = 0;
    while (file && count < QUERIES && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (*line)
            out[count++] = strdup(line);
    }
    if (file)
        fclose(file);
    return count;
}

int main(int argc, char **argv)
{
    static char *queries[QUERIES];
    dateline_reader *reader;
    dateline_error error = {0};
    size_t query_count = argc == 4 ? read_queries(queries, argv[2]) : 0, count = 0, failed = 0;
    double *took = malloc(SEARCHES * sizeof *took);
    if (!query_count || !took) {
        fprintf(stderr, "bench_beside INDEX QUERIES SECONDS\n");
        return 2;
    }
    if (dateline_reader_open(&reader, argv[1], &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    double begin = now();
    while (count < SEARCHES && now() - begin < atof(argv[3])) {
        dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
        dateline_result *result;
        double at = now();
        if (dateline_search(&result, reader, queries[count % query_count], &options, &error)) {
            fprintf(stderr, "%s\n", error.message);
            failed++;
        }
        took[count++] = (now() - at) * 1e6;
        dateline_result_free(result);
    }
    qsort(took, count, sizeof *took, by_value);
    printf("%zu searches, median %.0f us, 99th percentile %.0f us, %zu failed\n", count, took[count / 2],
           took[count * 99 / 100], failed);
    dateline_reader_free(reader);
    for (size_t i = 0; i < query_count; i++)
        free(queries[i]);
    free(took);
    return failed != 0;
}
