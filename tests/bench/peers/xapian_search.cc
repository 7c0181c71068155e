// Times plain Xapian on passages, one a line: xapian_search INDEX PASSAGES QUERIES any|all|phrase. Its own TermGenerator and
// QueryParser, stems, default BM25. The index is made when it is not there. Timed as in bench_search.
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

static double now_us()
{
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e6 + double(now.tv_nsec) / 1e3;
}

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
    std::vector<std::string> queries;
    for (std::string line; std::getline(file, line);)
        queries.push_back(kind == "phrase" ? '"' + line + '"' : line);
    std::vector<double> took(queries.size(), 1e12);
    size_t bytes = 0;
    for (int round = 0; round < 4; round++)
        for (size_t i = 0; i < queries.size(); i++) {
            const double begin = now_us();
            Xapian::Enquire enquire(database);
            enquire.set_query(parser.parse_query(queries[i]));
            const Xapian::MSet found = enquire.get_mset(0, 10);
            for (auto hit = found.begin(); hit != found.end(); ++hit)
                bytes += hit.get_document().get_data().size();
            if (round)
                took[i] = std::min(took[i], now_us() - begin);
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
