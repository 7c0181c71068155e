#include "article/formats/markdown/markdown_parts.h"
#include "article/lines/prose.h"

enum {
    PART_LEAST = 1 << 20, /* bytes of a part of a text that can be divided */
    LINES_MOST = 20000    /* without a blank one between them */
};

bool dl_markdown_is_divisible(dl_slice text)
{
    static const char *const marks[] = {"```", "~~~", "]:", "<!", "<?", NULL}, *const tags[] = {"<script", "<pre",
                                                                                                "<style", "<textarea",
                                                                                                NULL};
    if (text.size <= PART_LEAST)
        return false;
    for (const char *const *mark = marks; *mark; mark++)
        if (dl_slice_find(text, *mark) != SIZE_MAX)
            return false;
    for (size_t at = 0; at < text.size; at++) {
        const char *next = memchr(text.data + at, '<', text.size - at);
        if (!next)
            break;
        at = (size_t)(next - text.data);
        for (const char *const *tag = tags; *tag; tag++)
            if (dl_slice_starts_caseless(dl_slice_cut(text, at, text.size), *tag))
                return false;
    }
    return true;
}

dl_slice dl_markdown_part(dl_slice text, size_t begin, bool divisible)
{
    size_t lines = 0, at = begin;
    bool blank = false;
    while (at < text.size && lines < LINES_MOST) {
        if (divisible && blank && at - begin >= PART_LEAST && (unsigned char)text.data[at] > ' ')
            break;
        const char *end = memchr(text.data + at, '\n', text.size - at);
        const size_t next = end ? (size_t)(end - text.data) + 1 : text.size;
        blank = true;
        for (size_t i = at; blank && i < next; i++)
            blank = strchr(" \t\r\n", text.data[i]) && text.data[i];
        lines = dl_prose_skip_blanks(dl_slice_cut(text, at, next), 0) < next - at ? lines + 1 : 0;
        at = next;
    }
    return dl_slice_cut(text, begin, at);
}
