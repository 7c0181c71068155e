/* Stretches between marks. */
#include "article/reading/marked.h"

dateline_status dl_marked_each(dl_reading *reading, const char *mark, const char *what, dl_marked_sink *sink,
                               void *context)
{
    const size_t mark_size = strlen(mark);
    dateline_status status = DATELINE_OK;
    bool inside = false, skipping = false;
    size_t searched = 0;
    while (!status) {
        const dl_slice text = dl_reading_rest(reading);
        const size_t next =
            searched < text.size ? dl_slice_find(dl_slice_cut(text, searched, text.size), mark) : SIZE_MAX;
        const size_t size = next == SIZE_MAX ? text.size : searched + next;
        if (inside && !skipping && size > dl_reading_limit(reading)) {
            dl_reading_tell_too_large(reading, what);
            skipping = true;
        }
        if (next == SIZE_MAX && !reading->ended) {
            searched = size > mark_size ? size - mark_size : 0;
            if (!inside || skipping) {
                dl_reading_use(reading, searched);
                searched = 0;
            }
            searched += inside && !searched;
            status = dl_reading_fill(reading);
            continue;
        }
        if (inside && !skipping)
            status = sink(context, dl_slice_cut(text, 0, size));
        dl_reading_use(reading, size);
        if (next == SIZE_MAX)
            break;
        inside = true;
        skipping = false;
        searched = 1;
    }
    return status;
}
