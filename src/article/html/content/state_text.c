/* Texts in the state of a page's scripts. */
#include "article/html/content/state_text.h"
#include "article/html/content/script_state.h"
#include "article/html/tree/texts.h"
#include "util/utf8.h"

#include <string.h>

enum {
    DEPTH = 40,           /* of values that are looked into */
    LOOKED_AT = 400000,   /* values: what is shared may be met again and again */
    WORDS_MOST = 4000000, /* values of which words are made */
    PROSE = 60,           /* bytes of a paragraph */
    PARAGRAPHS = 3,       /* of a text, at least */
    TEXT_LEAST = 400,     /* bytes of one that is a string */
    PROBE_LEAST = 40,     /* letters of what is shown that are looked for */
    PROBE_MOST = 200,
    TITLE_LEAST = 12 /* letters */
};

/* What a rich text calls its words, and what it calls its parts. */
static const char *const words[] = {"value", "text", "html", "content", "body", "data", NULL};
static const char *const parts[] = {"content", "children", "nodes", "body", "model", "blocks", "root", "props", NULL};

/* What names the article that an object is. */
static const char *const titles[] = {"title", "headline", "headlines", "heading", "name", "basic", "rendered", NULL};

/* What stands beside an article and is none of it. */
static const char *const others[] = {"comments",        "replies", "related", "recommended",
                                     "recommendations", "latest",  "popular", NULL};

typedef struct search {
    dl_arena *arena, scratch;
    const json_t *rows, *root;   /* what is referred to by its id; by its name */
    dl_slice probe, title, told; /* keys */
    bool around;                 /* what is told beside the title may stand one step above it, too */
    size_t left, words_left;
    const json_t *article; /* the object around what is looked at that says the title */
    dl_html_state_facts *facts;
    dl_buffer text; /* the best so far */
    size_t size;    /* of its words */
} search;

/* What a value stands for: "$1f" for a row, {"__ref": "Post:1"} for what has that name, [0, "..."] for what Astro put
 * there. */
static const json_t *meant(const search *of, const json_t *value)
{
    const char *text = json_string_value(value);
    const json_t *row = NULL;
    if (text && text[0] == '$' && text[1])
        row = json_object_get(of->rows, text + 1);
    if (json_is_object(value)) {
        const json_t *name = json_object_get(value, "__ref");
        name = name ? name : json_object_size(value) <= 4 ? json_object_get(value, "id") : NULL;
        row = json_is_string(name) ? json_object_get(of->root, json_string_value(name)) : NULL;
    }
    if (json_array_size(value) == 2 && json_is_integer(json_array_get(value, 0)) &&
        json_integer_value(json_array_get(value, 0)) < 2)
        row = json_array_get(value, 1);
    return row ? row : value;
}

/* An element as React's server components send it: ["$", "p", null, {"children": ...}]. */
static bool is_element(const json_t *value)
{
    const char *sign = json_string_value(json_array_get(value, 0));
    return json_array_size(value) >= 4 && sign && strcmp(sign, "$") == 0;
}

/* Whether what it is called says that it is a paragraph. */
static bool is_paragraph(const json_t *value)
{
    static const char *const names[] = {"p", "paragraph", "h2", "h3", "li", "blockquote", NULL};
    const char *called = is_element(value) ? json_string_value(json_array_get(value, 1))
                                           : json_string_value(json_object_get(value, "type"));
    return called && dl_slice_is_among(dl_slice_of(called), names);
}

/* Adds the words of a paragraph, or of a part of it; `bare`: strings of a list are some. */
static void add_words(search *of, dl_buffer *out, const json_t *value, bool bare, int depth)
{
    size_t i;
    json_t *item;
    value = meant(of, value);
    if (depth > DEPTH || !of->words_left)
        return;
    of->words_left--;
    const bool paragraph = depth && is_paragraph(value);
    if (paragraph)
        dl_buffer_add_text(out, "<p>");
    if (json_is_string(value)) {
        dl_buffer_add(out, json_string_value(value), json_string_length(value));
    } else if (is_element(value)) {
        add_words(of, out, json_object_get(json_array_get(value, 3), "children"), true, depth + 1);
    } else if (json_is_array(value)) {
        json_array_foreach(value, i, item)
        {
            if (bare || !json_is_string(item))
                add_words(of, out, item, bare, depth + 1);
        }
    } else if (json_is_object(value)) {
        const json_t *said = NULL;
        for (i = 0; words[i] && !said; i++) {
            said = meant(of, json_object_get(value, words[i]));
            said = json_string_length(said) ? said : NULL;
        }
        for (i = 0; parts[i] && !said; i++) {
            said = json_object_get(value, parts[i]);
            said = json_is_array(said) || json_is_object(said) ? said : NULL;
        }
        add_words(of, out, said, false, depth + 1);
    }
    if (paragraph)
        dl_buffer_add_text(out, "</p>");
}

