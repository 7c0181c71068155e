// A BEIR collection through plain Xapian, as a TREC run: xapian_run COLLECTION [LANGUAGE [K1 B [DEPTH]]]
// Its own TermGenerator and QueryParser without operators, stems, English stop words taken from queries; title and text in one
// field; default BM25 (k1 1, b 0.5, a floor of 0.5 for lengths), or with K1, B and no floor.
#include <jansson.h>
#include <xapian.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>

static const char *const stop_words[] = {
    "a", "about", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do", "does", "for",
    "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may",
    "no", "not", "of", "on", "or", "she", "should", "so", "such", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "to", "was", "we", "were", "what", "when", "where", "which", "who",
    "whom", "why", "will", "with", "would", "you"};

static void each_line(const std::string &path, const std::function<void(json_t *)> &visit)
{
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (json_t *object = json_loads(line.c_str(), 0, nullptr)) {
            visit(object);
            json_decref(object);
        }
}

static std::string value(json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

// A word with a capital would be searched unstemmed.
static std::string lower(const std::string &text)
{
    std::string out;
    for (Xapian::Utf8Iterator at(text); at != Xapian::Utf8Iterator(); ++at)
        Xapian::Unicode::append_utf8(out, Xapian::Unicode::tolower(*at));
    return out;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const std::string folder = argv[1];
    const Xapian::Stem stem(argc > 2 ? argv[2] : "en");
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::TermGenerator generator;
    generator.set_stemmer(stem);
    each_line(folder + "/corpus.jsonl", [&](json_t *object) {
        Xapian::Document document;
        document.set_data(value(object, "_id"));
        generator.set_document(document);
        generator.index_text(value(object, "title"));
        generator.increase_termpos();
        generator.index_text(value(object, "text"));
        database.add_document(document);
    });
    Xapian::SimpleStopper stopper(stop_words, stop_words + sizeof stop_words / sizeof *stop_words);
    Xapian::QueryParser parser;
    parser.set_stemmer(stem);
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_stopper(&stopper);
    Xapian::Enquire enquire(database);
    if (argc > 4)
        enquire.set_weighting_scheme(Xapian::BM25Weight(std::atof(argv[3]), 0, 1, std::atof(argv[4]), 0));
    const unsigned depth = argc > 5 ? unsigned(std::atoi(argv[5])) : 1000;
    each_line(folder + "/queries.jsonl", [&](json_t *object) {
        enquire.set_query(parser.parse_query(lower(value(object, "text")), 0));
        const Xapian::MSet found = enquire.get_mset(0, depth);
        unsigned rank = 0;
        for (auto hit = found.begin(); hit != found.end(); ++hit)
            std::printf("%s Q0 %s %u %.6f xapian\n", value(object, "_id").c_str(),
                        hit.get_document().get_data().c_str(), ++rank, hit.get_weight());
    });
}
