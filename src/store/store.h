/* The wrapper of Xapian: the only part that is C++. What the product needs, in C.
 *
 * No exception leaves it. Xapian's errors become statuses: DatabaseModifiedError is STALE, and so
 * is the folder of an open reader that is gone; a missing database is NO_INDEX; what cannot be
 * read as a database, or ends too early, DAMAGED; a lock that another holds LOCKED; bad_alloc
 * MEMORY; other database errors, which carry the system's reason, IO; everything else INTERNAL.
 * Messages name the folder. Handles are for one thread at a time. What is appended to a buffer is there whole, or the status
 * is MEMORY. */
#ifndef DL_STORE_H
#define DL_STORE_H

#include "query/query.h"
#include "store/bulk/join.h"
#include "util/bitmap.h"

/* To C++ every function here promises to throw nothing. */
#ifdef __cplusplus
#define DL_STORE_NOEXCEPT noexcept
extern "C" {
#else
#define DL_STORE_NOEXCEPT
#endif
#define DL_STORE_MUST_USE DL_STORE_NOEXCEPT DATELINE_MUST_USE

typedef struct dl_store_reader dl_store_reader;
typedef struct dl_store_writer dl_store_writer;
typedef struct dl_store_document dl_store_document;

/** How often a term stands in a document is kept as a multiple of this, less in long documents; see
 *  store/frequency.h. */
#define DL_STORE_FREQUENCY_UNIT 32

/** A usual length of documents: words of news paragraphs, twice those that have a stem. */
#define DL_STORE_PIVOT 100.0

/* ---- reading ---- */

/** Opens a generation's folder. */
dateline_status dl_store_reader_open(dl_store_reader **out, const char *path, dateline_error *error)
    DL_STORE_MUST_USE;

/** Opens the segments of an index, generations in its folder by names as dl_generation_current tells them. They are read as
 *  one: documents have numbers through all of them, those of an article follow each other; metadata of a newer one count
 *  before those of an older. What the newest says is removed of the others is not there, unless told otherwise below.
 *  Nobody changes a segment, so what is open stays as it is. */
dateline_status dl_store_reader_open_segments(dl_store_reader **out, const char *index, dl_slice names,
                                              dateline_error *error) DL_STORE_MUST_USE;

/** The same for who has an earlier state open, *reader (or NULL): what both have is not opened again. Frees what was open,
 *  also when it fails; *reader is then NULL. */
dateline_status dl_store_reader_follow(dl_store_reader **reader, const char *index, dl_slice names,
                                       dateline_error *error) DL_STORE_MUST_USE;

/** Whether the folders are still those that were opened, and not gone, or others of the same names. */
bool dl_store_reader_is_there(const dl_store_reader *reader) DL_STORE_NOEXCEPT;
void dl_store_reader_free(dl_store_reader *reader) DL_STORE_NOEXCEPT;

typedef struct dl_store_stats {
    uint64_t documents;     /* with those removed, as scores count them */
    uint64_t removed;
    uint32_t last_document; /* the greatest number */
    size_t segments;
} dl_store_stats;
dateline_status dl_store_reader_stats(dl_store_stats *out, dl_store_reader *reader,
                                      dateline_error *error) DL_STORE_MUST_USE;

/** One of the segments, the oldest is 0; the name is the reader's. */
typedef struct dl_store_segment {
    const char *name;
    uint64_t documents, removed; /* of those */
} dl_store_segment;
dateline_status dl_store_reader_segment(dl_store_segment *out, dl_store_reader *reader, size_t number,
                                        dateline_error *error) DL_STORE_MUST_USE;

/** Removes all documents that hold `term`, those of articles with their passages, for this reader, and for whom
 *  dl_store_writer_set_removed tells. *count: how many. */
dateline_status dl_store_reader_remove(uint64_t *count, dl_store_reader *reader, dl_slice term,
                                       dateline_error *error) DL_STORE_MUST_USE;

/** Appends the metadata under `key` to `out`; nothing when there is none. */
dateline_status dl_store_metadata(dl_buffer *out, dl_store_reader *reader, const char *key,
                                  dateline_error *error) DL_STORE_MUST_USE;

/** The same for who has read it of an earlier state: *same when it is still what the segment `teller` says, a uuid. Else
 *  appends it and says in *teller whose it is; nothing when it is nobody's. */
dateline_status dl_store_metadata_again(bool *same, dl_buffer *out, dl_buffer *teller, dl_store_reader *reader,
                                        const char *key, dateline_error *error) DL_STORE_MUST_USE;

/** Tells each metadata entry whose key begins with `prefix`, ascending. Return false to stop. */
typedef bool dl_store_metadata_sink(void *context, dl_slice key, dl_slice value);
dateline_status dl_store_metadata_each(dl_store_reader *reader, const char *prefix,
                                       dl_store_metadata_sink *sink, void *context,
                                       dateline_error *error) DL_STORE_MUST_USE;

/** Sets holding[i] to true where documents[i] holds `term`, and leaves the others. `documents`: ascending. */
dateline_status dl_store_term_mark(bool *holding, dl_store_reader *reader, dl_slice term, const uint32_t *documents,
                                   size_t count, dateline_error *error) DL_STORE_MUST_USE;

/** How many documents hold `term`, with those removed, as scores count them. */
dateline_status dl_store_term_count(uint64_t *out, dl_store_reader *reader, dl_slice term,
                                    dateline_error *error) DL_STORE_MUST_USE;

/** How many documents that are not removed hold `term`. */
dateline_status dl_store_living_count(uint64_t *out, dl_store_reader *reader, dl_slice term,
                                      dateline_error *error) DL_STORE_MUST_USE;

/** Tells the documents that hold `term`, ascending. Return false to stop. */
typedef bool dl_store_posting_sink(void *context, uint32_t document);
dateline_status dl_store_term_documents(dl_store_reader *reader, dl_slice term,
                                        dl_store_posting_sink *sink, void *context,
                                        dateline_error *error) DL_STORE_MUST_USE;

/** The same of those alone that have the fingerprint of `document` with the term, or where either is 0. */
dateline_status dl_store_term_alike(dl_store_reader *reader, dl_slice term, uint32_t document,
                                    dl_store_posting_sink *sink, void *context,
                                    dateline_error *error) DL_STORE_MUST_USE;

/** Tells each term that begins with `prefix`, ascending, with its document count, those removed with it. False to stop. */
typedef bool dl_store_term_sink(void *context, dl_slice term, uint64_t documents);
dateline_status dl_store_terms_each(dl_store_reader *reader, dl_slice prefix,
                                    dl_store_term_sink *sink, void *context,
                                    dateline_error *error) DL_STORE_MUST_USE;

/** Tells the words of the index that are `start` and then something within `edits` (at most 2, see
 *  util/edits.h) of `rest`: at most the `limit` nearest and commonest, in no order. False to stop. */
typedef bool dl_store_near_sink(void *context, dl_slice word, unsigned distance, uint64_t documents);
dateline_status dl_store_near(dl_store_reader *reader, dl_slice start, dl_slice rest, unsigned edits,
                              size_t limit, dl_store_near_sink *sink, void *context,
                              dateline_error *error) DL_STORE_MUST_USE;

/** Appends a document's data to `out`. NOT_FOUND when there is no such document. */
dateline_status dl_store_document_data(dl_buffer *out, dl_store_reader *reader, uint32_t document,
                                       dateline_error *error) DL_STORE_MUST_USE;

/** Begins to bring near the data of documents that will be asked for in this order. Only a hint: it changes nothing, and
 *  cannot fail. */
void dl_store_fetch(dl_store_reader *reader, const uint32_t *documents, size_t count) DL_STORE_NOEXCEPT;

/** Appends a document's value in `slot`; nothing when there is none. */
dateline_status dl_store_document_value(dl_buffer *out, dl_store_reader *reader, uint32_t document,
                                        unsigned slot, dateline_error *error) DL_STORE_MUST_USE;

/** Least and greatest value of a slot over the whole index (bounds; may be wider after deletions).
 *  Nothing appended when the slot is empty. */
dateline_status dl_store_value_bounds(dl_buffer *low, dl_buffer *high, dl_store_reader *reader,
                                      unsigned slot, dateline_error *error) DL_STORE_MUST_USE;

/** Resolves a `source:` value to source numbers; called while compiling. Returns their boolean
 *  terms (XS........) in `terms` for as long as the search runs; *count 0: nothing matches. */
typedef struct dl_store_source_resolver {
    dateline_status (*resolve)(void *context, dl_slice value, const dl_slice **terms, size_t *count,
                               dateline_error *error);
    void *context;
} dl_store_source_resolver;

/** Says whether a document's data answer a node that terms cannot decide: words as written, phrases of
 *  patterns, stems or a title. Asked about documents that hold the node's terms; those of articles for
 *  nodes with a field. NULL: they all answer. After `limit` answers the others count as none; of stop words
 *  alone, when the best matches are asked for, after a few thousand. */
typedef struct dl_store_verifier {
    dateline_status (*verify)(void *context, const dl_query_node *node, dl_slice data, bool *answers,
                              dateline_error *error);
    void *context;
    uint64_t limit;
} dl_store_verifier;

typedef enum dl_store_sort {
    DL_STORE_BY_SCORE,
    DL_STORE_BY_DATE_NEWEST,
    DL_STORE_BY_DATE_OLDEST
} dl_store_sort;

typedef struct dl_store_search {
    const dl_query_node *root; /* weighted by rank/; NULL matches nothing */
    double k1;                 /* BM25's; its b is in the kept frequencies */
    double norm;               /* what kept frequencies are multiplied with, see store/frequency.h; 0: 1 */
    size_t offset, limit;
    uint64_t check_at_least;   /* how many matches to look at for the count */
    dl_store_sort sort;        /* undated documents come last either way */
    bool collapse_articles;    /* keep the best of each article */
    size_t prefix_limit;       /* most terms that a pattern or fuzzy word may stand for */
    dl_store_source_resolver sources;
    dl_store_verifier verifier;
} dl_store_search;

typedef struct dl_store_match {
    uint32_t document;
    double score;
    uint64_t collapsed; /* lower bound of what was collapsed under it */
    const double *parts; /* what a later stage made its score of; NULL here */
    double newness;      /* that its score was raised by, as a share; 0 here */
} dl_store_match;

typedef struct dl_store_matches {
    dl_store_match *items; /* from `arena` */
    size_t count;
    uint64_t total;        /* matching documents */
    bool total_is_exact;   /* false when verification_cut */
    dl_slice *cut_words; /* patterns and fuzzy words that stood for more than prefix_limit */
    size_t cut_word_count;
    uint64_t verification_cut; /* how many the verifier was asked about, if others were not; else 0 */
} dl_store_matches;

/** Runs a search. The documents of articles (XKarticle) never match. */
dateline_status dl_store_run(dl_store_matches *out, dl_arena *arena, dl_store_reader *reader,
                             const dl_store_search *search, dateline_error *error)
    DL_STORE_MUST_USE;

/** Every document that matches, however many: *out is yours to free. Offset, limit, sort and collapse
 *  play no part. *cut (may be NULL): the verifier's limit was reached, and there may be more. */
dateline_status dl_store_matching(dl_bitmap *out, bool *cut, dl_store_reader *reader,
                                  const dl_store_search *search, dateline_error *error)
    DL_STORE_MUST_USE;

/** Tells which of `documents` hold `term`, ascending. False to stop. */
dateline_status dl_store_term_within(dl_store_reader *reader, dl_slice term, const dl_bitmap *documents,
                                     dl_store_posting_sink *sink, void *context,
                                     dateline_error *error) DL_STORE_MUST_USE;

/** Tells the value in `slot` of each of the documents that has one, ascending. False to stop. */
typedef bool dl_store_value_sink(void *context, uint32_t document, dl_slice value);
dateline_status dl_store_values_of(dl_store_reader *reader, unsigned slot, const dl_bitmap *documents,
                                   dl_store_value_sink *sink, void *context, dateline_error *error)
    DL_STORE_MUST_USE;

/** The same of so many documents, which ascend. */
dateline_status dl_store_values_at(dl_store_reader *reader, unsigned slot, const uint32_t *documents, size_t count,
                                   dl_store_value_sink *sink, void *context, dateline_error *error)
    DL_STORE_MUST_USE;

/** Appends what the tree compiles to, as Xapian describes it. */
dateline_status dl_store_describe(dl_buffer *out, dl_store_reader *reader,
                                  const dl_store_search *search, dateline_error *error)
    DL_STORE_MUST_USE;

/** What a part of the tree, a leaf or a group that gives a bonus for all of its words, adds to the score
 *  of each document. */
typedef struct dl_store_scored {
    const dl_query_node *node;
    double *scores;
} dl_store_scored;

/** The parts that score, in `arena`, for the documents of a page of matches: of each they add up to its
 *  score. A search a part, each over those documents alone. */
dateline_status dl_store_explain(dl_store_scored **out, size_t *count, dl_arena *arena,
                                 dl_store_reader *reader, const dl_store_search *search,
                                 const uint32_t *documents, size_t document_count,
                                 dateline_error *error) DL_STORE_MUST_USE;

/** What a search gives each of `documents`; 0 where it does not match. Offset, limit, sort and collapse play no part. */
dateline_status dl_store_scores(double *scores, dl_store_reader *reader, const dl_store_search *search,
                                const uint32_t *documents, size_t count, dateline_error *error) DL_STORE_MUST_USE;

/** Whether dl_store_check has the rights that Xapian wants for it: it opens tables for writing. */
bool dl_store_check_may(const char *path) DL_STORE_NOEXCEPT;

/** Runs Xapian's check on a generation's folder; findings, a line each, to `sink`. *problems:
 *  Xapian's count of errors. A check that cannot even start counts as one problem with its
 *  message. */
typedef void dl_store_check_sink(void *context, const char *line);
dateline_status dl_store_check(uint64_t *problems, const char *path, dl_store_check_sink *sink,
                               void *context, dateline_error *error) DL_STORE_MUST_USE;

/** The same of each table by itself, some at once; not whether the lengths of documents are the same in all. */
dateline_status dl_store_check_tables(uint64_t *problems, const char *path, unsigned threads,
                                      dateline_error *error) DL_STORE_MUST_USE;

/** "xapian-core 1.4.22", of the linked library. */
const char *dl_store_version(void) DL_STORE_NOEXCEPT;

/* ---- writing ----
 * Nothing is synced: what is written counts once its folder was sealed (generation.h). */

/** Makes a new database in `path` (a generation's folder), through Xapian's writer. */
dateline_status dl_store_writer_open(dl_store_writer **out, const char *path, dateline_error *error) DL_STORE_MUST_USE;

/** Builds a new database in `path`, many times faster, by writing Xapian's tables itself. It can be added
 *  to, get metadata, and be committed once; begin and cancel do nothing. Past `memory` bytes, postings wait
 *  in a file there; two tables are written at once when `threads` > 1. Same content as the other's; but unless
 *  `all_positions`, rare terms have none (see dl_bulk_positions_least), and a phrase that holds one is looked for
 *  in the text. */
dateline_status dl_store_writer_open_bulk(dl_store_writer **out, const char *path, size_t memory,
                                          unsigned threads, bool all_positions,
                                          dateline_error *error) DL_STORE_MUST_USE;

/** Writes a new database to `path`: the documents of `parts` (bulk/join.h), in their order, but for those removed,
 *  numbered from 1 without gaps. It can get metadata, which change those of the first part, and be committed once, which
 *  does the work; nothing else. About `memory` bytes are used, and up to `threads` threads. Unless `all_positions`, rare
 *  terms have none. The commit's errors are those of dl_join_finish. */
dateline_status dl_store_writer_open_join(dl_store_writer **out, const char *path, const dl_bulk_part *parts,
                                          size_t count, size_t memory, unsigned threads, bool all_positions,
                                          dateline_error *error) DL_STORE_MUST_USE;

/** Whether to go on, asked now and then by the thread that writes. */
typedef struct dl_store_watch {
    bool (*goes_on)(void *context); /* NULL: always */
    void *context;
} dl_store_watch;

/** While a bulk writer or one that joins commits, `watch` is asked; false ends that with STOPPED. Of no account for others. */
void dl_store_writer_set_watch(dl_store_writer *writer, dl_store_watch watch) DL_STORE_NOEXCEPT;

/** The average length of documents that the counts of terms are kept for, DL_STORE_PIVOT unless it is set (to
 *  1 or more) before the first document: see store/frequency.h. Same for all documents of an index, or their scores differ. */
void dl_store_writer_set_pivot(dl_store_writer *writer, double pivot) DL_STORE_NOEXCEPT;
double dl_store_writer_pivot(const dl_store_writer *writer) DL_STORE_NOEXCEPT;

/** Closes without committing what was not committed. */
void dl_store_writer_free(dl_store_writer *writer) DL_STORE_NOEXCEPT;

/** One transaction: all of begin..commit becomes durable at once, or nothing. Changes outside of
 *  one are refused (INTERNAL). After a change that failed for the database's sake, Xapian has
 *  forgotten the whole transaction: the commit then fails too, with the first failure. */
dateline_status dl_store_writer_begin(dl_store_writer *writer, dateline_error *error)
    DL_STORE_MUST_USE;
dateline_status dl_store_writer_commit(dl_store_writer *writer, dateline_error *error)
    DL_STORE_MUST_USE;
dateline_status dl_store_writer_cancel(dl_store_writer *writer, dateline_error *error)
    DL_STORE_MUST_USE;

/** Adds the document, or the documents of a row; *number gets the id of the first (may be NULL). */
dateline_status dl_store_writer_add(uint32_t *number, dl_store_writer *writer,
                                    dl_store_document *document, dateline_error *error)
    DL_STORE_MUST_USE;

/** The part of adding to a bulk build that any thread may do before: inverts the documents, the first
 *  of which is going to be `number`. Nothing else can then be done with them than add and clear. With
 *  another writer it does nothing. */
dateline_status dl_store_writer_prepare(const dl_store_writer *writer, dl_store_document *document,
                                        uint64_t number, dateline_error *error) DL_STORE_MUST_USE;

/** The id of the next document of a bulk build; 0 when the writer is another. */
uint64_t dl_store_writer_next(const dl_store_writer *writer) DL_STORE_NOEXCEPT;

/** Sets metadata; an empty value removes it. */
dateline_status dl_store_writer_set_metadata(dl_store_writer *writer, const char *key,
                                             dl_slice value, dateline_error *error)
    DL_STORE_MUST_USE;

/** Hides what older segments say under the key. */
dateline_status dl_store_writer_hide_metadata(dl_store_writer *writer, const char *key,
                                              dateline_error *error) DL_STORE_MUST_USE;

/** Sets what is removed of the first `count` of the reader's segments, for a writer of a newer one. */
dateline_status dl_store_writer_set_removed(dl_store_writer *writer, dl_store_reader *reader, size_t count,
                                            dateline_error *error) DL_STORE_MUST_USE;

/** Writes a new database to the folder `to`: of the segments from `first` on, what is not removed, so that it can take
 *  their place. By `plain`, through Xapian's writer. Errors: those of writing, STOPPED by `watch`, and DAMAGED for what a
 *  segment has lost. */
dateline_status dl_store_fold(const char *to, dl_store_reader *reader, size_t first, bool plain, size_t memory,
                              unsigned threads, dl_store_watch watch, dateline_error *error) DL_STORE_MUST_USE;

/** A document under construction, reused with clear; or a row of them: dl_store_document_next begins
 *  the next one. Failures are kept and come out of writer_add. Positions are below 2^31. */
dl_store_document *dl_store_document_new(void) DL_STORE_NOEXCEPT; /* NULL: out of memory */
void dl_store_document_free(dl_store_document *document) DL_STORE_NOEXCEPT;
void dl_store_document_clear(dl_store_document *document) DL_STORE_NOEXCEPT;
void dl_store_document_next(dl_store_document *document) DL_STORE_NOEXCEPT;
/** What was prepared of `from`, which can then be cleared, is what adding `to` adds. */
void dl_store_document_hand_over(dl_store_document *to, dl_store_document *from) DL_STORE_NOEXCEPT;
/** Adds the lengths of the documents, the sums of their terms' counts, and how many they are; those of articles, which
 *  have the value DL_SLOT_PASSAGES and no text, are left out. */
void dl_store_document_measure(uint64_t *length, uint64_t *documents, const dl_store_document *document)
    DL_STORE_NOEXCEPT;
/** The number of a term, which stays until the documents are cleared; UINT32_MAX when memory ran out. */
uint32_t dl_store_document_term(dl_store_document *document, dl_slice term) DL_STORE_NOEXCEPT;
/** The same, of a term whose hash is known: dl_hash64, seed 0. */
uint32_t dl_store_document_hashed(dl_store_document *document, dl_slice term, uint64_t hash) DL_STORE_NOEXCEPT;
/** The term of that hash will be asked for soon: fetches its place from memory meanwhile. */
void dl_store_document_expect(const dl_store_document *document, uint64_t hash) DL_STORE_NOEXCEPT;
/** The same when that has come, and still before it is asked for: fetches the text that it leads to. */
void dl_store_document_expect_text(const dl_store_document *document, uint64_t hash) DL_STORE_NOEXCEPT;
/** The same of a mention of the term of a number. */
void dl_store_document_expect_mention(const dl_store_document *document, uint32_t number) DL_STORE_NOEXCEPT;
/** Adds a mention of the term of a number: at a position, or DL_STORE_PLACELESS | wdf. */
void dl_store_document_mention(dl_store_document *document, uint32_t number, uint32_t place)
    DL_STORE_NOEXCEPT;
#define DL_STORE_PLACELESS 0x80000000u
#define DL_STORE_FINGERPRINT 0x40000000u /* of what has no place: the rest is one */
/* The same of a term by its bytes. */
void dl_store_document_add_posting(dl_store_document *document, dl_slice term, uint32_t position)
    DL_STORE_NOEXCEPT;
void dl_store_document_add_term(dl_store_document *document, dl_slice term, uint32_t wdf)
    DL_STORE_NOEXCEPT;
void dl_store_document_add_boolean(dl_store_document *document, dl_slice term) DL_STORE_NOEXCEPT;
/** The term of a number, which is a hash, with more bits of it, for dl_store_term_alike: up to 127, which cost no byte, or 0, which all are
 *  like. They are kept as the term's frequency, and count for nothing else. Once a document and term. */
void dl_store_document_add_fingerprint(dl_store_document *document, uint32_t number,
                                       unsigned fingerprint) DL_STORE_NOEXCEPT;
void dl_store_document_set_value(dl_store_document *document, unsigned slot, dl_slice value)
    DL_STORE_NOEXCEPT;
void dl_store_document_set_data(dl_store_document *document, dl_slice data) DL_STORE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
