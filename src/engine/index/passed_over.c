/* Files that are passed over, counted by what their names end with. */
#include "engine/index/passed_over.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char other[] = "other";

void dl_passed_over_add_kind(dl_passed_over *all, const char *kind)
{
    size_t at = 0;
    while (at < all->count && strcmp(all->kinds[at].name, kind) != 0)
        at++;
    if (at == all->count && at >= DL_PASSED_KINDS - 1 && kind != other) { /* the last place is theirs */
        dl_passed_over_add_kind(all, other);
        return;
    }
    if (at == all->count)
        strcpy(all->kinds[all->count++].name, kind);
    all->kinds[at].files++;
    all->files++;
}

/* Whether it can be shown anywhere as it is. */
static bool is_plain(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (byte && strchr("_-+~#", byte));
}

void dl_passed_over_add(dl_passed_over *all, const char *name)
{
    char kind[DL_PASSED_SIZE] = ".";
    const char *dot = strrchr(name, '.');
    size_t size = 1;
    if (strncasecmp(name, "README", 6) == 0) {
        dl_passed_over_add_kind(all, "README");
        return;
    }
    if (dot && dot != name)
        for (const char *at = dot + 1; *at; at++) {
            const char small = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
            if (size == sizeof kind - 1 || !is_plain(small)) {
                size = 1;
                break;
            }
            kind[size++] = small;
        }
    kind[size] = '\0';
    dl_passed_over_add_kind(all, size > 1 ? kind : other);
}

static int by_files(const void *a, const void *b)
{
    const dateline_file_kind *left = a, *right = b;
    return left->files != right->files ? (left->files < right->files) - (left->files > right->files)
                                       : strcmp(left->kind, right->kind);
}

size_t dl_passed_over_list(dateline_file_kind *out, const dl_passed_over *all)
{
    for (size_t i = 0; i < all->count; i++)
        out[i] = (dateline_file_kind){all->kinds[i].name, all->kinds[i].files};
    if (all->count)
        qsort(out, all->count, sizeof *out, by_files);
    return all->count;
}
