/* Stop words by language: closed-class words (articles, pronouns, prepositions, auxiliaries), as they
 * look after folding. Asked for a word of a query at a time, so a plain walk will do. */
#include "text/stopwords.h"

static const char *const english[] = {
    "a",     "about", "after",  "all",   "also",  "am",    "an",     "and",   "any",     "are",
    "as",    "at",    "be",     "been",  "being", "but",   "by",     "can",   "could",   "did",
    "do",    "does",  "doing",  "during", "each", "for",   "from",   "further", "had",   "has",
    "have",  "having", "he",    "her",   "here",  "hers",  "herself", "him",  "himself", "his",
    "how",   "i",     "if",     "in",    "into",  "is",    "it",     "its",   "itself",  "just",
    "may",   "me",    "might",  "more",  "most",  "must",  "my",     "myself", "no",     "nor",
    "not",   "of",    "on",     "only",  "or",    "other", "our",    "ours",  "ourselves", "over",
    "own",   "s",     "same",   "shall", "she",   "should", "so",    "some",  "such",    "t",
    "than",  "that",  "the",    "their", "theirs", "them", "themselves", "then", "there", "these",
    "they",  "this",  "those",  "through", "to",  "too",   "under",  "until", "upon",    "us",
    "very",  "was",   "we",     "were",  "what",  "when",  "where",  "which", "while",   "who",
    "whom",  "whose", "why",    "will",  "with",  "would", "you",    "your",  "yours",   "yourself",
    "aren't", "can't", "couldn't", "didn't", "doesn't", "don't", "hadn't", "hasn't", "haven't",
    "he'd", "he'll", "i'd", "i'll", "i'm", "i've", "isn't", "it'd", "it'll", "she'd", "she'll",
    "shouldn't", "they'd", "they'll", "they're", "they've", "wasn't", "we'd", "we'll", "we're",
    "we've", "weren't", "won't", "wouldn't", "you'd", "you'll", "you're", "you've",
};

static const char *const arabic[] = {
    "اذ", "اذا", "اكثر", "الا", "التي", "الذي", "الذين", "اللاتي", "اللتان", "اللذان", "الي",
    "اليه", "اليها", "ام", "ان", "انا", "انت", "انه", "او", "اي", "ايضا", "اين", "ايه", "بعد",
    "بعض", "بل", "به", "بها", "بين", "تحت", "تكون", "تلك", "ثم", "حتي", "حول", "حيث", "خلال",
    "دون", "ذات", "ذلك", "علي", "عليه", "عليها", "عن", "عند", "غير", "فوق", "في", "فيه", "فيها",
    "قبل", "قد", "كان", "كانت", "كانوا", "كذلك", "كل", "كم", "كما", "كيف", "لا", "لدي", "لكن",
    "لم", "لماذا", "له", "لها", "ليس", "ليست", "ما", "ماذا", "متي", "مثل", "مع", "من", "منذ",
    "منه", "منها", "نحن", "نحو", "هذا", "هذه", "هل", "هم", "هن", "هنا", "هناك", "هو", "هي", "و",
    "وفي", "وقد", "وكان", "ومن", "وهو", "وهي", "يكون",
};

static const char *const french[] = {
    "a",   "au",  "aux", "avec", "ce",   "ces",  "c",   "d",    "dans", "de",  "des", "du",
    "elle", "en", "est", "et",   "etait", "ete", "eux", "il",   "ils",  "je",  "l",   "la",
    "le",  "les", "leur", "lui", "ma",   "mais", "me",  "meme", "mes",  "moi", "mon", "n",
    "ne",  "nos", "notre", "nous", "on", "ont",  "ou",  "par",  "pas",  "pour", "qu", "que",
    "qui", "s",   "sa",  "se",   "ses",  "son",  "sont", "sur", "ta",   "te",  "tes", "toi",
    "ton", "tu",  "un",  "une",  "vos",  "votre", "vous", "y",
};

