/* Batches in a ring: filled and written by the thread that adds, analyzed by whoever is free. */
#include "engine/index/pipeline.h"
#include "article/plain/passages.h"
#include "store/frequency.h"
#include "util/arena.h"
#include "util/error.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>

enum {
    WORK_PER_TEXT = 32, /* bytes that a batch at work, and one that waits, take for a byte of text, about */
    PASSAGE_LEAST = 64,  /* bytes of text that a shorter passage counts as */
    WORDS_SHARE = 12,    /* of the memory: for all threads' memories of words */
    PART_MOST = 1 << 18, /* bytes that an article is not parted for */
    PART_PASSAGES = PART_MOST / PASSAGE_LEAST,
    BATCH_LEAST = 1 << 16,
    BATCH_END = 1 << 18, /* of the last ones */
    BATCH_MOST = 1 << 23 /* the fewer there are, the less is to be merged; but what is at hand leaves the caches */
};

typedef struct kept_article {
    dl_article_part part;
    dl_article_key key;
    struct kept_article *next;
} kept_article;

typedef enum batch_state { FILLING, WAITING, AT_WORK, DONE } batch_state;

typedef struct batch {
    batch_state state;
    dl_arena arena; /* of the articles */
    kept_article *first, *last;
    size_t bytes, documents;
    uint64_t length, counted; /* of the documents, once they are made: see dl_store_document_measure */
    uint64_t number; /* of the first document, in a bulk build */
    dl_store_document *out;
    dateline_status status;
    dateline_error error;
} batch;

/* What a thread needs of its own. */
typedef struct worker {
    dl_pipeline *pipeline;
    dl_analyzer *analyzer; /* its own, or NULL */
    dl_packer *packer;     /* these three: once there is work */
    dl_terms *terms;
    dl_store_document *out; /* of the batch at work in a bulk build, which then needs only what is prepared */
    pthread_t thread;
    bool started;
} worker;

struct dl_pipeline {
    dl_store_writer *writer;
    bool (*goes_on)(void *context);
    void *context;
    size_t batch_bytes;
    uint64_t foreseen; /* bytes of sources to come */
    dl_analyzer *analyzer; /* of the thread that adds */
    dl_buffer dictionary;  /* settled by the first batch */
    bool learns;           /* the first batch has not been offered */
    uint64_t length, counted; /* of the documents that are with the writer */
    bool bulk;
    uint64_t next;  /* number of the next document, in a bulk build */
    batch *batches; /* a ring */
    size_t batch_count;
    size_t filling, writing; /* the batch that is filled; the oldest that was offered */
    size_t offered;          /* batches from `writing` on, up to `filling` */
    dl_passage *part;        /* room for the passages of one */
    worker *workers;         /* the first is the thread that adds */
    unsigned worker_count;
    pthread_mutex_t mutex; /* of the states, `opening` and `ending` */
    pthread_cond_t changed;
    bool opening; /* the first batch was offered, and is not done: no other can be worked on */
    bool ending;
};

/* ---- work ---- */

static dateline_status prepare(const dl_pipeline *pipeline, worker *self, dateline_error *error)
{
    if (!self->packer)
        self->packer = dl_packer_new(dl_buffer_slice(&pipeline->dictionary));
    if (self->packer && !self->terms)
        self->terms = dl_terms_new(self->analyzer ? self->analyzer : pipeline->analyzer, self->packer);
    if (!self->out)
        self->out = dl_store_document_new();
    return self->terms && self->out ? DATELINE_OK : dl_fail_memory(error);
}

static dl_store_document *document_of(const dl_pipeline *pipeline, const worker *self, const batch *at)
{
    return pipeline->bulk ? self->out : at->out;
}

/* Writes the documents of a batch. */
static void analyze(const dl_pipeline *pipeline, worker *self, batch *at)
{
    at->status = prepare(pipeline, self, &at->error);
    dl_store_document *out = document_of(pipeline, self, at);
    if (!at->status)
        dl_store_document_clear(out);
    for (const kept_article *kept = at->first; kept && !at->status; kept = kept->next)
        at->status = dl_terms_write(out, kept != at->first, self->terms, &kept->part,
                                    kept->key, &at->error);
    at->length = at->counted = 0;
    if (!at->status)
        dl_store_document_measure(&at->length, &at->counted, out);
}

/* Makes of them what the writer takes. */
static void invert(const dl_pipeline *pipeline, worker *self, batch *at)
{
    dl_store_document *out = document_of(pipeline, self, at);
    if (!at->status)
        at->status = dl_store_writer_prepare(pipeline->writer, out, at->number, &at->error);
    if (pipeline->bulk && !at->status)
        dl_store_document_hand_over(at->out, out);
}

