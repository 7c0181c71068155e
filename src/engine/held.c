/* The languages that an index holds, for the words of a query. */
#include "engine/held.h"

typedef struct count_work {
    dl_tongues *tongues;
    uint64_t most;
} count_work;

static bool take_language(void *context, dl_slice term, uint64_t documents)
{
    count_work *work = context;
    size_t prefix = strlen(DL_PREFIX_LANGUAGE);
    dl_language language = dl_language_find(dl_slice_cut(term, prefix, term.size));
    if (!language)
        return true;
    dl_languages_add(&work->tongues->held, language);
    if (documents > work->most) {
        work->most = documents;
        work->tongues->main = language;
    }
    return true;
}

dateline_status dl_held_apply(dl_query_node *root, dl_arena *arena, dl_analyzer *analyzer,
                              dl_store_reader *reader, bool names, dateline_error *error)
{
    dl_tongues tongues = {.names = names};
    count_work work = {&tongues, 0};
    dateline_status status =
        dl_store_terms_each(reader, dl_slice_of(DL_PREFIX_LANGUAGE), take_language, &work, error);
    return status ? status : dl_tongues_apply(root, arena, analyzer, &tongues, error);
}
