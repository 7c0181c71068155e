/* What sources call the parts of an article. */
#include "article/reading/parts.h"
#include "article/reading/part_words.h"
#include "util/error.h"

#include <stdio.h>

/* As they are written in a map. */
static const char *const part_labels[DL_PART_COUNT] = {"id",   "title",  "text",     "date",  "url",
                                                       "site", "author", "language", "place", "deck"};

/* Of BEIR, TREC, news-please, trafilatura, Scrapy, NewsAPI, The Guardian, The New York Times, GDELT, Arc, JSON Feed,
 * schema.org, Elasticsearch, yt-dlp, RSS, Atom, WordPress, Ghost, front matter of site generators, and collections for research. */
static const char *const names[DL_PART_COUNT][64] = {
    [DL_PART_ID] = {"id", "_id", "docno", "docid", "doc_id", "guid", "uuid", "uri", "newid", "pid"},
    [DL_PART_TITLE] = {"title", "web_title", "headline.main", "headline_main", "headlines.basic", "headlines", "headline", "webTitle", "heading", "head", "hl", "ttl", "ti", "subject", "headline_text",
                       "title.rendered", "snippet.title", "book_title", "metadata.title", "fields.title", "fields.headline"},
    [DL_PART_TEXT] = {"text", "maintext", "body", "content", "article", "articleBody", "article_text", "fulltext",
                      "full_text", "content:encoded", "content_text", "content_html", "content.rendered",
                      "fields.body", "fields.bodyText", "blocks.body", "bodies", "body_richtext", "body_main", "body_xhtml", "body_html",
                      "body_text", "content_elements", "record.text", "rich_content", "plain_content", "plain_text", "cleaned_text", "raw_text", "document", "story_text", "story",
                      "passage", "contents", "tweet", "tweet_text", "original_tweet", "originaltweet", "rawContent", "selftext", "sharecommentary", "opening_text", "hit_sentence", "highlight", "selection", "lead_paragraph", "lp", "leadpara", "html",
                      "page_content", "textContent", "markdown", "segment", "paragraphs", "sentences", "summary", "snippet", "introtext"},
    [DL_PART_DATE] = {"date", "published_at", "publishedAt", "published", "date_publish", "datePublished", "display_date",
                      "date_published", "published_date", "publish_date", "publishDate", "publication_date", "pub_date", "pubDate",
                      "webPublicationDate", "dc:date", "date1", "date_time", "datetime", "date_gmt", "timestamp", "@timestamp", "created_at",
                      "post_date", "creation_date", "creationdate", "created_utc", "versioncreated", "versionCreated", "firstcreated", "createdAt",
                      "dateTime", "record.createdAt", "snippet.publishedAt", "created", "time_added", "updated", "modified", "date_modify",
                      "publishedTime", "upload_date", "createTimeISO", "userEditedTimestampUsec", "seendate", "publication_time", "publish_time", "publishTime", "highlighted_at", "release_date", "issued", "first_published_at", "posted_at", "date_created", "tweet_time", "tweetat", "ctime", "warc_headers.warc-date", "sys.createdAt", "time", "atom:published", "atom:updated", "a10:updated"},
    [DL_PART_URL] = {"url", "link", "web_url", "webUrl", "article_url", "canonical_url", "canonical", "permalink",
                     "requested_url", "source_url", "post_url", "webpage_url", "pageUrl", "url_used", "links.permalink", "metadata.sourceURL", "warc_headers.warc-target-uri", "href", "alternate"},
    [DL_PART_SITE] = {"site", "source.name", "source.title", "source.domain", "source_name", "name_source", "source_title", "source", "source_domain", "sitename", "siteName", "site_name", "hostname",
                      "media_name", "publisher", "publisher_name", "provider", "publication", "newspaper", "pubtitle", "publication_title", "container-title", "publicationTitle", "outlet", "domain", "clean_url", "domain_url", "thread.site", "origin.title", "feed.title"},
    [DL_PART_AUTHOR] = {"author", "authors", "byline.original", "fields.byline", "byline", "bylines", "authors_byline", "authorsByline", "author_name", "authorName", "creators", "book_author", "ownerdisplayname", "creator", "dc:creator", "credits.by", "_embedded.author", "writer", "snippet.channelTitle", "channel_title", "channelTitle", "influencer", "extra_author_attributes.name",
                        "account", "from", "by", "uploader", "user_name"},
    [DL_PART_LANGUAGE] = {"language", "lang", "inLanguage", "humanLanguage", "dc:language"},
    [DL_PART_PLACE] = {"place", "dateline", "location", "located"},
    [DL_PART_DECK] = {"deck", "decks", "subheadlines.basic", "subtitle", "dek", "description.basic", "description", "standfirst", "fields.trailText", "custom_excerpt", "excerpt",
                      "abstract", "descriptions", "subheadline", "web_subtitle", "description_text", "introtext", "short_description", "snippet.description", "highlights", "lead", "snippet", "summary"},
};

