/* Marks of escaped posts. */
#include "article/html/tree/embed_marks.h"
#include "util/ascii.h"

const char *const dl_html_embed_marks[] = {
    "twitter-tweet", "bluesky-embed", "mastodon-embed", "text-post-media", "instagram-media", "tiktok-embed", NULL};

bool dl_html_is_packed(dl_slice text)
{
    enum { FRONT = 40 };
    /* the word behind no, one or two bytes of three */
    static const char *const marks[] = {"YmxvY2txdW90Z", "Jsb2NrcXVvdG", "ibG9ja3F1b3Rl"};
    text = dl_slice_trim(text);
    for (size_t i = 0; i < FRONT; i++) /* most texts end here */
        if (i >= text.size || !(dl_is_letter(text.data[i]) || dl_is_digit(text.data[i]) || strchr("+/", text.data[i])))
            return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dl_slice_find(text, marks[i]) != SIZE_MAX)
            return true;
    return false;
}

bool dl_html_holds_posts(dl_slice text)
{
    if (dl_html_is_packed(text) || dl_slice_find(text, DL_HTML_CREATES) != SIZE_MAX)
        return true;
    const bool quotes = dl_slice_find(text, "blockquote") != SIZE_MAX,
               streamed = dl_slice_find(text, DL_HTML_STREAMED) != SIZE_MAX;
    for (const char *const *mark = dl_html_embed_marks; (quotes || streamed) && *mark; mark++)
        if (dl_slice_find(text, *mark) != SIZE_MAX)
            return true;
    return quotes && streamed;
}
