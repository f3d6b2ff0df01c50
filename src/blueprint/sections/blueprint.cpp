#include <fmt/core.h>

#include "blueprint/codecs/names.h"
#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/time.h"
#include "blueprint/sections/sections.h"

namespace lifeboat::blueprint {
namespace {

constexpr std::size_t kMostTags = 40;  // AWS takes 50; Lifeboat adds some of its own

/// `lifeboat: 1`. Another number is a blueprint of another Lifeboat, which deserves its own message.
Codec<std::int64_t> FormatNumber() {
  Codec<std::int64_t> codec = Integer({1, 1});
  codec.shape.limits = "1";
  codec.decode = [any = Integer({0})](const yaml::Node& node, Reader& reader) -> std::optional<std::int64_t> {
    static constexpr diag::Def<std::int64_t> kUnsupported{diag::Kind::UnsupportedFormat,
                                                          "blueprint format {} is not known here"};
    const auto format = any.decode(node, reader);
    if (format && *format != 1) {
      diag::Build(reader.sink(), kUnsupported, node.span, *format)
          .Note("this version of Lifeboat reads format 1")
          .Help("write `1`, or compile with a Lifeboat that knows this format")
          .Report();
      return std::nullopt;
    }
    return format;
  };
  return codec;
}

Section<Blueprint> MakeSection() {
  Section<Blueprint> section;
  section
      .Required(&Blueprint::format,
                {.key = "lifeboat",
                 .summary = "The format of the blueprint, always 1.",
                 .details = "A later format that old blueprints do not fit gets another number.",
                 .example = "1"},
                FormatNumber())
      .Required(&Blueprint::name,
                {.key = "name",
                 .summary = "The application's name, the beginning of every derived AWS name.",
                 .details = "Two blueprints with different names fit in one account.",
                 .example = "flask-blog"},
                Name("name", 24))
      .Optional(&Blueprint::account,
                {.key = "account",
                 .summary = "The AWS account that this may be applied to.",
                 .details = "Terraform refuses credentials of any other account. In quotes, because an "
                            "account is no number.",
                 .example = "123456789012"},
                AccountId())
      .Default(
          &Blueprint::strategy,
          {.key = "strategy",
           .summary = "How much of the application runs in the DR region while the primary region serves.",
           .example = "pilot-light"},
          Choice<Strategy>("strategy"), Strategy::PilotLight)
      .Default(
          &Blueprint::posture,
          {.key = "posture",
           .summary = "Which region serves, as far as Terraform is concerned.",
           .details =
               "After a failover, write `failed-over`: the compiled configuration then agrees with what the "
               "failover left behind. Write `failing-back` to bring the primary region back, and `normal` "
               "with one more in `failbacks` when it serves again.",
           .example = "normal"},
          Choice<Posture>("posture"), Posture::Normal)
      .Default(
          &Blueprint::failbacks,
          {.key = "failbacks",
           .summary = "How often the application has come back from the DR region.",
           .details = "Failing back makes new databases. The count tells Terraform which ones are meant: the "
                      "controller says what to write here when it is done.",
           .example = "1"},
          Integer({0, 999}), 0)
      .Part(&Blueprint::objectives, {.key = "objectives", .summary = "What a failover may cost."},
            ObjectivesSection())
      .Map(&Blueprint::tags,
           {.key = "tags",
            .summary = "Tags on every resource that takes tags.",
            .example = "Environment: production"},
           TagKey(), TagValue(), {.max = kMostTags})
      .Part(&Blueprint::state, {.key = "state", .summary = "Where Terraform keeps its state."},
            StateSection())
      .Part(&Blueprint::regions, {.key = "regions", .summary = "The two regions."}, RegionsSection())
      .Parts(&Blueprint::services,
             {.key = "services",
              .summary = "What runs: one group of equal instances a service, in each region."},
             Presence::Required, "<name>", Name("service"), ServiceSection(), {.min = 1})
      .Parts(&Blueprint::databases,
             {.key = "databases",
              .summary = "RDS databases in the primary region, each with a replica in the DR region."},
             Presence::Default, "<name>", Name("database"), DatabaseSection())
      .Parts(&Blueprint::buckets, {.key = "buckets", .summary = "S3 buckets, one in each region."},
             Presence::Default, "<name>", Name("bucket"), BucketSection())
      .Part(&Blueprint::traffic, {.key = "traffic", .summary = "How clients reach the region that serves."},
            TrafficSection())
      .Part(&Blueprint::failover,
            {.key = "failover", .summary = "Who decides on a failover, by what, and within which limits."},
            FailoverSection())
      .Part(&Blueprint::images,
            {.key = "images",
             .summary = "Images of running instances, which the DR region starts from.",
             .details = "Each is made in the primary region and copied to the DR region."},
            ImagesSection())
      .Part(&Blueprint::notifications,
            {.key = "notifications", .summary = "Who is told of alarms and failovers."},
            NotificationsSection())
      .Part(&Blueprint::names,
            {.key = "names",
             .summary = "Exact AWS names, where an organisation has them already.",
             .details = "Every name that is absent is derived from the blueprint's name."},
            NamesSection())
      .Part(&Blueprint::lint,
            {.key = "lint", .summary = "What `lifeboat lint` may find and stay silent about."},
            LintSection());
  return section;
}

}  // namespace

const Section<Blueprint>& BlueprintSection() {
  static const Section<Blueprint> section = MakeSection();
  return section;
}

Section<Objectives> ObjectivesSection() {
  using std::chrono::hours;
  const DurationRule rule{.min = std::chrono::seconds(1), .max = hours(24 * 30)};
  Section<Objectives> section;
  section
      .Default(&Objectives::rto,
               {.key = "rto",
                .summary = "Recovery time objective: how long the application may be away.",
                .details = "From the moment that the region is lost until the DR region answers.",
                .example = "30m"},
               DurationText(rule), std::chrono::minutes(30))
      .Default(&Objectives::rpo,
               {.key = "rpo",
                .summary = "Recovery point objective: how much of the latest data may be lost.",
                .example = "15m"},
               DurationText(rule), std::chrono::minutes(15));
  return section;
}

}  // namespace lifeboat::blueprint
