/* Short texts around articles in many languages. */
#include "article/html/labels/label_world.h"
#include "article/html/labels/label_folded.h"
#include "util/ascii.h"

/* All in small letters (label_folded.h). */

/* The whole block, but for signs and numbers at its end. */
static const char *const tools[] = {
    /* Spanish, Catalan, Portuguese, French, Italian, Romanian */
    "conforme a los criterios de", "mira también", "mirá también", "ver también", "vea también", "vea además", "lea además", "lee además",
    "leé también", "le puede interesar", "seguir leyendo", "sigue leyendo", "ver más", "leer nota completa", "compartir", "compartir en facebook",
    "compartir en twitter", "compartí esta nota", "comparte esta noticia", "imprimir", "copiar enlace", "escuchar", "cargando", "ver comentarios",
    "etiquetas", "en esta nota", "regístrate", "inicia sesión", "iniciar sesión", "continuar leyendo", "comparteix", "compartilhe", "compartilhar",
    "compartilhe esta notícia", "compartilhe no whatsapp", "compartilhe no facebook", "partilhar", "ouvir", "ver mais", "continua após a publicidade",
    "continua depois da publicidade", "carregando", "fazer login", "voltar ao topo", "comunicar erro", "reportar erro", "partager",
    "partager l'article", "partager sur facebook", "partager sur twitter", "imprimer", "envoyer par mail", "envoyer par e-mail", "réagir", "écouter",
    "lire plus tard", "copier le lien", "lire également", "lire aussi", "a lire aussi", "à voir aussi", "voir aussi", "a voir aussi",
    "la suite après cette publicité", "la suite après la publicité", "je m'abonne", "chargement", "se connecter", "condividi",
    "condividi su facebook", "condividi l'articolo", "stampa", "ascolta", "vedi anche", "guarda anche", "caricamento", "accedi", "abbonati",
    "distribuie", "distribuie articolul", "tipărește", "se încarcă", "autentificare",
    /* Dutch, Danish, Norwegian, Swedish, Finnish */
    "lees meer", "deel dit artikel", "delen", "bekijk ook", "inloggen", "del artikel", "del artiklen", "del på facebook", "dela", "dela artikeln",
    "dela på facebook", "dela på twitter", "skriv ut", "logga in", "logg inn", "log ind", "läs även", "tipsa oss", "tips oss", "jaa", "jaa artikkeli",
    "jaa facebookissa", "kirjaudu sisään", "tulosta",
    /* Czech, Slovak, Hungarian, the Balkans */
    "sdílet", "sdílet na facebooku", "vytisknout", "přihlásit se", "zdieľať", "megosztás", "megosztom", "nyomtatás", "klikk a nagyításhoz",
    "kattints a képre", "a kép nagyítható", "sorrend megfordítása", "korábban írtuk", "olvasta már", "ezt ne hagyja ki", "ezt is olvassa el",
    "podijeli", "podeli", "ispiši", "odštampaj", "сподели", "принтирай", "shpërndaje", "κοινοποίηση", "μοιραστείτε το", "μοιράσου το",
    /* Turkish, Indonesian, Malay, Vietnamese */
    "paylaş", "haberi paylaş", "yazdır", "giriş yap", "abone ol", "jangan lewatkan", "bagikan", "bagikan artikel ini", "bagikan ke",
    "rate artikel ini", "cetak", "salin link", "salin tautan", "foto terkait", "video terkait", "chia sẻ", "in bài viết", "lưu bài viết", "đăng nhập",
    /* Arabic, Persian, Urdu, Hebrew */
    "شارك", "شارك المقال", "شارك الخبر", "مشاركة", "طباعة", "انشر", "نسخ الرابط", "تسجيل الدخول", "جارٍ التحميل", "چاپ", "ارسال به دوستان",
    "اشتراک گذاری", "به اشتراک بگذارید", "کپی لینک", "شیئر کریں", "שתפו", "שיתוף", "הדפסה", "הדפס",
    /* India, Thailand */
    "शेयर करें", "advertisements", "শেয়ার করুন", "প্রিন্ট করুন", "பகிர", "แชร์", "แชร์ข่าวนี้",
    /* Korea, Japan, China */
    "공유하기", "공유", "인쇄", "인쇄하기", "글자크기", "기사 공유하기", "로그인", "シェア", "シェアする", "ツイート", "この記事をシェア", "印刷", "もっと見る", "ログイン", "app专享", "推薦",
    "voir les contributions", "nos services"};

