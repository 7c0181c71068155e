/* By what posts are known whose markup stands escaped in scripts, JSON and attributes. */
#ifndef DL_HTML_EMBED_MARKS_H
#define DL_HTML_EMBED_MARKS_H

#include "util/slice.h"

/* Classes of posts' markup where it is escaped; ends with NULL. */
extern const char *const dl_html_embed_marks[];

/** Whether a text is base64, of a quote ("blockquote"). */
bool dl_html_is_packed(dl_slice text);

/* A function of X's script that puts a post, whose number follows, where it belongs. */
#define DL_HTML_CREATES "createTweet"

/* What stands before a piece of the text that React's server components send: a string, which ends anywhere. */
#define DL_HTML_STREAMED "__next_f.push([1,\""

/** Whether a script's body or an attribute holds one of them, or may hold one in part. */
bool dl_html_holds_posts(dl_slice text);

#endif
