// Language detection: all of the C++ that CLD2 asks for.
#include <cstdio> // which CLD2's header forgets
#include <cstring>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "text/detect.h"
#include "util/utf8.h"

dl_language dl_detect(dl_slice text, dl_language hint)
try {
    // Its two ways of writing Chinese are one language here.
    const char *own = dl_language_code(hint), *code = std::strcmp(own, "zh") ? own : "zh,zh-Hant";
    CLD2::CLDHints hints = {*code ? code : nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
                            CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3], bytes, valid;
    double scores[3];
    bool reliable;
    const size_t size = text.size <= DL_DETECT_BYTES ? text.size : dl_utf8_floor(text, DL_DETECT_BYTES);
    CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data, int(size), true, &hints, 0, languages, percents,
                                            scores, nullptr, &bytes, &reliable, &valid);
    if (!reliable || valid < int(size) || languages[0] == CLD2::UNKNOWN_LANGUAGE)
        return DL_LANGUAGE_UNKNOWN;
    return dl_language_find(dl_slice_of(CLD2::LanguageCode(languages[0])));
} catch (...) {
    return DL_LANGUAGE_UNKNOWN; // out of memory: as unsure as ever
}

// CLD2 writes its answer into one place for all threads: asked once.
const char *dl_detect_version()
{
    static const struct Version {
        char text[64];
        Version() noexcept
        {
            snprintf(text, sizeof text, "%s", CLD2::DetectLanguageVersion());
        }
    } version;
    return version.text;
}
