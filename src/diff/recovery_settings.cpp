// The two sides, the state, and whoever is told.
#include <algorithm>

#include "diff/judging.h"

namespace lifeboat::diff {

namespace {

using terraform::Block;
using terraform::Configuration;
using terraform::Value;

Change* SettingAt(Judging& judging, std::initializer_list<std::string_view> addresses) {
  for (const std::string_view address : addresses) {
    const auto found = std::ranges::find(judging.settings, address, &Change::address);
    if (found != judging.settings.end()) {
      return &*found;
    }
  }
  return nullptr;
}

bool SharesRegion(const Configuration& configuration) {
  const std::string_view primary = configuration.RegionOf("primary");
  return !primary.empty() && primary == configuration.RegionOf("dr");
}

std::string_view StateRegion(const Configuration& configuration) {
  const Value* s3 = configuration.terraform().Find("backend", "s3");
  return s3 == nullptr ? std::string_view() : s3->TextAt("region");
}

bool RisksState(const Configuration& configuration) {
  const std::string_view region = StateRegion(configuration);
  return !region.empty() && region == configuration.RegionOf("primary");
}

/// Whoever hears of a failover; the controller is no person.
std::size_t Subscribers(const Configuration& configuration) {
  return static_cast<std::size_t>(std::ranges::count_if(configuration.blocks(), [](const Block& block) {
    return block.type == harm::kLastSubscriber.type && block.provider == "dr" &&
           block.body.TextAt("protocol") != "lambda";
  }));
}

void JudgeSubscribers(Judging& judging) {
  if (Subscribers(judging.after.configuration()) > 0) {
    return;
  }
  for (auto& [address, change] : judging.changes) {
    const Block* before = judging.Before(change);
    if (change.type == harm::kLastSubscriber.type && change.action == Action::Destroy && before != nullptr &&
        before->provider == "dr" && before->body.TextAt("protocol") != "lambda") {
      AddHarm(change, harm::kLastSubscriber);
      return;
    }
  }
}

}  // namespace

void JudgeSettings(Judging& judging) {
  const Configuration& before = judging.before.configuration();
  const Configuration& after = judging.after.configuration();
  if (SharesRegion(after) && !SharesRegion(before)) {
    if (Change* change = SettingAt(judging, {"provider.aws.dr", "provider.aws.primary"})) {
      AddHarm(*change, harm::kSharedRegion, {{}, std::string(after.RegionOf("dr")), {}});
    }
  }
  if (RisksState(after) && !RisksState(before)) {
    if (Change* change = SettingAt(judging, {"terraform.backend", "provider.aws.primary"})) {
      AddHarm(*change, harm::kStateAtRisk, {{}, std::string(StateRegion(after)), {}});
    }
  }
  JudgeSubscribers(judging);
}

}  // namespace lifeboat::diff
