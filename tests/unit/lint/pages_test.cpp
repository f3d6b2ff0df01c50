// docs/lint is what the rules say. Rewrite it with LIFEBOAT_UPDATE=1 lifeboat_lint_test
// --gtest_filter='LintPages.*'.
#include "lifeboat/lint/pages.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace lifeboat::test {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(LIFEBOAT_SOURCE_DIR) / "docs" / "lint";
const std::set<std::string> kByHand = {"hazards.md", "findings.schema.json", "configuration.md",
                                       "baseline.md"};

void Expect(const std::string& name, const std::string& text) {
  if (std::getenv("LIFEBOAT_UPDATE") != nullptr) {
    std::ofstream(kFolder / name, std::ios::binary) << text;
    return;
  }
  std::ifstream file(kFolder / name, std::ios::binary);
  const std::string found{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(found == text) << "docs/lint/" << name << " is not what the rule says";
}

TEST(LintPages, AreWhatTheRulesSay) {
  std::set<std::string> names = kByHand;
  Expect("README.md", lint::IndexPage());
  names.insert("README.md");
  for (const lint::Rule* rule : lint::AllRules()) {
    const std::string name = std::string(diag::Info(rule->kind).name) + ".md";
    Expect(name, lint::RulePage(*rule));
    names.insert(name);
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(kFolder)) {
    const std::string name = entry.path().filename().string();
    if (!names.contains(name) && std::getenv("LIFEBOAT_UPDATE") != nullptr) {
      fs::remove(entry.path());
    } else {
      EXPECT_TRUE(names.contains(name)) << "docs/lint/" << name << " is of no rule";
    }
  }
}

}  // namespace
}  // namespace lifeboat::test
