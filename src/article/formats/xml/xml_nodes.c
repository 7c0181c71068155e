/* Values of libxml2's nodes. */
#include "article/formats/xml/xml_nodes.h"
#include "article/lines/prose.h"
#include "util/buffer.h"
#include "util/utf8.h"

#include <string.h>

dl_slice dl_xml_copy(dl_arena *arena, const char *text)
{
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_utf8_sanitize(&clean, dl_slice_of(text));
    dl_slice result = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&clean)));
    arena->failed |= clean.failed;
    dl_buffer_free(&clean);
    return result;
}

/* The node behind `node` in its tree, which lies in `top`; NULL: none. */
static xmlNode *next_in(xmlNode *node, const xmlNode *top)
{
    if (node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

/* "<h:p>" as "<p>": a web page knows no letters of name spaces. */
static void drop_letters(xmlNode *top)
{
    for (xmlNode *node = top; (node = next_in(node, top));) {
        const char *colon = node->type == XML_ELEMENT_NODE ? strchr((const char *)node->name, ':') : NULL;
        if (colon && colon[1])
            xmlNodeSetName(node, BAD_CAST(colon + 1)); /* which it copies before it drops the name */
    }
}

/* As it stands, with its tags. */
dl_slice dl_xml_markup(dl_arena *arena, xmlNode *node)
{
    drop_letters(node);
    xmlBuffer *out = xmlBufferCreate();
    for (xmlNode *child = node->children; out && child; child = child->next)
        xmlNodeDump(out, node->doc, child, 0, 0);
    dl_slice text = out ? dl_xml_copy(arena, (const char *)xmlBufferContent(out)) : (dl_slice){NULL, 0};
    xmlBufferFree(out);
    return text;
}

dl_slice dl_xml_content(dl_arena *arena, xmlNode *node)
{
    xmlChar *type = xmlGetProp(node, BAD_CAST "type");
    const bool markup = type && strcmp((char *)type, "xhtml") == 0;
    xmlFree(type);
    if (markup)
        return dl_xml_markup(arena, node);
    xmlChar *content = xmlNodeGetContent(node);
    dl_slice text = dl_xml_copy(arena, (const char *)content);
    xmlFree(content);
    return text;
}

bool dl_xml_has_elements(const xmlNode *node)
{
    const xmlNode *child = node->children;
    while (child && child->type != XML_ELEMENT_NODE)
        child = child->next;
    return child != NULL;
}

dl_slice dl_xml_attribute(dl_arena *arena, xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, BAD_CAST name);
    dl_slice text = dl_xml_copy(arena, (const char *)value);
    xmlFree(value);
    return text;
}
