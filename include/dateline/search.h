/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * dateline/search.h - opening an index, searching it, showing what it holds.
 *
 *     dateline_reader *reader;
 *     dateline_result *result;
 *     dateline_error error;
 *     if (dateline_reader_open(&reader, "index", &error))
 *         ...
 *     dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
 *     if (dateline_search(&result, reader, "Tajikistan chairmanship", &options, &error))
 *         ...
 *     for (size_t i = 0; i < result->hit_count; i++)
 *         printf("%.*s\n", (int)result->hits[i].passage.text.size, result->hits[i].passage.text.data);
 *     dateline_result_free(result);
 *     dateline_reader_free(reader);
 */
#ifndef DATELINE_SEARCH_H
#define DATELINE_SEARCH_H

#include <dateline/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An open index. One thread at a time; open one a thread. Follows commits and generation switches
 *  by itself: each call sees one complete state of the index. */
typedef struct dateline_reader dateline_reader;

/** What a passage is. The numbers are stored in indexes and stable. */
typedef enum dateline_kind {
    DATELINE_HEADLINE = 0,
    DATELINE_DECK = 1,
    DATELINE_PARAGRAPH = 2,
    DATELINE_TWEET = 3,
    DATELINE_QUOTE = 4,
    DATELINE_CAPTION = 5,
    DATELINE_LIST = 6
} dateline_kind;
#define DATELINE_KIND_COUNT 7

/** "headline", "deck", "paragraph", "tweet", "quote", "caption", "list". Any thread. */
DATELINE_API const char *dateline_kind_name(dateline_kind kind);

/** How a span answers its query term. */
typedef enum dateline_via {
    DATELINE_VIA_EXACT = 0,   /**< the same bytes */
    DATELINE_VIA_FOLDED = 1,  /**< the same after folding (case, accents, letter variants) */
    DATELINE_VIA_STEM = 2,    /**< the same stem */
    DATELINE_VIA_PREFIX = 3,  /**< begins with the term */
    DATELINE_VIA_PHRASE = 4,  /**< a whole phrase */
    DATELINE_VIA_HASHTAG = 5, /**< a word inside a hashtag or handle */
    DATELINE_VIA_WILDCARD = 6, /**< fits the pattern */
    DATELINE_VIA_FUZZY = 7,    /**< differs by so many edits as the term allows */
    DATELINE_VIA_SYNONYM = 8,  /**< is in a group of synonyms with the term */
    DATELINE_VIA_SCRIPT = 9    /**< the same name in another script, by its sound */
} dateline_via;
#define DATELINE_VIA_COUNT 10

/** "exact", "folded", "stem", "prefix", "phrase", "hashtag", "wildcard", "fuzzy", "synonym",
 *  "script". Any thread. */
DATELINE_API const char *dateline_via_name(dateline_via via);

/** A matching part of a passage's text: half open ranges in three units. */
typedef struct dateline_span {
    size_t byte_begin, byte_end;
    size_t codepoint_begin, codepoint_end;
    size_t utf16_begin, utf16_end;
    const char *term; /**< the query's word or phrase, folded */
    dateline_via via;
    uint64_t source_begin, source_end; /**< its bytes in the (decompressed) source; both 0 where the text is
                                          not there byte for byte (escaped, joined or decoded) */
} dateline_span;

/** A stretch of a long passage: half open ranges in three units. */
typedef struct dateline_fragment {
    size_t byte_begin, byte_end;
    size_t codepoint_begin, codepoint_end;
    size_t utf16_begin, utf16_end;
} dateline_fragment;

/** What one part of the query adds to a hit's score. */
typedef struct dateline_score_part {
    const char *stage; /**< "terms": the index's score, which finds the candidates; "order": the second
                            stage's, which orders the best of them */
    const char *part;  /**< of terms the clause, in the query language, "all of: ..." for the bonus of
                            several; of order "words", "pairs", "window", "article" or "title" and "block",
                            "first stage", "feedback" */
    double score;
} dateline_score_part;

/** What a tweet has beside its text. Absent texts are empty slices. */
typedef struct dateline_tweet {
    dateline_slice name;   /**< author's display name */
    dateline_slice handle; /**< without '@' */
    dateline_slice date;   /**< ISO 8601, e.g. "2025-11-18" */
    dateline_slice id;     /**< the number in its permalink */
    dateline_slice url;    /**< permalink, or the pic.twitter.com link it ends with */
    dateline_slice reply_to, quotes; /**< ids of the tweets that it answers and quotes */
    int truncated;         /**< nonzero: its text was cut off, shown by "…" */
    const dateline_slice *links;    size_t link_count;    /**< as written in the text */
    const dateline_slice *mentions; size_t mention_count; /**< without '@' */
    const dateline_slice *hashtags; size_t hashtag_count; /**< without '#' */
} dateline_tweet;