/* Whether markup parts lines. */
static bool has_blocks(dl_slice text)
{
    static const char *const tags[] = {"<p>", "<p ", "<br", "<div", "<li", "<h2", "<h3", "<blockquote"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (dl_slice_find(text, tags[i]) != SIZE_MAX)
            return true;
    return false;
}

static void add_paragraph(dl_buffer *out, dl_slice text)
{
    dl_buffer_add_text(out, "<p>");
    dl_buffer_add_slice(out, text);
    dl_buffer_add_text(out, "</p>\n");
}

/* ---- which is the article's ---- */

/* Whether a text is the page's title, or that is it and what else stands in <title>; or its description. */
static bool says_title(search *of, dl_slice text)
{
    enum { MOST = 1000 };
    if (text.size < TITLE_LEAST || text.size > MOST || (!of->title.size && !of->told.size))
        return false;
    const dl_slice key = dl_html_key(&of->scratch, dl_html_plain(&of->scratch, text));
    const bool title = key.size >= TITLE_LEAST && of->title.size <= key.size * 2 && dl_slice_starts(of->title, key),
               told = key.size >= PROBE_LEAST && dl_slice_equal(of->told, key);
    dl_arena_reset(&of->scratch);
    return title || told;
}

static dl_slice string_of(const json_t *value)
{
    return json_is_string(value) ? dl_slice_make(json_string_value(value), json_string_length(value))
                                 : dl_slice_of(NULL);
}

/* What an object, or something that it holds, says of which article it tells: the page's, no or another one. */
typedef enum telling { NOTHING, OURS, ANOTHER } telling;

static telling told_by(search *of, const json_t *object, bool within)
{
    const char *key, *part;
    json_t *item, *inner;
    telling tells = NOTHING;
    json_object_foreach((json_t *)object, key, item)
    {
        const json_t *said = meant(of, item);
        const bool names = dl_slice_is_among(dl_slice_of(key), titles);
        if (says_title(of, string_of(said)))
            return OURS;
        if (names && json_string_length(said) >= TITLE_LEAST)
            tells = ANOTHER;
        if (!json_is_object(said) || !(names || within))
            continue;
        json_object_foreach((json_t *)said, part, inner)
        {
            if (says_title(of, string_of(meant(of, inner))))
                return OURS;
        }
    }
    return tells;
}

/* ---- which texts there are ---- */

/* Takes a text, if it is longer than the best; `size`: of its words. The caller's buffer, which is gone. */
static void take(search *of, dl_buffer *text, size_t size)
{
    of->text.failed |= text->failed;
    if (size > of->size && !text->failed) {
        const dl_buffer before = of->text;
        of->text = *text;
        *text = before;
        of->size = size;
        if (of->article)
            dl_html_state_facts_read(of->facts, of->arena, of->article);
    }
    dl_buffer_free(text);
}

/* A string that is a text: markup, or lines. */
static void take_string(search *of, dl_slice text)
{
    if (text.size < TEXT_LEAST)
        return;
    dl_buffer out = DL_BUFFER_EMPTY;
    const bool blocks = has_blocks(text);
    if (blocks)
        dl_buffer_add_slice(&out, text);
    dl_slice line;
    for (size_t at = 0; !blocks && dl_slice_next_line(&line, text, &at);)
        add_paragraph(&out, dl_slice_trim(line));
    const dl_slice plain = dl_html_plain(&of->scratch, text);
    const bool prose = dl_slice_find(plain, " ") != SIZE_MAX || (unsigned char)plain.data[0] >= 0x80;
    const size_t size = plain.size >= TEXT_LEAST && prose && !strchr("{[", plain.data[0]) ? plain.size : 0;
    dl_arena_reset(&of->scratch);
    take(of, &out, size);
}

/* Whether a key holds another, once: what holds it again holds a part of itself. */
static bool holds_once(dl_slice whole, dl_slice part)
{
    const char *found = part.size ? memmem(whole.data, whole.size, part.data, part.size) : NULL;
    const size_t behind = found ? (size_t)(found - whole.data) + part.size : whole.size;
    return found && !memmem(whole.data + behind, whole.size - behind, part.data, part.size);
}

/* Whether one of a list's first items is the title. */
static bool has_title(search *of, const json_t *list)
{
    enum { FIRST = 8 };
    bool found = false;
    dl_buffer one = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < FIRST && i < json_array_size(list) && !found && !of->probe.size; i++) {
        dl_buffer_clear(&one);
        if (!json_is_string(json_array_get(list, i)))
            add_words(of, &one, json_array_get(list, i), false, 0);
        found = says_title(of, dl_slice_trim(dl_buffer_slice(&one)));
    }
    dl_buffer_free(&one);
    return found;
}

