// Runs the golden cases; README.md in this folder says how to write, read and update one.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "case_file.h"
#include "expectation.h"
#include "run_case.h"

namespace lifeboat::golden {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path root = LIFEBOAT_GOLDEN_CASES;
  std::string program;
  std::string room;
  std::string only;
  std::string show;
  bool update = false;
};

constexpr std::string_view kUsage =
    "golden_test [--room=NAME] [--only=PART]   compare; one failing case fails the run\n"
    "golden_test --show=PART                   print what a case gives, touch nothing\n"
    "golden_test --update [--only=PART]        rewrite what the machine wrote; new cases need --only\n"
    "--cases=FOLDER                            other cases than this repository's\n";

bool Parse(const std::vector<std::string>& arguments, Options& options) {
  for (const std::string& argument : arguments) {
    const std::size_t equals = argument.find('=');
    const std::string key = argument.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : argument.substr(equals + 1);
    if (key == "--room") {
      options.room = value;
    } else if (key == "--only") {
      options.only = value;
    } else if (key == "--show") {
      options.show = value;
    } else if (key == "--cases") {
      options.root = value;
    } else if (argument == "--update") {
      options.update = true;
    } else {
      return false;
    }
  }
  return true;
}

/// The cases that the options name; a whole name selects just that case, also when others begin with it.
std::vector<Case> SelectedCases(const Options& options) {
  const std::string& part = options.show.empty() ? options.only : options.show;
  std::vector<Case> cases = FindCases(options.root);
  const bool is_whole =
      std::any_of(cases.begin(), cases.end(), [&](const Case& test) { return test.name == part; });
  std::erase_if(cases, [&](const Case& test) {
    const bool is_meant = is_whole ? test.name == part : test.name.find(part) != std::string::npos;
    return !is_meant || (!options.room.empty() && test.Room() != options.room);
  });
  return cases;
}

std::string CommandLine(const Case& test) {
  std::string line = "lifeboat";
  for (const std::string& argument : test.arguments) {
    line += argument.find(' ') == std::string::npos ? " " + argument : " '" + argument + "'";
  }
  return line;
}

void ShowOutcome(const Case& test, const Outcome& outcome) {
  std::cout << fmt::format("== {}\n$ {}\n", test.name, CommandLine(test));
  std::cout << fmt::format("-- exit {}\n-- stdout\n{}-- stderr\n{}", outcome.exit, outcome.out, outcome.err);
  for (const auto& [path, bytes] : outcome.written) {
    std::cout << fmt::format("-- wrote {}\n{}", path, bytes);
  }
}

void PrintBroken(const Case& test, const std::vector<std::string>& broken) {
  for (const std::string& rule : broken) {
    std::cout << fmt::format("{}: {}\n", test.name, rule);
  }
}

bool Update(const Case& test, const Outcome& outcome, const Options& options) {
  const std::vector<std::string> broken = BrokenRules(test, outcome);
  PrintBroken(test, broken);
  bool fine = broken.empty();
  const bool may_create = HasExpectation(test) || !options.only.empty();
  for (const Difference& difference : Compare(test, outcome)) {
    if (!may_create) {
      std::cout << fmt::format("{}: new case: run --update --only={}, then read the result\n", test.name,
                               test.name);
      return false;
    }
    std::cout << Apply(difference, options.root) << '\n';
  }
  return fine;
}

bool Check(const Case& test, const Outcome& outcome, const Options& options) {
  const std::vector<std::string> broken = BrokenRules(test, outcome);
  const std::vector<Difference> differences = Compare(test, outcome);
  if (broken.empty() && differences.empty()) {
    return true;
  }
  std::cout << fmt::format("== {} failed\n$ {}\n", test.name, CommandLine(test));
  PrintBroken(test, broken);
  if (!HasExpectation(test) && !differences.empty()) {
    std::cout << "new case: run --update --only=… below, then read the result\n";
  }
  for (const Difference& difference : differences) {
    std::cout << Show(difference, options.root);
  }
  for (const char* flags : {"--only=", "--show=", "--update --only="}) {
    std::cout << fmt::format("  {} {}{}\n", options.program, flags, test.name);
  }
  return false;
}

int Main(const Options& options) {
  if (options.update && std::getenv("CI") != nullptr) {
    std::cerr << "golden_test: --update does not run where CI is set\n";
    return 2;
  }
  std::size_t ran = 0;
  std::size_t failed = 0;
  for (const Case& test : SelectedCases(options)) {
    ++ran;
    const Outcome outcome = RunCase(test);
    if (!options.show.empty()) {
      ShowOutcome(test, outcome);
    } else if (!(options.update ? Update(test, outcome, options) : Check(test, outcome, options))) {
      ++failed;
    }
  }
  std::cout << fmt::format("golden: {} cases, {} failed\n", ran, failed);
  if (ran == 0) {
    std::cerr << "golden_test: no case has this name\n";
    return 2;
  }
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lifeboat::golden

int main(int argc, char** argv) {
  lifeboat::golden::Options options;
  options.program = argv[0];
  if (!lifeboat::golden::Parse({argv + 1, argv + argc}, options)) {
    std::cerr << lifeboat::golden::kUsage;
    return 2;
  }
  return lifeboat::golden::Main(options);
}
