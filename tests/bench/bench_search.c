/* bench_search INDEX QUERIES KIND RANKING: times every query of the file, in one process on one core. KIND: any (the
 * words as they are), all (each with +), phrase (in quotes). RANKING: full or plain. The whole list runs ROUNDS times; of
 * each query the shortest time but the first counts. Prints mean, median and 99th percentile of whole searches, ten hits
 * with their texts, in microseconds of processor time, which other work on the machine disturbs less. */
#include <dateline/dateline.h>

#include "timing.h"

static void add_word(char *out, size_t size, const char *word, const char *kind, int first)
{
    (void)first;
    snprintf(out, size, "%s%s ", strcmp(kind, "all") == 0 ? "+" : "", word);
}

int main(int argc, char **argv)
{
    enum { LIMIT = 10000, ROUNDS = 4 };
    static double took[LIMIT];
    static char queries[LIMIT][1024];
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
    char line[512];
    size_t count = 0;
    for (; count < LIMIT && fgets(line, sizeof line, file); count++) {
        make_query(queries[count], sizeof *queries, line, argv[3], " ", add_word);
        took[count] = 1e12;
    }
    fclose(file);
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < count; i++) {
            dateline_result *result;
            double begin = now_us();
            if (dateline_search(&result, reader, queries[i], &options, &error))
                return fprintf(stderr, "%s: %s\n", queries[i], error.message), 2;
            double time = now_us() - begin;
            dateline_result_free(result);
            if (round && time < took[i])
                took[i] = time;
        }
    dateline_reader_free(reader);
    for (size_t i = 0; i < count && getenv("SLOWEST"); i++)
        fprintf(stderr, "%.0f\t%s\n", took[i], queries[i]);
    char name[32];
    snprintf(name, sizeof name, "dateline %s", argv[4]);
    print_times(name, argv[3], took, count);
    return 0;
}
