/* Names as they are declined, where the stems of their forms differ: "Biden", "Bidenin"; "\u041A\u0438\u0457\u0432", "\u041A\u0438\u0454\u0432\u0430". */
#ifndef DL_DECLINED_H
#define DL_DECLINED_H

#include "text/language.h"
#include "util/buffer.h"

/** Takes another form of the word in that language. */
typedef void dl_declined_take(void *context, dl_language language, dl_slice form);

/** Hands on what may be other forms of a folded word, in each language of `held` that has such. Pure. */
void dl_declined_forms(dl_slice folded, const dl_languages *held, dl_declined_take *take, void *context);

#endif
