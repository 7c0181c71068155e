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
    "a",   "al",  "como", "con", "de",  "del", "el",   "ella", "en",  "entre", "era", "es",
    "esta", "este", "fue", "ha", "han", "hay", "la",   "las",  "le",  "les",  "lo",  "los",
    "mas", "me",  "mi",   "muy", "no",  "nos", "o",    "para", "pero", "por", "que", "se",
    "ser", "si",  "sin",  "sobre", "son", "su", "sus", "tambien", "te", "tu", "un", "una",
    "y",   "ya",  "yo",
};

static const char *const russian[] = {
    "а",  "без", "бы",  "был", "была", "были", "было", "в",   "вы",  "да",  "для", "до",
    "его", "ее", "если", "же", "за",   "и",    "из",   "или", "им",  "их",  "к",   "как",
    "ко", "ли",  "мы",  "на",  "не",   "ни",   "но",   "о",   "об",  "он",  "она", "они",
    "оно", "от", "по",  "при", "с",    "со",   "так",  "то",  "того", "тоже", "у",  "что",
    "это", "этого", "я",
};

#define LIST(name) {#name, name, sizeof name / sizeof *name}
static const struct {
    const char *language;
    const char *const *words;
    size_t count;
} lists[] = {LIST(english), LIST(french), LIST(german), LIST(spanish), LIST(russian)};

bool dl_stopword(const char *language, dl_slice folded)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(lists[i].language, language) != 0)
            continue;
        for (size_t w = 0; w < lists[i].count; w++)
            if (dl_slice_is(folded, lists[i].words[w]))
                return true;
    }
    return false;
}
