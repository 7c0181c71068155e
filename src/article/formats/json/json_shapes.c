/* Records that do not stand in a list of objects. */
#include "article/formats/json/json_shapes.h"
#include "article/posts/post_json.h"
#include "article/posts/tweet_json.h"
#include "article/reading/part_words.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 8, PROSE_LEAST = 40, DAY = 10 };

/* ---- tables ---- */

static bool is_of(const dl_part_map *map, const char *name, dl_part wanted)
{
    size_t rank;
    return name && dl_part_find(map, dl_slice_of(name), &rank) == wanted;
}

/* How many values a column has; 0: it is none. */
static size_t column_size(const json_t *value)
{
    return json_is_object(value) ? json_object_size(value) : json_array_size(value);
}

/* The columns of the object that are as long as those of title and text, in one form; lists are columns from two values on. */
static size_t rows_of(const dl_part_map *map, json_t *object)
{
    json_t *title = NULL, *text = NULL, *each;
    const char *key;
    json_object_foreach(object, key, each)
    {
        if (!title && is_of(map, key, DL_PART_TITLE))
            title = each;
        else if (!text && is_of(map, key, DL_PART_TEXT))
            text = each;
    }
    json_t *one = title ? title : text, *other = text ? text : title;
    const size_t rows = column_size(one);
    if (!rows || json_typeof(one) != json_typeof(other) || column_size(other) != rows)
        return 0;
    if (json_is_array(one)) {
        for (size_t i = 0; i < rows; i++)
            if (!json_is_string(json_array_get(title, i)) || json_is_object(json_array_get(text, i)))
                return 0;
        return rows > 1 && title && text ? rows : 0;
    }
    /* {"0": "...", "1": "..."}; not {"rendered": "..."} */
    const char *first = json_object_iter_key(json_object_iter(one));
    return first && json_object_get(other, first) && strspn(first, "0123456789") == strlen(first) ? rows : 0;
}

static json_t *from_columns(json_t *object, size_t rows)
{
    json_t *list = json_array(), *column, *each;
    const char *name, *index;
    for (size_t i = 0; i < rows; i++)
        json_array_append_new(list, json_object());
    json_object_foreach(object, name, column)
    {
        size_t row = 0;
        if (column_size(column) != rows)
            continue;
        if (json_is_array(column))
            for (; row < rows; row++)
                json_object_set(json_array_get(list, row), name, json_array_get(column, row));
        else
            json_object_foreach(column, index, each)
                json_object_set(json_array_get(list, row++), name, each);
    }
    return list;
}

/* The name of a column: a string, or a column that is described. */
static const char *column_name(const json_t *value)
{
    return json_string_value(json_is_object(value) ? json_object_get(value, "name") : value);
}

/* Whether the list names columns, a title's or a text's among them. */
static bool are_names(const dl_part_map *map, const json_t *list)
{
    bool known = false;
    size_t i = 0;
    for (; i < json_array_size(list); i++) {
        const char *name = column_name(json_array_get(list, i));
        if (!name)
            return false;
        known |= is_of(map, name, DL_PART_TITLE) || is_of(map, name, DL_PART_TEXT);
    }
    return i > 1 && known;
}

static json_t *from_rows(const json_t *names, json_t *rows, size_t begin)
{
    json_t *list = json_array();
    for (size_t i = begin; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        json_t *record = json_object();
        for (size_t k = 0; k < json_array_size(names) && k < json_array_size(row); k++)
            json_object_set(record, column_name(json_array_get(names, k)), json_array_get(row, k));
        json_array_append_new(list, record);
    }
    return list;
}

static bool are_rows(const json_t *list)
{
    return json_is_array(json_array_get(list, 0));
}

json_t *dl_json_table(const dl_part_map *map, json_t *value)
{
    json_t *names = NULL, *rows = are_rows(value) ? value : NULL, *each;
    const char *key;
    const size_t columns = json_is_object(value) ? rows_of(map, value) : 0;
    if (columns)
        return from_columns(value, columns);
    json_object_foreach(value, key, each)
    {
        if (!rows && are_rows(each))
            rows = each;
        else if (!names && are_names(map, each))
            names = each;
    }
    if (names && rows)
        return from_rows(names, rows, 0);
    return rows && are_names(map, json_array_get(rows, 0)) ? from_rows(json_array_get(rows, 0), rows, 1) : NULL;
}

/* ---- objects within ---- */

typedef struct within {
    const dl_part_map *map;
    const dl_json_long *taken;
    json_t *list;
} within;

