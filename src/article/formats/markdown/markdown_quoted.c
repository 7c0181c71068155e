/* Posts that Markdown quotes: what converters of pages make of them, "> words" and "> — Name
 * (@handle) [day](address)"; and their markup where blank lines cut it. */
#include "article/formats/markdown/markdown_quoted.h"
#include "article/html/tree/embed_marks.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/network/permalink.h"
#include "article/reading/markup.h"

#include <strings.h>

/* Whether `text` ends in "(@handle)". */
static bool ends_in_handle(dl_slice text, dl_slice handle)
{
    if (!handle.size || text.size < handle.size + 3 || text.data[text.size - 1] != ')')
        return false;
    const char *at = text.data + text.size - 1 - handle.size;
    return at[-1] == '@' && at[-2] == '(' && strncasecmp(at, handle.data, handle.size) == 0;
}

bool dl_markdown_quoted(dl_buffer *html, bool *alone, const dl_slice *paragraphs, size_t count,
                        bool quoted, dl_slice words, size_t begin, size_t end, dl_slice address)
{
    static const char *const dashes[] = {"\u2014", "\u2013", "--", "- "};
    dl_permalink link;
    const dl_slice before = dl_prose_trim(dl_slice_cut(words, 0, begin));
    if (begin > end || end > words.size ||
        dl_prose_trim(dl_slice_cut(words, end, words.size)).size ||
        !dl_permalink_read(&link, address))
        return false;
    *alone = quoted && !before.size && dl_permalink_is_post(address) &&
             dl_date_known(dl_word_date_parse(dl_slice_cut(words, begin, end)));
    if (!*alone && !ends_in_handle(before, link.handle))
        return false;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        *alone |= dl_slice_starts(before, dl_slice_of(dashes[i]));
    if (*alone ? !count : dl_slice_find(before, dashes[0]) == SIZE_MAX)
        return false;
    dl_buffer_add_text(html, "<blockquote class=\"twitter-tweet\">");
    for (size_t i = 0; *alone && i < count; i++) {
        dl_buffer_add_text(html, "<p>");
        dl_markup_escape(html, paragraphs[i]);
        dl_buffer_add_text(html, "</p>");
    }
    dl_markup_escape(html, before);
    dl_buffer_add_text(html, " <a href=\"");
    dl_markup_escape(html, address);
    dl_buffer_add_text(html, "\">");
    dl_markup_escape(html, dl_slice_cut(words, begin, end));
    dl_buffer_add_text(html, "</a></blockquote>");
    return true;
}

static const char quote_end[] = "</blockquote>";

size_t dl_markdown_quote_end(dl_slice text)
{
    enum { MOST = 8000 };
    const size_t end = dl_slice_find(dl_slice_cut(text, 0, text.size < MOST ? text.size : MOST), quote_end);
    return end == SIZE_MAX ? 0 : end + sizeof quote_end - 1;
}

size_t dl_markdown_quote_rest(dl_slice html, dl_slice rest)
{
    static const char tag[] = "<blockquote";
    size_t open = SIZE_MAX, at = 0, found;
    while ((found = dl_slice_find(dl_slice_cut(html, at, html.size), tag)) != SIZE_MAX)
        at = (open = at + found) + sizeof tag - 1;
    const dl_slice last = open == SIZE_MAX ? (dl_slice){NULL, 0} : dl_slice_cut(html, open, html.size);
    const bool cut = last.size && dl_slice_find(last, quote_end) == SIZE_MAX && dl_html_holds_posts(last);
    return cut ? dl_markdown_quote_end(rest) : 0;
}
