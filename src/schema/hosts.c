/* Addresses, by the signs between their parts. */
#include "schema/hosts.h"

enum { HOST_LIMIT = 253 }; /* bytes: as DNS has it */

dl_slice dl_host_of(dl_slice address)
{
    const dl_slice none = {NULL, 0}, sign = DL_LITERAL("://");
    const size_t scheme = dl_slice_find(address, sign.data);
    if (scheme == SIZE_MAX || scheme == 0)
        return none;
    size_t begin = scheme + sign.size, end = begin;
    while (end < address.size && !strchr("/?#", address.data[end]))
        if (address.data[end++] == '@') /* behind who logs in */
            begin = end;
    for (size_t at = begin; at < end; at++)
        if (address.data[at] == ':')
            end = at;
    while (end > begin && address.data[end - 1] == '.')
        end--;
    return end - begin <= HOST_LIMIT ? dl_slice_cut(address, begin, end) : none;
}

dl_slice dl_host_name(dl_slice host)
{
    const dl_slice empty = DL_LITERAL("www.");
    return dl_slice_starts(host, empty) ? dl_slice_cut(host, empty.size, host.size) : host;
}

dl_slice dl_post_of(dl_slice address)
{
    static const char mark[] = "/status/";
    const size_t at = dl_host_of(address).size ? dl_slice_find(address, mark) : SIZE_MAX;
    size_t begin = at == SIZE_MAX ? address.size : at + sizeof mark - 1, end = begin;
    while (end < address.size && dl_is_digit(address.data[end]))
        end++;
    return dl_slice_cut(address, begin, end);
}

dl_slice dl_host_above(dl_slice host)
{
    const dl_slice none = {NULL, 0};
    size_t last = host.size, dot = 0;
    while (last && host.data[last - 1] != '.')
        last--;
    while (dot < host.size && host.data[dot] != '.')
        dot++;
    const bool number = last < host.size && dl_is_digit(host.data[last]);
    return number || dot >= host.size ? none : dl_slice_cut(host, dot + 1, host.size);
}
