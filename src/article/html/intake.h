/* A large page while it is read: pictures and fonts that stand in it as base64 are left out as they
 * come, so that memory does not grow with them. */
#ifndef DL_HTML_INTAKE_H
#define DL_HTML_INTAKE_H

#include "article/html/page.h"
#include "util/buffer.h"

typedef struct dl_html_gap {
    size_t at;        /* in the page that is kept */
    uint64_t removed; /* bytes missing before that, in all */
} dl_html_gap;

/* Initialise with DL_HTML_INTAKE_EMPTY; dl_html_intake_free releases it. */
typedef struct dl_html_intake {
    dl_buffer page; /* what is kept: at most DL_HTML_PAGE_MOST bytes */
    dl_buffer gaps; /* of dl_html_gap */
    uint64_t taken; /* bytes of the source */
    size_t run;     /* bytes of base64 that end the page */
    bool full;      /* what came behind was not kept */
} dl_html_intake;

#define DL_HTML_INTAKE_EMPTY ((dl_html_intake){.page = DL_BUFFER_EMPTY, .gaps = DL_BUFFER_EMPTY})

/** Takes the next bytes. Of a run of base64's characters the first 4 KiB are kept. Whether memory
 * ran out: see the buffers. */
void dl_html_intake_add(dl_html_intake *to, dl_slice bytes);

/** Where byte `at` of the page is in the source. */
uint64_t dl_html_intake_place(const dl_html_intake *of, size_t at);

void dl_html_intake_free(dl_html_intake *intake);

#endif
