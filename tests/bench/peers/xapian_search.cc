// Times plain Xapian on passages, one a line: xapian_search INDEX PASSAGES QUERIES any|all|phrase. Its own TermGenerator and
// QueryParser, stems, default BM25. The index is made when it is not there. As bench_search: each query twice, the second counts.
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

static void build(const char *path, const char *passages)
{
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    std::ifstream file(passages);
    for (std::string line; std::getline(file, line);) {
        Xapian::Document document;
        document.set_data(line);
        generator.set_document(document);
        generator.index_text(line);
        database.add_document(document);
    }
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    const std::string kind = argv[4];
    try {
        Xapian::Database(std::string(argv[1]));
    } catch (const Xapian::DatabaseError &) {
        build(argv[1], argv[2]);
    }
    Xapian::Database database(argv[1]);
    Xapian::QueryParser parser;
    parser.set_stemmer(Xapian::Stem("en"));
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_default_op(kind == "all" ? Xapian::Query::OP_AND : Xapian::Query::OP_OR);
    std::ifstream file(argv[3]);
    std::vector<double> took;
    size_t bytes = 0;
    for (std::string line; std::getline(file, line);) {
        std::chrono::duration<double, std::micro> last{};
        for (int turn = 0; turn < 2; turn++) {
            const auto begin = std::chrono::steady_clock::now();
            Xapian::Enquire enquire(database);
            enquire.set_query(parser.parse_query(kind == "phrase" ? '"' + line + '"' : line));
            const Xapian::MSet found = enquire.get_mset(0, 10);
            for (auto hit = found.begin(); hit != found.end(); ++hit)
                bytes += hit.get_document().get_data().size();
            last = std::chrono::steady_clock::now() - begin;
        }
        took.push_back(last.count());
    }
    if (took.empty())
        return 2;
    std::sort(took.begin(), took.end());
    double sum = 0;
    for (double one : took)
        sum += one;
    std::printf("xapian\t%s\t%.0f\t%.0f\t%.0f\n", kind.c_str(), sum / double(took.size()), took[took.size() / 2],
                took[took.size() * 99 / 100]);
    return bytes == 0;
}
