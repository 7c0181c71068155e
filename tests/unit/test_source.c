/* Sources: opening, telling apart, reading piece by piece, and what goes wrong. */
#include "unit.h"

#include "article/reading/source.h"
#include "article_text.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIMIT ((uint64_t)1 << 20)

static dateline_error error;
static char path[64];

/* ---- what is told ---- */

typedef struct told {
    dl_buffer text; /* articles and problems, a line each */
    size_t articles, problems;
    uint64_t progress, stop_at;
    const char *change; /* a file to append to in the first article */
    dateline_status status; /* what `article` returns */
} told;

static dateline_status take_article(void *context, const dl_article *article, dateline_error *why)
{
    told *all = context;
    all->articles++;
    dl_buffer_printf(&all->text, "article %llu-%llu", (unsigned long long)article->begin,
                     (unsigned long long)article->end);
    if (article->member.size)
        dl_buffer_printf(&all->text, " [%.*s]", (int)article->member.size, article->member.data);
    dl_buffer_add_byte(&all->text, '\n');
    assert_int_equal(article->end - article->begin, article->bytes.size);
    if (article->passage_count < 10)
        article_text(&all->text, article);
    if (all->change) {
        FILE *file = fopen(all->change, "ab");
        assert_non_null(file);
        fputs("\n\nMore.", file);
        fclose(file);
        all->change = NULL;
    }
    if (all->status)
        snprintf(why->message, sizeof why->message, "no more");
    return all->status;
}

static void take_problem(void *context, const char *member, uint64_t at, dl_loss lost, const char *message)
{
    told *all = context;
    all->problems++;
    dl_buffer_printf(&all->text, "%s", lost ? "lost" : "warned");
    if (member)
        dl_buffer_printf(&all->text, " [%s]", member);
    if (at != UINT64_MAX)
        dl_buffer_printf(&all->text, " %llu", (unsigned long long)at);
    dl_buffer_printf(&all->text, ": %s\n", message);
}

static bool take_progress(void *context, uint64_t bytes)
{
    told *all = context;
    assert_true(bytes >= all->progress);
    all->progress = bytes;
    return !all->stop_at || bytes < all->stop_at;
}

static dateline_status read_it(told *all, dl_source *source, bool *changed)
{
    dl_source_events events = {take_article, take_problem, take_progress, all};
    dl_source_options options = {.article_limit = LIMIT};
    dl_buffer_clear(&all->text);
    all->articles = all->problems = 0;
    all->progress = 0;
    return dl_source_read(source, &options, &events, changed, &error);
}

/* ---- files ---- */

static int make_folder(void **state)
{
    (void)state;
    char folder[] = "/tmp/dateline-test-XXXXXX";
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/source.txt", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    remove(path);
    *strrchr(path, '/') = '\0';
    return rmdir(path);
}

static void write_file(dl_slice content)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content.data, 1, content.size, file), content.size);
    assert_int_equal(fclose(file), 0);
}

static void repeat(dl_buffer *out, const char *unit, size_t units)
{
    for (size_t i = 0; i < units; i++)
        dl_buffer_add_text(out, unit);
}

/* Opens, reads and closes the file; its status. */
static dateline_status read_file(told *all, bool *changed)
{
    dl_source *source;
    assert_int_equal(dl_source_open(&source, path, &error), 0);
    dateline_status status = read_it(all, source, changed);
    dl_source_free(source);
    return status;
}

/* ---- tests ---- */

#define BYTES(text) {(text), sizeof(text) - 1}

