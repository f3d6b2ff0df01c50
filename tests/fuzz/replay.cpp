// Runs every file below the given folders through the fuzz target's promises, and every file mutated in many
// small, reproducible ways: what a fuzzer found once stays found, with any compiler.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "fuzz_one.h"

namespace {

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Cuts, repeats, swaps and replaces lines and bytes.
std::string Mutate(std::string text, std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {"${",
                                                 "%{",
                                                 "'",
                                                 "\"",
                                                 "&a ",
                                                 "*a",
                                                 "<<: *a",
                                                 "[",
                                                 "]",
                                                 "{",
                                                 "}",
                                                 "\t",
                                                 "\xff",
                                                 "!!binary ",
                                                 "010",
                                                 "yes",
                                                 "~",
                                                 "- ",
                                                 ": ",
                                                 "#",
                                                 "\r\n",
                                                 "../",
                                                 "99999999999999999999",
                                                 "-1",
                                                 "\xEF\xBB\xBF",
                                                 "|\n",
                                                 "$(id)"};
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
  const std::size_t rounds = 1 + below(4);
  for (std::size_t i = 0; i < rounds; ++i) {
    const std::size_t at = below(text.size() + 1);
    switch (below(4)) {
      case 0:
        text.insert(at, kPieces[below(std::size(kPieces))]);
        break;
      case 1:
        text.erase(at, 1 + below(40));
        break;
      case 2:
        text.insert(at, text.substr(below(text.size()), below(60)));
        break;
      default:
        text.resize(at);
        break;
    }
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> inputs;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (entry.is_regular_file() && entry.path().extension() == ".yaml") {
        inputs.push_back(entry.path());
      }
    }
  }
  std::sort(inputs.begin(), inputs.end());
  if (inputs.empty()) {
    std::fprintf(stderr, "no inputs\n");
    return 1;
  }
  constexpr int kMutations = 40;
  std::size_t runs = 0;
  for (const auto& input : inputs) {
    const std::string text = ReadAll(input);
    lifeboat::fuzz::CompileOne(text);
    lifeboat::fuzz::LintOne(text);
    std::mt19937 random(static_cast<std::mt19937::result_type>(text.size()));
    for (int i = 0; i < kMutations; ++i) {
      const std::string mutated = Mutate(text, random);
      lifeboat::fuzz::CompileOne(mutated);
      lifeboat::fuzz::LintOne(mutated);
    }
    runs += 1 + kMutations;
  }
  std::printf("%zu inputs, %zu runs\n", inputs.size(), runs);
  return 0;
}
