/* How networks write a post: tables of shapes, a family of networks a file, and what their readers share. */
#ifndef DL_POST_SHAPES_H
#define DL_POST_SHAPES_H

#include "article/posts/post_networks.h"

typedef struct dl_post_reader {
    dl_post *post;
    dl_arena *arena;
    const dl_json_long *taken;
    const json_t *object;
} dl_post_reader;

typedef enum dl_shape_field {
    DL_SHAPE_TEXT,
    DL_SHAPE_DATE,
    DL_SHAPE_NAME,
    DL_SHAPE_HANDLE,
    DL_SHAPE_ID,
    DL_SHAPE_URL,
    DL_SHAPE_REPLY_TO,
    DL_SHAPE_LANGUAGE,
    DL_SHAPE_ORIGINAL,
    DL_SHAPE_QUOTED,
    DL_SHAPE_FIELD_COUNT
} dl_shape_field;

typedef struct dl_post_shape {
    const char *site; /* NULL: the host of the post's address */
    bool (*is)(const json_t *object);
    void (*finish)(const dl_post_reader *from); /* the text, and all that its names do not say; or NULL */
    const char *fields[DL_SHAPE_FIELD_COUNT][3];         /* the first that is there and not empty counts */
} dl_post_shape;

/* The last of each has no `is`. */
extern const dl_post_shape dl_posts_of_fediverse[], dl_posts_of_chats[], dl_posts_of_meta[], dl_posts_of_forums[],
    dl_posts_of_blogs[];

/* ---- values ---- */

/** Whether `object` has a string, a whole number under that name ("a.b": b in a); whether its "type" is that one. */
bool dl_shape_has_string(const json_t *object, const char *path);
bool dl_shape_has_integer(const json_t *object, const char *path);
bool dl_shape_is_type(const json_t *object, const char *type);

/** The first of a list, or `list` itself. */
const json_t *dl_shape_first(const json_t *list);

/** A string, or a whole number, trimmed, in the arena; the same of what stands under that name. */
dl_slice dl_shape_text(const dl_post_reader *from, const json_t *value);
dl_slice dl_shape_text_at(const dl_post_reader *from, const char *path);

/** `a`, `between` and `b` in a row. */
dl_slice dl_shape_joined(const dl_post_reader *from, dl_slice a, const char *between, dl_slice b);

/** In words, or seconds since 1970. */
dl_date dl_shape_date(const dl_post_reader *from, const json_t *value);

/** The last step of a path, without "@"; the host of an address, without "www."; the id in a permalink, else all of the address. */
dl_slice dl_shape_last_step(dl_slice address);
dl_slice dl_shape_host(dl_slice address);
dl_slice dl_shape_id(dl_slice address);

#endif
