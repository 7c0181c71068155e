/* Posts whose element is filled by a script: what its attributes say. */
#include "article/html/embeds.h"
#include "article/html/meta.h"
#include "article/html/permalink.h"
#include "article/word_date.h"

#include <jansson.h>

enum { LINK_MOST = 200, ID_LEAST = 5, ID_MOST = 19 };

static bool is_number(dl_slice text)
{
    size_t digits = 0;
    while (digits < text.size && text.data[digits] >= '0' && text.data[digits] <= '9')
        digits++;
    return digits == text.size && digits >= ID_LEAST && digits <= ID_MOST;
}

/* An object of which some string is a permalink, and another the post's text. */
static bool is_object(dl_slice value)
{
    return dl_slice_starts(value, DL_LITERAL("{")) &&
           dl_slice_find(value, "full_text") != SIZE_MAX &&
           dl_slice_find(value, "status") != SIZE_MAX;
}

bool dl_html_embed_stated(dl_html_stated *out, const dl_html_tree *tree, uint32_t at)
{
    *out = (dl_html_stated){0};
    const GumboElement *element = &tree->nodes[at].node->v.element;
    for (unsigned i = 0; i < element->attributes.length; i++) {
        const GumboAttribute *attribute = element->attributes.data[i];
        bool frame = element->tag == GUMBO_TAG_IFRAME && strcmp(attribute->name, "src") == 0;
        if (!frame && strncmp(attribute->name, "data-", 5) != 0)
            continue;
        const char *name = attribute->name + (frame ? 0 : 5);
        dl_slice value = dl_slice_trim(dl_slice_of(attribute->value));
        if (frame)
            out->id = dl_permalink_framed_id(value);
        else if (strcmp(name, "tweetid") == 0 || strcmp(name, "tweet-id") == 0)
            out->id = is_number(value) ? value : out->id;
        else if (strcmp(name, "screen-name") == 0)
            out->handle = value;
        else if (strcmp(name, "name") == 0)
            out->name = value;
        if (element->tag != GUMBO_TAG_A && value.size < LINK_MOST && dl_permalink_is_post(value))
            out->url = value;
        else if (is_object(value))
            out->object = value;
    }
    return out->id.size || out->url.size || out->object.size;
}

/* ---- objects ---- */

static dl_slice string_of(dl_arena *arena, const json_t *object, const char *const *names)
{
    for (; *names; names++) {
        const json_t *value = json_object_get(object, *names);
        if (json_is_string(value) && json_string_length(value))
            return dl_arena_copy(
                arena, dl_slice_make(json_string_value(value), json_string_length(value)));
    }
    return dl_slice_of(NULL);
}

bool dl_html_embed_object(dl_html_stated *out, dl_arena *arena, dl_slice *text)
{
    static const char *const urls[] = {"url", "tweet_url", "permalink", NULL},
                             *const names[] = {"name", "author_name", NULL},
                             *const handles[] = {"username", "screen_name", NULL},
                             *const texts[] = {"full_text", NULL};
    json_t *object = json_loadb(out->object.data, out->object.size, JSON_REJECT_DUPLICATES, NULL);
    dl_slice url = string_of(arena, object, urls);
    bool post = dl_permalink_is_post(url);
    if (post) {
        out->url = url;
        out->name = string_of(arena, object, names);
        out->handle = string_of(arena, object, handles);
        *text = dl_html_plain(arena, string_of(arena, object, texts)); /* with links and entities */
    }
    json_decref(object);
    return post;
}
