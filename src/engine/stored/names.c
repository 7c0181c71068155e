/* The names of the public enumerations, and of the libraries below. */
#include "engine/stored/identity.h"

#include <dateline/search.h>
#include <stdio.h>

const char *dateline_kind_name(dateline_kind kind)
{
    static const char *const names[DATELINE_KIND_COUNT] = {"headline", "deck",    "paragraph", "tweet",
                                                           "quote",    "caption", "list"};
    size_t index = (size_t)kind;
    return index < DATELINE_KIND_COUNT ? names[index] : "unknown";
}

const char *dateline_via_name(dateline_via via)
{
    static const char *const names[DATELINE_VIA_COUNT] = {"exact",  "folded",  "stem",     "prefix",
                                                          "phrase", "hashtag", "wildcard", "fuzzy",
                                                          "synonym", "script"};
    size_t index = (size_t)via;
    return index < DATELINE_VIA_COUNT ? names[index] : "unknown";
}

const char *dateline_facet_name(dateline_facet facet)
{
    static const char *const names[DATELINE_FACET_COUNT] = {"kind", "handle",   "tag",  "place",
                                                            "site", "language", "month"};
    size_t index = (size_t)facet;
    return index < DATELINE_FACET_COUNT ? names[index] : "unknown";
}

size_t dateline_libraries(char *out, size_t size)
{
    dl_identity identity = {0};
    dl_analyzer_versions versions;
    (void)dl_identity_current(&identity, &versions); /* "unknown" says it */
    int length = snprintf(out, size, "%s, ICU %s, Unicode %s, stemmer %s, analyzer %s, index schema %u",
                          dl_store_version(), identity.icu, identity.unicode, identity.stemmer,
                          identity.analyzer, DL_SCHEMA_VERSION);
    return length < 0 ? 0 : (size_t)length;
}
