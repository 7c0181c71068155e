/* Labels of pages in other scripts and further languages. */
#include "article/html/labels/label_tongues.h"

#include <strings.h>

/* The whole block. Capitals that are not ASCII's stand as pages write them. The first is what a blank becomes that was converted wrongly. */
static const char *const whole[] = {
    "\u00C2",
    "advertentie", "annons",    "hirdetés",      "mainos",     "mainoksen jälkeen", "oglas",    "pariwara",
    "publicitate", "quảng cáo", "reclamă",       "scroll to continue with content",  "just watched", "must watch",
    "hide caption", "show caption",    "pilihan redaksi", "Реклама",       "РЕКЛАМА",  "реклама",
    "Рэклама",     "Διαφήμιση", "ΔΙΑΦΗΜΙΣΗ",     "Προβολή",    "Εκτύπωση", "ΕΠΙΚΟΙΝΩΝΙΑ", "Επικοινωνία", "ΦΩΤΟΓΡΑΦΙΕΣ",
    "Αποστολή Εκτύπωση Μέγεθος κειμένου", "Μέγεθος κειμένου", "إعلان",      "اعلان",             "اعلانات",  "آگهی",
    "تبلیغات",     "اشتہار",    "פרסומת",        "विज्ञापन",   "বিজ্ঞাপন",          "விளம்பரம்", "ప్రకటన",
    "പരസ്യം",      "โฆษณา",     "광고",          "廣告",       "广告",              "スポンサーリンク"};

/* The same, or what opens it before a sign: another article's title follows. */
static const char *const also[] = {
    /* Indonesian, Malay, Tagalog, Swahili */
    "baca juga", "baca pula", "baca lagi", "baca selengkapnya", "lihat juga", "simak juga", "simak video", "tonton juga",
    "saksikan juga", "basahin din", "soma pia",
    /* Vietnamese */
    "xem thêm", "mời xem thêm", "đọc thêm", "Đọc thêm", "tham khảo thêm", ">>> xem thêm",
    /* Turkish, Azerbaijani */
    "ayrıca okuyun", "bunu da okuyun", "ilgili haber", "İlgili haber", "İLGİLİ HABER", "haberin devamı", "devamını oku",
    "okumaya devam et", "ilginizi çekebilir", "İlginizi çekebilir", "həmçinin oxuyun",
    /* Europe's smaller languages */
    "lue myös", "lue lisää", "loe ka", "lasi arī", "taip pat skaitykite", "čtěte také", "Čtěte také", "čtěte více",
    "přečtěte si také", "prečítajte si aj", "čítajte aj", "Čítajte aj", "olvassa el ezt is", "kapcsolódó cikk",
    "citește și", "citeşte şi", "citeste si", "citește mai mult", "vezi și", "pročitajte još", "pročitajte i",
    "pročitaj još", "pogledajte i", "preberite tudi", "lexo edhe", "czytaj więcej", "sprawdź też",
    "saiba mais", "veja mais", "les mer", "läs mer", "læs mere",
    /* Cyrillic */
    "Читайте также", "ЧИТАЙТЕ ТАКЖЕ", "Смотрите также", "Читайте ещё", "Читайте еще", "Читать также", "Читать далее",
    "Читайте також", "ЧИТАЙТЕ ТАКОЖ", "Дивіться також", "ДИВІТЬСЯ ТАКОЖ", "Читайте ще", "Читати далі",
    "Чытайце таксама", "Прочетете още", "Вижте още", "Вижте също", "Прочитајте још", "Прочитајте и",
    /* Greek */
    "Διαβάστε επίσης", "Διαβάστε ακόμη", "Διαβάστε ακόμα", "Διαβάστε περισσότερα", "Διαβάστε σχετικά", "Δείτε επίσης",
    "Δείτε ακόμη", "Δείτε ακόμα", "ΠΕΡΙΣΣΟΤΕΡΑ ΑΠΟ ΤΗΝ ΚΑΤΗΓΟΡΙΑ", "Περισσότερα από την κατηγορία", "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "ΔΙΑΒΑΣΤΕ ΑΚΟΜΗ", "ΔΙΑΒΑΣΤΕ ΑΚΟΜΑ", "ΔΕΙΤΕ ΕΠΙΣΗΣ",
    /* Arabic, Persian, Urdu, Hebrew */
    "اقرأ أيضا", "اقرأ أيضاً", "اقرأ أيضًا", "إقرأ أيضا", "إقرأ أيضاً", "اقرأ المزيد", "اقرأ ايضا", "شاهد أيضا",
    "شاهد أيضاً", "طالع أيضا", "بیشتر بخوانید", "همچنین بخوانید", "بخوانید", "یہ بھی پڑھیں", "مزید پڑھیں", "مزید پڑھیے",
    "קראו גם", "קרא גם", "קראו עוד", "ראו גם",
    /* India: letters with a dot below in both of their forms */
    "यह भी पढ\u093Cें", "यह भी प\u095Dें", "ये भी पढ\u093Cें", "ये भी प\u095Dें", "इसे भी पढ\u093Cें", "इसे भी प\u095Dें",
    "यह भी देखें", "और पढ\u093Cें", "और प\u095Dें", "हेही वाचा", "हे ही वाचा", "यो पनि पढ्नुहोस्",
    "আরও পড\u09BCুন", "আরও প\u09DCুন", "আরো পড\u09BCুন", "আরো প\u09DCুন", "மேலும் படிக்க", "இதையும் படிங்க",
    "இதையும் படியுங்கள்", "ఇది కూడా చదవండి", "ఇవి కూడా చదవండి", "ಇದನ್ನೂ ಓದಿ", "આ પણ વાંચો", "ਇਹ ਵੀ ਪੜ੍ਹੋ",
    /* East Asia */
    "관련기사", "관련 기사", "함께 읽기", "あわせて読みたい", "【関連記事】", "関連記事", "続きを読む", "相关阅读", "相關閱讀",
    "相关新闻", "相關新聞", "相关报道", "相關報導", "延伸阅读", "延伸閱讀", "推荐阅读", "推薦閱讀", "更多閱讀", "อ่านเพิ่มเติม",
    "อ่านข่าวเพิ่มเติม", "ข่าวที่เกี่ยวข้อง"};

