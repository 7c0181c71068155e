/* A test collection on disk: documents, queries, judgments.
 *
 *   BEIR  corpus.jsonl, queries.jsonl {"_id", "text"}; qrels.tsv beside them or qrels/test.tsv
 *   TREC  topics or topics.*; qrels or qrels.*; every other file of the folder and of those in it holds
 *         documents: <DOC> with <DOCNO>, a title (<TITLE>, <HEADLINE>, <HL>, <TI>) and <TEXT>, or what is there
 * Only queries that are judged count: BEIR's queries.jsonl also holds those of other parts. */
#ifndef DL_COLLECTION_H
#define DL_COLLECTION_H

#include "eval/judged.h"

typedef struct dl_topic {
    const char *id, *text; /* in the collection's arena; the text as it stands in the file */
} dl_topic;

typedef struct dl_collection {
    dl_topic *topics; /* malloc'ed */
    size_t topic_count, topic_capacity;
    dl_judged judgments;
    const char *corpus; /* BEIR: corpus.jsonl; NULL for TREC: see dl_collection_export */
    const char *folder;
    dl_arena arena;
} dl_collection;

/** Which part of a TREC topic is the query. */
typedef enum dl_topic_part { DL_TOPIC_TITLE, DL_TOPIC_DESCRIPTION, DL_TOPIC_NARRATIVE } dl_topic_part;

/** Opens the collection in `folder`; queries only when `with_topics`. Release with dl_collection_close, also
 *  after an error. Errors: IO; INPUT: a part is missing, or a line is not what it should be; MEMORY. */
dateline_status dl_collection_open(dl_collection *out, const char *folder, dl_topic_part part,
                                   bool with_topics, dateline_error *error) DATELINE_MUST_USE;
void dl_collection_close(dl_collection *collection);

/** Writes the documents of a TREC collection to `path`, a JSON line {"_id", "title", "text"} each.
 *  Errors: IO; INPUT: no documents; MEMORY. */
dateline_status dl_collection_export(const dl_collection *collection, const char *path,
                                     dateline_error *error) DATELINE_MUST_USE;

/** Appends `question` with what is a sign of the query language turned to blanks, operators to small
 *  letters: questions are words only. */
void dl_collection_plain(dl_buffer *out, dl_slice question);

#endif
