/* Words of many languages for the parts of an article. */
#include "article/reading/part_words.h"
#include "util/utf8.h"

#include <strings.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum { WORD_MOST = 96, PROSE = 200 };
/* Ranks: what is of an article goes before words of languages, those before what may mean other things as well. */
enum { OF_FRONT = 1000, OF_WORDS = 2000 };

enum {
    TITLE = DL_PART_TITLE,
    TEXT = DL_PART_TEXT,
    DATE = DL_PART_DATE,
    URL = DL_PART_URL,
    SITE = DL_PART_SITE,
    AUTHOR = DL_PART_AUTHOR,
    LANGUAGE = DL_PART_LANGUAGE,
    PLACE = DL_PART_PLACE,
    DECK = DL_PART_DECK
};

/* Small letters without accents, '_' for a blank; "ı" is an i, "ł" an l, "đ" a d, "ø" an o. In the order of their bytes. A word
 * with a number goes behind the others; with 3 it counts only where another one stands beside it. */
static const struct {
    const char *word;
    unsigned part;
    unsigned behind;
} words[] = {
    {"adres", URL}, {"anrisstext", DECK}, {"antraste", TITLE}, {"artikeltext", TEXT}, {"auteur", AUTHOR}, {"auteurs", AUTHOR},
    {"autor", AUTHOR}, {"autora", AUTHOR}, {"autore", AUTHOR}, {"autoren", AUTHOR}, {"autores", AUTHOR}, {"autori", AUTHOR},
    {"baglanti", URL}, {"bahasa", LANGUAGE}, {"bajada", DECK}, {"baslik", TITLE}, {"berita", TEXT, 1}, {"brodtext", TEXT},
    {"bron", SITE}, {"chapeau", DECK}, {"chapo", DECK}, {"cim", TITLE}, {"clanek", TEXT, 1}, {"clanok", TEXT, 1},
    {"contenido", TEXT}, {"contenu", TEXT}, {"contenuto", TEXT}, {"conteudo", TEXT}, {"continut", TEXT}, {"corpo", TEXT},
    {"cuerpo", TEXT}, {"data", DATE, 3}, {"data_de_publicacao", DATE}, {"data_pubblicazione", DATE}, {"data_publicacao", DATE},
    {"data_publikacji", DATE}, {"date_de_publication", DATE, 1}, {"dato", DATE}, {"datum", DATE}, {"datum_objave", DATE},
    {"datum_vydani", DATE}, {"datums", DATE}, {"dil", LANGUAGE}, {"duong_dan", URL}, {"enlace", URL}, {"fecha", DATE},
    {"fecha_publicacion", DATE}, {"fonte", SITE}, {"forfattare", AUTHOR}, {"forfatter", AUTHOR}, {"forras", SITE},
    {"fuente", SITE}, {"haber", TEXT, 1}, {"haber_basligi", TITLE}, {"haber_metni", TEXT}, {"icerik", TEXT},
    {"idioma", LANGUAGE}, {"ingress", DECK}, {"ingressi", DECK}, {"inhalt", TEXT}, {"isi", TEXT}, {"isi_berita", TEXT},
    {"izvor", SITE}, {"jazyk", LANGUAGE}, {"jezyk", LANGUAGE}, {"journalist", AUTHOR}, {"journaliste", AUTHOR},
    {"judul", TITLE}, {"julkaistu", DATE}, {"kalla", SITE}, {"kandungan", TEXT}, {"kaynak", SITE}, {"kelt", DATE},
    {"keltezes", DATE}, {"kieli", LANGUAGE}, {"kilde", SITE}, {"kirjoittaja", AUTHOR}, {"konten", TEXT}, {"kop", TITLE},
    {"kuupaev", DATE}, {"lahde", SITE}, {"langue", LANGUAGE}, {"lanka", URL}, {"lenke", URL}, {"lien", URL}, {"lieu", PLACE},
    {"ligacao", URL}, {"lingua", LANGUAGE}, {"linkki", URL}, {"lokasi", PLACE}, {"lugar", PLACE}, {"luogo", PLACE},
    {"manchete", TITLE}, {"materia", TEXT, 1}, {"metin", TEXT}, {"miejsce", PLACE}, {"misto", PLACE}, {"muhabir", AUTHOR},
    {"nadpis", TITLE}, {"name", TITLE, 2}, {"naslov", TITLE}, {"nazev", TITLE}, {"nazov", TITLE}, {"ngay", DATE},
    {"ngay_dang", DATE}, {"ngon_ngu", LANGUAGE}, {"nguon", SITE}, {"noi_dung", TEXT}, {"noticia", TEXT, 1}, {"nyelv", LANGUAGE},
    {"obsah", TEXT}, {"occhiello", DECK}, {"odkaz", URL}, {"ort", PLACE}, {"otsikko", TITLE}, {"overskrift", TITLE},
    {"ozet", DECK}, {"paivamaara", DATE}, {"pavadinimas", TITLE}, {"pealkiri", TITLE}, {"penulis", AUTHOR}, {"perex", DECK},
    {"periodico", SITE}, {"periodista", AUTHOR}, {"plats", PLACE}, {"poveznica", URL}, {"publicerad", DATE},
    {"publisert", DATE}, {"quelle", SITE}, {"reporter", AUTHOR}, {"resumen", DECK}, {"resumo", DECK}, {"ringkasan", DECK},
    {"rubrik", TITLE}, {"sadrzaj", TEXT}, {"sapo", DECK}, {"schlagzeile", TITLE}, {"sommario", DECK}, {"sottotitolo", DECK},
    {"sprache", LANGUAGE}, {"sprak", LANGUAGE}, {"sprog", LANGUAGE}, {"sted", PLACE}, {"streszczenie", DECK},
    {"subtitulo", DECK}, {"sumario", DECK}, {"sumber", SITE}, {"sumber_berita", SITE}, {"szerzo", AUTHOR}, {"szoveg", TEXT},
    {"taal", LANGUAGE}, {"tac_gia", AUTHOR}, {"tajuk", TITLE}, {"tanggal", DATE}, {"tarih", DATE}, {"tarikh", DATE},
    {"tartalom", TEXT}, {"tautan", URL}, {"tekst", TEXT}, {"tekstas", TEXT}, {"teksti", TEXT}, {"teksts", TEXT},
    {"testo", TEXT}, {"texte", TEXT}, {"texto", TEXT}, {"texty", TEXT}, {"tieu_de", TITLE}, {"titel", TITLE}, {"titlu", TITLE},
    {"titolo", TITLE}, {"titre", TITLE}, {"tittel", TITLE}, {"titul", TITLE}, {"titular", TITLE}, {"titulo", TITLE},
    {"toimittaja", AUTHOR}, {"tom_tat", DECK}, {"tresc", TEXT}, {"tresc_artykulu", TEXT}, {"tytul", TITLE},
    {"uberschrift", TITLE}, {"untertitel", DECK}, {"verfasser", AUTHOR}, {"veroffentlicht", DATE},
    {"veroffentlichungsdatum", DATE}, {"virsraksts", TITLE}, {"vorspann", DECK}, {"vsebina", TEXT}, {"wartawan", AUTHOR},
    {"yayin_tarihi", DATE}, {"yazar", AUTHOR}, {"yer", PLACE}, {"zaglavlje", TITLE}, {"zdroj", SITE}, {"zeitung", SITE},
    {"zrodlo", SITE}, {"zusammenfassung", DECK}, {"ημερομηνια", DATE}, {"κειμενο", TEXT}, {"περιληψη", DECK}, {"πηγη", SITE},
    {"συγγραφεασ", AUTHOR}, {"συνδεσμοσ", URL}, {"συντακτησ", AUTHOR}, {"τιτλοσ", TITLE}, {"автор", AUTHOR}, {"авторы", AUTHOR},
    {"адрес", URL}, {"аннотация", DECK}, {"вміст", TEXT}, {"дата", DATE}, {"дата_публикации", DATE}, {"дата_публікаціі", DATE},
    {"датум", DATE}, {"джерело", SITE}, {"загаловак", TITLE}, {"заглавие", TITLE}, {"заголовок", TITLE}, {"змист", TEXT},
    {"зміст", TEXT}, {"извор", SITE}, {"издание", SITE}, {"источник", SITE}, {"лид", DECK}, {"место", PLACE},
    {"мова", LANGUAGE}, {"назва", TITLE}, {"название", TITLE}, {"наслов", TITLE}, {"описание", DECK}, {"подзаголовок", DECK},
    {"посилання", URL}, {"садржај", TEXT}, {"содержание", TEXT}, {"содержимое", TEXT}, {"ссылка", URL}, {"съдържание", TEXT},
    {"текст", TEXT}, {"текст_статьи", TEXT}, {"язык", LANGUAGE}, {"טקסט", TEXT}, {"כותב", AUTHOR}, {"כותרת", TITLE},
    {"מחבר", AUTHOR}, {"מקור", SITE}, {"קישור", URL}, {"שפה", LANGUAGE}, {"תאריך", DATE}, {"תוכן", TEXT}, {"תקציר", DECK},
    {"التاريخ", DATE}, {"الرابط", URL}, {"العنوان", TITLE}, {"الكاتب", AUTHOR}, {"اللغة", LANGUAGE}, {"المحتوى", TEXT},
    {"المصدر", SITE}, {"الملخص", DECK}, {"النص", TEXT}, {"تاريخ", DATE}, {"تاريخ_النشر", DATE}, {"تاریخ", DATE},
    {"تاریخ_انتشار", DATE}, {"تیتر", TITLE}, {"خبر", TEXT, 1}, {"خلاصه", DECK}, {"رابط", URL}, {"زبان", LANGUAGE},
    {"سرخی", TITLE}, {"عنوان", TITLE}, {"عنوان_الخبر", TITLE}, {"عنوان_خبر", TITLE}, {"كاتب", AUTHOR}, {"لینک", URL},
    {"متن", TEXT}, {"متن_خبر", TEXT}, {"مصدر", SITE}, {"ملخص", DECK}, {"منبع", SITE}, {"نص", TEXT}, {"نص_الخبر", TEXT},
    {"نویسنده", AUTHOR}, {"तारीख", DATE}, {"तिथि", DATE}, {"दिनांक", DATE}, {"पता", URL}, {"पाठ", TEXT}, {"भाषा", LANGUAGE},
    {"लीड", DECK}, {"लेखक", AUTHOR}, {"शीर्षक", TITLE}, {"सामग्री", TEXT}, {"स्रोत", SITE}, {"শিরোনাম", TITLE},
    {"தலைப்பு", TITLE}, {"ผู้เขียน", AUTHOR}, {"ลิงก์", URL}, {"วันที่", DATE}, {"หัวข้อ", TITLE}, {"หัวข้อข่าว", TITLE},
    {"เนื้อหา", TEXT}, {"เนื้อหาข่าว", TEXT}, {"แหล่งข่าว", SITE}, {"タイトル", TITLE}, {"リンク", URL}, {"作者", AUTHOR}, {"來源", SITE},
    {"內容", TEXT}, {"公開日", DATE}, {"内容", TEXT}, {"出典", SITE}, {"出处", SITE}, {"发布日期", DATE}, {"发布时间", DATE}, {"发表时间", DATE},
    {"地点", PLACE}, {"地點", PLACE}, {"執筆者", AUTHOR}, {"場所", PLACE}, {"媒体", SITE}, {"掲載日", DATE}, {"掲載紙", SITE}, {"摘要", DECK},
    {"新聞內容", TEXT}, {"新聞標題", TITLE}, {"新闻内容", TEXT}, {"新闻标题", TITLE}, {"日付", DATE}, {"日期", DATE}, {"本文", TEXT}, {"来源", SITE},
    {"标题", TITLE}, {"概要", DECK}, {"標題", TITLE}, {"正文", TEXT}, {"發布時間", DATE}, {"简介", DECK}, {"網址", URL}, {"网址", URL},
    {"著者", AUTHOR}, {"要約", DECK}, {"見出し", TITLE}, {"言語", LANGUAGE}, {"記者", AUTHOR}, {"語言", LANGUAGE}, {"记者", AUTHOR},
    {"语言", LANGUAGE}, {"連結", URL}, {"鏈接", URL}, {"链接", URL}, {"題名", TITLE}, {"題目", TITLE}, {"题目", TITLE}, {"기사_제목", TITLE},
    {"기사본문", TEXT}, {"기사제목", TITLE}, {"기자", AUTHOR}, {"날짜", DATE}, {"내용", TEXT}, {"등록일", DATE}, {"링크", URL}, {"매체", SITE},
    {"본문", TEXT}, {"부제", DECK}, {"부제목", DECK}, {"언론사", SITE}, {"언어", LANGUAGE}, {"요약", DECK}, {"일자", DATE}, {"작성일", DATE},
    {"작성자", AUTHOR}, {"저자", AUTHOR}, {"제목", TITLE}, {"주소", URL}, {"출처", SITE},
};

