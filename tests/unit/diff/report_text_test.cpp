#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "lifeboat/source/utf8.h"

#include "reported.h"

namespace lifeboat::diff {
namespace {

using TextReport = Reports;

TEST_F(TextReport, NothingIsSaidInTwoWords) { EXPECT_EQ(Render("text"), "no changes\n"); }

TEST_F(TextReport, ADangerousChangeHasEverythingBelowIt) {
  Change& change = Add(Made("module.primary_database.aws_db_instance.blog", Action::Replace, Risk::DataLoss));
  change.place = Place{"blog.yaml", 59};
  change.attributes.push_back(Attribute("kms_key_id", "\"a\"", "\"b\""));
  change.attributes.back().risk = Risk::Replace;
  change.attributes.back().why = "forces replacement";
  change.attributes.back().known = false;
  change.notes.push_back({Note::Kind::Loss, "lost with it: the data"});
  change.chain = {"module.e.aws_kms_key.main", "module.e.aws_kms_alias.main"};
  EXPECT_EQ(Render("text"),
            "data-loss: 1 change\n"
            "  primary_database, eu-west-1\n"
            "    -/+ module.primary_database.aws_db_instance.blog   blog.yaml:59\n"
            "          kms_key_id: \"a\" -> (known after apply)   forces replacement\n"
            "          lost with it: the data\n"
            "          because module.e.aws_kms_key.main changes: module.e.aws_kms_key.main →\n"
            "            module.e.aws_kms_alias.main\n"
            "\n"
            "1 change: 1 data-loss\n"
            "not approved: module.primary_database.aws_db_instance.blog (data-loss)\n");
}

TEST_F(TextReport, ChangesThatAreAlikeAreToldOnce) {
  for (int i = 0; i < 30; ++i) {
    Change& change = Add(Made(fmt::format("module.a.aws_subnet.s{:02}", i), Action::Update, Risk::InPlace));
    change.module = i < 10 ? "a" : i < 20 ? "b" : "c";
    change.attributes.push_back(Attribute("tags.team", "\"x\"", "\"y\""));
  }
  Change& other = Add(Made("module.a.aws_vpc.main", Action::Update, Risk::InPlace));
  other.attributes.push_back(Attribute("tags.team", "\"x\"", "\"z\""));
  const std::string text = Render("text");
  EXPECT_TRUE(Has(text,
                  "in-place: 31 changes\n"
                  "  several modules\n"
                  "    ~   module.a.aws_subnet.s00\n"
                  "    ~   module.a.aws_subnet.s01\n"
                  "    ~   module.a.aws_subnet.s02\n"
                  "    ~   and 27 more like these\n"
                  "          tags.team: \"x\" -> \"y\"\n"));
  EXPECT_TRUE(Has(text, "    ~   module.a.aws_vpc.main\n          tags.team: \"x\" -> \"z\"\n"));
}

TEST_F(TextReport, ThreeThatDifferInValuesAreToldByTheFirst) {
  for (int i = 0; i < 3; ++i) {
    Change& change = Add(Made(fmt::format("module.a.aws_x.b{}", i), Action::Update, Risk::InPlace));
    change.attributes.push_back(Attribute("name", fmt::format("{}", i), "9"));
  }
  EXPECT_TRUE(Has(Render("text"),
                  "    ~   module.a.aws_x.b0\n"
                  "          name: 0 -> 9\n"
                  "    ~   module.a.aws_x.b1\n"
                  "    ~   module.a.aws_x.b2\n"
                  "          likewise, with other values\n"));
}

TEST_F(TextReport, TheTwinsOfTwoRegionsAreToldOnce) {
  for (const char* module : {"primary", "dr"}) {
    Change& change =
        Add(Made(std::string("module.") + module + ".aws_lambda_function.f", Action::Update, Risk::InPlace));
    change.module = module;
    change.files.push_back({std::string(module) + "/f.zip!a.json", "--- x\n+++ x\n@@ -1 +1 @@\n-1\n+2\n"});
  }
  EXPECT_TRUE(Has(Render("text"),
                  "  dr and primary\n"
                  "    ~   module.primary.aws_lambda_function.f\n"
                  "    ~   module.dr.aws_lambda_function.f\n"
                  "          a.json\n"
                  "            @@ -1 +1 @@\n"));
}

TEST_F(TextReport, ValuesThatAreNotThereAreNotMadeUp) {
  Change& change = Add(Made("module.a.aws_x.b", Action::Update, Risk::InPlace));
  AttributeChange attribute = Attribute("resources[arn:a]", "arn:a", "");
  attribute.after.reset();
  change.attributes.push_back(attribute);
  attribute.before.reset();
  attribute.after = "\"arn:a\"";
  change.attributes.push_back(attribute);
  attribute.path = "id";
  attribute.after.reset();
  attribute.known = false;
  change.attributes.push_back(attribute);
  attribute.path = "user_data";
  attribute.known = true;
  attribute.why = "in vain";
  change.attributes.push_back(attribute);
  EXPECT_TRUE(Has(Render("text"),
                  "          resources: - arn:a\n"
                  "          resources: + \"arn:a\"\n"
                  "          id: (known after apply)\n"
                  "          user_data: changed   in vain\n"));
}

TEST_F(TextReport, AReasonWithoutRoomStandsBelow) {
  Change& change = Add(Made("module.a.aws_x.b", Action::Update, Risk::Disruptive));
  change.attributes.push_back(Attribute("target_group_arns", std::string(60, 'a'), "b"));
  change.attributes.back().known = false;
  change.attributes.back().why = "instances leave one target group and join another";
  EXPECT_TRUE(Has(Render("text"),
                  "… -> (known after apply)\n"
                  "            instances leave one target group and join another\n"));
}

TEST_F(TextReport, WhatIsGoneIsListedLonger) {
  for (int i = 0; i < 20; ++i) {
    Add(Made(fmt::format("module.a.aws_subnet.s{:02}", i), Action::Destroy, Risk::Replace));
  }
  EXPECT_TRUE(Has(Render("text"), "    -   module.a.aws_subnet.s19\n"));
}

TEST_F(TextReport, NewThingsTakeOneLineForEachType) {
  Add(Made("module.a.aws_subnet.x", Action::Create, Risk::None));
  Add(Made("module.a.aws_subnet.y[\"k.z\"]", Action::Create, Risk::None));
  Add(Made("output.url", Action::Update, Risk::None));
  EXPECT_TRUE(Has(Render("text"),
                  "none: 3 changes that touch nothing that exists\n"
                  "    +   module.a.aws_subnet: x, y[\"k.z\"]\n"
                  "    ~   output: url\n"));
}

TEST_F(TextReport, WhatOnlyMovesNamesBothPlaces) {
  Change& change = Add(Made("module.a.aws_x.new", Action::Nothing, Risk::None));
  change.former = "module.a.aws_x.old";
  EXPECT_TRUE(Has(Render("text"), "    →   module.a.aws_x.old → module.a.aws_x.new\n"));
}

TEST_F(TextReport, LongValuesAreCutWhereTheyDiffer) {
  Change& change = Add(Made("module.a.aws_x.b", Action::Update, Risk::InPlace));
  change.attributes.push_back(Attribute("policy", std::string(300, 'p') + "OLD" + std::string(300, 's'),
                                        std::string(300, 'p') + "NEW" + std::string(300, 's')));
  const std::string text = Render("text");
  EXPECT_TRUE(Has(text, "policy: …ppppppppppppOLDsss"));
  EXPECT_TRUE(Has(text, "… -> …ppppppppppppNEWsss"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(source::CountCodePoints(line), 100U) << line;
  }
}

TEST_F(TextReport, CutsFallBetweenCharacters) {
  Change& change = Add(Made("module.a.aws_x.b", Action::Update, Risk::InPlace));
  std::string before;
  for (int i = 0; i < 200; ++i) {
    before += "ö";
  }
  change.attributes.push_back(Attribute("name", before, before + "ä"));
  change.attributes.push_back(Attribute("other", "ä" + before, "ö" + before));
  EXPECT_FALSE(source::FindInvalidUtf8(Render("text")));
}

TEST_F(TextReport, FilesAreShownInPartAndOnce) {
  std::string diff = "--- f\n+++ f\n@@ -1,40 +1,40 @@\n";
  for (int i = 0; i < 40; ++i) {
    diff += fmt::format("+line {}\n", i);
  }
  for (const char* name : {"module.a.aws_x.b", "module.a.aws_x.c"}) {
    Change& change = Add(Made(name, Action::Update, Risk::InPlace));
    change.files.push_back({std::string("p/") + name, diff});
    change.attributes.emplace_back();
    change.attributes.back().path = "source_code_hash";
  }
  const std::string text = Render("text");
  EXPECT_TRUE(Has(text,
                  "          p/module.a.aws_x.b\n"
                  "            @@ -1,40 +1,40 @@\n"
                  "            +line 0\n"));
  EXPECT_TRUE(Has(text, "            +line 18\n            … 21 more lines\n"));
  EXPECT_TRUE(HasNot(text, "+++"));
  EXPECT_TRUE(HasNot(text, "source_code_hash")) << "the file says it";
  EXPECT_TRUE(Has(text, "          p/module.a.aws_x.c: changed as above\n"));
}

TEST_F(TextReport, RecoveryIsToldWithItsStep) {
  MakeRecoveryWorse();
  EXPECT_EQ(Render("text"),
            "recovery: worse\n"
            "    RTO 10m30s → 14m (promoting the replicas 5m → 9m), objective 15m\n"
            "    RPO of databases.blog 5s → 6m40s, objective 5m, missed\n"
            "\n"
            "no changes of resources\n"
            "not approved: RTO and RPO (recovery)\n");
}

TEST_F(TextReport, ApprovedIsSaidWithItsReason) {
  Add(Made("module.a.aws_x.b", Action::Replace, Risk::DataLoss)).approved = "dump taken";
  const std::string text = Render("text");
  EXPECT_TRUE(Has(text, "          approved: dump taken\n"));
  EXPECT_TRUE(Has(text, "1 change: 1 data-loss; 1 approved\n"));
  EXPECT_TRUE(HasNot(text, "not approved"));
}

TEST_F(TextReport, SensitiveValuesAreNotShown) {
  AttributeChange attribute = Attribute("password", "old-secret", "new-secret");
  attribute.sensitive = true;
  Add(Made("module.a.aws_x.b", Action::Update, Risk::Disruptive)).attributes.push_back(attribute);
  for (const auto format : kReportFormats) {
    EXPECT_TRUE(HasNot(Render(format), "-secret")) << format;
  }
  EXPECT_TRUE(Has(Render("text"), "password: (sensitive) -> (sensitive)"));
}

TEST_F(TextReport, ColoursAreThereWhenAskedFor) {
  Add(Made("module.a.aws_x.b", Action::Destroy, Risk::DataLoss));
  EXPECT_TRUE(Has(Render("text", true), "\x1b[1m\x1b[31mdata-loss: 1 change\x1b[0m"));
  EXPECT_TRUE(HasNot(Render("text"), "\x1b"));
}

TEST_F(TextReport, NothingControlsTheTerminal) {
  Add(HostileChange());
  MakeRecoveryWorse();
  changes_.files = {kHostile};
  changes_.recovery->stores.front().field = kHostile;
  const std::string text = Render("text");
  EXPECT_TRUE(HasNot(text, "\x1b"));
  EXPECT_TRUE(HasNot(text, "\xE2\x80\xAE"));
  EXPECT_TRUE(Has(text, "\\x1b[31m"));
}

TEST_F(TextReport, TwoHundredChangesStayReadable) {
  for (int i = 0; i < 200; ++i) {
    Change& change = Add(Made(fmt::format("module.a.aws_subnet.s{:03}", i), Action::Update, Risk::InPlace));
    change.attributes.push_back(Attribute("tags.team", "\"x\"", fmt::format("\"y{}\"", i % 4)));
  }
  const std::string text = Render("text");
  EXPECT_LT(std::ranges::count(text, '\n'), 30);
}

}  // namespace
}  // namespace lifeboat::diff
