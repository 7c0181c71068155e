/* Labels of what readers are asked to do: to write their opinion, to set the type's size, to send the article on. */
#ifndef DL_HTML_LABEL_READERS_H
#define DL_HTML_LABEL_READERS_H

#include "util/slice.h"

/** Whether a block is but a tool for readers ("Text size + -", "Send this story to a friend"), a rule for what they write ("The
 * comments below have not been moderated.") or a way to quote the article. Any thread. */
bool dl_html_is_label_for_readers(dl_slice text);

/** Whether a short block opens what readers wrote, or may, or what else is read: "Latest Comments", "What you should know about
 * comments", "Latest Ottawa News Headlines". */
bool dl_html_ends_before_readers(dl_slice text);

#endif
