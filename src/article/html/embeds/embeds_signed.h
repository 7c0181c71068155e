/* Who wrote an embedded post, and when: "— Name (@handle) November 18, 2025". */
#ifndef DL_HTML_EMBEDS_SIGNED_H
#define DL_HTML_EMBEDS_SIGNED_H

#include "article/base/article.h"
#include "article/network/permalink.h"

/** The day that `words` name in whatever language: the one next to the post's own time with that day of the month and year;
 * that time's own, if they name none. Any thread. */
dl_date dl_html_post_date(dl_slice words, const dl_permalink *link);

/** The bytes of the dash that opens an attribution, also as what escaped or converted it once too often made of it; or 0. Any
 * thread. */
size_t dl_html_post_dash(dl_slice text);

/** "— Name (@handle) ...": name and handle, of `text`, out of what stands behind a post's words; what follows them. Any thread. */
dl_slice dl_html_post_attribution(dl_tweet *tweet, dl_slice text);

/** The words of a post that stand before "— Name (@handle)" in *behind, which they are cut off; or empty. Any thread. */
dl_slice dl_html_post_words(dl_slice *behind);

/** Whether text ends in "(@handle)" and a day. Any thread. */
bool dl_html_post_is_signed(dl_slice text);

#endif
