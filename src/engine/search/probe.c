/* Counting variants of a query. */
#include "engine/search/probe.h"
#include "engine/search/understand.h"
#include "rank/rank.h"

dateline_status dl_probe_parse(dl_query *out, dl_probe *probe, dl_slice text)
{
    return dl_understand(out, probe->arena, probe->reader, probe->analyzer, text, probe->all_languages,
                         probe->names, probe->error);
}

dateline_status dl_probe_count(uint64_t *out, dl_probe *probe, dl_query_node *root)
{
    dl_bitmap matching;
    dl_store_search search = probe->search;
    *out = 0;
    if (!root)
        return DATELINE_OK;
    dl_rank_apply(root);
    search.root = root;
    dateline_status status =
        dl_store_matching(&matching, NULL, probe->reader->store, &search, probe->error);
    if (!status)
        *out = matching.count;
    dl_bitmap_free(&matching);
    return status;
}

const char *dl_probe_print(dl_probe *probe, const dl_query_node *root)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_query_print(&text, root);
    probe->arena->failed |= text.failed;
    const char *copy = text.failed ? NULL : dl_arena_string(probe->arena, dl_buffer_slice(&text));
    dl_buffer_free(&text);
    return copy ? copy : "";
}
