/* What the timings of searches, ours and others', have in common. */
#ifndef TIMING_H
#define TIMING_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Processor time in microseconds. */
static inline double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static inline int by_size(const void *left, const void *right)
{
    const double *a = (const double *)left, *b = (const double *)right;
    return (*a > *b) - (*a < *b);
}

/* A line "NAME TAB kind TAB mean TAB median TAB 99th percentile"; sorts the times. */
static inline void print_times(const char *name, const char *kind, double *took, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += took[i];
    qsort(took, count, sizeof *took, by_size);
    if (count)
        printf("%s\t%s\t%.0f\t%.0f\t%.0f\n", name, kind, sum / (double)count, took[count / 2], took[count * 99 / 100]);
}

/* The line `words`, without its end, as a query: of KIND phrase in quotes; else each word, parted by any of `between`,
 * through `add`. */
static inline void make_query(char *out, size_t size, char *words, const char *kind, const char *between,
                              void (*add)(char *out, size_t size, const char *word, const char *kind, int first))
{
    words[strcspn(words, "\r\n")] = '\0';
    if (strcmp(kind, "phrase") == 0) {
        snprintf(out, size, "\"%s\"", words);
        return;
    }
    *out = '\0';
    char *rest = words;
    for (char *word; (word = strtok_r(rest, between, &rest));) {
        size_t used = strlen(out);
        add(out + used, size - used, word, kind, !used);
    }
}

#endif
