/* What an account's archive says beside its posts. */
#ifndef DL_ACCOUNT_H
#define DL_ACCOUNT_H

#include "util/arena.h"
#include "util/clock.h"

/* The whole of a long tweet, which "tweets.js" has cut off. Its number in the archive is not the tweet's. */
typedef struct dl_note {
    dl_slice text;    /* its links in full */
    dl_slice opening; /* as it is written, without names in front */
    dl_date date;
} dl_note;

typedef struct dl_account {
    dl_slice name, handle; /* handle without '@'; empty when nobody said */
    dl_note *notes;        /* by their openings */
    size_t note_count;
} dl_account;

/** The note that `text` is the beginning of, if it was cut off; else NULL. Around that date, where both are known. Any thread. */
const dl_note *dl_account_whole(const dl_account *account, dl_slice text, dl_date date);

/** Notes in order, after some were added. */
void dl_account_order(dl_account *account);

/** Without "@ada @ben " in front, which answers have. */
dl_slice dl_account_opening(dl_slice text);

#endif
