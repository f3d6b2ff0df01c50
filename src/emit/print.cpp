#include "emit/print.h"

namespace lifeboat::emit {

std::string Print(const Json& document) { return document.dump(2) + "\n"; }

}  // namespace lifeboat::emit