/* The beginning of a block of at most LABEL bytes. */
static const char *const requests[] = {
    "mira también:", "mirá también:", "lea además:", "lee además:", "te puede interesar:", "te recomendamos:", "le puede interesar:", "puedes leer:",
    "sigue leyendo:", "suscríbete", "suscribite", "si llegaste hasta acá", "este contenido es exclusivo para",
    "contenido exclusivo para suscriptores", "para comentar debes", "para comentar es necesario", "para comentar tienes", "debes estar registrado",
    "debe iniciar sesión", "inicia sesión para", "ingresá para", "regístrate para", "prohibida su reproducción", "prohibida la reproducción",
    "queda prohibida la reproducción", "apóyanos", "fes-te subscriptor", "você precisa estar logado", "faça login", "deseja receber ",
    "receba as notícias", "receba as principais notícias", "clique aqui e ", "clique aqui para", "participe do grupo", "participe do canal",
    "entre no grupo", "siga o canal", "📲", "veja mais em", "encontrou algum erro", "proibida a reprodução", "é proibida a reprodução",
    "quer receber ", "a reprodução total ou parcial", "abonnez-vous", "déjà abonné", "connectez-vous pour", "vous avez trouvé une erreur",
    "signaler une erreur", "toute reproduction", "lire également :", "a lire aussi", "voir aussi :", "à voir aussi :",
    "inscrivez-vous à la newsletter", "riproduzione riservata", "© riproduzione", "iscriviti alla newsletter", "abbonati a ", "citește și:",
    "urmăriți-ne", "urmăreşte-ne", "urmărește-ne", "abonează-te", "dacă ți-a plăcut", "lees ook:", "lees meer:", "wilt u reageren", "log in om ",
    "har du et tip", "les mer:", "prenumerera ", "vill du läsa", "tilaa ", "haluatko vinkata", "sledujte nás", "kövess minket", "kövessen minket",
    "iratkozz fel", "iratkozzon fel", "támogasd ", "új hír érkezett", "a cikk nem ért véget", "cikkünk a következő oldalon", "ha tetszett a cikk",
    "csatlakozz ", "yuk, simak", "simak video ", "simak lifestyle", "berita selengkapnya", "baca berita selengkapnya", "baca artikel ",
    "unduh aplikasi", "download aplikasi", "dapatkan update", "dapatkan berita", "cek berita dan artikel", "ikuti berita ", "ikuti kami",
    "ikuti saluran", "artikel ini telah tayang", "artikel ini sudah tayang", "bizi takip edin", "google news'te", "google haberler",
    "haberleri google", "mời quý độc giả", "mời bạn đọc", "theo dõi chúng tôi", "ακολουθήστε μας", "ακολουθήστε το", "следвай ни", "последвайте ни",
    "تابعونا", "تابعوا ", "تابعنا على", "اشترك في نشرتنا", "اشترك في القناة", "اشترك الآن", "حمّل تطبيق", "حمل تطبيق", "الآراء الواردة",
    "جميع الحقوق محفوظة", "حقوق النشر محفوظة", "کد خبر", "لینک کوتاه", "برچسب‌ها", "برچسب ها", "کلیه حقوق مادی", "کلیه حقوق این", "تمامی حقوق مادی",
    "تمامی حقوق این", "הצטרפו לערוץ", "הצטרפו לקבוצ", "הצטרפו לוואטסאפ", "מצאתם טעות", "לקבלת עדכונים", "keyword: ", "keywords: ", "डाउनलोड करें",
    "हमें फेसबुक", "देश-दुनिया की", "हिंदी समाचार", "ताज़ा खबर", "ताजा खबरों के लिए", "ब्रेकिंग न्यूज", "sie haben einen adblocker",
    "bitte deaktivieren sie ihren adblocker", "vous utilisez un bloqueur de publicité", "désactivez votre bloqueur", "stai usando un adblocker",
    "disattiva adblock", "tienes un bloqueador de anuncios", "desactiva tu bloqueador", "você está usando um bloqueador", "desative seu bloqueador",
    "wyłącz adblock", "reklam engelleyici", "kļūda rakstā", "iezīmējiet tekstu", "radote klaidą", "leidsid vea", "ติดตามข่าว", "ติดตามเรา", "무단 전재",
    "무단전재", "저작권자", "기사제보", "有料会員限定", "無断転載", "このプレスリリースには", "メディアユーザー登録", "原标题：", "原标题:", "本文原标题", "原標題：", "（原标题", "(原标题", "（原標題", "[原标题", "下载客户端"};

