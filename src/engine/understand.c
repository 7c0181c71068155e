/* From a query's text to the tree that is searched for. */
#include "engine/understand.h"
#include "engine/held.h"
#include "engine/like.h"
#include "query/joined.h"

/* Read once for each state of the index. */
static dateline_status apply_tongues(dl_query_node *root, dl_arena *arena, dateline_reader *reader,
                                     dl_analyzer *analyzer, bool names, dateline_error *error)
{
    dateline_status status =
        reader->has_tongues ? DATELINE_OK : dl_held_read(&reader->tongues, reader->store, error);
    reader->has_tongues = !status;
    dl_tongues tongues = reader->tongues;
    tongues.names = names;
    return status ? status : dl_tongues_apply(root, arena, analyzer, &tongues, error);
}

dateline_status dl_understand(dl_query *out, dl_arena *arena, dateline_reader *reader, dl_analyzer *analyzer,
                              dl_slice text, bool all_languages, bool names,
                              dateline_error *error)
{
    dateline_status status = dl_query_parse(out, arena, analyzer, text, dl_clock_now(), error);
    if (!status && reader->synonyms)
        status = dl_synonyms_apply(&out->root, reader->synonyms, arena, analyzer, error);
    if (!status && all_languages)
        status = dl_joined_apply(&out->root, arena, analyzer, error);
    if (!status && all_languages)
        status = apply_tongues(out->root, arena, reader, analyzer, names, error);
    return status ? status : dl_like_apply(out, arena, reader, error);
}
