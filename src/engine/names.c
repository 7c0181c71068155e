/* The names of the public enumerations. */
#include <dateline/search.h>

const char *dateline_kind_name(dateline_kind kind)
{
    static const char *const names[DATELINE_KIND_COUNT] = {"headline", "deck",    "paragraph", "tweet",
                                                           "quote",    "caption", "list"};
    size_t index = (size_t)kind;
    return index < DATELINE_KIND_COUNT ? names[index] : "unknown";
}

const char *dateline_via_name(dateline_via via)
{
    static const char *const names[DATELINE_VIA_COUNT] = {"exact",  "folded", "stem",
                                                          "prefix", "phrase", "hashtag"};
    size_t index = (size_t)via;
    return index < DATELINE_VIA_COUNT ? names[index] : "unknown";
}
