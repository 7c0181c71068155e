/* Judgments and runs. */
#include "eval/judged.h"
#include "util/array.h"
#include "util/error.h"
#include "util/file.h"

#include <stdlib.h>

enum { FILE_LIMIT = 1 << 30, COLUMNS = 6 };

void dl_judged_free(dl_judged *table)
{
    dl_arena_free(&table->arena);
    free(table->rows);
    *table = (dl_judged){0};
}

dateline_status dl_judged_add(dl_judged *table, dl_slice query, dl_slice document, double number,
                              dateline_error *error)
{
    dl_judged_row *rows = dl_array_room(table->rows, &table->capacity, table->count, sizeof *rows);
    if (!rows)
        return dl_fail_memory(error);
    table->rows = rows;
    /* Rows of one query mostly follow one another: they share its name. */
    const char *last = table->count ? table->rows[table->count - 1].query : NULL;
    const char *name = last && dl_slice_is(query, last) ? last : dl_arena_string(&table->arena, query);
    const char *of = dl_arena_string(&table->arena, document);
    if (!name || !of)
        return dl_fail_memory(error);
    table->rows[table->count++] = (dl_judged_row){name, of, number};
    return DATELINE_OK;
}

static int compare_rows(const void *left, const void *right)
{
    const dl_judged_row *a = left, *b = right;
    int order = strcmp(a->query, b->query);
    if (order)
        return order;
    if (a->number != b->number)
        return a->number > b->number ? -1 : 1;
    return strcmp(b->document, a->document);
}

void dl_judged_sort(dl_judged *table)
{
    if (table->count)
        qsort(table->rows, table->count, sizeof *table->rows, compare_rows);
}

static int compare_names(const void *left, const void *right)
{
    const dl_judged_row *const *a = left, *const *b = right;
    int order = strcmp((*a)->query, (*b)->query);
    return order ? order : strcmp((*a)->document, (*b)->document);
}

static dateline_status refuse_repeats(const dl_judged *table, const char *path, dateline_error *error)
{
    const dl_judged_row **rows = malloc((table->count + 1) * sizeof(void *));
    if (!rows)
        return dl_fail_memory(error);
    for (size_t i = 0; i < table->count; i++)
        rows[i] = &table->rows[i];
    qsort(rows, table->count, sizeof *rows, compare_names);
    dateline_status status = DATELINE_OK;
    for (size_t i = 1; i < table->count && !status; i++)
        if (compare_names(&rows[i - 1], &rows[i]) == 0)
            status = dl_fail(error, DATELINE_ERROR_INPUT, "%s: document %s is there twice for query %s", path,
                             rows[i]->document, rows[i]->query);
    free(rows);
    return status;
}

/* The columns of a line, divided by blanks; more than COLUMNS count as COLUMNS + 1. */
static size_t split(dl_slice *columns, dl_slice line)
{
    size_t count = 0, at = 0;
    while (at < line.size) {
        size_t begin = at;
        while (at < line.size && !strchr(" \t\r", line.data[at]))
            at++;
        if (at > begin) {
            if (count == COLUMNS)
                return COLUMNS + 1;
            columns[count++] = dl_slice_cut(line, begin, at);
        }
        while (at < line.size && strchr(" \t\r", line.data[at]))
            at++;
    }
    return count;
}

static bool read_number(double *out, dl_slice text)
{
    char digits[64], *end;
    if (!text.size || text.size >= sizeof digits)
        return false;
    memcpy(digits, text.data, text.size);
    digits[text.size] = '\0';
    *out = strtod(digits, &end);
    return !*end && *out == *out;
}

static dateline_status read_line(dl_judged *table, dl_slice line, dl_judged_kind kind, const char *path,
                                 size_t number, dateline_error *error)
{
    dl_slice columns[COLUMNS];
    size_t count = split(columns, line);
    double value;
    if (!count)
        return DATELINE_OK;
    if (kind == DL_RUN) {
        if (count == 6 && read_number(&value, columns[4]))
            return dl_judged_add(table, columns[0], columns[2], value, error);
        return dl_fail(error, DATELINE_ERROR_INPUT,
                       "%s:%zu: no line of a run; it wants: query Q0 document rank score tag", path, number);
    }
    if ((count == 3 || count == 4) && read_number(&value, columns[count - 1]))
        return dl_judged_add(table, columns[0], columns[count - 2], value, error);
    if (count == 3 && number == 1) /* the heading */
        return DATELINE_OK;
    return dl_fail(error, DATELINE_ERROR_INPUT,
                   "%s:%zu: no judgment; it wants: query document grade, or: query 0 document grade", path,
                   number);
}

dateline_status dl_judged_read(dl_judged *table, const char *path, dl_judged_kind kind,
                               dateline_error *error)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    dateline_status status = dl_file_read(&text, path, FILE_LIMIT, error);
    size_t number = 0;
    dl_slice line;
    for (size_t at = 0; !status && dl_slice_next_line(&line, dl_buffer_slice(&text), &at);) {
        line = dl_slice_trim(line);
        status = read_line(table, line, kind, path, ++number, error);
    }
    dl_buffer_free(&text);
    if (status)
        return status;
    dl_judged_sort(table);
    return refuse_repeats(table, path, error);
}

void dl_judged_print(dl_buffer *out, const dl_judged *run, const char *tag)
{
    size_t rank = 0;
    for (size_t i = 0; i < run->count; i++) {
        const dl_judged_row *row = &run->rows[i];
        rank = i && strcmp(row->query, row[-1].query) == 0 ? rank + 1 : 1;
        dl_buffer_printf(out, "%s Q0 %s %zu %.6f %s\n", row->query, row->document, rank, row->number, tag);
    }
}

void dl_judged_find(size_t *begin, size_t *end, const dl_judged *table, const char *query)
{
    size_t low = 0, high = table->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(table->rows[middle].query, query) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *begin = low;
    while (low < table->count && strcmp(table->rows[low].query, query) == 0)
        low++;
    *end = low;
}