/* What stands behind a part: the forms of a text, and what Solr calls the types of fields. */
static const char *const backs[] = {"_clean", "_cleaned", "_raw", "_plain", "_en", "_t",
                                    "_txt",   "_txt_en",  "_s",   "_ss",    "_dt", "_tdt"};

/* What a part is of. */
static const char *const fronts[] = {"article", "news",     "post", "story",    "doc",   "document",
                                     "item",    "entry",    "page", "raw",      "clean", "cleaned",
                                     "full",    "original", "main", "metadata", "meta"};
static const char *const parts_of[DL_PART_COUNT][8] = {
    [DL_PART_TITLE] = {"title", "headline", "heading", "subject"},
    [DL_PART_TEXT] = {"text", "body", "content", "contents"},
    [DL_PART_DATE] = {"date", "datetime", "timestamp", "published", "publish_date", "published_at", "pubdate"},
    [DL_PART_URL] = {"url", "link", "permalink"},
    [DL_PART_SITE] = {"source", "publisher", "site", "domain"},
    [DL_PART_AUTHOR] = {"author", "authors", "byline"},
    [DL_PART_LANGUAGE] = {"language", "lang"},
    [DL_PART_DECK] = {"summary", "description", "excerpt", "abstract", "subtitle"},
};

/* Accents, and the hamza of Arabic. */
static bool is_accent(uint32_t code)
{
    return (code >= 0x300 && code <= 0x36F) || (code >= 0x653 && code <= 0x655);
}

