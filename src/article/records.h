/* JSON records: one object, one article. */
#ifndef DL_RECORDS_H
#define DL_RECORDS_H

#include "article/plain.h"

/** Told about a record: a sentence; `lost`: it gives no article. */
typedef void dl_record_problem(void *context, uint64_t at, bool lost, const char *message);

/** Reads the record `text`, which begins at byte `base` and in line `line` (from 1) of its source.
 *  *found false: it gives no article, which `problem` was told. Everything lives in `arena`.
 *  Errors: MEMORY. Any thread with its own arena. */
dateline_status dl_record_parse(dl_article *out, bool *found, dl_arena *arena, dl_slice text,
                                uint64_t base, uint64_t line, dl_record_problem *problem, void *context,
                                dateline_error *error) DATELINE_MUST_USE;

#endif
