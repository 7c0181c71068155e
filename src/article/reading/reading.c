/* One text while it is read. */
#include "article/reading/reading.h"
#include "article/base/twice.h"
#include "util/error.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

enum { PROBLEM_LIMIT = 20 };

/* ---- the file ---- */

static void hash_along(dl_source *source, off_t at, dl_slice bytes)
{
    if (at < 0 || (uint64_t)at != source->hashed || source->whole)
        return;
    dl_hasher_add(source->hasher, bytes);
    source->hashed += bytes.size;
}

static dateline_status pull_file(dl_reading *reading, char *room, size_t size, size_t *got)
{
    dl_run *run = reading->run;
    const off_t at = run->source->hasher ? lseek(run->source->file, 0, SEEK_CUR) : 0;
    ssize_t count;
    do
        count = read(run->source->file, room, size);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        return dl_fail_io(run->error, run->source->path, "read", errno);
    *got = (size_t)count;
    if (run->source->hasher)
        hash_along(run->source, at, dl_slice_make(room, *got));
    run->file_bytes += *got; /* parts of a ZIP are read twice */
    if (run->file_bytes > run->source->stamp.size)
        run->file_bytes = run->source->stamp.size;
    if (run->events->progress && !run->events->progress(run->events->context, run->file_bytes))
        return dl_fail(run->error, DATELINE_ERROR_STOPPED, "stopped; the index is as it was");
    return DATELINE_OK;
}

void dl_reading_begin_entry(dl_reading *reading, dl_run *run, struct archive *archive, dl_reading_pull *pull,
                            const char *member)
{
    const char *path = member ? member : run->source->path, *slash = strrchr(path, '/');
    *reading = (dl_reading){.run = run,
                            .pull = pull,
                            .archive = archive,
                            .member = member,
                            .name = dl_source_bare_name(slash ? slash + 1 : path),
                            .days.stated = run->options->map ? run->options->map->dates : DL_ORDER_NONE,
                            .line = 1};
}

void dl_reading_begin(dl_reading *reading, dl_run *run)
{
    dl_reading_begin_entry(reading, run, NULL, pull_file, NULL);
}

void dl_reading_end(dl_reading *reading)
{
    char message[80];
    if (reading->untold) {
        snprintf(message, sizeof message, "%llu more problem%s like these", (unsigned long long)reading->untold,
                 reading->untold == 1 ? "" : "s");
        reading->run->events->problem(reading->run->events->context, reading->member, UINT64_MAX,
                                      reading->untold_loss, message);
    }
    dl_decoder_free(reading->decoder);
    dl_arena_free(&reading->arena);
    dl_buffer_free(&reading->raw);
    dl_buffer_free(&reading->pending);
}

dateline_status dl_reading_decode(dl_reading *reading, dl_decoder *decoder)
{
    reading->decoder = decoder;
    if (!reading->decoder)
        return dl_fail_memory(reading->run->error);
    dl_slice rest = dl_reading_rest(reading);
    dl_buffer_add_slice(&reading->raw, rest);
    reading->raw_ended = reading->ended;
    reading->ended = false;
    reading->pending.size = reading->start;
    return reading->raw.failed ? dl_fail_memory(reading->run->error) : dl_reading_fill(reading);
}

/* ---- bytes ---- */

/* The next chunk behind what `to` holds, as it lies in the file or archive. */
static dateline_status pull(dl_reading *reading, dl_buffer *to, bool *ended)
{
    size_t got = 0;
    char *room = dl_buffer_reserve(to, DL_SOURCE_CHUNK);
    if (!room)
        return dl_fail_memory(reading->run->error);
    dateline_status status = reading->pull(reading, room, DL_SOURCE_CHUNK, &got);
    to->size += got;
    *ended = !got;
    return status;
}

static void move_up(dl_reading *reading)
{
    size_t left = reading->pending.size - reading->start;
    if (!reading->start)
        return;
    memmove(reading->pending.data, reading->pending.data + reading->start, left);
    reading->pending_at += reading->start;
    reading->pending.size = left;
    reading->start = 0;
}

dateline_status dl_reading_fill(dl_reading *reading)
{
    move_up(reading);
    if (!reading->decoder)
        return pull(reading, &reading->pending, &reading->ended);
    dateline_status status = DATELINE_OK;
    size_t before = reading->pending.size;
    while (!status && reading->pending.size == before && !reading->ended) {
        if (!reading->raw_ended && !reading->raw.size)
            status = pull(reading, &reading->raw, &reading->raw_ended);
        if (status)
            break;
        dl_decoder_run(reading->decoder, &reading->pending, dl_buffer_slice(&reading->raw),
                       reading->raw_ended);
        dl_buffer_clear(&reading->raw);
        reading->ended = reading->raw_ended;
        if (reading->pending.failed)
            status = dl_fail_memory(reading->run->error);
    }
    return status;
}

dateline_status dl_reading_want(dl_reading *reading, size_t size)
{
    dateline_status status = DATELINE_OK;
    while (!status && !reading->ended && dl_reading_rest(reading).size < size)
        status = dl_reading_fill(reading);
    return status;
}

void dl_reading_use(dl_reading *reading, size_t size)
{
    const char *at = reading->pending.data + reading->start, *end = at + size;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        reading->line++;
        at++;
    }
    reading->start += size;
}

void dl_reading_drop(dl_reading *reading)
{
    reading->start = reading->pending.size;
    move_up(reading);
}

dateline_status dl_reading_whole(dl_reading *reading, bool *fits)
{
    uint64_t limit = dl_reading_limit(reading);
    dateline_status status = DATELINE_OK;
    while (!status && !reading->ended && dl_reading_rest(reading).size <= limit)
        status = dl_reading_fill(reading);
    *fits = !status && dl_reading_rest(reading).size <= limit;
    if (!status && !*fits)
        dl_reading_tell_too_large(reading, "is");
    return status;
}

/* ---- telling ---- */

void dl_reading_tell(void *context, uint64_t at, dl_loss loss, const char *message)
{
    dl_reading *reading = context;
    dateline_error shown;
    if (reading->told == PROBLEM_LIMIT) {
        reading->untold++;
        if (loss == DL_LOSS_SOME || reading->untold_loss == DL_LOSS_NONE)
            reading->untold_loss = loss;
        return;
    }
    reading->told++;
    dl_fail(&shown, DATELINE_ERROR_INPUT, "%s", message); /* made presentable */
    reading->run->events->problem(reading->run->events->context, reading->member, at, loss, shown.message);
}

void dl_reading_warn(void *context, uint64_t at, const char *message)
{
    dl_reading_tell(context, at, DL_LOSS_NONE, message);
}

void dl_reading_tell_too_large(dl_reading *reading, const char *what)
{
    char message[160];
    snprintf(message, sizeof message,
             "%s larger than the limit of %llu bytes for an article; split it, or raise the limit with --article-limit",
             what, (unsigned long long)dl_reading_limit(reading));
    dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_SOME, message);
}

dateline_status dl_reading_deliver(dl_reading *reading, dl_article *article)
{
    article->member = dl_slice_of(reading->member);
    if (!dl_twice_mend_article(article, &reading->arena))
        return dl_fail_memory(reading->run->error);
    if (article->read_until)
        dl_reading_tell(reading, article->begin, DL_LOSS_SOME,
                        "a page, or text in HTML, too large to be read whole; the rest was not read; divide it");
    reading->delivered++;
    return reading->run->events->article(reading->run->events->context, article, reading->run->error);
}
