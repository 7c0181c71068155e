/* Judgments and runs: for each query documents with a number, which is a grade or a score. Read from and
 * written to the files of the field:
 *   judgments  BEIR "query TAB document TAB grade" with a heading, or TREC "query 0 document grade"
 *   runs       TREC "query Q0 document rank score tag"; the rank is not looked at, as in trec_eval
 * Text is bytes; names are compared byte by byte. */
#ifndef DL_JUDGED_H
#define DL_JUDGED_H

#include "util/arena.h"
#include "util/buffer.h"

typedef struct dl_judged_row {
    const char *query, *document; /* in the table's arena */
    double number;
} dl_judged_row;

/** Initialise with {0}. */
typedef struct dl_judged {
    dl_judged_row *rows;
    size_t count, capacity;
    dl_arena arena;
} dl_judged;

typedef enum dl_judged_kind { DL_JUDGMENTS, DL_RUN } dl_judged_kind;

/** Appends a row; the texts are copied. Errors: MEMORY. */
dateline_status dl_judged_add(dl_judged *table, dl_slice query, dl_slice document, double number,
                              dateline_error *error) DATELINE_MUST_USE;

/** Sorts by query, then by number from high to low, then by document from high to low (trec_eval's order
 *  of documents with the same score). */
void dl_judged_sort(dl_judged *table);

/** Reads and sorts. Errors: IO; INPUT: a line of another form, with its number, or a document twice for
 *  one query; MEMORY. */
dateline_status dl_judged_read(dl_judged *table, const char *path, dl_judged_kind kind,
                               dateline_error *error) DATELINE_MUST_USE;

/** Appends a sorted run in TREC form; `tag` names it. */
void dl_judged_print(dl_buffer *out, const dl_judged *run, const char *tag);

/** The rows [*begin, *end) of `query` in a sorted table. */
void dl_judged_find(size_t *begin, size_t *end, const dl_judged *table, const char *query);

void dl_judged_free(dl_judged *table);

#endif
