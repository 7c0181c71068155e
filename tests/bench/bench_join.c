/* bench_join OUT THREADS REMOVED PART...: joins databases, the folders of generations; one document in REMOVED is left
 * out of the first (0: none). Prints the processor's and the clock's seconds, and MB of the parts a second. See join.sh. */
#include "store/store.h"
#include "util/clock.h"
#include "util/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { PARTS = 16 };

static double processor_seconds(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static void require(dateline_status status, const dateline_error *error)
{
    if (!status)
        return;
    fprintf(stderr, "%s\n", error->message);
    exit(2);
}

static void choose(dl_bitmap *removed, const char *folder, unsigned one_in)
{
    dateline_error error;
    dl_store_reader *reader;
    dl_store_stats stats;
    require(dl_store_reader_open(&reader, folder, &error), &error);
    require(dl_store_reader_stats(&stats, reader, &error), &error);
    dl_store_reader_free(reader);
    if (!dl_bitmap_make(removed, stats.last_document + 1))
        exit(2);
    for (uint32_t i = one_in; i <= stats.last_document; i += one_in)
        dl_bitmap_add(removed, i);
}

int main(int argc, char **argv)
{
    dl_bulk_part parts[PARTS];
    dl_bitmap removed = DL_BITMAP_EMPTY;
    size_t count = 0;
    uint64_t bytes = 0, left = 0;
    dateline_error error;
    if (argc < 5 || argc > 4 + PARTS)
        return 2;
    for (int i = 4; i < argc; i++) {
        parts[count++] = (dl_bulk_part){argv[i], NULL, true};
        require(dl_file_folder_size(&bytes, argv[i], &error), &error);
    }
    if (atoi(argv[3]) > 0) {
        choose(&removed, argv[4], (unsigned)atoi(argv[3]));
        parts[0].removed = &removed;
    }
    dl_store_writer *writer;
    double begin = processor_seconds();
    int64_t clock = dl_clock_monotonic_us();
    require(dl_store_writer_open_join(&writer, argv[1], parts, count, (size_t)64 << 20, (unsigned)atoi(argv[2]), false, &error), &error);
    require(dl_store_writer_commit(writer, &error), &error);
    dl_store_writer_free(writer);
    double used = processor_seconds() - begin, passed = (double)(dl_clock_monotonic_us() - clock) / 1e6;
    require(dl_file_folder_size(&left, argv[1], &error), &error);
    printf("joined  %.2f s of a processor, %.2f s, %.0f MB a second and processor, %.1f of %.1f MB left\n", used, passed, (double)bytes / used / 1e6,
           (double)left / 1e6, (double)bytes / 1e6);
    dl_bitmap_free(&removed);
    return 0;
}
