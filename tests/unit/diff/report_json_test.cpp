#include <nlohmann/json.hpp>

#include "lifeboat/source/utf8.h"

#include "reported.h"

namespace lifeboat::diff {
namespace {

using JsonReport = Reports;
using Json = nlohmann::json;

TEST_F(JsonReport, HasEverythingOfAChange) {
  Change& change = Add(Made("module.a.aws_x.b", Action::Replace, Risk::DataLoss));
  change.former = "module.a.aws_x.old";
  change.field = "databases.blog";
  change.place = Place{"new.yaml", 3};
  AttributeChange attribute = Attribute("kms_key_id", "\"a\"", "\"b\"");
  attribute.known = false;
  attribute.because = "module.k.aws_kms_key.main";
  change.attributes.push_back(attribute);
  change.files.push_back({"f.zip!a.py", "--- a\n"});
  change.notes.push_back({Note::Kind::Loss, "the data"});
  change.chain = {"module.k.aws_kms_key.main"};
  const Json json = Json::parse(Render("json"));
  const Json& one = json["changes"][0];
  EXPECT_EQ(one["address"], "module.a.aws_x.b");
  EXPECT_EQ(one["former_address"], "module.a.aws_x.old");
  EXPECT_EQ(one["action"], "replace");
  EXPECT_EQ(one["risk"], "data-loss");
  EXPECT_EQ(one["place"], Json::parse(R"({"file": "new.yaml", "line": 3})"));
  EXPECT_EQ(one["rejected"], true);
  EXPECT_EQ(one["attributes"][0]["before"], "\"a\"");
  EXPECT_EQ(one["attributes"][0]["after"], nullptr) << "known only in the apply";
  EXPECT_EQ(one["attributes"][0]["because"], "module.k.aws_kms_key.main");
  EXPECT_EQ(one["notes"][0]["kind"], "loss");
  EXPECT_EQ(one["chain"][0], "module.k.aws_kms_key.main");
  EXPECT_EQ(json["gate"]["passed"], false);
  EXPECT_EQ(json["gate"]["fail_on"]["class"], "data-loss");
  EXPECT_EQ(json["summary"]["rejected"], 1);
  EXPECT_EQ(json["recovery"], nullptr);
}

TEST_F(JsonReport, HasRecoveryInSeconds) {
  MakeRecoveryWorse();
  const Json json = Json::parse(Render("json"));
  EXPECT_EQ(json["recovery"]["worse"], true);
  EXPECT_EQ(json["recovery"]["rto_typical"], Json::parse(R"({"before": 630, "after": 840})"));
  EXPECT_EQ(json["recovery"]["stores"][0]["bound"]["after"], nullptr);
}

TEST_F(JsonReport, IsJsonWhateverTheSidesHold) {
  Add(HostileChange()).address = "\xFF\xC0";
  EXPECT_TRUE(Json::accept(Render("json")));
  EXPECT_FALSE(source::FindInvalidUtf8(Render("json")));
}

}  // namespace
}  // namespace lifeboat::diff
