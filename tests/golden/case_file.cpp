#include "case_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/core.h>

namespace lifeboat::golden {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kInputName = "in.yaml";

std::optional<std::string> AfterPrefix(std::string_view line, std::string_view prefix) {
  if (!line.starts_with(prefix)) {
    return std::nullopt;
  }
  line.remove_prefix(prefix.size());
  const std::size_t begin = line.find_first_not_of(' ');
  return std::string(begin == std::string_view::npos ? "" : line.substr(begin));
}

std::string DefaultArguments(const Case& test) {
  if (test.IsTree()) {
    return "compile blueprint.yaml -o out";
  }
  const std::string room = test.Room();
  if (room == "yaml") {
    return "compile in.yaml --stop-after yaml --dump";
  }
  if (room == "blueprint") {
    return "compile in.yaml --stop-after blueprint";
  }
  if (room == "lower") {
    return "compile in.yaml --stop-after graph --dump";
  }
  return "";
}

// `# --- name.yaml` begins a file; without such a line the whole text is one file.
std::map<std::string, std::string> Split(std::string_view text, std::string_view name) {
  std::map<std::string, std::string> files;
  std::string* current = nullptr;
  ForEachLine(text, [&](std::string_view line) {
    if (auto next = AfterPrefix(line, "# --- ")) {
      current = &files[*next];
    } else if (current != nullptr) {
      current->append(line).append("\n");
    }
  });
  if (files.empty()) {
    files[std::string(name)] = text;
  }
  return files;
}

void ReadHeader(Case& test, std::string_view text) {
  std::string arguments = DefaultArguments(test);
  std::optional<std::string> exit;
  std::optional<std::string> writes;
  bool has_title = false;
  bool in_header = true;
  ForEachLine(text, [&](std::string_view line) {
    in_header = in_header && line.starts_with('#') && !line.starts_with("# ---");
    if (!in_header) {
      return;
    }
    if (AfterPrefix(line, "# CASE:")) {
      has_title = true;
    } else if (auto value = AfterPrefix(line, "# ARGS:")) {
      arguments = *value;
    } else if ((value = AfterPrefix(line, "# EXIT:"))) {
      exit = *value;
    } else if ((value = AfterPrefix(line, "# WRITES:"))) {
      writes = *value;
    } else if ((value = AfterPrefix(line, "# UNPLACED:"))) {
      test.unplaced = Words(*value);
    }
  });

  const bool is_flags = test.BaseName().starts_with("flags_");
  test.exit = exit ? std::atoi(exit->c_str()) : (is_flags ? 1 : 0);
  test.writes_nothing = writes ? *writes == "nothing" : test.exit != 0;
  test.arguments = Words(arguments);
  std::replace(test.arguments.begin(), test.arguments.end(), std::string("%s"), std::string(kInputName));
  if (!has_title && !test.IsTree()) {
    test.mistakes.push_back("the first lines need `# CASE: what this case shows`");
  }
  if (test.arguments.empty()) {
    test.mistakes.push_back(fmt::format("cases in `{}` need `# ARGS: …`", test.Room()));
  }
  if (writes && *writes != "nothing" && *writes != "anything") {
    test.mistakes.push_back("`# WRITES:` takes `nothing` or `anything`");
  }
  if (test.BaseName().starts_with("accepts_") && test.exit != 0) {
    test.mistakes.push_back("an `accepts_` case must exit with 0");
  }
}

}  // namespace

std::vector<std::string> Words(std::string_view line) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = 0;
  for (const char c : line) {
    if (quote == 0 && c == ' ') {
      in_word = false;
      continue;
    }
    if (!in_word) {
      words.emplace_back();
      in_word = true;
    }
    if (c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else {
      words.back() += c;
    }
  }
  return words;
}

std::optional<std::string> ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || fs::is_directory(path)) {
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<Case> FindCases(const fs::path& root) {
  std::vector<Case> cases;
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator();
       ++entry) {
    const fs::path& path = entry->path();
    if (entry->is_directory() && path.filename() == "expected") {
      entry.disable_recursion_pending();
      continue;
    }
    if (path.extension() != ".yaml") {
      continue;
    }
    const fs::path relative = path.lexically_relative(root);
    Case test;
    test.input = path;
    if (*relative.begin() == "emit" && path.filename() == "blueprint.yaml") {
      test.folder = path.parent_path();
      test.name = relative.parent_path().generic_string();
    } else {
      test.name = fs::path(relative).replace_extension().generic_string();
    }
    const std::string text = ReadFile(path).value_or("");
    ReadHeader(test, text);
    test.files = Split(text, test.IsTree() ? "blueprint.yaml" : kInputName);
    cases.push_back(std::move(test));
  }
  std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.name < b.name; });
  return cases;
}

}  // namespace lifeboat::golden
