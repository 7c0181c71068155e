/* RTF (Microsoft, "Rich Text Format (RTF) Specification", 1.9.1) as plain text. */
#ifndef DL_OFFICE_RTF_H
#define DL_OFFICE_RTF_H

#include "article/encoding/decoder.h"

/** Headers, footers, notes, comments, pictures and what is hidden or deleted are no text; any bytes are accepted. NULL: out
 *  of memory. */
dl_decoder *dl_office_rtf_decoder(void);

#endif