/* What other articles stand below. */
static const char *const below[] = {
    "berita terkait", "artikel terkait", "berita lainnya", "berita populer", "terpopuler", "rekomendasi untuk anda",
    "tin liên quan", "bài liên quan", "tin cùng chuyên mục", "có thể bạn quan tâm", "ilgili haberler", "İlgili haberler",
    "İLGİLİ HABERLER", "bunlar da ilginizi", "en çok okunan", "související články", "mohlo by vás", "kapcsolódó cikkek",
    "ez is érdekelheti", "articole similare", "știri similare", "najczęściej czytane", "czytaj także", "polecamy",
    "mais lidas", "matérias relacionadas", "Похожие", "ПОХОЖИЕ", "Материалы по теме", "Новости по теме", "Читайте также",
    "Читайте також", "Новини за темою", "Матеріали за темою", "Σχετικά άρθρα", "ΣΧΕΤΙΚΑ ΑΡΘΡΑ", "Διαβάστε επίσης",
    "مواضيع ذات صلة", "أخبار ذات صلة", "مقالات ذات صلة", "موضوعات ذات صلة", "قد يهمك أيض", "الأكثر قراءة", "مطالب مرتبط",
    "اخبار مرتبط", "خبرهای مرتبط", "כתבות נוספות", "संबंधित खबरें", "সম্পর্কিত খবর", "관련기사", "관련 기사", "많이 본 뉴스",
    "関連記事", "関連ニュース", "あわせて読みたい", "おすすめ記事", "相關新聞", "推荐阅读", "推薦閱讀", "猜你喜欢", "ข่าวที่เกี่ยวข้อง"};

enum { TITLE = 360, LINE = 160 };

#define COUNT(words) (sizeof(words) / sizeof *(words))

/* The size of the longest word that opens `text`, or 0. */
static size_t opening(dl_slice text, const char *const *words, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count && text.size > 1; i++) {
        if (((text.data[0] ^ words[i][0]) | (words[i][1] ? text.data[1] ^ words[i][1] : 0)) & ~0x20)
            continue; /* most end here */
        size_t size = strlen(words[i]);
        if (size > longest && text.size >= size && strncasecmp(text.data, words[i], size) == 0)
            longest = size;
    }
    return longest;
}

/* Whether a sign stands in front, as between a label and a title. */
static bool has_sign(dl_slice text)
{
    static const char *const signs[] = {":", "-", "|", ">", "[", "\"", "“", "«", "»", "–", "—", "：", "▶", "►", "→"};
    return opening(dl_slice_trim(text), signs, COUNT(signs)) > 0;
}

bool dl_html_is_label_abroad(dl_slice text)
{
    if (text.size > TITLE)
        return false;
    size_t size = opening(text, whole, COUNT(whole));
    if (size && size == text.size)
        return true;
    size = opening(text, also, COUNT(also));
    return size && (size == text.size || has_sign(dl_slice_cut(text, size, text.size)));
}

bool dl_html_ends_article_abroad(dl_slice text)
{
    return text.size <= LINE && opening(text, below, COUNT(below)) > 0;
}
