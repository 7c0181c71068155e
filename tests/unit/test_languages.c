/* Languages: what tags mean, what texts look like, and the stem of a word in each language. */
#include "unit.h"

#include "text/analyzer.h"
#include "text/detect.h"
#include "text/endings.h"
#include "text/stem.h"
#include "text/stopwords.h"
#include "text/turkish.h"

#include <libstemmer.h>
#include <stdio.h>
#include <unicode/uscript.h>

static void tags_mean_languages(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *code;
    } cases[] = {
        {"de", "de"},      {"DE", "de"},      {"de-AT", "de"},  {"pt_BR", "pt"},   {"zh-Hant-TW", "zh"},
        {"eng", "en"},     {"deu", "de"},     {"iw", "he"},     {"nb", "no"},      {"nn-NO", "no"},
        {"fil", "tl"},     {"german", "de"},  {"Urdu", "ur"},   {"cmn", "zh"},     {"in", "id"},
        {"", ""},          {"xx", ""},        {"x-default", ""}, {"en; evil", ""}, {"\xFF\xFE", ""},
        {"a-very-long-tag-that-goes-on-and-on-and-on-and-on", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (strcmp(dl_language_code(dl_language_find(dl_slice_of(cases[i].tag))), cases[i].code) != 0)
            fail_msg("%s: %s", cases[i].tag, dl_language_code(dl_language_find(dl_slice_of(cases[i].tag))));
}

static void every_language_is_found_by_its_code_and_name(void **state)
{
    (void)state;
    size_t stemmed = 0;
    for (dl_language i = 1; i < DL_LANGUAGE_LIMIT && *dl_language_code(i); i++) {
        assert_int_equal(dl_language_find(dl_slice_of(dl_language_code(i))), i);
        assert_int_equal(dl_language_find(dl_slice_of(dl_language_name(i))), i);
        stemmed += dl_language_has_stemmer(i);
    }
    assert_int_equal(stemmed, 28 + 25 + 3); /* all of libstemmer's but Porter's and Lovins' English; those of lists; those that take another's */
}

static void texts_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hint, *code;
    } cases[] = {
        {"The ministers of the two countries met in the capital on Tuesday to talk about trade.", "", "en"},
        {"Die Minister der beiden L\u00E4nder trafen sich am Dienstag in der Hauptstadt.", "", "de"},
        {"Die Minister der beiden L\u00E4nder trafen sich am Dienstag in der Hauptstadt.", "en", "de"},
        {"Los ministros de los dos pa\u00EDses se reunieron el martes en la capital.", "", "es"},
        {"Министры двух стран встретились во вторник в столице.", "", "ru"},
        {"Міністри двох країн зустрілися у вівторок у столиці.", "", "uk"},
        {"دونوں ممالک کے وزرا نے منگل کے روز دارالحکومت میں ملاقات کی۔", "en", "ur"},
        {"وزیران دو کشور روز سه‌شنبه در پایتخت دیدار کردند.", "", "fa"},
        {"التقى وزيرا البلدين يوم الثلاثاء في العاصمة.", "", "ar"},
        {"两国部长星期二在首都会晤。", "", "zh"},
        {"兩國部長星期二在首都會晤。", "zh", "zh"},
        {"両国の大臣は火曜日に首都で会談した。", "", "ja"},
        {"รัฐมนตรีของทั้งสองประเทศพบกันในวันอังคาร", "", "th"},
        {"12 34 56", "", ""}, {"", "", ""}, {"\xFF\xFE\xFD", "", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_language hint = dl_language_find(dl_slice_of(cases[i].hint));
        const char *code = dl_language_code(dl_detect(dl_slice_of(cases[i].text), hint));
        if (strcmp(code, cases[i].code) != 0)
            fail_msg("%s: '%s', not '%s'", cases[i].text, code, cases[i].code);
    }
}

static bool take_stem(void *context, const dl_token *token)
{
    if (!token->stem.size)
        return true; /* the whole of a compound */
    snprintf(context, 64, "%.*s", (int)token->stem.size, token->stem.data);
    return false;
}

