#include "lifeboat/output/output_tree.h"

#include <algorithm>
#include <utility>

#include "lifeboat/support/check.h"

#include "names.h"

namespace lifeboat::output {
namespace {

// Backslash and colon are separators elsewhere: a tree that is confined on one machine is on all of them.
bool IsPlain(std::string_view component) {
  if (component.empty() || component == "." || component == "..") {
    return false;
  }
  return std::none_of(component.begin(), component.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f || c == '\\' || c == ':';
  });
}

bool EqualIgnoringCase(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

// Ignoring case, because some disks do.
bool IsReserved(std::string_view first_component) {
  return std::any_of(std::begin(kReservedNames), std::end(kReservedNames),
                     [&](std::string_view name) { return EqualIgnoringCase(name, first_component); });
}

}  // namespace

bool IsConfined(std::string_view path) {
  if (IsReserved(path.substr(0, path.find('/')))) {
    return false;
  }
  for (std::size_t begin = 0;;) {
    const std::size_t end = path.find('/', begin);
    if (!IsPlain(path.substr(begin, end - begin))) {
      return false;
    }
    if (end == std::string_view::npos) {
      return true;
    }
    begin = end + 1;
  }
}

void OutputTree::Add(std::string path, std::string bytes) {
  LIFEBOAT_CHECK(IsConfined(path), path);
  const auto [place, is_new] = files_.try_emplace(std::move(path), std::move(bytes));
  LIFEBOAT_CHECK(is_new, place->first);
}

}  // namespace lifeboat::output
