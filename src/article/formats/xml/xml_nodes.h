/* Values of libxml2's nodes as well-formed texts in an arena, trimmed. Any thread with its own nodes. */
#ifndef DL_XML_NODES_H
#define DL_XML_NODES_H

#include "util/arena.h"

#include <libxml/tree.h>

/** A copy of `text`, which may be NULL. */
dl_slice dl_xml_copy(dl_arena *arena, const char *text);

/** What the node holds, with its tags, without the letters of name spaces, which its elements lose. */
dl_slice dl_xml_markup(dl_arena *arena, xmlNode *node);

/** Its words, or its markup where it says that this is XHTML. */
dl_slice dl_xml_content(dl_arena *arena, xmlNode *node);

bool dl_xml_has_elements(const xmlNode *node);

/** The attribute `name`; empty: none. */
dl_slice dl_xml_attribute(dl_arena *arena, xmlNode *node, const char *name);

#endif