/* Words of ASCII letters, which stemmers of bytes take: the stem is that of UTF-8's. */
static void stems_of_ascii_words_are_those_of_utf8(void **state)
{
    (void)state;
    static const char *const beginnings[] = {"nation", "govern", "ski", "happi", "consti", "larg", "cant", "est", "vag", "univers",
                                             "pass",   "y",      "ge",  "contro", "quarti", "ploy", "run", "zz",  "log", "arbeit"};
    static const char *const endings[] = {
        "",      "s",     "es",    "ed",    "ing",   "ation", "ational", "ment",   "ements", "ly",     "ness",  "issement", "euse",  "eux",
        "ique",  "ismes", "amente", "azione", "acion", "idades", "mente",  "ar",    "ieron",  "ungen",  "lich",  "heiten",   "isch",  "erne",
        "elser", "ande",  "are",   "arna",  "heten", "lla",   "ssa",     "stani",  "kin",    "kor",    "jaink", "jeikkel",  "etzaile", "tasun",
        "acions", "itzar", "ului", "eau",   "abile", "akan",  "kannya",  "iyor",   "ies",    "ying",   "yed",   "yyy",      "ent",   "'s"};
    dl_stemmers *stemmers;
    assert_int_equal(DATELINE_OK, dl_stemmers_new(&stemmers, NULL, NULL));
    for (dl_language language = 1; language < DL_LANGUAGE_LIMIT; language++) {
        if (!dl_language_has_stemmer(language) || dl_language_script(language) != USCRIPT_LATIN ||
            dl_endings_known(language) || strcmp(dl_language_code(language), "de") == 0 ||
            strcmp(dl_language_code(language), "tr") == 0) /* the last two are spelt first */
            continue;
        struct sb_stemmer *other = sb_stemmer_new(dl_language_name(language), "UTF_8");
        if (!other) /* another one's is taken */
            continue;
        for (size_t i = 0; i < COUNT(beginnings) * COUNT(endings); i++) {
            char word[64];
            snprintf(word, sizeof word, "%s%s", beginnings[i / COUNT(endings)], endings[i % COUNT(endings)]);
            const dl_slice stem = dl_stemmers_run(stemmers, language, dl_slice_of(word));
            const sb_symbol *wanted = sb_stemmer_stem(other, (const sb_symbol *)word, (int)strlen(word));
            if (!dl_slice_equal(stem, dl_slice_make((const char *)wanted, (size_t)sb_stemmer_length(other))))
                fail_msg("%s: %s gives %.*s", dl_language_code(language), word, (int)stem.size, stem.data);
        }
        sb_stemmer_delete(other);
    }
    dl_stemmers_free(stemmers);
}

