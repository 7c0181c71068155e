/* The analyzer: bytes in, tokens with byte offsets out. The one used for documents, queries and
 * highlighting.
 *
 * Segmentation is UAX #29 word boundaries as ICU has them (dictionaries for Thai, Chinese, Japanese,
 * ...), on the original bytes, so every offset is true. Each segment that holds a letter, a digit,
 * or an emoji then becomes a token:
 *   fold   NFKC casefold (UAX #31 NFKC_Casefold), accents and other marks removed where the script
 *          can do without them (Latin, Greek, Cyrillic but й and ў, Arabic, Hebrew), letters
 *          without a decomposition mapped (ø o, ł l, đ d, æ ae, œ oe, ı i, ...), Arabic kaf, yeh,
 *          heh variants and tatweel unified, decimal digits of all scripts to ASCII, apostrophes
 *          (' ’ ʼ ＇ ‘) unified, possessive 's dropped (the token ends before it), group commas
 *          of numbers dropped (3,000 is 3000).
 *   stem   libstemmer, by the language of the text; words of a script that this language is not
 *          written in by the analyzer's default language, if that is, else Latin english, Cyrillic
 *          russian, Greek greek, Devanagari hindi, Armenian armenian, Tamil tamil, others none.
 *          German ae, oe, ue count as umlauts; Turkish is spelt by its vowel harmony (text/turkish.h); Persian and
 *          Urdu lose the endings of text/endings.h.
 *
 * Compounds: words joined by one - ‐ ‑ – ־ without blanks ("SCO-CHG"), and segments with inner . _ '
 * that hold a letter, or two of . _ or more ("pic.twitter.com", "O'Brien", "19.11.2025"), yield each
 * part as PART tokens at consecutive positions and the whole once as a WHOLE token at the first part's
 * position; joiners in the whole's term are written - . _ and '. A compound of more than 16 parts
 * is cut into several. An apostrophe splits Latin words only, and not before s t d m ll re ve: "don't"
 * and "п'ять" are one WORD. A comma that sets no group of three digits apart, and '@' and ':', join
 * nothing: "1,2" is two words.
 * '#', '@' and '$' written directly before a word, not after a letter or digit, make a TAG, HANDLE or
 * CASHTAG token whose term keeps the (ASCII) sign: "#tajikistanchairmanship"; its range includes the
 * sign. It goes on through letters, digits and '_' (of the Latin script for '@'), and must hold a letter;
 * '$' wants it first ("$5" is the WORD 5). The body follows as a WHOLE token without sign (a plain
 * WORD when it has one part only, with the stem), and its inner words, cut at case changes, digits and
 * '_', as PART tokens.
 * Every token of a compound has `position` of its first part and `width` = parts it covers.
 *
 * Words of scripts without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese) and of Korean are compounds
 * of their characters: a WHOLE, as ICU's dictionaries cut it, and a PART a character (with the marks on it),
 * each at a position of its own; so a part of a word, or a word that the dictionary cut otherwise, is found
 * as characters side by side. Two characters with nothing between them, also of two words, are a PAIR
 * token, too, at the second one's position: what such a language has for stems.
 *
 * Pure-ASCII stretches take a path without ICU that gives the same tokens. Text is worked through in
 * pieces that end at blanks; a run of 32 KiB without any is cut. */
#ifndef DL_ANALYZER_H
#define DL_ANALYZER_H

#include "text/language.h"
#include "text/names.h"
#include "util/buffer.h"

typedef struct dl_analyzer dl_analyzer;

typedef enum dl_token_kind {
    DL_TOKEN_WORD,    /* a word that stands alone */
    DL_TOKEN_PART,    /* a word inside a compound, hashtag or handle; has a stem as WORD */
    DL_TOKEN_WHOLE,   /* the compound, or the body of a tag; no stem */
    DL_TOKEN_TAG,     /* "#tag" */
    DL_TOKEN_HANDLE,  /* "@handle" */
    DL_TOKEN_CASHTAG, /* "$usd" */
    DL_TOKEN_PAIR     /* two neighbouring characters of a script without blanks; no stem */
} dl_token_kind;

typedef struct dl_token {
    dl_slice term;     /* folded; 1..DL_TOKEN_TERM_LIMIT bytes, cut at a character; borrowed for the call */
    dl_slice stem;     /* stemmed; equal to term where the language has no stemmer; empty for WHOLE,
                          TAG, HANDLE, CASHTAG, PAIR; borrowed for the call */
    size_t begin, end; /* bytes [begin, end) of the text, on character boundaries */
    uint32_t position; /* counts words from 0 */
    uint32_t width;    /* positions covered, at least 1 */
    dl_token_kind kind;
    bool inside_tag;   /* a PART, WHOLE, WORD or PAIR inside a TAG, HANDLE or CASHTAG */
    struct dl_word_note *note; /* of a WORD, a PART or an unspaced WHOLE, the same for all of the same bytes and language as long as
                                  the analyzer remembers them: for whoever receives tokens, see text/word_cache.h;
                                  NULL: none */
    bool unspaced;     /* a WHOLE, PART, WORD or PAIR of a script without blanks, by the above rule */
} dl_token;