/* The letter as the table has it. */
static uint32_t plain(uint32_t code, const UNormalizer2 *marks)
{
    static const struct {
        uint32_t code;
        char letter;
    } alike[] = {{0x131, 'i'}, {0x142, 'l'}, {0x111, 'd'}, {0xF8, 'o'}, {' ', '_'}, {'-', '_'}, {0xA0, '_'}};
    UErrorCode error = U_ZERO_ERROR;
    UChar parts[4];
    if (code == 0x130)
        return 'i';
    code = (uint32_t)u_foldCase((UChar32)code, U_FOLD_CASE_DEFAULT);
    while (code >= 0x80 && unorm2_getRawDecomposition(marks, (UChar32)code, parts, 4, &error) == 2 &&
           is_accent(parts[1]))
        code = parts[0];
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if (alike[i].code == code)
            return (uint32_t)alike[i].letter;
    return code;
}

static bool fold(char out[WORD_MOST], dl_slice name)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *marks = unorm2_getNFDInstance(&error);
    size_t size = 0;
    if (U_FAILURE(error) || name.size > WORD_MOST / 2)
        return false;
    for (size_t at = 0, length; at < name.size; at += length) {
        const uint32_t code = dl_utf8_decode(name, at, &length);
        if (code > 0x10FFFF)
            return false;
        if (!is_accent(code) && size < WORD_MOST - 5)
            size += dl_utf8_encode(plain(code, marks), out + size);
    }
    out[size] = '\0';
    return size > 0;
}

