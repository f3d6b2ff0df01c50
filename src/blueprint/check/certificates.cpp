#include <string>
#include <string_view>

#include "lifeboat/blueprint/region_table.h"

#include "blueprint/check/check.h"
#include "blueprint/codecs/compute.h"

namespace lifeboat::blueprint {
namespace {

using diag::Build;
using diag::Def;
using diag::Kind;

constexpr Def<std::string_view, std::string_view, std::string> kRegion{
    Kind::CertificateRegion, "a certificate of {} `{}` is of no use in `{}`"};
constexpr Def<std::string> kUnused{Kind::UnusedCertificates,
                                   "service `{}` has certificates and no load balancer"};

void CheckCertificate(const CheckContext& context, const Located<std::string>& certificate,
                      const Located<std::string>& region) {
  if (!context.Knows(certificate, region)) {
    return;
  }
  const ArnParts arn = SplitCertificateArn(*certificate);
  const std::string_view partition = FindRegion(*region)->partition;
  if (arn.region == *region && arn.partition == partition) {
    return;
  }
  const bool elsewhere = arn.region != *region;
  Build(context.sink, kRegion, certificate.span, elsewhere ? "region" : "partition",
        elsewhere ? arn.region : arn.partition, *region)
      .Label(region.span, "the region")
      .Help("request one for the same names in this region, and write its ARN")
      .Report();
}

}  // namespace

void CheckCertificates(const CheckContext& context) {
  for (const auto& [name, named] : context.blueprint.services) {
    const Service& service = named.value;
    if (!service.certificates) {
      continue;
    }
    if (context.Knows(service.exposure) && *service.exposure == Exposure::None) {
      Build(context.sink, kUnused, service.certificates->span, name)
          .Label(service.exposure.span, "no load balancer")
          .Help("remove `certificates`, or write another `exposure`")
          .Report();
    }
    CheckCertificate(context, service.certificates->primary, context.blueprint.regions.primary.region);
    CheckCertificate(context, service.certificates->dr, context.blueprint.regions.dr.region);
  }
}

}  // namespace lifeboat::blueprint
