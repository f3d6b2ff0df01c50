# Writes OUTPUT: `extern const std::string_view lifeboat_embedded_SYMBOL` holding the bytes of INPUT.
# Bytes rather than a raw string literal: literals have a length limit and would
# need a delimiter that the text does not contain.
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(WRITE "${OUTPUT}"
"#include <string_view>
static const unsigned char kBytes[] = {${bytes}0};
extern const std::string_view lifeboat_embedded_${SYMBOL};
const std::string_view lifeboat_embedded_${SYMBOL}(reinterpret_cast<const char*>(kBytes), sizeof(kBytes) - 1);
")
