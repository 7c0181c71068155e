/* Labels of letters that go to many: how to read them elsewhere, why they came, and how to be rid
 * of them. */
#ifndef DL_HTML_LABEL_LETTER_H
#define DL_HTML_LABEL_LETTER_H

#include "util/slice.h"

/** Whether a block is but such a line ("View in browser", "You are receiving this because ...",
 * "Unsubscribe | Update your profile"), in many languages. Any thread. */
bool dl_html_is_label_of_letter(dl_slice text);

/** Whether it tells how to be rid of them: who sends them stands beside it. */
bool dl_html_offers_leaving(dl_slice text);

#endif
