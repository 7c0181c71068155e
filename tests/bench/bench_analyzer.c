/* Measures the analyzer: with its fast path, without, and ICU's word break iterator alone on the same text.
 *
 *     bench_analyzer [FILE]     (no file: a text is made)
 *
 * Five rounds, each running the three in turn; the median of each is printed. */
#include "text/analyzer.h"
#include "util/clock.h"
#include "util/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

enum { ROUNDS = 5, LINE_WORDS = 60 };

static bool count(void *context, const dl_token *token)
{
    (void)token;
    ++*(size_t *)context;
    return true;
}

/* Tokens of the text, given line by line as an index is: passages are short. */
static size_t analyze(dl_analyzer *analyzer, dl_slice text)
{
    size_t tokens = 0;
    for (size_t begin = 0; begin < text.size;) {
        const char *stop = memchr(text.data + begin, '\n', text.size - begin);
        size_t end = stop ? (size_t)(stop - text.data) + 1 : text.size;
        if (dl_analyzer_run(analyzer, dl_slice_cut(text, begin, end), count, &tokens, NULL))
            exit(EXIT_FAILURE);
        begin = end;
    }
    return tokens;
}

/* Words (segments that hold a letter or a number, as ICU says) of the whole text at once. */
static size_t break_words(UBreakIterator *words, dl_slice text)
{
    UErrorCode code = U_ZERO_ERROR;
    UText native = UTEXT_INITIALIZER;
    utext_openUTF8(&native, text.data, (int64_t)text.size, &code);
    ubrk_setUText(words, &native, &code);
    if (U_FAILURE(code))
        exit(EXIT_FAILURE);
    size_t found = 0;
    ubrk_first(words);
    while (ubrk_next(words) != UBRK_DONE)
        found += ubrk_getRuleStatus(words) >= UBRK_WORD_NUMBER;
    utext_close(&native);
    return found;
}

/* English-like words, some rare, some in capitals; the same every time. */
static void make_text(dl_buffer *out)
{
    uint64_t state = 1;
    for (size_t word = 1; out->size < 4000000; word++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint64_t draw = state >> 33, rank = draw % 100 < 60 ? draw / 100 % 200 : draw / 100 % 30000;
        size_t letters = 2 + rank % 9;
        for (size_t i = 0; i < letters; i++, rank = rank * 31 + 7)
            dl_buffer_add_byte(out, (char)((i || draw % 12 ? 'a' : 'A') + rank % 26));
        dl_buffer_add_text(out, word % LINE_WORDS == 0 ? ".\n" : draw % 15 ? " " : ", ");
    }
}

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static double report(const char *name, int64_t times[ROUNDS], size_t tokens, size_t bytes)
{
    qsort(times, ROUNDS, sizeof *times, by_value);
    double seconds = (double)times[ROUNDS / 2] / 1e6;
    printf("%-22s %9zu tokens  %6.2f million tokens/s  %7.1f MB/s\n", name, tokens,
           (double)tokens / seconds / 1e6, (double)bytes / seconds / 1e6);
    return seconds;
}

int main(int argc, char **argv)
{
    dateline_error error;
    dl_analyzer *analyzer;
    dl_buffer buffer = DL_BUFFER_EMPTY;
    if (argc < 2)
        make_text(&buffer);
    else if (dl_file_read(&buffer, argv[1], (size_t)1 << 30, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return EXIT_FAILURE;
    }
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *words = ubrk_open(UBRK_WORD, "", NULL, 0, &code);
    if (dl_analyzer_new(&analyzer, NULL, &error) || U_FAILURE(code) || buffer.failed)
        return EXIT_FAILURE;

    dl_slice text = dl_buffer_slice(&buffer);
    int64_t times[3][ROUNDS];
    size_t tokens[3];
    for (int round = 0; round < ROUNDS; round++)
        for (int way = 0; way < 3; way++) {
            int64_t start = dl_clock_monotonic_us();
            dl_analyzer_use_fast_path(analyzer, way == 0);
            tokens[way] = way < 2 ? analyze(analyzer, text) : break_words(words, text);
            times[way][round] = dl_clock_monotonic_us() - start;
        }
    printf("%zu bytes\n", text.size);
    double fast = report("with the fast path", times[0], tokens[0], text.size);
    double slow = report("without", times[1], tokens[1], text.size);
    double icu = report("ICU word breaks alone", times[2], tokens[2], text.size);
    printf("fast path : without %.2f, fast path : ICU alone %.2f, without : ICU alone %.2f (speed)\n",
           slow / fast, icu / fast, icu / slow);
    ubrk_close(words);
    dl_analyzer_free(analyzer);
    dl_buffer_free(&buffer);
    return EXIT_SUCCESS;
}
