/* Measures the reading of web pages, and gumbo's parsing alone of the same pages.
 *
 *     bench_pages FOLDER...     all files in them
 *
 * Five rounds, each running the two in turn, on one thread, in processor time; the median of each
 * is printed. */
#include "article/html/page.h"

#include <dirent.h>
#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 5, PAGES_MOST = 20000 };

static dl_slice load(const char *path)
{
    dl_buffer bytes = DL_BUFFER_EMPTY;
    char chunk[65536];
    size_t got;
    FILE *file = fopen(path, "rb");
    while (file && (got = fread(chunk, 1, sizeof chunk, file)) > 0)
        dl_buffer_add(&bytes, chunk, got);
    if (file)
        fclose(file);
    return dl_buffer_slice(&bytes); /* kept until the end */
}

static size_t load_all(dl_slice *pages, const char *folder, size_t count)
{
    DIR *listing = opendir(folder);
    struct dirent *found;
    while (listing && (found = readdir(listing)) && count < PAGES_MOST) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, found->d_name);
        if (found->d_name[0] != '.')
            pages[count++] = load(path);
    }
    if (listing)
        closedir(listing);
    return count;
}

static void read_pages(const dl_slice *pages, size_t count, size_t *passages)
{
    dl_arena arena = DL_ARENA_EMPTY;
    for (size_t i = 0; i < count; i++) {
        dl_article article;
        if (dl_html_page(&article, &arena, pages[i], NULL))
            exit(EXIT_FAILURE);
        *passages += article.passage_count;
        dl_arena_reset(&arena);
    }
    dl_arena_free(&arena);
}

static void parse_pages(const dl_slice *pages, size_t count)
{
    for (size_t i = 0; i < count; i++)
        gumbo_destroy_output(
            &kGumboDefaultOptions,
            gumbo_parse_with_options(&kGumboDefaultOptions, pages[i].data, pages[i].size));
}

/* Of this process, so that others on the machine do not count. */
static int64_t processor_us(void)
{
    return (int64_t)((double)clock() * 1e6 / CLOCKS_PER_SEC);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    dl_slice *pages = calloc(PAGES_MOST, sizeof *pages);
    size_t count = 0, bytes = 0, passages = 0;
    for (int i = 1; i < argc && pages; i++)
        count = load_all(pages, argv[i], count);
    for (size_t i = 0; i < count; i++)
        bytes += pages[i].size;
    if (!bytes) {
        puts("no pages: bench_pages FOLDER...");
        return EXIT_FAILURE;
    }
    double ours[ROUNDS], peer[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
        int64_t begin = processor_us();
        read_pages(pages, count, &passages);
        int64_t middle = processor_us();
        parse_pages(pages, count);
        int64_t end = processor_us();
        ours[round] = (double)bytes / (double)(middle - begin);
        peer[round] = (double)bytes / (double)(end - middle);
    }
    qsort(ours, ROUNDS, sizeof *ours, compare);
    qsort(peer, ROUNDS, sizeof *peer, compare);
    printf("%zu pages, %.1f MB, %zu passages: read %.1f MB/s, gumbo alone %.1f MB/s, ratio %.2f\n",
           count, (double)bytes / 1e6, passages / ROUNDS, ours[ROUNDS / 2], peer[ROUNDS / 2],
           ours[ROUNDS / 2] / peer[ROUNDS / 2]);
    return EXIT_SUCCESS;
}
