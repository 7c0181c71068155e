/* Which parts of a page are not its article: told by element, role and the words of class and id.
 */
#ifndef DL_HTML_JUNK_H
#define DL_HTML_JUNK_H

#include "article/html/tree/thread.h"
#include "article/html/tree/tree.h"

/* What may be passed over. */
typedef enum dl_html_rigour {
    DL_HTML_LENIENT, /* what is never text */
    DL_HTML_FAIR,    /* what readers wrote as well */
    DL_HTML_STRICT   /* what is called a menu, a teaser and so on, unless it holds much of the page's text */
} dl_html_rigour;

/** An array of tree->count: true for the element that is passed over with all that it holds. In a
 * discussion what readers wrote is the text; else it stands in the element `replies`, if not 0, too. NULL when memory ran
 * out. Any thread. */
bool *dl_html_junk(dl_arena *arena, const dl_html_tree *tree, dl_html_rigour rigour, dl_html_thread thread,
                   uint32_t replies);

#endif
