#include "lifeboat/yaml/node.h"

#include <algorithm>

namespace lifeboat::yaml {

const Entry* Node::Find(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [key](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace lifeboat::yaml
