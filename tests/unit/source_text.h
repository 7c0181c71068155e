/* What a source of these bytes gives, as text, for tests of formats. */
#ifndef DL_SOURCE_TEXT_H
#define DL_SOURCE_TEXT_H

#include "article/reading/source.h"
#include "util/buffer.h"

/** Writes `content` to a file of that name, reads it, and puts into `out`: for each article a line of what is known of
 *  it and its passages, and the problems where they are told. Articles and passages whose ranges are not in `content`,
 *  or not in their article, fail the test. `map` as in --map, or NULL. */
void source_text(dl_buffer *out, const char *name, dl_slice content, const char *map);

/* A file, and what it gives. */
typedef struct source_case {
    const char *name, *content, *expected;
} source_case;

/** Fails the test at the first case that gives something else. */
void source_cases(const source_case *cases, size_t count);

/** What source_text does, of an open source. */
void source_events(dl_buffer *out, dl_source *source);

#endif
