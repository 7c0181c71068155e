/* Scores language detection on texts of known language: eval_languages SHARED. SHARED is the folder of the
 * collections. Status 77 (skipped) without them, 1 when a score is below its floor.
 *
 *   right, unsure, wrong   the text alone
 *   astray                 a passage of an article in its own language taken for another one
 *   found                  a passage in an article of another language (English; German for English)
 *
 * udhr: lines of the Universal Declaration of Human Rights in 19 languages; conll: sentences of Spanish and
 * Dutch newswire; news: titles and paragraphs of publishers from countries with one language of news. Each cut to
 * a word's length, half a line, a line, an old tweet, a tweet. */
#include "engine/stored/tongue.h"
#include "text/detect.h"
#include "util/buffer.h"
#include "util/clock.h"
#include "util/file.h"
#include "util/utf8.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#ifdef HAVE_TEXTCAT
#include <libexttextcat/textcat.h>
#endif

enum { SKIPPED = 77, LENGTHS = 5, SETS = 3 };
static const size_t lengths[LENGTHS] = {20, 40, 80, 140, 280};
static const char *const set_names[SETS] = {"udhr", "conll", "news"};

typedef struct scores {
    size_t texts, bytes, right, unsure, astray, found;
    size_t peer_texts, peer_bytes, peer_right, peer_unsure; /* of every eighth text: the peer is slow */
    int64_t us, peer_us;
} scores;

static scores table[SETS][LENGTHS];
#ifdef HAVE_TEXTCAT
static void *peer;

static void ask_peer(scores *s, dl_slice text, dl_language truth)
{
    if (s->texts % 8)
        return;
    int64_t start = dl_clock_monotonic_us();
    const char *said = textcat_Classify(peer, text.data, text.size);
    s->peer_us += dl_clock_monotonic_us() - start;
    const char *end = *said == '[' ? strpbrk(said, "-]") : NULL;
    dl_language got = end ? dl_language_find(dl_slice_make(said + 1, (size_t)(end - said - 1))) : 0;
    s->peer_texts++;
    s->peer_bytes += text.size;
    s->peer_right += got == truth;
    s->peer_unsure += !end;
}
#endif

static void score(int set, dl_slice text, const char *code)
{
    dl_language truth = dl_language_find(dl_slice_of(code));
    dl_language other = dl_language_find(dl_slice_of(strcmp(code, "en") ? "en" : "de"));
    text = dl_slice_trim(text);
    for (int length = 0; length < LENGTHS; length++) {
        size_t letters = 0, end = 0, blank = 0, step;
        for (; end < text.size && letters < lengths[length]; end += step, letters++) {
            dl_utf8_decode(text, end, &step);
            blank = text.data[end] == ' ' ? end : blank;
        }
        if (letters * 10 < lengths[length] * 7)
            break;
        if (end < text.size && blank > end / 2)
            end = blank;
        scores *s = &table[set][length];
        dl_slice cut = dl_slice_cut(text, 0, end);
        int64_t start = dl_clock_monotonic_us();
        dl_language got = dl_detect(cut, DL_LANGUAGE_UNKNOWN);
        s->us += dl_clock_monotonic_us() - start;
        s->texts++;
        s->bytes += cut.size;
        s->right += got == truth;
        s->unsure += !got;
        dl_passage passage = {.kind = DATELINE_PARAGRAPH, .text = cut};
        s->astray += dl_tongue_of_passage(&passage, truth) != truth;
        s->found += dl_tongue_of_passage(&passage, other) == truth;
#ifdef HAVE_TEXTCAT
        ask_peer(s, cut, truth);
#endif
    }
}

static bool read_file(dl_buffer *out, const char *folder, const char *name)
{
    char path[4096];
    dateline_error error;
    snprintf(path, sizeof path, "%s/collections/multilang/%s", folder, name);
    dl_buffer_clear(out);
    return !dl_file_read(out, path, (size_t)1 << 28, &error);
}

/* Every `step`th line. */
static void score_lines(int set, dl_slice text, const char *code, size_t step)
{
    size_t line = 0;
    for (size_t begin = 0, end; begin < text.size; begin = end + 1, line++) {
        const char *stop = memchr(text.data + begin, '\n', text.size - begin);
        end = stop ? (size_t)(stop - text.data) : text.size;
        if (line % step == 0)
            score(set, dl_slice_cut(text, begin, end), code);
    }
}