const char *const dl_part_lists[] = {"articles", "items", "docs",    "results", "entries", "news", "stories",
                                     "posts",    "data",  "records", "documents", "hits", "statuses",
                                     "messages", "objects", "value", "item", "news_results", "orderedItems", "feed", "children", "rows",
                                     "text_post_app_text_posts", "comments_v2", "group_posts_v2",
                                     "group_comments_v2", "comments_reels_comments", "ig_reels_media", "ig_stories",
                                     "ig_archived_post_media", NULL};
const char *const dl_part_list_holders[] = {"response", "db", "hits", "data", "articles", NULL};
const char *const dl_part_wrappers[] = {"_source", "object", "post", "data", "item", "node", "row", "attributes", "fields", NULL};

const char *const *dl_part_names(const dl_part_map *map, dl_part part)
{
    return map && map->names[part] ? map->names[part] : names[part];
}

/* Letters alone, so that "Date-Published" is "date_published". */
static char plain(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte == '-' || byte == ' ' ? '_' : byte;
}

static bool same_name(dl_slice a, const char *b)
{
    size_t at = 0;
    while (at < a.size && b[at] && plain(a.data[at]) == plain(b[at]))
        at++;
    return at == a.size && !b[at];
}

dl_part dl_part_find(const dl_part_map *map, dl_slice name, size_t *rank)
{
    dl_part best = DL_PART_COUNT;
    *rank = SIZE_MAX;
    for (dl_part part = 0; part < DL_PART_COUNT; part++) {
        const char *const *known = dl_part_names(map, part);
        bool own = map && map->names[part];
        for (size_t i = 0; known[i]; i++)
            if (same_name(name, known[i]) && (own || i < *rank)) {
                best = part;
                *rank = i;
                if (own) {
                    dl_part_map_meet(map, part);
                    return best;
                }
                break;
            }
    }
    if (best < DL_PART_COUNT)
        return best;
    const dl_part said = dl_part_word(name, rank);
    const bool other = said == DL_PART_COUNT || dl_part_word_is_weak(*rank) || (map && map->names[said]);
    return other ? DL_PART_COUNT : said;
}

/* ---- maps ---- */

static dl_part labelled(dl_slice label)
{
    dl_part part = 0;
    while (part < DL_PART_COUNT && !same_name(label, part_labels[part]))
        part++;
    return part;
}

/* "dates=dmy" */
static bool take_dates(dl_part_map *out, dl_slice label, dl_slice value)
{
    if (!same_name(label, "dates") || (!dl_slice_is(value, "dmy") && !dl_slice_is(value, "mdy")))
        return false;
    out->dates = value.data[0] == 'd' ? DL_DAY_FIRST : DL_MONTH_FIRST;
    return true;
}

bool dl_part_map_names(const dl_part_map *map)
{
    dl_part part = 0;
    while (map && part < DL_PART_COUNT && !map->names[part])
        part++;
    return map && part < DL_PART_COUNT;
}

void dl_part_map_meet(const dl_part_map *map, dl_part part)
{
    if (map && map->names[part])
        map->met[part] = true;
}

void dl_part_map_unmet(dl_buffer *out, const dl_part_map *map)
{
    for (dl_part part = 0; part < DL_PART_COUNT; part++)
        for (size_t i = 0; map->names[part] && !map->met[part] && map->names[part][i]; i++)
            dl_buffer_printf(out, "%s%s=%s", out->size ? ", " : "", part_labels[part], map->names[part][i]);
}

dateline_status dl_part_map_parse(dl_part_map *out, dl_arena *arena, const char *text, dateline_error *error)
{
    *out = (dl_part_map){0};
    size_t counts[DL_PART_COUNT] = {0}, most = strlen(text) / 2 + 2;
    const char **lists[DL_PART_COUNT] = {NULL};
    out->met = dl_arena_alloc(arena, DL_PART_COUNT * sizeof *out->met);
    if (!out->met)
        return dl_fail_memory(error);
    memset(out->met, 0, DL_PART_COUNT * sizeof *out->met);
    for (const char *at = text; *at;) {
        size_t size = strcspn(at, ",");
        dl_slice pair = dl_slice_make(at, size);
        const char *equals = memchr(at, '=', size);
        at += size + (at[size] != '\0');
        dl_slice label = dl_slice_trim(dl_slice_cut(pair, 0, equals ? (size_t)(equals - pair.data) : 0));
        dl_slice name = dl_slice_trim(
            equals ? dl_slice_cut(pair, (size_t)(equals - pair.data) + 1, pair.size) : (dl_slice){NULL, 0});
        if (take_dates(out, label, name))
            continue;
        dl_part part = labelled(label);
        if (part == DL_PART_COUNT || !name.size)
            return dl_fail(error, DATELINE_ERROR_USAGE,
                           "'%.*s' in the map is not PART=NAME with one of the parts id, title, text, date, url, site, "
                           "author, language, place, deck, nor dates=dmy or dates=mdy",
                           (int)pair.size, pair.data);
        if (!lists[part])
            lists[part] = dl_arena_alloc(arena, most * sizeof *lists[part]);
        char *copy = dl_arena_string(arena, name);
        if (!lists[part] || !copy)
            return dl_fail_memory(error);
        lists[part][counts[part]++] = copy;
        out->names[part] = lists[part];
    }
    return DATELINE_OK;
}
