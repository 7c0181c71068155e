// What a check tells of an index whose tables are whole, and whose documents do not fit together.

#include <xapian.h>

#include <sys/stat.h>

#include <functional>
#include <string>
#include <vector>

extern "C" {
#include "util/file.h"
#include "news_index.h"
}
#include "schema/field.h"
#include "store/glass/sums.h"

namespace
{

std::vector<std::string> told;

void take(void *, const char *finding)
{
    told.push_back(finding);
}

// Document 1 is the article, 2 to 4 are its passages.
std::string build_news()
{
    const std::string news = std::string(folder) + "/news", index = std::string(folder) + "/index";
    assert_int_equal(dl_file_remove_folder(index.c_str(), nullptr), DATELINE_OK);
    mkdir(news.c_str(), 0777);
    FILE *file = fopen((news + "/a.txt").c_str(), "w");
    assert_non_null(file);
    fputs("date 2025-11-19 Ferry to the island\n\nA first paragraph.\n\nA second paragraph.\n", file);
    assert_int_equal(fclose(file), 0);
    build("index", 1, 1);
    return index;
}

void replace(std::string &text, const std::string &from, const char *to)
{
    const size_t at = text.find(from);
    if (at != std::string::npos)
        text.replace(at, from.size(), to);
}

void changed_by_another_program(void **)
{
    const struct {
        const char *what;
        std::function<void(Xapian::WritableDatabase &)> change;
        std::vector<std::string> told;
    } cases[] = {
        {"nothing", [](Xapian::WritableDatabase &) {}, {}},
        {"a passage less",
         [](Xapian::WritableDatabase &db) { db.delete_document(3); },
         {"article A should have 3 passages and has 1", "the articles have 3 passages and the index holds 2"}},
        {"the last passage",
         [](Xapian::WritableDatabase &db) { db.delete_document(4); },
         {"article A should have 3 passages and has 2", "the articles have 3 passages and the index holds 2"}},
        {"an empty record",
         [](Xapian::WritableDatabase &db) {
             auto document = db.get_document(3);
             document.set_data("");
             db.replace_document(3, document);
         },
         {"passage in document 3: I: document 3 is damaged; run: dateline check, then dateline index --rebuild"}},
        {"a record of nonsense",
         [](Xapian::WritableDatabase &db) {
             auto document = db.get_document(1);
             document.set_data("nonsense");
             db.replace_document(1, document);
         },
         {"article in document 1: I: document 1 is damaged; run: dateline check, then dateline index --rebuild",
          "the articles have 0 passages and the index holds 3"}},
        {"a record of another kind",
         [](Xapian::WritableDatabase &db) {
             auto document = db.get_document(1);
             document.set_data(db.get_document(3).get_data());
             db.replace_document(1, document);
         },
         {"article in document 1: its record cannot be read", "the articles have 0 passages and the index holds 3"}},
        {"another count",
         [](Xapian::WritableDatabase &db) {
             auto document = db.get_document(1);
             document.add_value(DL_SLOT_PASSAGES, "\7");
             db.replace_document(1, document);
         },
         {"article A: its record and its value count passages differently"}},
        {"of another article",
         [](Xapian::WritableDatabase &db) {
             auto document = db.get_document(4);
             document.add_value(DL_SLOT_ARTICLE, "\1\2\3\4\5\6\7\10");
             db.replace_document(4, document);
         },
         {"article A should have 3 passages and has 2"}},
        {"no source",
         [](Xapian::WritableDatabase &db) {
             for (auto key = db.metadata_keys_begin("source/"); key != db.metadata_keys_end("source/"); ++key)
                 db.set_metadata(*key, "");
         },
         {"article in document 1: the index lacks its source 1; run: dateline index --rebuild",
          "the list of sources counts 0 articles and the index holds 1"}},
        {"no description",
         [](Xapian::WritableDatabase &db) { db.set_metadata("dateline", ""); },
         {"the index's description: I: this Xapian database was not built by dateline, or its description is lost; "
          "rebuild it with: dateline index --rebuild PATH..."}},
    };
    for (const auto &each : cases) {
        const std::string index = build_news();
        uint64_t problems;
        dateline_error error;
        const std::string generation = index + "/gen-000001";
        {
            Xapian::WritableDatabase database(generation, Xapian::DB_OPEN);
            each.change(database);
            database.commit();
        }
        assert_int_equal(dl_sums_write(generation.c_str(), &error), DATELINE_OK);
        told.clear();
        assert_int_equal(dateline_check(&problems, index.c_str(), take, nullptr, &error), DATELINE_OK);
        assert_int_equal(problems, told.size());
        for (std::string &finding : told) {
            replace(finding, index, "I");
            replace(finding, "6a671cbfd24acf69", "A");
        }
        if (told != each.told)
            fail_msg("%s: %s", each.what, told.empty() ? "nothing is told" : told.back().c_str());
    }
}

} // namespace

int main()
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(changed_by_another_program)};
    return cmocka_run_group_tests_name("check", tests, make_folder, remove_folder);
}