static void test_contents(void **state)
{
    (void)state;
    static const struct {
        dl_slice content;
        const char *expected;
    } cases[] = {
        {BYTES("Head\n\nText."), "article 0-11\nheadline: Head\nparagraph: Text.\n"},
        {BYTES("A\r\rB.\r\rC.\r\r\f\v"), "article 0-13\nheadline: A\nparagraph: B.\nparagraph: C.\n"}, /* no controls */
        {BYTES(""), "lost: is empty; nothing to index\n"},
        {BYTES(" \n\n"), "lost: holds nothing but blanks; nothing to index\n"},
        {BYTES("a\0b"), "lost: is binary (it holds zero bytes); give text\n"},
        {BYTES("<html><script>x()</script>"),
         "lost: is a web page without text of its own (scripts or links only, or its end is missing); save the page as it is shown\n"},
        {BYTES("<style>p{}</style>\n<!DOCTYPE html><html><body><p>One is here."),
         "article 0-61\nparagraph: One is here.\n"},
        {BYTES("<br />\n<b>Deprecated</b>: it is old<br /><html><head><title>Head"
               "</title></head><body><p>Text is here, and more of it, up to the end of the line.</p>"),
         "article 0-148\nheadline: Head\nparagraph: Deprecated: it is old Head\nparagraph: Text is here, and more of it, up to the end of the line.\n"},
        {BYTES("<b> is how HTML begins what is bold"), "article 0-35\nparagraph: <b> is how HTML begins what is bold\n"},
        {BYTES("<?xml version='1.0'?><x>"), "lost: is XML of a kind that is not read; save it as plain text\n"},
        /* Most of it is UTF-8: damaged; else another encoding. */
        /* UTF-7 is ASCII all of it; what only looks a little like it. */
        {BYTES("+BB8EQAQ4BDIENQRC mir.\n\n+BDQEPgQ8BDA-, +BD4EPQ- x."),
         "warned: not UTF-8; read as UTF-7, by its look; if that is wrong, convert it with iconv\narticle 0-36\nparagraph: \u041F\u0440\u0438\u0432\u0435\u0442 mir.\nparagraph: \u0434\u043E\u043C\u0430, \u043E\u043D x.\n"},
        {BYTES("Call +380441234567, +1-202-5550100 or +49301234567; C++ and a+b."), "article 0-64\nparagraph: Call +380441234567, +1-202-5550100 or +49301234567; C++ and a+b.\n"},
        {BYTES("caf\xC3\xA9 \xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xE9."),
         "warned 15: not UTF-8 at 1 place, the first here; shown as \uFFFD; convert the file with "
         "iconv\narticle 0-17\nparagraph: caf\u00E9 \u00E9\u00E9\u00E9\u00E9 \uFFFD.\n"},
        {BYTES("Un caf\xC3\xA9, deux caf\xC3"),
         "warned 18: not UTF-8 at 1 place, the first here; shown as \uFFFD; convert the file with iconv\n"
         "article 0-19\nparagraph: Un caf\u00E9, deux caf\uFFFD\n"},
        {BYTES("caf\xE9."), "warned: not UTF-8; read as windows-1252, by its look; if that is wrong, convert it with "
                            "iconv\narticle 0-6\nparagraph: caf\u00E9.\n"},
        {BYTES("\xFF\xFEh\0i\0.\0\xE9\0"), "article 0-5\nparagraph: hi.\u00E9\n"},
        {BYTES("\0h\0i\0 \0t\0h\0e\0r\0e\0."),
         "warned: not UTF-8; read as UTF-16BE, by its look; if that is wrong, convert it with iconv\n"
         "article 0-9\nparagraph: hi there.\n"},
        {BYTES("\x52\x00\x7A\x00\x05\x01\x64\x00\x20\x00\x6F\x00\x67\x00\x42\x01\x6F\x00\x73\x00\x69\x00\x42\x01\x20\x00\x6F\x00\x74\x00\x77\x00\x61\x00\x72\x00\x63\x00\x69\x00\x65\x00\x20\x00\x6D\x00\x6F\x00\x73\x00\x74\x00\x75\x00\x2C\x00\x20\x00\x6B\x00\x74\x00\xF3\x00\x72\x00\x79\x00\x20\x00\x42\x01\x05\x01\x63\x00\x7A\x00\x79\x00\x20\x00\x62\x00\x72\x00\x7A\x00\x65\x00\x67\x00\x69\x00\x2E\x00"),
         "warned: not UTF-8; read as UTF-16LE, by its look; if that is wrong, convert it with iconv\narticle 0-54\nparagraph: Rząd ogłosił otwarcie mostu, który łączy brzegi.\n"},
        {BYTES("\x59\x27\x68\x65\x54\x68\x4E\x8C\x5F\x00\x90\x1A\xFF\x0C\x5E\x02\x95\x7F\x8B\xF4\x30\x02\x53\x61\x8F\x66\x5C\x06\x96\x8F\x54\x0E\x90\x1A\x88\x4C\xFF\x0C\x8D\x39\x75\x28\x75\x31\x5E\x02\x65\x3F\x5E\x9C\x62\x7F\x62\xC5\x30\x02"),
         "warned: not UTF-8; read as UTF-16BE, by its look; if that is wrong, convert it with iconv\narticle 0-84\nparagraph: 大桥周二开通，市长说。卡车将随后通行，费用由市政府承担。\n"},
        {BYTES("\x1C\x04\x00\x00\x3E\x04\x00\x00\x41\x04\x00\x00\x42\x04\x00\x00\x20\x00\x00\x00\x3E\x04\x00\x00\x42\x04\x00\x00\x3A\x04\x00\x00\x40\x04\x00\x00\x4B\x04\x00\x00\x42\x04\x00\x00\x2C\x00\x00\x00\x20\x00\x00\x00\xE9\x00\x00\x00\x2E\x00\x00\x00"),
         "warned: not UTF-8; read as UTF-32LE, by its look; if that is wrong, convert it with iconv\narticle 0-26\nparagraph: Мост открыт, é.\n"},
        {BYTES("\x00\x00\x00\x42\x00\x00\x00\x72\x00\x00\x00\x69\x00\x00\x00\x64\x00\x00\x00\x67\x00\x00\x00\x65\x00\x00\x00\x20\x00\x00\x68\x65\x00\x00\x00\x2E"),
         "warned: not UTF-8; read as UTF-32BE, by its look; if that is wrong, convert it with iconv\narticle 0-11\nparagraph: Bridge 桥.\n"},
        {BYTES("a\x01\x02\x03\x04\x05\x06\x07 b\0c\x01\x02\x03\x04\x05\x06 d\x0E\x0F\x10\x11\x12\x13\x14\x15\x16"), "lost: is binary (it holds zero bytes); give text\n"},
        /* Thai, Ukrainian, and Japanese in bytes of ASCII. */
        {BYTES("\xC3\xD1\xB0\xBA\xD2\xC5\xE4\xB7\xC2\xBB\xC3\xD0\xA1\xD2\xC8\xE0\xBB\xD4\xB4\xCA\xD0\xBE\xD2\xB9\xA2\xE9\xD2\xC1\xE1\xC1\xE8\xB9\xE9\xD3\xE1\xCB\xE8\xA7\xE3\xCB\xC1\xE8\xE3\xB9\xC7\xD1\xB9\xCD\xD1\xA7\xA4\xD2\xC3\xB7\xD5\xE8\xBC\xE8\xD2\xB9\xC1\xD2"),
         "warned: not UTF-8; read as windows-874, by its look; if that is wrong, convert it with iconv\narticle 0-186\nparagraph: รัฐบาลไทยประกาศเปิดสะพานข้ามแม่น้ำแห่งใหม่ในวันอังคารที่ผ่านมา\n"},
        {BYTES("\xED\xA6\xCE\xA6\xD3\xD4\xD2 \xA7\xC4\xC5 \xDA \xEB\xC9\xA4\xD7\xC1 \xC4\xCF \xEC\xD8\xD7\xCF\xD7\xC1, \xA6 \xDD\xC5 \xA7\xA7 \xAD\xC1\xCE\xCF\xCB \xA4 \xCE\xCF\xD7\xC9\xCD."),
         "warned: not UTF-8; read as KOI8-U, by its look; if that is wrong, convert it with iconv\narticle 0-93\nparagraph: Міністр їде з Києва до Львова, і ще її ґанок є новим.\n"},
        {BYTES("\x1B$B66$,3+DL$7$?!#\x1B(B"),
         "warned: not UTF-8; read as ISO-2022-JP, by its look; if that is wrong, convert it with iconv\narticle 0-21\nparagraph: 橋が開通した。\n"},
        /* What is least odd: of DOS, of Macs, Baltic, Vietnamese; and what is right as it is. */
        {BYTES("\x8F\xE0\xA0\xA2\xA8\xE2\xA5\xAB\xEC\xE1\xE2\xA2\xAE \xAE\xA1\xEA\xEF\xA2\xA8\xAB\xAE \xA2\xAE \xA2\xE2\xAE\xE0\xAD\xA8\xAA \xAE\xA1 \xAE\xE2\xAA\xE0\xEB\xE2\xA8\xA8 \xAD\xAE\xA2\xAE\xA3\xAE \xAC\xAE\xE1\xE2\xA0, \xAA\xAE\xE2\xAE\xE0\xEB\xA9 \xE1\xE2\xE0\xAE\xA8\xAB\xA8 \xAF\xEF\xE2\xEC \xAB\xA5\xE2."),
         "warned: not UTF-8; read as IBM866, by its look; if that is wrong, convert it with iconv\narticle 0-157\nparagraph: Правительство объявило во вторник об открытии нового моста, который строили пять лет.\n"},
        {BYTES("\x8C\xE8\xED\xE8\xF1\xF2\xF0 \xEF\xF0\xE8\xE5\xF5\xE0\xEB \xE2 \x8C\xEE\xF1\xEA\xE2\xF3, \xE0 \xE7\xE0\xF2\xE5\xEC \xE2 \x9F\xF5\xF0\xEE\xEC\xF3. \x9F\xF0\xEA\xE0\xDF \xED\xEE\xE2\xE0\xDF \xE4\xEE\xF0\xEE\xE3\xE0."),
         "warned: not UTF-8; read as x-mac-cyrillic, by its look; if that is wrong, convert it with iconv\narticle 0-113\nparagraph: Министр приехал в Москву, а затем в Яхрому. Яркая новая дорога.\n"},
        {BYTES("Der B\x81rgermeister er\x94" "ffnete die Br\x81" "cke \x81" "ber den Flu\xE1 f\x81r Fu\xE1g\x84nger."),
         "warned: not UTF-8; read as IBM850, by its look; if that is wrong, convert it with iconv\narticle 0-75\nparagraph: Der Bürgermeister eröffnete die Brücke über den Fluß für Fußgänger.\n"},
        {BYTES("Der B\x9Frgermeister er\x9A" "ffnete die Br\x9F" "cke \x9F" "ber den Flu\xA7 f\x9Fr Fu\xA7g\x8Anger."),
         "warned: not UTF-8; read as macintosh, by its look; if that is wrong, convert it with iconv\narticle 0-75\nparagraph: Der Bürgermeister eröffnete die Brücke über den Fluß für Fußgänger.\n"},
        {BYTES("Rz\xA5" "d og\x88osi\x88 wczoraj otwarcie mostu, kt\xA2ry \x88\xA5" "czy dwa brzegi rzeki. \xBD\xA2\x88ta \x88\xA2" "d\xAB."),
         "warned: not UTF-8; read as IBM852, by its look; if that is wrong, convert it with iconv\narticle 0-90\nparagraph: Rząd ogłosił wczoraj otwarcie mostu, który łączy dwa brzegi rzeki. Żółta łódź.\n"},
        {BYTES("Y\x8Dld\x8Dz k\x94pr\x81s\x81 a\x87\x8Dld\x8D; belediye ba\x9Fkan\x8D ge\x87i\x9F i\x87in te\x9F" "ekk\x81r etti, da\xA7" "da k\x8D\x9F."),
         "warned: not UTF-8; read as IBM857, by its look; if that is wrong, convert it with iconv\narticle 0-94\nparagraph: Yıldız köprüsü açıldı; belediye başkanı geçiş için teşekkür etti, dağda kış.\n"},
        {BYTES("\x8E \x9B\xE3\xA3\x98\xA8\xAE\xA6\xAA \xE1\xA4\xA6\xA0\xA5\x9C \xAB\x9E \xA4\xE2\x98 \x9A\xE2\xAD\xAC\xA8\x98 \xA7\xE1\xA4\xE0 \x98\xA7\xE6 \xAB\xA6 \xA7\xA6\xAB\xE1\xA3\xA0."),
         "warned: not UTF-8; read as IBM737, by its look; if that is wrong, convert it with iconv\narticle 0-92\nparagraph: Ο δήμαρχος άνοιξε τη νέα γέφυρα πάνω από το ποτάμι.\n"},
        {BYTES("\x98\x80\x99 \x84\x92\x89\x98 \x94\x9A\x87 \x80\x9A \x84\x82\x99\x98 \x84\x87\x83\x99 \x8E\x92\x8C \x84\x90\x84\x98 \x81\x89\x85\x8D \x99\x8C\x89\x99\x89"),
         "warned: not UTF-8; read as IBM862, by its look; if that is wrong, convert it with iconv\narticle 0-81\nparagraph: ראש העיר פתח את הגשר החדש מעל הנהר ביום שלישי\n"},
        {BYTES("Meras \xF0iandien atidar\xEB nauj\xE0 tilt\xE0 per up\xE6, kuris jungia abu krantus; \xFEmon\xEBs d\xFEiaug\xEBsi, o vald\xFEia pa\xFE" "ad\xEBjo ir kit\xE0 keli\xE0."),
         "warned: not UTF-8; read as windows-1257, by its look; if that is wrong, convert it with iconv\narticle 0-135\nparagraph: Meras šiandien atidarė naują tiltą per upę, kuris jungia abu krantus; žmonės džiaugėsi, o valdžia pažadėjo ir kitą kelią.\n"},
        {BYTES("Chi\xECnh phu\xD2 h\xF4m qua \xF0" "a\xDE kha\xECnh tha\xCCnh c\xE2y c\xE2\xCCu m\xF5\xECi b\xE3\xEC" "c qua s\xF4ng."),
         "warned: not UTF-8; read as windows-1258, by its look; if that is wrong, convert it with iconv\narticle 0-81\nparagraph: Chi\u0301nh phu\u0309 hôm qua đa\u0303 kha\u0301nh tha\u0300nh cây câ\u0300u mơ\u0301i bă\u0301c qua sông.\n"},
        {BYTES("\x93It\x92s\x94he said\x93Really\x94\x97no\x85We don\x92t.\x93Yes\x94"),
         "warned: not UTF-8; read as windows-1252, by its look; if that is wrong, convert it with iconv\narticle 0-59\nparagraph: “It’s”he said“Really”—no…We don’t.“Yes”\n"},
        {BYTES("LA NACI\xD3N, EL NI\xD1O Y LA CANCI\xD3N DE DON \xD3SCAR"),
         "warned: not UTF-8; read as windows-1252, by its look; if that is wrong, convert it with iconv\narticle 0-48\nparagraph: LA NACIÓN, EL NIÑO Y LA CANCIÓN DE DON ÓSCAR\n"},
        {BYTES("\xC7\xC0\xD9\xC8\xD2\xC0 \xCF\xDD\xCD\xD2\xC5\xD0\xD1 \xD3\xD1\xD2\xD3\xCF\xC8\xCB\xC0 \xC2\xD1\xC5\xC3\xCE 308 \xCE\xD7\xCA\xCE\xC2, \xC7\xC0\xCD\xDF\xC2 \xD8\xC5\xD1\xD2\xCE\xC5 \xCC\xC5\xD1\xD2\xCE \xC2 \xCB\xC8\xC3\xC5"),
         "warned: not UTF-8; read as windows-1251, by its look; if that is wrong, convert it with iconv\narticle 0-118\nparagraph: ЗАЩИТА ПЭНТЕРС УСТУПИЛА ВСЕГО 308 ОЧКОВ, ЗАНЯВ ШЕСТОЕ МЕСТО В ЛИГЕ\n"},
        {BYTES("\xBE\xEE\xB4\xC0 \xB4\xA9\xB1\xB8\xB5\xB5 \xC0\xDA\xC0\xC7\xC0\xFB\xC0\xB8\xB7\xCE \xC0\xDA\xBD\xC5\xC0\xC7 \xC0\xE7\xBB\xEA\xC0\xBB \xB9\xDA\xC5\xBB\xB4\xE7\xC7\xCF\xC1\xF6 \xBE\xC6\xB4\xCF\xC7\xD1\xB4\xD9. \xB8\xF0\xB5\xE7 \xBB\xE7\xB6\xF7\xC0\xBA \xB4\xDC\xB5\xB6\xC0\xB8\xB7\xCE \xBB\xD3\xB8\xB8 \xBE\xC6\xB4\xCF\xB6\xF3 \xB4\xD9\xB8\xA5 \xBB\xE7\xB6\xF7\xB0\xFA \xB0\xF8\xB5\xBF\xC0\xB8\xB7\xCE \xC0\xE7\xBB\xEA\xC0\xBB \xBC\xD2\xC0\xAF\xC7\xD2 \xB1\xC7\xB8\xAE\xB8\xA6 \xB0\xA1\xC1\xF8\xB4\xD9"),
         "warned: not UTF-8; read as EUC-KR, by its look; if that is wrong, convert it with iconv\narticle 0-199\nparagraph: 어느 누구도 자의적으로 자신의 재산을 박탈당하지 아니한다. 모든 사람은 단독으로 뿐만 아니라 다른 사람과 공동으로 재산을 소유할 권리를 가진다\n"},
        {BYTES("4 \x93\x94 5 \x93\x94 6."),
         "warned: not UTF-8; read as windows-1252, by its look; if that is wrong, convert it with iconv\narticle 0-20\nparagraph: 4 “” 5 “” 6.\n"},
        /* JSON Lines: a bad line costs itself only. */
        {BYTES("\xEF\xBB\xBF{\"title\":\"A\"}\r\n\n {\"title\":\"B\"} \n{\"title\":\"C\n{\"title\":\"D\"}"),
         "article 3-16\nheadline: A\narticle 20-33\nheadline: B\n"
         "lost 46: not JSON in line 4, column 11: premature end of input near '\"C'\n"
         "article 47-60\nheadline: D\n"},
        {BYTES("{\"title\":\"A\"},\n{\"title\":\"B\"}\n"), "article 0-13\nheadline: A\narticle 15-28\nheadline: B\n"},
        /* JSON of other layouts. */
        {BYTES("{\n \"title\": \"A\"\n}\n"), "article 0-17\nheadline: A\n"},
        {BYTES("[\n {\"title\": \"A\"},\n {\"title\":\n \"B\"}\n]\n"),
         "article 3-17\nheadline: A\narticle 20-35\nheadline: B\n"},
        {BYTES("{\n\"title\": \"A\"}\n{\n\"title\": \"B\"}"),
         "article 0-15\nheadline: A\narticle 16-31\nheadline: B\n"},
        {BYTES("[]"), "lost: is an empty list; nothing to index\n"},
        {BYTES("[{\"title\": \"A\"}, 17, {\"title\": \"B\"}]"),
         "article 1-15\nheadline: A\nlost 17: no JSON object here; passed over to the next one\n"
         "article 21-35\nheadline: B\n"},
        {BYTES("[{\"title\": \"A\"},"),
         "article 1-15\nheadline: A\nwarned 16: the list is not closed; the end of the file may be missing\n"},
        /* A list in an object, and an object of one line. */
        {BYTES("{\"status\": \"ok\", \"n\": [1, {}], \"articles\": [\n{\"title\": \"A\"}, {\"title\": \"B\"}], \"x\": 1}\n"),
         "article 45-59\nheadline: A\narticle 61-75\nheadline: B\n"},
        {BYTES("{\"response\": {\"docs\": [{\"headline\": {\"main\": \"A\"}, \"byline\": {\"original\": \"By N\"}}]}}"),
         "article 23-82\nheadline: A\n"},
        {BYTES("{\"text\": \"One.\", \"items\": [{\"title\": \"B\"}]}\n"), "article 0-43\nparagraph: One.\n"},
        {BYTES("{\"articles\": [{\"title\": \"A\"}]}\n{\"articles\": [{\"title\": \"B\"}, {\"title\": \"C\"}]}\n"),
         "article 0-30\nheadline: A\narticle 31-77\nheadline: B\narticle 31-77\nheadline: C\n"},
        {BYTES("[{\"title\": \"A"),
         "lost 13: not JSON in line 1, column 12: premature end of input near '\"A'\n"
         "warned 13: the list is not closed; the end of the file may be missing\n"},
    };
    told all = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        write_file(cases[i].content);
        assert_int_equal(read_file(&all, NULL), 0);
        if (strcmp(all.text.data, cases[i].expected) != 0)
            fail_msg("%.*s\nbecame\n%s", (int)cases[i].content.size, cases[i].content.data, all.text.data);
    }
    dl_buffer_free(&all.text);
}

