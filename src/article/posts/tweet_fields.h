/* What interfaces, archives and the tools of researchers call the parts of a tweet. */
#ifndef DL_TWEET_FIELDS_H
#define DL_TWEET_FIELDS_H

#include <jansson.h>
#include <stdbool.h>

typedef enum dl_tweet_field {
    DL_TWEET_ID,       /* digits, or a number */
    DL_TWEET_TEXT,     /* the fullest first */
    DL_TWEET_DATE,
    DL_TWEET_LANGUAGE,
    DL_TWEET_NAME,
    DL_TWEET_HANDLE,
    DL_TWEET_ADDRESS,
    DL_TWEET_REPLY_TO, /* ids */
    DL_TWEET_QUOTES,
    DL_TWEET_REPEATS,
    DL_TWEET_ORIGINAL, /* objects: what it repeats, what it quotes */
    DL_TWEET_QUOTED,
    DL_TWEET_FIELD_COUNT
} dl_tweet_field;

/** The first of the field's names that `object` has with a value that is not empty, or NULL. "a.b" is such a name, or b
 *  in a. Any thread. */
json_t *dl_tweet_field_of(const json_t *object, dl_tweet_field field);

/** The same for a name of one's own. */
json_t *dl_tweet_member(const json_t *object, const char *path);

/** Whether `object` is a tweet. Any thread. */
bool dl_tweet_is(const json_t *object);

/** Whether a column of that name is one that tables of tweets alone have. */
bool dl_tweet_is_mark(const char *name);

#endif
