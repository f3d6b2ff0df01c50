#include "lint/allowances.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lifeboat/support/edit_distance.h"
#include "lifeboat/yaml/comments.h"

#include "lint/allow_comment.h"
#include "lint/protected.h"

namespace lifeboat::lint {

namespace {

using diag::Kind;

constexpr diag::Def<std::string> kUnknown{Kind::UnknownAllowedRule, "there is no rule `{}` to be allowed"};
constexpr diag::Def<std::string_view> kUnused{Kind::UnusedAllow, "`{}` is allowed here and finds nothing"};
constexpr diag::Def<std::string> kExpired{Kind::ExpiredAllow, "`{}` was allowed until a day that is over"};
constexpr diag::Def<std::string_view> kForbidden{Kind::ForbiddenAllow, "`{}` cannot be allowed"};
constexpr diag::Def<> kNoReason{Kind::AllowWithoutReason, "this allows something and gives no reason"};
constexpr diag::Def<> kNoRule{Kind::AllowWithoutReason, "this allows something and names no rule"};

/// `databases.orders.multi_az` is in `databases.orders`.
bool IsWithin(std::string_view path, std::string_view section) {
  return path.starts_with(section) && (path.size() == section.size() || path[section.size()] == '.');
}

}  // namespace

Allowances::Allowances(const Subject& subject, diag::Sink& sink) : subject_(subject) {
  ReadComments(sink);
  ReadSection(sink);
}

std::optional<diag::Kind> Allowances::Allowable(const std::string& name, source::Span span,
                                                diag::Sink& sink) {
  const diag::KindInfo* kind = diag::FindKind(name);
  if (kind == nullptr) {
    std::vector<std::string_view> names;
    for (const Rule* rule : AllRules()) {
      names.push_back(diag::Info(rule->kind).name);
    }
    auto report = diag::Build(sink, kUnknown, span, name);
    if (const auto closest = Closest(name, names)) {
      report.Help("a similar rule exists: `" + *closest + "`");
    }
    std::move(report).Report();
    return std::nullopt;
  }
  const bool is_rule = FindRule(kind->kind) != nullptr;
  if (!is_rule || IsProtected(*kind)) {
    auto report = diag::Build(sink, kForbidden, span, kind->name);
    report.Note(is_rule ? std::string(WhyProtected(*kind)) : "it is an error of the blueprint, not a rule");
    std::move(report).Report();
    return std::nullopt;
  }
  return kind->kind;
}

void Allowances::ReadComments(diag::Sink& sink) {
  const std::vector<yaml::Comment> comments = yaml::FindComments(subject_.document, subject_.source);
  std::vector<std::uint32_t> alone;  // lines that hold a comment only
  for (const yaml::Comment& comment : comments) {
    if (comment.alone) {
      alone.push_back(subject_.source.Place(comment.span.begin).line);
    }
  }
  for (const yaml::Comment& comment : comments) {
    const auto parsed = ParseAllowComment(comment.text);
    if (!parsed) {
      continue;
    }
    if (parsed->names.empty() || parsed->reason.empty()) {
      diag::Build(sink, parsed->names.empty() ? kNoRule : kNoReason, comment.span)
          .Help("write `# lifeboat: allow(name-of-the-rule) — why`")
          .Report();
      continue;
    }
    std::uint32_t line = subject_.source.Place(comment.span.begin).line;
    while (comment.alone && std::ranges::binary_search(alone, line)) {
      ++line;
    }
    const auto text_begin = static_cast<std::uint32_t>(comment.text.data() - subject_.source.text().data());
    for (const AllowComment::Name& name : parsed->names) {
      const auto begin = text_begin + static_cast<std::uint32_t>(name.offset);
      const source::Span span{comment.span.file, begin, begin + static_cast<std::uint32_t>(name.text.size())};
      if (const auto kind = Allowable(std::string(name.text), span, sink)) {
        allowances_.push_back({*kind, std::string(parsed->reason), span, line, {}, false});
      }
    }
  }
}

void Allowances::ReadSection(diag::Sink& sink) {
  for (const auto& [name, allow] : subject_.blueprint.lint.allow) {
    const auto kind = Allowable(name, allow.name.span, sink);
    if (!kind) {
      continue;
    }
    if (allow.value.until && subject_.today > **allow.value.until) {
      diag::Build(sink, kExpired, allow.value.until->span, name)
          .Help("mend what it finds, or decide on another day")
          .Report();
      continue;
    }
    Allowance allowance{*kind, *allow.value.reason, allow.name.span, std::nullopt, {}, false};
    for (const auto& path : *allow.value.in) {
      allowance.paths.push_back(*path);
    }
    allowances_.push_back(std::move(allowance));
  }
}

bool Allowances::Covers(const Allowance& allowance, const Finding& finding) const {
  if (allowance.kind != finding.diagnostic.kind) {
    return false;
  }
  if (allowance.line) {
    return subject_.source.Place(finding.diagnostic.labels.front().span.begin).line == *allowance.line;
  }
  return allowance.paths.empty() || std::ranges::any_of(allowance.paths, [&](const std::string& section) {
           return IsWithin(finding.path, section);
         });
}

std::optional<std::string> Allowances::ReasonFor(const Finding& finding) {
  for (Allowance& allowance : allowances_) {
    if (Covers(allowance, finding)) {
      allowance.used = true;
      return allowance.reason;
    }
  }
  return std::nullopt;
}

void Allowances::ReportUnused(const Selection& selection, diag::Sink& sink) const {
  for (const Allowance& allowance : allowances_) {
    const diag::KindInfo& kind = diag::Info(allowance.kind);
    if (!allowance.used && selection.SeverityOf(kind)) {
      diag::Build(sink, kUnused, allowance.span, kind.name).Help("remove it").Report();
    }
  }
}

}  // namespace lifeboat::lint
