/* Signatures of passages. */
#include "engine/stored/signature.h"
#include "schema/field.h"
#include "util/hash.h"

/* Equal pairs of bits, of 32, from which two texts are nearly the same. Unlike texts agree in a quarter by
 * chance: texts that share 0.7 agree in 25 on the mean. */
enum { NEAR = 25 };

/* Words below which each one matters ("profit one ct", "loss one ct"): such a text is like its equals alone. */
enum { SHORT = 10 };

enum { CORE = 12 /* bytes that tell how alike texts are; then come the keys */, KEYS = 3 };

static const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t mix(uint64_t bits)
{
    bits ^= bits >> 32;
    bits *= odd;
    bits ^= bits >> 29;
    bits *= UINT64_C(0xBF58476D1CE4E5B9);
    return bits ^ bits >> 32;
}

void dl_signer_begin(dl_signer *signer)
{
    *signer = (dl_signer){0};
    for (size_t i = 0; i < DL_SIGNATURE_ORDERS; i++)
        signer->firsts[i] = INT16_MAX;
}

void dl_signer_add(dl_signer *signer, uint64_t word)
{
    uint64_t pair = mix(signer->last_word * 3 + word);
    uint16_t start = (uint16_t)pair, step = (uint16_t)(pair >> 16) | 1;
    signer->exact = mix(signer->exact + word);
    signer->last_word = word;
    signer->words++;
    /* 16 bits and signed: what processors do to eight at once. */
    for (unsigned i = 0; i < DL_SIGNATURE_ORDERS; i++) {
        uint16_t place = (uint16_t)(start + step * i);
        place = (uint16_t)((place ^ place >> 7) * 0x2C1Bu);
        place = (uint16_t)((place ^ place >> 8) * 0x58D5u);
        int16_t sign = (int16_t)place;
        signer->firsts[i] = sign < signer->firsts[i] ? sign : signer->firsts[i];
    }
}

/* What a key and its fingerprint are taken from. A short text has one, three times. */
static uint64_t hash_of(const dl_signer *signer, size_t number)
{
    uint64_t pair = (uint64_t)(uint16_t)signer->firsts[2 * number] << 16 |
                    (uint16_t)signer->firsts[2 * number + 1];
    return mix(signer->words < SHORT ? signer->exact : pair);
}

static unsigned char fingerprint_of(uint64_t hash)
{
    return (unsigned char)((hash >> 16) % 127 + 1);
}

bool dl_signer_value(char out[DL_SIGNATURE_SIZE], const dl_signer *signer)
{
    uint64_t bits = 0;
    if (signer->words < SHORT)
        bits = mix(signer->exact);
    else
        for (size_t i = 0; i < DL_SIGNATURE_ORDERS; i++)
            bits = bits << 2 | (mix((uint16_t)signer->firsts[i]) & 3);
    for (size_t i = 0; i < 4; i++)
        out[i] = (char)(signer->exact >> 8 * i & 0xFF);
    for (size_t i = 0; i < 8; i++)
        out[4 + i] = (char)(bits >> 8 * i & 0xFF);
    for (size_t i = 0; i < KEYS; i++) {
        uint16_t key = (uint16_t)hash_of(signer, i);
        out[CORE + 2 * i] = (char)(key & 0xFF);
        out[CORE + 2 * i + 1] = (char)(key >> 8);
    }
    return signer->words > 0;
}

/* Where a post's parts are: hashes, 0 of what is not known, and how full it is, to be compared as bytes. */
enum { ID = DL_SIGNATURE_SIZE, PICTURE = ID + 8, FULLNESS = PICTURE + 8, FULLNESS_SIZE = 2 };

static void put_hash(char *to, dl_slice name)
{
    uint64_t hash = name.size ? dl_hash64(name, 0) : 0;
    memcpy(to, &hash, sizeof hash);
}

static uint64_t hash_at(dl_slice value, size_t at)
{
    uint64_t hash;
    memcpy(&hash, value.data + at, sizeof hash);
    return hash;
}

