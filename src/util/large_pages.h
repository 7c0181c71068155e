/* Memory that is read all over. */
#ifndef DL_LARGE_PAGES_H
#define DL_LARGE_PAGES_H

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

enum { DL_LARGE_PAGE = 1 << 21 /* bytes */ };

/** Asks for large pages (see madvise) for the part of `size` bytes from `memory` on that can have them: in a table whose
 *  entries are asked for in no order, the addresses of small pages cost most. Any thread; refused, nothing changes. */
static inline void dl_large_pages(void *memory, size_t size)
{
    const uintptr_t mask = DL_LARGE_PAGE - 1, begin = ((uintptr_t)memory + mask) & ~mask,
                    end = ((uintptr_t)memory + size) & ~mask;
    if (memory && begin < end)
        madvise((void *)begin, end - begin, MADV_HUGEPAGE);
}

#endif
