/* The languages that an index holds, for the words of a query. */
#include "engine/search/held.h"

/* A language of fewer than one in so many passages is one of few. */
enum { FAIR_SHARE = 16 };

typedef struct count_work {
    dl_tongues *tongues;
    uint64_t counts[DL_LANGUAGE_LIMIT], all, most;
} count_work;

static bool take_language(void *context, dl_slice term, uint64_t documents)
{
    count_work *work = context;
    size_t prefix = strlen(DL_PREFIX_LANGUAGE);
    dl_language language = dl_language_find(dl_slice_cut(term, prefix, term.size));
    work->all += documents;
    if (!language)
        return true;
    work->counts[language] += documents;
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
    count_work work = {.tongues = out};
    dateline_status status =
        dl_store_terms_each(reader, dl_slice_of(DL_PREFIX_LANGUAGE), take_language, &work, error);
    for (unsigned i = 1; i < DL_LANGUAGE_LIMIT; i++)
        if (work.counts[i] && work.counts[i] * FAIR_SHARE < work.all)
            dl_languages_add(&out->few, (dl_language)i);
    return status;
}
