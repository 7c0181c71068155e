/* What encodings are called, and what is meant by it. */
#ifndef DL_ENCODING_LABEL_H
#define DL_ENCODING_LABEL_H

/** The encoding that a text with this label is in, as ICU calls it: the label itself where that says so. Where writers mean more
 *  than the label has (a text "in iso-8859-1" with the quotation marks of windows-1252), it is what browsers take. */
const char *dl_encoding_of_label(const char *label);

#endif
