/* JSON-LD. */
#include "article/html/json_ld.h"

#include <jansson.h>
#include <strings.h>

enum { DEPTH = 6 };

static dl_slice text_of(dl_arena *arena, const json_t *value)
{
    if (!json_is_string(value))
        return dl_slice_of(NULL);
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_html_squeeze(&clean, dl_slice_make(json_string_value(value), json_string_length(value)));
    dl_slice copy = dl_arena_copy(arena, dl_slice_trim(dl_buffer_slice(&clean)));
    dl_buffer_free(&clean);
    return copy;
}

/* Text as it stands, line ends too. */
static dl_slice raw_text_of(dl_arena *arena, const json_t *value)
{
    if (!json_is_string(value))
        return dl_slice_of(NULL);
    return dl_arena_copy(arena, dl_slice_make(json_string_value(value), json_string_length(value)));
}

static void set(dl_slice *to, dl_slice value)
{
    if (!to->size)
        *to = value;
}

/* A string, or an object with a name. */
static dl_slice name_of(dl_arena *arena, const json_t *value)
{
    return json_is_object(value) ? text_of(arena, json_object_get(value, "name"))
                                 : text_of(arena, value);
}

static void add_author(dl_json_ld *out, dl_slice name)
{
    for (size_t i = 0; i < out->author_count; i++)
        if (dl_slice_equal(out->authors[i], name))
            return;
    if (name.size && out->author_count < DL_JSON_LD_AUTHORS)
        out->authors[out->author_count++] = name;
}

static void add_authors(dl_json_ld *out, dl_arena *arena, const json_t *value)
{
    size_t i;
    json_t *item;
    if (json_is_array(value)) {
        json_array_foreach(value, i, item) add_author(out, name_of(arena, item));
        return;
    }
    /* An object whose name is a list. */
    const json_t *names = json_is_object(value) ? json_object_get(value, "name") : NULL;
    if (json_is_array(names)) {
        json_array_foreach(names, i, item) add_author(out, text_of(arena, item));
    } else {
        add_author(out, name_of(arena, value));
    }
}

static bool names_article(const char *type)
{
    static const char *const types[] = {"Article",
                                        "NewsArticle",
                                        "BlogPosting",
                                        "ReportageNewsArticle",
                                        "Report",
                                        "OpinionNewsArticle",
                                        "AnalysisNewsArticle",
                                        "LiveBlogPosting",
                                        "TechArticle",
                                        "ScholarlyArticle",
                                        "SocialMediaPosting",
                                        "ReviewNewsArticle",
                                        "BackgroundNewsArticle",
                                        "Review"};
    const char *last = strrchr(type, '/');
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcasecmp(last ? last + 1 : type, types[i]) == 0)
            return true;
    return false;
}

static bool is_article(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    size_t i;
    json_t *item;
    if (json_is_string(type))
        return names_article(json_string_value(type));
    json_array_foreach(type, i, item) if (json_is_string(item) &&
                                          names_article(json_string_value(item))) return true;
    return false;
}

static void read_article(dl_json_ld *out, dl_arena *arena, const json_t *object)
{
    set(&out->headline, text_of(arena, json_object_get(object, "headline")));
    set(&out->headline, text_of(arena, json_object_get(object, "name")));
    set(&out->description, text_of(arena, json_object_get(object, "description")));
    set(&out->date, text_of(arena, json_object_get(object, "datePublished")));
    set(&out->date, text_of(arena, json_object_get(object, "dateCreated")));
    set(&out->language, text_of(arena, json_object_get(object, "inLanguage")));
    set(&out->publisher, name_of(arena, json_object_get(object, "publisher")));
    set(&out->url, text_of(arena, json_object_get(object, "url")));
    set(&out->body, raw_text_of(arena, json_object_get(object, "articleBody")));
    if (!out->author_count)
        add_authors(out, arena, json_object_get(object, "author"));
    if (!out->author_count)
        add_authors(out, arena, json_object_get(object, "creator"));
}

/* Bounded in depth: what is nested deeper describes other things. */
static void find_articles(dl_json_ld *out, dl_arena *arena, const json_t *value, int depth)
{
    size_t i;
    json_t *item;
    if (depth > DEPTH)
        return;
    if (json_is_array(value)) {
        json_array_foreach(value, i, item) find_articles(out, arena, item, depth + 1);
    } else if (json_is_object(value)) {
        if (is_article(value))
            read_article(out, arena, value);
        find_articles(out, arena, json_object_get(value, "@graph"), depth + 1);
        find_articles(out, arena, json_object_get(value, "mainEntity"), depth + 1);
    }
}

bool dl_json_ld_read(dl_json_ld *out, dl_arena *arena, const dl_html_tree *tree)
{
    *out = (dl_json_ld){0};
    for (uint32_t i = 0; i + 1 < tree->count; i++) {
        if (!dl_html_is(tree, i, GUMBO_TAG_SCRIPT))
            continue;
        dl_slice type = dl_html_attribute(tree, i, "type");
        if (type.size < 19 || strncasecmp(type.data, "application/ld+json", 19) != 0)
            continue;
        dl_slice text = dl_html_node_text(tree, i + 1);
        /* Line ends within strings are common and not JSON. */
        char *copy = dl_arena_string(arena, text);
        for (char *at = copy; at && *at; at++)
            if ((unsigned char)*at < ' ')
                *at = ' ';
        json_t *read = copy ? json_loads(copy, JSON_DISABLE_EOF_CHECK, NULL) : NULL;
        if (read)
            find_articles(out, arena, read, 0);
        json_decref(read);
    }
    return !arena->failed;
}
