/* HTTP responses in each content coding, whole, cut, damaged, and not packed though the header says so. */
#include "unit.h"

#include "article/formats/web/content_coding.h"

#define TEXT "Ferry sinks off Oslo. Nobody was hurt, the harbour says; nobody was hurt, the owner says."
#define BYTES(literal) {literal, sizeof literal - 1}

static const dl_slice gzip = BYTES("\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\x73\x4B\x2D\x2A\xAA\x54\x28\xCE\xCC\xCB\x2E\x56\xC8\x4F\x4B"
                     "\x53\xF0\x2F\xCE\xC9\xD7\x53\xF0\xCB\x4F\xCA\x4F\xA9\x54\x28\x4F\x2C\x56\xC8\x28\x2D\x2A\xD1\x51\x28"
                     "\xC9\x48\x55\xC8\x48\x2C\x4A\xCA\x2F\x2D\x52\x28\x4E\xAC\x2C\xB6\x56\xC8\xC3\xA6\x24\xBF\x3C\x2F\x15"
                     "\xA2\x40\x0F\x00\xDB\xDA\xD8\x38\x59\x00\x00\x00"),
                      zlib = BYTES("\x78\xDA\x73\x4B\x2D\x2A\xAA\x54\x28\xCE\xCC\xCB\x2E\x56\xC8\x4F\x4B\x53\xF0\x2F\xCE\xC9\xD7\x53\xF0"
                     "\xCB\x4F\xCA\x4F\xA9\x54\x28\x4F\x2C\x56\xC8\x28\x2D\x2A\xD1\x51\x28\xC9\x48\x55\xC8\x48\x2C\x4A\xCA"
                     "\x2F\x2D\x52\x28\x4E\xAC\x2C\xB6\x56\xC8\xC3\xA6\x24\xBF\x3C\x2F\x15\xA2\x40\x0F\x00\xA0\x0E\x20\x0A"),
                      deflate = BYTES("\x73\x4B\x2D\x2A\xAA\x54\x28\xCE\xCC\xCB\x2E\x56\xC8\x4F\x4B\x53\xF0\x2F\xCE\xC9\xD7\x53\xF0\xCB\x4F"
                     "\xCA\x4F\xA9\x54\x28\x4F\x2C\x56\xC8\x28\x2D\x2A\xD1\x51\x28\xC9\x48\x55\xC8\x48\x2C\x4A\xCA\x2F\x2D"
                     "\x52\x28\x4E\xAC\x2C\xB6\x56\xC8\xC3\xA6\x24\xBF\x3C\x2F\x15\xA2\x40\x0F\x00"),
                      brotli = BYTES("\x1B\x58\x00\xF8\xC5\xDA\x66\xAA\x47\x17\x43\xB1\x1B\x35\x64\xC7\x94\x8D\x8D\x3F\xF8\xDB\x90\x6F\x45"
                     "\x48\xD9\xA7\x24\x69\x80\x0C\x3E\x4D\x75\xBA\x07\x74\xDB\x23\x70\x2D\x74\xBD\xCC\x68\x3C\x78\x06\xF6"
                     "\x10\xAE\xDF\xBF\x34\x62\x46\x68\x84\x0A\x2C\xB9\x6D\x22\x03"),
                      zstd = BYTES("\x28\xB5\x2F\xFD\x20\x59\x05\x02\x00\x52\xC4\x0D\x11\xA0\xED\xE0\x13\x00\x86\x69\x7A\x0B\x0D\x33\xBB"
                     "\x43\x44\xAA\x62\x0D\x81\x3B\xF9\x8B\x5C\x54\x77\xC1\x9D\xFC\x85\x6A\x36\xD5\x91\x7A\x07\x6F\xA1\x3A"
                     "\x67\x7C\x1F\x35\x4A\x1E\xB4\x71\x79\x4A\x7A\x66\x6E\xF1\x7B\x17\x8D\x01\x00\x6A\x68\x05\x05");

static void test_codings(void **state)
{
    (void)state;
    const struct {
        const char *what, *coding;
        dl_slice body;
        const char *text, *problem; /* NULL: none */
    } cases[] = {
        {"gzip", "gzip", gzip, TEXT, NULL},
        {"gzip without a header", "", gzip, TEXT, NULL},
        {"gzip, nothing of it", "gzip", dl_slice_cut(gzip, 0, 4), "", "a page whose gzip is damaged"},
        {"deflate with the head of zlib", "deflate", zlib, TEXT, NULL},
        {"deflate without", "Deflate", deflate, TEXT, NULL},
        {"deflate, not packed", "deflate", BYTES("Plain text."), "", NULL},
        {"deflate that is none", "deflate", BYTES("\xFF\xFF\xFF\xFF"), "", "a page whose deflate is damaged"},
        {"Brotli", "br", brotli, TEXT, NULL},
        {"Brotli, cut", "br", dl_slice_cut(brotli, 0, 50), "Ferry", NULL},
        {"Brotli that is none", "br", BYTES("\xFF\xFF\xFF\xFF"), "", "a page whose Brotli is damaged"},
        {"Brotli, not packed", "br", BYTES("<p>Plain text.</p>"), "", NULL},
        {"Brotli, a page that is not packed, in another encoding", "br", BYTES("\n<p>Gr\xFC\xDF" "e</p>"), "", NULL},
        {"Brotli, empty", "br", BYTES(""), "", NULL},
        {"Zstandard", "zstd", zstd, TEXT, NULL},
        {"Zstandard, nothing of it", "zstd", dl_slice_cut(zstd, 0, 12), "", "a page whose Zstandard is damaged"},
        {"not packed, and no header", NULL, BYTES("Plain text."), "", NULL},
        {"not packed", "", BYTES("Plain text."), "", NULL},
        {"a coding that nobody knows", "sdch", BYTES("Plain text."), "", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_buffer out = DL_BUFFER_EMPTY;
        const char *problem = dl_content_unpack(&out, cases[i].body, dl_slice_of(cases[i].coding), 1 << 20);
        const dl_slice text = dl_buffer_slice(&out), expected = dl_slice_of(cases[i].text);
        const bool cut = expected.size == 5; /* as far as it goes */
        if ((problem && cases[i].problem ? strcmp(problem, cases[i].problem) != 0 : problem != cases[i].problem) ||
            !(cut ? dl_slice_starts(text, expected) : dl_slice_equal(text, expected)))
            fail_msg("%s: %s, %.*s", cases[i].what, problem ? problem : "fine", (int)text.size, text.data);
        dl_buffer_free(&out);
    }
}

/* 16 MiB of zeros in 20 bytes, or so. */
static void test_limit(void **state)
{
    (void)state;
    const dl_slice bomb = BYTES("\xCB\xFF\xFF\x3F\xF8\x27\x00\xE2\xB1\x40\x20\xF7\xFE\x2F\xFF\xFF\xFF\xF0\x4F\x00\xC4\x61\x11\x80\xEE"
                     "\xFD\x1F");
    dl_buffer out = DL_BUFFER_EMPTY;
    assert_non_null(dl_content_unpack(&out, bomb, DL_LITERAL("br"), 1 << 20));
    assert_in_range(out.size, 1 << 20, (1 << 20) + (64 << 10));
    dl_buffer_clear(&out);
    assert_non_null(dl_content_unpack(&out, gzip, DL_LITERAL(""), sizeof TEXT - 2));
    dl_buffer_clear(&out);
    assert_null(dl_content_unpack(&out, gzip, DL_LITERAL(""), sizeof TEXT - 1));
    dl_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codings),
        cmocka_unit_test(test_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
