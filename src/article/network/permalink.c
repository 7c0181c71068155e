/* Addresses of single posts. */
#include "article/network/permalink.h"

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

/* Posts whose addresses tell them by their host alone. */
typedef struct hosted {
    const char *host, *before, *between; /* "HOST BEFORE HANDLE BETWEEN ID"; without a handle where `between` is NULL */
    size_t least;                        /* bytes of the id */
    bool digits;                         /* of which it is made */
    dl_network network;
    bool joined; /* the id is "HANDLE/ID" */
} hosted;

enum { CODE_LEAST = 5, NUMBER_LEAST = 15 };

static const hosted hosts[] = {
    {"instagram.com", "/p/", NULL, CODE_LEAST, false, DL_NETWORK_META, false},
    {"instagram.com", "/reel/", NULL, CODE_LEAST, false, DL_NETWORK_META, false},
    {"instagram.com", "/reels/", NULL, CODE_LEAST, false, DL_NETWORK_META, false},
    {"instagram.com", "/tv/", NULL, CODE_LEAST, false, DL_NETWORK_META, false},
    {"instagram.com", "/", "/p/", CODE_LEAST, false, DL_NETWORK_META, false},
    {"instagram.com", "/", "/reel/", CODE_LEAST, false, DL_NETWORK_META, false},
    {"tiktok.com", "/@", "/video/", NUMBER_LEAST, true, DL_NETWORK_TIKTOK, false},
    {"tiktok.com", "/@", "/photo/", NUMBER_LEAST, true, DL_NETWORK_TIKTOK, false},
    {"tiktok.com", "/embed/", NULL, NUMBER_LEAST, true, DL_NETWORK_TIKTOK, false},
    {"tiktok.com", "/embed/v2/", NULL, NUMBER_LEAST, true, DL_NETWORK_TIKTOK, false},
    {"tiktok.com", "/player/v1/", NULL, NUMBER_LEAST, true, DL_NETWORK_TIKTOK, false},
    {"t.me", "/s/", "/", 1, true, DL_NETWORK_OTHER, true},
    {"t.me", "/", "/", 1, true, DL_NETWORK_OTHER, true},
    {"telegram.me", "/", "/", 1, true, DL_NETWORK_OTHER, true},
    {"truthsocial.com", "/@", "/posts/", NUMBER_LEAST, true, DL_NETWORK_MASTODON, false},
};

static bool read_hosted(dl_permalink *out, dl_slice path, const hosted *site)
{
    enum { HANDLE_LEAST = 2 }; /* "t.me/c/1/2" is a private group's */
    if (!dl_slice_starts(path, dl_slice_of(site->before)))
        return false;
    size_t begin = strlen(site->before), end = begin;
    out->handle = dl_slice_of(NULL);
    if (site->between) {
        while (end < path.size && (is_id_byte(path.data[end]) || path.data[end] == '.'))
            end++;
        out->handle = dl_slice_cut(path, begin, end);
        if (out->handle.size < HANDLE_LEAST ||
            !dl_slice_starts(dl_slice_cut(path, end, path.size), dl_slice_of(site->between)))
            return false;
        end += strlen(site->between);
    }
    size_t stop = end;
    while (stop < path.size && is_id_byte(path.data[stop]))
        stop++;
    out->id = dl_slice_cut(path, end, stop);
    out->network = site->network;
    if (out->id.size < site->least || (site->digits && digits_at(path, end) != out->id.size) || !ends_at(path, stop))
        return false;
    if (site->joined)
        out->id = dl_slice_cut(path, begin, stop);
    return true;
}

/* The address behind its host: "https://www.HOST/PATH". */
static dl_slice path_behind(dl_slice link, dl_slice host)
{
    size_t at = dl_slice_find(link, "//");
    at = at == SIZE_MAX ? 0 : at + 2;
    while (at < link.size && link.data[at] != '/')
        at++;
    return host.size ? dl_slice_cut(link, at, link.size) : dl_slice_of(NULL);
}

static bool is_host(dl_slice host, const char *name)
{
    return host.size == strlen(name) && strncasecmp(host.data, name, host.size) == 0;
}

static bool read_by_host(dl_permalink *out, dl_slice link)
{
    dl_slice host = host_of(link), path = path_behind(link, host);
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        if (is_host(host, hosts[i].host) && read_hosted(out, path, &hosts[i]))
            return true;
    return false;
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
        const bool threads = dl_slice_find(link, "threads.") != SIZE_MAX;
        const bool bluesky = i > X_MIDDLES || dl_slice_find(link, "bsky.app/profile/") != SIZE_MAX ||
                             dl_slice_starts(link, DL_LITERAL("/profile/"));
        out->network = i >= X_MIDDLES                               ? threads   ? DL_NETWORK_META
                                                                      : bluesky ? DL_NETWORK_BLUESKY
                                                                                : DL_NETWORK_OTHER
                       : dl_slice_find(link, "/users/") != SIZE_MAX ? DL_NETWORK_MASTODON
                                                                    : DL_NETWORK_X;
        /* "x.com/i/status/ID", "twitter.com/i/web/status/ID", "twitter.com/statuses/ID" */
        bool nobody = dl_slice_is(out->handle, "i") || dl_slice_is(out->handle, "web") ||
                      (i < X_MIDDLES && dl_slice_find(out->handle, ".") != SIZE_MAX);
        if (nobody)
            out->handle.size = 0;
        return (nobody || out->handle.size) && out->id.size;
    }
    return read_by_host(out, link) || read_mastodon(out, link);
}

