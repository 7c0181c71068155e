/* What browsers write into pages that they save. */
#include "article/html/tree/saved.h"
#include "util/utf8.h"

dl_slice dl_html_saved_from(dl_slice page)
{
    enum { FRONT = 4096, NEAR = 40 };
    static const char *const labels[] = {"<!-- saved from url=(", "Page saved with SingleFile"};
    dl_slice front = dl_slice_cut(page, 0, page.size < FRONT ? page.size : FRONT);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t at = dl_slice_find(front, labels[i]);
        if (at == SIZE_MAX)
            continue;
        dl_slice rest = dl_slice_cut(front, at + strlen(labels[i]), front.size);
        size_t begin = dl_slice_find(rest, "http"), end = begin;
        if (begin > NEAR)
            continue;
        while (end < rest.size && (unsigned char)rest.data[end] > ' ' && rest.data[end] != '<')
            end++;
        dl_slice url = dl_slice_cut(rest, begin, end);
        if (end < rest.size && dl_slice_find(url, "://") != SIZE_MAX && dl_utf8_first_invalid(url) == url.size)
            return url;
    }
    return dl_slice_of(NULL);
}
