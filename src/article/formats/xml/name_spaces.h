/* Names of XML with letters in front that stand for a name space, as "media:" in "media:title": a file may give a name space
 * any letters. Any thread. */
#ifndef DL_NAME_SPACES_H
#define DL_NAME_SPACES_H

#include "article/reading/markup.h"
#include "util/arena.h"

enum { DL_NAME_SPACES_MOST = 24 };

/* The letters that a file explains, as far as they are not the usual ones. Zeros: none. */
typedef struct dl_name_spaces {
    struct {
        dl_slice given;    /* "c:" */
        const char *usual; /* "content:"; "": of feeds themselves */
    } items[DL_NAME_SPACES_MOST];
    size_t count;
} dl_name_spaces;

/** The bytes of the letters in front of a name: of "a:feed" 2, of "feed" 0. */
size_t dl_name_letters(dl_slice name);

/** Adds the letters that a tag explains. Their copies are in `arena`. */
void dl_name_spaces_take(dl_name_spaces *out, dl_arena *arena, const dl_tag *tag);

/** A name with the usual letters, written to `size` bytes of room if it has others. Letters of a feed itself count where its
 *  items, which are called `item`, have them: an <atom:link> of RSS is none of its parts. */
const char *dl_name_usual(const dl_name_spaces *of, const char *item, const char *name, char *room, size_t size);

/** The bytes of a name's letters, if they are those of a feed itself, else 0: an image's name, or one of another name space,
 *  stays as it is. */
size_t dl_name_own_letters(const dl_name_spaces *of, dl_slice name);

#endif
