/* Who signs an article in Chinese, Korean or Japanese, where names have no capitals that would tell them. */
#ifndef DL_HTML_SIGNED_EAST_H
#define DL_HTML_SIGNED_EAST_H

#include "article/html/author/names.h"
#include "article/html/tree/tree.h"

/** Adds the first that a text behind the headline (a node; 0: any) names so: behind a label, "作者：赵婕", "文/赵婕"; else as a
 *  reporter, "（记者 赵婕）", "本报记者 赵婕", "홍길동 기자"; else alone in brackets where a paragraph ends, "……。（赵婕）", the last
 *  of these. Sets arena->failed when memory ran out. Any thread. */
void dl_html_signed_east(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree, uint32_t headline);

/** The same of one text that has such characters near its front, but for names that stand alone; in more than a line, reporters
 *  only. False: it names nobody. Any thread. */
bool dl_html_signed_east_text(dl_html_names *to, dl_arena *arena, dl_slice text);

#endif