static size_t text_size(const within *from, const json_t *value)
{
    const char *text = json_string_value(value);
    if (!text)
        return 0;
    const size_t number = text[0] == '\1' ? strtoul(text + 1, NULL, 10) : SIZE_MAX;
    return number < from->taken->count ? from->taken->texts[number].size : json_string_length(value);
}

/* JSON-LD says what an object is. */
static bool is_other_thing(const json_t *object)
{
    const char *type = json_string_value(json_object_get(object, "@type"));
    return type && !strstr(type, "Article") && !strstr(type, "Posting") && !strstr(type, "Report");
}

static bool is_record(const within *from, json_t *object)
{
    bool has[DL_PART_COUNT] = {false};
    size_t rank;
    const char *key;
    json_t *each;
    if (is_other_thing(object))
        return false;
    if (dl_tweet_json_is(object) || dl_post_json_is(object))
        return true;
    json_object_foreach(object, key, each)
    {
        const dl_part part = dl_part_find(from->map, dl_slice_of(key), &rank);
        const size_t size = text_size(from, each);
        if (part < DL_PART_COUNT && dl_part_word_is_sure(rank))
            has[part] |= part == DL_PART_TEXT ? size >= PROSE_LEAST || json_array_size(each) || json_object_size(each)
                                              : size > 0 || json_is_number(each) || column_size(each);
    }
    const bool placed = has[DL_PART_DATE] || has[DL_PART_URL] || has[DL_PART_AUTHOR];
    return has[DL_PART_TEXT] ? has[DL_PART_TITLE] || placed
                             : has[DL_PART_TITLE] && has[DL_PART_URL] && (has[DL_PART_DATE] || has[DL_PART_DECK]);
}

/* "2025-11-19" */
static bool is_day(const char *name)
{
    return strlen(name) >= DAY && name[4] == '-' && name[7] == '-' && strspn(name, "0123456789-") >= DAY;
}

/* What the name of a record says of it, if nothing in it does. */
static void add_record(within *from, json_t *object, const char *name)
{
    static const char *const parts[] = {"url", "date"};
    const dl_part which = !name                           ? DL_PART_COUNT
                          : strncmp(name, "http", 4) == 0 ? DL_PART_URL
                          : is_day(name)                  ? DL_PART_DATE
                                                          : DL_PART_COUNT;
    bool said = which == DL_PART_COUNT;
    const char *key;
    json_t *each;
    json_object_foreach(object, key, each)
        said |= is_of(from->map, key, which);
    if (!said)
        json_object_set_new(object, parts[which == DL_PART_DATE], json_string(name));
    json_array_append(from->list, object);
}

static void look(within *from, json_t *value, const char *name, unsigned depth)
{
    json_t *each;
    const char *key;
    size_t i;
    if (depth > DEEPEST)
        return;
    if (json_is_object(value) && depth && is_record(from, value)) {
        add_record(from, value, name);
        return;
    }
    json_object_foreach(value, key, each)
        look(from, each, key, depth + 1);
    json_array_foreach(value, i, each)
        look(from, each, name, depth + 1);
}

json_t *dl_json_within(const dl_part_map *map, const dl_json_long *taken, json_t *value)
{
    within from = {map, taken, json_array()};
    look(&from, value, NULL, 0);
    if (json_array_size(from.list))
        return from.list;
    json_decref(from.list);
    return NULL;
}

/* ---- odds ---- */

bool dl_json_is_between(const json_t *object)
{
    static const char *const actions[] = {"index", "create", "update", "delete"}, *const kinds[] = {"header",
                                                                                                    "database"};
    const char *kind = json_string_value(json_object_get(object, "type"));
    bool between = false;
    for (size_t i = 0; i < sizeof actions / sizeof *actions && json_object_size(object) == 1; i++) {
        const json_t *action = json_object_get(object, actions[i]);
        between |= json_is_object(action) &&
                   (!json_object_size(action) || json_object_get(action, "_index") || json_object_get(action, "_id"));
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && kind; i++)
        between |= strcmp(kind, kinds[i]) == 0 && json_object_size(object) <= 3 &&
                   (json_object_get(object, "name") || json_object_get(object, "version"));
    return between;
}

dl_date dl_json_date_in_parts(const json_t *date)
{
    const json_t *parts = json_array_get(json_object_get(date, "date-parts"), 0);
    int of[3] = {0};
    for (size_t i = 0; i < 3; i++) {
        const json_t *part = json_array_get(parts, i);
        of[i] = json_is_string(part) ? atoi(json_string_value(part)) : (int)json_integer_value(part);
    }
    return of[2] ? dl_date_of(of[0], of[1], of[2]) : DL_DATE_NONE;
}