static void forms_of_a_word_meet(void **state)
{
    (void)state;
    static const struct {
        const char *language, *forms, *others; /* each of the latter is another word */
    } cases[] = {
        {"pl", "wojna wojny wojnie wojnę wojną", "wojsko"},
        {"pl", "miasto miasta miastem miastami", "masto"},
        {"cs", "válka války válce válku válkou", "valit"},
        {"cs", "město města městem městech", "místo"},
        {"sk", "vojna vojny vojnu vojnou", "vojsko"},
        {"sk", "volebný volebného volebným", "voda"},
        {"uk", "війна війни війні війну війною", "військо"},
        {"uk", "президент президента президентом президенти", "президія"},
        {"be", "вайна вайны вайну", "вада"},
        {"bg", "правителство правителството правителства", "правило"},
        {"bg", "президент президентът президента президенти", "презрение"},
        {"mk", "влада владата влади", "влак"},
        {"hr", "vlada vlade vladi vladu vladom", "vlak"},
        {"sr", "vlada vlade влада владе владу", "влак"},
        {"sl", "vlada vlade vladi vlado", "vlak"},
        {"lv", "valdība valdības valdību", "valoda"},
        {"et", "valitsus valitsuse valitsuste valitsust", "vald"},
        {"fi", "hallitus hallituksen hallitusta", "hallita"},
        {"is", "hestur hesti hestinum hestar", "hestaferð"},
        {"sq", "qeveria qeverisë qeverinë", "qershi"},
        {"ka", "მთავრობა მთავრობის მთავრობას", "მთა"},
        {"ka", "თბილისი თბილისში თბილისიდან თბილისთან", "თბები"},
        {"hy", "կառավարություն կառավարության կառավարությունը", "կառուցում"},
        {"kk", "қала қаланың қалада қалалар", "халық"},
        {"uz", "hukumat hukumatning hukumati", "hukm"},
        {"az", "şəhər şəhərin şəhərlər", "şəkər"},
        {"he", "ספר ספרים", "ספק"},
        {"bn", "মন্ত্রী মন্ত্রীর মন্ত্রীরা", "মন্ত্র"},
        {"mr", "सरकार सरकारने सरकारला सरकारामुळे", "सराव"},
        {"mr", "ऐकणे ऐकून ऐकला ऐकते ऐकायला", "ऐन"},
        {"en", "add adds added adding", "ad ads"},
        {"en", "egg eggs egged", "ego"},
        {"en", "important importance importantly", "import imports imported"},
        {"en", "authority authorities", "author authors"},
        {"en", "international", "intern interns internal"},
        {"en", "organization organizations organized", "organ organs"},
        {"en", "emergency emergencies", "emerge emerged"},
        {"en", "several", "severe sever"},
        {"gl", "cidade cidades", "cidra"}, /* as Spanish */
        {"af", "boek boeke", "boer"},        /* as Dutch */
        {"ky", "шаар шаардын шаарда шаарлар шаарларынын", "шайлоо"},
        {"tt", "бала баланың балалар", "балык"},
    };
    dl_stemmers *stemmers;
    dl_analyzer *analyzer;
    assert_int_equal(DATELINE_OK, dl_stemmers_new(&stemmers, NULL, NULL));
    assert_int_equal(DATELINE_OK, dl_analyzer_new(&analyzer, NULL, NULL));
    for (size_t i = 0; i < COUNT(cases); i++) {
        const dl_language language = dl_language_find(dl_slice_of(cases[i].language));
        char first[64] = "";
        for (int others = 0; others < 2; others++)
            for (const char *word = others ? cases[i].others : cases[i].forms; *word; word += strspn(word, " ")) {
                const size_t size = strcspn(word, " ");
                dl_buffer folded = DL_BUFFER_EMPTY;
                assert_int_equal(DATELINE_OK, dl_analyzer_fold(analyzer, &folded, dl_slice_make(word, size), NULL));
                const dl_slice stem = dl_stemmers_run(stemmers, language, dl_buffer_slice(&folded));
                if (!*first)
                    memcpy(first, stem.data, stem.size);
                if (dl_slice_is(stem, first) == others)
                    fail_msg("%s: %.*s is %.*s, the first %s", cases[i].language, (int)size, word, (int)stem.size,
                             stem.data, first);
                dl_buffer_free(&folded);
                word += size;
            }
    }
    dl_analyzer_free(analyzer);
    dl_stemmers_free(stemmers);
}