#define DL_TOKEN_TERM_LIMIT 200

/** Receives tokens in ascending (position, then widest first) order. Return false to stop. */
typedef bool dl_token_sink(void *context, const dl_token *token);

/** A new analyzer with the default language `language` (ISO 639-1 code or Snowball name; NULL or "en":
 *  English). Errors: USAGE (libstemmer has no such language; the message lists those it has), MEMORY,
 *  INTERNAL (ICU without data). One thread at a time; reuse it, making one is slow. */
dateline_status dl_analyzer_new(dl_analyzer **out, const char *language, dateline_error *error)
    DATELINE_MUST_USE;
void dl_analyzer_free(dl_analyzer *analyzer);

/** Says which language the texts are in that follow; unknown: the default. */
void dl_analyzer_set_language(dl_analyzer *analyzer, dl_language language);
/** Which it was said to be; never unknown, unless the default is. */
dl_language dl_analyzer_text_language(const dl_analyzer *analyzer);

/** Tells every token of `text` to `sink`. `text` should be well-formed UTF-8 (ill-formed bytes
 *  separate words). Errors: MEMORY; INPUT when text is larger than 1 GiB. OK when the sink stopped. */
dateline_status dl_analyzer_run(dl_analyzer *analyzer, dl_slice text, dl_token_sink *sink,
                                void *context, dateline_error *error) DATELINE_MUST_USE;

/** The same, but may leave out words whose terms and stems all begin with a small letter or digit that is not
 *  in `initials`, by its byte; and plain words that were told before, of which the sink did not say by `met` that it
 *  wants them, in whatever letters they are written. Positions count them. For who looks for few words. Zeroed: none. */
typedef struct dl_initials {
    bool has[128];
    bool met;
    uint64_t dull[256]; /* hashes of words that are not wanted */
} dl_initials;
dateline_status dl_analyzer_run_some(dl_analyzer *analyzer, dl_initials *initials, dl_slice text,
                                     dl_token_sink *sink, void *context, dateline_error *error) DATELINE_MUST_USE;

/** The same (of all words where `initials` is NULL), but dictionaries of scripts without blanks are hardly asked, which
 *  takes most of the time: their words have no WHOLE, compounds with them another one, and their characters, all of which are told,
 *  may be PART or WORD. */
dateline_status dl_analyzer_run_parts(dl_analyzer *analyzer, dl_initials *initials, dl_slice text,
                                      dl_token_sink *sink, void *context, dateline_error *error) DATELINE_MUST_USE;

/** A number for dl_word_note.edition that nobody had of this analyzer before; not 0. */
uint32_t dl_analyzer_edition(dl_analyzer *analyzer);

/** Turns the ASCII path off, for tests and measurements. */
void dl_analyzer_use_fast_path(dl_analyzer *analyzer, bool on);

/** Folds all of `text` as tokens are folded, without segmenting (keeps blanks and signs). */
dateline_status dl_analyzer_fold(dl_analyzer *analyzer, dl_buffer *out, dl_slice text,
                                 dateline_error *error) DATELINE_MUST_USE;

/** The stem of a folded word in a text of `language`, valid until the next call. Empty: out of memory. */
dl_slice dl_analyzer_stem(dl_analyzer *analyzer, dl_language language, dl_slice folded);

/** ICU's UScriptCode of a folded word's first letter. Any thread. */
int dl_analyzer_script(dl_slice folded);

/** What its memory of words may take, in bytes: see dl_word_cache_allow. */
void dl_analyzer_allow(dl_analyzer *analyzer, size_t bytes);

/** Loads what the first words of other scripts would, which takes some hundredths of a second: for a thread that waits for
 *  work. */
void dl_analyzer_load(dl_analyzer *analyzer);

/** The keys by which a name is found in other scripts, see text/names.h: those of a token of `text` if it may be
 *  a name (a word with a capital; where the script has none, any; without blanks, three characters of a word
 *  or more), else none. Returns its script. */
int dl_analyzer_name(dl_name *out, dl_analyzer *analyzer, dl_slice text, const dl_token *token);

/** The same of a word of a query by its folded form and stem; one without a capital must have more to tell. */
int dl_analyzer_asked_name(dl_name *out, dl_analyzer *analyzer, dl_slice original, dl_slice folded,
                           dl_slice stem);

/** The default language. */
dl_language dl_analyzer_language(const dl_analyzer *analyzer);

/** What an index must remember to be searched rightly: "1" for the analyzer's own rules, the versions of
 *  ICU ("72.1") and Unicode ("15.0"), and a fingerprint of libstemmer, which has no version to ask for. */
typedef struct dl_analyzer_versions {
    char rules[16], icu[16], unicode[16], stemmer[16];
} dl_analyzer_versions;

/** Fills *out. False: out of memory, and the stemmer is "unknown". Any thread. */
bool dl_analyzer_get_versions(dl_analyzer_versions *out);

#endif