static const char *const german[] = {
    "aber", "als",  "am",   "an",   "auch", "auf",  "aus",  "bei",  "bin",   "bis",  "das",
    "dass", "dem",  "den",  "der",  "des",  "die",  "durch", "ein", "eine",  "einem", "einen",
    "einer", "eines", "er", "es",   "fur",  "hat",  "hatte", "ich", "ihr",   "im",   "in",
    "ist",  "mit",  "nach", "nicht", "noch", "nur", "oder", "ohne", "sein",  "sich", "sie",
    "sind", "so",   "uber", "um",   "und",  "uns",  "unter", "vom", "von",   "vor",  "war",
    "was",  "wenn", "werden", "wie", "wir", "wird", "zu",   "zum",  "zur",
};

static const char *const spanish[] = {
    "a", "al", "algo", "algunas", "algunos", "ante", "antes", "como", "con", "contra", "cual",
    "cuales", "cuando", "cuanta", "cuantas", "cuanto", "cuantos", "de", "del", "desde", "donde",
    "durante", "el", "ella", "ellas", "ellos", "en", "entre", "era", "eran", "es", "esa", "esas",
    "ese", "eso", "esos", "esta", "estaba", "estamos", "estan", "estar", "estas", "este",
    "esto", "estos", "fue", "fueron", "ha", "haber", "habia", "han", "hasta", "hay", "la", "las",
    "le", "les", "lo", "los", "mas", "me", "mi", "mis", "mucho", "muchos", "muy", "nada", "ni",
    "no", "nos", "nosotros", "nuestra", "nuestro", "o", "os", "otra", "otras", "otro", "otros",
    "para", "pero", "poco", "por", "porque", "que", "quien", "quienes", "se", "sea", "ser", "si",
    "sin", "sobre", "son", "su", "sus", "suyo", "tambien", "tanto", "te", "tiene", "tienen",
    "todo", "todos", "tu", "tus", "un", "una", "uno", "unos", "y", "ya", "yo",
};

static const char *const russian[] = {
    "а", "без", "бы", "был", "была", "были", "было", "в", "вам", "вас", "ведь", "весь", "во",
    "вот", "впрочем", "всего", "всех", "вы", "где", "да", "даже", "для", "до", "другие", "другой",
    "его", "ее", "ей", "ему", "если", "ест", "есть", "еще", "же", "за", "зачем", "здесь", "и",
    "из", "или", "им", "ими", "иногда", "их", "к", "как", "какая", "какие", "каким", "какими",
    "каков", "какова", "каково", "каковы", "какого", "какой", "каком", "какому", "какую", "кем",
    "ко", "когда", "кого", "ком", "кому", "которая", "которое", "котором", "которому", "которую",
    "которые", "который", "которыми", "которых", "кто", "куда", "ли", "между", "меня", "мне",
    "много", "может", "можно", "мой", "моя", "мы", "на", "над", "надо", "наконец", "нас", "не",
    "него", "нее", "ней", "нельзя", "нет", "ни", "нибудь", "никогда", "ним", "них", "ничего", "но",
    "ну", "о", "об", "он", "она", "они", "оно", "опять", "от", "перед", "по", "под", "после",
    "потом", "потому", "почему", "почти", "при", "про", "разве", "с", "сам", "свою", "себе",
    "себя", "сейчас", "сколько", "со", "совсем", "так", "такой", "там", "тебя", "тем", "теперь",
    "то", "тогда", "того", "тоже", "только", "том", "тот", "тут", "ты", "у", "уж", "уже", "хоть",
    "чего", "чей", "чем", "чему", "через", "что", "чтоб", "чтобы", "чуть", "чье", "чьи", "чья",
    "эти", "этим", "этих", "это", "этого", "этой", "этом", "этот", "эту", "я",
};

static const char *const italian[] = {
    "a",   "ad",  "ai",  "al",   "alla", "alle", "anche", "che", "chi", "con", "d",   "da",
    "dal", "dalla", "dei", "del", "della", "delle", "di", "e",   "ed",  "era", "gli", "ha",
    "hanno", "i", "il",  "in",   "io",   "l",    "la",  "le",  "lo",  "loro", "ma",  "mi",
    "ne",  "nei", "nel", "nella", "non", "o",    "per", "piu", "quale", "questo", "se", "si",
    "sono", "su", "sua", "sul",  "sulla", "suo", "tra", "un",  "una", "uno", "vi",
};

