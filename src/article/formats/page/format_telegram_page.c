/* What Telegram Desktop exports as pages: a message an element, by its classes, as the messages of its JSON are. */
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/posts/post_json.h"
#include "article/reading/format.h"
#include "article/reading/marked.h"
#include "article/reading/markup.h"
#include "util/ascii.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static const char begins[] = "<div class=\"message ";

/* ---- one message ---- */

typedef struct chat {
    dl_reading *reading;
    dl_buffer name; /* of who wrote the last message: of several in a row the first has it */
} chat;

/* Whether the tag's class is `name`, or begins with it. */
static bool is_of_class(const dl_tag *tag, const char *name)
{
    const dl_slice class = dl_tag_attribute(tag, "class");
    const size_t size = strlen(name);
    return !tag->closing && dl_slice_starts(class, dl_slice_of(name)) &&
           (class.size == size || class.data[size] == ' ');
}

/* What stands in the <div> that ends at `at`, up to its end; *behind that. */
static dl_slice inside_of(dl_slice text, size_t at, size_t *behind)
{
    dl_tag tag;
    size_t depth = 1, begin = at;
    for (; dl_tag_next(&tag, text, at); at = tag.end) {
        if (!dl_tag_is(&tag, "div"))
            continue;
        depth = tag.closing ? depth - 1 : depth + 1;
        if (!depth) {
            *behind = tag.end;
            return dl_slice_cut(text, begin, tag.begin);
        }
    }
    *behind = text.size;
    return dl_slice_cut(text, begin, text.size);
}

/* Words without tags; <br> ends a line, and an address that is not shown stands behind its words in brackets. */
static void add_words(dl_buffer *out, dl_slice text)
{
    dl_tag tag;
    dl_slice address = {NULL, 0};
    size_t at = 0, shown = 0;
    for (; dl_tag_next(&tag, text, at); at = tag.end) {
        dl_markup_text(out, dl_slice_cut(text, at, tag.begin));
        if (dl_tag_is(&tag, "br"))
            dl_buffer_add_byte(out, '\n');
        if (!dl_tag_is(&tag, "a"))
            continue;
        const bool said = address.size && out->size > shown &&
                          memmem(out->data + shown, out->size - shown, address.data, address.size);
        if (tag.closing && address.size && !said) {
            dl_buffer_add_text(out, " (");
            dl_markup_text(out, address);
            dl_buffer_add_text(out, ")");
        }
        address = tag.closing ? (dl_slice){NULL, 0} : dl_tag_attribute(&tag, "href");
        if (!dl_slice_starts(address, DL_LITERAL("http")))
            address = (dl_slice){NULL, 0};
        shown = out->size;
    }
    dl_markup_text(out, dl_slice_cut(text, at, text.size));
}

static void set_text(json_t *object, const char *name, dl_buffer *text)
{
    const dl_slice words = dl_prose_trim(dl_buffer_slice(text));
    if (words.size)
        json_object_set_new(object, name, json_stringn(words.data, words.size));
}

/* The name, which the day of what is passed on may stand behind. */
static void take_name(chat *of, json_t *object, dl_slice inside, bool passed_on)
{
    dl_buffer name = DL_BUFFER_EMPTY, *to = passed_on ? &name : &of->name;
    dl_tag tag;
    if (dl_tag_next(&tag, inside, 0) && dl_tag_is(&tag, "span"))
        inside = dl_slice_cut(inside, 0, tag.begin);
    dl_buffer_clear(to);
    add_words(to, inside);
    if (passed_on)
        set_text(object, "forwarded_from", to);
    dl_buffer_free(&name);
}

static void take_date(json_t *object, const dl_tag *tag)
{
    char seconds[32];
    const dl_date date = dl_word_date_parse(dl_tag_attribute(tag, "title"));
    if (!dl_date_known(date) || json_object_get(object, "date_unixtime"))
        return;
    snprintf(seconds, sizeof seconds, "%lld", (long long)date.seconds);
    json_object_set_new(object, "date_unixtime", json_string(seconds));
}

