/* JSON-LD. */
#include "article/html/tree/json_ld.h"
#include "article/html/tree/site.h"
#include "article/html/tree/texts.h"

#include <jansson.h>
#include <strings.h>

enum { DEPTH = 6, ARTICLES_MOST = 200 };

typedef struct reading {
    dl_json_ld *out;
    dl_arena *arena;
    json_t *all; /* an array: what every script holds */
    const json_t *articles[ARTICLES_MOST];
    size_t count;
} reading;

/* A string, or the first of a list, or one that has its language with it; squeezed, without the
 * entities and tags that some writers leave in it. */
static dl_slice text_of(dl_arena *arena, const json_t *value)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (json_is_object(value))
        value = json_object_get(value, "@value");
    if (!json_is_string(value))
        return dl_slice_of(NULL);
    return dl_html_plain(arena, dl_slice_make(json_string_value(value), json_string_length(value)));
}

static bool has_tags(dl_slice text)
{
    return dl_slice_find(text, "</") != SIZE_MAX || dl_slice_find(text, "<br") != SIZE_MAX ||
           dl_slice_find(text, "<p") != SIZE_MAX;
}

/* The text of a piece of a page, a line for each of its paragraphs; without tags its own lines
 * stay. */
static dl_slice lines_of(dl_arena *arena, dl_slice text)
{
    dl_html_tree tree;
    dl_buffer lines = DL_BUFFER_EMPTY;
    bool tags = has_tags(text);
    if (dl_html_parse(&tree, arena, text, NULL))
        return dl_slice_of(NULL);
    for (uint32_t i = 0; i < tree.count; i++) {
        GumboTag tag = dl_html_tag(&tree, i);
        if (tag == GUMBO_TAG_BR || tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV ||
            tag == GUMBO_TAG_LI || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6))
            dl_buffer_add_byte(&lines, '\n');
        else if (tags)
            dl_html_squeeze(&lines, dl_html_node_text(&tree, i));
        else
            dl_buffer_add_slice(&lines, dl_html_node_text(&tree, i));
    }
    dl_slice copy = dl_arena_copy(arena, dl_buffer_slice(&lines));
    arena->failed |= lines.failed;
    dl_buffer_free(&lines);
    return copy;
}

/* An article's text in lines. Some writers leave its tags and entities in it, or escape them once
 * more. */
static dl_slice body_of(dl_arena *arena, const json_t *value)
{
    enum { ROUNDS = 3, MOST = 256 * 1024 };
    if (!json_is_string(value))
        return dl_slice_of(NULL);
    dl_slice text =
        dl_arena_copy(arena, dl_slice_make(json_string_value(value), json_string_length(value)));
    for (int round = 0; round < ROUNDS; round++) {
        bool tags = has_tags(text);
        if (!tags && dl_slice_find(text, "&") == SIZE_MAX)
            break;
        if (text.size > MOST)
            return tags ? dl_slice_of(NULL) : text;
        dl_slice lines = lines_of(arena, text);
        if (dl_slice_equal(lines, text))
            break;
        text = lines;
    }
    return text;
}

static void set(dl_slice *to, dl_slice value)
{
    if (!to->size)
        *to = value;
}

/* The object with that @id which has a name, among what all scripts hold; its name or NULL. */
static const json_t *find_name(const json_t *value, const char *id, int depth)
{
    size_t i;
    const char *key;
    json_t *item;
    const json_t *found = NULL;
    if (depth > DEPTH)
        return NULL;
    if (json_is_array(value)) {
        for (i = 0; i < json_array_size(value) && !found; i++)
            found = find_name(json_array_get(value, i), id, depth + 1);
    } else if (json_is_object(value)) {
        const char *own = json_string_value(json_object_get(value, "@id"));
        const json_t *name = json_object_get(value, "name");
        if (own && strcmp(own, id) == 0 && json_is_string(name))
            return name;
        json_object_foreach((json_t *)value, key, item)
        {
            found = found ? found : find_name(item, id, depth + 1);
        }
    }
    return found;
}

/* A string, an object with a name, or a reference to one, which may be an address. */
static dl_slice name_of(const reading *r, const json_t *value)
{
    const char *text = json_string_value(value);
    if (text && !strstr(text, "://"))
        return text_of(r->arena, value);
    const json_t *name = json_object_get(value, "name");
    const char *id = text ? text : json_string_value(json_object_get(value, "@id"));
    return text_of(r->arena, name || !id ? name : find_name(r->all, id, 0));
}

static void add_author(dl_json_ld *out, dl_slice name)
{
    for (size_t i = 0; i < out->author_count; i++)
        if (dl_slice_equal(out->authors[i], name))
            return;
    if (name.size && out->author_count < DL_JSON_LD_AUTHORS)
        out->authors[out->author_count++] = name;
}

