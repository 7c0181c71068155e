/* Submissions of Reddit and Hacker News: articles whose address is not the one that they show. */
#include "article/posts/submission.h"

#include <stdio.h>

static dl_slice text_at(const dl_json_long *taken, dl_arena *arena, const json_t *object, const char *name)
{
    return dl_json_text(taken, arena, json_object_get(object, name));
}

static dl_slice joined(dl_arena *arena, const char *front, dl_slice a, const char *between, dl_slice b)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_buffer_add_text(&out, front);
    dl_buffer_add_slice(&out, a);
    dl_buffer_add_text(&out, between);
    dl_buffer_add_slice(&out, b);
    const dl_slice result = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return result;
}

static bool is_gone(dl_slice text)
{
    return dl_slice_is(text, "[deleted]") || dl_slice_is(text, "[removed]");
}

/* Where the submission is discussed, and that site; empty: it is none. */
static dl_slice address_of(dl_arena *arena, const dl_json_long *taken, const json_t *object, dl_slice *site)
{
    static const char item[] = "https://news.ycombinator.com/item?id=";
    static const dl_slice none = {NULL, 0};
    const dl_slice path = text_at(taken, arena, object, "permalink"),
                   number = text_at(taken, arena, object, "objectID");
    const json_t *id = json_object_get(object, "id");
    const char *kind = json_string_value(json_object_get(object, "type"));
    char digits[32];
    if (dl_slice_starts(path, DL_LITERAL("/r/")) && json_object_get(object, "subreddit")) {
        *site = DL_LITERAL("reddit.com");
        return joined(arena, "https://www.reddit.com", path, "", none);
    }
    *site = DL_LITERAL("news.ycombinator.com");
    if (number.size && json_is_integer(json_object_get(object, "points")))
        return joined(arena, item, number, "", none);
    if (!kind || strcmp(kind, "story") != 0 || !json_is_string(json_object_get(object, "by")) || !json_is_integer(id) ||
        !json_is_integer(json_object_get(object, "time")))
        return none;
    snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    return joined(arena, item, dl_slice_of(digits), "", none);
}

void dl_submission_fill(dl_record *record, dl_arena *arena, const dl_json_long *taken, const json_t *object)
{
    dl_slice *text = &record->parts[DL_PART_TEXT], *url = &record->parts[DL_PART_URL], site;
    const dl_slice address = address_of(arena, taken, object, &site), shown = *url;
    if (!address.size)
        return;
    *url = address;
    record->parts[DL_PART_SITE] = site;
    if (is_gone(*text))
        text->size = 0;
    if (dl_slice_starts(shown, DL_LITERAL("http")) && !dl_slice_equal(shown, address) &&
        dl_slice_find(*text, shown.data) == SIZE_MAX)
        *text = joined(arena, "", *text, text->size ? "\n\n" : "", shown);
}