/* The number that a code of Meta's is, in digits of 64; what private ones have behind it does not count. 0: too old for a
 * time. */
static uint64_t meta_number(dl_slice code)
{
    enum { LEAST = 10, MOST = 11 };
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    uint64_t number = 0;
    for (size_t i = 0; i < code.size && i < MOST; i++) {
        const char *digit = strchr(digits, code.data[i]);
        if (!digit || !*digit)
            return 0;
        number = number << 6 | (uint64_t)(digit - digits);
    }
    return code.size < LEAST ? 0 : number;
}

/* The microseconds of a key of Bluesky's, in digits of 32; 0: it is none, or of no time in which there were any. */
static uint64_t bluesky_number(dl_slice key)
{
    enum { SIZE = 13 };
    static const char digits[] = "234567abcdefghijklmnopqrstuvwxyz";
    static const uint64_t first = 1640995200000000, last = 4102444800000000; /* 2022, 2100 */
    uint64_t number = 0;
    for (size_t i = 0; i < key.size && i < SIZE; i++) {
        const char *digit = strchr(digits, key.data[i]);
        if (!digit || !*digit)
            return 0;
        number = number << 5 | (uint64_t)(digit - digits);
    }
    number >>= 10;
    return key.size == SIZE && number >= first && number < last ? number : 0;
}

int64_t dl_permalink_seconds(const dl_permalink *link)
{
    char digits[24], *end;
    if (link->network == DL_NETWORK_BLUESKY)
        return (int64_t)(bluesky_number(link->id) / 1000000);
    if (link->network == DL_NETWORK_META) {
        uint64_t number = meta_number(link->id);
        return number ? (int64_t)((number >> 23) + 1314220021721ULL) / 1000 : 0;
    }
    if (link->network == DL_NETWORK_OTHER || link->id.size < 15 || link->id.size > 19)
        return 0;
    memcpy(digits, link->id.data, link->id.size);
    digits[link->id.size] = '\0';
    unsigned long long number = strtoull(digits, &end, 10);
    if (*end)
        return 0;
    if (link->network == DL_NETWORK_TIKTOK)
        return (int64_t)(number >> 32);
    return (int64_t)(link->network == DL_NETWORK_X ? (number >> 22) + 1288834974657ULL
                                                   : number >> 16) /
           1000;
}

/* The bytes of when a page was archived: "20221021140614", "2022.10.21-140614"; 0: there is none. */
static size_t time_at(dl_slice link, size_t at)
{
    static const char forms[][18] = {"00000000000000", "0000.00.00-000000"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t same = 0;
        while (forms[i][same] && at + same < link.size &&
               (forms[i][same] == '0' ? link.data[at + same] >= '0' && link.data[at + same] <= '9'
                                      : link.data[at + same] == forms[i][same]))
            same++;
        if (!forms[i][same] && digits_at(link, at + same) == 0)
            return same;
    }
    return 0;
}

dl_slice dl_permalink_unarchived(dl_slice link)
{
    enum { FLAGS = 5 }; /* "id_" */
    for (size_t at = 0; at < link.size; at++) {
        const size_t time = link.data[at] == '/' ? time_at(link, at + 1) : 0;
        if (!time)
            continue;
        size_t end = at + 1 + time, flags = 0;
        while (end < link.size && flags < FLAGS && link.data[end] != '/')
            end++, flags++;
        dl_slice rest = dl_slice_cut(link, end + (end < link.size), link.size);
        return dl_slice_starts(rest, DL_LITERAL("http://")) || dl_slice_starts(rest, DL_LITERAL("https://")) ? rest
                                                                                                             : link;
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
        if (is_host(host, sites[i].host))
            return found.id.size >= X_LEAST &&
                   (!sites[i].digits || digits_at(found.id, 0) == found.id.size);
    return read_by_host(&found, text) || read_mastodon(&found, text);
}

/* The bits of a digit of base64, as addresses have it, or -1. */
static int base64_bits(char byte)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const char *digit = byte ? strchr(digits, byte) : NULL;
    return digit ? (int)(digit - digits) : -1;
}

dl_slice dl_permalink_redirected(dl_arena *arena, dl_slice link)
{
    size_t at = dl_slice_find(link, DL_PERMALINK_HIDDEN), size = 0;
    char *text = at == SIZE_MAX ? NULL : dl_arena_alloc(arena, link.size);
    if (!text)
        return dl_slice_of(NULL);
    uint32_t bits = 0;
    int bit;
    for (unsigned have = 0; ++at < link.size && (bit = base64_bits(link.data[at])) >= 0;) {
        bits = bits << 6 | (uint32_t)bit;
        have += 6;
        if (have >= 8)
            text[size++] = (char)(bits >> (have -= 8));
    }
    const dl_slice object = dl_slice_make(text, size);
    for (size_t begin = dl_slice_find(object, "\"http"); begin < size; begin++) {
        const dl_slice rest = dl_slice_cut(object, begin + 1, size);
        const char *end = object.data[begin] == '"' ? memchr(rest.data, '"', rest.size) : NULL;
        const dl_slice address = end ? dl_slice_cut(rest, 0, (size_t)(end - rest.data)) : dl_slice_of(NULL);
        if (dl_permalink_is_post(address))
            return address;
    }
    return dl_slice_of(NULL);
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
