/* Whose an archive of tweets is. */
#ifndef DL_ACCOUNT_H
#define DL_ACCOUNT_H

#include "util/slice.h"

typedef struct dl_account {
    dl_slice name, handle; /* handle without '@'; empty when nobody said */
} dl_account;

#endif
