/* What a tweet's text names. */
#include "article/lines/entities.h"
#include "util/utf8.h"

#include <unicode/uchar.h>

enum { HANDLE_LIMIT = 15, LINK_LIMIT = 2048 };

typedef struct slice_list {
    dl_slice *items;
    size_t count, capacity;
} slice_list;

/* Adds a slice that is not yet there. */
static bool add(slice_list *list, dl_arena *arena, dl_slice text)
{
    for (size_t i = 0; i < list->count; i++)
        if (dl_slice_equal(list->items[i], text))
            return true;
    if (list->count == 256) /* no tweet has more; a paragraph of tags must not take forever */
        return true;
    dl_slice *items = dl_arena_room(arena, list->items, &list->capacity, list->count, sizeof *items);
    if (!items)
        return false;
    list->items = items;
    list->items[list->count++] = text;
    return true;
}

static bool is_name_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '_';
}

static bool is_tag_character(uint32_t code)
{
    if (code == '_')
        return true;
    return code <= 0x10FFFF &&
           (U_MASK(u_charType((UChar32)code)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK));
}

/* Whether a letter, digit or '_' ends right before `at`: then no tag begins there. */
static bool follows_word(dl_slice text, size_t at)
{
    size_t length;
    if (at == 0)
        return false;
    return is_tag_character(dl_utf8_decode(text, dl_utf8_floor(text, at - 1), &length));
}

static size_t handle_end(dl_slice text, size_t begin)
{
    size_t at = begin;
    while (at < text.size && is_name_byte(text.data[at]))
        at++;
    return at - begin > HANDLE_LIMIT ? begin : at;
}

static size_t hashtag_end(dl_slice text, size_t begin)
{
    size_t at = begin, length;
    bool letter = false; /* #1 is a number, no tag */
    while (at < text.size) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        if (!is_tag_character(code))
            break;
        letter |= u_isalpha((UChar32)code) != 0;
        at += length;
    }
    return letter ? at : begin;
}

static size_t link_end(dl_slice text, size_t begin)
{
    static const char *const starts[] = {"http://", "https://", "pic.twitter.com/", "pic.x.com/",
                                         "t.co/"};
    dl_slice rest = dl_slice_cut(text, begin, text.size);
    size_t start = 0;
    for (size_t i = 0; i < sizeof starts / sizeof *starts && !start; i++)
        if (dl_slice_starts(rest, dl_slice_of(starts[i])))
            start = strlen(starts[i]);
    if (!start)
        return begin;
    size_t at = begin;
    while (at < text.size && at - begin < LINK_LIMIT && (unsigned char)text.data[at] > ' ' &&
           (unsigned char)text.data[at] < 0x7F && !strchr("<>\"", text.data[at]))
        at++;
    while (at > begin && strchr(".,;:!?)'", text.data[at - 1]))
        at--; /* the sentence's, not the link's */
    return at > begin + start ? at : begin;
}

/* The size of the sign '@' or '#', also full-width, at `at`, or 0. */
static size_t sign_at(dl_slice text, size_t at, char *sign)
{
    *sign = text.data[at];
    if (*sign == '@' || *sign == '#')
        return 1;
    dl_slice rest = dl_slice_cut(text, at, text.size);
    *sign = dl_slice_starts(rest, DL_LITERAL("\uFF20")) ? '@' : '#';
    return *sign == '@' || dl_slice_starts(rest, DL_LITERAL("\uFF03")) ? 3 : 0;
}

bool dl_entities_find(dl_entities *out, dl_arena *arena, dl_slice text)
{
    slice_list links = {0}, mentions = {0}, hashtags = {0};
    bool fine = true;
    for (size_t at = 0, next; at < text.size && fine; at = next) {
        char sign, byte = text.data[at];
        size_t size = sign_at(text, at, &sign), begin = at + size, end = begin;
        next = at + 1;
        if (!size && byte != 'h' && byte != 'p' && byte != 't')
            continue;
        if (follows_word(text, at))
            continue;
        if (!size && (end = link_end(text, at)) > at)
            fine = add(&links, arena, dl_slice_cut(text, at, end));
        else if (size && sign == '@' && (end = handle_end(text, begin)) > begin)
            fine = add(&mentions, arena, dl_slice_cut(text, begin, end));
        else if (size && sign == '#' && (end = hashtag_end(text, begin)) > begin)
            fine = add(&hashtags, arena, dl_slice_cut(text, begin, end));
        if (end > begin)
            next = end;
    }
    *out = (dl_entities){links.items,    links.count,    mentions.items,
                         mentions.count, hashtags.items, hashtags.count};
    return fine;
}

dl_slice dl_entities_picture(dl_slice text)
{
    static const char *const starts[] = {"pic.twitter.com/", "pic.x.com/"};
    dl_slice found = {NULL, 0};
    for (size_t at = 0; at < text.size; at++) {
        if (text.data[at] != 'p' || follows_word(text, at))
            continue;
        dl_slice link = dl_slice_cut(text, at, link_end(text, at));
        for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
            if (dl_slice_starts(link, dl_slice_of(starts[i])))
                found = dl_slice_cut(link, strlen(starts[i]), link.size);
    }
    return found;
}

size_t dl_entities_own_bytes(dl_slice text)
{
    size_t own = 0, end;
    for (size_t at = 0; at < text.size; at = end) {
        end = follows_word(text, at) ? at : link_end(text, at);
        if (end > at)
            continue;
        own += (unsigned char)text.data[at] > ' ';
        end = at + 1;
    }
    return own;
}
