/* Posts whose element is filled by a script: what its attributes say. */
#include "article/html/embeds/embeds.h"
#include "article/html/tree/texts.h"
#include "article/lines/word_date.h"
#include "article/network/permalink.h"

#include <jansson.h>
#include <stdlib.h>

enum { LINK_MOST = 200, PAGE_MOST = 1000, ID_LEAST = 5, ID_MOST = 19 };

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
    return dl_slice_starts(value, DL_LITERAL("{")) && dl_slice_find(value, "full_text") != SIZE_MAX &&
           dl_slice_find(value, "status") != SIZE_MAX;
}

/* What is put behind an address: a channel and its message's number, a code. */
static const struct {
    const char *attribute, *base;
} parts[] = {{"telegram-post", "https://t.me/"}, {"shortcode", "https://www.instagram.com/p/"}};

static const char *base_of(const GumboElement *element, const char *name, dl_slice value)
{
    enum { CODE_LEAST = 8, PART_MOST = 60 };
    if (value.size < CODE_LEAST || value.size > PART_MOST)
        return NULL;
    if (strcmp(name, parts[0].attribute) == 0)
        return memchr(value.data, '/', value.size) ? parts[0].base : NULL;
    const dl_slice tag = dl_slice_make(element->original_tag.data, element->original_tag.length);
    return strcmp(name, parts[1].attribute) == 0 && dl_slice_find(tag, "amp-instagram") != SIZE_MAX ? parts[1].base
                                                                                                    : NULL;
}

/* The address of a post of Facebook's, as its script and its frame have it; templates have marks in it. */
static dl_slice page_post(const dl_html_tree *tree, uint32_t at, const char *name, dl_slice value, bool frame)
{
    static const char plugin[] = "facebook.com/plugins/post.php?href=";
    if (value.size > PAGE_MOST || dl_slice_find(value, "{") != SIZE_MAX ||
        (!frame && (strcmp(name, "href") != 0 || !dl_html_has_class(tree, at, "fb-post"))))
        return dl_slice_of(NULL);
    const size_t found = frame ? dl_slice_find(value, plugin) : 0;
    if (found == SIZE_MAX)
        return dl_slice_of(NULL);
    const dl_slice rest = dl_slice_cut(value, found + (frame ? sizeof plugin - 1 : 0), value.size);
    const char *end = frame ? memchr(rest.data, '&', rest.size) : NULL;
    return end ? dl_slice_cut(rest, 0, (size_t)(end - rest.data)) : rest;
}

/* The name of an element that HTML has not; empty: it has. */
static dl_slice tag_of(const GumboElement *element)
{
    const dl_slice tag = dl_slice_make(element->original_tag.data, element->original_tag.length);
    size_t end = 1;
    while (end < tag.size && !strchr(" \t\r\n/>", tag.data[end]))
        end++;
    return element->tag == GUMBO_TAG_UNKNOWN && tag.size ? dl_slice_cut(tag, 1, end) : dl_slice_of(NULL);
}

/* Whether an element that a script fills calls itself a tweet: by its class, or what another attribute says it embeds.
 */
static bool is_called_tweet(const dl_html_tree *tree, uint32_t at)
{
    static const char *const kinds[] = {"twitter", "tweet", "x"};
    const GumboElement *element = &tree->nodes[at].node->v.element;
    const dl_slice class = dl_html_attribute(tree, at, "class"), tag = tag_of(element);
    bool called = dl_html_holds_word(class, "tweet") || dl_html_holds_word(tag, "tweet") ||
                  dl_html_holds_word(tag, "twitter") ||
                  (dl_html_holds_word(class, "twitter") && dl_html_holds_word(class, "embed"));
    for (unsigned i = 0; i < element->attributes.length; i++) {
        const GumboAttribute *attribute = element->attributes.data[i];
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds && strncmp(attribute->name, "data-", 5) == 0; k++)
            called = called || dl_slice_is_caseless(dl_slice_of(attribute->value), kinds[k]);
    }
    return called && !tree->nodes[at].text;
}