/* Both ways: without the fast path, and twice with it, so that the word cache answers too. */
static void words_are_stemmed_in_the_language_of_the_text(void **state)
{
    (void)state;
    static const struct {
        const char *language, *word, *stem;
    } cases[] = {
        {"en", "bridges", "bridg"},
        {"de", "Brücken", "bruck"},
        {"de", "Bruecken", "bruck"},       /* ue is ü */
        {"de", "BRÜCKEN", "bruck"},
        {"de", "Straßen", "strass"},
        {"de", "Strassen", "strass"},
        {"de", "neue", "neu"},             /* eue is none */
        {"de", "Quellen", "quell"},        /* nor is que */
        {"es", "puentes", "puent"},
        {"fr", "bridges", "bridg"},
        {"vi", "bridges", "bridges"},      /* no stemmer */
        {"", "bridges", "bridg"},          /* the default, English */
        {"ru", "bridges", "bridg"},        /* of another script: the default */
        {"ru", "мостами", "мост"},
        {"en", "мостами", "мост"},         /* Cyrillic is Russian where nothing is known */
        {"uk", "мостами", "мост"},
        {"sr", "мостовима", "most"},       /* in Latin letters, as Croatian */
        {"sr", "mostovima", "most"},
        {"bs", "mostovima", "most"},
        {"ms", "pengarang", "arang"},     /* as Indonesian */
        {"ru", "Ёлка", "елк"},
        {"ar", "الكتاب", "كتاب"},
        {"fa", "كتابها", "كتاب"},
        {"en", "كتاب", "كتاب"},
        {"ur", "كتابیں", "كتاب"}, /* its letters unified */
        {"ur", "کتابيں", "كتاب"},
        {"tr", "İstanbul'da", "istanbul"},
        {"tr", "ISPARTA", "ispar"},
        {"tr", "ısparta", "ispar"},       /* the dotless i is an i */
        {"tr", "kızların", "kiz"},        /* its vowels agree however they are typed */
        {"tr", "KIZLARIN", "kiz"},
        {"tr", "kizlarin", "kiz"},
        {"tr", "kız", "kiz"},
        {"tr", "altındaki", "alt"},
        {"tr", "altinda", "alt"},
        {"tr", "evlerinde", "ev"},
        {"tr", "günlerde", "gun"},
        {"tr", "gunlerde", "gun"},
        {"tr", "gün", "gun"},
        {"tr", "köpeğin", "kopek"},
        {"tr", "kopegin", "kopek"},
        {"tr", "köpek", "kopek"},
        {"tr", "hükümetin", "hukumet"},
        {"tr", "Bakanlığı", "bakanlik"},
        {"tr", "bakanlik", "bakanlik"},
        {"tr", "kurtulmuş", "kurtul"},
        {"tr", "çocukların", "cocuk"},
        {"tr", "okulda", "okul"},
        {"en", "Türkiye", "turkiy"},      /* not in other languages */
        {"hi", "किताबों", "किताब"},
        {"el", "γέφυρες", "γεφυρ"},
        {"zh", "图书", "图"}, /* a character */
    };
    dl_analyzer *analyzer;
    assert_int_equal(DATELINE_OK, dl_analyzer_new(&analyzer, NULL, NULL));
    for (int pass = 0; pass < 3; pass++) {
        dl_analyzer_use_fast_path(analyzer, pass > 0);
        for (size_t i = 0; i < COUNT(cases); i++) {
            char stem[64] = "";
            dl_analyzer_set_language(analyzer, dl_language_find(dl_slice_of(cases[i].language)));
            assert_int_equal(DATELINE_OK, dl_analyzer_run(analyzer, dl_slice_of(cases[i].word), take_stem,
                                                          stem, NULL));
            if (strcmp(stem, cases[i].stem) != 0)
                fail_msg("%s in %s: %s, not %s", cases[i].word, cases[i].language, stem, cases[i].stem);
        }
    }
    dl_analyzer_free(analyzer);
}

static void stem_of(char out[64], dl_analyzer *analyzer, const char *language, const char *word)
{
    out[0] = '\0';
    dl_analyzer_set_language(analyzer, dl_language_find(dl_slice_of(language)));
    assert_int_equal(DATELINE_OK, dl_analyzer_run(analyzer, dl_slice_of(word), take_stem, out, NULL));
}

static void forms_of_persian_and_urdu_words_meet(void **state)
{
    (void)state;
    static const struct {
        const char *language, *words[7];
    } meet[] = {
        {"fa", {"خبر", "خبرها", "خبرهای", "خبر\u200Cهایی", "خبرهایشان", "خبرهاست"}}, /* news */
        {"fa", {"خانه", "خانه‌ها", "خانه‌های", "خانه‌هایم"}},                        /* house */
        {"fa", {"نماینده", "نمایندگان"}},                                            /* representative */
        {"fa", {"دانشجو", "دانشجویان", "دانشجوها"}},                                 /* student */
        {"fa", {"انتخاب", "انتخابات"}},                                              /* election */
        {"fa", {"بزرگ", "بزرگتر", "بزرگ‌ترین"}},                                     /* large */
        {"fa", {"كتاب", "کتاب", "کتاب‌های", "كتابهاي"}},                             /* book, with either kaf and yeh */
        {"ur", {"لڑکا", "لڑکے", "لڑکوں", "لڑکی", "لڑکیاں", "لڑکیوں"}},               /* boy, girl */
        {"ur", {"حملہ", "حملے", "حملوں"}},                                           /* attack */
        {"ur", {"کتاب", "کتابیں", "کتابوں"}},                                        /* book */
        {"ur", {"خبر", "خبریں", "خبروں"}},                                           /* news */
        {"ur", {"بچہ", "بچے", "بچوں", "بچی"}},                                       /* child */
        {"ur", {"فیصلہ", "فیصلے", "فیصلوں"}},                                        /* decision */
        {"ur", {"ہوا", "ہوائیں", "ہواؤں"}},                                          /* wind */
        {"ur", {"ملک", "ملکوں"}},                                                    /* country */
        {"ur", {"بڑا", "بڑے", "بڑی"}},                                               /* big */
    };
    static const char *const apart[][3] = {
        {"fa", "ایران", "ایر"},  {"fa", "جهان", "جه"},     {"fa", "دفتر", "دف"},    {"fa", "دختر", "دخ"},
        {"fa", "آسیا", "آسیاب"}, {"fa", "ایرانی", "ایران"}, {"fa", "پایان", "پا"},   {"fa", "فیلتر", "فیل"},
        {"ur", "ماں", "ما"},     {"ur", "میں", "م"},        {"ur", "صدر", "صدارت"}, {"ur", "وزیر", "وزن"},
    };
    char first[64], other[64];
    dl_analyzer *analyzer;
    assert_int_equal(DATELINE_OK, dl_analyzer_new(&analyzer, NULL, NULL));
    for (size_t i = 0; i < COUNT(meet); i++) {
        stem_of(first, analyzer, meet[i].language, meet[i].words[0]);
        for (size_t w = 1; w < COUNT(meet[i].words) && meet[i].words[w]; w++) {
            stem_of(other, analyzer, meet[i].language, meet[i].words[w]);
            if (strcmp(first, other) != 0)
                fail_msg("%s: %s, %s: %s", meet[i].words[0], first, meet[i].words[w], other);
        }
    }
    for (size_t i = 0; i < COUNT(apart); i++) {
        stem_of(first, analyzer, apart[i][0], apart[i][1]);
        stem_of(other, analyzer, apart[i][0], apart[i][2]);
        if (strcmp(first, other) == 0)
            fail_msg("%s and %s: %s", apart[i][1], apart[i][2], first);
    }
    dl_analyzer_free(analyzer);
}