typedef struct dateline_article {
    const char *id;          /**< 16 hexadecimal digits */
    dateline_slice title;    /**< empty when the source has none */
    dateline_slice date;     /**< ISO 8601, "2025-11-19" or "1987-02-26T15:01:01Z"; may be empty */
    dateline_slice place;    /**< from the dateline, e.g. "MOSCOW"; may be empty */
    dateline_slice language; /**< ISO 639-1, stated by the source or detected; may be empty */
    dateline_slice url;      /**< may be empty */
    dateline_slice site;     /**< may be empty */
    const dateline_slice *authors; size_t author_count;
    const char *path;        /**< of the source, relative to the working folder when below it */
    uint64_t source_begin, source_end; /**< the article's bytes in the (decompressed) source */
    size_t passage_count;
} dateline_article;

typedef struct dateline_passage {
    char id[32];           /**< article id, '.', ordinal from 0, e.g. "9f86d081884c7d65.12" */
    size_t ordinal;        /**< place in the article, from 0 */
    dateline_kind kind;
    dateline_slice text;   /**< well-formed UTF-8; bytes of the source that were not became U+FFFD */
    dateline_slice language; /**< ISO 639-1; the article's, or detected when it is another; may be empty */
    uint64_t source_begin, source_end; /**< its bytes in the (decompressed) source */
    const dateline_tweet *tweet;       /**< NULL unless kind is tweet */
    const dateline_span *spans;        /**< valid, disjoint, ascending */
    size_t span_count;
    const dateline_fragment *fragments; /**< the best stretches, when asked for and it is longer than one */
    size_t fragment_count;
} dateline_passage;

/** The passages of the index with the hit's text, or nearly its text (wire copy with small edits). */
typedef struct dateline_copies {
    uint64_t passages;    /**< the hit included */
    uint64_t same;        /**< of these, those with exactly the same words, the hit included */
    uint64_t articles;    /**< that they are in */
    int at_least;         /**< nonzero: there were too many to look at all */
    dateline_slice first_date, last_date; /**< ISO 8601 days; empty when none is dated */
    const char *whole;    /**< of a tweet: the id of the passage that has more of its text than the hit; else NULL */
} dateline_copies;

typedef struct dateline_hit {
    size_t rank;  /**< from 1, counting skipped ones (`offset`) */
    double score; /**< comparable within one search only */
    dateline_passage passage;
    const dateline_article *article;
    const dateline_passage *before; size_t before_count; /**< neighbours, when `context` asked */
    const dateline_passage *after;  size_t after_count;
    const dateline_copies *copies; /**< with `fold_duplicates`, when there is more than the hit */
    uint64_t more_in_article; /**< with `group_articles`: at least so many other hits there */
    const dateline_score_part *parts;
    size_t part_count; /**< with `explain`; those of the last stage add up to `score` */
} dateline_hit;

/** Another query, and how much it finds. */
typedef struct dateline_suggestion {
    const char *query; /**< in the query language */
    uint64_t total;    /**< exact, in passages */
} dateline_suggestion;

/** A clause of a query that finds nothing. */
typedef struct dateline_clause {
    const char *query;  /**< "+word", "-word", "word" */
    uint64_t alone;     /**< passages that match it by itself; of "-word" those that hold it */
    uint64_t without;   /**< passages that match all the other clauses */
    int kills;          /**< nonzero: nothing matches it, or without it something is found */
} dateline_clause;

/** Why a query finds nothing, and what would find something. */
typedef struct dateline_diagnosis {
    const dateline_clause *clauses; size_t clause_count; /**< those of the uppermost level */
    const dateline_suggestion *relaxations; size_t relaxation_count; /**< the smallest change first */
} dateline_diagnosis;

typedef enum dateline_sort {
    DATELINE_SORT_RELEVANCE = 0,
    DATELINE_SORT_DATE = 1,       /**< newest first, undated last; then by relevance */
    DATELINE_SORT_DATE_OLDEST = 2 /**< oldest first, undated last; then by relevance */
} dateline_sort;

