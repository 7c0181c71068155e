/* What word processors write, as plain text: RTF, and the XML of DOCX and ODT. Paragraphs are set apart by blank lines. */
#ifndef DL_OFFICE_H
#define DL_OFFICE_H

#include "article/encoding/decoder.h"

/** Whether the first bytes of a text are of such a document: RTF, a DOCX's main part, an ODT's content, the same in one XML
 *  file. *make: its decoder's maker (NULL: out of memory). Any thread. */
typedef dl_decoder *dl_office_maker(void);
bool dl_office_is(dl_slice head, dl_office_maker **make);

#endif