/* The items of a list as paragraphs. */
static void take_list(search *of, const json_t *list, bool ours)
{
    size_t i, sentences = 0, size = 0, first = 0;
    json_t *item;
    dl_buffer one = DL_BUFFER_EMPTY, text = DL_BUFFER_EMPTY, lines = DL_BUFFER_EMPTY;
    json_array_foreach(list, i, item)
    {
        dl_buffer_clear(&one);
        if (!json_is_string(item) || (ours && json_string_length(item) >= PROSE))
            add_words(of, &one, item, false, 0);
        if (!one.size)
            continue;
        const dl_slice said = dl_slice_trim(dl_buffer_slice(&one));
        const dl_slice plain = dl_html_plain(&of->scratch, said);
        if (plain.size >= PROSE && !sentences++)
            first = lines.size;
        size += plain.size;
        dl_buffer_add_slice(&lines, plain);
        if (has_blocks(said))
            dl_buffer_add_slice(&text, said);
        else
            add_paragraph(&text, said);
    }
    const dl_slice key = dl_html_key(&of->scratch, dl_buffer_slice(&lines));
    dl_slice begin = dl_slice_cut(dl_buffer_slice(&lines), first, lines.size); /* of its first sentence */
    begin.size = begin.size > PROBE_MOST ? dl_utf8_floor(begin, PROBE_MOST) : begin.size;
    const dl_slice probe = of->probe.size ? of->probe : dl_html_key(&of->scratch, begin);
    const bool held = holds_once(key, probe) && (of->probe.size || ours);
    dl_arena_reset(&of->scratch);
    of->text.failed |= one.failed || lines.failed;
    dl_buffer_free(&one);
    dl_buffer_free(&lines);
    take(of, &text, sentences >= PARAGRAPHS && held && size * 4 > of->size * 5 ? size : 0);
}

static void look(search *of, const json_t *value, bool ours, int depth)
{
    size_t i, used;
    const char *key;
    json_t *item;
    value = meant(of, value);
    if (depth > DEPTH || !of->left)
        return;
    of->left--;
    if (json_is_object(value)) {
        const telling tells = of->probe.size ? NOTHING : told_by(of, value, of->around);
        const bool here = tells == OURS || (ours && tells == NOTHING);
        const json_t *outer = of->article;
        of->article = tells == OURS ? value : here ? outer : NULL;
        json_object_foreach((json_t *)value, key, item)
        {
            if (dl_html_holds_word(dl_slice_of(key), "apollo"))
                of->root = item;
            if (!here || !dl_slice_is_among(dl_slice_of(key), others))
                look(of, item, here, depth + 1);
        }
        of->article = outer;
    } else if (json_is_string(value) && strchr("{[", json_string_value(value)[0]) &&
               json_string_length(value) >= TEXT_LEAST) {
        json_t *inner = dl_html_state_parse(&used, string_of(value));
        look(of, inner, ours, depth + 1);
        json_decref(inner);
    } else if (json_is_string(value) && ours) {
        take_string(of, string_of(value));
    } else if (is_element(value)) {
        look(of, json_array_get(value, 3), ours, depth + 1);
    } else if (json_is_array(value)) {
        const bool begun = ours || has_title(of, value);
        json_array_foreach(value, i, item)
        {
            if (!json_is_string(item) || strchr("{[$", json_string_value(item)[0]))
                look(of, item, begun, depth + 1);
        }
        if (json_array_size(value) >=
            PARAGRAPHS) /* after what it holds: what has more only because it holds that, too */
            take_list(of, value, begun);
    }
}

static void look_at_all(search *of, const json_t *states)
{
    size_t i;
    json_t *item;
    of->left = LOOKED_AT;
    of->words_left = WORDS_MOST;
    json_array_foreach(states, i, item)
    {
        of->root = item;
        look(of, item, false, 0);
    }
}

dl_slice dl_html_state_text(dl_html_state_facts *facts, dl_arena *arena, dl_slice page, dl_slice shown, dl_slice title,
                            dl_slice description)
{
    *facts = (dl_html_state_facts){0};
    search of = {.facts = facts,
                 .arena = arena,
                 .scratch = DL_ARENA_EMPTY,
                 .probe = dl_html_key(arena, shown),
                 .title = dl_html_key(arena, title),
                 .told = dl_html_key(arena, description),
                 .text = DL_BUFFER_EMPTY};
    if (of.probe.size > PROBE_MOST)
        of.probe.size = PROBE_MOST;
    if (of.probe.size ? of.probe.size < PROBE_LEAST : of.title.size < TITLE_LEAST)
        return dl_slice_of(NULL);
    json_t *rows = NULL, *states = dl_html_script_states(&rows, page);
    of.rows = rows;
    look_at_all(&of, states);
    of.around = true;
    if (!of.size && !of.probe.size)
        look_at_all(&of, states);
    json_decref(rows);
    json_decref(states);
    dl_slice text = dl_arena_copy(arena, dl_buffer_slice(&of.text));
    arena->failed |= of.text.failed || of.scratch.failed || !states;
    dl_buffer_free(&of.text);
    dl_arena_free(&of.scratch);
    return text;
}
