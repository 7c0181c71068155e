/* What must hold of the analyzer's tokens for any bytes; shared by the property test and the fuzz
 * target. */
#ifndef DL_ANALYZER_CHECK_H
#define DL_ANALYZER_CHECK_H

#include "text/analyzer.h"

/** Whether the tokens of `text` are as analyzer.h promises, and the same with and without the fast path,
 *  folding twice changes nothing, asking for some tells those, and without a dictionary all but what that says is told. If not, `why` gets a sentence. */
bool check_analyzer(dl_analyzer *analyzer, dl_slice text, dl_buffer *why);

#endif
