#include "diff/alarm_rule.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "diff/harms.h"
#include "diff/roles.h"

namespace lifeboat::diff {

using terraform::Block;
using terraform::Resolver;

/// A formula: a signal or a constant, or what it is made of.
struct AlarmRule::Term {
  enum class Kind : std::uint8_t { Signal, Constant, Not, And, Or };
  Kind kind = Kind::Constant;
  std::string signal;
  bool constant = true;
  std::vector<Term> parts;

  [[nodiscard]] bool Holds(const Names& raised) const {
    const auto holds = [&](const Term& part) { return part.Holds(raised); };
    switch (kind) {
      case Kind::Signal:
        return raised.contains(signal);
      case Kind::Constant:
        return constant;
      case Kind::Not:
        return !parts.front().Holds(raised);
      case Kind::And:
        return std::ranges::all_of(parts, holds);
      case Kind::Or:
        return std::ranges::any_of(parts, holds);
    }
    return false;
  }
};

/// rule = and { "OR" and }; and = not { "AND" not }; not = [ "NOT" ] ( "(" rule ")" | state "(" name ")" )
class AlarmRuleReader {
 public:
  using Term = AlarmRule::Term;

  AlarmRuleReader(Resolver& resolver, AlarmRule& rule, int depth)
      : resolver_(resolver), rule_(rule), depth_(depth) {}

  std::optional<Term> Read(const Block& composite) {
    text_ = resolver_.Resolve(composite.module, composite.body.TextAt("alarm_rule")).text;
    auto term = Chain("OR");
    Skip();
    return at_ == text_.size() ? std::move(term) : std::nullopt;
  }

 private:
  std::optional<Term> Chain(std::string_view word) {
    const bool is_or = word == "OR";
    Term chain{is_or ? Term::Kind::Or : Term::Kind::And, {}, true, {}};
    do {
      auto part = is_or ? Chain("AND") : One();
      if (!part) {
        return std::nullopt;
      }
      chain.parts.push_back(*std::move(part));
    } while (Take(word));
    return chain;
  }

  std::optional<Term> One() {
    if (Take("NOT")) {
      auto part = One();
      return part ? std::optional(Term{Term::Kind::Not, {}, true, {*std::move(part)}}) : std::nullopt;
    }
    if (Take("(")) {
      auto term = Chain("OR");
      return term && Take(")") ? std::move(term) : std::nullopt;
    }
    for (const std::string_view state : {"ALARM", "OK", "INSUFFICIENT_DATA"}) {
      if (Take(state)) {
        return State(state);
      }
    }
    return std::nullopt;
  }

  std::optional<Term> State(std::string_view state) {
    const std::size_t end = text_.find(')', at_);
    if (!Take("(") || end == std::string::npos) {
      return std::nullopt;
    }
    const std::string_view name = std::string_view(text_).substr(at_, end - at_);
    at_ = end + 1;
    constexpr std::string_view kAttribute = ".alarm_name";
    const std::size_t open = name.find("${");
    const std::size_t close = name.rfind(kAttribute);
    const Block* alarm = open == std::string_view::npos || close == std::string_view::npos || close < open
                             ? nullptr
                             : resolver_.configuration().Find(name.substr(open + 2, close - open - 2));
    if (alarm == nullptr) {
      return Term{};
    }
    return Of(state, *alarm);
  }

  std::optional<Term> Of(std::string_view state, const Block& alarm) {
    constexpr int kDeepest = 4;
    if (alarm.type == harm::kComposite && depth_ < kDeepest) {
      return AlarmRuleReader(resolver_, rule_, depth_ + 1).Read(alarm);
    }
    const std::string_view signal = SignalOf(alarm.field());
    if (signal.empty()) {
      rule_.guards_.insert(alarm.address);
      return Term{};
    }
    rule_.signals_.emplace(signal);
    Term term{Term::Kind::Signal, std::string(signal), true, {}};
    return state == "ALARM" ? term : Term{Term::Kind::Not, {}, true, {std::move(term)}};
  }

  void Skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) {
      ++at_;
    }
  }

  bool Take(std::string_view word) {
    Skip();
    if (!std::string_view(text_).substr(at_).starts_with(word)) {
      return false;
    }
    at_ += word.size();
    return true;
  }

  Resolver& resolver_;
  AlarmRule& rule_;
  int depth_;
  std::string text_;
  std::size_t at_ = 0;
};

AlarmRule::AlarmRule() = default;
AlarmRule::AlarmRule(AlarmRule&&) noexcept = default;
AlarmRule::~AlarmRule() = default;

std::optional<AlarmRule> AlarmRule::Read(Resolver& resolver, const Block& composite) {
  AlarmRule rule;
  auto term = AlarmRuleReader(resolver, rule, 0).Read(composite);
  if (!term) {
    return std::nullopt;
  }
  rule.root_ = std::make_unique<Term>(*std::move(term));
  return rule;
}

bool AlarmRule::Holds(const Names& raised) const { return root_->Holds(raised); }

}  // namespace lifeboat::diff
