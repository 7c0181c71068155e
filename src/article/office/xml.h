/* The XML of word processors as plain text: WordprocessingML (ECMA-376, part 1, 17) and OpenDocument (1.3, part 3). */
#ifndef DL_OFFICE_XML_H
#define DL_OFFICE_XML_H

#include "article/encoding/decoder.h"

/** Headers, footers, notes, comments and what is hidden or deleted are no text; any bytes are accepted, well-formed or not.
 *  NULL: out of memory. */
dl_decoder *dl_office_word_decoder(void);
dl_decoder *dl_office_odf_decoder(void);

#endif
