/* TREC's SGML. */
#include "eval/trec_text.h"

#include <strings.h>

/* Offset of "<name>" or "</name>" (after != NULL: and behind it), or SIZE_MAX. */
static size_t find_tag(dl_slice text, size_t from, const char *name, bool closing, size_t *after)
{
    size_t size = strlen(name), skip = closing ? 2 : 1;
    for (size_t at = from; at + skip + size < text.size; at++) {
        const char *open = memchr(text.data + at, '<', text.size - at);
        if (!open)
            break;
        at = (size_t)(open - text.data);
        if (at + skip + size >= text.size)
            break;
        if ((closing && text.data[at + 1] != '/') || strncasecmp(text.data + at + skip, name, size) != 0 ||
            text.data[at + skip + size] != '>')
            continue;
        *after = at + skip + size + 1;
        return at;
    }
    return SIZE_MAX;
}

/* Where an element ends that nobody closed: before the next tag at a line's beginning. */
static size_t open_end(dl_slice text, size_t from)
{
    size_t found = dl_slice_find(dl_slice_cut(text, from, text.size), "\n<");
    return found == SIZE_MAX ? text.size : from + found;
}

bool dl_trec_element(dl_slice *inside, dl_slice text, size_t *at, const char *name)
{
    size_t begin, behind;
    if (find_tag(text, *at, name, false, &begin) == SIZE_MAX)
        return false;
    size_t end = find_tag(text, begin, name, true, &behind);
    size_t next_open, next = find_tag(text, begin, name, false, &next_open);
    if (end == SIZE_MAX || next < end)
        behind = end = open_end(text, begin);
    *inside = dl_slice_cut(text, begin, end);
    *at = behind;
    return true;
}

static size_t add_entity(dl_buffer *out, dl_slice text, size_t at)
{
    static const struct {
        const char *name;
        char means;
    } known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    dl_slice rest = dl_slice_cut(text, at, text.size);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (dl_slice_starts(rest, dl_slice_of(known[i].name))) {
            dl_buffer_add_byte(out, known[i].means);
            return strlen(known[i].name);
        }
    size_t size = 1;
    while (size < rest.size && size < 12 && rest.data[size] > ' ' && rest.data[size] != ';')
        size++;
    bool entity = size > 1 && size < rest.size && rest.data[size] == ';';
    dl_buffer_add_byte(out, entity ? ' ' : '&');
    return entity ? size + 1 : 1;
}

void dl_trec_plain(dl_buffer *out, dl_slice text)
{
    for (size_t at = 0; at < text.size;) {
        const char *end;
        if (text.data[at] == '&') {
            at += add_entity(out, text, at);
        } else if (text.data[at] == '<' && (end = memchr(text.data + at, '>', text.size - at))) {
            dl_buffer_add_byte(out, ' ');
            at = (size_t)(end - text.data) + 1;
        } else {
            dl_buffer_add_byte(out, text.data[at++]);
        }
    }
}
