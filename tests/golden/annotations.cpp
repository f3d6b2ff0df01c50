#include "annotations.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <regex>

#include <fmt/core.h>

namespace lifeboat::golden {
namespace {

/// A diagnostic of `code` at a line; line 0 of no file: one without a place.
struct Announced {
  std::string file;
  long line = 0;
  std::string code;

  friend auto operator<=>(const Announced&, const Announced&) = default;
};

bool IsCode(std::string_view word) {
  return word.size() == 5 && word.starts_with("LB") &&
         std::all_of(word.begin() + 2, word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<Announced> ReadAnnotations(const Case& test, std::vector<std::string>& mistakes) {
  std::vector<Announced> all;
  for (const auto& [file, text] : test.files) {
    long line_number = 0;
    ForEachLine(text, [&, &name = file](std::string_view line) {
      ++line_number;
      const std::size_t mark = line.find("#~");
      if (mark == std::string_view::npos) {
        return;
      }
      std::string_view rest = line.substr(mark + 2);
      long target = line_number;
      for (; rest.starts_with('^'); rest.remove_prefix(1)) {
        --target;
      }
      const std::vector<std::string> words = Words(rest);
      for (const std::string& word : words) {
        if (&word == &words.front() && word.starts_with('@')) {
          target = std::atol(word.c_str() + 1);
        } else if (IsCode(word)) {
          all.push_back({name, target, word});
        } else {
          mistakes.push_back(
              fmt::format("{}:{}: `{}` in an annotation is not a code", name, line_number, word));
        }
      }
    });
  }
  for (const std::string& code : test.unplaced) {
    all.push_back({"", 0, code});
  }
  return all;
}

// The text form: `error[LB101]: …`, then `  --> file:line:column` when it has a place, and for each that is
// like it `  = also: at file:line:column`. The short form: `file:line:column: error[LB101]: …`.
std::vector<Announced> ReadPrinted(const std::string& printed) {
  static const std::regex kHeader(R"(^(?:(.+):(\d+):\d+: )?(?:error|warning|info)\[(LB\d{3})\].*)");
  static const std::regex kPlace(R"(^ *--> (.+):(\d+):\d+$)");
  static const std::regex kAlso(R"(^ *= also: at ([^:]+):(\d+):\d+(?:: .*)?$)");
  std::vector<Announced> all;
  ForEachLine(printed, [&](std::string_view view) {
    const std::string line(view);
    std::smatch match;
    if (std::regex_match(line, match, kHeader)) {
      all.push_back({match[1], std::atol(match[2].str().c_str()), match[3]});
    } else if (!all.empty() && all.back().line == 0 && std::regex_match(line, match, kPlace)) {
      all.back().file = match[1];
      all.back().line = std::atol(match[2].str().c_str());
    } else if (!all.empty() && std::regex_match(line, match, kAlso)) {
      const std::string code = all.back().code;
      all.push_back({match[1], std::atol(match[2].str().c_str()), code});
    }
  });
  return all;
}

std::string Place(const Announced& item) {
  return item.line == 0 ? "without a place" : fmt::format("at {}:{}", item.file, item.line);
}

}  // namespace

std::vector<std::string> CheckAnnotations(const Case& test, const std::string& printed) {
  std::vector<std::string> mistakes;
  std::vector<Announced> announced = ReadAnnotations(test, mistakes);
  std::vector<Announced> reported = ReadPrinted(printed);
  std::sort(announced.begin(), announced.end());
  std::sort(reported.begin(), reported.end());

  std::vector<Announced> missing;
  std::set_difference(announced.begin(), announced.end(), reported.begin(), reported.end(),
                      std::back_inserter(missing));
  for (const Announced& item : missing) {
    mistakes.push_back(fmt::format("{} is announced {} and was not reported", item.code, Place(item)));
  }
  std::vector<Announced> surprising;
  std::set_difference(reported.begin(), reported.end(), announced.begin(), announced.end(),
                      std::back_inserter(surprising));
  for (const Announced& item : surprising) {
    mistakes.push_back(fmt::format("{} was reported {} and is not announced: write `{} {}` {}", item.code,
                                   Place(item), item.line == 0 ? "# UNPLACED:" : "#~", item.code,
                                   item.line == 0 ? "in the header" : "there, if it is right"));
  }
  const std::string base = test.BaseName();
  if (base.starts_with("flags_") && announced.empty()) {
    mistakes.push_back("a `flags_` case needs at least one `#~ CODE`");
  }
  if (base.starts_with("accepts_") && !announced.empty()) {
    mistakes.push_back("an `accepts_` case announces nothing");
  }
  return mistakes;
}

}  // namespace lifeboat::golden
