/* Marks that dialects of Markdown have beside CommonMark's: of Hugo, Jekyll, Obsidian and others. */
#ifndef DL_MARKDOWN_MARKS_H
#define DL_MARKDOWN_MARKS_H

#include "util/buffer.h"

/** Appends `text`, a block's words, without shortcodes ("{{< x >}}", "{% x %}"), marks of notes ("[^1]") and of callouts ("[!note]"),
 *  comments ("%% x %%"), pictures ("![[x]]"), attributes ("{#id .class}") and the fences of divisions ("::: {.note}"); of "[[page|words]]" stay the words. Any thread. */
void dl_markdown_words(dl_buffer *out, dl_slice text);

/** Appends the address of the post that the block `text` stands for: a permalink and nothing else, or a shortcode of a tweet
 *  ("{{< tweet user="ada" id="12" >}}", "{% twitter 12 %}"), a component ("<Tweet id="12" />"), "[PERMALINK:embed]". False: it stands for none. Any thread. */
bool dl_markdown_post(dl_buffer *out, dl_slice text);

#endif
