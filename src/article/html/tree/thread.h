/* Threads of a forum: pages whose text is what readers wrote. */
#ifndef DL_HTML_THREAD_H
#define DL_HTML_THREAD_H

#include "article/html/tree/tree.h"

typedef enum dl_html_thread {
    DL_HTML_NO_THREAD,
    DL_HTML_ANSWERS, /* a question and its answers: comments on those are no text */
    DL_HTML_POSTS    /* a discussion: all that readers wrote is */
} dl_html_thread;

/** What the page says that it is: by a type of schema.org (in JSON-LD or an attribute), or by the program of a forum that
 * made it. Any thread. */
dl_html_thread dl_html_thread_of(const dl_html_tree *tree);

/** Whether an element of a thread is not what somebody wrote but who that is, how much others liked it, or what stands
 * below all that somebody writes. */
bool dl_html_is_about_post(const dl_html_tree *tree, uint32_t at);

#endif