/* Whether an attribute holds the number of something: "id", "data-embed-id", "tweetid". */
static bool is_called_id(const char *name, dl_slice value)
{
    enum { TWEET_LEAST = 15 };
    const size_t size = strlen(name);
    return size >= 2 && strcmp(name + size - 2, "id") == 0 && value.size >= TWEET_LEAST && is_number(value);
}

static dl_slice digits_at(dl_slice text, size_t at)
{
    size_t end = at;
    while (end < text.size && text.data[end] >= '0' && text.data[end] <= '9')
        end++;
    return dl_slice_cut(text, at, end);
}

/* The number of a tweet in an object: {"tweetId":"..."}; where the element is called one, {"id":"..."}, too. */
static dl_slice id_in_object(const dl_html_tree *tree, uint32_t at_node, dl_slice value)
{
    enum { MOST = 2000, TWEET_LEAST = 15 };
    static const char *const names[] = {"\"tweetId\"", "\"tweetID\"", "\"tweet_id\"", "\"id\""};
    const size_t count = sizeof names / sizeof *names;
    for (size_t i = 0; i < count && value.size < MOST && dl_slice_starts(value, DL_LITERAL("{")); i++) {
        size_t at = dl_slice_find(value, names[i]);
        if (at == SIZE_MAX || (i + 1 == count && !is_called_tweet(tree, at_node)))
            continue;
        for (at += strlen(names[i]); at < value.size && strchr(": \"", value.data[at]);)
            at++;
        const dl_slice digits = digits_at(value, at);
        if (digits.size >= TWEET_LEAST && digits.size <= ID_MOST)
            return digits;
    }
    return dl_slice_of(NULL);
}

/* A tweet's address that is escaped in that of a frame which shows it:
 * "?url=https%3A%2F%2Ftwitter.com%2FANN%2Fstatus%2F1". */
static void read_framed(dl_html_stated *out, dl_slice address)
{
    static const char *const hosts[] = {"%2Ftwitter.com%2F", "%2Fx.com%2F", "%2Fmobile.twitter.com%2F"};
    static const dl_slice status = DL_LITERAL("%2Fstatus%2F");
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        const size_t host = dl_slice_find(address, hosts[i]);
        const size_t begin = host == SIZE_MAX ? address.size : host + strlen(hosts[i]);
        const size_t size = dl_slice_find(dl_slice_cut(address, begin, address.size), status.data);
        if (size == SIZE_MAX || size > ID_MOST)
            continue;
        const dl_slice digits = digits_at(address, begin + size + status.size);
        if (is_number(digits)) {
            out->id = digits;
            out->handle = dl_slice_cut(address, begin, begin + size);
        }
    }
}

/* Whether an attribute is a frame's address, also one that waits for the reader's consent: "src", "data-cookieblock-src",
 * "suppressedsrc", "consent-original-src-_". */
static bool is_frame_address(const GumboElement *element, const char *name)
{
    static const char *const others[] = {"srcdoc", "srcset"};
    bool found = strstr(name, "src") && (element->tag == GUMBO_TAG_IFRAME || strncmp(name, "consent-", 8) == 0);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        found = found && strcmp(name, others[i]) != 0;
    return found;
}