/* The beginning of a block of at most LINE bytes: other articles stand below. */
static const char *const below[] = {
    "lo más leído", "lo más visto", "las más leídas", "los más leídos", "más leídas", "más leídos", "más vistas", "más vistos", "otras noticias",
    "temas relacionados", "contenido relacionado", "contenido patrocinado", "también te puede interesar", "quizás te interese", "quizá te interese",
    "últimas noticias", "más de esta sección", "noticias destacadas", "notícies relacionades", "el més llegit", "mais notícias", "mais vistos",
    "mais vistas", "últimas notícias", "conteúdo relacionado", "recomendados para você", "notícias mais lidas", "as mais lidas", "les plus lus",
    "les plus consultés", "dernières actualités", "plus d'actualités", "dans la même rubrique", "dans la même catégorie", "notre sélection",
    "contenus sponsorisés", "articles les plus lus", "lire plus d'articles", "i più letti", "le più lette", "più letti", "più lette",
    "le ultime notizie", "ultime notizie", "altre notizie", "notizie correlate", "articoli più letti", "cele mai citite", "ultimele știri",
    "ultimele ştiri", "știri recomandate", "alte știri", "mai multe știri", "mai multe ştiri", "meest gelezen", "laatste nieuws", "gerelateerd",
    "mest lästa", "mest läst", "senaste nytt", "fler artiklar", "mer om ämnet", "mest læste", "seneste nyt", "mest lest", "mest leste", "siste nytt",
    "luetuimmat", "tuoreimmat", "aiheeseen liittyvä", "aiheesta lisää", "nejčtenější", "další články", "související", "najčítanejšie",
    "ďalšie články", "súvisiace", "legolvasottabb", "legnézettebb", "legfrissebb hírek", "friss híreink", "kapcsolódó híreink", "kapcsolódó cikkeink",
    "ajánlott cikkek", "további cikkek", "további hírek", "najčitanije", "najnovije vijesti", "najnovije vesti", "povezane vijesti", "povezane vesti",
    "най-четени", "още новини", "свързани новини", "τελευταίες ειδήσεις", "δημοφιλή", "lajmet e fundit", "më të lexuarat", "son dakika haberleri",
    "diğer haberler", "benzer haberler", "editörün seçtikleri", "öne çıkan haberler", "en çok okunan", "berita rekomendasi", "berita terkini",
    "berita pilihan", "terkini lainnya", "tin mới nhất", "tin nổi bật", "đọc nhiều nhất", "cùng chuyên mục", "tin khác", "bài viết khác",
    "الأكثر مشاهدة", "آخر الأخبار", "أخبار متعلقة", "اخبار متعلقة", "المزيد من الأخبار", "مقالات مشابهة", "پربازدیدترین", "پربیننده ترین",
    "پربیننده‌ترین", "آخرین اخبار", "متعلقہ خبریں", "مزید خبریں", "עוד בנושא", "כתבות שאולי", "ताज़ा ख़बरें", "সর্বাধিক পঠিত", "আরও খবর",
    "এ জাতীয় আরও", "ข่าวล่าสุด", "ข่าวยอดนิยม", "많이 본 기사", "인기 기사", "주요 뉴스", "주요뉴스", "최신 뉴스", "관련 뉴스", "最新記事", "人気記事", "アクセスランキング", "関連ニュース", "熱門點閱",
    "【熱門點閱】", "为你推荐", "延伸 · 推荐", "延伸·推荐", "为您推荐", "為你推薦", "更多新聞"};

/* The beginning of a block of at most LABEL bytes: the rest is for who pays. */
static const char *const walls[] = {
    "para seguir leyendo", "para continuar leyendo", "para leer el artículo completo", "este artículo es exclusivo para",
    "este artículo es para suscriptores", "per continuar llegint", "para continuar a ler", "para continuar lendo", "este conteúdo é exclusivo",
    "este artigo é exclusivo", "pour lire la suite", "pour continuer à lire", "la suite est réservée", "la suite de cet article est réservée",
    "article réservé aux abonnés", "il vous reste à lire", "per continuare a leggere", "questo contenuto è riservato", "questo articolo è riservato",
    "contenuto riservato agli abbonati", "pentru a citi articolul", "pentru a continua lectura", "om dit artikel te lezen", "om verder te lezen",
    "verder lezen?", "dit artikel is alleen voor", "for at læse denne artikel", "for at læse videre", "få fuld adgang", "denne artikel er kun for",
    "for å lese saken", "for å lese videre", "denne saken er for abonnenter", "för att läsa hela", "för att läsa vidare", "för att läsa denna",
    "för att läsa den här", "den här artikeln är för", "vill du läsa hela", "lukeaksesi", "juttu on vain tilaajille", "jatka lukemista",
    "pro přečtení celého", "celý článek si mohou", "tento článok je", "a cikk folytatása", "a cikk elolvasásához", "haberin tamamını okumak",
    "yazının devamı için", "jetzt weiterlesen", "weiterlesen mit", "um weiterzulesen", "dieser artikel ist nur für", "diesen artikel weiterlesen",
    "この記事は有料", "この記事は会員限定", "続きを読むには", "이 기사는 유료"};