void dl_signature_add_post(char value[DL_SIGNATURE_POST_SIZE], dl_slice id, dl_slice picture, size_t own, bool cut)
{
    enum { WHOLE = 0x8000, MOST = 0x7FFF };
    size_t fullness = (own < MOST ? own : MOST) | (own && !cut ? WHOLE : 0);
    put_hash(value + ID, id);
    put_hash(value + PICTURE, picture);
    value[FULLNESS] = (char)(fullness >> 8);
    value[FULLNESS + 1] = (char)(fullness & 0xFF);
}

static bool is_signature(dl_slice value)
{
    return value.size == DL_SIGNATURE_SIZE || value.size == DL_SIGNATURE_POST_SIZE;
}

/* Ids decide where both are known: another tweet may show the same picture. */
static bool is_one_post(dl_slice left, dl_slice right)
{
    if (left.size != DL_SIGNATURE_POST_SIZE || right.size != DL_SIGNATURE_POST_SIZE)
        return false;
    size_t by = hash_at(left, ID) && hash_at(right, ID) ? ID : PICTURE;
    return hash_at(left, by) && hash_at(left, by) == hash_at(right, by);
}

static uint16_t key_at(dl_slice value, size_t at)
{
    return (uint16_t)((unsigned char)value.data[at] | (unsigned char)value.data[at + 1] << 8);
}

static unsigned add_key(dl_signature_key *keys, unsigned count, uint16_t key, unsigned char fingerprint)
{
    for (unsigned i = 0; i < count; i++)
        if (keys[i].key == key) {
            keys[i].fingerprint = keys[i].fingerprint == fingerprint ? fingerprint : 0;
            return count;
        }
    keys[count] = (dl_signature_key){key, fingerprint};
    return count + 1;
}

unsigned dl_signature_keys(dl_signature_key out[DL_SIGNATURE_KEYS_MOST], dl_slice value, const dl_signer *signer)
{
    unsigned count = 0;
    for (size_t i = 0; is_signature(value) && i < KEYS; i++)
        count = add_key(out, count, key_at(value, CORE + 2 * i), signer ? fingerprint_of(hash_of(signer, i)) : 0);
    if (value.size != DL_SIGNATURE_POST_SIZE)
        return count;
    for (size_t at = ID; at <= PICTURE; at += PICTURE - ID)
        if (hash_at(value, at))
            count = add_key(out, count, (uint16_t)hash_at(value, at), fingerprint_of(hash_at(value, at)));
    return count;
}

void dl_signature_term(dl_buffer *out, uint16_t key)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    dl_buffer_add_text(out, DL_PREFIX_SIGNATURE);
    dl_buffer_add_byte(out, digits[key & 15]);
    dl_buffer_add_byte(out, digits[key >> 4 & 63]);
    dl_buffer_add_byte(out, digits[key >> 10 & 63]);
}

dl_likeness dl_signature_compare(dl_slice left, dl_slice right)
{
    if (!is_signature(left) || !is_signature(right))
        return DL_UNLIKE;
    if (is_one_post(left, right))
        return DL_THE_SAME;
    uint64_t a, b;
    memcpy(&a, left.data + 4, sizeof a);
    memcpy(&b, right.data + 4, sizeof b);
    uint64_t differ = a ^ b;
    differ = (differ | differ >> 1) & UINT64_C(0x5555555555555555);
    if (DL_SIGNATURE_ORDERS - __builtin_popcountll(differ) < NEAR)
        return DL_UNLIKE;
    return memcmp(left.data, right.data, DL_SIGNATURE_SIZE) == 0 ? DL_THE_SAME : DL_NEARLY_THE_SAME;
}

bool dl_signature_is_fuller(dl_slice right, dl_slice left)
{
    if (is_one_post(left, right))
        return memcmp(right.data + FULLNESS, left.data + FULLNESS, FULLNESS_SIZE) > 0;
    return left.size == DL_SIGNATURE_POST_SIZE && right.size == DL_SIGNATURE_POST_SIZE && !hash_at(left, ID) &&
           hash_at(right, ID) && memcmp(left.data, right.data, DL_SIGNATURE_SIZE) == 0;
}
