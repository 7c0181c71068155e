/* Markup of posts that is packed for scripts: in base64, or as addresses are. */
#ifndef DL_HTML_EMBEDS_PACKED_H
#define DL_HTML_EMBEDS_PACKED_H

#include "util/buffer.h"

/** Appends what a text in base64 stands for. Any thread. */
void dl_html_add_unpacked(dl_buffer *out, dl_slice text);

/** Appends `text`, "%3C" and the like as what they stand for. */
void dl_html_add_unpercented(dl_buffer *out, dl_slice text);

#endif
