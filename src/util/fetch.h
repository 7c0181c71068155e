/* Memory that is needed soon. */
#ifndef DL_FETCH_H
#define DL_FETCH_H

/** Begins to bring the line of the cache that holds `at` near; any address does. The empty statement seems to do something:
 *  of a function that does no more than this GCC else leaves out the calls. */
static inline void dl_fetch(const void *at)
{
    __builtin_prefetch(at);
    __asm__ volatile("");
}

#endif