static void add_authors(const reading *r, const json_t *value)
{
    size_t i;
    json_t *item;
    if (json_is_array(value)) {
        json_array_foreach(value, i, item) add_author(r->out, name_of(r, item));
        return;
    }
    /* An object whose name is a list. */
    const json_t *names = json_is_object(value) ? json_object_get(value, "name") : NULL;
    if (json_is_array(names)) {
        json_array_foreach(names, i, item) add_author(r->out, text_of(r->arena, item));
    } else {
        add_author(r->out, name_of(r, value));
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
                                        "DiscussionForumPosting",
                                        "AdvertiserContentArticle",
                                        "SatiricalArticle",
                                        "MedicalScholarlyArticle",
                                        "HowTo",
                                        "Recipe",
                                        "ReviewNewsArticle",
                                        "BackgroundNewsArticle",
                                        "Review"};
    size_t size = strlen(type);
    while (size && !strchr("/:#", type[size - 1])) /* behind its vocabulary */
        size--;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcasecmp(type + size, types[i]) == 0)
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

static void read_article(const reading *r, const json_t *object)
{
    dl_json_ld *out = r->out;
    const struct {
        dl_slice *to;
        const char *name;
    } texts[] = {{&out->headline, "headline"},       {&out->headline, "name"},
                 {&out->description, "description"}, {&out->date, "datePublished"},
                 {&out->date, "dateCreated"},        {&out->modified, "dateModified"},
                 {&out->language, "inLanguage"},     {&out->url, "url"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!texts[i].to->size)
            *texts[i].to = text_of(r->arena, json_object_get(object, texts[i].name));
    set(&out->publisher, name_of(r, json_object_get(object, "publisher")));
    set(&out->body, body_of(r->arena, json_object_get(object, "articleBody")));
    if (!out->author_count)
        add_authors(r, json_object_get(object, "author"));
    if (!out->author_count)
        add_authors(r, json_object_get(object, "creator"));
}

static bool is_page(const json_t *object)
{
    const char *type = json_string_value(json_object_get(object, "@type"));
    return type && strcasecmp(type, "WebPage") == 0;
}

/* Bounded in depth: what is nested deeper describes other things. */
static void find_articles(reading *r, const json_t *value, int depth)
{
    size_t i;
    json_t *item;
    if (depth > DEPTH)
        return;
    if (json_is_array(value)) {
        json_array_foreach(value, i, item) find_articles(r, item, depth + 1);
    } else if (json_is_object(value)) {
        if (is_article(value) && r->count < ARTICLES_MOST)
            r->articles[r->count++] = value;
        else if (is_page(value))
            set(&r->out->page_date, text_of(r->arena, json_object_get(value, "datePublished")));
        find_articles(r, json_object_get(value, "@graph"), depth + 1);
        find_articles(r, json_object_get(value, "mainEntity"), depth + 1);
        find_articles(r, json_object_get(value, "mainEntityOfPage"), depth + 1);
    }
}

/* What tells the article that a page holds from those that it links to. */
typedef struct page_marks {
    dl_slice url;
    dl_slice titles[2]; /* keys */
} page_marks;

static page_marks marks_of(dl_arena *arena, const dl_html_metas *metas)
{
    static const char *const urls[] = {"og:url", NULL}, *const titles[] = {"og:title", NULL};
    dl_slice canonical = dl_html_canonical(metas->tree);
    page_marks marks = {.url = canonical.size ? canonical : dl_html_meta(metas, urls)};
    marks.titles[0] = dl_html_key(arena, dl_html_meta(metas, titles));
    for (uint32_t i = 0; i < metas->tree->count && !marks.titles[1].size; i++)
        if (dl_html_is(metas->tree, i, GUMBO_TAG_TITLE))
            marks.titles[1] = dl_html_key(arena, dl_html_element_text(arena, metas->tree, i));
    return marks;
}

/* An address without its protocol, "www." and what stands behind its path. */
static dl_slice bare(dl_slice url)
{
    size_t end = 0;
    url = dl_slice_cut(url, dl_html_host_begin(url), url.size);
    if (dl_slice_starts(url, DL_LITERAL("www.")))
        url = dl_slice_cut(url, 4, url.size);
    while (end < url.size && url.data[end] != '?' && url.data[end] != '#')
        end++;
    while (end && url.data[end - 1] == '/')
        end--;
    return dl_slice_cut(url, 0, end);
}

static dl_slice address_of(const json_t *object)
{
    static const char *const names[] = {"url", "mainEntityOfPage", "@id"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const json_t *value = json_object_get(object, names[i]);
        const json_t *id = json_is_object(value) ? json_object_get(value, "@id") : value;
        dl_slice address = dl_slice_of(json_string_value(id));
        if (dl_html_host_begin(address))
            return address;
    }
    return dl_slice_of(NULL);
}

/* How much speaks for an article as the page's: its address, its headline, nothing, or against it,
 * another address. */
typedef enum claim { ADDRESS, HEADLINE, NOTHING, ELSEWHERE, CLAIMS } claim;

static claim claim_of(const reading *r, const page_marks *marks, const json_t *object)
{
    enum { LEAST = 8 };
    dl_slice address = bare(address_of(object)), url = bare(marks->url);
    if (url.size && dl_slice_equal(address, url))
        return ADDRESS;
    dl_slice key = dl_html_key(r->arena, text_of(r->arena, json_object_get(object, "headline")));
    for (size_t i = 0; i < sizeof marks->titles / sizeof *marks->titles; i++)
        if (key.size >= LEAST && dl_html_key_holds(marks->titles[i], key))
            return HEADLINE;
    return url.size && address.size ? ELSEWHERE : NOTHING;
}

static void read_articles(const reading *r, const page_marks *marks)
{
    claim claims[ARTICLES_MOST], best = CLAIMS;
    for (size_t i = 0; i < r->count; i++) {
        claims[i] = r->count > 1 ? claim_of(r, marks, r->articles[i]) : NOTHING;
        best = claims[i] < best ? claims[i] : best;
    }
    for (claim at = ADDRESS; at < (best <= HEADLINE ? ELSEWHERE : CLAIMS); at++)
        for (size_t i = 0; i < r->count; i++)
            if (claims[i] == at)
                read_article(r, r->articles[i]);
}

/* About how many values a text holds. */
static size_t count_values(dl_slice text)
{
    size_t values = 1;
    for (size_t i = 0; i < text.size; i++)
        values += text.data[i] == ',' || text.data[i] == '[' || text.data[i] == '{';
    return values;
}

/* Blanks what is common in such scripts and not JSON: marks around it, comments, line ends within
 * strings, a comma behind the last item. */
static void mend(char *text)
{
    char *comma = NULL;
    bool quoted = false, begun = false;
    for (char *at = text; *at; at++) {
        if (!begun && strncmp(at, "<![CDATA[", 9) == 0)
            memset(at, ' ', 9);
        if (!quoted && at[0] == '/' && at[1] == '*') {
            char *end = strstr(at, "*/");
            end = end ? end + 2 : at + strlen(at);
            memset(at, ' ', (size_t)(end - at));
        } else if (!quoted && at[0] == '/' && at[1] == '/') {
            memset(at, ' ', strncmp(at + 2, "<![CDATA[", 9) == 0 ? 11 : strcspn(at, "\r\n"));
        } else if (quoted && at[0] == '\\' && at[1]) {
            at++;
        } else if (*at == '"') {
            quoted = !quoted;
        } else if (!quoted && comma && (*at == ']' || *at == '}')) {
            *comma = ' ';
        }
        if ((unsigned char)*at < ' ')
            *at = ' ';
        if (!begun && *at != '{' && *at != '[' && *at != ' ')
            *at = ' ';
        begun = begun || *at != ' ';
        if (!quoted && *at != ' ')
            comma = *at == ',' ? at : NULL;
    }
}

/* In a script no reference stands for its character; some programs write JSON so nevertheless: {&quot;name&quot;:... */
static void unescape(char *text)
{
    static const struct {
        const char *reference;
        char byte;
    } references[] = {{"&quot;", '"'}, {"&#34;", '"'}, {"&#x27;", '\''}, {"&#39;", '\''},
                      {"&lt;", '<'},   {"&gt;", '>'},  {"&amp;", '&'}};
    char *to = text;
    while (*text) {
        size_t size = 0;
        for (size_t i = 0; i < sizeof references / sizeof *references && *text == '&' && !size; i++)
            if (strncmp(text, references[i].reference, strlen(references[i].reference)) == 0) {
                size = strlen(references[i].reference);
                *to++ = references[i].byte;
            }
        if (!size)
            *to++ = *text++;
        text += size;
    }
    *to = '\0';
}

/* The JSON of a script, or NULL. */
static json_t *parse(dl_arena *arena, dl_slice text)
{
    char *copy = dl_arena_string(arena, text);
    const char *quote = copy ? strchr(copy, '"') : NULL, *reference = copy ? strstr(copy, "&quot;") : NULL;
    if (reference && (!quote || reference < quote))
        unescape(copy);
    if (copy)
        mend(copy);
    return copy ? json_loads(copy, JSON_DISABLE_EOF_CHECK, NULL) : NULL;
}

bool dl_json_ld_read(dl_json_ld *out, dl_arena *arena, const dl_html_metas *metas)
{
    const dl_html_tree *tree = metas->tree;
    reading r = {.out = out, .arena = arena, .all = json_array()};
    size_t left = 50000;
    *out = (dl_json_ld){0};
    if (!r.all)
        return false;
    for (uint32_t i = 0; i + 1 < tree->count; i++) {
        if (!dl_html_is(tree, i, GUMBO_TAG_SCRIPT))
            continue;
        dl_slice type = dl_html_attribute(tree, i, "type");
        if (type.size < 19 || strncasecmp(type.data, "application/ld+json", 19) != 0)
            continue;
        dl_slice text = dl_html_node_text(tree, i + 1);
        size_t values = count_values(text);
        if (values > left) /* a page's are some hundreds: this is to fill memory */
            break;
        left -= values;
        json_t *read = parse(arena, text);
        if (read && json_array_append_new(r.all, read))
            arena->failed = true;
    }
    find_articles(&r, r.all, 0);
    if (r.count) {
        page_marks marks = marks_of(arena, metas);
        read_articles(&r, &marks);
    }
    json_decref(r.all);
    return !arena->failed;
}
