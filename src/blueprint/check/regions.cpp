#include <string>

#include "lifeboat/blueprint/region_table.h"

#include "blueprint/check/check.h"

namespace lifeboat::blueprint {
namespace {

constexpr diag::Def<std::string> kSame{diag::Kind::SameRegion, "both regions are `{}`"};
constexpr diag::Def<std::string, std::string_view, std::string, std::string_view> kPartitions{
    diag::Kind::MixedPartitions, "`{}` is in the partition `{}`, and `{}` in `{}`"};

}  // namespace

void CheckRegions(const CheckContext& context) {
  const auto& primary = context.blueprint.regions.primary.region;
  const auto& dr = context.blueprint.regions.dr.region;
  if (!context.Knows(primary, dr)) {
    return;
  }
  if (*primary == *dr) {
    diag::Build(context.sink, kSame, dr.span, *dr)
        .Label(primary.span, "the primary region")
        .Note("what takes this region down takes both down")
        .Help("write another region for `regions.dr.region`")
        .Report();
    return;
  }
  const std::string_view here = FindRegion(*primary)->partition;
  const std::string_view there = FindRegion(*dr)->partition;
  if (here != there) {
    diag::Build(context.sink, kPartitions, dr.span, *dr, there, *primary, here)
        .Label(primary.span, "the primary region")
        .Note("no account, key or replica reaches across partitions")
        .Report();
  }
}

}  // namespace lifeboat::blueprint
