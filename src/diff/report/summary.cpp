#include "diff/report/summary.h"

#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include "lifeboat/diag/visible.h"

#include "diff/report/words.h"

namespace lifeboat::diff {

namespace {

constexpr std::size_t kMostNamed = 3;

}  // namespace

Summary Summarize(const Report& report) {
  Summary summary;
  summary.changes = report.changes.changes.size();
  for (const Change& change : report.changes.changes) {
    ++summary.of_risk.at(static_cast<std::size_t>(change.risk));
    summary.harming += change.HarmsRecovery() ? 1 : 0;
    summary.approved += change.approved ? 1 : 0;
    if (report.verdict.Rejects(change)) {
      summary.rejected.push_back(&change);
    }
  }
  summary.figures_rejected = report.verdict.RejectsFigures(report.changes);
  return summary;
}

std::string CountsText(const Summary& summary) {
  std::vector<std::string> counts;
  for (std::size_t i = summary.of_risk.size(); i-- > 0;) {
    if (summary.of_risk.at(i) > 0) {
      const auto risk = static_cast<Risk>(i);
      counts.push_back(
          fmt::format("{} {}", summary.of_risk.at(i), risk == Risk::None ? "harmless" : NameOf(risk)));
    }
  }
  std::string text = Counted(summary.changes, "change");
  if (!counts.empty()) {
    text += fmt::format(": {}", fmt::join(counts, ", "));
  }
  if (summary.harming > 0) {
    text += fmt::format("; {} harm{} recovery", summary.harming, summary.harming == 1 ? "s" : "");
  }
  if (summary.approved > 0) {
    text += fmt::format("; {} approved", summary.approved);
  }
  return text;
}

std::string RejectionText(const Change& change, const Gate& gate) {
  std::string reached(gate.ReachedByRisk(change) ? NameOf(change.risk) : "");
  if (gate.ReachedByRecovery(change)) {
    reached += reached.empty() ? "recovery" : ", recovery";
  }
  return fmt::format("{} ({})", diag::VisibleText(change.address), reached);
}

std::string VerdictText(const Summary& summary, const Gate& gate) {
  std::vector<std::string> named;
  if (summary.figures_rejected) {
    named.emplace_back("RTO and RPO (recovery)");
  }
  for (const Change* change : summary.rejected | std::views::take(kMostNamed)) {
    named.push_back(RejectionText(*change, gate));
  }
  if (named.empty()) {
    return {};
  }
  const std::size_t more = summary.rejected.size() - std::min(summary.rejected.size(), kMostNamed);
  return fmt::format("not approved: {}{}", fmt::join(named, ", "),
                     more == 0 ? "" : fmt::format(" and {} more", more));
}

bool IsEmpty(const Changes& changes) {
  return changes.empty() && changes.drift.empty() && (!changes.recovery || changes.recovery->empty());
}

}  // namespace lifeboat::diff
