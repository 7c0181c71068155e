/* Marks of escaped posts. */
#include "article/html/tree/embed_marks.h"

const char *const dl_html_embed_marks[] = {"twitter-tweet",   "bluesky-embed",   "mastodon-embed",
                                           "text-post-media", "instagram-media", "tiktok-embed", NULL};

bool dl_html_holds_posts(dl_slice text)
{
    const bool quotes = dl_slice_find(text, "blockquote") != SIZE_MAX,
               streamed = dl_slice_find(text, DL_HTML_STREAMED) != SIZE_MAX;
    for (const char *const *mark = dl_html_embed_marks; (quotes || streamed) && *mark; mark++)
        if (dl_slice_find(text, *mark) != SIZE_MAX)
            return true;
    return quotes && streamed;
}
