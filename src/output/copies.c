/* Where else a hit's text stands. */
#include "output/copies.h"

#include <inttypes.h>

void dl_copies_print(dl_buffer *out, const dateline_copies *copies)
{
    const char *most = copies->at_least ? "at least " : "";
    if (copies->articles > 1)
        dl_buffer_printf(out, "in %s%" PRIu64 " articles", most, copies->articles);
    else
        dl_buffer_printf(out, "%s%" PRIu64 " times in this article", most, copies->passages);
    if (copies->same < copies->passages)
        dl_buffer_add_text(out, ", some with small changes");
    if (copies->first_date.size && copies->articles > 1) {
        dl_buffer_add_text(out, ", first on ");
        dl_buffer_add_slice(out, copies->first_date);
    }
    if (copies->whole)
        dl_buffer_printf(out, ", more of its text in %s", copies->whole);
}
