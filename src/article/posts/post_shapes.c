/* What the readers of posts share. */
#include "article/posts/post_shapes.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/network/permalink.h"
#include "article/posts/tweet_fields.h"
#include "article/record/record_moment.h"

#include <stdio.h>
#include <stdlib.h>

bool dl_shape_has_string(const json_t *object, const char *path)
{
    return json_is_string(dl_tweet_member(object, path));
}

bool dl_shape_has_integer(const json_t *object, const char *path)
{
    return json_is_integer(dl_tweet_member(object, path));
}

bool dl_shape_is_type(const json_t *object, const char *type)
{
    const char *found = json_string_value(json_object_get(object, "type"));
    return found && strcmp(found, type) == 0;
}

const json_t *dl_shape_first(const json_t *list)
{
    return json_is_array(list) ? json_array_get(list, 0) : list;
}

/* A string, or a whole number. */
dl_slice dl_shape_text(const dl_post_reader *from, const json_t *value)
{
    char digits[32];
    if (!json_is_integer(value))
        return dl_prose_trim(dl_json_text(from->taken, from->arena, value));
    snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    return dl_arena_copy(from->arena, dl_slice_of(digits));
}

dl_slice dl_shape_text_at(const dl_post_reader *from, const char *path)
{
    return dl_shape_text(from, dl_shape_first(dl_tweet_member(from->object, path)));
}

dl_slice dl_shape_joined(const dl_post_reader *from, dl_slice a, const char *between, dl_slice b)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    dl_buffer_add_slice(&out, a);
    dl_buffer_add_text(&out, between);
    dl_buffer_add_slice(&out, b);
    dl_slice result = dl_arena_copy(from->arena, dl_buffer_slice(&out));
    from->arena->failed |= out.failed;
    dl_buffer_free(&out);
    return result;
}

/* In words, or seconds since 1970. */
dl_date dl_shape_date(const dl_post_reader *from, const json_t *value)
{
    if (json_is_number(value))
        return dl_record_moment(json_number_value(value));
    const dl_slice text = dl_shape_text(from, value);
    char *end;
    const double number = text.size && text.size < 20 ? strtod(text.data, &end) : 0;
    return number > 0 && text.size >= 9 && !*end ? dl_record_moment(number) : dl_word_date_parse(text);
}

/* "https://a.example/users/ada", "https://a.example/@ada" */
dl_slice dl_shape_last_step(dl_slice address)
{
    size_t begin = address.size;
    while (begin && address.data[begin - 1] != '/')
        begin--;
    begin += begin < address.size && address.data[begin] == '@';
    return dl_slice_cut(address, begin, address.size);
}

dl_slice dl_shape_host(dl_slice address)
{
    const size_t begin = dl_slice_find(address, "://");
    size_t end = begin == SIZE_MAX ? address.size : begin + 3;
    const size_t host = end;
    while (end < address.size && !strchr("/?#:", address.data[end]))
        end++;
    const dl_slice name = dl_slice_cut(address, host, end);
    return dl_slice_starts(name, DL_LITERAL("www.")) ? dl_slice_cut(name, 4, name.size) : name;
}

/* As pages that embed it have it: the last part of a permalink; else all of the address. */
dl_slice dl_shape_id(dl_slice address)
{
    dl_permalink link;
    return dl_permalink_read(&link, address) ? link.id : address;
}
