/* From a query's text to the tree that is searched for. */
#include "engine/search/understand.h"
#include "engine/search/held.h"
#include "engine/search/like.h"
#include "engine/search/proper.h"
#include "query/elisions.h"
#include "query/han.h"
#include "query/hyphens.h"
#include "query/kana.h"
#include "query/korean.h"

/* Read once for each state of the index. */
static dateline_status read_tongues(dateline_reader *reader, dateline_error *error)
{
    dateline_status status =
        reader->has_tongues ? DATELINE_OK : dl_held_read(&reader->tongues, reader->store, error);
    reader->has_tongues = !status;
    return status;
}

static dateline_status count_word(void *context, uint64_t *count, dl_slice word, dateline_error *error)
{
    const dateline_reader *reader = context;
    return dl_store_term_count(count, reader->store, word, error);
}

static dateline_status apply_tongues(dl_query_node **root, dl_arena *arena, dateline_reader *reader,
                                     dl_analyzer *analyzer, bool names, dateline_error *error)
{
    dateline_status status = read_tongues(reader, error);
    dl_tongues tongues = reader->tongues;
    tongues.names = names;
    bool arabic;
    if (!status && dl_joined_wanted(&arabic, &tongues.held))
        status = dl_joined_apply(root, arena, analyzer, arabic, count_word, reader, error);
    if (!status)
        status = dl_elisions_apply(root, arena, analyzer, &tongues.held, error);
    if (!status)
        status = dl_hyphens_apply(root, arena, analyzer, tongues.main, count_word, reader, error);
    if (!status && (dl_languages_has(&tongues.held, dl_language_find(DL_LITERAL("zh"))) ||
                    dl_languages_has(&tongues.held, dl_language_find(DL_LITERAL("ja")))))
        status = dl_han_apply(root, arena, analyzer, count_word, reader, error);
    if (!status && dl_languages_has(&tongues.held, dl_language_find(DL_LITERAL("ja"))))
        status = dl_kana_apply(root, arena, analyzer, count_word, reader, error);
    if (!status && dl_languages_has(&tongues.held, dl_language_find(DL_LITERAL("ko"))))
        status = dl_korean_apply(root, arena, analyzer, count_word, reader, error);
    if (!status)
        status = dl_tongues_apply(*root, arena, analyzer, &tongues, error);
    return status || !names ? status : dl_proper_apply(*root, reader, error);
}

dateline_status dl_understand(dl_query *out, dl_arena *arena, dateline_reader *reader, dl_analyzer *analyzer,
                              dl_slice text, bool all_languages, bool names,
                              dateline_error *error)
{
    dateline_status status = dl_query_parse(out, arena, analyzer, text, dl_clock_now(), error);
    if (!status && reader->synonyms)
        status = dl_synonyms_apply(&out->root, reader->synonyms, arena, analyzer, error);
    if (!status && all_languages)
        status = apply_tongues(&out->root, arena, reader, analyzer, names, error);
    return status ? status : dl_like_apply(out, arena, reader, error);
}
