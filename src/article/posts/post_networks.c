/* Posts by the tables of their shapes. */
#include "article/posts/post_networks.h"
#include "article/posts/post_shapes.h"
#include "article/posts/tweet_fields.h"

static const dl_post_shape *const families[] = {dl_posts_of_fediverse, dl_posts_of_chats, dl_posts_of_meta,
                                                dl_posts_of_forums, dl_posts_of_blogs};

static const dl_post_shape *network_of(const json_t *object)
{
    for (size_t i = 0; json_is_object(object) && i < sizeof families / sizeof *families; i++)
        for (const dl_post_shape *shape = families[i]; shape->is; shape++)
            if (shape->is(object))
                return shape;
    return NULL;
}

static const json_t *field_of(const json_t *object, const dl_post_shape *of, int field)
{
    for (size_t i = 0; i < 3 && of->fields[field][i]; i++) {
        const json_t *value = dl_shape_first(dl_tweet_member(object, of->fields[field][i]));
        if ((json_is_string(value) && json_string_length(value)) || json_is_number(value) || json_is_object(value))
            return value;
    }
    return NULL;
}

bool dl_post_is(const json_t *object)
{
    return network_of(object) != NULL;
}

bool dl_post_read(dl_post *out, dl_arena *arena, const dl_json_long *taken, const json_t *object)
{
    const dl_post_shape *of = network_of(object);
    const dl_post_reader from = {out, arena, taken, object};
    if (!of)
        return false;
    *out = (dl_post){.date = dl_shape_date(&from, field_of(object, of, DL_SHAPE_DATE)),
                     .text = dl_shape_text(&from, field_of(object, of, DL_SHAPE_TEXT)),
                     .name = dl_shape_text(&from, field_of(object, of, DL_SHAPE_NAME)),
                     .handle = dl_shape_text(&from, field_of(object, of, DL_SHAPE_HANDLE)),
                     .id = dl_shape_text(&from, field_of(object, of, DL_SHAPE_ID)),
                     .url = dl_shape_text(&from, field_of(object, of, DL_SHAPE_URL)),
                     .reply_to = dl_shape_text(&from, field_of(object, of, DL_SHAPE_REPLY_TO)),
                     .language = dl_shape_text(&from, field_of(object, of, DL_SHAPE_LANGUAGE)),
                     .original = field_of(object, of, DL_SHAPE_ORIGINAL),
                     .quoted = field_of(object, of, DL_SHAPE_QUOTED)};
    if (of->finish)
        of->finish(&from);
    if (!out->site.size)
        out->site = of->site ? dl_slice_of(of->site) : dl_shape_host(out->url);
    return true;
}
