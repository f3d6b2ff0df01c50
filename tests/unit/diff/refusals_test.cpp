#include <gtest/gtest.h>

#include "unit/diff/sides.h"

namespace lifeboat::diff {
namespace {

Texts Refusals(const Changes& changes) {
  Texts texts;
  for (const Change& change : changes.changes) {
    for (const Note& note : change.notes) {
      if (note.kind == Note::Kind::Refusal) {
        texts.push_back(note.text);
      }
    }
  }
  return texts;
}

Side Database(const std::string& name, const std::string& guards) {
  return Resources(R"("aws_db_instance": {"a": {"db_name": ")" + name + "\"" + guards + "}}");
}

constexpr std::string_view kPrevent = R"(, "lifecycle": {"prevent_destroy": true})";
constexpr std::string_view kProtect = R"(, "deletion_protection": true)";

TEST(Refusals, OfTheBlockThatIsReplaced) {
  const std::string guards = std::string(kProtect) + std::string(kPrevent);
  EXPECT_EQ(Refusals(Compare(Database("x", guards), Database("y", guards))),
            Texts{"`prevent_destroy` stops the plan: nothing at all is changed until this is undone"});
  EXPECT_EQ(Refusals(Compare(Database("x", guards), Database("x", ""))), Texts{});
}

TEST(Refusals, OfTheBlockThatIsGoneAreAwsAlone) {
  const std::string guards = std::string(kProtect) + std::string(kPrevent);
  EXPECT_EQ(Refusals(Compare(Database("x", guards), SideOf("{}"))),
            Texts{"`deletion_protection` stops the apply half-way: AWS does not delete this one"});
  EXPECT_EQ(Refusals(Compare(Database("x", std::string(kPrevent)), SideOf("{}"))), Texts{});
}

}  // namespace
}  // namespace lifeboat::diff
