/* Fuzz target, built once a format (-DFORMAT=dl_format_table) and once for what packs them (no FORMAT): any bytes
 * give well-formed passages within the article, articles that ascend within the text, or a problem. */
#include "article/formats/formats.h"
#include "article/plain/passages.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool fine)
{
    if (!fine)
        abort();
}

static void require_text(dl_slice text)
{
    require(dl_utf8_first_invalid(text) == text.size);
}

static void check_passage(const dl_article *article, const dl_passage *passage)
{
    require(passage->text.size > 0);
    require_text(passage->text);
    require(passage->begin <= passage->end);
    require(passage->begin >= article->begin && passage->end <= article->end);
    require((passage->kind == DATELINE_TWEET) == (passage->tweet != NULL));
    if (!passage->tweet)
        return;
    require_text(passage->tweet->name);
    require_text(passage->tweet->handle);
    require_text(passage->tweet->id);
    require_text(passage->tweet->url);
}

typedef struct told {
    size_t articles, problems;
} told;

static dateline_status take_article(void *context, const dl_article *article, dateline_error *error)
{
    (void)error;
    ((told *)context)->articles++;
    require(article->passage_count > 0);
    require(article->bytes.size <= article->end - article->begin);
    require_text(article->title);
    require_text(article->place);
    require_text(article->language);
    require_text(article->site);
    require_text(article->url);
    for (size_t i = 0; i < article->author_count; i++)
        require_text(article->authors[i]);
    dl_passages passages = dl_passages_begin(article);
    for (dl_passage passage; dl_passages_next(&passage, &passages); dl_passages_forget(&passages))
        check_passage(article, &passage);
    require(passages.told == dl_passages_count(article));
    dl_passages_end(&passages);
    return DATELINE_OK;
}

static void take_problem(void *context, const char *member, uint64_t at, dl_loss lost, const char *message)
{
    (void)member;
    (void)at;
    (void)lost;
    require(message[0] != '\0');
    require_text(dl_slice_of(message));
    ((told *)context)->problems++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct dl_source source;
    told all = {0};
    const dl_source_options options = {.article_limit = 1 << 20};
    const dl_source_events events = {take_article, take_problem, NULL, &all};
    dateline_error error;
    if (!source.path) {
        source.path = strdup("fuzz");
        source.file = memfd_create("fuzz", MFD_CLOEXEC);
    }
    require(source.file >= 0 && ftruncate(source.file, 0) == 0 &&
            pwrite(source.file, data, size, 0) == (ssize_t)size && lseek(source.file, 0, SEEK_SET) == 0);
    source.stamp.size = size;
#ifdef FORMAT
    dl_run run = {.source = &source, .options = &options, .events = &events, .error = &error};
    dl_reading reading;
    dl_reading_begin(&reading, &run);
    require(!dl_reading_want(&reading, DL_SOURCE_CHUNK));
    require(!FORMAT.read(&reading));
    dl_reading_end(&reading);
#else
    require(!dl_source_read(&source, &options, &events, NULL, &error));
    require(all.articles || all.problems);
#endif
    return 0;
}
