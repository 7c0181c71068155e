/* Times SQLite's FTS5 on passages, one a line: fts5_search INDEX PASSAGES QUERIES any|all|phrase. Tokenizer porter unicode61,
 * bm25. The index is made when it is not there. Timed as in bench_search, in two rounds. */
#include "../timing.h"

#include <sqlite3.h>
#include <unistd.h>

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

/* Every word in quotes, with OR or nothing between. */
static void add_word(char *out, size_t size, const char *word, const char *kind, int first)
{
    snprintf(out, size, "%s\"%s\"", first ? "" : strcmp(kind, "all") == 0 ? " " : " OR ", word);
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
        make_query(queries[count], sizeof *queries, line, argv[4], " \"", add_word);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < count; i++) {
            double begin = now_us();
            sqlite3_bind_text(select, 1, queries[i], -1, SQLITE_STATIC);
            while (sqlite3_step(select) == SQLITE_ROW)
                (void)sqlite3_column_bytes(select, 0);
            sqlite3_reset(select);
            took[i] = now_us() - begin;
        }
    print_times("fts5", argv[4], took, count);
    sqlite3_finalize(select);
    sqlite3_close(database);
    return !count;
}
