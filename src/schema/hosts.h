/* The host of an article's address, and the domains that it lies in: what `site:` finds besides the stated name. */
#ifndef DL_HOSTS_H
#define DL_HOSTS_H

#include "util/slice.h"

/** "news.example.org" of "https://news.example.org:8080/a"; empty where no address begins so. */
dl_slice dl_host_of(dl_slice address);

/** The host without the "www." that says nothing. */
dl_slice dl_host_name(dl_slice host);

/** "example.org" of "news.example.org", "org" of that; empty: there is none above, or it is a number's part. */
dl_slice dl_host_above(dl_slice host);

#endif
