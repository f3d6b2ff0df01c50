#include "lifeboat/diff/approvals.h"

#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "lifeboat/support/date.h"
#include "lifeboat/support/glob.h"

namespace lifeboat::diff {

namespace {

using diag::Kind;

constexpr diag::Def<std::string> kUnused{Kind::UnusedApproval, "`{}` is approved and does not change"};
constexpr diag::Def<std::string, std::string, std::string> kTooLittle{
    Kind::UnusedApproval, "`{}` is approved for {}, which `{}` is not"};
constexpr diag::Def<std::string, std::string> kExpired{Kind::ExpiredApproval,
                                                       "the approval of `{}` ended with {}"};

/// The field, or a section that it is in.
bool NamesField(std::string_view pattern, std::string_view field) {
  for (std::size_t end = field.size(); end != 0 && end != std::string_view::npos;
       end = field.rfind('.', end - 1)) {
    if (NameMatches(pattern, field.substr(0, end))) {
      return true;
    }
  }
  return false;
}

/// "`replace`", "`replace` and `recovery`"
std::string ScopeOf(const Approval& approval) {
  const std::string recovery = approval.recovery ? "recovery" : "";
  if (approval.upto == Risk::None) {
    return recovery;
  }
  return fmt::format("{}{}{}", NameOf(approval.upto), approval.recovery ? " and " : "", recovery);
}

/// One approval, and what came of it.
struct Use {
  const Approval& approval;
  bool covers = false;
  std::string named;  ///< an address that it names and does not cover
};

/// What approvals say of one change.
class Cover {
 public:
  void Add(const Approval& approval, bool risk, bool recovery) {
    risk_ = risk_ || risk;
    recovery_ = recovery_ || recovery;
    if (reasons_.find(approval.reason) == std::string::npos) {
      reasons_ += (reasons_.empty() ? "" : "; ") + approval.reason;
    }
  }
  [[nodiscard]] std::optional<std::string> ReasonFor(bool needs_risk, bool needs_recovery) const {
    const bool covered = (risk_ || !needs_risk) && (recovery_ || !needs_recovery) && !reasons_.empty();
    return covered ? std::optional(reasons_) : std::nullopt;
  }

 private:
  bool risk_ = false;
  bool recovery_ = false;
  std::string reasons_;
};

void Approve(Change& change, const Gate& gate, std::vector<Use>& uses) {
  Cover cover;
  for (Use& use : uses) {
    if (!Names(use.approval.change, change)) {
      continue;
    }
    const bool risk = use.approval.upto != Risk::None && change.risk <= use.approval.upto;
    const bool recovery = use.approval.recovery && change.HarmsRecovery();
    if (risk || recovery) {
      use.covers = true;
      cover.Add(use.approval, risk, recovery);
    } else if (use.named.empty()) {
      use.named = change.address;
    }
  }
  change.approved = cover.ReasonFor(gate.ReachedByRisk(change), gate.ReachedByRecovery(change));
}

std::optional<std::string> ApproveFigures(const Changes& changes, std::vector<Use>& uses) {
  if (!changes.recovery || !changes.recovery->Worse()) {
    return std::nullopt;
  }
  std::optional<std::string> reason;
  for (Use& use : uses) {
    if (use.approval.recovery && NameMatches(use.approval.change, kRecoveryFigures)) {
      use.covers = true;
      reason = reason.value_or(use.approval.reason);
    }
  }
  return reason;
}

void Report(const Use& use, diag::Sink& sink) {
  const Approval& approval = use.approval;
  if (use.covers) {
    return;
  }
  if (use.named.empty()) {
    diag::Build(sink, kUnused, approval.place, approval.change).Help("remove it").Report();
    return;
  }
  diag::Build(sink, kTooLittle, approval.place, approval.change, ScopeOf(approval), use.named)
      .Help("look at the change again, and approve its class or remove the approval")
      .Report();
}

}  // namespace

bool Names(std::string_view pattern, const Change& change) {
  return NameMatches(pattern, change.address) || (change.former && NameMatches(pattern, *change.former)) ||
         NamesField(pattern, change.field);
}

bool Verdict::Rejects(const Change& change) const {
  return !change.approved && (gate.ReachedByRisk(change) || gate.ReachedByRecovery(change));
}

bool Verdict::RejectsFigures(const Changes& changes) const {
  return gate.recovery && changes.recovery && changes.recovery->Worse() && !figures_approved;
}

bool Verdict::Rejects(const Changes& changes) const {
  return RejectsFigures(changes) ||
         std::ranges::any_of(changes.changes, [&](const Change& change) { return Rejects(change); });
}

Verdict Judge(Changes& changes, const Gate& gate, const std::vector<Approval>& approvals,
              std::chrono::sys_days today, diag::Sink& sink) {
  std::vector<Use> uses;
  for (const Approval& approval : approvals) {
    if (today > approval.until) {
      diag::Build(sink, kExpired, approval.place, approval.change, FormatDate(approval.until))
          .Help("remove it, or decide on another day")
          .Report();
    } else {
      uses.push_back({approval, false, {}});
    }
  }
  for (Change& change : changes.changes) {
    Approve(change, gate, uses);
  }
  Verdict verdict{gate, ApproveFigures(changes, uses)};
  for (const Use& use : uses) {
    Report(use, sink);
  }
  return verdict;
}

}  // namespace lifeboat::diff