/** What matches can be counted by. */
typedef enum dateline_facet {
    DATELINE_FACET_KIND = 0,
    DATELINE_FACET_HANDLE = 1,   /**< author of a tweet, "@handle", folded */
    DATELINE_FACET_TAG = 2,      /**< hashtag, without '#', folded */
    DATELINE_FACET_PLACE = 3,    /**< of the dateline; whatever its case */
    DATELINE_FACET_SITE = 4,     /**< folded */
    DATELINE_FACET_LANGUAGE = 5, /**< folded */
    DATELINE_FACET_MONTH = 6     /**< "2025-11", of the date that `date:` asks for */
} dateline_facet;
#define DATELINE_FACET_COUNT 7

/** "kind", "handle", "tag", "place", "site", "language", "month". Any thread. */
DATELINE_API const char *dateline_facet_name(dateline_facet facet);

/** A value and how many matches (articles when grouped) have it. Exact. */
typedef struct dateline_bucket {
    dateline_slice value;
    uint64_t count;
} dateline_bucket;

typedef struct dateline_facet_counts {
    dateline_facet facet;
    const dateline_bucket *buckets; /**< the most frequent first, then by value; months in order */
    size_t bucket_count;
    size_t distinct;                /**< values in all: more than bucket_count where it was cut */
} dateline_facet_counts;

/** Matches over time: a bar for each day, month or year that has some, in order. */
typedef struct dateline_histogram {
    const char *unit; /**< "day" up to 62 days, "month" up to 60 months, else "year" */
    const dateline_bucket *bars; /**< "2025-11-18", "2025-11", "2025" */
    size_t bar_count;
    uint64_t undated;
} dateline_histogram;

typedef struct dateline_search_options {
    size_t limit;         /**< hits wanted; default 10 */
    size_t offset;        /**< hits skipped first; default 0 */
    size_t context;       /**< neighbouring passages on each side; default 0 */
    dateline_sort sort;
    int group_articles;   /**< nonzero: the best passage of each article only */
    int exact_total;      /**< nonzero: count all matches, however many */
    const char *language; /**< the query's words are stemmed for it; NULL: for all that the index holds */
    unsigned facets;      /**< bits, 1u << DATELINE_FACET_...: count by these; makes `total` exact */
    size_t facet_limit;   /**< most values of a facet; default 10 */
    int fold_duplicates;  /**< nonzero: of hits with (nearly) the same text the first only
                              (of the first 10,000), and copies counted (for the first 1,000) */
    size_t suggestions;   /**< most suggestions of other spellings, 16 at most; default 0 */
    int autocorrect;      /**< nonzero: a word that no passage has is replaced by the best suggestion */
    int expand;           /**< nonzero: search again with the words that tell most about the first results, too */
    int diagnose;         /**< nonzero: when nothing is found, say why */
    int histogram;        /**< nonzero: count by date; makes `total` exact */
    size_t fragment_size; /**< code points of a fragment; default 0: none are chosen */
    size_t fragment_limit; /**< most fragments of a passage; default 3 */
    int explain;          /**< nonzero: fill `explanation` and the hits' `parts` */
    int same_script;      /**< nonzero: names are not looked for in other scripts */
    int plain_ranking;    /**< nonzero: BM25 alone; no titles, order of words, whole articles, feedback */
    double recency; /**< days; above 0: with the sort by relevance, a passage of today counts twice as much as
                              an old one, one that is so many days old 1.5 times, and so on; default 0: age is nothing */
} dateline_search_options;

#define DATELINE_SEARCH_OPTIONS_INIT                                                               \
    {                                                                                              \
        10, 0, 0, DATELINE_SORT_RELEVANCE, 0, 0, NULL, 0, 10, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0   \
    }

/** How a query was understood, for people: text whose layout may change. */
typedef struct dateline_explanation {
    const char *tokens;   /**< the lexemes, a line each */
    const char *tree;     /**< the clauses, a line each, indented */
    const char *compiled; /**< the index's query, as Xapian writes it */
} dateline_explanation;

typedef struct dateline_result {
    const char *query;       /**< as given, ill-formed UTF-8 replaced */
    const char *understood;  /**< the query as it was understood, in the query language itself */
    uint64_t total;          /**< matching passages (articles when grouped) */
    int total_is_exact;      /**< zero: `total` is an estimate */
    int group_articles;      /**< as asked: hits and `total` are articles */
    int64_t took_us;         /**< microseconds */
    const dateline_hit *hits;
    size_t hit_count;
    const dateline_suggestion *suggestions; size_t suggestion_count; /**< the best first */
    const char *corrected;   /**< with `autocorrect`, what was searched instead of `query`; else NULL */
    const dateline_diagnosis *diagnosis; /**< NULL unless asked for and nothing was found */
    const dateline_facet_counts *facets; size_t facet_count; /**< in the order of dateline_facet */
    const dateline_histogram *histogram; /**< NULL unless asked for */
    const char *const *notes; /**< what was not understood or was cut, a sentence each */
    size_t note_count;
    const dateline_explanation *explanation; /**< NULL unless asked for */
} dateline_result;

