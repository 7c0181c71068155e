/* What must hold of the analyzer's tokens for any bytes; shared by the property test and the fuzz
 * target. */
#ifndef DL_ANALYZER_CHECK_H
#define DL_ANALYZER_CHECK_H

#include "text/analyzer.h"

/** Whether the tokens of `text` are as analyzer.h promises, and the same with and without the fast path,
 *  folding twice changes nothing, and asking for some tells those. If not, `why` gets a sentence. */
bool check_analyzer(dl_analyzer *analyzer, dl_slice text, dl_buffer *why);

#endif
