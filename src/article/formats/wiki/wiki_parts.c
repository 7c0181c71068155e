/* What links and templates are made of. */
#include "article/formats/wiki/wiki_markup.h"

bool dl_wiki_stands(dl_slice text, size_t at, const char *sign)
{
    const size_t size = strlen(sign);
    return at + size <= text.size && memcmp(text.data + at, sign, size) == 0;
}

dl_slice dl_wiki_part(dl_slice *rest)
{
    size_t end = 0;
    int depth = 0;
    while (end < rest->size && (rest->data[end] != '|' || depth > 0)) {
        depth += dl_wiki_stands(*rest, end, "[[") || dl_wiki_stands(*rest, end, "{{");
        depth -= dl_wiki_stands(*rest, end, "]]") || dl_wiki_stands(*rest, end, "}}");
        end++;
    }
    const dl_slice part = dl_slice_cut(*rest, 0, end);
    *rest = dl_slice_cut(*rest, end + (end < rest->size), rest->size);
    return part;
}

bool dl_wiki_is_among(dl_slice name, const char *const *list)
{
    for (; *list; list++)
        if (dl_slice_is_caseless(name, *list))
            return true;
    return false;
}
