/* Short texts around articles in Chinese: what a page says of an article, and what it sets below it. */
#ifndef DL_HTML_LABEL_EAST_H
#define DL_HTML_LABEL_EAST_H

#include "util/slice.h"

/** Whether a block is of the page's tools: the size of its letters, its parts by number, where one is. Any thread. */
bool dl_html_is_label_east(dl_slice text);

/** Whether a block says when, where and by whom the article was published, and no sentence: "2012年01月12日 16:30　来源：河城晚报
 * 参与互动(0)", "記者李明／台北報導". */
bool dl_html_is_line_east(dl_slice text);

/** Whether a block belongs below an article: "（责任编辑：李明）", "免责声明：…". */
bool dl_html_is_closing_east(dl_slice text);

/** Whether it says what a picture shows or who took it: "圖說：…", "河城大桥。 李明 摄". */
bool dl_html_is_caption_east(dl_slice text);

#endif