static dl_name name_of(dl_names *names, const char *word)
{
    dl_name name;
    dl_names_run(&name, names, dl_analyzer_script(dl_slice_of(word)), dl_slice_of(word));
    return name;
}

static bool share_a_key(dl_names *names, const char *one, const char *other)
{
    dl_name a = name_of(names, one), b = name_of(names, other);
    for (unsigned i = 0; i < a.count; i++)
        for (unsigned k = 0; k < b.count; k++)
            if (strcmp(a.keys[i], b.keys[k]) == 0)
                return true;
    return false;
}

/* Folded, as the analyzer gives them. Twice, so that remembered ones answer too. */
static void names_sound_alike_in_all_scripts(void **state)
{
    (void)state;
    static const char *const alike[][8] = {
        {"tajikistan", "таджикистан", "تاجيكستان", "塔吉克斯坦", "タジキスタン", "타지키스탄", "τατζικισταν", "ताजिकिस्तान"},
        {"lavrov", "лавров", "لاوروف", "لافروف"},
        {"putin", "путин", "بوتين", "پوتين", "პუტინი"},
        {"moscow", "москва"},
        {"moscow", "موسكو"},
        {"zelensky", "зеленский", "زيلينسكي", "زلنسکي", "ゼレンスキー"},
        {"trump", "трамп", "ترامب", "ٹرمپ"},
        {"erdogan", "эрдоган", "اردوغان"},
        {"kremlin", "кремлин", "الكرملين"},
        {"rasulzoda", "расулзода", "رسولزاده"},
    };
    static const char *const different[][2] = {
        {"putin", "байден"}, {"lavrov", "таджикистан"}, {"dar", "дар"}, /* too short to tell */
        {"iowa", "айова"}, {"", "лавров"}, {"123456", "лавров"},
    };
    dl_names *names = dl_names_new();
    assert_non_null(names);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < COUNT(alike); i++)
            for (size_t k = 1; k < 8 && alike[i][k]; k++)
                if (!share_a_key(names, alike[i][0], alike[i][k]))
                    fail_msg("%s %s", alike[i][0], alike[i][k]);
        for (size_t i = 0; i < COUNT(different); i++)
            if (share_a_key(names, different[i][0], different[i][1]))
                fail_msg("%s %s", different[i][0], different[i][1]);
    }
    dl_names_free(names);
}

