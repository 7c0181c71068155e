/* How networks other than X write a post in JSON, and tables with its names: interfaces, exports, what tools write down. */
#ifndef DL_POST_NETWORKS_H
#define DL_POST_NETWORKS_H

#include "article/json/json_long.h"
#include "util/clock.h"

/* What its JSON says of a post; what it does not say is empty. Texts live in the arena. */
typedef struct dl_post {
    dl_slice text;
    dl_slice name, handle; /* handle without "@" */
    dl_slice id, url, site;
    dl_slice reply_to, quotes; /* ids */
    dl_slice language;
    dl_date date;
    bool repeats;           /* it only repeats another one: */
    const json_t *original; /* that one, or its address; of a message that was sent on NULL, which says: */
    dl_slice original_name; /* whose it is */
    const json_t *quoted;   /* the one that it quotes, or NULL */
} dl_post;

/** Whether `object` is a post, one within the object that tells who repeats it, a message without words. Any thread. */
bool dl_post_is(const json_t *object);

/** Reads the post `object`; false: it is none. When memory runs out, the arena says so. Any thread with its own arena. */
bool dl_post_read(dl_post *out, dl_arena *arena, const dl_json_long *taken, const json_t *object);

#endif
