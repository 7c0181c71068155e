/* Which element of an export in XML, of a kind that nothing else tells, is a record. Pure, any thread. */
#ifndef DL_XML_RECORDS_H
#define DL_XML_RECORDS_H

#include "util/slice.h"

/** The name of the first element of `text`, some front of the file, that has a title and a text, or a title, a day and a deck, as
 *  elements in it, by names that parts have (parts.h; also `<field name="title">`), or is empty and has a text, and a title or a day, as attributes; empty: there is none. */
dl_slice dl_xml_record_name(dl_slice text);

/** What such an element is called: `<field name="title">` is "title". Not for one of another name. */
bool dl_xml_is_field(dl_slice name);

/** Whether an element of that name holds what is said of its record: "note-attributes". */
bool dl_xml_is_group(dl_slice name);

#endif