static void keys_of_any_bytes_are_bounded(void **state)
{
    (void)state;
    static const char *const words[] = {
        "\xFF\xFE\xFD", "wwwwkhwkhwkhwkhwkhwkhwkhwkh", "бвгджзклмнпрстфхцчшщбвгджзклмнпрстфхцчшщ",
        "rhabarberbarbarabarbarbarenbartbarbierbierbarbaerbel",
        "خخخخخخخخخخخخخخخخخخخخخخخخخخخخخخ", "\xD8\xAE\xCC\x81\xE1\x85\x9F\xF0\x9F\x98\x80",
    };
    dl_names *names = dl_names_new();
    for (size_t i = 0; i < COUNT(words); i++)
        for (int script = 0; script < 60; script++) {
            dl_name name;
            dl_names_run(&name, names, script, dl_slice_of(words[i]));
            assert_true(name.count <= DL_NAME_KEYS);
            for (unsigned k = 0; k < name.count; k++) {
                assert_in_range(strlen(name.keys[k]), DL_NAME_KEY_LEAST, DL_NAME_KEY_SIZE);
                assert_int_equal(strspn(name.keys[k], "bdjklmnprstv"), strlen(name.keys[k]));
            }
        }
    dl_names_free(names);
}

static void stop_words_are_those_of_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *language, *word;
        bool stop;
    } cases[] = {
        {"en", "the", true},  {"en", "der", false}, {"de", "der", true}, {"ar", "في", true},
        {"ru", "который", true}, {"ru", "день", false}, {"es", "cual", true}, {"es", "estado", false},
        {"pl", "the", false}, {"", "the", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(cases[i].stop, dl_stopword(dl_language_find(dl_slice_of(cases[i].language)),
                                                    dl_slice_of(cases[i].word)));
}

/* How many of some made-up words have a stem in the language that begins with another letter. */
static size_t count_other_initials(dl_stemmers *stemmers, dl_language language)
{
    static const char *const endings[] = {"", "e", "a", "er", "ing", "ed", "amento", "lijk", "heit", "osti", "elenir"};
    char word[32];
    size_t count = 0;
    for (int letters = 0; letters < 26 * 26 * 26; letters += 5)
        for (size_t i = 0; i < COUNT(endings); i++) {
            snprintf(word, sizeof word, "%c%c%c%s", 'a' + letters / 676, 'a' + letters / 26 % 26,
                     'a' + letters % 26, endings[i]);
            dl_slice stem = dl_stemmers_run(stemmers, language, dl_slice_of(word));
            count += stem.data[0] != word[0];
        }
    return count;
}

static void stems_keep_the_first_letter_where_that_is_said(void **state)
{
    (void)state;
    dl_stemmers *stemmers;
    size_t others = 0;
    assert_int_equal(dl_stemmers_new(&stemmers, NULL, NULL), DATELINE_OK);
    for (dl_language i = 1; i < DL_LANGUAGE_LIMIT; i++) {
        bool keeps = dl_stemmers_keep_initials(stemmers, i);
        others += !keeps;
        if (keeps == (count_other_initials(stemmers, i) > 0))
            fail_msg("%s is said to %s first letters", dl_language_name(i), keeps ? "keep" : "change");
    }
    assert_int_equal(others, 4);
    dl_stemmers_free(stemmers);
}

/* What folding took from Turkish words, told by the vowels around. */
static void vowels_of_turkish_are_in_harmony(void **state)
{
    static const struct {
        const char *folded, *spelled;
    } cases[] = {
        {"kutu", "kutu"},
        {"bin", "bin"},
        {"altindaki", "alt\u0131ndaki"},
        {"geldigi", "geldi\u011Fi"},
        {"gelmis", "gelmi\u015F"},
        {"uzume", "\u00FCz\u00FCme"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer out = DL_BUFFER_EMPTY;
        dl_turkish_spell(&out, dl_slice_of(cases[i].folded));
        if (!dl_slice_is(dl_buffer_slice(&out), cases[i].spelled))
            fail_msg("%s: %.*s", cases[i].folded, (int)out.size, out.data);
        dl_buffer_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vowels_of_turkish_are_in_harmony),
        cmocka_unit_test(tags_mean_languages),
        cmocka_unit_test(every_language_is_found_by_its_code_and_name),
        cmocka_unit_test(texts_are_told_apart),
        cmocka_unit_test(stems_of_ascii_words_are_those_of_utf8),
        cmocka_unit_test(forms_of_a_word_meet),
        cmocka_unit_test(words_are_stemmed_in_the_language_of_the_text),
        cmocka_unit_test(forms_of_persian_and_urdu_words_meet),
        cmocka_unit_test(stems_keep_the_first_letter_where_that_is_said),
        cmocka_unit_test(names_sound_alike_in_all_scripts),
        cmocka_unit_test(keys_of_any_bytes_are_bounded),
        cmocka_unit_test(stop_words_are_those_of_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
