#include "lifeboat/lint/fix_all.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace lifeboat::lint {

namespace {

/// Two edits at the same place, also two insertions, are one too many: the second was thought out for a text
/// that the first has changed.
bool Touch(const diag::Edit& a, const diag::Edit& b) {
  return a.span.begin <= b.span.end && b.span.begin <= a.span.end;
}

bool Touches(const diag::Fix& fix, const std::vector<const diag::Edit*>& edits) {
  return std::ranges::any_of(fix.edits, [&](const diag::Edit& edit) {
    return std::ranges::any_of(edits, [&](const diag::Edit* other) { return Touch(edit, *other); });
  });
}

/// What a finding is, wherever its line has moved to.
using Identity = std::tuple<diag::Kind, std::string, std::string>;

Identity IdentityOf(const Finding& finding) {
  return {finding.diagnostic.kind, finding.path, finding.diagnostic.message};
}

/// Whether everything that is found in `after` was found before. A finding may change its words with its
/// numbers, so kind and path decide, by count.
bool AddsNothing(const std::vector<Finding>& before, const std::vector<Finding>& after) {
  std::map<std::pair<diag::Kind, std::string>, int> counts;
  for (const Finding& finding : before) {
    ++counts[{finding.diagnostic.kind, finding.path}];
  }
  return std::ranges::all_of(after, [&](const Finding& finding) {
    return --counts[{finding.diagnostic.kind, finding.path}] >= 0;
  });
}

class Fixer {
 public:
  Fixer(std::string text, const LintText& lint, diag::Applicability most)
      : text_(std::move(text)), lint_(lint), most_(most), findings_(lint(text_)) {}

  FixedText Run() {
    while (findings_ && Step()) {
    }
    return {std::move(text_), std::move(titles_)};
  }

 private:
  /// Makes what can be made at once; when that goes wrong, one fix alone. False: nothing is left.
  bool Step() {
    std::vector<const Finding*> wanted;
    for (const Finding& finding : *findings_) {
      const auto& fix = finding.diagnostic.fix;
      if (fix && fix->applicability <= most_ && !refused_.contains(IdentityOf(finding))) {
        wanted.push_back(&finding);
      }
    }
    if (wanted.empty()) {
      return false;
    }
    if (Try(wanted)) {
      return true;
    }
    for (const Finding* finding : wanted) {
      Identity identity = IdentityOf(*finding);
      if (Try({finding})) {
        return true;
      }
      refused_.insert(std::move(identity));
    }
    return false;
  }

  bool Try(const std::vector<const Finding*>& wanted) {
    std::vector<const diag::Fix*> fixes;
    for (const Finding* finding : wanted) {
      fixes.push_back(&*finding->diagnostic.fix);
    }
    std::vector<const diag::Fix*> made;
    std::string text = ApplyFixes(text_, fixes, made);
    auto findings = lint_(text);
    if (!findings || findings->size() >= findings_->size() || !AddsNothing(*findings_, *findings)) {
      return false;
    }
    for (const diag::Fix* fix : made) {
      titles_.push_back(fix->title);
    }
    text_ = std::move(text);
    findings_ = std::move(findings);
    return true;
  }

  std::string text_;
  const LintText& lint_;
  diag::Applicability most_;
  std::optional<std::vector<Finding>> findings_;
  std::set<Identity> refused_;
  std::vector<std::string> titles_;
};

}  // namespace

std::string ApplyFixes(const std::string& text, const std::vector<const diag::Fix*>& fixes,
                       std::vector<const diag::Fix*>& made) {
  std::vector<const diag::Edit*> edits;
  for (const diag::Fix* fix : fixes) {
    if (Touches(*fix, edits)) {
      continue;
    }
    made.push_back(fix);
    for (const diag::Edit& edit : fix->edits) {
      edits.push_back(&edit);
    }
  }
  std::ranges::sort(edits, {}, [](const diag::Edit* edit) { return edit->span; });
  std::string out;
  std::size_t at = 0;
  for (const diag::Edit* edit : edits) {
    out.append(text, at, edit->span.begin - at).append(edit->replacement);
    at = edit->span.end;
  }
  return out.append(text, at);
}

FixedText FixAll(std::string text, const LintText& lint, diag::Applicability most) {
  return Fixer(std::move(text), lint, most).Run();
}

}  // namespace lifeboat::lint
