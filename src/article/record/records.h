/* Records: one entry of an export, a feed, a collection, one article. The formats fill a record, this makes an
 * article of it. */
#ifndef DL_RECORDS_H
#define DL_RECORDS_H

#include "article/plain/plain.h"
#include "article/reading/parts.h"
#include "article/reading/source.h"

/* What the text and the decks of a record are. */
typedef enum dl_record_form {
    DL_FORM_UNKNOWN, /* HTML if they look like it */
    DL_FORM_HTML,
    DL_FORM_LETTER, /* HTML of which all is text, also where it is a page with a title */
    DL_FORM_PLAIN
} dl_record_form;

/* What a record says, trimmed; all texts are well-formed UTF-8 and may be empty. */
typedef struct dl_record {
    dl_slice parts[DL_PART_COUNT]; /* but AUTHOR and DECK, which are lists */
    const dl_slice *authors;
    size_t author_count;
    const dl_slice *decks;
    size_t deck_count;
    const dl_slice *captions; /* of its pictures, plain text */
    size_t caption_count;
    dl_date date; /* where it is not text; else NONE */
    dl_record_days *days; /* NULL: nothing is known */
    dl_record_form form;
    uint64_t begin; /* in the source */
    dl_slice bytes; /* its own, for hashing */
    uint64_t bytes_hash; /* of dl_article */
} dl_record;

/** Makes the article, or *found false: there is none, which `problem` was told. The text is split as plain text,
 *  or as a web page's, but has no headline and decks if the record has a title. Everything lives in `arena` or
 *  where the record's texts do. Errors: MEMORY. Any thread with its own arena. */
dateline_status dl_record_article(dl_article *out, bool *found, dl_arena *arena, const dl_record *record,
                                  dl_record_problem *problem, void *context,
                                  dateline_error *error) DATELINE_MUST_USE;

/** The same in the reading's arena, handed over. Errors: MEMORY, and what the receiver fails with. */
struct dl_reading;
dateline_status dl_record_deliver(const dl_record *record, struct dl_reading *reading) DATELINE_MUST_USE;

/** Takes the parts AUTHOR and DECK for the lists of one that they are. They point into the record. */
void dl_record_single_parts(dl_record *record);

#endif
