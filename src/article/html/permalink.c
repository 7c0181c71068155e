/* Addresses of single posts. */
#include "article/html/permalink.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

enum { X_LEAST = 5, MASTODON_LEAST = 15 }; /* digits of an id */
enum { X_MIDDLES = 2 };

static bool is_id_byte(char byte)
{
    return isalnum((unsigned char)byte) || byte == '_' || byte == '-';
}

static size_t digits_at(dl_slice text, size_t at)
{
    size_t end = at;
    while (end < text.size && text.data[end] >= '0' && text.data[end] <= '9')
        end++;
    return end - at;
}

/* What may follow an id. */
static bool ends_at(dl_slice link, size_t at)
{
    return at == link.size || strchr("?#/&", link.data[at]);
}

/* "HOST/@HANDLE/ID" */
static bool read_mastodon(dl_permalink *out, dl_slice link)
{
    size_t at = dl_slice_find(link, "/@");
    if (at == SIZE_MAX)
        return false;
    size_t begin = at + 2, end = begin;
    while (end < link.size && (is_id_byte(link.data[end]) || strchr(".@", link.data[end])))
        end++;
    size_t size = end < link.size && link.data[end] == '/' ? digits_at(link, end + 1) : 0;
    out->handle = dl_slice_cut(link, begin, end);
    out->id = dl_slice_cut(link, end + (size > 0), end + (size > 0) + size);
    out->network = DL_NETWORK_MASTODON;
    return end > begin && size >= MASTODON_LEAST && ends_at(link, end + 1 + size);
}

bool dl_permalink_read(dl_permalink *out, dl_slice link)
{
    static const char *const middles[] = {"/status/", "/statuses/", "/post/",
                                          "/app.bsky.feed.post/"};
    for (size_t i = 0; i < sizeof middles / sizeof *middles; i++) {
        size_t end = dl_slice_find(link, middles[i]), begin = end;
        if (end == SIZE_MAX)
            continue;
        while (begin && link.data[begin - 1] != '/')
            begin--;
        begin += begin < end && link.data[begin] == '@';
        size_t id = end + strlen(middles[i]), stop = id;
        while (stop < link.size && is_id_byte(link.data[stop]))
            stop++;
        out->handle = dl_slice_cut(link, begin, end);
        out->id = dl_slice_cut(link, id, stop);
        out->network = i >= X_MIDDLES                               ? DL_NETWORK_OTHER
                       : dl_slice_find(link, "/users/") != SIZE_MAX ? DL_NETWORK_MASTODON
                                                                    : DL_NETWORK_X;
        /* "x.com/i/status/ID", "twitter.com/i/web/status/ID", "twitter.com/statuses/ID" */
        bool nobody = dl_slice_is(out->handle, "i") || dl_slice_is(out->handle, "web") ||
                      (i < X_MIDDLES && dl_slice_find(out->handle, ".") != SIZE_MAX);
        if (nobody)
            out->handle.size = 0;
        return (nobody || out->handle.size) && out->id.size;
    }
    return read_mastodon(out, link);
}

int64_t dl_permalink_seconds(const dl_permalink *link)
{
    char digits[24], *end;
    if (link->network == DL_NETWORK_OTHER || link->id.size < 15 || link->id.size > 19)
        return 0;
    memcpy(digits, link->id.data, link->id.size);
    digits[link->id.size] = '\0';
    unsigned long long number = strtoull(digits, &end, 10);
    if (*end)
        return 0;
    return (int64_t)(link->network == DL_NETWORK_X ? (number >> 22) + 1288834974657ULL
                                                   : number >> 16) /
           1000;
}

/* The host of "https://HOST/" without "www.", or empty. */
static dl_slice host_of(dl_slice link)
{
    static const char *const schemes[] = {"https://", "http://", "//"}, *const prefixes[] = {
                                                                            "www.", "mobile.", "m.",
                                                                            "embed."};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        dl_slice scheme = dl_slice_of(schemes[i]);
        if (!dl_slice_starts(link, scheme))
            continue;
        const char *slash = memchr(link.data + scheme.size, '/', link.size - scheme.size);
        dl_slice host =
            dl_slice_cut(link, scheme.size, slash ? (size_t)(slash - link.data) : link.size);
        for (size_t j = 0; j < sizeof prefixes / sizeof *prefixes; j++)
            if (dl_slice_starts(host, dl_slice_of(prefixes[j])))
                return dl_slice_cut(host, strlen(prefixes[j]), host.size);
        return host;
    }
    return dl_slice_of(NULL);
}

dl_slice dl_permalink_unarchived(dl_slice link)
{
    enum { TIME = 14, FLAGS = 5 }; /* "20221021140614", "id_" */
    for (size_t at = 0; at + TIME < link.size; at++) {
        if (link.data[at] != '/' || digits_at(link, at + 1) != TIME)
            continue;
        size_t end = at + 1 + TIME, flags = 0;
        while (end < link.size && flags < FLAGS && link.data[end] != '/')
            end++, flags++;
        dl_slice rest = dl_slice_cut(link, end + (end < link.size), link.size);
        return dl_slice_starts(rest, DL_LITERAL("http://")) || dl_slice_starts(rest, DL_LITERAL("https://")) ? rest : link;
    }
    return link;
}

bool dl_permalink_is_post(dl_slice text)
{
    static const struct {
        const char *host;
        bool digits; /* of which the id is made */
    } sites[] = {{"twitter.com", true},
                 {"x.com", true},
                 {"bsky.app", false},
                 {"threads.net", false},
                 {"threads.com", false}};
    dl_permalink found;
    text = dl_permalink_unarchived(text);
    dl_slice host = host_of(text);
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] <= ' ')
            return false;
    if (!host.size || !dl_permalink_read(&found, text))
        return false;
    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++)
        if (host.size == strlen(sites[i].host) &&
            strncasecmp(host.data, sites[i].host, host.size) == 0)
            return found.id.size >= X_LEAST &&
                   (!sites[i].digits || digits_at(found.id, 0) == found.id.size);
    return read_mastodon(&found, text);
}

dl_slice dl_permalink_framed_id(dl_slice address)
{
    dl_slice host = host_of(address);
    if (!dl_slice_is(host, "platform.twitter.com") && !dl_slice_is(host, "platform.x.com"))
        return dl_slice_of(NULL);
    size_t at = dl_slice_find(address, "/embed/"), id;
    dl_slice query = at == SIZE_MAX ? dl_slice_of(NULL) : dl_slice_cut(address, at, address.size);
    if ((id = dl_slice_find(query, "?id=")) == SIZE_MAX)
        id = dl_slice_find(query, "&id=");
    size_t size = id == SIZE_MAX ? 0 : digits_at(query, id + 4);
    return size >= X_LEAST ? dl_slice_cut(query, id + 4, id + 4 + size) : dl_slice_of(NULL);
}