static void test_progress_counts_packed_bytes(void **state)
{
    (void)state;
    told all = {0};
    write_file(DL_LITERAL("\x1F\x8B\x08\0\0\0\0\0\x02\x03\xF3HML\xE1\xE2\x0AI\xAD(\xD1\x03\0\x13'\x9C&\x0B\0\0\0"));
    assert_int_equal(read_file(&all, NULL), 0);
    assert_string_equal(all.text.data, "article 0-11\nheadline: Head\nparagraph: Text.\n");
    assert_int_equal(all.progress, 31);
    dl_buffer_free(&all.text);
}

static void test_what_is_too_large_is_told_and_passed_over(void **state)
{
    (void)state;
    static const struct {
        const char *front, *unit, *back;
        size_t articles;
        const char *problem;
    } cases[] = {
        {"", "words ", "", 0, "lost 0: is larger than the limit of 1048576 bytes"},
        {"{\"title\":\"A\"}\n{\"text\":\"", "words ", "\"}\n{\"title\":\"B\"}", 2, "lost 14: a record is larger"},
        {"[{\"title\":\"A\"},{\"text\":\"", "words ", "\"},\n{\"title\":\"B\"}]", 2, "lost 15: a record is larger"},
        {"{\"text\":\"", "words ", "", 0, "lost 0: a record is larger"},
        {"[\n[", "[", "", 0, "lost 2: a record is larger"},
    };
    told all = {0};
    dl_buffer text = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer_clear(&text);
        dl_buffer_add_text(&text, cases[i].front);
        while (text.size < 3 * LIMIT)
            dl_buffer_add_text(&text, cases[i].unit);
        dl_buffer_add_text(&text, cases[i].back);
        write_file(dl_buffer_slice(&text));
        assert_int_equal(read_file(&all, NULL), 0);
        assert_int_equal(all.articles, cases[i].articles);
        if (!strstr(all.text.data, cases[i].problem))
            fail_msg("case %zu: %s", i, all.text.data);
    }
    dl_buffer_free(&text);
    dl_buffer_free(&all.text);
}

