/* Which terms have positions. For the .cc files of store/ only. */
#ifndef DL_PLACED_H
#define DL_PLACED_H

#include <map>
#include <string>
#include <vector>

#include "store/segments/handles.h"
#include "text/language.h"

namespace dl
{

/* The terms of languages. */
std::vector<Xapian::Query> of_languages(const dl_languages &set);

class Placed
{
  public:
    explicit Placed(const dl_store_reader &from) : reader(from)
    {
    }

    /* Whether the term has positions wherever it stands in the text, but in passages of those languages. */
    bool is(const std::string &term, const dl_languages &but);

  private:
    const dl_store_reader &reader;
    std::map<std::string, bool> known; /* so far */
};

} // namespace dl

#endif
