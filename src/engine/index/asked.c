/* What is asked of an index run. */
#include "engine/index/asked.h"
#include "article/reading/parts.h"
#include "engine/index/forget.h"
#include "util/error.h"

/* Only an index that is there remembers paths. */
static dateline_status check_paths(const dateline_index_options *options, dateline_error *error)
{
    dl_buffer names = DL_BUFFER_EMPTY;
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < options->path_count && !status; i++)
        if (!*options->paths[i]) /* a variable that is not set, most likely */
            status = dl_fail(error, DATELINE_ERROR_USAGE, "a path is empty; the working folder is .");
    if (!status && options->forget)
        status = dl_forget_check(options, error);
    else if (!status && !options->path_count &&
             dl_generation_current(&names, options->index, NULL) == DATELINE_ERROR_NO_INDEX)
        status = dl_fail(error, DATELINE_ERROR_USAGE,
                         "no paths given, and the index remembers none; say what to index, as in: "
                         "dateline index corpus");
    dl_buffer_free(&names);
    return status;
}

static dateline_status check_map(const char *text, dateline_error *error)
{
    dl_part_map map;
    dl_arena arena = DL_ARENA_EMPTY;
    dateline_status status = dl_part_map_parse(&map, &arena, text, error);
    dl_arena_free(&arena);
    return status;
}

static dateline_status check_language(const char *language, dateline_error *error)
{
    dl_analyzer *analyzer;
    dateline_status status = dl_analyzer_new(&analyzer, language, error);
    dl_analyzer_free(analyzer);
    return status;
}

dateline_status dl_asked_check(const dateline_index_options *options, dateline_error *error)
{
    if (!options->index || !*options->index)
        return dl_fail(error, DATELINE_ERROR_USAGE, "no index given");
    dateline_status status = check_paths(options, error);
    if (!status && options->map)
        status = check_map(options->map, error);
    if (!status && options->language)
        status = check_language(options->language, error);
    return status;
}