static void test_many_problems_are_counted(void **state)
{
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY;
    told all = {0};
    repeat(&text, "{\"title\": \"A\"}\n{broken\n", 50);
    write_file(dl_buffer_slice(&text));
    assert_int_equal(read_file(&all, NULL), 0);
    assert_int_equal(all.articles, 50);
    assert_int_equal(all.problems, 21);
    assert_non_null(strstr(all.text.data, "lost: 30 more problems like these\n"));
    dl_buffer_free(&text);
    dl_buffer_free(&all.text);
}

/* Records across the ends of chunks come out whole, in any layout. */
static void test_records_come_whole_whatever_the_chunks(void **state)
{
    (void)state;
    told all = {0};
    dl_buffer text = DL_BUFFER_EMPTY;
    for (int list = 0; list < 2; list++) {
        dl_buffer_clear(&text);
        dl_buffer_add_text(&text, list ? "[" : "");
        for (size_t i = 0; i < 30000; i++)
            dl_buffer_printf(&text, "%s{\"title\": \"%zu\"}\n", list && i ? "," : "", i);
        dl_buffer_add_text(&text, list ? "]" : "");
        write_file(dl_buffer_slice(&text));
        assert_int_equal(read_file(&all, NULL), 0);
        assert_int_equal(all.articles, 30000);
        assert_int_equal(all.problems, 0);
        assert_non_null(strstr(all.text.data, "headline: 29999\n"));
    }
    dl_buffer_free(&text);
    dl_buffer_free(&all.text);
}

