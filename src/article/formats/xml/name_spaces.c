/* Name spaces of feeds, by whatever letters a file gives them. */
#include "article/formats/xml/name_spaces.h"
#include "article/reading/format.h"

#include <stdio.h>

size_t dl_name_letters(dl_slice name)
{
    const char *colon = name.size ? memchr(name.data, ':', name.size) : NULL;
    return colon ? (size_t)(colon - name.data) + 1 : 0;
}

#define SPACE(front, letters)                                                                                          \
    {                                                                                                                  \
        {front, sizeof(front) - 1}, letters                                                                            \
    }

/* Name spaces, and the letters that the tables of names have for them; none for those of feeds themselves. */
static const struct {
    dl_slice front; /* of the name space */
    const char *letters;
} spaces[] = {
    SPACE("http://www.w3.org/2005/Atom", ""),
    SPACE("http://purl.org/atom/ns", ""),
    SPACE("http://purl.org/rss/1.0/modules/content", "content:"),
    SPACE("http://purl.org/rss/1.0/modules", NULL),
    SPACE("http://purl.org/rss/1.0", ""),
    SPACE("http://my.netscape.com/rdf/simple/0.9", ""),
    SPACE("http://channel.netscape.com/rdf/simple/0.9", ""),
    SPACE("http://backend.userland.com/rss", ""),
    SPACE("http://blogs.law.harvard.edu/tech/rss", ""),
    SPACE("http://purl.org/dc/", "dc:"),
    SPACE("http://search.yahoo.com/mrss", "media:"),
    SPACE("http://www.itunes.com/dtds/podcast", "itunes:"),
    SPACE("http://wordpress.org/export/", "wp:"),
};

void dl_name_spaces_take(dl_name_spaces *out, dl_arena *arena, const dl_tag *tag)
{
    const dl_slice text = tag->attributes;
    for (size_t at = 0, found; (found = dl_slice_find(dl_slice_cut(text, at, text.size), "xmlns:")) != SIZE_MAX;) {
        const size_t begin = at + found + 6;
        size_t end = begin;
        while (end < text.size && !strchr("= \t\r\n\"'", text.data[end]))
            end++;
        at = end;
        char name[32];
        if (end - begin > 16 || end == begin)
            continue;
        snprintf(name, sizeof name, "xmlns:%.*s", (int)(end - begin), text.data + begin);
        const dl_slice space = dl_tag_attribute(tag, name);
        size_t i = 0;
        while (i < sizeof spaces / sizeof *spaces && !dl_slice_starts_caseless(space, spaces[i].front.data))
            i++;
        if (i == sizeof spaces / sizeof *spaces || !spaces[i].letters || out->count == DL_NAME_SPACES_MOST)
            continue;
        snprintf(name, sizeof name, "%.*s:", (int)(end - begin), text.data + begin);
        if (strcmp(name, spaces[i].letters) == 0)
            continue;
        out->items[out->count].given = dl_arena_copy(arena, dl_slice_of(name));
        out->items[out->count++].usual = spaces[i].letters;
    }
}

const char *dl_name_usual(const dl_name_spaces *of, const char *item, const char *name, char *room, size_t size)
{
    const size_t front = dl_name_letters(dl_slice_of(name)), own = dl_name_letters(dl_slice_of(item));
    const dl_slice letters = dl_slice_make(name, front);
    for (size_t i = 0; front && i < of->count; i++) {
        const bool feeds = !*of->items[i].usual;
        if (!dl_slice_equal(of->items[i].given, letters) ||
            (feeds && !dl_slice_equal(dl_slice_make(item, own), letters)))
            continue;
        snprintf(room, size, "%s%s", of->items[i].usual, name + front);
        return room;
    }
    return name;
}

size_t dl_name_own_letters(const dl_name_spaces *of, dl_slice name)
{
    const dl_slice letters = dl_slice_cut(name, 0, dl_name_letters(name));
    for (size_t i = 0; letters.size && i < of->count; i++)
        if (!*of->items[i].usual && dl_slice_equal(of->items[i].given, letters))
            return letters.size;
    return 0;
}