/* Makes the dictionary of the first texts. Which those are depends on nothing but the articles. */
static dateline_status learn_dictionary(dl_pipeline *pipeline, const batch *first, dateline_error *error)
{
    dl_buffer sample = DL_BUFFER_EMPTY;
    size_t count = 0, *sizes = malloc((first->documents + 1) * sizeof *sizes);
    if (!sizes)
        return dl_fail_memory(error);
    for (const kept_article *kept = first->first; kept; kept = kept->next)
        for (size_t i = 0; i < kept->part.article.passage_count && sample.size < DL_PACKING_SAMPLE; i++) {
            dl_buffer_add_slice(&sample, kept->part.article.passages[i].text);
            sizes[count++] = kept->part.article.passages[i].text.size;
        }
    dateline_status status =
        sample.failed ? dl_fail_memory(error)
                      : dl_packing_learn(&pipeline->dictionary, dl_buffer_slice(&sample), sizes, count, error);
    dl_buffer_free(&sample);
    free(sizes);
    return status;
}

/* The first batch, which is of the same articles however large the others are: the dictionary is learnt from it, and the
 * pivot measured, by which all are inverted. */
static void open_with(dl_pipeline *pipeline, worker *self, batch *first)
{
    first->status = learn_dictionary(pipeline, first, &first->error);
    if (first->status)
        return;
    analyze(pipeline, self, first);
    dl_store_writer_set_pivot(pipeline->writer, round(dl_frequency_average(first->length, first->counted)));
    invert(pipeline, self, first);
}

/* The oldest batch that can be worked on, or NULL. The mutex is held. */
static batch *find_waiting(dl_pipeline *pipeline)
{
    for (size_t i = 0; i < (pipeline->opening ? 1 : pipeline->offered); i++) {
        batch *at = &pipeline->batches[(pipeline->writing + i) % pipeline->batch_count];
        if (at->state == WAITING)
            return at;
    }
    return NULL;
}

/* Does a batch's work. The mutex is held, but for the time of that. */
static void do_work(dl_pipeline *pipeline, worker *self, batch *at)
{
    const bool opens = pipeline->opening;
    at->state = AT_WORK;
    pthread_mutex_unlock(&pipeline->mutex);
    if (opens) {
        open_with(pipeline, self, at);
    } else {
        analyze(pipeline, self, at);
        invert(pipeline, self, at);
    }
    pthread_mutex_lock(&pipeline->mutex);
    pipeline->opening = false;
    at->state = DONE;
    pthread_cond_broadcast(&pipeline->changed);
}

static void *run_worker(void *context)
{
    worker *self = context;
    dl_pipeline *pipeline = self->pipeline;
    dl_analyzer_load(self->analyzer); /* there is no work yet */
    pthread_mutex_lock(&pipeline->mutex);
    while (!pipeline->ending) {
        batch *at = find_waiting(pipeline);
        if (at)
            do_work(pipeline, self, at);
        else
            pthread_cond_wait(&pipeline->changed, &pipeline->mutex);
    }
    pthread_mutex_unlock(&pipeline->mutex);
    return NULL;
}

/* ---- in and out ---- */

static void clear_batch(batch *at)
{
    dl_arena_reset(&at->arena);
    at->first = at->last = NULL;
    at->bytes = at->documents = 0;
}