/* The number in "message12"; 0: there is none. */
static json_int_t number_of(dl_slice id)
{
    enum { DIGITS_MOST = 18 };
    json_int_t number = 0;
    if (!dl_slice_take(&id, "message") || id.size > DIGITS_MOST)
        return 0;
    for (size_t i = 0; i < id.size; i++) {
        if (!dl_is_digit(id.data[i]))
            return 0;
        number = number * 10 + (id.data[i] - '0');
    }
    return number;
}

static json_t *message_of(chat *of, dl_slice text)
{
    dl_tag tag;
    dl_buffer words = DL_BUFFER_EMPTY;
    json_t *object = json_object();
    bool passed_on = false;
    json_object_set_new(object, "type", json_string("message"));
    for (size_t at = 0; dl_tag_next(&tag, text, at);) {
        at = tag.end;
        if (is_of_class(&tag, "message")) {
            const dl_slice id = dl_tag_attribute(&tag, "id");
            json_object_set_new(object, "id", json_integer(number_of(id)));
        } else if (is_of_class(&tag, "pull_right date") || is_of_class(&tag, "date")) {
            take_date(object, &tag);
        } else if (is_of_class(&tag, "forwarded")) {
            passed_on = true;
        } else if (is_of_class(&tag, "from_name")) {
            take_name(of, object, inside_of(text, tag.end, &at), passed_on);
        } else if (is_of_class(&tag, "text") || is_of_class(&tag, "question") || is_of_class(&tag, "answer")) {
            dl_buffer_add_text(&words, words.size ? "\n" : "");
            add_words(&words, dl_prose_trim(inside_of(text, tag.end, &at)));
        }
    }
    set_text(object, "from", &of->name);
    set_text(object, "text", &words);
    of->reading->arena.failed |= words.failed || of->name.failed;
    dl_buffer_free(&words);
    return object;
}

static dateline_status take_post(void *context, dl_article *article, dateline_error *error)
{
    (void)error;
    return dl_reading_deliver(context, article);
}

static dateline_status deliver(void *context, dl_slice piece)
{
    chat *of = context;
    dl_reading *reading = of->reading;
    const dl_slice bytes = dl_slice_trim(piece);
    const dl_json_events events = {take_post, dl_reading_tell, reading};
    const dl_json_long none = {NULL, 0};
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_arena_reset(&reading->arena);
    dl_utf8_sanitize(&clean, bytes);
    json_t *object = clean.failed ? NULL : message_of(of, dl_buffer_slice(&clean));
    const dl_post_record post = {&reading->arena,    &none, NULL, bytes, 0, dl_reading_place(reading), &events,
                                 reading->run->error};
    dateline_status status = DATELINE_OK;
    if (clean.failed || reading->arena.failed)
        status = dl_fail_memory(reading->run->error);
    else if (json_object_get(object, "text") && dl_post_json_is(object)) /* others are pictures, or say who came */
        status = dl_post_json_read(&post, object);
    json_decref(object);
    dl_buffer_free(&clean);
    return status;
}

/* ---- the page ---- */

static bool sniff(const dl_head *head)
{
    return head->text.size && head->text.data[0] == '<' &&
           dl_slice_find(head->text, "class=\"page_wrap\"") != SIZE_MAX &&
           (dl_slice_find(head->text, "<div class=\"message default clearfix\"") != SIZE_MAX ||
            dl_slice_find(head->text, "<div class=\"message service\"") != SIZE_MAX);
}

static dateline_status read_page(dl_reading *reading)
{
    chat of = {reading, DL_BUFFER_EMPTY};
    const dateline_status status = dl_marked_each(reading, begins, "a message is", deliver, &of);
    dl_buffer_free(&of.name);
    return status;
}

const dl_format dl_format_telegram_page = {"page of Telegram", sniff, read_page, false};
