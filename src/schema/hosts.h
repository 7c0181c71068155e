/* What an address says: its host and the domains that it lies in, which `site:` finds besides the stated name; the post that
 * it is of. */
#ifndef DL_HOSTS_H
#define DL_HOSTS_H

#include "util/slice.h"

/** "news.example.org" of "https://news.example.org:8080/a"; empty where no address begins so. */
dl_slice dl_host_of(dl_slice address);

/** The host without the "www." that says nothing. */
dl_slice dl_host_name(dl_slice host);

/** "1990812345678901234" of "https://x.com/ann/status/1990812345678901234?s=20"; empty: it is no address of a post of X's. */
dl_slice dl_post_of(dl_slice address);

/** "example.org" of "news.example.org", "org" of that; empty: there is none above, or it is a number's part. */
dl_slice dl_host_above(dl_slice host);

#endif
