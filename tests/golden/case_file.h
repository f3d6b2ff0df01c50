#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::golden {

/// One golden case as its author wrote it. README.md in this folder describes the header lines.
struct Case {
  std::string name;              ///< "lower/database/flags_twins": room first, no extension
  std::filesystem::path input;   ///< the YAML file
  std::filesystem::path folder;  ///< of a tree case: where `expected/` is; empty for a file case
  std::vector<std::string> arguments;
  int exit = 0;
  bool writes_nothing = false;
  std::vector<std::string> unplaced;         ///< codes of diagnostics without a place
  std::map<std::string, std::string> files;  ///< the disk that the program sees
  std::vector<std::string> mistakes;         ///< in the header or the file's name

  [[nodiscard]] bool IsTree() const { return !folder.empty(); }
  [[nodiscard]] std::string Room() const { return name.substr(0, name.find('/')); }
  [[nodiscard]] std::string BaseName() const { return name.substr(name.rfind('/') + 1); }
};

/// All cases below `root`, sorted by name.
[[nodiscard]] std::vector<Case> FindCases(const std::filesystem::path& root);

/// The bytes of a file; nothing when there is none.
[[nodiscard]] std::optional<std::string> ReadFile(const std::filesystem::path& path);

/// Calls `use(line)` for every line, without its line feed.
template <class Use>
void ForEachLine(std::string_view text, Use use) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    use(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

/// The words of a line; single or double quotes keep spaces together.
[[nodiscard]] std::vector<std::string> Words(std::string_view line);

}  // namespace lifeboat::golden
