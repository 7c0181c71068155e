/* Who wrote an article, and when. */
#include "article/html/content/state_facts.h"

/* What an article calls its authors and its day; what its authors call their names, and what holds them. */
static const char *const authors[] = {"author", "authors", "byline", "bylines", "publishedBylines", "credits", NULL};
static const char *const days[] = {
    "datePublished", "publishedAt",  "published_at", "publishDate",  "publish_date",
    "publishedDate", "display_date", "displayDate",  "post_date",    "first_publish_date",
    "pubDate",       "published",    "date",         "published_on", NULL};
static const char *const names[] = {"name", "displayName", "display_name", "fullName", "full_name", NULL};
static const char *const holders[] = {"by", "node", "nodes", "items", "data", "attributes", NULL};

static dl_slice copy_of(dl_arena *arena, const json_t *value)
{
    return dl_slice_trim(dl_arena_copy(arena, dl_slice_make(json_string_value(value), json_string_length(value))));
}

static void add(dl_html_state_facts *out, dl_arena *arena, const json_t *value, int depth)
{
    enum { DEPTH = 5 };
    size_t i;
    json_t *item;
    if (depth > DEPTH || out->author_count == DL_HTML_STATE_AUTHORS)
        return;
    if (json_string_length(value))
        out->authors[out->author_count++] = copy_of(arena, value);
    json_array_foreach(value, i, item) add(out, arena, item, depth + 1);
    for (i = 0; json_is_object(value) && names[i]; i++) {
        item = json_object_get(value, names[i]);
        if (json_string_length(item)) {
            add(out, arena, item, depth + 1);
            return;
        }
    }
    for (i = 0; json_is_object(value) && holders[i]; i++) {
        item = json_object_get(value, holders[i]);
        if (!json_is_string(item))
            add(out, arena, item, depth + 1);
    }
}

void dl_html_state_facts_read(dl_html_state_facts *out, dl_arena *arena, const json_t *object)
{
    *out = (dl_html_state_facts){0};
    for (size_t i = 0; authors[i] && !out->author_count; i++)
        add(out, arena, json_object_get(object, authors[i]), 0);
    for (size_t i = 0; days[i] && !out->date.size; i++)
        out->date = copy_of(arena, json_object_get(object, days[i]));
}
