/* Texts in the state of a page's scripts. */
#include "article/html/content/state_text.h"
#include "article/html/tree/texts.h"

#include <jansson.h>
#include <strings.h>

enum {
    DEPTH = 24,           /* of values that are looked into */
    SCRIPT_MOST = 2 << 20, /* bytes of a script */
    VALUES_MOST = 100000, /* in it: more are made to fill memory */
    PROSE = 60,           /* bytes of a paragraph */
    PARAGRAPHS = 3,       /* of a text, at least */
    PROBE_LEAST = 40,     /* letters of what is shown that are looked for */
    PROBE_MOST = 200
};

/* Where scripts that are not JSON alone hold their state: "window.__INITIAL_STATE__ = {". */
static const char *const marks[] = {"__NEXT_DATA__",     "__INITIAL_STATE__", "__PRELOADED_STATE__",
                                    "__APOLLO_STATE__", "Fusion.globalContent"};

/* What a rich text calls its words, and what it calls its parts. */
static const char *const words[] = {"value", "text", "html", "content", "body"};
static const char *const parts[] = {"content", "children", "nodes", "body"};

typedef struct search {
    dl_arena *arena;
    dl_slice probe; /* a key */
    dl_buffer text; /* the best so far */
} search;

/* Adds the words of a paragraph, or of a part of it. */
static void add_words(dl_buffer *out, const json_t *value, int depth)
{
    size_t i;
    json_t *item;
    if (depth > DEPTH)
        return;
    if (json_is_string(value)) {
        dl_buffer_add(out, json_string_value(value), json_string_length(value));
    } else if (json_is_array(value)) {
        json_array_foreach(value, i, item)
        {
            if (!json_is_string(item))
                add_words(out, item, depth + 1);
        }
    } else if (json_is_object(value)) {
        for (i = 0; i < sizeof words / sizeof *words; i++) {
            item = json_object_get(value, words[i]);
            if (json_is_string(item) && json_string_length(item)) {
                add_words(out, item, depth + 1);
                return;
            }
        }
        for (i = 0; i < sizeof parts / sizeof *parts; i++) {
            item = json_object_get(value, parts[i]);
            if (json_is_array(item) || json_is_object(item)) {
                add_words(out, item, depth + 1);
                return;
            }
        }
    }
}

/* The items of a list as paragraphs, a line each; how many are sentences. */
static size_t read_list(search *of, dl_buffer *out, const json_t *list)
{
    size_t i, sentences = 0;
    json_t *item;
    dl_buffer one = DL_BUFFER_EMPTY;
    json_array_foreach(list, i, item)
    {
        if (!json_is_object(item))
            continue;
        dl_buffer_clear(&one);
        add_words(&one, item, 0);
        if (!one.size)
            continue;
        dl_slice plain = dl_html_plain(of->arena, dl_slice_trim(dl_buffer_slice(&one)));
        sentences += plain.size >= PROSE;
        dl_buffer_add_slice(out, plain);
        dl_buffer_add_byte(out, '\n');
    }
    out->failed |= one.failed;
    dl_buffer_free(&one);
    return sentences;
}

static void look(search *of, const json_t *value, int depth)
{
    size_t i;
    const char *key;
    json_t *item;
    if (depth > DEPTH)
        return;
    if (json_is_object(value)) {
        json_object_foreach((json_t *)value, key, item)
        {
            look(of, item, depth + 1);
        }
        return;
    }
    if (!json_is_array(value))
        return;
    json_array_foreach(value, i, item)
    {
        look(of, item, depth + 1);
    }
    if (json_array_size(value) < PARAGRAPHS)
        return;
    dl_buffer text = DL_BUFFER_EMPTY;
    bool is_text = read_list(of, &text, value) >= PARAGRAPHS && text.size > of->text.size;
    if (is_text && dl_html_key_holds(dl_html_key(of->arena, dl_buffer_slice(&text)), of->probe)) {
        dl_buffer before = of->text;
        of->text = text;
        text = before;
    }
    of->text.failed |= text.failed;
    dl_buffer_free(&text);
}

static void look_in(search *of, dl_slice script)
{
    size_t values = 1;
    for (size_t i = 0; i < script.size; i++)
        values += script.data[i] == ',' || script.data[i] == '[' || script.data[i] == '{';
    if (script.size > SCRIPT_MOST || values > VALUES_MOST)
        return;
    json_t *state = json_loadb(script.data, script.size, JSON_DISABLE_EOF_CHECK, NULL);
    look(of, state, 0);
    json_decref(state);
}

/* The state that a script holds, from its first brace on; empty: none. `tag`: what stands before its body. */
static dl_slice state_of(dl_slice tag, dl_slice body)
{
    bool json = dl_slice_find(tag, "application/json") != SIZE_MAX;
    size_t from = json ? 0 : SIZE_MAX;
    for (size_t i = 0; i < sizeof marks / sizeof *marks && from == SIZE_MAX; i++)
        from = dl_slice_find(body, marks[i]);
    if (from == SIZE_MAX)
        return dl_slice_of(NULL);
    const char *brace = memchr(body.data + from, '{', body.size - from);
    return brace ? dl_slice_cut(body, (size_t)(brace - body.data), body.size) : dl_slice_of(NULL);
}

dl_slice dl_html_state_text(dl_arena *arena, dl_slice page, dl_slice shown)
{
    enum { SCRIPTS_MOST = 200 };
    search of = {.arena = arena, .probe = dl_html_key(arena, shown), .text = DL_BUFFER_EMPTY};
    if (of.probe.size > PROBE_MOST)
        of.probe.size = PROBE_MOST;
    for (size_t at = 0, seen = 0; of.probe.size >= PROBE_LEAST && at < page.size && seen < SCRIPTS_MOST; seen++) {
        size_t found = dl_slice_find(dl_slice_cut(page, at, page.size), "<script");
        if (found == SIZE_MAX)
            break;
        size_t tag = at + found;
        const char *close = memchr(page.data + tag, '>', page.size - tag);
        size_t begin = close ? (size_t)(close - page.data) + 1 : page.size;
        size_t size = dl_slice_find(dl_slice_cut(page, begin, page.size), "</script");
        at = size == SIZE_MAX ? page.size : begin + size;
        dl_slice state = state_of(dl_slice_cut(page, tag, begin), dl_slice_cut(page, begin, at));
        if (state.size)
            look_in(&of, state);
    }
    dl_slice text = dl_arena_copy(arena, dl_buffer_slice(&of.text));
    arena->failed |= of.text.failed;
    dl_buffer_free(&of.text);
    return text;
}
