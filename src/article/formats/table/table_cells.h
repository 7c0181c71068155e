/* Rows and cells of CSV and TSV, in the dialect that a file is written in. */
#ifndef DL_TABLE_CELLS_H
#define DL_TABLE_CELLS_H

#include "util/arena.h"

enum { DL_TABLE_COLUMNS = 1000 /* at most */ };

typedef struct dl_dialect {
    char separator; /* '\0': none */
    char quote;     /* '"', or '\'' where all names of columns stand in these; with tabs one that no cell's end closes is a letter */
    char line_end;  /* '\n', or '\r' where that alone ends lines */
    bool escapes;   /* "\"", "\n", "\\", as MySQL and PostgreSQL write them */
} dl_dialect;

/* One row of text: where its cells are. */
typedef struct dl_row {
    dl_slice cells[DL_TABLE_COLUMNS]; /* as they stand, with their quotes */
    size_t count;
} dl_row;

/* How far a row was looked at. */
typedef struct dl_row_scan {
    size_t at;
    bool quoted;  /* within quotes */
    bool in_cell; /* behind the first byte of a cell that is no blank */
} dl_row_scan;

/** The dialect of the table that begins `text`, by its first line and, for escapes, all of it; *behind: what a line that only
 *  states the separator takes ("sep=;", of Excel's). Any thread. */
dl_dialect dl_dialect_find(dl_slice text, size_t *behind);

/** Goes on in `text`, which begins with the row, to its line end (true; `at` is there) or as far as the text tells. `ended`: no
 *  more comes. Any thread. */
bool dl_row_end(dl_row_scan *scan, dl_slice text, const dl_dialect *dialect, bool ended);

void dl_row_split(dl_row *out, dl_slice line, const dl_dialect *dialect);

/** A cell without its quotes and escapes, trimmed and well-formed; of "\N", what databases have for nothing, nothing. Where it
 *  had to be made, it lives in `arena`. */
dl_slice dl_cell_text(dl_arena *arena, dl_slice cell, const dl_dialect *dialect);

#endif
