#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "lifeboat/blueprint/describe.h"

#include "reading.h"

namespace lifeboat::blueprint {
namespace {

// The pages are kept in the repository, so that editors and readers need no build. LIFEBOAT_UPDATE=1 rewrites
// them.
void ExpectPage(std::string_view path, const std::string& text) {
  if (std::getenv("LIFEBOAT_UPDATE") != nullptr) {
    std::ofstream(SourcePath(path), std::ios::binary) << text;
  }
  EXPECT_EQ(FileText(SourcePath(path)), text) << path << " is stale: run this test with LIFEBOAT_UPDATE=1";
}

TEST(Pages, ReferenceIsCurrent) { ExpectPage("docs/blueprint.md", ReferencePage()); }

TEST(Pages, SchemaIsCurrent) { ExpectPage("docs/blueprint.schema.json", JsonSchema()); }

TEST(Pages, ReferenceNamesEveryKey) {
  const std::string page = ReferencePage();
  for (const FieldInfo& field : AllFields()) {
    const std::string key = field.path.substr(field.path.rfind('.') + 1);
    EXPECT_NE(page.find("| `" + key + "` |"), std::string::npos) << field.path;
  }
}

}  // namespace
}  // namespace lifeboat::blueprint