bool dl_html_embed_stated(dl_html_stated *out, const dl_html_tree *tree, uint32_t at)
{
    *out = (dl_html_stated){0};
    const GumboElement *element = &tree->nodes[at].node->v.element;
    dl_slice number = {NULL, 0};
    bool object = false;
    const bool own = tag_of(element).size && !tree->nodes[at].text;
    for (unsigned i = 0; i < element->attributes.length; i++) {
        const GumboAttribute *attribute = element->attributes.data[i];
        const bool frame = is_frame_address(element, attribute->name);
        dl_slice value = dl_slice_trim(dl_slice_of(attribute->value)), page;
        if (is_called_id(attribute->name, value) || (own && strcmp(attribute->name, "status") == 0 && is_number(value)))
            number = value;
        const dl_slice said = id_in_object(tree, at, value);
        number = said.size ? said : number;
        object = object || said.size;
        const bool data = strncmp(attribute->name, "data-", 5) == 0;
        if (!frame && !data && !own && !strstr(attribute->name, "embed"))
            continue;
        const char *name = attribute->name + (data && !frame ? 5 : 0);
        const char *base;
        if (frame && !out->id.size) {
            out->id = dl_permalink_framed_id(dl_permalink_unarchived(value));
            read_framed(out, value);
        } else if (strcmp(name, "tweetid") == 0 || strcmp(name, "tweet-id") == 0)
            out->id = is_number(value) ? value : out->id;
        else if (strcmp(name, "screen-name") == 0)
            out->handle = value;
        else if (strcmp(name, "name") == 0)
            out->name = value;
        if (element->tag != GUMBO_TAG_A && value.size < LINK_MOST && dl_permalink_is_post(value))
            out->url = value;
        else if (is_object(value))
            out->object = value;
        else if (!frame && (base = base_of(element, name, value)) != NULL) {
            out->base = base;
            out->rest = value;
        } else if ((page = page_post(tree, at, name, value, frame)).size)
            out->page = page;
    }
    if (number.size && !out->id.size && !out->url.size && !out->object.size && (object || is_called_tweet(tree, at)))
        out->id = number;
    return out->id.size || out->url.size || out->object.size || out->base || out->page.size;
}

/* ---- addresses of Facebook ---- */

void dl_html_embed_page(dl_html_stated *stated, dl_arena *arena)
{
    static const char *const nobody[] = {"groups", "watch", "photo", "pages", "reel", "share"};
    char *url = dl_arena_alloc(arena, stated->page.size + 1);
    if (!url)
        return;
    size_t size = 0;
    for (size_t i = 0; i < stated->page.size; i++) {
        char byte = stated->page.data[i], digits[3] = {0};
        if (byte == '%' && i + 2 < stated->page.size) {
            memcpy(digits, stated->page.data + i + 1, 2);
            byte = (char)strtol(digits, NULL, 16);
            i += 2;
        }
        url[size++] = byte;
    }
    stated->url = dl_slice_make(url, size);
    const char *query = memchr(url, '?', size);
    if (query && dl_slice_find(stated->url, ".php") == SIZE_MAX) /* "permalink.php?story_fbid=1&id=2" */
        stated->url.size = (size_t)(query - url);
    const size_t host = dl_slice_find(stated->url, "facebook.com/"), begin = host + strlen("facebook.com/");
    const char *slash = host == SIZE_MAX ? NULL : memchr(url + begin, '/', stated->url.size - begin);
    if (slash)
        stated->handle = dl_slice_cut(stated->url, begin, (size_t)(slash - url));
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
        if (dl_slice_is(stated->handle, nobody[i]))
            stated->handle.size = 0;
    stated->id = stated->url;
}

/* ---- objects ---- */

static dl_slice string_of(dl_arena *arena, const json_t *object, const char *const *names)
{
    for (; *names; names++) {
        const json_t *value = json_object_get(object, *names);
        if (json_is_string(value) && json_string_length(value))
            return dl_arena_copy(arena, dl_slice_make(json_string_value(value), json_string_length(value)));
    }
    return dl_slice_of(NULL);
}

bool dl_html_embed_object(dl_html_stated *out, dl_arena *arena, dl_slice *text)
{
    static const char *const urls[] = {"url", "tweet_url", "permalink", NULL},
                             *const names[] = {"name", "author_name", NULL},
                             *const handles[] = {"username", "screen_name", NULL}, *const texts[] = {"full_text", NULL};
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
