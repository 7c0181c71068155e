/* Times SQLite's FTS5 on passages, one a line: fts5_search INDEX PASSAGES QUERIES any|all|phrase. Tokenizer porter unicode61,
 * bm25. The index is made when it is not there. Timed as in bench_search, in two rounds. */
#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int by_size(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void build(sqlite3 *database, const char *passages)
{
    sqlite3_stmt *insert;
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    FILE *file = fopen(passages, "r");
    sqlite3_exec(database, "pragma journal_mode = off; pragma synchronous = off; begin;"
                           "create virtual table t using fts5(x, tokenize = 'porter unicode61');", NULL, NULL, NULL);
    sqlite3_prepare_v2(database, "insert into t values (?)", -1, &insert, NULL);
    while (file && (size = getline(&line, &room, file)) > 0) {
        sqlite3_bind_text(insert, 1, line, (int)size, SQLITE_TRANSIENT);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite3_exec(database, "commit; insert into t(t) values ('optimize');", NULL, NULL, NULL);
    free(line);
    if (file)
        fclose(file);
}

/* Every word in quotes, with OR or nothing between; or all in one pair of quotes. */
static void form(char *out, size_t size, char *words, const char *kind)
{
    words[strcspn(words, "\r\n")] = '\0';
    if (strcmp(kind, "phrase") == 0) {
        snprintf(out, size, "\"%s\"", words);
        return;
    }
    *out = '\0';
    char *rest = words;
    for (char *word; (word = strtok_r(rest, " \"", &rest));) {
        size_t used = strlen(out);
        snprintf(out + used, size - used, "%s\"%s\"", !used ? "" : strcmp(kind, "all") == 0 ? " " : " OR ", word);
    }
}

int main(int argc, char **argv)
{
    enum { LIMIT = 10000 };
    static double took[LIMIT];
    if (argc != 5)
        return 2;
    int made = access(argv[1], F_OK) == 0;
    sqlite3 *database;
    sqlite3_stmt *select;
    sqlite3_open(argv[1], &database);
    if (!made)
        build(database, argv[2]);
    if (sqlite3_prepare_v2(database, "select x from t where t match ? order by rank limit 10", -1, &select, NULL))
        return fprintf(stderr, "%s\n", sqlite3_errmsg(database)), 2;
    static char queries[LIMIT][1024];
    char line[512];
    size_t count = 0;
    FILE *file = fopen(argv[3], "r");
    for (; file && count < LIMIT && fgets(line, sizeof line, file); count++)
        form(queries[count], sizeof *queries, line, argv[4]);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < count; i++) {
            double begin = now_us();
            sqlite3_bind_text(select, 1, queries[i], -1, SQLITE_STATIC);
            while (sqlite3_step(select) == SQLITE_ROW)
                (void)sqlite3_column_bytes(select, 0);
            sqlite3_reset(select);
            took[i] = now_us() - begin;
        }
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += took[i];
    qsort(took, count, sizeof *took, by_size);
    if (count)
        printf("fts5\t%s\t%.0f\t%.0f\t%.0f\n", argv[4], sum / (double)count, took[count / 2], took[count * 99 / 100]);
    sqlite3_finalize(select);
    sqlite3_close(database);
    return !count;
}