/* Waits for the oldest batch, working meanwhile, and hands it to the writer. */
static dateline_status write_oldest(dl_pipeline *pipeline, dateline_error *error)
{
    batch *oldest = &pipeline->batches[pipeline->writing];
    pthread_mutex_lock(&pipeline->mutex);
    while (oldest->state != DONE) {
        batch *at = find_waiting(pipeline);
        if (at)
            do_work(pipeline, &pipeline->workers[0], at);
        else
            pthread_cond_wait(&pipeline->changed, &pipeline->mutex);
    }
    pthread_mutex_unlock(&pipeline->mutex);
    dateline_status status = oldest->status;
    if (status)
        dl_fail(error, status, "%s", oldest->error.message);
    else
        status = dl_store_writer_add(NULL, pipeline->writer, oldest->out, error);
    pipeline->length += oldest->length;
    pipeline->counted += oldest->counted;
    clear_batch(oldest);
    dl_store_document_clear(oldest->out);
    pthread_mutex_lock(&pipeline->mutex);
    oldest->state = FILLING;
    pipeline->writing = (pipeline->writing + 1) % pipeline->batch_count;
    pipeline->offered--;
    pthread_mutex_unlock(&pipeline->mutex);
    if (!status && pipeline->goes_on && !pipeline->goes_on(pipeline->context))
        return dl_fail(error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was");
    return status;
}

/* Offers the batch that was filled for work, and turns to the next. */
static dateline_status offer(dl_pipeline *pipeline, dateline_error *error)
{
    batch *filled = &pipeline->batches[pipeline->filling];
    filled->number = pipeline->next;
    pipeline->next += filled->documents;
    pthread_mutex_lock(&pipeline->mutex);
    filled->state = WAITING;
    pipeline->opening |= pipeline->learns;
    pipeline->learns = false;
    pipeline->filling = (pipeline->filling + 1) % pipeline->batch_count;
    bool full = ++pipeline->offered == pipeline->batch_count;
    bool done = pipeline->batches[pipeline->writing].state == DONE;
    pthread_cond_broadcast(&pipeline->changed);
    pthread_mutex_unlock(&pipeline->mutex);
    return full || done ? write_oldest(pipeline, error) : DATELINE_OK;
}

dateline_status dl_pipeline_flush(dl_pipeline *pipeline, dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    if (pipeline->batches[pipeline->filling].documents)
        status = offer(pipeline, error);
    while (!status && pipeline->offered)
        status = write_oldest(pipeline, error);
    return status;
}

static size_t cost_of(const dl_passage *passage)
{
    return passage->text.size > PASSAGE_LEAST ? passage->text.size : PASSAGE_LEAST;
}

/* How many of the passages to come make a part: they are in `part` then. Adds the bytes of their text to *bytes. */
static size_t take_part(dl_pipeline *pipeline, dl_passages *from, uint64_t *bytes)
{
    size_t count = 0;
    dl_passages_forget(from);
    for (size_t cost = 0; cost < PART_MOST && dl_passages_next(&pipeline->part[count], from); count++) {
        cost += cost_of(&pipeline->part[count]);
        *bytes += pipeline->part[count].text.size;
    }
    return count;
}

/* Toward the end batches are a share of what is to come, so that all threads have work to the end (guided self-scheduling:
 * Polychronopoulos, Kuck, 1987). */
static size_t bytes_of_batch(const dl_pipeline *pipeline)
{
    if (pipeline->learns)
        return DL_PACKING_SAMPLE;
    const uint64_t share = pipeline->worker_count > 1 ? pipeline->foreseen / (2 * pipeline->worker_count) : UINT64_MAX;
    const size_t least = pipeline->batch_bytes < BATCH_END ? pipeline->batch_bytes : BATCH_END;
    return share > pipeline->batch_bytes ? pipeline->batch_bytes : share < least ? least : (size_t)share;
}

static dateline_status add_part(dl_pipeline *pipeline, const dl_article_part *part, dl_article_key key,
                                dateline_error *error)
{
    batch *into = &pipeline->batches[pipeline->filling];
    const dl_article *article = &part->article;
    kept_article *kept = dl_arena_alloc(&into->arena, sizeof *kept);
    if (!kept)
        return dl_fail_memory(error);
    kept->part = *part;
    if (!dl_article_copy(&kept->part.article, &into->arena, article))
        return dl_fail_memory(error);
    kept->key = key;
    *(into->last ? &into->last->next : &into->first) = kept;
    into->last = kept;
    into->documents += !part->first + article->passage_count;
    for (size_t i = 0; i < article->passage_count; i++)
        into->bytes += pipeline->learns ? article->passages[i].text.size : cost_of(&article->passages[i]);
    return into->bytes < bytes_of_batch(pipeline) ? DATELINE_OK : offer(pipeline, error);
}

dateline_status dl_pipeline_add(uint64_t *bytes, dl_pipeline *pipeline, const dl_article *article, dl_article_key key,
                                dateline_error *error)
{
    dl_article_part part = {*article, 0, dl_passages_count(article)};
    dl_passages passages = dl_passages_begin(article);
    dateline_status status = DATELINE_OK;
    part.article.passages = pipeline->part;
    *bytes = 0;
    while (!status && (part.article.passage_count = take_part(pipeline, &passages, bytes))) {
        status = add_part(pipeline, &part, key, error);
        part.first += part.article.passage_count;
    }
    if (!status && dl_passages_failed(&passages))
        status = dl_fail_memory(error);
    dl_passages_end(&passages);
    return status;
}

void dl_pipeline_foresee(dl_pipeline *pipeline, uint64_t bytes)
{
    pipeline->foreseen = bytes;
}

void dl_pipeline_measured(uint64_t *length, uint64_t *documents, const dl_pipeline *pipeline)
{
    *length += pipeline->length;
    *documents += pipeline->counted;
}

dl_slice dl_pipeline_dictionary(const dl_pipeline *pipeline)
{
    return dl_buffer_slice(&pipeline->dictionary);
}

/* ---- the whole ---- */

/* The first worker is the thread that adds, with the analyzer given; the others have their own. */
static dateline_status start_worker(dl_pipeline *pipeline, dl_analyzer *given, size_t word_bytes,
                                    dateline_error *error)
{
    worker *self = &pipeline->workers[pipeline->worker_count++];
    bool first = pipeline->worker_count == 1;
    self->pipeline = pipeline;
    dateline_status status = DATELINE_OK;
    if (!first)
        status = dl_analyzer_new(&self->analyzer, dl_language_name(dl_analyzer_language(given)), error);
    if (status)
        return status;
    dl_analyzer_allow(first ? given : self->analyzer, word_bytes);
    /* When there is no thread to be had, the others do its work. */
    self->started = !first && !pthread_create(&self->thread, NULL, run_worker, self);
    return DATELINE_OK;
}

dateline_status dl_pipeline_new(dl_pipeline **out, const dl_pipeline_options *options,
                                dateline_error *error)
{
    *out = NULL;
    dl_pipeline *pipeline = calloc(1, sizeof *pipeline);
    if (!pipeline)
        return dl_fail_memory(error);
    pthread_mutex_init(&pipeline->mutex, NULL);
    pthread_cond_init(&pipeline->changed, NULL);
    pipeline->writer = options->writer;
    pipeline->next = dl_store_writer_next(options->writer);
    pipeline->bulk = pipeline->next > 0;
    pipeline->goes_on = options->goes_on;
    pipeline->context = options->context;
    pipeline->batch_bytes = options->batch_bytes;
    pipeline->foreseen = UINT64_MAX;
    pipeline->analyzer = options->analyzer;
    pipeline->learns = options->learns;
    dl_buffer_add_slice(&pipeline->dictionary, options->dictionary);
    pipeline->batch_count = 2 * (size_t)options->threads;
    pipeline->batches = calloc(pipeline->batch_count, sizeof *pipeline->batches);
    pipeline->workers = calloc(options->threads, sizeof *pipeline->workers);
    pipeline->part = malloc(PART_PASSAGES * sizeof *pipeline->part);
    dateline_status status = pipeline->batches && pipeline->workers && pipeline->part && !pipeline->dictionary.failed
                                 ? DATELINE_OK
                                 : dl_fail_memory(error);
    for (size_t i = 0; i < pipeline->batch_count && !status; i++) {
        pipeline->batches[i].arena = DL_ARENA_EMPTY;
        pipeline->batches[i].out = dl_store_document_new();
        if (!pipeline->batches[i].out)
            status = dl_fail_memory(error);
    }
    while (!status && pipeline->worker_count < options->threads)
        status = start_worker(pipeline, options->analyzer, options->word_bytes, error);
    if (status)
        dl_pipeline_free(pipeline);
    else
        *out = pipeline;
    return status;
}

void dl_pipeline_free(dl_pipeline *pipeline)
{
    if (!pipeline)
        return;
    pthread_mutex_lock(&pipeline->mutex);
    pipeline->ending = true;
    pthread_cond_broadcast(&pipeline->changed);
    pthread_mutex_unlock(&pipeline->mutex);
    for (unsigned i = 0; i < pipeline->worker_count; i++) {
        if (pipeline->workers[i].started)
            pthread_join(pipeline->workers[i].thread, NULL);
        dl_terms_free(pipeline->workers[i].terms);
        dl_packer_free(pipeline->workers[i].packer);
        dl_store_document_free(pipeline->workers[i].out);
        dl_analyzer_free(pipeline->workers[i].analyzer);
    }
    for (size_t i = 0; pipeline->batches && i < pipeline->batch_count; i++) {
        dl_arena_free(&pipeline->batches[i].arena);
        dl_store_document_free(pipeline->batches[i].out);
    }
    dl_buffer_free(&pipeline->dictionary);
    pthread_cond_destroy(&pipeline->changed);
    pthread_mutex_destroy(&pipeline->mutex);
    free(pipeline->part);
    free(pipeline->batches);
    free(pipeline->workers);
    free(pipeline);
}

size_t dl_pipeline_words(size_t memory, unsigned threads)
{
    return memory / WORDS_SHARE / threads;
}

size_t dl_pipeline_batch(size_t memory, unsigned threads)
{
    size_t bytes = memory / 2 / WORK_PER_TEXT / threads;
    return bytes < BATCH_LEAST ? BATCH_LEAST : bytes > BATCH_MOST ? BATCH_MOST : bytes;
}