/** Opens the index in folder `index`.
 *  Errors: USAGE (no index given), NO_INDEX, DAMAGED, MISMATCH, IO, MEMORY. */
DATELINE_API dateline_status dateline_reader_open(dateline_reader **out, const char *index,
                                                  dateline_error *error) DATELINE_MUST_USE;

DATELINE_API void dateline_reader_free(dateline_reader *reader);

/** Searches of this reader also find what the file at `path` calls the same: a group a line, its words apart by
 *  commas, each of one word or several; '#' begins a comment. NULL: none. Errors: IO, INPUT (above 64 MiB), MEMORY. */
DATELINE_API dateline_status dateline_reader_use_synonyms(dateline_reader *reader, const char *path,
                                                          dateline_error *error) DATELINE_MUST_USE;

/** Searches for `query` (any bytes; the language is in docs/QUERY.md; nothing is a syntax error).
 *  `options` may be NULL: the defaults.
 *  *out: the result, yours to free, independent of the reader. No hit is DATELINE_OK.
 *  Errors: USAGE (unknown language or order), DAMAGED, STALE, IO, MEMORY; NO_INDEX and MISMATCH where the index was removed
 *  meanwhile, or built anew by another version. */
DATELINE_API dateline_status dateline_search(dateline_result **out, dateline_reader *reader,
                                             const char *query,
                                             const dateline_search_options *options,
                                             dateline_error *error) DATELINE_MUST_USE;

DATELINE_API void dateline_result_free(dateline_result *result);

/** An article, or one passage of it, whole. */
typedef struct dateline_document {
    const dateline_article *article;
    const dateline_passage *passages;
    size_t passage_count;
} dateline_document;

/** Fetches the article or passage with `id`; matches of `query` (may be NULL) become spans.
 *  An article id may be cut to its first characters (at least 4) when that is unambiguous; its letters may be capitals.
 *  *out: yours to free. Errors: NOT_FOUND, USAGE (ambiguous or not an id), and dateline_search's. */
DATELINE_API dateline_status dateline_show(dateline_document **out, dateline_reader *reader,
                                           const char *id, const char *query,
                                           dateline_error *error) DATELINE_MUST_USE;

DATELINE_API void dateline_document_free(dateline_document *document);

/** What an index holds. */
typedef struct dateline_info {
    const char *index;      /**< its folder, as given */
    const char *generation; /**< names of its current generations' folders, the newest first, apart by blanks */
    uint64_t segments;      /**< how many those are */
    uint64_t removed; /**< articles and passages in them that updates have removed; the next merge leaves them out */
    uint64_t sources, articles, passages;
    uint64_t passages_of_kind[DATELINE_KIND_COUNT];
    uint64_t disk_bytes;    /**< of the current generations */
    dateline_slice first_date, last_date; /**< ISO 8601; empty when nothing is dated */
    const char *language;   /**< stemmer */
    uint64_t schema;
    const char *analyzer, *icu, *unicode, *stemmer, *backend; /**< versions it was built with */
    dateline_slice updated; /**< ISO 8601 */
    const char *const *roots; size_t root_count; /**< the paths that it follows */
} dateline_info;

/** *out: yours to free. Errors: as dateline_search. */
DATELINE_API dateline_status dateline_reader_info(dateline_info **out, dateline_reader *reader,
                                                  dateline_error *error) DATELINE_MUST_USE;

DATELINE_API void dateline_info_free(dateline_info *info);

/** Receives one finding, a sentence, of dateline_check. */
typedef void (*dateline_check_callback)(void *context, const char *finding);

/** Checks the index in folder `index`: Xapian's tables, and that articles, passages and the list of
 *  sources agree. *problems: how many findings were told to `callback` (may be NULL).
 *  OK when it could be checked, whatever was found. Errors: USAGE (no index given), NO_INDEX, MISMATCH (another schema), IO,
 *  MEMORY. Any thread. */
DATELINE_API dateline_status dateline_check(uint64_t *problems, const char *index,
                                            dateline_check_callback callback, void *context,
                                            dateline_error *error) DATELINE_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