static void test_the_callbacks_can_end_it(void **state)
{
    (void)state;
    told all = {.status = DATELINE_ERROR_LOCKED};
    write_file(DL_LITERAL("{\"title\": \"A\"}\n{\"title\": \"B\"}\n"));
    assert_int_equal(read_file(&all, NULL), DATELINE_ERROR_LOCKED);
    assert_int_equal(all.articles, 1);
    assert_string_equal(error.message, "no more");
    all.status = DATELINE_OK;
    all.stop_at = 1;
    assert_int_equal(read_file(&all, NULL), DATELINE_ERROR_STOPPED);
    dl_buffer_free(&all.text);
}

static void test_a_change_while_reading_is_seen(void **state)
{
    (void)state;
    bool changed = true;
    told all = {0};
    write_file(DL_LITERAL("Head\n\nText."));
    assert_int_equal(read_file(&all, &changed), 0);
    assert_false(changed);
    all.change = path;
    assert_int_equal(read_file(&all, &changed), 0);
    assert_true(changed);
    dl_buffer_free(&all.text);
}

static void test_what_cannot_be_opened_is_named(void **state)
{
    (void)state;
    dl_source *source;
    assert_int_equal(dl_source_open(&source, "/nowhere/at-all.txt", &error), DATELINE_ERROR_IO);
    assert_null(source);
    assert_string_equal(error.message, "/nowhere/at-all.txt: cannot open: No such file or directory");
    assert_int_equal(dl_source_open(&source, "/tmp", &error), DATELINE_ERROR_IO);
    assert_string_equal(error.message, "/tmp: is a folder, not a file");
    assert_int_equal(dl_source_open(&source, "/dev/null", &error), DATELINE_ERROR_IO);
    assert_string_equal(error.message, "/dev/null: is a device, not a file");
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(dl_source_open(&source, path, &error), DATELINE_ERROR_IO);
    assert_non_null(strstr(error.message, "is a pipe"));
    assert_int_equal(remove(path), 0);
}

