/* Publishers among authors. */
#include "article/html/author/author_publisher.h"
#include "article/html/tree/texts.h"

bool dl_html_is_desk_code(dl_slice text)
{
    size_t figures = 0, small = 0, parts = 0;
    for (size_t i = 0; i < text.size; i++) {
        figures += text.data[i] >= '0' && text.data[i] <= '9';
        small +=
            (text.data[i] >= 'a' && text.data[i] <= 'z') || (unsigned char)text.data[i] >= 0x80 || text.data[i] == ' ';
        parts += text.data[i] == '/';
    }
    return figures && parts && !small;
}

bool dl_html_is_host(dl_slice text)
{
    enum { LABEL_LEAST = 2, LAST_MOST = 4 };
    size_t last = 0;
    while (last < text.size && text.data[text.size - 1 - last] >= 'a' && text.data[text.size - 1 - last] <= 'z')
        last++;
    return last >= LABEL_LEAST && last <= LAST_MOST && text.size > last + LABEL_LEAST &&
           text.data[text.size - 1 - last] == '.' && !memchr(text.data, ' ', text.size);
}

void dl_html_drop_publisher(dl_html_names *of, dl_arena *arena, const dl_html_metas *metas)
{
    static const char *const names[] = {"publisher", "copyright", "dc.publisher", "dc.rights"};
    bool host = false;
    for (size_t i = 0; i < of->count; i++)
        host = host || dl_html_is_host(of->items[i]);
    for (size_t n = 0; n < sizeof names / sizeof *names && host; n++) {
        const char *const one[] = {names[n], NULL};
        const dl_slice said = dl_html_key(arena, dl_html_meta(metas, one));
        size_t kept = 0;
        for (size_t i = 0; i < of->count; i++)
            if (dl_html_is_host(of->items[i]) || !dl_html_key_holds(said, dl_html_key(arena, of->items[i])))
                of->items[kept++] = of->items[i];
        of->count = kept;
    }
}
