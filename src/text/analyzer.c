/* The analyzer: a text in, tokens out. */
#include "text/analysis.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h> /* U_UNICODE_VERSION */
#include <unicode/uversion.h>

/* Raise when tokens change for any text: indexes made by other rules are then refused. */
#define RULES "9"

static const size_t text_limit = (size_t)1 << 30;

dateline_status dl_analyzer_new(dl_analyzer **out, const char *language, dateline_error *error)
{
    *out = NULL;
    dl_analyzer *analyzer = calloc(1, sizeof *analyzer);
    if (!analyzer)
        return dl_fail_memory(error);
    analyzer->fast = true;
    analyzer->cache = dl_word_cache_new();
    dateline_status status = analyzer->cache ? DATELINE_OK : dl_fail_memory(error);
    if (!status)
        status = dl_segmenter_new(&analyzer->segmenter, error);
    if (!status)
        status = dl_folder_new(&analyzer->folder, error);
    if (!status)
        status = dl_stemmers_new(&analyzer->stemmers, language, error);
    if (status) {
        dl_analyzer_free(analyzer);
        return status;
    }
    analyzer->language = dl_stemmers_language(analyzer->stemmers);
    *out = analyzer;
    return DATELINE_OK;
}

void dl_analyzer_free(dl_analyzer *analyzer)
{
    if (!analyzer)
        return;
    dl_segmenter_free(analyzer->segmenter);
    dl_folder_free(analyzer->folder);
    dl_stemmers_free(analyzer->stemmers);
    dl_word_cache_free(analyzer->cache);
    dl_names_free(analyzer->names);
    free(analyzer->segments.items);
    dl_buffer_free(&analyzer->folded);
    dl_buffer_free(&analyzer->again);
    dl_buffer_free(&analyzer->whole);
    dl_buffer_free(&analyzer->pair);
    free(analyzer);
}

uint32_t dl_analyzer_edition(dl_analyzer *analyzer)
{
    analyzer->edition += 1 + (analyzer->edition == UINT32_MAX);
    return analyzer->edition;
}

void dl_analyzer_allow(dl_analyzer *analyzer, size_t bytes)
{
    dl_word_cache_allow(analyzer->cache, bytes);
}

void dl_analyzer_use_fast_path(dl_analyzer *analyzer, bool on)
{
    analyzer->fast = on;
}

dl_language dl_analyzer_language(const dl_analyzer *analyzer)
{
    return dl_stemmers_language(analyzer->stemmers);
}

void dl_analyzer_set_language(dl_analyzer *analyzer, dl_language language)
{
    analyzer->language = language ? language : dl_stemmers_language(analyzer->stemmers);
}

dl_language dl_analyzer_text_language(const dl_analyzer *analyzer)
{
    return analyzer->language;
}

dl_slice dl_analyzer_stem(dl_analyzer *analyzer, dl_language language, dl_slice folded)
{
    return dl_analysis_stem(analyzer, language, folded);
}

int dl_analyzer_script(dl_slice folded)
{
    return dl_stemmers_script(folded);
}

bool dl_analyzer_get_versions(dl_analyzer_versions *out)
{
    dl_buffer print = DL_BUFFER_EMPTY;
    *out = (dl_analyzer_versions){RULES, U_ICU_VERSION, U_UNICODE_VERSION, "unknown"};
    const bool known = dl_stemmers_fingerprint(&print) && print.size < sizeof out->stemmer;
    if (known)
        memcpy(out->stemmer, print.data, print.size + 1);
    dl_buffer_free(&print);
    return known;
}

/* ---- a text ---- */

static dateline_status run_over(dl_analysis *run, dateline_error *error)
{
    dl_analyzer *analyzer = run->analyzer;
    dl_slice text = run->text;
    if (text.size > text_limit)
        return dl_fail(error, DATELINE_ERROR_INPUT, "a text of %zu bytes is too large to analyze",
                       text.size);
    for (size_t begin = 0, end; begin < text.size && !run->stopped && !run->failed; begin = end) {
        end = dl_segment_piece(text, begin);
        if (run->initials && analyzer->fast)
            dl_analysis_wanted(run, begin, end);
        else
            dl_analysis_piece(run, begin, end);
    }
    return run->failed ? dl_fail_memory(error) : DATELINE_OK;
}

dateline_status dl_analyzer_run(dl_analyzer *analyzer, dl_slice text, dl_token_sink *sink,
                                void *context, dateline_error *error)
{
    dl_analysis run = {.analyzer = analyzer, .text = text, .sink = sink, .context = context};
    return run_over(&run, error);
}

dateline_status dl_analyzer_run_some(dl_analyzer *analyzer, dl_initials *initials, dl_slice text,
                                     dl_token_sink *sink, void *context, dateline_error *error)
{
    dl_analysis run = {.analyzer = analyzer, .text = text, .sink = sink, .context = context};
    if (dl_stemmers_keep_initials(analyzer->stemmers, analyzer->language))
        run.initials = initials;
    return run_over(&run, error);
}

dateline_status dl_analyzer_run_parts(dl_analyzer *analyzer, dl_initials *initials, dl_slice text,
                                      dl_token_sink *sink, void *context, dateline_error *error)
{
    dl_analysis run = {
        .analyzer = analyzer, .text = text, .sink = sink, .context = context, .parts_only = analyzer->fast};
    if (dl_stemmers_keep_initials(analyzer->stemmers, analyzer->language))
        run.initials = initials;
    return run_over(&run, error);
}

dateline_status dl_analyzer_fold(dl_analyzer *analyzer, dl_buffer *out, dl_slice text,
                                 dateline_error *error)
{
    return dl_folder_run(analyzer->folder, out, text, analyzer->fast) ? DATELINE_OK
                                                                       : dl_fail_memory(error);
}