/* "news_title" and "newsTitle" as "title"; NULL: it is of nothing. */
static const char *behind_front(const char *word, dl_slice name)
{
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
        const size_t size = strlen(fronts[i]);
        if (name.size <= size + 1 || strncmp(word, fronts[i], size) != 0)
            continue;
        if (word[size] == '_' || word[size] == '.')
            return word + size + 1;
        if (name.data[size] >= 'A' && name.data[size] <= 'Z' && name.data[size - 1] >= 'a')
            return word + size;
    }
    return NULL;
}

/* "title_s" as "title"; whether it was so. */
static bool cut_back(char *word)
{
    const size_t size = strlen(word);
    for (size_t i = 0; i < sizeof backs / sizeof *backs; i++) {
        const size_t back = strlen(backs[i]);
        if (size > back && strcmp(word + size - back, backs[i]) == 0) {
            word[size - back] = '\0';
            return true;
        }
    }
    return false;
}

static dl_part of_front(const char *word, size_t *rank)
{
    for (dl_part part = 0; part < DL_PART_COUNT; part++)
        for (size_t i = 0; parts_of[part][i]; i++)
            if (strcmp(word, parts_of[part][i]) == 0) {
                *rank = OF_FRONT + i;
                return part;
            }
    return DL_PART_COUNT;
}

dl_part dl_part_word(dl_slice name, size_t *rank)
{
    char word[WORD_MOST];
    *rank = SIZE_MAX;
    if (!fold(word, name))
        return DL_PART_COUNT;
    const char *left = behind_front(word, name);
    dl_part of = left ? of_front(left, rank) : DL_PART_COUNT;
    if (of == DL_PART_COUNT && cut_back(word))
        of = of_front(word, rank);
    size_t low = 0, high = sizeof words / sizeof *words;
    while (of == DL_PART_COUNT && low < high) {
        const size_t middle = (low + high) / 2;
        const int order = strcmp(word, words[middle].word);
        if (order == 0) {
            *rank = OF_WORDS + words[middle].behind;
            return (dl_part)words[middle].part;
        }
        low = order > 0 ? middle + 1 : low;
        high = order > 0 ? high : middle;
    }
    return of;
}

bool dl_part_word_is_sure(size_t rank)
{
    return rank <= OF_WORDS;
}

bool dl_part_word_is_weak(size_t rank)
{
    return rank == OF_WORDS + 3;
}

bool dl_part_is_prose(dl_slice text)
{
    size_t blanks = 0, wide = 0, most = text.size < 4 * PROSE ? text.size : 4 * PROSE;
    if (text.size < PROSE || strchr("{[", text.data[0]))
        return false;
    for (size_t at = 0; at < most; at++) {
        blanks += text.data[at] == ' ' || text.data[at] == '\n';
        wide += (unsigned char)text.data[at] >= 0xE0;
    }
    return blanks * 20 >= most || wide * 6 >= most;
}
