/* What formats are told by. */
#include "article/reading/format.h"
#include "article/lines/prose.h"

#include <strings.h>

bool dl_format_is_named(const dl_head *head, const char *ending)
{
    size_t size = strlen(ending);
    return head->name.size > size && strncasecmp(head->name.data + head->name.size - size, ending, size) == 0;
}

bool dl_format_is_named_markdown(const dl_head *head)
{
    static const char *const endings[] = {".md", ".markdown", ".mdx", ".qmd", ".rmd"};
    bool named = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        named |= dl_format_is_named(head, endings[i]);
    return named;
}

dl_head dl_format_head(dl_slice bytes, bool whole, dl_slice name)
{
    size_t mark = dl_slice_starts(bytes, DL_LITERAL("\xEF\xBB\xBF")) ? 3 : 0;
    return (dl_head){.bytes = bytes,
                     .text = dl_slice_cut(bytes, dl_prose_skip_blanks(bytes, mark), bytes.size),
                     .whole = whole,
                     .name = name};
}
