#include "unit/diff/sides.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace lifeboat::diff {

Side SideOf(terraform::Files files) {
  return {"side", terraform::Configuration::Read(std::move(files)).value(), {}, {}};
}

Side SideOf(std::string_view main) { return SideOf(terraform::Files{{"main.tf.json", std::string(main)}}); }

Side Resources(std::string_view resources) {
  return SideOf(fmt::format(R"({{"resource": {{{}}}}})", resources));
}

std::vector<std::string> Lines(const Changes& changes) {
  std::vector<std::string> lines;
  std::ranges::transform(changes.changes, std::back_inserter(lines), [](const Change& change) {
    return fmt::format("{} {} {}", NameOf(change.risk), NameOf(change.action), change.address);
  });
  return lines;
}

const Change* Find(const Changes& changes, std::string_view address) {
  const auto found = std::ranges::find(changes.changes, address, &Change::address);
  return found == changes.changes.end() ? nullptr : &*found;
}

std::vector<std::string> Attributes(const Changes& changes, std::string_view address) {
  const Change* change = Find(changes, address);
  std::vector<std::string> lines;
  if (change != nullptr) {
    std::ranges::transform(
        change->attributes, std::back_inserter(lines), [](const AttributeChange& attribute) {
          return fmt::format("{}: {} -> {}", attribute.path, attribute.before.value_or("-"),
                             attribute.known ? attribute.after.value_or("-") : "?");
        });
  }
  return lines;
}

}  // namespace lifeboat::diff