static void score_news(dl_slice text)
{
    static const char *const countries[][2] = {
        {"de", "de"}, {"at", "de"}, {"uk", "en"}, {"us", "en"}, {"es", "es"}, {"fr", "fr"}, {"it", "it"},
        {"jp", "ja"}, {"kr", "ko"}, {"tr", "tr"}, {"no", "no"}, {"pl", "pl"}, {"se", "sv"}, {"cz", "cs"},
    };
    for (size_t begin = 0, end; begin < text.size; begin = end + 1) {
        const char *stop = memchr(text.data + begin, '\n', text.size - begin);
        end = stop ? (size_t)(stop - text.data) : text.size;
        json_t *article = json_loadb(text.data + begin, end - begin, 0, NULL);
        const char *country = json_string_value(json_object_get(article, "country"));
        for (size_t i = 0; country && i < sizeof countries / sizeof *countries; i++)
            if (strcmp(country, countries[i][0]) == 0) {
                score(2, dl_slice_of(json_string_value(json_object_get(article, "title"))), countries[i][1]);
                score_lines(2, dl_slice_of(json_string_value(json_object_get(article, "text"))),
                            countries[i][1], 1);
            }
        json_decref(article);
    }
}

static double share(size_t part, size_t whole)
{
    return whole ? (double)part / (double)whole : 0;
}

static bool print(void)
{
    bool fine = true;
    printf("%-6s %7s %6s  %6s %6s %6s  %6s %6s  %6s", "set", "letters", "texts", "right", "unsure", "wrong",
           "astray", "found", "MB/s");
#ifdef HAVE_TEXTCAT
    printf("  | textcat: %6s %6s %6s", "right", "unsure", "MB/s");
#endif
    printf("\n");
    for (int set = 0; set < SETS; set++)
        for (int length = 0; length < LENGTHS; length++) {
            const scores *s = &table[set][length];
            double right = share(s->right, s->texts), unsure = share(s->unsure, s->texts);
            double astray = share(s->astray, s->texts), found = share(s->found, s->texts);
            printf("%-6s %7zu %6zu  %6.3f %6.3f %6.3f  %6.3f %6.3f  %6.1f", set_names[set],
                   lengths[length], s->texts, right, unsure, 1 - right - unsure, astray, found,
                   share(s->bytes, (size_t)s->us + 1));
#ifdef HAVE_TEXTCAT
            printf("  |          %6.3f %6.3f %6.1f", share(s->peer_right, s->peer_texts),
                   share(s->peer_unsure, s->peer_texts), share(s->peer_bytes, (size_t)s->peer_us + 1));
#endif
            printf("\n");
            fine &= astray <= 0.04 && (lengths[length] < 140 || (right >= 0.92 && found >= 0.92));
        }
    return fine;
}

int main(int argc, char **argv)
{
    static const char *const udhr[][2] = {
        {"arb", "ar"}, {"ben", "bn"}, {"cmn_hans", "zh"}, {"cmn_hant", "zh"}, {"ell_monotonic", "el"},
        {"eng", "en"}, {"fra", "fr"}, {"heb", "he"},      {"hin", "hi"},      {"jpn", "ja"},
        {"kor", "ko"}, {"pes_1", "fa"}, {"pol", "pl"},    {"rus", "ru"},      {"spa", "es"},
        {"tha", "th"}, {"tur", "tr"}, {"ukr", "uk"},      {"urd", "ur"},      {"vie", "vi"},
    };
    dl_buffer text = DL_BUFFER_EMPTY;
    if (argc != 2 || !read_file(&text, argv[1], "conll2002/esp.txt")) {
        puts("skipped: no ../shared");
        return SKIPPED;
    }
#ifdef HAVE_TEXTCAT
    peer = special_textcat_Init("/usr/share/libexttextcat/fpdb.conf", "/usr/share/libexttextcat/");
#endif
    score_lines(1, dl_buffer_slice(&text), "es", 10);
    if (read_file(&text, argv[1], "conll2002/ned.txt"))
        score_lines(1, dl_buffer_slice(&text), "nl", 10);
    for (size_t i = 0; i < sizeof udhr / sizeof *udhr; i++) {
        char name[64];
        snprintf(name, sizeof name, "udhr/%s.txt", udhr[i][0]);
        if (read_file(&text, argv[1], name))
            score_lines(0, dl_buffer_slice(&text), udhr[i][1], 1);
    }
    if (read_file(&text, argv[1], "fundus_gold/articles.jsonl"))
        score_news(dl_buffer_slice(&text));
    dl_buffer_free(&text);
    if (print())
        return EXIT_SUCCESS;
    puts("a score is below its floor");
    return EXIT_FAILURE;
}
