/* Headings of what readers wrote: a word for it, with or without their number. */
#include "article/html/labels/label_remarks.h"
#include "article/html/labels/label_folded.h"
#include "util/ascii.h"
#include "util/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

/* In small letters (label_folded.h). The whole block, with or without a number. */
static const char *const remarks[] = {
    "comments", "comment", "comment s", "reader comments", "readers comments", "readers' comments", "user comments", "top comments",
    "top rated comments", "all comments", "latest comments", "recent comments", "most recent comments", "newest comments", "oldest comments",
    "comments so far", "comments on this story", "comments on this article", "comments on this post",
    "join the discussion", "join the conversation", "user reviews", "reader reviews",
    "kommentare", "kommentar", "leserkommentare", "alle kommentare", "neueste kommentare", "ihre kommentare", "lesermeinungen", "leserbriefe",
    "commentaires", "commentaire", "les commentaires", "vos commentaires", "commentaires des lecteurs", "vos réactions",
    "comentarios", "comentario", "los comentarios", "comentarios de los lectores", "opiniones de los lectores",
    "comentários", "comentário", "comentários dos leitores", "commenti", "commento", "i commenti", "i commenti dei lettori",
    "commenti dei lettori", "reacties", "reactie", "alle reacties", "opmerkingen", "kommentarer", "läsarkommentarer", "lukijakommentit",
    "kommentit", "kommenttia", "kommentti", "kommentaarid", "komentāri", "komentarai", "komentáře", "komentář", "komentářů", "komentáre",
    "komentár", "komentari", "komentara", "komentarji", "komente", "comentarii", "comentariu", "comentaris", "hozzászólások", "hozzászólás",
    "yorumlar", "yorum", "okuyucu yorumları", "okur yorumları", "şərhlər", "komentar", "ulasan", "bình luận", "ý kiến bạn đọc", "ý kiến",
    "σχόλια", "σχόλιο", "τα σχόλιά σας", "коментари", "коментара", "коментар", "каментары", "комментарии", "комментариев", "комментария",
    "комментарий", "коментарі", "коментарів", "komentarze", "komentarzy", "تعليقات", "التعليقات", "تعليق", "نظرات", "دیدگاه ها", "دیدگاه‌ها",
    "نظر", "تبصرے", "תגובות", "टिप्पणियाँ", "टिप्पणियां", "মন্তব্য", "கருத்துகள்", "ความคิดเห็น", "评论", "条评论", "则评论", "网友评论",
    "最新评论", "热门评论", "全部评论", "評論", "則評論", "條評論", "留言", "則留言", "篇留言", "網友評論", "コメント", "件のコメント",
    "みんなのコメント", "댓글", "개의 댓글", "전체 댓글",
    /* what else such headings say in Russian, Ukrainian, Polish */
    "комментарии читателей", "комментарии посетителей", "комментарии пользователей", "ваши комментарии",
    "ваш комментарий", "ваше мнение", "добавить комментарий", "оставить комментарий", "оставьте комментарий",
    "оставьте свой комментарий", "написать комментарий", "прокомментировать", "комментировать", "добавить отзыв",
    "отзывы читателей", "мнения читателей", "обсудить", "обсудить на форуме", "обсуждение статьи",
    "обсуждение новости", "комментарии к статье", "комментарии к новости", "комментарии к материалу",
    "коментарі читачів", "додати коментар", "залишити коментар", "ваш коментар", "обговорення", "обговорити",
    "komentarz", "komentarze internautów", "komentarze czytelników", "komentarze do artykułu", "wasze komentarze",
    "wybrane komentarze", "ostatnie komentarze", "dodaj komentarz", "dodaj swój komentarz", "napisz komentarz",
    "twój komentarz", "skomentuj", "skomentuj artykuł", "opinie", "opinie czytelników", "waszym zdaniem",
    "dodaj opinię",
    /* and in other languages */
    "deja tu comentario", "deja un comentario", "dejá tu comentario", "escribe un comentario", "añadir comentario",
    "deixe seu comentário", "deixe o seu comentário", "deixe um comentário", "enviar comentário", "laisser un commentaire",
    "poster un commentaire", "ajouter un commentaire", "lascia un commento", "inserisci un commento", "adaugă comentariu",
    "adaugă un comentariu", "lasă un comentariu", "reageer", "plaats een reactie", "lämna en kommentar",
    "skriv en kommentar", "kommentoi", "diskuze", "diskuse", "diskusia", "szólj hozzá", "ostavite komentar",
    "добави коментар", "αφήστε ένα σχόλιο", "komentet", "yorum yap", "yorum yaz", "komentar anda", "komentar pembaca",
    "tulis komentar", "ý kiến của bạn", "gửi bình luận", "اترك تعليقا", "اترك تعليقاً", "أضف تعليق", "اضف تعليق", "نظر شما",
    "نظرات کاربران", "ارسال نظر", "הוספת תגובה", "הוסף תגובה", "टिप्पणी करें", "कमेंट करें", "মন্তব্য করুন",
    "แสดงความคิดเห็น", "댓글쓰기", "コメントする"};