/* The beginning of a block of at most CLOSING bytes at the end of an article. */
static const char *const closings[] = {
    "fuente: ", "fuentes: ", "con información de ", "edición: ", "fonte: ", "fontes: ", "com informações d", "edição: ", "source : ", "source: ",
    "sources : ", "avec afp", "(avec afp", "fonte:", "ultimo aggiornamento", "sursa: ", "sursa foto", "foto: ", "bron: ", "källa: ", "kilde: ",
    "kilder: ", "lähde: ", "lähteet: ", "zdroj: ", "zdroje: ", "źródło: ", "źródła: ", "forrás: ", "izvor: ", "източник: ", "πηγή: ", "burimi: ",
    "kaynak: ", "haber kaynağı", "editör: ", "sumber: ", "sumber :", "editor: ", "editor : ", "redaktur: ", "redaktur :", "penulis: ", "penulis :",
    "reporter: ", "pewarta: ", "penyunting: ", "copyright ", "nguồn: ", "المصدر: ", "المصدر:", "مصدر: ", "منبع: ", "منبع:", "انتهای پیام", "ماخذ: ",
    "מקור: ", "ที่มา: ", "ที่มา :", "original-content von", "rückfragen bitte an", "pressekontakt", "kontakt für", "【纠错】", "图片均来自网络", "相关资讯请关注",
    "- the end -", "出典：", "提供："};

enum { LABEL = 360, LINE = 120, CLOSING = 120 };

#define OPENS(text, words) dl_html_folded_opens(text, words, sizeof(words) / sizeof *(words))
#define IS_ONE(text, words) dl_html_folded_is_one(text, words, sizeof(words) / sizeof *(words))

bool dl_html_is_label_world(dl_slice text)
{
    dl_html_folded small;
    if (text.size > LABEL)
        return false;
    dl_html_fold_front(&small, text);
    return OPENS(&small, requests) || IS_ONE(&small, tools);
}

bool dl_html_ends_article_world(dl_slice text)
{
    dl_html_folded small;
    if (text.size > LABEL)
        return false;
    dl_html_fold_front(&small, text);
    return (text.size <= LINE && OPENS(&small, below)) || OPENS(&small, walls);
}

/* "(ab/cde)", "ab/cd/efg", "(ABC)": who wrote, edited and sent it. */
static bool is_code(dl_slice text)
{
    enum { MOST = 30, GROUP_LEAST = 2, GROUP_MOST = 5 };
    const bool within = text.size > 2 && text.data[0] == '(' && text.data[text.size - 1] == ')';
    if (within)
        text = dl_slice_cut(text, 1, text.size - 1);
    size_t strokes = 0, group = 0;
    for (size_t i = 0; i < text.size && text.size <= MOST; i++) {
        const char letter = text.data[i] | 0x20;
        const bool stroke = text.data[i] == '/';
        if ((!stroke && (letter < 'a' || letter > 'z')) || (stroke && group < GROUP_LEAST) || group > GROUP_MOST)
            return false;
        group = stroke ? 0 : group + 1;
        strokes += stroke;
    }
    return text.size <= MOST && group >= GROUP_LEAST && group <= GROUP_MOST && (within || strokes > 1);
}

/* A Korean reporter's name and address, and whose article it is; not a sentence that those stand behind. */
static bool is_korean(dl_slice text)
{
    enum { MOST = 200, LINE_MOST = 120 };
    static const char *const rights[] = {"저작권자", "무단전재", "무단 전재"};
    const bool line = text.size <= LINE_MOST && dl_slice_find(text, "다.") == SIZE_MAX && dl_slice_find(text, "기자") != SIZE_MAX;
    bool said = line && (memchr(text.data, '@', text.size) || dl_slice_ends(text, DL_LITERAL(" 기자")));
    for (size_t i = 0; i < sizeof rights / sizeof *rights && text.size <= MOST && !said; i++)
        said = dl_slice_find(text, rights[i]) != SIZE_MAX;
    return said;
}

/* How many read it, its file's number. */
static bool is_number(dl_slice text)
{
    enum { LEAST = 5, MOST = 8 };
    for (size_t i = 0; i < text.size; i++)
        if (!dl_is_digit(text.data[i]))
            return false;
    return text.size >= LEAST && text.size <= MOST;
}

bool dl_html_is_closing_world(dl_slice text)
{
    dl_html_folded small;
    if (is_code(text) || is_number(text) || is_korean(text))
        return true;
    if (text.size > CLOSING)
        return false;
    dl_html_fold_front(&small, text);
    return OPENS(&small, closings);
}