static void test_a_stream_reads_and_hashes_as_the_file_does(void **state)
{
    (void)state;
    dl_source *file, *stream;
    dl_hash128 of_file, of_stream;
    told all = {0};
    int ends[2];
    write_file(DL_LITERAL("Head\n\nText."));
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "Head\n\nText.", 11), 11);
    close(ends[1]);
    assert_int_equal(dl_source_open(&file, path, &error), 0);
    assert_int_equal(dl_source_open_stream(&stream, ends[0], "standard input", &error), 0);
    close(ends[0]);
    assert_int_equal(dl_source_hash(&of_file, file, &error), 0);
    assert_int_equal(dl_source_hash(&of_stream, stream, &error), 0);
    assert_true(of_file.low == of_stream.low && of_file.high == of_stream.high && of_file.low);
    dl_source *along;
    dl_hash128 of_along;
    assert_int_equal(dl_source_open(&along, path, &error), 0);
    assert_int_equal(dl_source_hash_along(along, &error), 0);
    assert_int_equal(read_it(&all, along, NULL), 0);
    write_file(DL_LITERAL("Head\n\nOther text.")); /* too late */
    assert_int_equal(dl_source_hash(&of_along, along, &error), 0);
    assert_true(of_file.low == of_along.low && of_file.high == of_along.high);
    dl_source_free(along);
    assert_int_equal(dl_source_get_stamp(stream).size, 11);
    for (int twice = 0; twice < 2; twice++) {
        assert_int_equal(read_it(&all, stream, NULL), 0);
        assert_string_equal(all.text.data, "article 0-11\nheadline: Head\nparagraph: Text.\n");
    }
    dl_source_free(file);
    dl_source_free(stream);
    /* A folder's descriptor opens, and reading it fails. */
    int folder = open("/tmp", O_RDONLY);
    assert_int_equal(dl_source_open_stream(&stream, folder, "standard input", &error), DATELINE_ERROR_IO);
    assert_string_equal(error.message, "standard input: cannot read: Is a directory");
    close(folder);
    dl_source_free(NULL);
    dl_buffer_free(&all.text);
}

