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

dateline_status dl_held_read(dl_tongues *out, dl_store_reader *reader, dateline_error *error)
{
    *out = (dl_tongues){0};
    count_work work = {out, 0};
    return dl_store_terms_each(reader, dl_slice_of(DL_PREFIX_LANGUAGE), take_language, &work, error);
}
