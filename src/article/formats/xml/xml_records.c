/* Exports in XML: the element that is a record. */
#include "article/formats/xml/xml_records.h"
#include "article/reading/markup.h"
#include "article/reading/part_words.h"

enum { DEEPEST = 12, LOOK = 64 * 1024 };

typedef struct open_element {
    dl_slice name;
    bool has[DL_PART_COUNT];
} open_element;

bool dl_xml_is_field(dl_slice name)
{
    static const char *const fields[] = {"field", "column",  "str",      "arr",  "date",
                                         "text",  "element", "property", "value"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (dl_slice_is(name, fields[i]))
            return true;
    return false;
}

bool dl_xml_is_group(dl_slice name)
{
    static const char *const groups[] = {"note-attributes", "attributes", "metadata", "meta", "header", "head", "info"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (dl_slice_is(name, groups[i]))
            return true;
    return false;
}

/* An element that has its text, and a title or a day, in attributes. */
static bool is_row(const dl_tag *tag)
{
    static const char *const texts[] = {"body", "text", "content", "message"}, *const others[] = {
                                                                                   "title", "date", "creationdate",
                                                                                   "created_at", "timestamp"};
    bool text = false, other = false;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        text |= dl_tag_attribute(tag, texts[i]).size > 0;
    for (size_t i = 0; i < sizeof others / sizeof *others && text; i++)
        other |= dl_tag_attribute(tag, others[i]).size > 0;
    return other;
}

static bool is_record(const open_element *element)
{
    static const char *const articles[] = {"item", "article", "post", "story", "news", "doc", "document"};
    const bool *has = element->has;
    for (size_t i = 0; i < sizeof articles / sizeof *articles && has[DL_PART_TEXT]; i++)
        if (dl_slice_is(element->name, articles[i]))
            return true;
    return has[DL_PART_TITLE] && (has[DL_PART_TEXT] || (has[DL_PART_DATE] && has[DL_PART_DECK]));
}

static void note_part(open_element *parent, const dl_tag *tag)
{
    size_t rank;
    const dl_slice named = dl_tag_attribute(tag, "name");
    const dl_part part = dl_part_find(NULL, named.size && dl_xml_is_field(tag->name) ? named : tag->name, &rank);
    if (part < DL_PART_COUNT && dl_part_word_is_sure(rank))
        parent->has[part] = true;
}

dl_slice dl_xml_record_name(dl_slice text)
{
    open_element open[DEEPEST];
    size_t depth = 0, section = 0; /* where the next CDATA is, or behind it */
    dl_tag tag;
    text = dl_slice_cut(text, 0, text.size < LOOK ? text.size : LOOK);
    for (size_t at = 0; dl_tag_next(&tag, text, at);) {
        if (section <= at && section != SIZE_MAX) {
            const size_t found = dl_slice_find(dl_slice_cut(text, at, text.size), "<![CDATA[");
            section = found == SIZE_MAX ? SIZE_MAX : at + found;
        }
        if (section < tag.begin) { /* markup in it is text */
            const size_t end = dl_slice_find(dl_slice_cut(text, section, text.size), "]]>");
            at = end == SIZE_MAX ? text.size : section + end;
            section = end == SIZE_MAX ? SIZE_MAX : at;
            continue;
        }
        at = tag.end;
        if (!tag.closing) {
            if (depth)
                note_part(&open[depth - 1], &tag);
            const bool empty = tag.attributes.size && tag.attributes.data[tag.attributes.size - 1] == '/';
            if (empty && is_row(&tag))
                return tag.name;
            if (!empty && depth < DEEPEST)
                open[depth++] = (open_element){.name = tag.name};
            continue;
        }
        size_t outer = depth;
        while (outer && !dl_slice_equal(open[outer - 1].name, tag.name))
            outer--;
        if (outer && is_record(&open[outer - 1]))
            return open[outer - 1].name;
        depth = outer ? outer - 1 : depth;
    }
    while (depth--) /* a long one, whose end is not at hand */
        if (is_record(&open[depth]))
            return open[depth].name;
    return (dl_slice){NULL, 0};
}