static void test_stamps_are_others_at_other_times(void **state)
{
    static const struct {
        int64_t seconds;
        long nanoseconds;
        int64_t expected;
    } cases[] = {
        {0, 0, 0},
        {1763510400, 5, INT64_C(1763510400000000005)},
        {-1, 999999999, -1},
        {-2145916800, 0, INT64_C(-2145916800000000000)},   /* 1902 */
        {16725225600, 1, INT64_C(-1721518473709551615)},   /* 2500: 64 bits of it */
        {-62135596800, 0, INT64_C(-6795364578871345152)},  /* year 1 */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct stat found = {.st_size = 7,
                                   .st_mtim = {.tv_sec = cases[i].seconds, .tv_nsec = cases[i].nanoseconds}};
        const dl_source_stamp stamp = dl_source_stamp_of(&found);
        assert_int_equal(stamp.size, 7);
        assert_true(stamp.modified_ns == cases[i].expected);
    }
}

static void test_names_of_articles(void **state)
{
    (void)state;
    static const char *const articles[] = {"a.txt", "a.text", "A.TXT", "a.json", "a.jsonl", "a.ndjson",
                                           "a.txt.gz", "a.jsonl.xz", "a.jsonl.zst", "a.txt.bz2", "a b.txt",
                                           "a.html", "a.htm", "a.xhtml", "a.html.gz", "a.md", "a.csv.gz",
                                           "a.tar", "a.tar.gz", "a.tgz", "a.zip", "tweets.js", "tweets-part1.js", "2014_01.js",
                                           "a.warc.gz", "a.wacz", "a.webarchive", "a.arc", "a.har", "a.srt", "a.vtt", "a.mbox", "a.emlx", "a.xml", "reut2-000.sgm"};
    static const char *const others[] = {"", ".txt", ".a.txt", "a.txt~", "#a.txt#", "README.txt", "readme.txt",
                                         "README", "README.md", "a.gz", ".gz", "txt", "a.bak", "a.js", "2014_1.js", "2014_013.js",
                                         "account.js", "actor.json", "profile_information.json"};
    for (size_t i = 0; i < COUNT(articles); i++)
        assert_true(dl_source_is_article_name(articles[i]));
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(dl_source_is_article_name(others[i]));
}

#define file_test(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        file_test(test_contents),
        file_test(test_progress_counts_packed_bytes),
        file_test(test_what_is_too_large_is_told_and_passed_over),
        file_test(test_many_problems_are_counted),
        file_test(test_records_come_whole_whatever_the_chunks),
        file_test(test_the_callbacks_can_end_it),
        file_test(test_a_change_while_reading_is_seen),
        file_test(test_what_cannot_be_opened_is_named),
        file_test(test_a_stream_reads_and_hashes_as_the_file_does),
        cmocka_unit_test(test_stamps_are_others_at_other_times),
        cmocka_unit_test(test_names_of_articles),
    };
    return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
