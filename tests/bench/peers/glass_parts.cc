// glass_parts FOLDER BYTES: what the entries of each table take by the kind of their key, a byte of
// the BYTES of text given. Kinds of terms are their prefixes; "#" marks what is no term: values by
// slot, lengths, metadata.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>

static const unsigned block_size = 8192, header = 11;

static unsigned two_bytes(const unsigned char *at)
{
    return unsigned(at[0]) << 8 | at[1];
}

static std::string kind_of_key(const std::string &key)
{
    if (key.empty())
        return "#";
    if (key[0] == 0 && key.size() > 2)
        switch ((unsigned char)key[1]) {
        case 0xC0:
            return "#metadata";
        case 0xD0:
            return "#value statistics";
        case 0xD8:
            return "#value " + std::to_string((unsigned char)key[2]);
        case 0xE0:
            return "#length";
        }
    if (key[0] == 0)
        return "#length";
    if (key[0] < 'A' || key[0] > 'Z')
        return "word";
    return key[0] == 'X' ? key.substr(0, 2) : key.substr(0, 1);
}

struct Sum {
    double entries = 0, bytes = 0;
};

static void print_table(const std::string &folder, const char *table, double text)
{
    FILE *file = fopen((folder + "/" + table + ".glass").c_str(), "rb");
    if (!file)
        return;
    const bool by_term = !strcmp(table, "postlist") || !strcmp(table, "position");
    std::map<std::string, Sum> sums;
    unsigned char block[block_size];
    while (fread(block, 1, sizeof block, file) == sizeof block) {
        const bool leaf = block[4] == 0;
        sums["#free"].bytes += two_bytes(block + 7);
        if (!leaf)
            sums["#branches"].bytes += block_size - two_bytes(block + 7);
        for (unsigned entry = header;
             leaf && entry + 1 < block_size && entry < two_bytes(block + 9); entry += 2) {
            const unsigned at = two_bytes(block + entry);
            if (at + 3 > block_size || at + 3 + block[at + 2] > block_size)
                continue;
            const unsigned head = two_bytes(block + at);
            const std::string key(reinterpret_cast<char *>(block) + at + 3, block[at + 2]);
            Sum &sum = sums[by_term ? kind_of_key(key) : "document"];
            sum.entries += (head & 0x2000) != 0;
            sum.bytes += (head & 0x1FFF) + 3 + 2;
        }
    }
    fclose(file);
    for (const auto &sum : sums)
        if (sum.second.bytes / text >= 0.0005)
            printf("  %-9s %-18s %10.0f entries %6.3f\n", table, sum.first.c_str(),
                   sum.second.entries, sum.second.bytes / text);
}

int main(int count, char **arguments)
{
    if (count != 3)
        return fputs("glass_parts FOLDER BYTES\n", stderr), 2;
    for (const char *table : {"docdata", "position", "postlist"})
        print_table(arguments[1], table, atof(arguments[2]));
}