/* The same, only with a number before it. */
static const char *const counted[] = {
    "réactions", "responses", "response", "replies", "reply", "thoughts", "thought", "reactions", "answers",
    "gedanken", "antworten", "antwort", "réponses", "réponse", "respuestas", "respuesta", "respostas", "resposta",
    "pensieri", "risposte", "risposta", "svar", "отзывов", "отзыва", "відгуків"};

/* What may stand between a number with such a word and the headline. */
static const char *const joins[] = {
    "on ", "to ", "for ", "about ", "zu ", "zum ", "auf ", "über ", "à ", "sur ", "pour ", "a ", "en ", "sobre ",
    "em ", "su ", "per ", "op ", "over ", "till ", "på ", "til ", "om ", "na ", "к ", "на ", "до ", "read below",
    "read them below", "add one", "add yours", "so far"};

/* Numbers in letters, with a blank. */
static const char *const ones[] = {
    "one ", "ein ", "eine ", "un ", "une ", "una ", "uno ", "um ", "een ", "één ", "en ", "ett ", "et ", "один ",
    "одна "};

enum { LONGEST = 200, ROOM = 256 }; /* bytes of a block, of its form below */

/* A block in small letters, with a # for each number, a blank for what is between, and none at its ends. */
typedef struct form {
    size_t size;
    char bytes[ROOM];
} form;

static void put(form *out, const char *bytes, size_t size)
{
    memcpy(out->bytes + out->size, bytes, size);
    out->size += size;
}

static void blank(form *out)
{
    if (out->size && out->bytes[out->size - 1] != ' ')
        put(out, " ", 1);
}

/* Letters, and what words hold between them: apostrophes, a joiner, marks. */
static bool in_word(uint32_t code)
{
    enum { JOINER = 0x200c, APOSTROPHE = 0x2019 };
    const int8_t type = u_charType((UChar32)code);
    return u_isalpha((UChar32)code) || code == '\'' || code == APOSTROPHE || code == JOINER || type == U_NON_SPACING_MARK ||
           type == U_COMBINING_SPACING_MARK;
}

static void make(form *out, dl_slice text)
{
    out->size = 0;
    for (size_t at = 0, length; at < text.size && out->size + 8 < ROOM; at += length) {
        const uint32_t code = dl_utf8_decode(text, at, &length);
        if (code < 0x80 && dl_is_digit((char)code)) {
            while (at + length < text.size && (dl_is_digit(text.data[at + length]) || text.data[at + length] == '.' || text.data[at + length] == ','))
                length++;
            blank(out);
            put(out, "# ", 2);
        } else if (in_word(code)) {
            char small[4];
            put(out, small, dl_utf8_encode(dl_html_fold_letter(code), small));
        } else {
            blank(out);
        }
    }
    while (out->size && out->bytes[out->size - 1] == ' ')
        out->size--;
}

/* Bytes of the one of `words` that opens a text, up to its end or a blank; 0: none does. */
static size_t opens(dl_slice text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const size_t size = strlen(words[i]);
        if (text.size >= size && text.data[0] == words[i][0] && memcmp(text.data, words[i], size) == 0 &&
            (text.size == size || text.data[size] == ' ' || words[i][size - 1] == ' '))
            return size;
    }
    return 0;
}

#define COUNT(words) (sizeof(words) / sizeof *(words))
#define OPENS(text, words) opens(text, words, COUNT(words))

/* What is behind `size` bytes and a blank. */
static dl_slice behind(dl_slice text, size_t size)
{
    return dl_slice_trim(dl_slice_cut(text, size, text.size));
}

static bool is_whole(dl_slice text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text.size && text.data[0] == words[i][0] && dl_slice_is(text, words[i]))
            return true;
    return false;
}

bool dl_html_opens_remarks(dl_slice text)
{
    form made;
    if (!text.size || text.size > LONGEST)
        return false;
    make(&made, text);
    dl_slice all = {made.bytes, made.size};
    const bool number = dl_slice_starts(all, DL_LITERAL("# "));
    const size_t one = number ? 2 : OPENS(all, ones);
    if (!one) {
        if (dl_slice_ends(all, DL_LITERAL(" #")))
            all.size -= 2;
        return is_whole(all, remarks, COUNT(remarks));
    }
    all = behind(all, one);
    if (is_whole(all, remarks, COUNT(remarks)) || is_whole(all, counted, COUNT(counted)))
        return number; /* "One response" may open a sentence */
    size_t word = OPENS(all, remarks);
    word = word ? word : OPENS(all, counted);
    return word && OPENS(behind(all, word), joins);
}
