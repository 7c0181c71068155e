/* A large page while it is read. */
#include "article/html/intake.h"

#include <ctype.h>

enum { RUN_MOST = 4096 }; /* no word of a text is as long */

static bool is_base64(char byte)
{
    return (byte & 0x80) == 0 && (isalnum((unsigned char)byte) || (byte && strchr("+/=%-_", byte)));
}

/* The page goes on behind `removed` bytes that are left out. */
static void add_gap(dl_html_intake *to, size_t removed)
{
    size_t count = to->gaps.size / sizeof(dl_html_gap);
    dl_html_gap *gaps = (dl_html_gap *)to->gaps.data, gap = {to->page.size, removed};
    if (count && gaps[count - 1].at == gap.at) { /* the same run, in the next bytes */
        gaps[count - 1].removed += removed;
        return;
    }
    gap.removed += count ? gaps[count - 1].removed : 0;
    dl_buffer_add(&to->gaps, (const char *)&gap, sizeof gap);
}

static void keep(dl_html_intake *to, dl_slice part)
{
    size_t room = DL_HTML_PAGE_MOST - to->page.size;
    to->full |= part.size > room;
    dl_buffer_add(&to->page, part.data, part.size < room ? part.size : room);
}

void dl_html_intake_add(dl_html_intake *to, dl_slice bytes)
{
    to->taken += bytes.size;
    for (size_t at = 0; at < bytes.size && !to->full;) {
        size_t begin = at;
        if (!is_base64(bytes.data[at])) {
            while (at < bytes.size && !is_base64(bytes.data[at]))
                at++;
            to->run = 0;
            keep(to, dl_slice_cut(bytes, begin, at));
            continue;
        }
        while (at < bytes.size && is_base64(bytes.data[at]))
            at++;
        size_t size = at - begin, room = RUN_MOST - to->run, kept = size < room ? size : room;
        keep(to, dl_slice_cut(bytes, begin, begin + kept));
        if (size > kept && !to->full)
            add_gap(to, size - kept);
        to->run += kept;
    }
}

uint64_t dl_html_intake_place(const dl_html_intake *of, size_t at)
{
    const dl_html_gap *gaps = (const dl_html_gap *)of->gaps.data;
    size_t low = 0, high = of->gaps.size / sizeof *gaps;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (gaps[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return at + (low ? gaps[low - 1].removed : 0);
}

void dl_html_intake_free(dl_html_intake *intake)
{
    dl_buffer_free(&intake->page);
    dl_buffer_free(&intake->gaps);
    *intake = DL_HTML_INTAKE_EMPTY;
}
