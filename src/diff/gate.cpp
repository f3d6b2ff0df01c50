#include "lifeboat/diff/gate.h"

#include <algorithm>

namespace lifeboat::diff {

bool AddClass(std::string_view name, Gate& gate) {
  if (name == "recovery") {
    gate.recovery = true;
    return true;
  }
  const auto risk = RiskOf(name);
  if (!risk || *risk == Risk::None) {
    return false;
  }
  gate.risk = gate.risk ? std::min(*gate.risk, *risk) : *risk;
  return true;
}

std::string TextOf(const Gate& gate) {
  std::string text(gate.risk ? NameOf(*gate.risk) : "");
  if (gate.recovery) {
    text += text.empty() ? "recovery" : ", recovery";
  }
  return text.empty() ? std::string(kNever) : text;
}

}  // namespace lifeboat::diff
