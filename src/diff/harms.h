#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace lifeboat::diff {

/// Which part a resource has in a failover.
enum class Part : std::uint8_t {
  Any,
  Primary,  ///< in the primary region
  Dr,       ///< in the DR region
  Signal,   ///< an alarm that counts for the loss of the region
  Watch,    ///< an alarm that tells people that a failover would not work
  Replica,  ///< a database in the DR region that follows one
  Source    ///< a database that is followed
};

/// What about a change is harm.
enum class When : std::uint8_t {
  Gone,     ///< destroyed
  Rebuilt,  ///< destroyed and made anew
  Grows,    ///< a number
  Shrinks,  ///< a number, but not to `value`
  Leaves,   ///< was `value` and is something else
  Becomes,  ///< is `value` now
  Fewer,    ///< a list, or a map, has lost elements
  Changes,  ///< was there and is something else
  Smaller,  ///< an instance class or type, by its size
  Rarer,    ///< a schedule
  Judged    ///< code decides: src/diff/recovery_*.cpp
};

/// One way of harming failover. `sentence` names the consequence; in it {before} and {after} are values, and
/// {what} is what the rule is about.
struct Harm {
  std::string_view type;  ///< of the resource; kController: a setting that the programs are told
  Part part = Part::Any;
  std::string_view name;  ///< of the resource in Terraform, with `*`; empty: any
  When when{};
  std::string_view path;  ///< of the attribute; in kController `*` is any key
  std::string_view value;
  std::string_view sentence;
};

/// Not a resource: the `config.json` in the archive of the failover controller.
inline constexpr std::string_view kController = "config.json";

/// All of them, by subject.
[[nodiscard]] std::span<const Harm> Harms();

/// Those that code decides.
namespace harm {
inline constexpr std::string_view kAlarm = "aws_cloudwatch_metric_alarm";
inline constexpr std::string_view kComposite = "aws_cloudwatch_composite_alarm";
inline constexpr std::string_view kParameter = "aws_ssm_parameter";

inline constexpr Harm kSlowerAlarm{
    kAlarm,
    Part::Signal,
    "",
    When::Judged,
    "period, datapoints_to_alarm, evaluation_periods",
    "",
    "the loss of the region is seen later: this signal is raised after {after} instead of {before}"};
inline constexpr Harm kHigherThreshold{
    kAlarm,
    Part::Signal,
    "",
    When::Judged,
    "threshold",
    "",
    "this signal asks for more before it is raised: {after} instead of {before}"};
inline constexpr Harm kUncounted{kComposite,
                                 Part::Any,
                                 "region_lost",
                                 When::Judged,
                                 "alarm_rule",
                                 "",
                                 "no longer counts for the loss of the region: {what}"};
inline constexpr Harm kLostAgreement{
    kComposite,
    Part::Any,
    "region_lost",
    When::Judged,
    "alarm_rule",
    "",
    "no longer enough for a failover: {what}; the region is held for lost in fewer cases"};
inline constexpr Harm kFewerWitnesses{
    kComposite,
    Part::Any,
    "region_lost",
    When::Judged,
    "alarm_rule",
    "",
    "enough for a failover now: {what} without any other; it may start with the region in order, and a "
    "promotion cannot be taken back"};
inline constexpr Harm kLostGuard{kComposite,
                                 Part::Any,
                                 "region_lost",
                                 When::Judged,
                                 "alarm_rule",
                                 "",
                                 "{what} no longer keeps an alarm from starting a failover without need"};
inline constexpr Harm kNoLongerIgnored{
    "",
    Part::Any,
    "",
    When::Judged,
    "lifecycle.ignore_changes",
    "",
    "`{what}` belongs to the running system: a plan after a failover would undo what the controller did"};
inline constexpr Harm kUnguarded{
    kParameter,
    Part::Any,
    "active_region, failbacks",
    When::Judged,
    "lifecycle.postcondition",
    "",
    "the guard is gone: after a failover nothing stops a plan that is for the time before it"};
inline constexpr Harm kUnprotected{
    "",
    Part::Any,
    "",
    When::Judged,
    "lifecycle.prevent_destroy",
    "",
    "a plan that destroys it, with what failover needs in it, is no longer refused"};
inline constexpr Harm kLastSubscriber{
    "aws_sns_topic_subscription",
    Part::Dr,
    "mail_*",
    When::Judged,
    "",
    "",
    "nobody is told any more that the region is lost, or that a failover waits for an answer"};
inline constexpr Harm kLowCeiling{
    "aws_autoscaling_group",
    Part::Dr,
    "",
    When::Judged,
    "max_size",
    "",
    "a failover asks for {before} instances, and the group may not have more than {after}"};
inline constexpr Harm kForgotten{
    kController,
    Part::Any,
    "",
    When::Judged,
    "services, databases, buckets",
    "",
    "the controller no longer knows {what}, which is still there: a failover leaves it behind"};
inline constexpr Harm kSharedRegion{"provider",
                                    Part::Any,
                                    "",
                                    When::Judged,
                                    "region",
                                    "",
                                    "both sides are in {after} now: what takes one of them takes the other"};
inline constexpr Harm kStateAtRisk{
    "terraform",
    Part::Any,
    "",
    When::Judged,
    "backend.s3.region",
    "",
    "the state is in the primary region {after}: while that is lost Terraform can neither plan nor apply"};
inline constexpr Harm kFewerRights{
    "aws_iam_role_policy, aws_iam_policy", Part::Any, "", When::Judged, "policy", "", "{what} ({before})"};
}  // namespace harm

/// What a role that has a part in a failover can no longer do without an action.
struct Ability {
  std::string_view role;    ///< of the resource, with `*`
  std::string_view action;  ///< with `*`
  std::string_view lost;
};
/// The first that fits counts.
[[nodiscard]] std::span<const Ability> Abilities();

/// What goes with something greater: that one's note is enough.
struct Belonging {
  std::string_view type;
  std::string_view with;
};
[[nodiscard]] std::span<const Belonging> Belongings();

/// `*` stands for any text, also none.
[[nodiscard]] bool Fits(std::string_view pattern, std::string_view text);

}  // namespace lifeboat::diff
