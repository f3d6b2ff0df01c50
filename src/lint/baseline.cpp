#include "lifeboat/lint/baseline.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "lifeboat/lint/rule.h"

#include "lint/protected.h"

namespace lifeboat::lint {

namespace {

using diag::Kind;

constexpr diag::Def<std::string, std::string> kGone{Kind::StaleBaseline,
                                                    "`{}` is not found in `{}` any more"};
constexpr diag::Def<std::string, std::string, std::size_t, std::size_t> kFewer{
    Kind::StaleBaseline, "`{}` is found less often in `{}`: {} of {}"};
constexpr diag::Def<std::string> kNoFile{Kind::StaleBaseline, "there is no file `{}` any more"};
constexpr diag::Def<std::string> kNoRule{Kind::StaleBaseline, "there is no rule `{}` any more"};

}  // namespace

template <class Action>
void Baseline::ForEach(const std::string& file, Action action) {
  for (auto entry = entries_.lower_bound({file, "", "", ""});
       entry != entries_.end() && entry->second.file == file; ++entry) {
    action(entry->second);
  }
}

void Baseline::Judge(const std::string& file, const Selection& selection) {
  ForEach(file, [&](Entry& entry) {
    const Rule* rule = FindRule(entry.rule);
    entry.judged = rule != nullptr && selection.SeverityOf(diag::Info(rule->kind));
  });
}

void Baseline::SetAside(const std::string& file, Report& report) {
  ForEach(file, [](Entry& entry) { entry.found = 0; });  // a file may come twice
  std::vector<Finding> left;
  for (Finding& finding : report.findings) {
    const auto listed =
        entries_.find({file, finding.path, std::string(diag::Info(finding.diagnostic.kind).name),
                       finding.diagnostic.message});
    if (listed != entries_.end() && listed->second.found < listed->second.count) {
      ++listed->second.found;
      report.known.push_back(std::move(finding));
    } else {
      left.push_back(std::move(finding));
    }
  }
  report.findings = std::move(left);
}

bool Baseline::Add(const std::string& file, const Finding& finding) {
  const diag::KindInfo& kind = diag::Info(finding.diagnostic.kind);
  if (kind.family != diag::Family::Lint || IsProtected(kind)) {
    return false;
  }
  std::string rule(kind.name);
  Entry fresh{rule, file, finding.path, finding.diagnostic.message, 0, "", {}, 0, true, false};
  Entry& entry =
      entries_.try_emplace({file, finding.path, rule, finding.diagnostic.message}, std::move(fresh))
          .first->second;
  ++entry.count;
  ++entry.found;
  return true;
}

void Baseline::Forget(const std::string& file) {
  ForEach(file, [](Entry& entry) { entry.gone = true; });
}

void Baseline::RemoveStale() {
  std::erase_if(entries_, [](const auto& item) {
    const Entry& entry = item.second;
    return FindRule(entry.rule) == nullptr || entry.gone || (entry.judged && entry.found == 0);
  });
  for (auto& [key, entry] : entries_) {
    if (entry.judged) {
      entry.count = std::min(entry.count, entry.found);
    }
  }
}

std::vector<Finding> Baseline::Stale() const {
  diag::CollectingSink sink;
  for (const auto& [key, entry] : entries_) {
    if (FindRule(entry.rule) == nullptr) {
      diag::Build(sink, kNoRule, entry.span, entry.rule).Help("remove the entry").Report();
    } else if (entry.gone) {
      diag::Build(sink, kNoFile, entry.span, entry.file).Help("remove the entry").Report();
    } else if (entry.judged && entry.found == 0) {
      diag::Build(sink, kGone, entry.span, entry.rule, entry.file)
          .Note(fmt::format("it was at `{}` and said: {}", entry.path, entry.message))
          .Help("remove the entry")
          .Report();
    } else if (entry.judged && entry.found < entry.count) {
      diag::Build(sink, kFewer, entry.span, entry.rule, entry.file, entry.found, entry.count)
          .Help(fmt::format("write `\"count\": {}`", entry.found))
          .Report();
    }
  }
  std::vector<Finding> findings;
  for (diag::Diagnostic& diagnostic : sink.Take()) {
    findings.push_back({std::move(diagnostic), ""});
  }
  return findings;
}

std::string Baseline::Text() const {
  nlohmann::ordered_json findings = nlohmann::ordered_json::array();
  for (const auto& [key, entry] : entries_) {
    findings.push_back({{"rule", entry.rule},
                        {"file", entry.file},
                        {"path", entry.path},
                        {"message", entry.message},
                        {"count", entry.count},
                        {"reason", entry.reason}});
  }
  const nlohmann::ordered_json document = {{"format", 1}, {"findings", std::move(findings)}};
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::vector<std::string> Baseline::Files() const {
  std::set<std::string> files;
  for (const auto& [key, entry] : entries_) {
    files.insert(entry.file);
  }
  return {files.begin(), files.end()};
}

std::size_t Baseline::Findings() const {
  std::size_t findings = 0;
  for (const auto& [key, entry] : entries_) {
    findings += entry.count;
  }
  return findings;
}

}  // namespace lifeboat::lint
