#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/diff/report.h"

namespace lifeboat::diff {

/// What no report may be led astray by: ends of commands, markup, HTML, people, terminals, directions of
/// text.
inline const std::string kHostile =
    "a|b `c` ``d`` <!-- x --> <img src=x> @octocat #1 ::error::x\n```\n%0A\x1b[31m \xE2\x80\xAE & \"q\" *i* "
    "[l](u)";

/// A difference that is put together by hand, and reported.
class Reports : public testing::Test {
 protected:
  static Change Made(std::string address, Action action, Risk risk) {
    Change change;
    change.address = std::move(address);
    change.action = action;
    change.risk = risk;
    change.type = "aws_db_instance";
    change.module = "primary_database";
    change.region = "eu-west-1";
    return change;
  }

  static AttributeChange Attribute(std::string path, std::string before, std::string after) {
    AttributeChange attribute;
    attribute.path = attribute.schema_path = std::move(path);
    attribute.before = std::move(before);
    attribute.after = std::move(after);
    return attribute;
  }

  Change& Add(Change change) {
    changes_.changes.push_back(std::move(change));
    return changes_.changes.back();
  }

  /// A promotion that takes longer.
  void MakeRecoveryWorse() {
    RecoveryChange recovery;
    recovery.rto_objective = {900, 900};
    recovery.rpo_objective = {300, 300};
    recovery.rto_typical = {630, 840};
    recovery.rto_slow = {1200, 1200};
    recovery.steps.push_back({"promote", "promoting the replicas", {300, 540}, {600, 600}, true});
    recovery.stores.push_back({"databases.blog", {5, 400}, {{}, {}}});
    changes_.recovery = recovery;
  }

  [[nodiscard]] std::string Render(std::string_view format, bool color = false) const {
    const Report report{"old.yaml", "new.yaml", changes_, verdict_, "1.2.3"};
    return RenderReport(ReportFormatOf(format), report, {.color = color});
  }

  static testing::AssertionResult Has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos ? testing::AssertionSuccess()
                                                : testing::AssertionFailure() << part << " is not in\n"
                                                                              << text;
  }
  static testing::AssertionResult HasNot(const std::string& text, std::string_view part) {
    return text.find(part) == std::string::npos ? testing::AssertionSuccess()
                                                : testing::AssertionFailure() << part << " is in\n"
                                                                              << text;
  }

  Changes changes_;
  Verdict verdict_;
};

/// Everything of a change hostile.
inline Change HostileChange() {
  Change change;
  change.address = "module.a.aws_x.b[\"" + kHostile + "\"]";
  change.former = kHostile;
  change.action = Action::Replace;
  change.risk = Risk::DataLoss;
  change.type = "aws_x";
  change.module = kHostile;
  change.region = kHostile;
  change.field = kHostile;
  change.place = Place{kHostile, 3};
  AttributeChange attribute;
  attribute.path = attribute.schema_path = attribute.why = attribute.because = kHostile;
  attribute.before = kHostile;
  attribute.after = kHostile + "!";
  attribute.risk = Risk::Replace;
  change.attributes.push_back(attribute);
  change.files.push_back({kHostile, "--- a\n+++ b\n@@ -1 +1 @@\n-" + kHostile + "\n+" + kHostile + "\n"});
  change.notes.push_back({Note::Kind::Recovery, kHostile});
  change.chain = {kHostile, kHostile};
  return change;
}

}  // namespace lifeboat::diff
