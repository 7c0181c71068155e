/* From articles to documents on several threads. Articles are copied into batches; a batch is
 * analyzed, and for a bulk build inverted, on any thread; batches reach the writer in their order,
 * on the thread that adds. What is written depends on neither the number of threads nor the size of
 * batches. */
#ifndef DL_PIPELINE_H
#define DL_PIPELINE_H

#include "article/base/article.h"
#include "engine/stored/terms.h"

typedef struct dl_pipeline dl_pipeline;

typedef struct dl_pipeline_options {
    dl_store_writer *writer; /* must outlive it */
    dl_analyzer *analyzer;   /* must outlive it; other threads have their own of its language */
    unsigned threads;        /* including the one that adds */
    size_t batch_bytes;      /* of passage text */
    size_t word_bytes;       /* for each thread's memory of words */
    dl_slice dictionary;     /* of the index, see packing.h; is copied */
    bool learns;             /* for a new index: the first articles tell the dictionary, and the writer's pivot */
    bool (*goes_on)(void *context); /* asked now and then, on the thread that adds; false stops with STOPPED. Or NULL */
    void *context;
} dl_pipeline_options;

/** Errors: those of dl_analyzer_new, MEMORY. One thread at a time. Free with dl_pipeline_free. */
dateline_status dl_pipeline_new(dl_pipeline **out, const dl_pipeline_options *options,
                                dateline_error *error) DATELINE_MUST_USE;

/** Takes an article. *bytes: of its passages' text. An error may be that of an earlier one: then nothing more can be
 * added. Errors: those of the writer, MEMORY, STOPPED. */
dateline_status dl_pipeline_add(uint64_t *bytes, dl_pipeline *pipeline, const dl_article *article, dl_article_key key,
                                dateline_error *error) DATELINE_MUST_USE;

/** Tells about how many bytes of sources are still to come, UINT64_MAX if that is not known. */
void dl_pipeline_foresee(dl_pipeline *pipeline, uint64_t bytes);

/** Waits until everything is with the writer; more may be added then. Errors: as above. */
dateline_status dl_pipeline_flush(dl_pipeline *pipeline, dateline_error *error) DATELINE_MUST_USE;

/** Adds how long the documents are that are with the writer, as sums of their terms' counts, and how many they are. */
void dl_pipeline_measured(uint64_t *length, uint64_t *documents, const dl_pipeline *pipeline);

/** The dictionary that the records were packed with; empty while nothing was. Valid as long as the pipeline. */
dl_slice dl_pipeline_dictionary(const dl_pipeline *pipeline);

/** Gives up what is not with the writer yet. */
void dl_pipeline_free(dl_pipeline *pipeline);

/** Bytes of a batch, so that all of them stay within `memory`. */
size_t dl_pipeline_batch(size_t memory, unsigned threads);

/** Bytes of a thread's memory of words, likewise. */
size_t dl_pipeline_words(size_t memory, unsigned threads);

#endif
