// Language detection: all of the C++ that CLD2 asks for.
#include <cstdio> // which CLD2's header forgets
#include <cstring>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "late/late.h"
#include "text/detect.h"
#include "util/utf8.h"

// CLD2's functions by the names that C++ links them by: their types are the header's.
namespace
{

struct Detector {
    decltype(&CLD2::ExtDetectLanguageSummaryCheckUTF8) detect;
    decltype(&CLD2::LanguageCode) code;
    decltype(&CLD2::DetectLanguageVersion) version;

    Detector() noexcept
    {
        find(detect, "_ZN4CLD233ExtDetectLanguageSummaryCheckUTF8EPKcibPKNS_8CLDHintsEiPNS_8LanguageEPiPdPSt6vector"
                     "INS_11ResultChunkESaISA_EES7_PbS7_");
        find(code, "_ZN4CLD212LanguageCodeENS_8LanguageE");
        find(version, "_ZN4CLD221DetectLanguageVersionEv");
    }

    template <typename Function> static void find(Function &into, const char *name) noexcept
    {
        into = reinterpret_cast<Function>(dl_late_find(DL_LATE_CLD2, name));
    }
};

const Detector &detector() noexcept
{
    static const Detector found;
    return found;
}

} // namespace

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
    detector().detect(text.data, int(size), true, &hints, 0, languages, percents, scores, nullptr, &bytes, &reliable,
                      &valid);
    if (!reliable || valid < int(size) || languages[0] == CLD2::UNKNOWN_LANGUAGE)
        return DL_LANGUAGE_UNKNOWN;
    return dl_language_find(dl_slice_of(detector().code(languages[0])));
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
            snprintf(text, sizeof text, "%s", detector().version());
        }
    } version;
    return version.text;
}
