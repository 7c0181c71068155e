/* From a query's text to the tree that is searched for. */
#include "engine/understand.h"
#include "engine/held.h"
#include "engine/like.h"

dateline_status dl_understand(dl_query *out, dl_arena *arena, dateline_reader *reader, dl_analyzer *analyzer,
                              dl_slice text, bool all_languages, bool names,
                              dateline_error *error)
{
    dateline_status status = dl_query_parse(out, arena, analyzer, text, dl_clock_now(), error);
    if (!status && reader->synonyms)
        status = dl_synonyms_apply(&out->root, reader->synonyms, arena, analyzer, error);
    if (!status && all_languages)
        status = dl_held_apply(out->root, arena, analyzer, reader->store, names, error);
    return status ? status : dl_like_apply(out, arena, reader, error);
}