static const char *const portuguese[] = {
    "a",   "ao",  "aos", "as",  "ate", "com", "como", "da",  "das", "de",  "do",  "dos",
    "e",   "ela", "ele", "em",  "entre", "era", "essa", "esse", "esta", "este", "eu", "foi",
    "ha",  "isso", "ja", "lhe", "mais", "mas", "me",  "muito", "na", "nao", "nas", "nem",
    "no",  "nos", "o",   "os",  "ou",  "para", "pela", "pelo", "por", "que", "se", "sem",
    "ser", "seu", "sua", "sao", "tambem", "um", "uma",
};

static const char *const dutch[] = {
    "aan", "al",  "als", "bij", "dan", "dat", "de",  "den",  "der",  "deze", "die", "dit",
    "door", "een", "en", "er",  "ge",  "haar", "had", "heeft", "hem", "het", "hij", "hun",
    "ik",  "in",  "is",  "je",  "kan", "maar", "me", "met",  "mijn", "na",  "naar", "niet",
    "nog", "nu",  "of",  "om",  "onder", "ook", "op", "over", "te",  "tot", "uit", "van",
    "voor", "want", "was", "wat", "we", "werd", "wie", "wordt", "ze", "zich", "zij", "zijn",
};

static const char *const swedish[] = {
    "alla", "att", "av",  "blev", "bli", "da",  "de",  "dem", "den", "denna", "deras", "det",
    "detta", "dig", "din", "du", "efter", "eller", "en", "er", "ett", "fran", "for", "ha",
    "hade", "han", "hans", "har", "hon", "hur", "i",  "icke", "inte", "jag", "kan", "man",
    "med", "men", "mig", "min", "mot", "nar", "nu",  "och", "om",  "oss", "pa",  "sa",
    "sig", "sin", "som", "till", "under", "upp", "ut", "var", "vi",  "vid", "ar",
};

#define LIST(code, words) {code, words, sizeof words / sizeof *words}
static const struct {
    const char *code;
    const char *const *words;
    size_t count;
} lists[] = {
    LIST("ar", arabic),  LIST("de", german), LIST("en", english), LIST("es", spanish), LIST("fr", french),
    LIST("it", italian), LIST("nl", dutch),  LIST("pt", portuguese), LIST("ru", russian),
    LIST("sv", swedish),
};

static bool holds(size_t list, dl_slice folded)
{
    for (size_t i = 0; i < lists[list].count && folded.size; i++)
        if (lists[list].words[i][0] == folded.data[0] && dl_slice_is(folded, lists[list].words[i]))
            return true;
    return false;
}

bool dl_stopword(dl_language language, dl_slice folded)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(lists[i].code, dl_language_code(language)) == 0)
            return holds(i, folded);
    return false;
}

bool dl_stopword_of_any(dl_slice folded)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (holds(i, folded))
            return true;
    return false;
}

/* ---- the set ---- */

enum { SLOTS = sizeof((dl_stopset *)NULL)->slots / sizeof *((dl_stopset *)NULL)->slots };

static size_t slot_of(dl_slice word)
{
    size_t hash = word.size;
    for (size_t i = 0; i < word.size; i++)
        hash = hash * 31 + (unsigned char)word.data[i];
    return (hash ^ hash >> 10) % SLOTS;
}

void dl_stopset_turn(dl_stopset *set, dl_language language)
{
    if (set->language == language)
        return;
    *set = (dl_stopset){.language = language};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(lists[i].code, dl_language_code(language)) != 0)
            continue;
        for (size_t w = 0; w < lists[i].count; w++) {
            size_t at = slot_of(dl_slice_of(lists[i].words[w]));
            while (set->slots[at])
                at = (at + 1) % SLOTS;
            set->slots[at] = lists[i].words[w];
        }
    }
}

bool dl_stopset_has(const dl_stopset *set, dl_slice folded)
{
    static const size_t longest = 24;
    if (folded.size > longest)
        return false;
    for (size_t at = slot_of(folded); set->slots[at]; at = (at + 1) % SLOTS)
        if (dl_slice_is(folded, set->slots[at]))
            return true;
    return false;
}
