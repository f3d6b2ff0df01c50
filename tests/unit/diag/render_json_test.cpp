#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "lifeboat/diag/render.h"

namespace lifeboat::diag {
namespace {

using nlohmann::json;

TEST(RenderJson, HasEveryField) {
  source::SourceMap sources;
  sources.Add("f.yaml", "a: 1\nb\xC3\xA9: 2\n");
  Diagnostic diagnostic;
  diagnostic.kind = Kind::DuplicateKey;
  diagnostic.message = "m";
  diagnostic.labels = {{{0, 5, 8}, LabelRole::Primary, "again"}, {{0, 0, 1}, LabelRole::Explains, "first"}};
  diagnostic.notes = {"n"};
  diagnostic.helps = {"h"};
  const std::string text = RenderJson({diagnostic, diagnostic}, sources);
  ASSERT_EQ(std::count(text.begin(), text.end(), '\n'), 2);

  const json expected = json::parse(R"({
    "code": "LB012", "kind": "duplicate-key", "severity": "error", "message": "m",
    "labels": [
      {"role": "primary", "path": "f.yaml", "text": "again",
       "begin": {"offset": 5, "line": 2, "column": 1}, "end": {"offset": 8, "line": 2, "column": 3}},
      {"role": "explains", "path": "f.yaml", "text": "first",
       "begin": {"offset": 0, "line": 1, "column": 1}, "end": {"offset": 1, "line": 1, "column": 2}}],
    "notes": ["n"], "helps": ["h"]})");
  EXPECT_EQ(json::parse(text.substr(0, text.find('\n'))), expected);
}

TEST(RenderJson, BrokenTextAndSpansDoNotThrow) {
  source::SourceMap sources;
  sources.Add("\xFF", "\xFF");
  Diagnostic diagnostic;
  diagnostic.message = "\xFF\x1B\n";
  diagnostic.labels = {{{0, 50, 10}, LabelRole::Primary, "\xC3"}, {{7, 0, 1}, LabelRole::Explains, ""}};
  const std::string text = RenderJson({diagnostic}, sources);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  const json object = json::parse(text);
  ASSERT_EQ(object["labels"].size(), 1U);
  EXPECT_EQ(object["labels"][0]["begin"]["offset"], 1);
  EXPECT_EQ(object["labels"][0]["end"]["offset"], 1);
}

}  // namespace
}  // namespace lifeboat::diag
