/* Walking a large JSON object without holding it. */
#include "article/json/json_way.h"
#include "article/lines/prose.h"

enum { NAME_MOST = 64 };

static bool has_name(const dl_json_way *way, unsigned level, dl_slice name)
{
    for (const char *const *each = way->names[level]; *each; each++)
        if (dl_slice_is(name, *each))
            return true;
    return false;
}

dl_slice dl_json_take_name(dl_slice text, size_t *at)
{
    const size_t begin = *at + 1;
    const char *end = begin < text.size ? memchr(text.data + begin, '"', text.size - begin) : NULL;
    if (*at >= text.size || text.data[*at] != '"' || !end || end - text.data - (ptrdiff_t)begin > NAME_MOST)
        return (dl_slice){NULL, 0};
    const dl_slice name = dl_slice_cut(text, begin, (size_t)(end - text.data));
    *at = dl_prose_skip_blanks(text, begin + name.size + 1);
    if (*at >= text.size || text.data[*at] != ':')
        return (dl_slice){NULL, 0};
    *at = dl_prose_skip_blanks(text, *at + 1);
    return name;
}

typedef struct walk {
    dl_reading *reading;
    const dl_json_way *way;
    bool broken; /* which was told; the rest is left out */
} walk;

static dateline_status read_members(walk *at, unsigned level);

/* A list on the way. */
static dateline_status read_list(walk *at, unsigned level)
{
    dl_reading *reading = at->reading;
    char sign;
    dateline_status status;
    dl_reading_use(reading, 1);
    while (!(status = dl_json_next_sign(reading, &sign)) && sign && sign != ']') {
        if (sign == '}')
            return DATELINE_OK; /* no JSON; whoever called tells */
        if (sign != '{')
            status = dl_json_skip_value(reading);
        else
            status = level == at->way->levels ? dl_json_take_value(reading, at->way->take) : read_members(at, level);
        if (status)
            return status;
    }
    dl_reading_use(reading, sign == ']');
    return status;
}

/* The member that begins here. */
static dateline_status read_member(walk *of, unsigned level, bool *fine)
{
    dl_reading *reading = of->reading;
    char sign;
    size_t at = 0;
    dateline_status status = dl_reading_want(reading, NAME_MOST + 64);
    if (status)
        return status;
    const dl_slice name = dl_json_take_name(dl_reading_rest(reading), &at);
    const bool way = name.size && has_name(of->way, level, name);
    if (name.size) {
        dl_reading_use(reading, at);
        status = dl_json_next_sign(reading, &sign);
    } else { /* a long name */
        status = dl_json_skip_value(reading);
        if (!status)
            status = dl_json_next_sign(reading, &sign);
        if (!status && sign == ':') {
            dl_reading_use(reading, 1);
            status = dl_json_next_sign(reading, &sign);
        }
    }
    *fine = !status && sign && !strchr("}]:", sign);
    if (status || !*fine)
        return status;
    if (way && sign == '{' && level + 1 < of->way->levels)
        return read_members(of, level + 1);
    return way && sign == '[' ? read_list(of, level + 1) : dl_json_skip_value(reading);
}

/* The object that begins here. */
static dateline_status read_members(walk *at, unsigned level)
{
    dl_reading *reading = at->reading;
    char sign;
    bool fine = true;
    dateline_status status;
    dl_reading_use(reading, 1);
    while (!(status = dl_json_next_sign(reading, &sign)) && sign == '"' && fine)
        if ((status = read_member(at, level, &fine)))
            return status;
    if (!status && sign != '}') {
        if (!at->broken)
            dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_SOME,
                            sign ? "no JSON object here; the rest is left out"
                                 : "the list is not closed; the end of the file may be missing");
        at->broken = true;
        while (!status && !reading->ended) {
            dl_reading_drop(reading);
            status = dl_reading_fill(reading);
        }
        dl_reading_drop(reading);
        return status;
    }
    dl_reading_use(reading, sign == '}');
    return status;
}

dateline_status dl_json_way_read(dl_reading *reading, const dl_json_way *way)
{
    walk here = {.reading = reading, .way = way};
    dl_reading_use(reading, dl_prose_skip_blanks(dl_reading_rest(reading), 0));
    return read_members(&here, 0);
}
